extension QRCode {
    /// The light border that readers need, in modules.
    package static let quietZone = 4

    /// Lines of text that show the code with its quiet zone in a terminal, two modules to a
    /// character, one above the other.
    ///
    /// Both colours are set, and to fixed ones: black on white from the colour cube of 256, which
    /// themes leave alone. So the code is dark on light on any background; many readers refuse
    /// an inverted one, and the sixteen named colours may be any.
    package func terminal() -> [String] {
        let blackOnWhite = "\u{1B}[38;5;16;48;5;231m"
        let reset = "\u{1B}[0m"
        let zone = Self.quietZone
        return stride(from: -zone, to: size + zone, by: 2).map { y in
            let characters = (-zone..<(size + zone)).map { x -> Character in
                switch (isDark(x, y), isDark(x, y + 1)) {
                case (true, true): "█"
                case (true, false): "▀"
                case (false, true): "▄"
                case (false, false): " "
                }
            }
            return blackOnWhite + String(characters) + reset
        }
    }

    /// The dark modules as the path of an SVG, one unit to a module; the view box is
    /// `0 0 n n` with n = `size` + 2 × `quietZone`. The ground is to be light.
    package func svgPath() -> String {
        var path = ""
        for y in 0..<size {
            var x = 0
            while x < size {
                let start = x
                while isDark(x, y) { x += 1 }
                if x > start {
                    let left = start + Self.quietZone
                    path += "M\(left) \(y + Self.quietZone)h\(x - start)v1H\(left)z"
                }
                x += 1
            }
        }
        return path
    }
}

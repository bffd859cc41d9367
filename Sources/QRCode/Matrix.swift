/// The modules of a symbol while it is being drawn.
struct Matrix {
    let size: Int
    private(set) var dark: [Bool]
    /// The modules that are no data: patterns, format and version information.
    private var isFunction: [Bool]
    private let symbol: Symbol

    init(_ symbol: Symbol) {
        self.symbol = symbol
        size = symbol.size
        dark = [Bool](repeating: false, count: size * size)
        isFunction = dark
    }

    private mutating func setFunction(_ x: Int, _ y: Int, _ isDark: Bool) {
        dark[y * size + x] = isDark
        isFunction[y * size + x] = true
    }

    /// Draws everything that does not depend on the text, and keeps the format's place free.
    mutating func drawFunctionPatterns() {
        for index in 0..<size {
            setFunction(6, index, index.isMultiple(of: 2))
            setFunction(index, 6, index.isMultiple(of: 2))
        }
        for (x, y) in [(3, 3), (size - 4, 3), (3, size - 4)] { drawFinder(x, y) }
        let positions = symbol.alignmentPositions
        for x in positions {
            for y in positions where !isUnderFinder(x, y) { drawAlignment(x, y) }
        }
        drawFormat(mask: 0)
        drawVersion()
    }

    /// A finder pattern around its centre, with the light border that separates it.
    private mutating func drawFinder(_ centreX: Int, _ centreY: Int) {
        for y in max(0, centreY - 4)...min(size - 1, centreY + 4) {
            for x in max(0, centreX - 4)...min(size - 1, centreX + 4) {
                let ring = max(abs(x - centreX), abs(y - centreY))
                setFunction(x, y, ring != 2 && ring != 4)
            }
        }
    }

    private func isUnderFinder(_ x: Int, _ y: Int) -> Bool {
        (x == 6 && (y == 6 || y == size - 7)) || (x == size - 7 && y == 6)
    }

    private mutating func drawAlignment(_ centreX: Int, _ centreY: Int) {
        for y in -2...2 {
            for x in -2...2 {
                setFunction(centreX + x, centreY + y, max(abs(x), abs(y)) != 1)
            }
        }
    }

    /// Draws the correction level and the mask, twice.
    mutating func drawFormat(mask: Int) {
        let bits = Self.formatBits(symbol.correction, mask: mask)
        func bit(_ index: Int) -> Bool { bits >> index & 1 != 0 }
        for index in 0...5 { setFunction(8, index, bit(index)) }
        setFunction(8, 7, bit(6))
        setFunction(8, 8, bit(7))
        setFunction(7, 8, bit(8))
        for index in 9...14 { setFunction(14 - index, 8, bit(index)) }
        for index in 0...7 { setFunction(size - 1 - index, 8, bit(index)) }
        for index in 8...14 { setFunction(8, size - 15 + index, bit(index)) }
        setFunction(8, size - 8, true)
    }

    /// 15 bits: level and mask with their correction code, masked so that they are never all light.
    static func formatBits(_ correction: QRCode.Correction, mask: Int) -> Int {
        let level =
            switch correction {
            case .low: 1
            case .medium: 0
            case .quartile: 3
            case .high: 2
            }
        let data = level << 3 | mask
        return withRemainder(data, bits: 10, generator: 0b101_0011_0111) ^ 0b101_0100_0001_0010
    }

    private mutating func drawVersion() {
        guard symbol.version >= 7 else { return }
        let bits = Self.versionBits(symbol.version)
        for index in 0..<18 {
            let isDark = bits >> index & 1 != 0
            setFunction(size - 11 + index % 3, index / 3, isDark)
            setFunction(index / 3, size - 11 + index % 3, isDark)
        }
    }

    /// 18 bits: the version with its correction code.
    static func versionBits(_ version: Int) -> Int {
        withRemainder(version, bits: 12, generator: 0b1_1111_0010_0101)
    }

    /// The data followed by the remainder of its division by a generator polynomial over GF(2).
    private static func withRemainder(_ data: Int, bits: Int, generator: Int) -> Int {
        var remainder = data
        for _ in 0..<bits {
            remainder <<= 1
            if remainder >> bits & 1 != 0 { remainder ^= generator }
        }
        return data << bits | remainder
    }

    /// Draws the codewords in pairs of columns from the lower right corner, up and down in turns,
    /// around what is drawn already. A few modules at the end may stay light.
    mutating func draw(_ codewords: [UInt8]) {
        var bit = 0
        var goesUp = true
        // Column 6 is a timing pattern and is stepped over.
        let rightColumns = stride(from: size - 1, to: 6, by: -2).map { $0 } + [5, 3, 1]
        for right in rightColumns {
            for step in 0..<size {
                let y = goesUp ? size - 1 - step : step
                for x in [right, right - 1] where !isFunction[y * size + x] {
                    guard bit < codewords.count * 8 else { return }
                    dark[y * size + x] = codewords[bit / 8] >> (7 - bit % 8) & 1 != 0
                    bit += 1
                }
            }
            goesUp.toggle()
        }
    }

    /// Inverts the data where the mask says so; a second time undoes it.
    mutating func apply(mask: Int) {
        for y in 0..<size {
            for x in 0..<size where !isFunction[y * size + x] {
                if Self.inverts(mask, x, y) { dark[y * size + x].toggle() }
            }
        }
    }

    private static func inverts(_ mask: Int, _ x: Int, _ y: Int) -> Bool {
        switch mask {
        case 0: (x + y) % 2 == 0
        case 1: y % 2 == 0
        case 2: x % 3 == 0
        case 3: (x + y) % 3 == 0
        case 4: (x / 3 + y / 2) % 2 == 0
        case 5: x * y % 2 + x * y % 3 == 0
        case 6: (x * y % 2 + x * y % 3) % 2 == 0
        case 7: ((x + y) % 2 + x * y % 3) % 2 == 0
        default: preconditionFailure("there are eight masks")
        }
    }

    /// The mask with the least penalty; the first of several.
    func bestMask() -> Int {
        let penalties = (0...7).map { mask in
            var masked = self
            masked.apply(mask: mask)
            masked.drawFormat(mask: mask)
            return Penalty.of(masked.dark, size: size)
        }
        return penalties.firstIndex(of: penalties.min()!)!
    }
}

internal import Words

/// A stretch of text that is set in one direction.
struct DirectionalRun: Equatable {
    var text: String
    var isRightToLeft: Bool
}

extension DirectionalRun {
    /// Splits a paragraph into the stretches that its letters and figures ask for, by the Unicode
    /// bidirectional algorithm (UAX #9, without embeddings, overrides and isolates; take those out
    /// with `withMarks` first).
    ///
    /// In a paragraph from right to left, figures and Latin text are stretches of their own. In one
    /// from left to right, figures after an Arabic word belong to its stretch, or they would change
    /// places with it.
    static func split(_ text: String, in base: TextDirection) -> [DirectionalRun] {
        let scalars = Array(text.unicodeScalars)
        let levels = BidiLevels(of: scalars, in: base).levels
        var runs: [DirectionalRun] = []
        var current = String.UnicodeScalarView()
        var isRightToLeft = false
        for (scalar, level) in zip(scalars, levels) {
            let own =
                switch base {
                case .rightToLeft: level == 1
                case .leftToRight: level > 0
                }
            if own != isRightToLeft, !current.isEmpty {
                runs.append(DirectionalRun(text: String(current), isRightToLeft: isRightToLeft))
                current = .init()
            }
            isRightToLeft = own
            current.append(scalar)
        }
        if !current.isEmpty {
            runs.append(DirectionalRun(text: String(current), isRightToLeft: isRightToLeft))
        }
        return runs
    }
}

extension String {
    /// The text with marks (U+200E, U+200F) in place of isolates, as programs that know no isolates
    /// need it, and without embeddings and overrides. The isolates must be in pairs.
    func withMarks(in base: TextDirection) -> String {
        guard unicodeScalars.contains(where: \.isDirectionalControl) else { return self }
        let scalars = Array(unicodeScalars)
        var text = String.UnicodeScalarView()
        var open: [Unicode.Scalar?] = []
        for (index, scalar) in scalars.enumerated() {
            switch scalar {
            case "\u{2066}", "\u{2067}", "\u{2068}":
                let mark = Self.mark(opening: scalar, before: scalars[(index + 1)...], in: base)
                open.append(mark)
                if let mark { text.append(mark) }
            case "\u{2069}":
                guard let mark = open.popLast() ?? nil else { continue }
                text.append(mark)
                // What stands between two isolates is again of the paragraph's direction.
                text.append(base == .leftToRight ? "\u{200E}" : "\u{200F}")
            case "\u{202A}"..."\u{202E}": continue
            // A character, not an enum of ours.
            default: text.append(scalar)
            }
        }
        return String(text)
    }

    /// The mark of an isolate's direction; `nil` when that is the paragraph's.
    private static func mark(
        opening scalar: Unicode.Scalar, before rest: ArraySlice<Unicode.Scalar>,
        in base: TextDirection
    ) -> Unicode.Scalar? {
        let inside = rest.prefix { $0 != "\u{2069}" }
        let direction: TextDirection? =
            switch scalar {
            case "\u{2066}": .leftToRight
            case "\u{2067}": .rightToLeft
            // A character, not an enum of ours.
            default: TextDirection(firstLetterOf: String(String.UnicodeScalarView(inside)))
            }
        guard let direction, direction != base else { return nil }
        return direction == .leftToRight ? "\u{200E}" : "\u{200F}"
    }
}

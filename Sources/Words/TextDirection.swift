/// The direction in which a text runs.
package enum TextDirection: Equatable, Sendable {
    case leftToRight, rightToLeft

    /// The direction of the first letter; `nil` for a text without letters.
    package init?(firstLetterOf text: String) {
        for scalar in text.unicodeScalars {
            switch scalar.bidiClass {
            case .left: self = .leftToRight
            case .right, .arabicLetter: self = .rightToLeft
            case .europeanNumber, .arabicNumber, .sign, .terminator, .separator, .mark, .neutral:
                continue
            }
            return
        }
        return nil
    }
}

/// The classes of UAX #9 that matter where embeddings and overrides are taken out.
package enum BidiClass: Sendable {
    case left, right, arabicLetter
    case europeanNumber, arabicNumber
    /// Plus and minus; percent and currencies; comma, point, colon and slash.
    case sign, terminator, separator
    /// Takes the class of what it stands on.
    case mark
    case neutral
}

extension Unicode.Scalar {
    package var bidiClass: BidiClass {
        switch value {
        case 0x30...0x39, 0x6F0...0x6F9, 0xB2, 0xB3, 0xB9, 0x2070...0x2079: .europeanNumber
        case 0x600...0x605, 0x660...0x669, 0x66B, 0x66C, 0x6DD: .arabicNumber
        case 0x2B, 0x2D, 0x2212: .sign
        case 0x23...0x25, 0xA2...0xA5, 0xB0, 0xB1, 0x66A, 0x2030...0x2034, 0x20A0...0x20CF:
            .terminator
        case 0x2C, 0x2E, 0x2F, 0x3A, 0xA0, 0x60C, 0x202F: .separator
        case 0x200E: .left
        case 0x200F: .right
        case 0x61C: .arabicLetter
        case 0x5BE, 0x5C0, 0x5C3, 0x5C6, 0x7C0...0x7EA: .right
        case 0x608, 0x60B, 0x60D, 0x61B, 0x61D...0x61F, 0x66D, 0x6D4: .arabicLetter
        // Anything else: by its general category and its block.
        default: bidiClassByCategory
        }
    }

    private var bidiClassByCategory: BidiClass {
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark: return .mark
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .letterNumber, .spacingMark:
            switch value {
            case 0x600...0x7BF, 0x860...0x8FF, 0xFB50...0xFDFF, 0xFE70...0xFEFF,
                0x1EC70...0x1EEFF:
                return .arabicLetter
            case 0x590...0x5FF, 0x7C0...0x85F, 0xFB1D...0xFB4F, 0x10800...0x10FFF,
                0x1E800...0x1EFFF:
                return .right
            default: return .left
            }
        // Punctuation, symbols, spaces, controls: a category is Unicode's, not an enum of ours.
        default: return .neutral
        }
    }
}

// MARK: Isolation

extension String {
    /// The deepest that directional controls may lie in one another; more says nothing to a reader.
    private static var directionalDepth: Int { 60 }

    /// The text with its directional controls in pairs: what closes nothing is left out, what
    /// nothing closes is closed at the end, so that no text can turn what stands after it.
    package var withPairedControls: String {
        guard unicodeScalars.contains(where: \.isDirectionalControl) else { return self }
        var text = String.UnicodeScalarView()
        var open: [Unicode.Scalar] = []
        for scalar in unicodeScalars {
            switch scalar {
            case "\u{202A}", "\u{202B}", "\u{202D}", "\u{202E}":
                guard open.count < Self.directionalDepth else { continue }
                open.append("\u{202C}")
            case "\u{2066}", "\u{2067}", "\u{2068}":
                guard open.count < Self.directionalDepth else { continue }
                open.append("\u{2069}")
            case "\u{202C}":
                guard open.last == scalar else { continue }
                open.removeLast()
            case "\u{2069}":
                guard let index = open.lastIndex(of: scalar) else { continue }
                // Closing an isolate closes the embeddings inside it.
                text.append(contentsOf: open[(index + 1)...].reversed())
                open.removeSubrange(index...)
            // A character, not an enum of ours.
            default: break
            }
            text.append(scalar)
        }
        text.append(contentsOf: open.reversed())
        return String(text)
    }

    /// The text for a place in a text of `direction`: between U+2068 and U+2069 when it runs the
    /// other way or has directional controls of its own.
    package func isolated(in direction: TextDirection) -> String {
        let text = withPairedControls
        let own = TextDirection(firstLetterOf: text)
        let isForeign = own != nil && own != direction
        guard isForeign || text.unicodeScalars.contains(where: \.isDirectionalControl) else {
            return text
        }
        return "\u{2068}\(text)\u{2069}"
    }
}

extension Unicode.Scalar {
    /// An embedding, an override, an isolate or what closes one.
    package var isDirectionalControl: Bool {
        (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value)
    }
}

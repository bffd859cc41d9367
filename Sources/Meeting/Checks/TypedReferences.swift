extension Meeting {
    /// The numbers of commitments that the words of a decision name in digits, each once, in the
    /// order of the words. A name that is chosen from the list is a link; digits may be read as a
    /// number or as a rank, and go stale.
    func typedReferences(of decision: Decision) -> [Int] {
        let options: [String] =
            switch decision.disposition {
            case .undecided(let options): options
            case .retained, .merged, .supplementary, .dropped: []
            }
        let texts = [decision.reason] + decision.conditions.map(\.text) + options
        let typed = texts.flatMap(TypedReference.numbers)
        guard !typed.isEmpty else { return [] }
        let numbers = Set(commitments.map(\.number))
        var seen: Set<Int> = []
        return typed.filter { numbers.contains($0) && seen.insert($0).inserted }
    }
}

/// Finds "commitment no. 16" and its like in a text.
enum TypedReference {
    /// What stands before a number that means a commitment.
    private static let announcing: Set<String> = [
        "عدد", "رقم", "التعهد", "التعهدين", "التعهدات",
        "n°", "nº", "no", "nos", "numéro", "numéros", "engagement", "engagements",
        "number", "numbers", "commitment", "commitments", "#",
    ]
    /// What may stand between two such numbers.
    private static let joining: Set<String> = ["و", "أو", "او", "et", "ou", "and", "or"]

    /// The numbers that are announced as such, in order.
    static func numbers(in text: String) -> [Int] {
        var found: [Int] = []
        var isAnnounced = false
        for token in tokens(of: text) {
            switch token {
            case .number(let number): if isAnnounced { found.append(number) }
            case .word(let word):
                isAnnounced = announcing.contains(word) || isAnnounced && joining.contains(word)
            }
        }
        return found
    }

    private enum Token {
        case word(String)
        case number(Int)
    }

    /// The words, in lower case, and the numbers; what stands between them separates.
    private static func tokens(of text: String) -> [Token] {
        var tokens: [Token] = []
        var word = ""
        var digits = ""
        func end() {
            if !word.isEmpty { tokens.append(.word(word)) }
            // A number too long for a commitment's is none.
            if !digits.isEmpty, digits.count <= 9, let number = Int(digits) {
                tokens.append(.number(number))
            }
            word = ""
            digits = ""
        }
        for scalar in text.lowercased().unicodeScalars {
            if let digit = digit(scalar) {
                if !word.isEmpty { end() }
                digits.append(digit)
            } else if isPartOfWord(scalar) {
                if !digits.isEmpty { end() }
                word.unicodeScalars.append(scalar)
            } else {
                end()
            }
        }
        end()
        return tokens
    }

    /// 0 to 9 and ٠ to ٩.
    private static func digit(_ scalar: Unicode.Scalar) -> Character? {
        switch scalar.value {
        case 0x30...0x39: Character(scalar)
        case 0x660...0x669: Unicode.Scalar(scalar.value - 0x660 + 0x30).map { Character($0) }
        // Unicode is not an enumeration of ours.
        default: nil
        }
    }

    private static func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
        if scalar == "°" || scalar == "º" || scalar == "#" { return true }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .nonspacingMark, .spacingMark, .enclosingMark:
            return true
        // Unicode is not an enumeration of ours.
        default: return false
        }
    }
}

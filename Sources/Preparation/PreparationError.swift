package import StrictJSON

/// Why no meeting could be read from a file; always with the place.
package enum PreparationError: Error, Equatable, Sendable {
    /// The file is not JSON.
    case notJSON(JSONError)
    /// The file is not CSV, or not in UTF-8.
    case notCSV(at: TextPosition, expected: String)
    /// The form is right and the content is not. `field`: e.g. `participants[2].weight`, or the
    /// name of a column; empty for the whole.
    case content(at: TextPosition, field: String, expected: String)

    package var position: TextPosition {
        switch self {
        case .notJSON(let error): error.position
        case .notCSV(let at, _), .content(let at, _, _): at
        }
    }
}

extension PreparationError: CustomStringConvertible {
    /// One line: "line 12, column 9: participants[2].weight: expected …".
    package var description: String {
        switch self {
        case .notJSON(let error): error.description
        case .notCSV(let at, let expected): "\(at): expected \(expected)"
        case .content(let at, "", let expected): "\(at): expected \(expected)"
        case .content(let at, let field, let expected): "\(at): \(field): expected \(expected)"
        }
    }
}

/// Something that was imported as it stands and needs somebody's eye.
package enum Warning: Equatable, Sendable {
    /// A count is empty, which is not zero. `suggestion`: 0 when only zero makes the row add up.
    case emptyCount(at: TextPosition, number: Int, level: String, suggestion: Int?)
    case noCounts(at: TextPosition, number: Int)
    /// The counts do not add up to what the others add up to.
    case totalDiffers(at: TextPosition, number: Int, total: Int, expected: Int)
    /// The title ends with a colon: its sub-points were cut off.
    case titleCutOff(at: TextPosition, number: Int)

    package var position: TextPosition {
        switch self {
        case .emptyCount(let at, _, _, _), .noCounts(let at, _), .totalDiffers(let at, _, _, _),
            .titleCutOff(let at, _):
            at
        }
    }
}

extension Warning: CustomStringConvertible {
    /// One line, a question where the file leaves one.
    package var description: String {
        switch self {
        case .emptyCount(let at, let number, let level, let suggestion):
            "\(at): commitment \(number): “\(level)” is empty and was left so; "
                + (suggestion.map { "is \($0) meant?" } ?? "what is the count?")
        case .noCounts(let at, let number):
            "\(at): commitment \(number): all counts are empty and were left so; is that right?"
        case .totalDiffers(let at, let number, let total, let expected):
            "\(at): commitment \(number): the answers add up to \(total), "
                + "those of the others to \(expected); which count is wrong?"
        case .titleCutOff(let at, let number):
            "\(at): commitment \(number): the title ends with a colon; was something cut off?"
        }
    }
}

internal import StrictJSON

/// A field of a CSV file with the place where it begins.
struct CSVField {
    var text: String
    var position: TextPosition
}

/// Reads CSV as RFC 4180 has it: in UTF-8, with or without a byte order mark, lines ending with
/// CRLF or LF, fields between commas or, when the first line says so, semicolons.
struct CSV {
    private var scalars: [Unicode.Scalar] = []
    private var index = 0
    private var position = TextPosition(line: 1, column: 1)
    private var separator: Unicode.Scalar = ","

    /// The rows of a file; empty lines left out.
    static func rows(_ bytes: [UInt8]) throws(PreparationError) -> [[CSVField]] {
        var csv = CSV()
        csv.scalars = try scalars(of: bytes)
        csv.separator = csv.separatorOfFirstLine
        return try csv.rows()
    }

    private static func scalars(
        of bytes: [UInt8]
    ) throws(PreparationError) -> [Unicode.Scalar] {
        var scalars: [Unicode.Scalar] = []
        var position = TextPosition(line: 1, column: 1)
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        while true {
            switch decoder.decode(&iterator) {
            case .scalarValue(let scalar):
                if scalar == "\u{FEFF}", scalars.isEmpty, position.column == 1 { continue }
                scalars.append(scalar)
                if scalar == "\n" {
                    position = TextPosition(line: position.line + 1, column: 1)
                } else {
                    position.column += 1
                }
            case .emptyInput: return scalars
            case .error:
                throw .notCSV(
                    at: position, expected: "UTF-8; save the file as “CSV UTF-8” and try again")
            }
        }
    }

    /// The one of comma and semicolon that is more frequent in the first line, outside quotes.
    private var separatorOfFirstLine: Unicode.Scalar {
        var quoted = false
        var commas = 0
        var semicolons = 0
        for scalar in scalars {
            if scalar == "\"" { quoted.toggle() }
            if quoted { continue }
            if scalar == "\n" { break }
            if scalar == "," { commas += 1 }
            if scalar == ";" { semicolons += 1 }
        }
        return semicolons > commas ? ";" : ","
    }

    private var current: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

    private mutating func advance() {
        if scalars[index] == "\n" {
            position = TextPosition(line: position.line + 1, column: 1)
        } else {
            position.column += 1
        }
        index += 1
    }

    private mutating func rows() throws(PreparationError) -> [[CSVField]] {
        var rows: [[CSVField]] = []
        while current != nil {
            let row = try row()
            if row.count > 1 || row.contains(where: { !$0.text.isEmpty }) { rows.append(row) }
        }
        return rows
    }

    private mutating func row() throws(PreparationError) -> [CSVField] {
        var row: [CSVField] = []
        while true {
            row.append(try field())
            if current == separator {
                advance()
                continue
            }
            if current == "\r" { advance() }
            guard current != nil else { return row }
            guard current == "\n" else {
                throw .notCSV(at: position, expected: "the end of the line")
            }
            advance()
            return row
        }
    }

    private mutating func field() throws(PreparationError) -> CSVField {
        let start = position
        var text = String.UnicodeScalarView()
        guard current == "\"" else {
            while let scalar = current, scalar != separator, scalar != "\n", scalar != "\r" {
                guard scalar != "\"" else {
                    throw .notCSV(
                        at: position,
                        expected: "quotes around the whole field and doubled inside it")
                }
                text.append(scalar)
                advance()
            }
            return CSVField(text: String(text), position: start)
        }
        advance()
        while let scalar = current {
            advance()
            if scalar == "\"" {
                guard current == "\"" else {
                    return try closed(CSVField(text: String(text), position: start))
                }
                advance()
            }
            text.append(scalar)
        }
        throw .notCSV(at: start, expected: "a closing quote for the one that opens here")
    }

    private func closed(_ field: CSVField) throws(PreparationError) -> CSVField {
        switch current {
        case nil, separator, "\n", "\r": return field
        // A character, not an enum of ours.
        default:
            throw .notCSV(at: position, expected: "“\(separator)” or the end of the line")
        }
    }
}

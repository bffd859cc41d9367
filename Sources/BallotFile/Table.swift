/// A row of a table with the line where it begins.
struct Row {
    /// Without white space at their ends.
    var fields: [String]
    var line: Int
}

/// Reads rows as RFC 4180 has them: UTF-8 with or without a byte order mark, lines ending with LF
/// or CRLF. A quote that is not the first character of a field is an ordinary character, as in
/// many files out there.
struct Table {
    private var bytes: ArraySlice<UInt8>
    private let separator: UInt8
    private var line = 1

    /// All rows but the empty ones. Without a `separator`: the one of comma and semicolon that is
    /// more frequent in the first line.
    static func rows(
        _ bytes: [UInt8], separator: Character? = nil
    ) throws(BallotFileError) -> [Row] {
        var table = Table(bytes, separator)
        var rows: [Row] = []
        while !table.bytes.isEmpty {
            let row = try table.row()
            if row.fields.contains(where: { !$0.isEmpty }) { rows.append(row) }
        }
        return rows
    }

    private init(_ bytes: [UInt8], _ separator: Character?) {
        let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        self.bytes = content
        let firstLine = content.prefix { $0 != UInt8(ascii: "\n") }
        func frequency(_ separator: Unicode.Scalar) -> Int {
            firstLine.count { $0 == UInt8(ascii: separator) }
        }
        self.separator =
            separator?.asciiValue
            ?? UInt8(ascii: frequency(";") > frequency(",") ? ";" : ",")
    }

    private mutating func row() throws(BallotFileError) -> Row {
        var row = Row(fields: [], line: line)
        while true {
            row.fields.append(try field())
            guard let byte = bytes.popFirst() else { return row }
            if byte == separator { continue }
            line += 1
            return row
        }
    }

    /// A field up to the separator or the end of the line, which stay.
    private mutating func field() throws(BallotFileError) -> String {
        let start = line
        while bytes.first == UInt8(ascii: " "), separator != UInt8(ascii: " ") {
            bytes.removeFirst()
        }
        var content: [UInt8] = []
        if bytes.first == UInt8(ascii: "\"") {
            bytes.removeFirst()
            content = try quoted(start)
            let rest = plain()
            guard rest.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\r") }) else {
                throw .at(line, "expected the end of the field after the closing quote")
            }
        } else {
            content = Array(plain())
        }
        guard let text = String(validating: content, as: UTF8.self) else {
            throw .at(start, "expected UTF-8")
        }
        return text.trimmed
    }

    private mutating func plain() -> ArraySlice<UInt8> {
        let field = bytes.prefix { $0 != separator && $0 != UInt8(ascii: "\n") }
        bytes = bytes[field.endIndex...]
        return field
    }

    private mutating func quoted(_ start: Int) throws(BallotFileError) -> [UInt8] {
        var content: [UInt8] = []
        while let byte = bytes.popFirst() {
            if byte == UInt8(ascii: "\"") {
                guard bytes.first == byte else { return content }
                bytes.removeFirst()
            }
            if byte == UInt8(ascii: "\n") { line += 1 }
            content.append(byte)
        }
        throw .at(start, "expected a closing quote for the one that opens here")
    }
}

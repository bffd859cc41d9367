internal import Words

/// Writes the tables of a document as CSV (RFC 4180): UTF-8 with a byte order mark, as spreadsheets
/// ask for, lines ending with CRLF, and no cell that one could take for a formula.
struct CSVWriter {
    let document: OfficialDocument
    /// The head of a column that says in which of several tables a line stands; `nil`: there is one
    /// table, as of the results in the minutes, however often it is shown.
    let partHead: String?

    var bytes: [UInt8] { Self.bytes(rows) }

    /// All tables under one head; where there are several, a column says which.
    private var rows: [[String]] {
        let tables = document.parts.compactMap { part -> Table? in
            guard case .table(let table) = part else { return nil }
            return table
        }
        guard let first = tables.first else { return [] }
        func line(_ cells: [Table.Cell], of table: Table, part: String) -> [String] {
            let texts = zip(cells, table.columns).compactMap { cell, column in
                column.isForHand ? nil : cell.text
            }
            return partHead == nil ? texts : [part] + texts
        }
        return [line(first.head, of: first, part: partHead ?? "")]
            + (partHead == nil ? [first] : tables).flatMap { table in
                table.rows.map { line($0, of: table, part: table.caption) }
            }
    }

    static func bytes(_ rows: [[String]]) -> [UInt8] {
        var text = "\u{FEFF}"
        for row in rows { text += row.map(field).joined(separator: ",") + "\r\n" }
        return Array(text.utf8)
    }

    /// What a spreadsheet takes for the beginning of a formula.
    private static let formulaSigns: Set<Unicode.Scalar> = [
        "=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}", "|", "%",
    ]

    /// A field: what turns the direction of what follows is left out, a formula is made text by an
    /// apostrophe.
    static func field(_ text: String) -> String {
        var plain = String.UnicodeScalarView()
        for scalar in text.unicodeScalars where !scalar.isDirectionalControl {
            switch scalar {
            case "\r": continue
            case "\u{2028}", "\u{2029}": plain.append("\n")
            case "\t", "\n": plain.append(scalar)
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}":
                plain.append("\u{FFFD}")
            // A character, not an enum of ours.
            default: plain.append(scalar)
            }
        }
        let sign = plain.first { !$0.properties.isWhitespace && !$0.isInvisible }
        // A tab at the start is taken for nothing by some, and for the start of a formula by others.
        let isFormula = sign.map(formulaSigns.contains) ?? false || plain.first == "\t"
        let safe = (isFormula ? "'" : "") + String(plain)
        let needsQuotes = safe.unicodeScalars.contains {
            ["\"", ",", ";", "\n", "\t", "'"].contains($0)
        }
        let hasEdge = safe.first?.isWhitespace == true || safe.last?.isWhitespace == true
        guard needsQuotes || hasEdge else { return safe }
        // Sign by sign: a quote with a mark above it is another character to Swift, none to readers.
        var quoted = String.UnicodeScalarView()
        for scalar in safe.unicodeScalars {
            if scalar == "\"" { quoted.append(scalar) }
            quoted.append(scalar)
        }
        return "\"\(String(quoted))\""
    }
}

extension Unicode.Scalar {
    /// A mark that is not seen, as U+200E or U+FEFF.
    fileprivate var isInvisible: Bool { properties.generalCategory == .format }
}

extension Table.Cell {
    /// The paragraphs one under the other.
    fileprivate var text: String {
        paragraphs.map { $0.runs.map(\.text).joined() }.joined(separator: "\n")
    }
}

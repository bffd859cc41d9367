internal import Words

/// Writes a document as Markdown: CommonMark with the tables of GitHub. What people wrote is text
/// and nothing else, whatever signs it has.
struct MarkdownWriter {
    let document: OfficialDocument

    var text: String {
        var blocks: [String] = []
        if document.direction == .rightToLeft {
            blocks.append("<div dir=\"rtl\" lang=\"\(document.language.rawValue)\">")
        }
        if let mark = document.draftMark { blocks.append("**\(escaped(mark))**") }
        blocks += body
        if let fingerprint = document.footer.fingerprint { blocks.append(escaped(fingerprint)) }
        if document.direction == .rightToLeft { blocks.append("</div>") }
        return blocks.joined(separator: "\n\n") + "\n"
    }

    private var body: [String] {
        var blocks: [String] = []
        var list: [String] = []
        var counts: [Int] = []
        var last: Int?
        for part in document.parts {
            guard case .item(let item) = part else {
                if !list.isEmpty { blocks.append(list.joined(separator: "\n")) }
                (list, counts, last) = ([], [], nil)
                var written = self.blocks(part)
                // A heading that says the same names the table well enough.
                if case .table(let table) = part,
                    blocks.last?.drop(while: { $0 == "#" }) == " " + inOneLine(table.caption)
                {
                    written.removeFirst()
                }
                blocks += written
                continue
            }
            if item.numbering != last, !list.isEmpty {
                // Between two lists that touch, or they would be one.
                blocks += [list.joined(separator: "\n"), "<!-- -->"]
                (list, counts) = ([], [])
            }
            last = item.numbering
            list.append(line(item, &counts))
        }
        if !list.isEmpty { blocks.append(list.joined(separator: "\n")) }
        return blocks
    }

    private func blocks(_ part: Part) -> [String] {
        switch part {
        case .letterhead(let lines): return [lines.map(escaped).joined(separator: "\\\n")]
        case .title(let text): return ["# \(inOneLine(text))"]
        case .fact(let label, let text): return ["**\(strong(label))** \(escaped(text))"]
        case .heading(let level, let text):
            return [String(repeating: "#", count: level + 1) + " " + inOneLine(text.plain)]
        case .paragraph(let text):
            let text = inline(text)
            return text.isEmpty ? [] : [text]
        // Written by `body`, as an item needs to know its neighbours.
        case .item: return []
        case .table(let table): return ["**\(strong(table.caption))**", lines(table)]
        case .signatures(let signatures):
            return signatures.map { "**\(strong($0.label))**\\\n\(escaped($0.name))" }
        }
    }

    /// A line of a list. `counts`: how far each level has counted.
    private func line(_ item: ListItem, _ counts: inout [Int]) -> String {
        // A level deeper than the one above has no item to stand under.
        let level = min(item.level, counts.count)
        counts = Array(counts.prefix(level + 1))
        if counts.count == level { counts.append(0) }
        counts[level] += 1
        let mark = item.numbering == nil ? "-" : "\(counts[level])."
        let indent = String(repeating: " ", count: level * 4)
        let text = inline(item.paragraph).replacing("\n", with: "\n\(indent)    ")
        return "\(indent)\(mark) \(text)"
    }

    private func lines(_ table: Table) -> String {
        let rules = table.columns.map { $0.isCentred ? ":-:" : "---" }
        return ([table.head.map(content), rules] + table.rows.map { $0.map(content) })
            .map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
    }

    private func content(_ cell: Table.Cell) -> String {
        cell.paragraphs.map { inline($0, lineBreak: "<br>") }.joined(separator: "<br>")
    }

    // MARK: Text

    private func inline(_ text: Paragraph, lineBreak: String = "\\\n") -> String {
        text.runs.map { run in
            run.isStrong && !run.text.isEmpty
                ? "**\(strong(run.text, lineBreak: lineBreak))**"
                : escaped(run.text, lineBreak: lineBreak)
        }.joined(separator: text.runs.count > 1 ? " " : "")
    }

    /// Text for between asterisks, which must touch it.
    private func strong(_ text: String, lineBreak: String = "\\\n") -> String {
        let text = text.drop(while: \.isWhitespace)
        let end = text.lastIndex { !$0.isWhitespace }.map { text.index(after: $0) }
        return escaped(String(text[..<(end ?? text.startIndex)]), lineBreak: lineBreak)
    }

    private func inOneLine(_ text: String) -> String { escaped(text, lineBreak: " ") }

    private func escaped(_ text: String) -> String { escaped(text, lineBreak: "\\\n") }

    /// Signs that mean something wherever they stand, then those that do at the start of a line.
    private static let signs: Set<Unicode.Scalar> = [
        "\\", "`", "*", "_", "[", "]", "<", ">", "&", "|", "~", "$",
    ]
    private static let startSigns: Set<Unicode.Scalar> = ["#", "+", "-", "=", ":"]

    private func escaped(_ text: String, lineBreak: String) -> String {
        var result = String.UnicodeScalarView()
        // Digits at the start of a line may begin a list.
        var isStart = true
        var onlyDigits = true
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\r": continue
            case "\n", "\u{2028}", "\u{2029}":
                result.append(contentsOf: lineBreak.unicodeScalars)
                (isStart, onlyDigits) = (true, true)
                continue
            case "\t", " ":
                // Four of them would begin code.
                if !isStart { result.append(" ") }
                continue
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}":
                result.append("\u{FFFD}")
            // A character, not an enum of ours.
            default:
                let isMark =
                    Self.signs.contains(scalar)
                    || isStart && Self.startSigns.contains(scalar)
                    || !isStart && onlyDigits && (scalar == "." || scalar == ")")
                if isMark { result.append("\\") }
                result.append(scalar)
            }
            isStart = false
            onlyDigits = onlyDigits && ("0"..."9").contains(scalar)
        }
        // A break at the end breaks nothing.
        var written = String(result)
        while written.hasSuffix(lineBreak) { written.removeLast(lineBreak.count) }
        return written
    }
}

extension Paragraph {
    /// The text without its looks.
    fileprivate var plain: String { runs.map(\.text).joined() }
}

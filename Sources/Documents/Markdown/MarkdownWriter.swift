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
        var written = ""
        for run in text.runs {
            written += looked(run, lineBreak: lineBreak, isStart: written.isEmpty)
        }
        return withoutEnd(written, lineBreak: lineBreak)
    }

    /// A run with the signs of its look, which must touch it: white space stays outside.
    private func looked(_ run: Run, lineBreak: String, isStart: Bool) -> String {
        let marks = (run.isStrong ? "**" : "") + (run.isEmphasised ? "*" : "")
        let text = run.text.withoutEdges
        guard !text.isEmpty, !marks.isEmpty || run.link != nil else {
            return signed(run.text, lineBreak: lineBreak, isStart: isStart)
        }
        var written = marks + signed(text, lineBreak: lineBreak, isStart: isStart) + marks
        if let link = run.link { written = "[\(written)](<\(Self.address(link))>)" }
        let lead = run.text.first?.isWhitespace == true && !isStart ? " " : ""
        return lead + written + (run.text.last?.isWhitespace == true ? " " : "")
    }

    /// What stands between angle brackets as the address of a link.
    private static func address(_ link: String) -> String {
        link.unicodeScalars.map { scalar in
            switch scalar {
            case "<": "%3C"
            case ">": "%3E"
            case "\\": "%5C"
            case "\n", "\r": ""
            // A character, not an enum of ours.
            default: String(scalar)
            }
        }.joined()
    }

    /// Text for between asterisks, which must touch it.
    private func strong(_ text: String) -> String { escaped(text.withoutEdges) }

    private func inOneLine(_ text: String) -> String { escaped(text, lineBreak: " ") }

    private func escaped(_ text: String) -> String { escaped(text, lineBreak: "\\\n") }

    /// Signs that mean something wherever they stand, then those that do at the start of a line.
    private static let signs: Set<Unicode.Scalar> = [
        "\\", "`", "*", "_", "[", "]", "<", ">", "&", "|", "~", "$",
    ]
    private static let startSigns: Set<Unicode.Scalar> = ["#", "+", "-", "=", ":"]

    private func escaped(_ text: String, lineBreak: String) -> String {
        withoutEnd(signed(text, lineBreak: lineBreak, isStart: true), lineBreak: lineBreak)
    }

    /// A break at the end breaks nothing.
    private func withoutEnd(_ text: String, lineBreak: String) -> String {
        var text = text
        while text.hasSuffix(lineBreak) { text.removeLast(lineBreak.count) }
        return text
    }

    /// - Parameter isStart: whether the text begins a line.
    private func signed(_ text: String, lineBreak: String, isStart: Bool) -> String {
        var result = String.UnicodeScalarView()
        // Digits at the start of a line may begin a list.
        var isStart = isStart
        var onlyDigits = isStart
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
        return String(result)
    }
}

extension Paragraph {
    /// The text without its looks.
    fileprivate var plain: String { runs.map(\.text).joined() }
}

extension String {
    /// The text without white space at its ends.
    fileprivate var withoutEdges: String {
        let scalars = unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return "" }
        return String(scalars[first...last])
    }
}

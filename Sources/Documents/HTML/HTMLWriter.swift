internal import Meeting
internal import Words

/// Writes a document as one HTML page that needs nothing else: for reading on a screen, for screen
/// readers, and for printing on A4.
struct HTMLWriter {
    let document: OfficialDocument

    var text: String {
        let direction = Self.name(document.direction)
        let title = escaped("\(document.title) – \(document.subject)")
        return """
            <!DOCTYPE html>
            <html lang="\(document.language.rawValue)" dir="\(direction)">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="\(Self.policy)">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="generator" content="Mahdar">
            <title>\(title)</title>
            <style>
            \(HTMLStyle(document).text)
            </style>
            </head>
            <body>
            <main>
            \(draft)\(body)</main>
            \(footer)</body>
            </html>

            """
    }

    /// The page may style itself and do nothing else.
    private static let policy =
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

    private static func name(_ direction: TextDirection) -> String {
        switch direction {
        case .leftToRight: "ltr"
        case .rightToLeft: "rtl"
        }
    }

    private var draft: String {
        document.draftMark.map { #"<p class="draft">\#(escaped($0))</p>"# + "\n" } ?? ""
    }

    private var footer: String {
        document.footer.fingerprint.map {
            "<footer><p>\(escaped($0))</p></footer>\n"
        } ?? ""
    }

    // MARK: Parts

    private var body: String {
        var html = ""
        var outline = Outline()
        var lists = HTMLLists()
        for part in document.parts {
            if case .item(let item) = part {
                html += lists.opening(item)
                html += inline(item.paragraph)
                continue
            }
            html += lists.closingAll()
            html += self.html(part, &outline)
        }
        return html + lists.closingAll()
    }

    private func html(_ part: Part, _ outline: inout Outline) -> String {
        switch part {
        case .letterhead(let lines):
            let items = lines.map { "<p dir=\"auto\">\(escaped($0))</p>\n" }
            return "<header class=\"letterhead\">\n\(items.joined())</header>\n"
        case .title(let text): return "<h1>\(escaped(text))</h1>\n"
        case .fact(let label, let text):
            return "<p class=\"fact\"><strong>\(escaped(label))</strong>\(escaped(text))</p>\n"
        case .heading(let level, let text):
            let rank = outline.rank(of: level)
            return "<h\(rank)\(direction(text))>\(inline(text))</h\(rank)>\n"
        case .paragraph(let text):
            // An empty line of the minutes is no paragraph to be read out.
            if text.runs.allSatisfy({ $0.text.isEmpty }) { return "" }
            return "<p\(look(text))\(direction(text))>\(inline(text))</p>\n"
        // Written by `body`, as an item needs to know its neighbours.
        case .item: return ""
        case .table(let table): return html(table)
        case .signatures(let signatures):
            let items = signatures.map {
                "<div><p><strong>\(escaped($0.label))</strong></p><p>\(escaped($0.name))</p></div>\n"
            }
            return "<div class=\"signatures\">\n\(items.joined())</div>\n"
        }
    }

    private func html(_ table: Table) -> String {
        var html = "<div class=\"scroll\" role=\"region\" tabindex=\"0\" "
        html += "aria-label=\"\(XML.escaped(table.caption.withMarks(in: document.direction)))\">\n"
        html +=
            "<table\(table.isForHand ? " class=\"hand\"" : "")>\n<caption>\(escaped(table.caption))</caption>\n<colgroup>"
        let sum = table.columns.reduce(0) { $0 + $1.width }
        for column in table.columns {
            let share = Meeting.hundredths(of: column.width, in: sum)
            html += "<col style=\"inline-size:\(share / 100).\(share % 100 / 10)%\">"
        }
        html += "</colgroup>\n<thead>\n<tr>"
        html += table.head.map { "<th scope=\"col\">\(content($0))</th>" }.joined()
        html += "</tr>\n</thead>\n<tbody>\n"
        for row in table.rows {
            let cells = zip(row, table.columns).map { cell, column in
                let tag = column.namesRow ? "th scope=\"row\"" : "td"
                let look = column.isCentred ? " class=\"figure\"" : ""
                return "<\(tag)\(look)>\(content(cell))</\(tag.prefix(2))>"
            }
            html += "<tr>\(cells.joined())</tr>\n"
        }
        return html + "</tbody>\n</table>\n</div>\n"
    }

    private func content(_ cell: Table.Cell) -> String {
        if cell.paragraphs.count == 1, let only = cell.paragraphs.first,
            only.direction == document.direction
        {
            return inline(only)
        }
        return cell.paragraphs.map {
            "<span class=\"line\(isNote($0) ? " note" : "")\"\(direction($0))>\(inline($0))</span>"
        }.joined()
    }

    // MARK: Text

    private func isNote(_ text: Paragraph) -> Bool {
        switch text.style {
        case .body: false
        case .note: true
        }
    }

    private func look(_ text: Paragraph) -> String { isNote(text) ? " class=\"note\"" : "" }

    /// The attribute of a direction that is not the document's.
    func direction(_ text: Paragraph) -> String {
        text.direction == document.direction ? "" : " dir=\"\(Self.name(text.direction))\""
    }

    private func inline(_ text: Paragraph) -> String {
        text.runs.map { run in
            var html = escaped(run.text)
            if run.isEmphasised { html = "<em>\(html)</em>" }
            if run.isStrong { html = "<strong>\(html)</strong>" }
            if let link = run.link { html = #"<a href="\#(XML.escaped(link))">\#(html)</a>"# }
            return html
        }.joined()
    }

    /// Text with isolates as elements, and without embeddings and overrides, which HTML has better
    /// ways for.
    private func escaped(_ text: String) -> String {
        var html = ""
        var plain = String.UnicodeScalarView()
        func flush() {
            html += XML.escaped(String(plain))
            plain = .init()
        }
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\u{2066}", "\u{2067}", "\u{2068}", "\u{2069}":
                flush()
                html += Self.tag(scalar)
            case "\u{202A}"..."\u{202E}": continue
            case "\n", "\u{2028}", "\u{2029}":
                flush()
                html += "<br>"
            // A character, not an enum of ours.
            default: plain.append(scalar)
            }
        }
        flush()
        return html
    }

    private static func tag(_ isolate: Unicode.Scalar) -> String {
        switch isolate {
        case "\u{2066}": "<bdi dir=\"ltr\">"
        case "\u{2067}": "<bdi dir=\"rtl\">"
        case "\u{2068}": "<bdi>"
        // What closes any of them.
        default: "</bdi>"
        }
    }
}

/// The ranks of headings in HTML: below the title, and no rank left out on the way down.
private struct Outline {
    private var last = 1

    /// - Parameter level: of the document, from 1.
    mutating func rank(of level: Int) -> Int {
        last = min(level + 1, last + 1)
        return last
    }
}

/// Opens and closes lists around items, one level inside the other.
struct HTMLLists {
    /// The lists that are open, from the outside in, with the tag of each.
    private var open: [String] = []
    private var numbering: Int?

    /// What stands before the text of an item.
    mutating func opening(_ item: ListItem) -> String {
        let tag = item.numbering == nil ? "ul" : "ol"
        var html = ""
        if item.numbering != numbering { html += closingAll() }
        numbering = item.numbering
        while open.count > item.level + 1 { html += closing() }
        if open.count == item.level + 1 { html += "</li>\n" }
        while open.count < item.level + 1 {
            // A level that was left out has an item without text of its own.
            if !open.isEmpty, html.hasSuffix("<\(tag)>\n") { html += "<li>" }
            html += "<\(tag)>\n"
            open.append(tag)
        }
        let direction =
            switch item.paragraph.direction {
            case .leftToRight: "ltr"
            case .rightToLeft: "rtl"
            }
        return html + "<li dir=\"\(direction)\">"
    }

    private mutating func closing() -> String {
        guard let tag = open.popLast() else { return "" }
        return "</li>\n</\(tag)>\n"
    }

    mutating func closingAll() -> String {
        var html = ""
        while !open.isEmpty { html += closing() }
        numbering = nil
        return html
    }
}

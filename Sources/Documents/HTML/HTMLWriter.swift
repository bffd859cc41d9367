internal import Meeting
internal import Words

/// Writes a document as one HTML file that needs nothing else and prints well on A4.
struct HTMLWriter {
    let document: OfficialDocument

    var bytes: [UInt8] { Array(page.utf8) }

    private var page: String {
        """
        <!doctype html>
        <html lang="\(document.language.tag)" dir="\(name(of: document.direction))">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(XML.escaped("\(document.title): \(document.subject)".withoutControls))</title>
        <style>
        \(HTMLStyle.sheet(running: document.footer.text, page: document.footer.page))
        </style>
        </head>
        <body>
        \(document.draftMark.map { "<p class=\"draft\">\(XML.escaped($0))</p>\n" } ?? "")<main>
        \(content)</main>
        \(document.footer.fingerprint.map { "<footer>\(XML.escaped($0))</footer>\n" } ?? "")</body>
        </html>

        """
    }

    private var content: String {
        var html = ""
        var open: [String] = []
        var numbering: Int?
        func close(to depth: Int) {
            while open.count > depth { html += "</li></\(open.removeLast())>\n" }
        }
        for part in document.parts {
            guard case .item(let item) = part else {
                close(to: 0)
                numbering = nil
                html += self.html(of: part) + "\n"
                continue
            }
            let tag = item.numbering == nil ? "ul" : "ol"
            let depth = min(item.level, open.count) + 1
            close(to: depth)
            if open.count == depth, open.last != tag || numbering != item.numbering {
                close(to: depth - 1)
            }
            if open.count == depth {
                html += "</li>\n"
            } else {
                html += "<\(tag)>\n"
                open.append(tag)
            }
            numbering = item.numbering
            html += "<li\(direction(item.paragraph.direction))>" + spans(item.paragraph)
        }
        close(to: 0)
        return html
    }

    private func html(of part: Part) -> String {
        switch part {
        case .letterhead(let lines):
            "<div class=\"letterhead\">"
                + lines.map { "<p>\(XML.escaped($0))</p>" }.joined() + "</div>"
        case .title(let text): "<h1>\(XML.escaped(text))</h1>"
        case .fact(let label, let text):
            "<p class=\"fact\"><strong>\(XML.escaped(label))</strong> <span>\(XML.escaped(text))</span></p>"
        case .heading(let level, let text): element("h\(level + 1)", text)
        case .paragraph(let text):
            element("p", text, class: text.style == .note ? "note" : nil)
        case .item(let item): element("p", item.paragraph)
        case .table(let table): self.table(table)
        case .signatures(let signatures):
            "<div class=\"signatures\">"
                + signatures.map {
                    "<p><strong>\(XML.escaped($0.label))</strong><br>\(XML.escaped($0.name))</p>"
                }.joined() + "</div>"
        }
    }

    private func table(_ table: Table) -> String {
        let head = table.head.map { "<th scope=\"col\">\(cell($0))</th>" }.joined()
        let rows = table.rows.map { cells in
            let html = cells.enumerated().map { index, cell in
                let column = table.columns[index]
                let tag = column.namesRow ? "th" : "td"
                let scope = column.namesRow ? " scope=\"row\"" : ""
                let style = column.isCentred ? " class=\"figure\"" : ""
                return "<\(tag)\(scope)\(style)>\(self.cell(cell))</\(tag)>"
            }
            return "<tr>\(html.joined())</tr>\n"
        }
        return "<table>\n<caption>\(XML.escaped(table.caption))</caption>\n"
            + "<thead><tr>\(head)</tr></thead>\n<tbody>\n\(rows.joined())</tbody></table>"
    }

    private func cell(_ cell: Table.Cell) -> String {
        cell.paragraphs.map { text in
            let style = text.style == .note ? " class=\"note\"" : ""
            return "<div\(style)\(direction(text.direction))>\(spans(text))</div>"
        }.joined()
    }

    private func element(_ tag: String, _ text: Paragraph, class style: String? = nil) -> String {
        let style = style.map { " class=\"\($0)\"" } ?? ""
        return "<\(tag)\(style)\(direction(text.direction))>\(spans(text))</\(tag)>"
    }

    private func spans(_ text: Paragraph) -> String {
        text.runs.map { run in
            let escaped = XML.escaped(run.text)
                .split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "<br>")
            return run.isStrong ? "<strong>\(escaped)</strong>" : escaped
        }.joined()
    }

    /// The attribute, where the text runs another way than the document.
    private func direction(_ direction: TextDirection) -> String {
        direction == document.direction ? "" : " dir=\"\(name(of: direction))\""
    }

    private func name(of direction: TextDirection) -> String {
        switch direction {
        case .leftToRight: "ltr"
        case .rightToLeft: "rtl"
        }
    }
}

extension String {
    /// Without directional controls, where a program shows the text in a title.
    fileprivate var withoutControls: String {
        String(String.UnicodeScalarView(unicodeScalars.filter { !$0.isDirectionalControl }))
    }
}

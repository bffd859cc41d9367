internal import Words

/// Writes a document as WordprocessingML in its ZIP package (ISO/IEC 29500, transitional): the same
/// document always gives the same bytes.
struct DOCXWriter {
    let document: OfficialDocument

    /// The language of runs from left to right: that of the document, or of the administration's
    /// other language where the document is in Arabic.
    var latinLanguage: String {
        switch document.language {
        case .ar, .fr: "fr-FR"
        case .en: "en-GB"
        }
    }

    var bytes: [UInt8] {
        var zip = Zip()
        zip.add("[Content_Types].xml", Self.contentTypes)
        zip.add("_rels/.rels", Self.packageRelations)
        zip.add("docProps/core.xml", coreProperties)
        zip.add("docProps/app.xml", Self.applicationProperties)
        zip.add("word/document.xml", body)
        zip.add("word/_rels/document.xml.rels", Self.documentRelations)
        zip.add("word/styles.xml", styles)
        zip.add("word/numbering.xml", numbering)
        zip.add("word/settings.xml", settings)
        zip.add("word/fontTable.xml", Self.fontTable)
        zip.add("word/header1.xml", pageHead)
        zip.add("word/footer1.xml", pageFoot)
        return zip.bytes
    }

    // MARK: Body

    private var body: String {
        let parts = document.parts.map { part in
            switch part {
            case .letterhead(let lines):
                lines.map { line($0, style: "Letterhead") }.joined()
            case .title(let text): line(text, style: "Title")
            case .fact(let label, let text):
                paragraph(
                    "Fact",
                    runs(
                        [Run(label, isStrong: true), Run(" "), Run(text)], in: document.direction),
                    document.direction)
            case .heading(let level, let text): paragraph(text, style: "Heading\(level)")
            case .paragraph(let text):
                paragraph(text, style: text.style == .note ? "Note" : nil)
            case .item(let item): listItem(item)
            case .table(let table): self.table(table)
            case .signatures(let signatures): self.signatures(signatures)
            }
        }
        let section =
            "<w:sectPr>"
            + #"<w:headerReference w:type="default" r:id="rId5"/>"#
            + #"<w:footerReference w:type="default" r:id="rId6"/>"#
            + #"<w:pgSz w:w="11906" w:h="16838"/>"#
            + #"<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" "#
            + #"w:header="567" w:footer="567" w:gutter="0"/>"#
            + (document.direction == .rightToLeft ? "<w:bidi/>" : "") + "</w:sectPr>"
        return Self.xmlHead + "<w:document \(Self.namespaces)><w:body>"
            + parts.joined() + section + "</w:body></w:document>"
    }

    private func line(_ text: String, style: String) -> String {
        paragraph(style, runs([Run(text)], in: document.direction), document.direction)
    }

    private func paragraph(_ text: Paragraph, style: String?) -> String {
        paragraph(style, runs(text.runs, in: text.direction), text.direction)
    }

    private func listItem(_ item: ListItem) -> String {
        // Number 1 are the bullets; each numbered list is a number of its own.
        let number = item.numbering.map { $0 + 1 } ?? 1
        return paragraph(
            "ListParagraph", runs(item.paragraph.runs, in: item.paragraph.direction),
            item.paragraph.direction,
            before:
                #"<w:numPr><w:ilvl w:val="\#(item.level)"/><w:numId w:val="\#(number)"/></w:numPr>"#
        )
    }

    // MARK: Tables

    /// The width between the margins, in twentieths of a point.
    private static let textWidth = 9_638

    private func table(_ table: Table) -> String {
        let sum = max(1, table.columns.reduce(0) { $0 + $1.width })
        let widths = table.columns.map { $0.width * Self.textWidth / sum }
        var xml = "<w:tbl><w:tblPr>"
        xml += #"<w:tblStyle w:val="MinutesTable"/>"#
        if document.direction == .rightToLeft { xml += "<w:bidiVisual/>" }
        xml += #"<w:tblW w:w="\#(widths.reduce(0, +))" w:type="dxa"/>"#
        xml += #"<w:tblLayout w:type="fixed"/>"#
        xml += #"<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" "#
        xml += #"w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>"#
        xml += #"<w:tblCaption w:val="\#(XML.escaped(table.caption))"/></w:tblPr><w:tblGrid>"#
        xml += widths.map { #"<w:gridCol w:w="\#($0)"/>"# }.joined() + "</w:tblGrid>"
        xml += row(table.head, table.columns, widths, isHead: true)
        xml += table.rows.map { row($0, table.columns, widths, isHead: false) }.joined()
        // Two tables in a row would become one.
        return xml + "</w:tbl>" + paragraph("Note", "", document.direction)
    }

    private func row(
        _ cells: [Table.Cell], _ columns: [Table.Column], _ widths: [Int], isHead: Bool
    ) -> String {
        var xml = "<w:tr><w:trPr><w:cantSplit/>" + (isHead ? "<w:tblHeader/>" : "") + "</w:trPr>"
        for (index, cell) in cells.enumerated() {
            let isCentred = isHead || columns[index].isCentred
            xml += #"<w:tc><w:tcPr><w:tcW w:w="\#(widths[index])" w:type="dxa"/>"#
            xml += #"<w:vAlign w:val="center"/></w:tcPr>"#
            for text in cell.paragraphs {
                xml += paragraph(
                    text.style == .note ? "TableNote" : "TableText",
                    runs(text.runs, in: text.direction, look: Look(isStrong: isHead)),
                    text.direction, after: isCentred ? #"<w:jc w:val="center"/>"# : "")
            }
            xml += "</w:tc>"
        }
        return xml + "</w:tr>"
    }

    private func signatures(_ signatures: [Signature]) -> String {
        let width = Self.textWidth / max(1, signatures.count)
        var xml = "<w:tbl><w:tblPr>"
        if document.direction == .rightToLeft { xml += "<w:bidiVisual/>" }
        xml += #"<w:tblW w:w="\#(width * signatures.count)" w:type="dxa"/>"#
        xml += #"<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>"#
        xml += signatures.map { _ in #"<w:gridCol w:w="\#(width)"/>"# }.joined() + "</w:tblGrid>"
        xml += #"<w:tr><w:trPr><w:cantSplit/></w:trPr>"#
        for signature in signatures {
            xml += #"<w:tc><w:tcPr><w:tcW w:w="\#(width)" w:type="dxa"/></w:tcPr>"#
            xml += paragraph(
                "Signature",
                runs([Run(signature.label, isStrong: true)], in: document.direction),
                document.direction)
            xml += line(signature.name, style: "Signature") + "</w:tc>"
        }
        return xml + "</w:tr></w:tbl>" + paragraph("Note", "", document.direction)
    }

    // MARK: Head and foot of a page

    private static let quiet = "6B6B6B"

    private var pageHead: String {
        let mark = document.draftMark.map {
            runs([Run($0)], in: document.direction, look: Look(isStrong: true, color: Self.quiet))
        }
        return Self.xmlHead + "<w:hdr \(Self.namespaces)>"
            + paragraph("Header", mark ?? "", document.direction) + "</w:hdr>"
    }

    private var pageFoot: String {
        let look = Look(color: Self.quiet)
        func text(_ text: String) -> String {
            text.isEmpty ? "" : runs([Run(text)], in: document.direction, look: look)
        }
        var content = text(document.footer.text) + "<w:r><w:tab/></w:r>"
        if let fingerprint = document.footer.fingerprint { content += text(fingerprint) }
        content += "<w:r><w:tab/></w:r>"
        var rest = document.footer.page[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            content += text(String(rest[..<open]))
            let name = rest[rest.index(after: open)..<close]
            content += field(name == "pages" ? "NUMPAGES" : "PAGE", look: look)
            rest = rest[rest.index(after: close)...]
        }
        content += text(String(rest))
        return Self.xmlHead + "<w:ftr \(Self.namespaces)>"
            + paragraph("Footer", content, document.direction) + "</w:ftr>"
    }
}

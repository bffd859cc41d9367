internal import Words

// The body of a Word document: parts to paragraphs and tables.

extension DOCXWriter {
    /// Twentieths of a point: A4 and its margins.
    static let pageWidth = 11_906
    static let pageHeight = 16_838
    static let margin = 1_134
    static let textWidth = pageWidth - 2 * margin

    var body: String { document.parts.map(xml).joined() + section }

    private func xml(_ part: Part) -> String {
        switch part {
        case .letterhead(let lines): letterhead(lines)
        case .title(let text):
            paragraph(
                "Title", runs([Run(text)], in: document.direction), document.direction)
        case .fact(let label, let text):
            paragraph(
                "Fact", runs([Run(label, isStrong: true), Run(text)], in: document.direction),
                document.direction)
        case .heading(let level, let text):
            paragraph(
                "Heading\(level)", runs(text.runs, in: text.direction), text.direction)
        case .paragraph(let text): xml(text, "Normal", note: "Note")
        case .item(let item): xml(item)
        // Two tables that touch would become one.
        case .table(let table): xml(table) + paragraph("Note", "", document.direction)
        case .signatures(let signatures): xml(signatures)
        }
    }

    private func xml(_ text: Paragraph, _ style: String, note: String) -> String {
        let style =
            switch text.style {
            case .body: style
            case .note: note
            }
        return paragraph(style, runs(text.runs, in: text.direction), text.direction)
    }

    /// The lines with the small ornament between them that the administration uses.
    private func letterhead(_ lines: [String]) -> String {
        lines.enumerated().map { index, line in
            let ornament =
                index == 0
                ? ""
                : paragraph(
                    "Letterhead", run("--*--", isRightToLeft: false, look: Look()),
                    document.direction)
            let direction = TextDirection(firstLetterOf: line) ?? document.direction
            return ornament
                + paragraph("Letterhead", runs([Run(line)], in: direction), direction)
        }.joined()
    }

    // MARK: Lists

    private func xml(_ item: ListItem) -> String {
        let number = item.numbering.map { Self.firstNumbered + $0 - 1 } ?? Self.bullets
        return paragraph(
            item.numbering == nil ? "ListBullet" : "ListNumber",
            runs(item.paragraph.runs, in: item.paragraph.direction), item.paragraph.direction,
            before:
                #"<w:numPr><w:ilvl w:val="\#(item.level)"/><w:numId w:val="\#(number)"/></w:numPr>"#
        )
    }

    private static let bullets = 1
    private static let firstNumbered = 2

    /// One definition of bullets and one of figures; every numbered list counts anew.
    var numbering: String {
        let lists = document.parts.compactMap { part -> Int? in
            guard case .item(let item) = part else { return nil }
            return item.numbering
        }
        let restarts = (0..<5).map {
            #"<w:lvlOverride w:ilvl="\#($0)"><w:startOverride w:val="1"/></w:lvlOverride>"#
        }
        let numbered = (0..<(lists.max() ?? 0)).map { index in
            #"<w:num w:numId="\#(Self.firstNumbered + index)"><w:abstractNumId w:val="1"/>"#
                + restarts.joined() + "</w:num>"
        }
        return levels(0, "bullet") { _ in "•" } + levels(1, "decimal") { "%\($0 + 1)." }
            + #"<w:num w:numId="\#(Self.bullets)"><w:abstractNumId w:val="0"/></w:num>"#
            + numbered.joined()
    }

    private func levels(_ id: Int, _ format: String, _ text: (Int) -> String) -> String {
        let levels = (0..<5).map { level in
            #"<w:lvl w:ilvl="\#(level)"><w:start w:val="1"/><w:numFmt w:val="\#(format)"/>"#
                + #"<w:lvlText w:val="\#(text(level))"/><w:lvlJc w:val="left"/><w:pPr>"#
                + #"<w:ind w:left="\#(425 * (level + 1))" w:hanging="340"/></w:pPr></w:lvl>"#
        }
        return #"<w:abstractNum w:abstractNumId="\#(id)">"#
            + #"<w:multiLevelType w:val="hybridMultilevel"/>\#(levels.joined())</w:abstractNum>"#
    }

    // MARK: Tables

    private func xml(_ table: Table) -> String {
        let sum = table.columns.reduce(0) { $0 + $1.width }
        let widths = table.columns.map { Self.textWidth * $0.width / sum }
        var xml = "<w:tbl>" + tableProperties(style: "Minutes", caption: table.caption)
        xml += "<w:tblGrid>" + widths.map { #"<w:gridCol w:w="\#($0)"/>"# }.joined()
        xml += "</w:tblGrid>" + row(table.head, table.columns, widths, isHead: true)
        let height = table.isForHand ? #"<w:trHeight w:val="680" w:hRule="atLeast"/>"# : ""
        xml += table.rows.map {
            row($0, table.columns, widths, isHead: false, height: height)
        }.joined()
        return xml + "</w:tbl>"
    }

    private func tableProperties(style: String, caption: String) -> String {
        let isMirrored = document.direction == .rightToLeft
        return #"<w:tblPr><w:tblStyle w:val="\#(style)"/>\#(isMirrored ? "<w:bidiVisual/>" : "")"#
            + #"<w:tblW w:w="\#(Self.textWidth)" w:type="dxa"/><w:jc w:val="center"/>"#
            + #"<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1"/>"#
            + (caption.isEmpty
                ? ""
                : #"<w:tblCaption w:val="\#(XML.escaped(caption.withMarks(in: document.direction)))"/>"#)
            + "</w:tblPr>"
    }

    private func row(
        _ cells: [Table.Cell], _ columns: [Table.Column], _ widths: [Int], isHead: Bool,
        height: String = ""
    ) -> String {
        let cells = zip(cells, zip(columns, widths)).map { cell, column in
            let centred = isHead || column.0.isCentred ? #"<w:jc w:val="center"/>"# : ""
            let paragraphs = cell.paragraphs.map { text in
                let style =
                    switch text.style {
                    case .body: isHead ? "CellHead" : "Cell"
                    case .note: "CellNote"
                    }
                return paragraph(
                    style, runs(text.runs, in: text.direction), text.direction, after: centred)
            }
            let shade =
                isHead
                ? #"<w:shd w:val="clear" w:color="auto" w:fill="\#(WordStyles.shade)"/>"# : ""
            let vertical = isHead || column.0.isCentred ? #"<w:vAlign w:val="center"/>"# : ""
            return #"<w:tc><w:tcPr><w:tcW w:w="\#(column.1)" w:type="dxa"/>\#(shade)\#(vertical)"#
                + "</w:tcPr>\(paragraphs.joined())</w:tc>"
        }
        let repeated = isHead ? "<w:tblHeader/>" : ""
        return "<w:tr><w:trPr><w:cantSplit/>\(height)\(repeated)</w:trPr>"
            + cells.joined() + "</w:tr>"
    }

    private func xml(_ signatures: [Signature]) -> String {
        let width = Self.textWidth / max(signatures.count, 1)
        let cells = signatures.map { signature in
            let lines = [Run(signature.label, isStrong: true), Run(signature.name)].map {
                paragraph("Signature", runs([$0], in: document.direction), document.direction)
            }
            return #"<w:tc><w:tcPr><w:tcW w:w="\#(width)" w:type="dxa"/></w:tcPr>"#
                + "\(lines.joined())</w:tc>"
        }
        let grid = signatures.map { _ in #"<w:gridCol w:w="\#(width)"/>"# }
        return paragraph("Normal", "", document.direction, before: "<w:keepNext/>") + "<w:tbl>"
            + tableProperties(style: "TableNormal", caption: "")
            + "<w:tblGrid>\(grid.joined())</w:tblGrid>"
            + #"<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="1700" w:hRule="atLeast"/></w:trPr>"#
            + "\(cells.joined())</w:tr></w:tbl>" + paragraph("Note", "", document.direction)
    }

    // MARK: The page

    private var section: String {
        let margins = ["top", "right", "bottom", "left"].map { #" w:\#($0)="\#(Self.margin)""# }
        return #"<w:sectPr><w:headerReference w:type="default" r:id="rId1"/>"#
            + #"<w:footerReference w:type="default" r:id="rId2"/>"#
            + #"<w:pgSz w:w="\#(Self.pageWidth)" w:h="\#(Self.pageHeight)"/>"#
            + #"<w:pgMar\#(margins.joined()) w:header="567" w:footer="567" w:gutter="0"/>"#
            + (document.direction == .rightToLeft ? "<w:bidi/>" : "") + "</w:sectPr>"
    }
}

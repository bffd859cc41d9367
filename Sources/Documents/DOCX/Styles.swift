internal import Words

// The styles of the document, so that whoever edits it changes the look in one place.

extension DOCXWriter {
    /// A paragraph style. Sizes are half points; Arabic letters look smaller than Latin ones of the
    /// same size, so they get their own.
    private struct Style {
        var id: String
        var name: String
        var basedOn: String? = "Normal"
        var next: String?
        var paragraph = ""
        var size: Int?
        var arabicSize: Int?
        var isStrong = false
        var color: String?

        var xml: String {
            var run = isStrong ? "<w:b/><w:bCs/>" : ""
            if let color { run += #"<w:color w:val="\#(color)"/>"# }
            if let size { run += #"<w:sz w:val="\#(size)"/>"# }
            if let arabicSize { run += #"<w:szCs w:val="\#(arabicSize)"/>"# }
            return #"<w:style w:type="paragraph" \#(id == "Normal" ? #"w:default="1" "# : "")"#
                + #"w:styleId="\#(id)"><w:name w:val="\#(name)"/>"#
                + (basedOn.map { #"<w:basedOn w:val="\#($0)"/>"# } ?? "")
                + (next.map { #"<w:next w:val="\#($0)"/>"# } ?? "") + "<w:qFormat/>"
                + (paragraph.isEmpty ? "" : "<w:pPr>\(paragraph)</w:pPr>")
                + (run.isEmpty ? "" : "<w:rPr>\(run)</w:rPr>") + "</w:style>"
        }
    }

    private static let centred = #"<w:jc w:val="center"/>"#

    private static func spacing(before: Int, after: Int, line: Int? = nil) -> String {
        #"<w:spacing w:before="\#(before)" w:after="\#(after)""#
            + (line.map { #" w:line="\#($0)" w:lineRule="auto""# } ?? "") + "/>"
    }

    private static let all = [
        Style(
            id: "Normal", name: "Normal", basedOn: nil,
            paragraph: spacing(before: 0, after: 120, line: 276), size: 22, arabicSize: 28),
        Style(
            id: "Letterhead", name: "Letterhead", paragraph: spacing(before: 0, after: 0) + centred,
            isStrong: true),
        Style(
            id: "Title", name: "Title", next: "Normal",
            paragraph: "<w:keepNext/>" + spacing(before: 360, after: 300) + centred, size: 36,
            arabicSize: 44, isStrong: true),
        Style(id: "Fact", name: "Fact", paragraph: spacing(before: 0, after: 60)),
        heading(1, size: 28, arabicSize: 34, before: 320),
        heading(2, size: 24, arabicSize: 30, before: 240),
        heading(3, size: 22, arabicSize: 28, before: 200),
        Style(
            id: "ListParagraph", name: "List Paragraph",
            paragraph: spacing(before: 0, after: 60, line: 269)),
        Style(
            id: "Note", name: "Note", paragraph: spacing(before: 40, after: 60), size: 18,
            arabicSize: 22, color: "4A4A4A"),
        Style(
            id: "TableText", name: "Table Text", paragraph: spacing(before: 20, after: 20),
            size: 18, arabicSize: 21),
        Style(
            id: "TableNote", name: "Table Note", basedOn: "TableText", size: 16, arabicSize: 18,
            color: "4A4A4A"),
        Style(
            id: "Signature", name: "Signature",
            paragraph: "<w:keepNext/>" + spacing(before: 240, after: 120) + centred),
        Style(id: "Header", name: "header", paragraph: centred),
        Style(
            id: "Footer", name: "footer",
            paragraph: #"<w:tabs><w:tab w:val="center" w:pos="4819"/>"#
                + #"<w:tab w:val="right" w:pos="9638"/></w:tabs>"# + spacing(before: 0, after: 0),
            size: 18, arabicSize: 22),
    ]

    private static func heading(
        _ level: Int, size: Int, arabicSize: Int, before: Int
    ) -> Style {
        Style(
            id: "Heading\(level)", name: "heading \(level)", next: "Normal",
            paragraph: "<w:keepNext/><w:keepLines/>" + spacing(before: before, after: 120)
                + #"<w:outlineLvl w:val="\#(level - 1)"/>"#,
            size: size, arabicSize: arabicSize, isStrong: true)
    }

    var styles: String {
        let fonts =
            #"<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" "#
            + #"w:eastAsia="Times New Roman" w:cs="Sakkal Majalla"/>"#
        let border = { (side: String) in
            #"<w:\#(side) w:val="single" w:sz="4" w:space="0" w:color="8C8C8C"/>"#
        }
        let table =
            #"<w:style w:type="table" w:default="1" w:styleId="TableNormal">"#
            + #"<w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>"#
            + #"<w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/>"#
            + "</w:tblCellMar></w:tblPr></w:style>"
            + #"<w:style w:type="table" w:styleId="MinutesTable"><w:name w:val="Minutes Table"/>"#
            + #"<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr><w:tblBorders>"#
            + ["top", "left", "bottom", "right", "insideH", "insideV"].map(border).joined()
            + #"</w:tblBorders></w:tblPr><w:tblStylePr w:type="firstRow"><w:tcPr>"#
            + #"<w:shd w:val="clear" w:color="auto" w:fill="EDEDE8"/></w:tcPr></w:tblStylePr>"#
            + "</w:style>"
        return Self.xmlHead + "<w:styles \(Self.namespaces)><w:docDefaults><w:rPrDefault><w:rPr>"
            + fonts + #"<w:sz w:val="22"/><w:szCs w:val="28"/>"#
            + #"<w:lang w:val="\#(latinLanguage)" w:bidi="ar-TN"/></w:rPr></w:rPrDefault>"#
            + "<w:pPrDefault/></w:docDefaults>" + Self.all.map(\.xml).joined() + table
            + "</w:styles>"
    }
}

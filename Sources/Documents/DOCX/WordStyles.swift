internal import Meeting
internal import Words

/// The styles of a Word document: every paragraph has one, so that a reader can change them all.
struct WordStyles {
    static let red = "B00020"
    static let grey = "595959"
    static let hairline = "8C8C8C"
    static let shade = "EDEDED"
    /// In every office, with Latin and Arabic letters.
    static let font = "Times New Roman"

    private let language: Language

    init(_ document: OfficialDocument) { language = document.language }

    /// Other fonts that may stand in where the font is missing.
    static let fonts =
        #"<w:font w:name="\#(font)"><w:altName w:val="Liberation Serif"/>"#
        + #"<w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>"#

    var xml: String {
        defaults + normal + headings + lists + small + table
    }

    /// Half points; figures and Latin words are set as large as the Arabic around them.
    private func size(_ latin: Int, _ arabic: Int) -> String {
        #"<w:sz w:val="\#(language == .ar ? arabic : latin)"/><w:szCs w:val="\#(arabic)"/>"#
    }

    private var defaults: String {
        let locale =
            switch language {
            case .ar, .fr: "fr-FR"
            case .en: "en-GB"
            }
        let fonts = ["ascii", "hAnsi", "eastAsia", "cs"].map { #" w:\#($0)="\#(Self.font)""# }
        return "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts\(fonts.joined())/>"
            + size(23, 26) + #"<w:lang w:val="\#(locale)" w:bidi="ar-TN"/>"#
            + "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
            + #"<w:spacing w:after="100" w:line="264" w:lineRule="auto"/>"#
            + "</w:pPr></w:pPrDefault></w:docDefaults>"
    }

    private func style(
        _ id: String, _ name: String, basedOn: String? = "Normal", next: String? = nil,
        paragraph: String = "", run: String = ""
    ) -> String {
        var xml = #"<w:style w:type="paragraph" w:styleId="\#(id)"><w:name w:val="\#(name)"/>"#
        if let basedOn { xml += #"<w:basedOn w:val="\#(basedOn)"/>"# }
        if let next { xml += #"<w:next w:val="\#(next)"/>"# }
        xml += "<w:qFormat/>"
        if !paragraph.isEmpty { xml += "<w:pPr>\(paragraph)</w:pPr>" }
        if !run.isEmpty { xml += "<w:rPr>\(run)</w:rPr>" }
        return xml + "</w:style>"
    }

    private var normal: String {
        #"<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>"#
            + "<w:qFormat/></w:style>"
            + style(
                "Letterhead", "Letterhead",
                paragraph: #"<w:keepNext/><w:spacing w:after="0"/><w:jc w:val="center"/>"#,
                run: "<w:b/><w:bCs/>")
            + style(
                "Title", "Title", next: "Normal",
                paragraph: #"<w:keepNext/><w:spacing w:before="360" w:after="280"/>"#
                    + #"<w:jc w:val="center"/>"#,
                run: "<w:b/><w:bCs/>" + size(36, 40))
            + style("Fact", "Fact", paragraph: #"<w:spacing w:after="60"/>"#)
    }

    private var headings: String {
        (1...3).map { level in
            let (before, latin, arabic) = [(280, 26, 30), (220, 24, 28), (160, 23, 26)][level - 1]
            return style(
                "Heading\(level)", "heading \(level)", next: "Normal",
                paragraph: #"<w:keepNext/><w:keepLines/>"#
                    + #"<w:spacing w:before="\#(before)" w:after="80"/>"#
                    + #"<w:outlineLvl w:val="\#(level - 1)"/>"#,
                run: "<w:b/><w:bCs/>" + size(latin, arabic))
        }.joined()
    }

    private var lists: String {
        style(
            "ListBullet", "List Bullet",
            paragraph: #"<w:numPr><w:numId w:val="1"/></w:numPr><w:spacing w:after="60"/>"#)
            + style("ListNumber", "List Number", paragraph: #"<w:spacing w:after="60"/>"#)
    }

    private var small: String {
        let grey = #"<w:color w:val="\#(Self.grey)"/>"#
        let tight = #"<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>"#
        return style(
            "Note", "Note", paragraph: #"<w:spacing w:before="40" w:after="40"/>"#,
            run: grey + size(19, 21))
            + style("Cell", "Cell", paragraph: tight, run: size(19, 21))
            + style("CellHead", "Cell Head", basedOn: "Cell", run: "<w:b/><w:bCs/>" + size(17, 19))
            + style("CellNote", "Cell Note", basedOn: "Cell", run: grey + size(16, 17))
            + style(
                "Signature", "Signature",
                paragraph: #"<w:keepNext/><w:spacing w:after="0"/><w:jc w:val="center"/>"#)
            + style("Header", "header", paragraph: tight, run: size(20, 22))
            + style(
                "Footer", "footer",
                paragraph: #"<w:tabs><w:tab w:val="right" w:pos="\#(DOCXWriter.textWidth)"/>"#
                    + "</w:tabs>" + tight,
                run: size(18, 19))
    }

    private var table: String {
        let border = #"w:val="single" w:sz="4" w:space="0" w:color="\#(Self.hairline)""#
        let borders = ["top", "left", "bottom", "right", "insideH", "insideV"].map {
            "<w:\($0) \(border)/>"
        }
        return #"<w:style w:type="table" w:default="1" w:styleId="TableNormal">"#
            + #"<w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>"#
            + #"<w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/>"#
            + "</w:tblCellMar></w:tblPr></w:style>"
            + #"<w:style w:type="table" w:styleId="Minutes"><w:name w:val="Minutes Table"/>"#
            + #"<w:basedOn w:val="TableNormal"/><w:tblPr>"#
            + "<w:tblBorders>\(borders.joined())</w:tblBorders>"
            + #"<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="70" w:type="dxa"/>"#
            + #"<w:bottom w:w="40" w:type="dxa"/><w:right w:w="70" w:type="dxa"/>"#
            + "</w:tblCellMar></w:tblPr></w:style>"
    }
}

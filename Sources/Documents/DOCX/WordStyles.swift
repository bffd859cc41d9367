internal import Meeting
internal import Words

/// The styles of a Word document: every paragraph has one, so that a reader can change them all.
struct WordStyles {
    static let red = "B00020"
    static let grey = "595959"
    static let link = "0E5A58"
    static let hairline = "8C8C8C"
    static let shade = "EDEDED"
    static let latinFont = "Times New Roman"
    /// A Naskh for the long texts of an administration; where it is missing, the other stands in.
    static let arabicFont = "Amiri"

    private let language: Language

    init(_ document: OfficialDocument) { language = document.language }

    /// The fonts, with those that stand in for them.
    static let fonts =
        font(latinFont, instead: "Liberation Serif") + font(arabicFont, instead: latinFont)

    private static func font(_ name: String, instead: String) -> String {
        #"<w:font w:name="\#(name)"><w:altName w:val="\#(instead)"/>"#
            + #"<w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>"#
    }

    var xml: String {
        defaults + normal + headings + lists + small + table
    }

    /// A size of letters in half points, and the lines that go with it.
    private struct Size {
        var latin: Int
        var arabic: Int

        init(_ latin: Int, _ arabic: Int) {
            self.latin = latin
            self.arabic = arabic
        }
    }

    private static let bodySize = Size(23, 25)

    /// Figures and Latin words are set as large as the Arabic around them.
    private func letters(_ size: Size) -> String {
        #"<w:sz w:val="\#(language == .ar ? size.arabic + 1 : size.latin)"/>"#
            + #"<w:szCs w:val="\#(language == .ar ? size.arabic + 1 : size.arabic)"/>"#
    }

    /// Room before and after a paragraph, in twentieths of a point. The lines have a fixed distance:
    /// fonts for Arabic differ so much in height that a line in two scripts would stand out.
    private func room(_ before: Int, _ after: Int, _ size: Size) -> String {
        let line = language == .ar ? (size.arabic + 1) * 146 / 10 : size.arabic * 132 / 10
        return #"<w:spacing w:before="\#(before)" w:after="\#(after)" w:line="\#(line)" "#
            + #"w:lineRule="exact"/>"#
    }

    private var defaults: String {
        let locale =
            switch language {
            case .ar, .fr: "fr-FR"
            case .en: "en-GB"
            }
        let fonts =
            ["ascii", "hAnsi", "eastAsia"].map { #" w:\#($0)="\#(Self.latinFont)""# }
            + [#" w:cs="\#(Self.arabicFont)""#]
        return "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts\(fonts.joined())/>"
            + letters(Self.bodySize) + #"<w:lang w:val="\#(locale)" w:bidi="ar-TN"/>"#
            + "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>" + room(60, 80, Self.bodySize)
            + "</w:pPr></w:pPrDefault></w:docDefaults>"
    }

    /// - Parameters:
    ///   - first, last: properties that come before and after the spacing in the order of the schema.
    private func style(
        _ id: String, _ name: String, basedOn: String? = "Normal", next: String? = nil,
        first: String = "", room before: Int, _ after: Int, size: Size = bodySize,
        last: String = "", isStrong: Bool = false, color: String? = nil
    ) -> String {
        var xml = #"<w:style w:type="paragraph" w:styleId="\#(id)"><w:name w:val="\#(name)"/>"#
        if let basedOn { xml += #"<w:basedOn w:val="\#(basedOn)"/>"# }
        if let next { xml += #"<w:next w:val="\#(next)"/>"# }
        xml += "<w:qFormat/><w:pPr>\(first)\(room(before, after, size))\(last)</w:pPr><w:rPr>"
        if isStrong { xml += "<w:b/><w:bCs/>" }
        if let color { xml += #"<w:color w:val="\#(color)"/>"# }
        return xml + letters(size) + "</w:rPr></w:style>"
    }

    private static let centred = #"<w:jc w:val="center"/>"#

    private var normal: String {
        #"<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>"#
            + "<w:qFormat/></w:style>"
            + style(
                "Letterhead", "Letterhead", first: "<w:keepNext/>", room: 0, 0,
                last: Self.centred, isStrong: true)
            + style(
                "Title", "Title", next: "Normal", first: "<w:keepNext/>", room: 340, 260,
                size: Size(36, 40), last: Self.centred, isStrong: true)
            + style("Fact", "Fact", room: 0, 60)
    }

    private var headings: String {
        (1...3).map { level in
            let (before, size) = [(260, Size(26, 29)), (200, Size(24, 27)), (140, Size(23, 25))][
                level - 1]
            return style(
                "Heading\(level)", "heading \(level)", next: "Normal",
                first: "<w:keepNext/><w:keepLines/>", room: before, 80, size: size,
                last: #"<w:outlineLvl w:val="\#(level - 1)"/>"#, isStrong: true)
        }.joined()
    }

    private var lists: String {
        style(
            "ListBullet", "List Bullet", first: #"<w:numPr><w:numId w:val="1"/></w:numPr>"#,
            room: 0, 60) + style("ListNumber", "List Number", room: 0, 60)
    }

    private var small: String {
        let tab = #"<w:tabs><w:tab w:val="right" w:pos="\#(DOCXWriter.textWidth)"/></w:tabs>"#
        return style("Note", "Note", room: 20, 20, size: Size(19, 20), color: Self.grey)
            + style("Cell", "Cell", room: 0, 0, size: Size(19, 20))
            + style(
                "CellHead", "Cell Head", basedOn: "Cell", room: 0, 0, size: Size(16, 17),
                isStrong: true)
            + style(
                "CellNote", "Cell Note", basedOn: "Cell", room: 0, 0, size: Size(16, 16),
                color: Self.grey)
            + style(
                "Signature", "Signature", first: "<w:keepNext/>", room: 0, 0, last: Self.centred)
            + style("Header", "header", room: 0, 0, size: Size(20, 22))
            + style("Footer", "footer", first: tab, room: 0, 0, size: Size(18, 18))
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
            + #"<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="55" w:type="dxa"/>"#
            + #"<w:bottom w:w="40" w:type="dxa"/><w:right w:w="55" w:type="dxa"/>"#
            + "</w:tblCellMar></w:tblPr></w:style>"
    }
}

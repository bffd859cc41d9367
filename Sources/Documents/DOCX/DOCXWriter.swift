internal import Meeting
internal import Words

/// Writes a document as Office Open XML (ISO/IEC 29500, transitional): the same document always
/// gives the same bytes.
struct DOCXWriter {
    let document: OfficialDocument

    private static let declaration = #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#
    private static let office = "http://schemas.openxmlformats.org/officeDocument/2006"
    private static let package = "http://schemas.openxmlformats.org/package/2006"
    private static let word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    /// The namespaces of every part with paragraphs.
    static let namespaces =
        #"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" "#
        + #"xmlns:r="\#(office)/relationships""#

    var bytes: [UInt8] {
        var zip = Zip()
        zip.add("[Content_Types].xml", contentTypes)
        zip.add("_rels/.rels", packageRelationships)
        zip.add("docProps/app.xml", applicationProperties)
        zip.add("docProps/core.xml", coreProperties)
        zip.add("word/_rels/document.xml.rels", documentRelationships)
        zip.add("word/document.xml", part("document", "<w:body>\(body)</w:body>"))
        zip.add("word/fontTable.xml", part("fonts", WordStyles.fonts))
        zip.add("word/footer1.xml", part("ftr", footer))
        zip.add("word/header1.xml", part("hdr", header))
        zip.add("word/numbering.xml", part("numbering", numbering))
        zip.add("word/settings.xml", part("settings", settings))
        zip.add("word/styles.xml", part("styles", WordStyles(document).xml))
        return zip.bytes
    }

    private func part(_ root: String, _ content: String) -> String {
        "\(Self.declaration)<w:\(root) \(Self.namespaces)>\(content)</w:\(root)>"
    }

    // MARK: The package

    private var contentTypes: String {
        let parts = [
            ("word/document.xml", "\(Self.word).document.main+xml"),
            ("word/fontTable.xml", "\(Self.word).fontTable+xml"),
            ("word/footer1.xml", "\(Self.word).footer+xml"),
            ("word/header1.xml", "\(Self.word).header+xml"),
            ("word/numbering.xml", "\(Self.word).numbering+xml"),
            ("word/settings.xml", "\(Self.word).settings+xml"),
            ("word/styles.xml", "\(Self.word).styles+xml"),
            (
                "docProps/app.xml",
                "application/vnd.openxmlformats-officedocument.extended-properties+xml"
            ),
            ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
        ]
        let overrides = parts.map { #"<Override PartName="/\#($0.0)" ContentType="\#($0.1)"/>"# }
        return Self.declaration + #"<Types xmlns="\#(Self.package)/content-types">"#
            + #"<Default Extension="rels" "#
            + #"ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"#
            + #"<Default Extension="xml" ContentType="application/xml"/>"#
            + overrides.joined() + "</Types>"
    }

    private func relationships(_ targets: [(type: String, target: String)]) -> String {
        let items = targets.enumerated().map { index, item in
            #"<Relationship Id="rId\#(index + 1)" Type="\#(item.type)" Target="\#(item.target)"/>"#
        }
        return Self.declaration + #"<Relationships xmlns="\#(Self.package)/relationships">"#
            + items.joined() + "</Relationships>"
    }

    private var packageRelationships: String {
        relationships([
            ("\(Self.office)/relationships/officeDocument", "word/document.xml"),
            ("\(Self.package)/relationships/metadata/core-properties", "docProps/core.xml"),
            ("\(Self.office)/relationships/extended-properties", "docProps/app.xml"),
        ])
    }

    /// Header and footer are rId1 and rId2.
    private var documentRelationships: String {
        let parts = ["header", "footer", "styles", "numbering", "settings", "fontTable"]
        let targets = ["header1", "footer1", "styles", "numbering", "settings", "fontTable"]
        return relationships(
            zip(parts, targets).map { ("\(Self.office)/relationships/\($0)", "\($1).xml") })
    }

    // MARK: Properties

    /// Nothing of the machine and no times, which would differ from export to export.
    private var coreProperties: String {
        Self.declaration
            + #"<cp:coreProperties xmlns:cp="\#(Self.package)/metadata/core-properties" "#
            + #"xmlns:dc="http://purl.org/dc/elements/1.1/">"#
            + "<dc:language>\(document.language.rawValue)</dc:language>"
            + "<dc:subject>\(XML.escaped(document.subject))</dc:subject>"
            + "<dc:title>\(XML.escaped(document.title))</dc:title></cp:coreProperties>"
    }

    private var applicationProperties: String {
        Self.declaration + #"<Properties xmlns="\#(Self.office)/extended-properties">"#
            + "<Application>Mahdar</Application></Properties>"
    }

    private var settings: String {
        let compatibility = "http://schemas.microsoft.com/office/word"
        return #"<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>"#
            + #"<w:characterSpacingControl w:val="doNotCompress"/><w:compat>"#
            + #"<w:compatSetting w:name="compatibilityMode" w:uri="\#(compatibility)" w:val="15"/>"#
            + #"</w:compat><w:themeFontLang w:val="fr-FR" w:bidi="ar-TN"/>"#
            + #"<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>"#
    }

    // MARK: Head and foot of the page

    private var header: String {
        guard let mark = document.draftMark else {
            return paragraph("Header", "", document.direction)
        }
        let text = runs(
            [Run(mark)], in: document.direction, look: Look(isStrong: true, color: WordStyles.red))
        return paragraph("Header", text, document.direction, after: #"<w:jc w:val="center"/>"#)
    }

    private var footer: String {
        let look = Look(color: WordStyles.grey)
        var content = runs([Run(document.footer.text)], in: document.direction, look: look)
        content += "<w:r><w:tab/></w:r>"
        var rest = document.footer.page[...]
        while let open = rest.firstIndex(of: "{"), let close = rest.firstIndex(of: "}") {
            let isPage = rest[open...close] == "{page}"
            content += runs([Run(String(rest[..<open]))], in: document.direction, look: look)
            content += field(isPage ? "PAGE" : "NUMPAGES", look: look)
            rest = rest[rest.index(after: close)...]
        }
        content += runs([Run(String(rest))], in: document.direction, look: look)
        var xml = paragraph("Footer", content, document.direction)
        if let fingerprint = document.footer.fingerprint {
            let text = runs([Run(fingerprint)], in: document.direction, look: look)
            xml += paragraph("Footer", text, document.direction)
        }
        return xml
    }
}

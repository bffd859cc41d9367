internal import Meeting
internal import Words

// The parts of the package that say what the others are, and how the text is to look.

extension DOCXWriter {
    static let xmlHead = #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"# + "\n"

    static let namespaces =
        #"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" "#
        + #"xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships""#

    static var contentTypes: String {
        let word = "application/vnd.openxmlformats-officedocument.wordprocessingml."
        let types = [
            ("/word/document.xml", word + "document.main+xml"),
            ("/word/styles.xml", word + "styles+xml"),
            ("/word/numbering.xml", word + "numbering+xml"),
            ("/word/settings.xml", word + "settings+xml"),
            ("/word/fontTable.xml", word + "fontTable+xml"),
            ("/word/header1.xml", word + "header+xml"),
            ("/word/footer1.xml", word + "footer+xml"),
            ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
            (
                "/docProps/app.xml",
                "application/vnd.openxmlformats-officedocument.extended-properties+xml"
            ),
        ]
        return xmlHead
            + #"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">"#
            + #"<Default Extension="rels" "#
            + #"ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"#
            + #"<Default Extension="xml" ContentType="application/xml"/>"#
            + types.map { #"<Override PartName="\#($0.0)" ContentType="\#($0.1)"/>"# }.joined()
            + "</Types>"
    }

    private static func relations(_ targets: [(kind: String, target: String)]) -> String {
        xmlHead
            + #"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#
            + targets.enumerated().map { index, relation in
                #"<Relationship Id="rId\#(index + 1)" Type="\#(relation.kind)" "#
                    + #"Target="\#(relation.target)"/>"#
            }.joined() + "</Relationships>"
    }

    private static let office =
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

    static var packageRelations: String {
        relations([
            (office + "officeDocument", "word/document.xml"),
            (
                "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
                "docProps/core.xml"
            ),
            (office + "extended-properties", "docProps/app.xml"),
        ])
    }

    static var documentRelations: String {
        relations([
            (office + "styles", "styles.xml"),
            (office + "numbering", "numbering.xml"),
            (office + "settings", "settings.xml"),
            (office + "fontTable", "fontTable.xml"),
            (office + "header", "header1.xml"),
            (office + "footer", "footer1.xml"),
        ])
    }

    var coreProperties: String {
        let title = XML.escaped("\(document.title): \(document.subject)")
        let subject = XML.escaped(document.subject)
        let metadata = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
        var xml = Self.xmlHead
        xml += #"<cp:coreProperties xmlns:cp="\#(metadata)" "#
        xml += #"xmlns:dc="http://purl.org/dc/elements/1.1/">"#
        xml += "<dc:title>\(title)</dc:title><dc:subject>\(subject)</dc:subject>"
        xml += "<dc:language>\(document.language.tag)</dc:language></cp:coreProperties>"
        return xml
    }

    static let applicationProperties =
        xmlHead
        + #"<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">"#
        + "<Application>Mahdar</Application></Properties>"

    var settings: String {
        Self.xmlHead + "<w:settings \(Self.namespaces)>"
            + #"<w:defaultTabStop w:val="709"/><w:characterSpacingControl w:val="doNotCompress"/>"#
            + #"<w:compat><w:compatSetting w:name="compatibilityMode" "#
            + #"w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>"#
            + #"<w:themeFontLang w:val="\#(latinLanguage)" w:bidi="ar-TN"/>"#
            + "</w:settings>"
    }

    /// What stands in where a font is missing.
    static var fontTable: String {
        xmlHead + "<w:fonts \(namespaces)>"
            + #"<w:font w:name="Sakkal Majalla"><w:altName w:val="Amiri"/><w:charset w:val="B2"/>"#
            + #"<w:family w:val="auto"/></w:font>"#
            + #"<w:font w:name="Times New Roman"><w:charset w:val="00"/>"#
            + #"<w:family w:val="roman"/></w:font></w:fonts>"#
    }

    // MARK: Lists

    /// Number 1: bullets. Then one number for each numbered list, which begins with 1.
    var numbering: String {
        let lists = document.parts.reduce(0) { count, part in
            if case .item(let item) = part { max(count, item.numbering ?? 0) } else { count }
        }
        func levels(_ format: (Int) -> String) -> String {
            (0...4).map { level in
                let indent = 454 + level * 397
                return #"<w:lvl w:ilvl="\#(level)"><w:start w:val="1"/>"# + format(level)
                    + #"<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="\#(indent)" "#
                    + #"w:hanging="284"/></w:pPr></w:lvl>"#
            }.joined()
        }
        let bullets = levels { level in
            #"<w:numFmt w:val="bullet"/><w:lvlText w:val="\#(level % 2 == 0 ? "•" : "–")"/>"#
        }
        let numbers = levels { level in
            #"<w:numFmt w:val="decimal"/><w:lvlText w:val="%\#(level + 1)."/>"#
        }
        var xml = Self.xmlHead + "<w:numbering \(Self.namespaces)>"
        xml += #"<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/>"#
        xml += bullets + "</w:abstractNum>"
        xml += #"<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="multilevel"/>"#
        xml += numbers + "</w:abstractNum>"
        xml += #"<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>"#
        for list in 0..<lists {
            xml += #"<w:num w:numId="\#(list + 2)"><w:abstractNumId w:val="1"/>"#
            xml +=
                #"<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>"#
        }
        return xml + "</w:numbering>"
    }
}

extension Language {
    /// The tag of BCP 47, as used in Tunisia, and in Great Britain.
    var tag: String {
        switch self {
        case .ar: "ar-TN"
        case .fr: "fr-TN"
        case .en: "en-GB"
        }
    }
}

internal import Words

// Paragraphs and runs of WordprocessingML (ISO/IEC 29500-1, 17.3).

extension DOCXWriter {
    /// The look of a run beyond its style.
    struct Look {
        var isStrong = false
        var isEmphasised = false
        var link: String?
        /// RRGGBB.
        var color: String?
    }

    /// Runs in the order of the text, each in one direction, which follows from the paragraph, and of
    /// one look. What is said of a run is said for both kinds of script, as Word takes what fits.
    func runs(_ runs: [Run], in direction: TextDirection, look: Look = Look()) -> String {
        let texts = runs.map { $0.text.withMarks(in: direction) }
        var lengths = zip(runs, texts).map { run, text in
            let look = Look(
                isStrong: run.isStrong || look.isStrong, isEmphasised: run.isEmphasised,
                link: run.link, color: look.color)
            return (count: text.unicodeScalars.count, look: look)
        }.filter { $0.count > 0 }[...]
        var xml = ""
        for run in DirectionalRun.split(texts.joined(), in: direction) {
            var rest = run.text.unicodeScalars[...]
            while !rest.isEmpty, let length = lengths.first {
                let piece = rest.prefix(length.count)
                xml += self.run(
                    String(piece), isRightToLeft: run.isRightToLeft, look: length.look)
                rest = rest.dropFirst(piece.count)
                lengths[lengths.startIndex].count -= piece.count
                if lengths[lengths.startIndex].count == 0 { lengths.removeFirst() }
            }
        }
        return xml
    }

    func run(_ text: String, isRightToLeft: Bool, look: Look) -> String {
        let run =
            "<w:r>\(properties(isRightToLeft: isRightToLeft, look: look))\(content(text))</w:r>"
        guard let link = look.link else { return run }
        let address = link.unicodeScalars.map { scalar in
            switch scalar {
            case "\\": "%5C"
            case "\"": "%22"
            // A character, not an enum of ours.
            default: String(scalar)
            }
        }.joined()
        let instruction = XML.escaped(" HYPERLINK \"\(address)\" ")
        return #"<w:fldSimple w:instr="\#(instruction)">\#(run)</w:fldSimple>"#
    }

    /// A field, as the number of the page, which the reading program fills in.
    func field(_ name: String, look: Look) -> String {
        let properties = properties(isRightToLeft: false, look: look)
        func run(_ inside: String) -> String { "<w:r>\(properties)\(inside)</w:r>" }
        return run(#"<w:fldChar w:fldCharType="begin"/>"#)
            + run(#"<w:instrText xml:space="preserve"> \#(name) </w:instrText>"#)
            + run(#"<w:fldChar w:fldCharType="separate"/>"#) + run("<w:t>1</w:t>")
            + run(#"<w:fldChar w:fldCharType="end"/>"#)
    }

    private func properties(isRightToLeft: Bool, look: Look) -> String {
        var xml = look.isStrong ? "<w:b/><w:bCs/>" : ""
        if look.isEmphasised { xml += "<w:i/><w:iCs/>" }
        if let color = look.link == nil ? look.color : WordStyles.link {
            xml += #"<w:color w:val="\#(color)"/>"#
        }
        if look.link != nil { xml += #"<w:u w:val="single"/>"# }
        if isRightToLeft { xml += #"<w:rtl/><w:lang w:bidi="ar-TN"/>"# }
        return xml.isEmpty ? "" : "<w:rPr>\(xml)</w:rPr>"
    }

    /// Text with its line breaks and tabs.
    private func content(_ text: String) -> String {
        var xml = ""
        var plain = String.UnicodeScalarView()
        func flush() {
            if plain.isEmpty { return }
            xml += #"<w:t xml:space="preserve">\#(XML.escaped(String(plain)))</w:t>"#
            plain = .init()
        }
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n", "\u{2028}", "\u{2029}":
                flush()
                xml += "<w:br/>"
            case "\t":
                flush()
                xml += "<w:tab/>"
            case "\r": continue
            // A character, not an enum of ours.
            default: plain.append(scalar)
            }
        }
        flush()
        return xml
    }

    /// A paragraph of a style. `extra`: properties that come before and after `w:bidi` in the order
    /// of the schema.
    func paragraph(
        _ style: String?, _ content: String, _ direction: TextDirection,
        before: String = "", after: String = ""
    ) -> String {
        var properties = style.map { #"<w:pStyle w:val="\#($0)"/>"# } ?? ""
        properties += before
        if direction == .rightToLeft { properties += "<w:bidi/>" }
        properties += after
        return "<w:p><w:pPr>\(properties)</w:pPr>\(content)</w:p>"
    }
}

import Meeting
import Testing
import Words

@testable import Documents

private func html(_ parts: [Part], _ direction: TextDirection = .leftToRight) -> String {
    HTMLWriter(
        document: OfficialDocument(
            language: .en, direction: direction, title: "T", subject: "S", draftMark: nil,
            footer: Footer(text: "F\"</style>", page: "{page}/{pages}"), parts: parts)
    ).text
}

private func item(_ text: String, _ level: Int = 0, _ numbering: Int? = nil) -> Part {
    .item(ListItem(level: level, numbering: numbering, Paragraph(text, .leftToRight)))
}

/// What stands between the tags of `main`, in one line.
private func main(_ parts: [Part]) -> String {
    let text = html(parts)
    guard let start = text.range(of: "<main>\n"), let end = text.range(of: "</main>") else {
        return ""
    }
    return String(text[start.upperBound..<end.lowerBound]).replacing("\n", with: "")
        .replacing(" dir=\"ltr\"", with: "")
}

@Suite struct HTMLTests {
    @Test func `the page is one file that may do nothing but style itself`() throws {
        let bytes = export(try PlayedMeeting.closed(), format: .html, language: .ar).bytes
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.hasPrefix("<!DOCTYPE html>\n<html lang=\"ar\" dir=\"rtl\">"))
        #expect(text.contains("default-src 'none'; style-src 'unsafe-inline'"))
        for forbidden in ["<script", "<img", "<link", "http:", "https:", "url(", "javascript:"] {
            #expect(!text.contains(forbidden), "\(forbidden)")
        }
    }

    @Test(arguments: DocumentKind.allCases)
    func `what is adopted has its fingerprint at the foot of every page, and is no draft`(
        kind: DocumentKind
    ) throws {
        var meeting = try PlayedMeeting.closed()
        meeting.phase = .adopted
        meeting.adoptions.minutes = [
            Adoption(
                fingerprint: "9f3a27c4", at: 0, by: nil, ballots: 0,
                outcome: Adoption.Outcome(kind: .adopted, by: nil, at: 0, reason: ""))
        ]
        let document = OfficialDocument(kind, of: meeting, language: .fr)
        #expect(document.draftMark == nil)
        #expect(document.footer.fingerprint == "Empreinte\u{A0}: 9f3a27c4")
        let page = HTMLWriter(document: document).text
        #expect(page.contains("@bottom-left { content: \"Empreinte\u{A0}: 9f3a27c4\""))
        #expect(page.contains("<footer><p>Empreinte\u{A0}: 9f3a27c4</p></footer>"))
        #expect(MarkdownWriter(document: document).text.contains("9f3a27c4"))
        let foot = try Archive(DOCXWriter(document: document).bytes).element("word/footer1.xml")
        #expect(foot.text.contains("9f3a27c4"))
    }

    @Test func `headings leave no rank out on the way down`() {
        func heading(_ level: Int) -> Part {
            .heading(level: level, Paragraph("x", .leftToRight))
        }
        #expect(
            main([.title("t"), heading(2), heading(3), heading(3), heading(1), heading(3)])
                == "<h1>t</h1><h2>x</h2><h3>x</h3><h4>x</h4><h2>x</h2><h3>x</h3>")
    }

    @Test func `lists lie inside one another and close`() {
        #expect(
            main([item("a"), item("b", 1), item("c"), item("1", 0, 1), item("2", 0, 1)])
                == "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul><ol><li>1</li><li>2</li></ol>")
        #expect(main([item("a", 2)]) == "<ul><li><ul><li><ul><li>a</li></ul></li></ul></li></ul>")
        #expect(
            main([item("1", 0, 1), item("1", 0, 2)])
                == "<ol><li>1</li></ol><ol><li>1</li></ol>")
    }

    @Test func `markup in a text is text`() {
        let text = "<b>&\"'</b> =cmd() \u{0}\u{2067}x\u{2069}\ny"
        #expect(
            main([.paragraph(Paragraph(text, .leftToRight))])
                == "<p>&lt;b&gt;&amp;&quot;&#39;&lt;/b&gt; =cmd() \u{FFFD}<bdi dir=\"rtl\">x</bdi><br>y</p>"
        )
    }

    @Test func `the style sheet cannot be left from the foot of the page`() {
        #expect(html([]).contains(#"content: "F\22 \3c /style>""#))
    }

    @Test func `a table names its columns and rows`() throws {
        let bytes = export(try PlayedMeeting.closed(), format: .html, language: .fr).bytes
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.matches(of: /<th scope="col">/).count == 9)
        #expect(text.matches(of: /<th scope="row">/).count == 28)
        #expect(text.contains("<caption>Liste des engagements selon les réponses à <bdi>"))
    }
}

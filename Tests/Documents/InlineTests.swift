import Meeting
import OperationalText
import Testing

@testable import Documents

/// Bold, italic and links of the written text in every document.
struct InlineTests {
    private func meeting(kind: String = "paragraph") throws -> Meeting {
        var meeting = try PlayedMeeting().meeting
        meeting.minutes.document = Document(blocks: [
            Block(
                id: "k1", attributes: ["kind": kind, "speaker": "p1"],
                text: "one two ثلاثة four".utf16)
        ])
        meeting.minutes.document.apply(
            [
                .text(
                    block: "k1",
                    delta: [
                        .format(3, ["bold": "true"]), .retain(1),
                        .format(3, ["italic": "true", "bold": "true"]), .retain(1),
                        .format(5, ["link": "https://example.org/?a=1&b=\"2\""]), .retain(1),
                        .format(4, ["link": "#k1"]),
                    ])
            ], author: "p1")
        return meeting
    }

    @Test func `the HTML says what is strong, emphasised and leads elsewhere`() throws {
        let html = String(
            decoding: export(try meeting(), format: .html, language: .fr).bytes, as: UTF8.self)
        #expect(
            html.contains(
                "<strong>one</strong> <strong><em>two</em></strong> "
                    + #"<a href="https://example.org/?a=1&amp;b=&quot;2&quot;">ثلاثة</a> four"#))
        #expect(!html.contains("#k1"))
    }

    @Test func `Markdown has signs for them that touch the words`() throws {
        var meeting = try meeting()
        func text() -> String {
            String(
                decoding: export(meeting, format: .md, language: .fr).bytes, as: UTF8.self)
        }
        #expect(
            text().contains(
                "**one** ***two*** [ثلاثة](<https://example.org/?a=1&b=\"2\">) four"))
        meeting.minutes.document.apply(
            [.text(block: "k1", delta: [.retain(7), .insert("ed")])],
            author: "p1")
        #expect(text().contains("***two***ed [ثلاثة"))
    }

    @Test(arguments: ["paragraph", "heading", "listItem", "note"])
    func `the Word file has runs of each look and a field for the address`(kind: String) throws {
        let archive = try Archive(
            export(try meeting(kind: kind), format: .docx, language: .ar).bytes)
        let runs = try archive.element("word/document.xml").all("w:r")
        func text(_ name: String) -> String {
            runs.filter { !$0.all(name).isEmpty }.flatMap { $0.all("w:t") }.map(\.ownText).joined()
        }
        // Marks of direction may stand around it.
        #expect(text("w:i").filter(\.isLetter) == "two")
        #expect(text("w:b").contains("one") && text("w:b").contains("two"))
        #expect(!text("w:b").contains("four"))
        #expect(text("w:u").contains("ثلاثة"))
        let fields = try archive.element("word/document.xml").all("w:fldSimple")
        #expect(
            fields.first?.attributes["w:instr"]
                == #" HYPERLINK "https://example.org/?a=1&b=%222%22" "#)
    }
}

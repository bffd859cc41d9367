import Foundation
import Meeting
import OperationalText
import Testing
import Words

@testable import Documents

/// The example with other minutes.
private func meeting(_ blocks: [Block]) throws -> Meeting {
    var meeting = try PlayedMeeting.closed()
    meeting.minutes = Minutes(document: Document(blocks: blocks))
    return meeting
}

private func parts(_ blocks: [Block], _ language: Language = .fr) throws -> [Part] {
    OfficialDocument(minutesOf: try meeting(blocks), language: language).parts
}

private func block(
    _ id: BlockID, _ attributes: [String: String], _ text: String = "", trashed: Bool = false
) -> Block {
    Block(id: id, attributes: attributes, text: Array(text.utf16), trashed: trashed)
}

@Suite struct MinutesDocumentTests {
    @Test func `written blocks stand as they were written, each in its own direction`() throws {
        let found = try parts([
            block("a", ["kind": "heading", "level": "3"], "Débats"),
            block("b", ["kind": "paragraph"], "تم النقاش"),
            block("c", ["kind": "paragraph"], "supprimé", trashed: true),
            block("d", ["kind": "something else"], "2023"),
        ])
        #expect(
            found.dropLast() == [
                .heading(level: 3, Paragraph("Débats", .leftToRight)),
                .paragraph(Paragraph("تم النقاش", .rightToLeft)),
                .paragraph(Paragraph("2023", .leftToRight)),
            ])
    }

    @Test func `numbered items count anew after anything else`() throws {
        let numbered = ["kind": "listItem", "style": "numbered"]
        let found = try parts([
            block("a", numbered, "A"), block("b", numbered.merging(["level": "1"]) { $1 }, "B"),
            block("c", ["kind": "paragraph"], "C"), block("d", numbered, "D"),
            block("e", ["kind": "listItem", "level": "9"], "E"),
        ])
        let items = found.compactMap { part -> ListItem? in
            guard case .item(let item) = part else { return nil }
            return item
        }
        #expect(items.map(\.numbering) == [1, 1, 2, nil])
        #expect(items.map(\.level) == [0, 1, 0, 4])
    }

    @Test func `a note names its speaker and its commitment`() throws {
        let found = try parts([
            block("a", ["kind": "note", "speaker": "p4", "commitment": "n9"], "D’accord"),
            block("b", ["kind": "note", "speaker": "gone"], "Sans nom"),
        ])
        let name = "\u{2068}السيدة أسماء صبري\u{2069}"
        #expect(
            found[0]
                == .paragraph(
                    Paragraph(
                        [
                            Run(
                                "\(name) (au sujet de l’engagement n°\u{A0}09)\u{A0}: ",
                                isStrong: true), Run("D’accord"),
                        ], .leftToRight)))
        #expect(found[1] == .paragraph(Paragraph("Sans nom", .leftToRight)))
    }

    @Test func `what is open is counted`() throws {
        var played = try PlayedMeeting()
        try played.open()
        try played.give(
            .declareConsensus(
                commitment: "n2",
                proposal: Proposal(disposition: .undecided(options: ["حذفه", "دمجه"]))))
        let text = String(
            decoding: export(played.meeting, format: .html, language: .ar).bytes, as: UTF8.self)
        #expect(text.contains("تعهدات لم تُحسم (1): عدد 02"))
        #expect(text.contains("تعهدات لم يُنظر فيها بعد (27): عدد 09"))
        #expect(text.contains("لم يُحسم: حذفه أو دمجه (بالتوافق)"))
    }

    @Test func `nobody is asked for a quorum before anybody came`() throws {
        let text = String(
            decoding: export(try PlayedMeeting().meeting, format: .html, language: .en).bytes,
            as: UTF8.self)
        #expect(!text.contains("Quorum"))
        #expect(text.contains("<p class=\"draft\">Draft</p>"))
    }

    @Test(arguments: Format.allCases)
    func `an open ballot tells nothing of its votes`(format: Format) throws {
        var played = try PlayedMeeting()
        try played.open()
        try played.give(.openBallot(motion: Motion(subject: .commitment("n2"), method: .yesNo)))
        let before = export(played.meeting, format: format, language: .ar)
        let ballot = try #require(played.meeting.openBallot?.id)
        try played.give(.castVote(ballot: ballot, choice: Choice.option("yes")), by: "p2")
        var after = played.meeting
        after.sequence = played.meeting.sequence - 1
        #expect(export(after, format: format, language: .ar).bytes == before.bytes)
    }

    @Test func `the names of files are plain`() throws {
        let meeting = try PlayedMeeting.closed()
        #expect(
            export(meeting, format: .docx, language: .ar).fileName == "minutes-2023-07-12-ar.docx")
        #expect(
            export(meeting, format: .html, language: .fr).contentType == "text/html; charset=utf-8")
    }

    @Test func `the JSON has the lists that follow from the state`() throws {
        let bytes = export(
            try PlayedMeeting.closed(), format: .json, language: .fr, fingerprint: "00ff"
        ).bytes
        let object = try #require(
            JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        #expect(
            object.keys.sorted() == [
                "digest", "dropped", "finalList", "findings", "fingerprint", "format", "language",
                "listsState", "meeting", "ranking", "supplementaryList", "undecided", "verdicts",
            ])
        #expect(object["format"] as? Int == 2)
        let list = try #require(object["finalList"] as? [[String: Any]])
        #expect(list.compactMap { $0["number"] as? Int } == Array(1...11))
        #expect(list[0]["members"] as? [String] == ["n24", "n23"])
        #expect(object["dropped"] as? [String] == ["n15", "n10", "n28", "n25", "n7"])
        let ranking = try #require(object["ranking"] as? [[String: Any]])
        #expect(ranking[1]["share"] as? Int == 6905)
        #expect(ranking[1]["rank"] as? Int == 1)
    }
}

import CExampleMeeting
import Foundation
import Meeting
import OperationalText
import Testing

@testable import Preparation

/// A file that is whole, with one text replaced.
private func file(_ text: String = "", by replacement: String = "") -> [UInt8] {
    let whole = """
        {
          "format": 1,
          "subject": "Choix",
          "date": "2023-07-12",
          "time": "10:00",
          "participants": [
            {"name": "Rim", "role": "chair"},
            {"name": "Sonia", "role": "secretary", "votes": false}
          ],
          "consultation": {"name": "C"},
          "commitments": [
            {"number": 1, "title": "Un", "counts": {"high": 3, "medium": 1}},
            {"number": 2, "title": "Deux", "counts": {"high": 2, "medium": 2}}
          ]
        }
        """
    let changed = text.isEmpty ? whole : whole.replacing(text, with: replacement)
    precondition(text.isEmpty || changed != whole, "\(text) is not in the file")
    return Array(changed.utf8)
}

/// The error that a changed file gives, as one line; `nil` when it is read.
private func refusal(_ text: String, _ replacement: String) -> String? {
    do throws(PreparationError) {
        _ = try Preparation.meeting(fromJSON: file(text, by: replacement), id: "m")
        return nil
    } catch { return error.description }
}

/// What is wrong, and the error that it gives.
private let refusals: [(String, String, String)] = [
    (#""format": 1"#, #""format": 2"#, "line 2, column 13: format: expected 1"),
    (#""subject": "Choix","#, "", #"line 1, column 1: expected the key "subject""#),
    (#""Choix""#, #""  ""#, "line 3, column 14: subject: expected a text that is not empty"),
    (#""Choix""#, "7", "line 3, column 14: subject: expected a text, found a number"),
    (
        "2023-07-12", "2023-02-29",
        "line 4, column 11: date: expected a date that exists, as 2023-07-12"
    ),
    ("10:00", "24:00", "line 5, column 11: time: expected a time of day, as 09:30"),
    (
        "chair", "member",
        "line 6, column 19: participants: expected at least one participant with the role chair"
    ),
    (
        "\"secretary\"", "\"member\"",
        "line 6, column 19: participants: expected at least one participant "
            + "with the role secretary"
    ),
    (
        "chair", "king",
        "line 7, column 29: participants[0].role: expected one of "
            + "chair, secretary, member, observer"
    ),
    (
        #""name": "Rim","#, "",
        #"line 7, column 5: participants[0]: expected the key "name""#
    ),
    (
        "\"votes\": false", "\"weight\": 0",
        "line 8, column 54: participants[1].weight: "
            + "expected a whole number from 1 to 1000, found 0"
    ),
    (
        "\"votes\": false", "\"weight\": 1.5",
        "line 8, column 54: participants[1].weight: "
            + "expected a whole number from 1 to 1000, found 1.5"
    ),
    (
        "\"votes\"", "\"vote\"",
        "line 8, column 44: participants[1].vote: expected one of the keys honorific, name, "
            + "title, organisation, constituency, role, votes, weight"
    ),
    (
        "\"number\": 2", "\"number\": 1",
        "line 13, column 16: commitments[1].number: expected a number of its own, found 1 again"
    ),
    (
        "\"Un\"", "\"\"",
        "line 12, column 28: commitments[0].title: expected a text that is not empty"
    ),
    (
        "\"high\": 3", "\"high\": -3",
        "line 12, column 53: commitments[0].counts.high: "
            + "expected a whole number from 0 to 100000000, found -3"
    ),
    (
        "\"high\": 3", "\"hihg\": 3",
        "line 12, column 45: commitments[0].counts.hihg: "
            + "expected one of the keys high, medium, low, none, blank"
    ),
    (
        #""consultation": {"name": "C"},"#, "",
        "line 12, column 44: commitments[0].counts: "
            + "expected a consultation in the file that the counts belong to"
    ),
    ("\"Un\",", "\"Un\"", ##"line 12, column 33: expected "," or "}", found """"##),
    (
        #""format": 1"#, #""format": 1, "timeZone": "Africa/Kef""#,
        "line 2, column 28: timeZone: expected a time zone, as Africa/Tunis"
    ),
    (
        #""format": 1"#, #""format": 1, "rules": {"majority": "more than 2/2"}"#,
        "line 2, column 38: rules.majority: expected a majority that can be reached"
    ),
    (
        #""format": 1"#, #""format": 1, "rules": {"majority": "half"}"#,
        #"line 2, column 38: rules.majority: expected "more than n/d" or "at least n/d", "#
            + #"as "more than 1/2""#
    ),
    (
        #""format": 1"#, #""format": 1, "minutes": [{"kind": "agenda", "text": "x"}]"#,
        "line 2, column 55: minutes[0].text: expected no text, as agenda writes itself"
    ),
    (
        #""format": 1"#, #""format": 1, "minutes": [{"kind": "paragraph", "text": "a\nb"}]"#,
        "line 2, column 58: minutes[0].text: "
            + "expected a text without line breaks, one block per paragraph"
    ),
    (
        #""format": 1"#, #""format": 1, "actions": [{"text": "x", "owner": 3}]"#,
        "line 2, column 51: actions[0].owner: expected a whole number from 1 to 2, found 3"
    ),
]

@Suite struct MeetingFileTests {
    @Test func `what is absent has its default`() throws {
        let (meeting, warnings) = try Preparation.meeting(fromJSON: file(), id: "m-1")
        #expect(meeting.id == "m-1")
        #expect(meeting.header.language == .ar)
        #expect(meeting.header.timeZone == "Africa/Tunis")
        #expect(meeting.rules.quorum == Threshold(Fraction(1, 2), exceeding: true))
        #expect(meeting.seats.map(\.id) == ["p1", "p2", "observers", "screen"])
        #expect(meeting.seats.map(\.votes) == [true, false, false, false])
        #expect(meeting.seats.map(\.role) == [.chair, .secretary, .observer, .screen])
        #expect(meeting.commitments[0].counts == ["high": 3, "medium": 1])
        #expect(warnings.count == 6, "three levels of two commitments are empty")
    }

    @Test func `the template of the minutes is in the language of the file`() throws {
        let bytes = file(#""format": 1"#, by: #""format": 1, "language": "fr""#)
        let (meeting, _) = try Preparation.meeting(fromJSON: bytes, id: "m")
        let blocks = meeting.minutes.document.blocks
        #expect(blocks.map(\.id.rawValue) == (1...15).map { "k\($0)" })
        #expect(
            blocks.map(\.kind) == [
                .header, .attendance, .paragraph, .agenda, .paragraph, .heading, .resultTable,
                .heading, .finalList, .supplementaryList, .ballots, .dropped, .heading, .actions,
                .paragraph,
            ])
        #expect(blocks[2].string.hasPrefix("Après les mots de bienvenue"))
        #expect(blocks[5].attributes["level"] == "1")
    }

    @Test(arguments: refusals)
    func `an error names line, column and what was expected`(
        text: String, replacement: String, expected: String
    ) {
        #expect(refusal(text, replacement) == expected)
    }

    @Test func `a majority is read exactly`() throws {
        let bytes = file(
            #""format": 1"#,
            by: #""format": 1, "rules": {"base": "members", "majority": "at least 2/3"}"#)
        let (meeting, _) = try Preparation.meeting(fromJSON: bytes, id: "m")
        #expect(
            meeting.rules
                == Rules(
                    rule: Rule(
                        base: .members, threshold: Threshold(Fraction(2, 3), exceeding: false),
                        tie: .castingVote),
                    quorum: nil))
    }

    @Test func `the example of the documentation is read`() throws {
        let page = try String(
            contentsOf: URL(filePath: #filePath).deletingLastPathComponent()
                .appending(path: "../../docs/MEETING-FILE.md"), encoding: .utf8)
        let parts = page.split(separator: "```json\n")
        let example = try #require(parts.dropFirst().first?.split(separator: "```").first)
        let (meeting, warnings) = try Preparation.meeting(
            fromJSON: Array(example.utf8), id: "m")
        #expect(meeting.actions.map(\.owner) == ["p2"])
        #expect(warnings.count == 1)
    }
}

@Suite struct ExampleMeetingTests {
    @Test func `the example that is compiled in is the meeting of July 2023`() throws {
        let bytes = UnsafeBufferPointer(
            start: CExampleMeetingBytes(), count: CExampleMeetingCount())
        let (meeting, warnings) = try Preparation.meeting(fromJSON: Array(bytes), id: "m")
        #expect(meeting.voters.count == 11)
        #expect(meeting.seats.first { $0.role == .chair }?.person.name == "ريم القرناوي")
        #expect(meeting.seats.first { $0.role == .secretary }?.person.name == "سنية غربي")
        #expect(meeting.commitments.map(\.number) == Array(1...28))
        #expect(meeting.respondents == 42)
        #expect(meeting.consultation?.respondents == nil)
        #expect(meeting.commitment("n9").flatMap(meeting.share) == 6905)
        #expect(meeting.actions.isEmpty)
        // Seven empty cells, all of "no priority"; one row of 29; four titles cut off.
        #expect(
            warnings.map(\.description).filter { $0.contains("is 0 meant?") }.count == 7)
        #expect(warnings.contains { $0.description.contains("commitment 7: the answers add up") })
        #expect(warnings.count == 12)
        #expect(
            meeting.minutes.document.blocks.map(\.kind) == [
                .header, .attendance, .paragraph, .agenda, .paragraph, .heading, .resultTable,
                .heading, .finalList, .supplementaryList, .ballots, .dropped, .heading, .actions,
                .paragraph,
            ])
    }
}

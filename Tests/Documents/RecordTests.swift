import Dossier
import Foundation
import Meeting
import Preparation
import StrictJSON
import Testing

@testable import Documents

private let fixtures = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().appending(path: "../Fixtures/records")

private func fixture(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: fixtures.appending(path: name)))
}

/// The record of a meeting, as it is written.
private func record(_ meeting: Meeting, _ language: Language = .ar) -> [UInt8] {
    export(meeting, format: .json, language: language).bytes
}

/// Of a list: leads and members by their identities.
private func lines(_ meeting: Meeting, _ list: ListName) -> [[CommitmentID]] {
    meeting.entries(of: list).map { [$0.lead.id] + $0.members.map(\.id) }
}

/// A record with the last place of one text replaced by another, as somebody would who changes a record.
private func changed(_ bytes: [UInt8], _ old: String, _ new: String) throws -> [UInt8] {
    let text = String(decoding: bytes, as: UTF8.self)
    let range = try #require(
        text.range(of: old, options: .backwards), "\(old) is not in the record")
    return Array(text.replacingCharacters(in: range, with: new).utf8)
}

private let day = Date(timeIntervalSince1970: 1_690_000_000)

@Suite struct RecordTests {
    /// `MAHDAR_WRITE_FIXTURES=1` writes the record of the current format anew.
    @Test func `the played meeting is the record that other tests start from`() throws {
        let bytes = record(try PlayedMeeting.closed())
        if ProcessInfo.processInfo.environment["MAHDAR_WRITE_FIXTURES"] != nil {
            try Data(bytes).write(to: fixtures.appending(path: "nap5.json"))
        }
        let file = try DossierFile(reading: fixture("nap5.json"))
        #expect(file.format == Dossier.currentFormat)
        #expect(lines(file.meeting, .final) == lines(try PlayedMeeting.closed(), .final))
    }

    @Test(arguments: Language.allCases)
    func `a record that nobody changed is whole`(language: Language) throws {
        let found = try DossierFile(reading: record(PlayedMeeting.closed(), language)).verify()
        #expect(found.differences == [])
        #expect(found.ballotCount == 2)
        #expect(found.lineCount == 15)
        #expect(found.hasDigest)
    }

    @Test func `a meeting that has just been prepared has a whole record too`() throws {
        #expect(try DossierFile(reading: record(PlayedMeeting().meeting)).verify().isWhole)
    }

    @Test(arguments: [
        // A word in the minutes, where nothing follows from it.
        (#""subject" : "اجتماع"#, #""subject" : "لقاء"#, ["digest"]),
        (#""reached" : 7"#, #""reached" : 8"#, ["digest", "ballot b51"]),
        (#""option" : "no""#, #""option" : "yes""#, ["digest", "ballot b"]),
        (#""kind" : "merged""#, #""kind" : "retained""#, ["digest", "finalList["]),
    ])
    func `a change is found and named`(old: String, new: String, places: [String]) throws {
        let bytes = try changed(record(PlayedMeeting.closed()), old, new)
        let found = try DossierFile(reading: bytes).verify()
        for place in places {
            #expect(
                found.differences.contains { $0.place.hasPrefix(place) },
                "\(place) in \(found.differences)")
        }
    }

    @Test func `a list that was typed over is found although the digest holds`() throws {
        let bytes = try changed(
            record(PlayedMeeting.closed()), "\"finalList\" : [\n    {\n      \"lead\" : \"n2\"",
            "\"finalList\" : [\n    {\n      \"lead\" : \"n9\"")
        let found = try DossierFile(reading: bytes).verify()
        #expect(found.differences.map(\.place) == ["finalList[0]"])
    }

    @Test func `a record of another kind is refused with the place`() throws {
        #expect(throws: DossierError.noRecord) { try DossierFile(reading: Array("{}".utf8)) }
        #expect(throws: DossierError.unknownFormat("9")) {
            try DossierFile(
                reading: changed(record(PlayedMeeting.closed()), "\"format\" : 2", "\"format\" : 9")
            )
        }
        do {
            let bytes = try changed(
                record(PlayedMeeting.closed()), #""phase" : "closed""#, #""phase" : "over""#)
            _ = try DossierFile(reading: bytes)
            Issue.record("read a phase that there is not")
        } catch DossierError.content(let path, _) {
            #expect(path.hasPrefix("meeting.phase"))
        }
    }

    @Test(arguments: [
        (#""denominator" : 2"#, #""denominator" : 0"#), (#""weight" : 1"#, #""weight" : -1"#),
        (#""high" : 29"#, #""high" : 9223372036854775807"#),
    ])
    func `figures that no meeting has are refused before anything is counted`(
        old: String, new: String
    ) throws {
        let bytes = try changed(record(PlayedMeeting.closed()), old, new)
        #expect(throws: DossierError.self) { try DossierFile(reading: bytes) }
    }

    @Test func `a record of the first format is read, with what it does not have empty`() throws {
        let file = try DossierFile(reading: fixture("nap5-format1.json"))
        #expect(file.format == 1)
        #expect(file.meeting.lists == Lists())
        #expect(file.meeting.acceptances == [])
        #expect(lines(file.meeting, .final) == lines(try PlayedMeeting.closed(), .final))
        let found = file.verify()
        #expect(found.differences == [])
        #expect(!found.hasDigest)
    }

    @Test(arguments: [
        (
            "\"finalList\": [\n    {\n      \"lead\": \"n2\"",
            "\"finalList\": [\n    {\n      \"lead\": \"n9\"", "finalList[0]"
        ),
        (#""turnout": 9"#, #""turnout": 8"#, "ballot b40"),
        (#""needed": 5"#, #""needed": 6"#, "ballot b51"),
        (#""option": "no""#, #""option": "yes""#, "ballot b40"),
        (#""voters": 7"#, #""voters": 8"#, "ballot b51"),
    ])
    func `a change of a record of the first format is found too`(
        old: String, new: String, place: String
    ) throws {
        let bytes = try changed(fixture("nap5-format1.json"), old, new)
        #expect(try DossierFile(reading: bytes).verify().differences.map(\.place) == [place])
    }

    @Test func `a ballot of the first format is counted by the rule and the members it had`() throws
    {
        let ballots = try DossierFile(reading: fixture("nap5-format1.json")).meeting.ballots
        let ballot = try #require(ballots.first)
        #expect(ballot.rule.majorities.map(\.base) == [.cast])
        #expect(ballot.rule.tie == .castingVote)
        #expect(ballot.electorate.count == 10)
        #expect(ballot.absent.map(\.seat) == ["p11"])
        #expect(ballot.result?.outcome == .adopted)
        #expect(ballot.result?.verdict.decisive?.needed == 5)
        #expect(ballots.count == 2 && ballots.allSatisfy { $0.result != nil })
    }
}

@Suite struct NextMeetingTests {
    private func next(
        after bytes: [UInt8], _ id: MeetingID = "m-next"
    ) throws -> Meeting {
        let meeting = try Preparation.meeting(
            after: DossierFile(reading: bytes), id: id, now: day)
        var prepared = meeting
        prepared.apply(Meeting.preparing(meeting, at: PlayedMeeting.start))
        return prepared
    }

    @Test func `the lists of a record come back from the next meeting, and from the one after`()
        throws
    {
        let first = try PlayedMeeting.closed()
        let second = try next(after: record(first))
        let third = try next(after: record(second), "m-third")
        for list in ListName.allCases {
            #expect(lines(second, list) == lines(first, list))
            #expect(lines(third, list) == lines(first, list))
        }
        #expect(third.earlier?.map(\.id) == ["m-nap5", "m-next"])
        #expect(try DossierFile(reading: record(third)).verify().differences == [])
    }

    @Test func `the old format makes a next meeting with the same lists`() throws {
        let second = try next(after: fixture("nap5-format1.json"))
        #expect(lines(second, .final) == lines(try PlayedMeeting.closed(), .final))
    }

    @Test func `what was open goes on, and what belongs to the day starts anew`() throws {
        let first = try PlayedMeeting.closed()
        let second = try next(after: record(first))
        #expect(second.phase == .prepared)
        #expect(second.header.date == "2023-07-22")
        #expect(second.header.letterhead == first.header.letterhead)
        #expect(second.seats.map(\.person) == first.seats.map(\.person))
        #expect(second.attendance == Attendance())
        #expect(second.ballots.isEmpty)
        #expect(second.agreedActions.count == first.agreedActions.count)
        #expect(second.agenda.items[0].title == "المصادقة على محضر جلسة 12 جويلية 2023")
        #expect(second.minutes.document.blocks[0].kind == .header)
    }

    @Test func `a decision by an earlier ballot still names it, and a new ballot is another`()
        throws
    {
        var second = try next(after: record(try PlayedMeeting.closed()))
        let text = String(
            decoding: export(second, document: .responses, format: .md, language: .fr).bytes,
            as: UTF8.self)
        #expect(text.contains("par le vote n°\u{A0}1 de la réunion du 12 juillet 2023"))
        #expect(text.contains("Adopté"))
        // As if the new meeting had come to the same sequence.
        let old = try #require(second.earlier?[0].ballots[0])
        var ballot = old
        ballot.id = BallotID(rawValue: old.id.rawValue.replacing("m-nap5.", with: ""))
        second.ballots = [ballot]
        #expect(second.ballot(old.id) == nil)
    }

    @Test func `decisions keep their order and come before new ones`() throws {
        let first = try PlayedMeeting.closed()
        let second = try next(after: record(first))
        let order = { (meeting: Meeting) in
            meeting.commitments.sorted {
                ($0.decision?.sequence ?? 0) < ($1.decision?.sequence ?? 0)
            }.map(\.id)
        }
        #expect(order(second) == order(first))
        #expect(second.commitments.allSatisfy { ($0.decision?.sequence ?? 0) < 1 })
    }

    @Test func `a record that was changed makes no meeting`() throws {
        let bytes = try changed(
            record(PlayedMeeting.closed()), #""kind" : "dropped""#, #""kind" : "retained""#)
        #expect(throws: RecordDiffers.self) { try next(after: bytes) }
    }
}

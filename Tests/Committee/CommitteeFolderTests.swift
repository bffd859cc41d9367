import Committee
import Foundation
import Meeting
import OperationalText
import Room
import Testing

struct `The folder of a committee` {
    private static let rules = Rules(
        rule: Rule(
            base: .cast, threshold: Threshold(Fraction(1, 2), exceeding: true), tie: .fails),
        quorum: nil)

    private static let committee = Committee(
        id: "c-one",
        settings: CommitteeSettings(
            name: "Comité", letterhead: [], language: .fr, timeZone: "Africa/Tunis", place: "",
            remote: false, rules: rules, signatures: nil, phrases: [:]),
        members: [
            Member(
                seat: Seat(
                    id: "m1",
                    person: Person(
                        honorific: "", name: "Ali", title: "", organisation: "",
                        constituency: nil), role: .chair, votes: true, weight: 1, generation: 1))
        ])

    private static func meeting(_ id: MeetingID) -> Meeting {
        Meeting(
            id: id,
            header: Header(
                letterhead: [], subject: "Suivi", body: "", date: "2026-01-20", time: "10:00",
                place: "", remote: false, language: .fr, timeZone: "Africa/Tunis"),
            rules: rules, seats: committee.members.map(\.seat), agenda: Agenda(items: []),
            consultation: nil, commitments: [], actions: [],
            minutes: Minutes(document: Document(blocks: [])))
    }

    /// A committee that has called two meetings, the second after the first, in a folder of its own.
    private static func withFolder(
        _ body: (CommitteeFolder, _ data: String) throws -> Void
    ) throws {
        let data = NSTemporaryDirectory() + "committee-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: data) }
        let folder = CommitteeFolder(id: "c-one", in: data)
        try folder.create(committee, at: 1)
        var open = try folder.open()
        for id in [MeetingID("m-a"), "m-b"] {
            let last = try open.state.meetings.last.map { called in
                let before = MeetingFolder(id: called.id, in: folder.path)
                let hash = try #require(try before.verify().summary.split(separator: " ").last)
                return (phase: Phase.closed, head: String(hash))
            }
            let events = try open.state.decide(
                .callMeeting(
                    subject: "Suivi", date: "2026-01-20", time: "10:00", place: "", remote: false,
                    replaced: []), from: CommitteeOrigin(by: "m1", newMeeting: id, last: last))
            try MeetingFolder(id: id, in: folder.path).create(meeting(id), at: 2)
            try open.append(events, by: "m1", at: 3)
        }
        try body(folder, data)
    }

    @Test func `what was appended is read again, and all of it is whole`() throws {
        try Self.withFolder { folder, data in
            let ids = try folder.read().meetings.map(\.id)
            #expect(ids == ["m-a", "m-b"])
            let sequence = try folder.read().sequence
            #expect(sequence == 3)
            let problems = try folder.verify().problems
            #expect(problems == [])
            #expect(CommitteeFolder.all(in: data).map(\.id) == ["c-one"])
            #expect(MeetingFolder.everywhere(in: data).map(\.id) == ["m-a", "m-b"])
            let codeLength = try folder.access().roomCode.count
            #expect(codeLength == 6)
        }
    }

    @Test func `a copy of the folder under another name is the same committee`() throws {
        try Self.withFolder { folder, data in
            let copy = data + "/elsewhere"
            try FileManager.default.copyItem(atPath: folder.path, toPath: copy)
            let found = try #require(CommitteeFolder.all(in: copy).first)
            #expect(found.id == "c-one")
            let problems = try found.verify().problems
            #expect(problems == [])
            let (opened, read) = (try found.open().state, try folder.read())
            #expect(opened == read)
            #expect(MeetingFolder.everywhere(in: copy).map(\.id) == ["m-a", "m-b"])
        }
    }

    @Test func `a backup holds the committee and its meetings, and overwrites nothing`() throws {
        try Self.withFolder { folder, data in
            let copied = try folder.backUp(to: data + "/backup")
            #expect(copied == 2)
            let copy = try #require(CommitteeFolder.all(in: data + "/backup").first)
            let problems = try copy.verify().problems
            #expect(problems == [])
            #expect(throws: MeetingFolderError.self) { try folder.backUp(to: data + "/backup") }
        }
    }

    @Test func `a meeting that is missing, exchanged or was never called is found`() throws {
        try Self.withFolder { folder, _ in
            let first = MeetingFolder(id: "m-a", in: folder.path)
            try FileManager.default.removeItem(atPath: first.path)
            let missing = try folder.verify().problems
            #expect(missing == ["the meeting m-a of 2026-01-20 is missing"])
            // Another one under its name is not the one that was followed up.
            try first.create(Self.meeting("m-a"), at: 9)
            let exchanged = try folder.verify().problems.count
            #expect(exchanged == 1)
            try MeetingFolder(id: "m-c", in: folder.path).create(Self.meeting("m-c"), at: 2)
            let last = try folder.verify().problems.last
            #expect(last == "the meeting m-c was never called by the committee")
        }
    }

    @Test func `a changed entry is found`() throws {
        try Self.withFolder { folder, _ in
            let file = folder.path + "/journal-000000000001.jsonl"
            let text = try String(contentsOfFile: file, encoding: .utf8)
            #expect(text.contains("\"Ali\""))
            try text.replacingOccurrences(of: "\"Ali\"", with: "\"Aly\"").write(
                toFile: file, atomically: true, encoding: .utf8)
            let problems = try folder.verify().problems
            #expect(!problems.isEmpty)
        }
    }
}

import Foundation
import Meeting
import Testing

@testable import Room

/// The folder of a meeting on a real disk.
struct `The folder of a meeting` {
    private func withData(_ body: (String) throws -> Void) throws {
        let data = FileManager.default.temporaryDirectory.path + "/room-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: data) }
        try body(data)
    }

    @Test func `a meeting is made, found, gone on with, and read`() throws {
        try withData { data in
            let folder = MeetingFolder(id: try MeetingFolder.newID(), in: data)
            try folder.create(Committee.meeting, at: Instant(rawValue: 1))
            #expect(MeetingFolder.all(in: data).map(\.id) == [folder.id])
            let access = try folder.access()
            #expect(access.roomCode == (try folder.access().roomCode))

            var (contents, journal) = try folder.open {}
            #expect(contents.meeting.sequence == 1 && contents.notes.isEmpty)
            let events = try contents.meeting.decide(
                .openMeeting, from: Origin(by: "chair", at: Instant(rawValue: 2)))
            let entry = Entry(
                sequence: 2, at: Instant(rawValue: 2), by: "chair", client: "client-chair",
                number: 1, events: events)
            #expect(try journal.submit(RoomJSON.encode(entry)) == 2)
            journal.step()
            contents.meeting.apply(entry)
            try journal.submitSnapshot(
                sequence: 2, payload: RoomJSON.encode(contents.meeting))
            journal.step()
            journal.stop()

            let read = try folder.read()
            #expect(read.meeting == contents.meeting && read.recent.isEmpty)
            let verification = try folder.verify()
            #expect(verification.isWhole && verification.summary.contains("2 entries"))
        }
    }

    @Test func `only its owner may look into it`() throws {
        try withData { data in
            let folder = MeetingFolder(id: "m-secret", in: data)
            try folder.create(Committee.meeting, at: Instant(rawValue: 1))
            let files = FileManager.default
            for (path, mode) in [(folder.path, 0o700), (folder.path + "/secret", 0o600)] {
                let found = try files.attributesOfItem(atPath: path)[.posixPermissions] as? Int
                #expect(found == mode, "\(path)")
            }
        }
    }

    @Test func `a folder that is not whole is refused with its reason`() throws {
        try withData { data in
            let folder = MeetingFolder(id: "m-broken", in: data)
            try folder.create(Committee.meeting, at: Instant(rawValue: 1))
            #expect(throws: MeetingFolderError.self, "one of that name is there") {
                try folder.create(Committee.meeting, at: Instant(rawValue: 1))
            }
            try Data("abc".utf8).write(to: URL(filePath: folder.path + "/secret"))
            #expect {
                try folder.access()
            } throws: { error in
                "\(error)".contains("64 hexadecimal digits")
            }
            let file = URL(filePath: folder.path + "/journal-000000000001.jsonl")
            var bytes = try Data(contentsOf: file)
            bytes[bytes.count / 2] ^= 1
            try bytes.write(to: file)
            #expect(throws: MeetingFolderError.self) { try folder.read() }
            #expect(try folder.verify().isWhole == false)
        }
    }
}

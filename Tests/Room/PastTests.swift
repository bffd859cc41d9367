import Foundation
import Journal
import Meeting
import OperationalText
import Testing

@testable import Room

/// What those who look back are told.
struct `The past of a meeting` {
    private struct Page: Decodable {
        var entries: [Entry]
        var through: Int
        var head: Int
    }

    /// A meeting on a real disk with a ballot, two votes and a little writing.
    private func withMeeting(
        _ body: (MeetingFolder, [Entry], Meeting) throws -> Void
    ) throws {
        let data = FileManager.default.temporaryDirectory.path + "/past-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: data) }
        let folder = MeetingFolder(id: "m-past", in: data)
        try folder.create(Committee.meeting, at: Instant(rawValue: 1))
        var (contents, journal) = try folder.open {}
        var entries = contents.recent
        func give(_ command: Command, by seat: SeatID) throws {
            let at = Instant(rawValue: 10 + entries.count)
            let number = entries.count + 1
            let origin = Origin(by: seat, client: ClientID(rawValue: "client-of-\(seat)"), at: at)
            guard
                case .entry(let entry) = try contents.meeting.receive(
                    command, number: number, from: origin)
            else { return }
            _ = try journal.submit(RoomJSON.encode(entry))
            contents.meeting.apply(entry)
            entries.append(entry)
        }
        try give(.openMeeting, by: "chair")
        for seat in ["chair", "m1", "m2"] as [SeatID] { try give(.arrive(mode: .room), by: seat) }
        try give(
            .openBallot(motion: Motion(subject: nil, text: "Shall we?", method: .yesNo)),
            by: "chair")
        let ballot = try #require(contents.meeting.openBallot?.id)
        try give(.castVote(ballot: ballot, choice: .option("yes")), by: "m1")
        try give(.castVote(ballot: ballot, choice: .option("no")), by: "m2")
        for word in ["one", "two", "three"] {
            let block = BlockID("k-\(word)")
            try give(
                .editMinutes(
                    base: contents.meeting.sequence,
                    operation: [.insert(block: block, after: nil, word)]), by: "m1")
        }
        journal.step()
        journal.stop()
        try body(folder, entries, contents.meeting)
    }

    private func pages(_ past: Past, head: Int) throws -> [Page] {
        var pages: [Page] = []
        repeat {
            let page = try past.page(after: pages.last?.through ?? 0, head: head)
            pages.append(try RoomJSON.decode(Page.self, from: page))
        } while pages[pages.count - 1].through < head && pages.count < 100
        return pages
    }

    @Test(arguments: [1, 600, 1 << 20])
    func `is what the feed carried, and leads to what everyone sees`(pageBytes: Int) throws {
        try withMeeting { folder, entries, meeting in
            let past = Past(folder, pageBytes: pageBytes)
            for _ in 0..<2 {
                let pages = try pages(past, head: meeting.sequence)
                let told = pages.flatMap(\.entries)
                #expect(told == entries.compactMap(\.publicView))
                #expect(pages.allSatisfy { $0.head == meeting.sequence })
                var replayed = Committee.meeting
                for entry in told { replayed.apply(entry) }
                #expect(replayed.publicView == meeting.publicView)
            }
        }
    }

    @Test func `tells no vote of an open ballot`() throws {
        try withMeeting { folder, entries, meeting in
            let text = String(
                decoding: try Past(folder).page(after: 0, head: meeting.sequence), as: UTF8.self)
            #expect(text.contains("ballotOpened") && !text.contains("voteCast"))
            #expect(!text.contains(#""choice""#))
            #expect(entries.count > text.components(separatedBy: #""sequence""#).count - 1)
        }
    }

    @Test func `tells nothing after the head, even if the disk holds it`() throws {
        try withMeeting { folder, _, meeting in
            let past = Past(folder)
            let page = try RoomJSON.decode(Page.self, from: try past.page(after: 2, head: 4))
            #expect(page.entries.map(\.sequence) == [3, 4] && page.through == 4)
            let later = try RoomJSON.decode(
                Page.self, from: try past.page(after: 2, head: meeting.sequence))
            #expect(later.entries.last?.sequence == meeting.sequence)
            let beyond = try RoomJSON.decode(Page.self, from: try past.page(after: 99, head: 4))
            #expect(beyond.entries.isEmpty && beyond.through == 99)
        }
    }
}

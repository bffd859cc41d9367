import Committee
import Foundation
import Meeting
import Preparation

/// A committee that meets as it did in real minutes: its members and its plan come from them, and
/// its meetings are called, held and closed by commands.
struct FollowedMeeting {
    private(set) var committee: Committee
    private(set) var meeting: Meeting
    private var now: Instant = 1_574_690_000_000

    static func committee(
        _ name: String, people: [Person], plan: CommitteePlan
    ) -> Committee {
        Committee(
            id: "c-seed",
            settings: CommitteeSettings(
                name: name, letterhead: [], language: .ar, timeZone: "Africa/Tunis", place: "",
                remote: false,
                rules: Rules(
                    rule: Rule(
                        base: .cast, threshold: Threshold(Fraction(1, 2), exceeding: true),
                        tie: .castingVote), quorum: nil), signatures: nil, phrases: [:]),
            members: people.enumerated().map { index, person in
                Member(
                    seat: Seat(
                        id: SeatID(rawValue: "m\(index + 1)"), person: person,
                        role: index == 0 ? .chair : index == 1 ? .secretary : .member,
                        votes: true, weight: 1, generation: 1))
            }, plan: plan)
    }

    /// The first meeting of a committee.
    init(
        _ committee: Committee, subject: String, date: String, time: String, place: String = ""
    ) throws {
        self.committee = committee
        meeting = Meeting(
            id: "none",
            header: Header(
                letterhead: [], subject: "", body: "", date: date, time: time, place: "",
                remote: false, language: .ar, timeZone: "Africa/Tunis"),
            rules: committee.settings.rules, seats: [], agenda: Agenda(items: []),
            consultation: nil, commitments: [], actions: [],
            minutes: Minutes(document: .init(blocks: [])))
        try call(subject: subject, date: date, time: time, place: place, after: nil)
    }

    /// Calls the next one from the last.
    mutating func callNext(date: String) throws {
        try call(
            subject: meeting.header.subject, date: date, time: meeting.header.time,
            place: meeting.header.place, after: meeting)
    }

    private mutating func call(
        subject: String, date: String, time: String, place: String, after before: Meeting?
    ) throws {
        let origin = CommitteeOrigin(
            by: "m1", newMeeting: MeetingID(rawValue: "m-\(date)"),
            last: before.map { ($0.phase, "00") })
        let events = try committee.decide(
            .callMeeting(
                subject: subject, date: date, time: time, place: place, remote: false,
                replaced: []), from: origin)
        committee.apply(
            CommitteeEntry(
                sequence: committee.sequence + 1, at: now, by: "m1", events: events))
        guard let called = committee.meetings.last else { return }
        meeting = Preparation.meeting(called, of: committee, after: before)
        meeting.apply(Meeting.preparing(meeting, at: now))
    }

    /// Gives a command, as the chair if nobody else.
    mutating func give(_ command: Command, by: SeatID = "m1") throws {
        now = now.advanced(by: 60_000)
        let events = try meeting.decide(command, from: Origin(by: by, client: "c-test", at: now))
        meeting.apply(
            Entry(
                sequence: meeting.sequence + 1, at: now, by: by, client: nil, number: nil,
                events: events))
    }

    /// All but those come, and the meeting is opened.
    mutating func open(without absent: Set<SeatID> = []) throws {
        for seat in meeting.seats where seat.isParticipant && !absent.contains(seat.id) {
            try give(.arrive(mode: .room), by: seat.id)
        }
        try give(.openMeeting)
    }

    mutating func say(
        _ speaker: SeatID?, _ kind: Statement.Kind, on commitment: CommitmentID,
        part: PartID? = nil, _ text: String
    ) throws {
        try give(
            .addStatement(
                commitment: commitment, part: part, speaker: speaker, kind: kind, text: text),
            by: "m2")
    }

    /// Whoever has this name.
    func seat(_ name: String?) -> SeatID? {
        meeting.seats.first { $0.person.name == name }?.id
    }
}

/// A reading of real minutes.
func seed(_ name: String) throws -> [String: Any] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appending(path: "../Fixtures/seeds/\(name).json")
    let value = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
    return value as? [String: Any] ?? [:]
}

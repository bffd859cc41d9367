import Foundation
import Meeting
import OperationalText
import Testing
import Words

/// `Tests/Fixtures/sentences/verdicts.json`: ballots of every method and rule, held by the state
/// machine, with what the words say of them. To write it anew, set MAHDAR_WRITE_FIXTURES, and then
/// read what changed.
@Suite struct VerdictFixture {
    @Test func `the sentences about ballots of every method and rule are as written`() throws {
        let file = project.appending(path: "Tests/Fixtures/sentences/verdicts.json")
        let text = try Self.text()
        if ProcessInfo.processInfo.environment["MAHDAR_WRITE_FIXTURES"] != nil {
            try Data(text.utf8).write(to: file)
        }
        let isAsWritten = try String(contentsOf: file, encoding: .utf8) == text
        #expect(isAsWritten)
    }

    private static func text() throws -> String {
        var room = try VoteRoom()
        var cases: [String] = []
        for held in HeldBallot.all {
            let (id, running) = try room.hold(held)
            var functions: [(String, String?)] = [
                ("ruleOfBallot", nil), ("verdict", nil), ("tally", nil), ("rollCall", nil),
            ]
            if held.motion.repeats != nil || held.motion.sheet != nil {
                functions.append(("remarks", nil))
            }
            if let running { functions.append(("running", try json(running))) }
            for (function, running) in functions {
                cases.append(try line(held.name, function, id, running, room.meeting))
            }
            for index in 0..<(room.meeting.ballot(id)?.sheet?.cellCount ?? 0) {
                for function in ["heading", "verdict", "tally", "rollCall"] {
                    cases.append(
                        try line(held.name, function, id, nil, room.meeting, question: index))
                }
            }
        }
        let seats = try room.meeting.seats.map(json).joined(separator: ",\n")
        let ballots = try room.meeting.ballots.map(json).joined(separator: ",\n")
        return """
            {"meeting":{"seats":[
            \(seats)
            ],"ballots":[
            \(ballots)
            ]},
            "cases":[
            \(cases.joined(separator: ",\n"))
            ]}

            """
    }

    private static func line(
        _ name: String, _ function: String, _ ballot: BallotID, _ running: String?,
        _ meeting: Meeting, question: Int? = nil
    ) throws -> String {
        let more =
            (running.map { #","running":\#($0)"# } ?? "")
            + (question.map { #","question":\#($0)"# } ?? "")
        let input = #"{"ballot":"\#(ballot)"\#(more)}"#
        let head = #"{"name":\#(try json(name)),"of":"\#(function)","input":\#(input)"#
        let empty = #","ar":"","fr":"","en":""}"#
        let one = try JSONDecoder().decode(
            SentenceCase.self, from: Data((head + empty).utf8))
        let sentences = try Language.allCases.map { language in
            #""\#(language.rawValue)":\#(try json(one.sentence(in: language, of: meeting)))"#
        }
        return head + "," + sentences.joined(separator: ",") + "}"
    }

    private static func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}

/// A committee of seven in three constituencies, of whom one is away and one has two votes.
private struct VoteRoom {
    private(set) var meeting: Meeting

    init() throws {
        let people: [(String, Constituency, Int)] = [
            ("ريم القرناوي", .government, 1), ("سنية غربي", .government, 1),
            ("وسام الهاني", .civilSociety, 1), ("أسماء صبري", .civilSociety, 1),
            ("Éric Durand", .partner, 1), ("منى", .civilSociety, 2), ("وليد", .partner, 1),
        ]
        let seats = people.enumerated().map { index, person in
            Seat(
                id: SeatID(rawValue: "p\(index + 1)"),
                person: Person(
                    honorific: "", name: person.0, title: "", organisation: "",
                    constituency: person.1),
                role: index == 0 ? .chair : .member, votes: true, weight: person.2, generation: 1)
        }
        meeting = Meeting(
            id: "m",
            header: Header(
                letterhead: [], subject: "s", body: "", date: "2023-07-12", time: "10:00",
                place: "", remote: false, language: .ar, timeZone: "Africa/Tunis"),
            rules: Rules(rule: HeldBallot.simple, quorum: nil), seats: seats,
            agenda: Agenda(items: []), consultation: nil, commitments: [], actions: [],
            minutes: Minutes(document: Document()))
        meeting.phase = .inSession
        for seat in seats.dropLast() {
            try give(.markArrival(seat: seat.id, mode: .room), by: "p1")
        }
    }

    private mutating func give(_ command: Command, by seat: SeatID) throws {
        let origin = Origin(by: seat, at: 1_689_152_400_000)
        let events = try meeting.decide(command, from: origin)
        meeting.apply(
            Entry(
                sequence: meeting.sequence + 1, at: origin.at, by: seat, client: nil, number: nil,
                events: events))
    }

    /// Returns the ballot and, with running display, how it stood before it closed.
    mutating func hold(_ held: HeldBallot) throws -> (BallotID, RunningCount?) {
        var motion = held.motion
        if motion.repeats != nil { motion.repeats = meeting.ballots[0].id }
        try give(.openBallot(motion: motion), by: "p1")
        let ballot = try #require(meeting.openBallot).id
        for (index, choice) in held.votes.enumerated() {
            guard let choice else { continue }
            let seat = SeatID(rawValue: "p\(index + 1)")
            try give(.castVote(ballot: ballot, choice: choice), by: seat)
        }
        let running = meeting.openBallot?.runningCount
        for seat in held.leaving { try give(.markDeparture(seat: seat), by: "p1") }
        try give(.closeBallot(ballot: ballot), by: "p1")
        for seat in held.leaving { try give(.markArrival(seat: seat, mode: .room), by: "p1") }
        if let options = held.castingVote {
            try give(.giveCastingVote(ballot: ballot, options: options), by: "p1")
        }
        return (ballot, running)
    }
}

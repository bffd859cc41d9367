import Foundation
import Meeting
import OperationalText
import Testing
import Words

/// `Tests/Fixtures/sentences/others-votes.json`: ballots with proxies, by hand and by roll call, and
/// what the words say of them. To write it anew, set MAHDAR_WRITE_FIXTURES, and then read it.
@Suite struct OthersVotesFixture {
    @Test func `the sentences about votes for others and in the room are as written`() throws {
        let file = project.appending(path: "Tests/Fixtures/sentences/others-votes.json")
        let text = try Self.text()
        if ProcessInfo.processInfo.environment["MAHDAR_WRITE_FIXTURES"] != nil {
            try Data(text.utf8).write(to: file)
        }
        let isAsWritten = try String(contentsOf: file, encoding: .utf8) == text
        #expect(isAsWritten)
    }

    private static func text() throws -> String {
        var room = try Room()
        try room.play()
        let meeting = room.meeting
        var cases: [String] = []
        for ballot in meeting.ballots {
            for function in ["ruleOfBallot", "remarks", "tally", "verdict", "rollCall"] {
                let input = #"{"ballot":"\#(ballot.id)"}"#
                cases.append(try line(ballot.text, function, input, meeting))
            }
        }
        for seat in meeting.seats {
            let input = #"{"seat":"\#(seat.id)"}"#
            cases.append(try line(seat.person.name, "participant", input, meeting))
        }
        let half = #"{"fraction":{"numerator":1,"denominator":2},"exceeding":true}"#
        cases.append(
            try line(
                "with proxies", "quorum",
                #"{"present":5,"represented":2,"members":7,"quorum":\#(half)}"#, meeting))
        return """
            {"meeting":{"phase":"inSession","phaseChanges":\(try json(meeting.phaseChanges)),
            "attendance":\(try json(meeting.attendance)),
            "seats":[
            \(try meeting.seats.map(json).joined(separator: ",\n"))
            ],"ballots":[
            \(try meeting.ballots.map(json).joined(separator: ",\n"))
            ]},
            "cases":[
            \(cases.joined(separator: ",\n"))
            ]}

            """
    }

    private static func line(
        _ name: String, _ function: String, _ input: String, _ meeting: Meeting
    ) throws -> String {
        let head = #"{"name":\#(try json(name)),"of":"\#(function)","input":\#(input)"#
        let one = try JSONDecoder().decode(
            SentenceCase.self, from: Data((head + #","ar":"","fr":"","en":""}"#).utf8))
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

extension OthersVotesFixture {
    /// A meeting of seven, three of whom have no device and two of whom are not here.
    struct Room {
        var meeting: Meeting

        init() throws {
            let names = [
                ("ريم", Constituency.government), ("سنية", .government), ("Éric", .partner),
                ("أسماء", .civilSociety), ("وسام", .civilSociety), ("ليلى", .civilSociety),
                ("Karim", .government),
            ]
            let seats = names.enumerated().map { index, person in
                Seat(
                    id: SeatID(rawValue: "p\(index + 1)"),
                    person: Person(
                        honorific: index == 0 ? "السيدة" : "", name: person.0, title: "",
                        organisation: "", constituency: person.1),
                    role: index == 0 ? .chair : index == 1 ? .secretary : .member, votes: true,
                    weight: index == 4 ? 2 : 1, generation: 1)
            }
            meeting = Meeting(
                id: "m",
                header: Header(
                    letterhead: [], subject: "s", body: "", date: "2023-07-12", time: "10:00",
                    place: "", remote: false, language: .ar, timeZone: "Africa/Tunis"),
                rules: Rules(
                    rule: Rule(
                        [Majority(of: .cast, .moreThan(1, 2))], tie: .fails, proxies: 2),
                    quorum: nil),
                seats: seats, agenda: Agenda(items: []), consultation: nil, commitments: [],
                actions: [], minutes: Minutes(document: Document()))
        }

        mutating func give(_ command: Command, by seat: SeatID) throws {
            let at = Instant(rawValue: 1_689_152_400_000 + meeting.sequence * 1_000)
            let events = try meeting.decide(command, from: Origin(by: seat, at: at))
            meeting.apply(
                Entry(
                    sequence: meeting.sequence + 1, at: at, by: seat, client: nil, number: nil,
                    events: events))
        }

        mutating func play() throws {
            for seat: SeatID in ["p1", "p2", "p4", "p5"] {
                try give(.arrive(mode: .room), by: seat)
            }
            try give(.arrive(mode: .remote), by: "p3")
            try give(.giveProxy(holder: "p3"), by: "p6")
            try give(.noteProxy(giver: "p7", holder: "p4", paper: "رسالة 10 جويلية"), by: "p2")
            try give(.openMeeting, by: "p1")
            try give(.nameTellers(seats: ["p1", "p2"]), by: "p1")

            try hold(Motion(subject: nil, text: "proxies", method: .yesNo)) { room, ballot in
                try room.vote("p3", "yes", in: ballot)
                try room.vote("p3", "no", in: ballot, for: "p6")
                try room.vote("p4", "yes", in: ballot, for: "p7")
            }
            for seat: SeatID in ["p4", "p5"] {
                try give(.markWithoutDevice(seat: seat, withoutDevice: true), by: "p2")
            }
            var groups = Motion(subject: nil, text: "hands in groups", method: .yesNo)
            groups.rule = Rule(
                [Majority(of: .cast, .moreThan(1, 2), leastPerConstituency: 1)], proxies: 2)
            try hold(groups) { room, ballot in
                try room.vote("p1", "yes", in: ballot)
                try room.count(
                    [
                        HandCount(answers: ["yes": 1], silent: 0),
                        HandCount(answers: [:], silent: 1),
                        HandCount(answers: ["no": 1], silent: 0),
                    ], in: ballot)
            }
            try give(.markWithoutDevice(seat: "p4", withoutDevice: false), by: "p2")
            var motion = Motion(subject: nil, text: "hands of one group", method: .yesNo)
            motion.rule = Rule([Majority(of: .cast, .moreThan(1, 2))])
            try hold(motion) { room, ballot in
                try room.count([HandCount(answers: ["no": 1], silent: 0)], in: ballot)
            }
            motion = Motion(subject: nil, text: "roll call", method: .yesNo)
            motion.rollCall = true
            try hold(motion) { room, ballot in
                try room.vote("p3", "no", in: ballot)
                for seat: SeatID in ["p1", "p5", "p7"] {
                    try room.vote("p2", "yes", in: ballot, for: seat)
                }
            }
        }

        private mutating func hold(
            _ motion: Motion, _ body: (inout Room, BallotID) throws -> Void
        ) throws {
            try give(.openBallot(motion: motion), by: "p1")
            let ballot = try #require(meeting.openBallot?.id)
            try body(&self, ballot)
            try give(.closeBallot(ballot: ballot), by: "p1")
        }

        private mutating func vote(
            _ by: SeatID, _ option: OptionID, in ballot: BallotID, for seat: SeatID? = nil
        ) throws {
            try give(.castVote(ballot: ballot, choice: .option(option), for: seat), by: by)
        }

        private mutating func count(_ counts: [HandCount], in ballot: BallotID) throws {
            for teller: SeatID in ["p1", "p2"] {
                try give(.enterHandCount(ballot: ballot, counts: counts), by: teller)
            }
        }
    }
}

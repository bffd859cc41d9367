import OperationalText
import Testing

@testable import Meeting

/// Proxies and votes in the room, counted once more in the slowest and most obvious way: person by
/// person, by what each of them wanted.
struct `Proxies and votes in the room` {
    /// How somebody takes part.
    enum Way: CaseIterable { case device, hand, called, represented, away }

    /// What somebody wants, or nothing.
    enum Wish: String, CaseIterable { case yes, no, abstain, silent }

    struct Participant {
        var way: Way
        var wish: Wish
        var weight = 1
        var constituency: Constituency?
    }

    // MARK: The oracle

    /// Adopted, rejected, or nothing decided; and how many were for, by weight.
    private func oracle(_ people: [Participant], _ majority: Majority) -> (
        outcome: Outcome, yes: Int
    ) {
        var (yes, no, abstained, present, members) = (0, 0, 0, 0, 0)
        // The first is the holder, and always here.
        for person in people {
            members += person.weight
            if person.way == .away { continue }
            present += person.weight
            switch person.wish {
            case .yes: yes += person.weight
            case .no: no += person.weight
            case .abstain: abstained += person.weight
            case .silent: break
            }
        }
        let base =
            switch majority.base {
            case .cast: yes + no
            case .voted: yes + no + abstained
            case .present: present
            case .members: members
            }
        if base == 0 { return (.nothingDecided, yes) }
        let (n, d) = (
            majority.threshold.fraction.numerator, majority.threshold.fraction.denominator
        )
        let isReached = majority.threshold.exceeding ? yes * d > base * n : yes * d >= base * n
        return (isReached ? .adopted : .rejected, yes)
    }

    // MARK: The meeting

    private func meeting(_ people: [Participant], _ rule: Rule) throws -> Meeting {
        var seats = people.enumerated().map { index, person in
            Seat(
                id: SeatID(rawValue: "p\(index)"),
                person: Self.person(person.constituency), role: index == 0 ? .chair : .member,
                votes: true, weight: person.weight, generation: 1)
        }
        for id in ["t1", "t2"] {
            seats.append(
                Seat(
                    id: SeatID(rawValue: id), person: Self.person(nil), role: .secretary,
                    votes: false, weight: 1, generation: 1))
        }
        var meeting = Meeting(
            id: "m-oracle",
            header: Header(
                letterhead: [], subject: "oracle", body: "", date: "2023-07-12", time: "10:00",
                place: "", remote: false, language: .en, timeZone: "Africa/Tunis"),
            rules: Rules(rule: rule, quorum: nil), seats: seats, agenda: Agenda(items: []),
            consultation: nil, commitments: [], actions: [],
            minutes: Minutes(document: Document(blocks: [])))
        try give(.openMeeting, by: "p0", in: &meeting)
        try give(.nameTellers(seats: ["t1", "t2"]), by: "p0", in: &meeting)
        for (index, person) in people.enumerated() {
            let seat = SeatID(rawValue: "p\(index)")
            let paper = Command.noteProxy(giver: seat, holder: "p0", paper: "a letter")
            switch person.way {
            case .device: try give(.arrive(mode: .remote), by: seat, in: &meeting)
            case .called: try give(.arrive(mode: .room), by: seat, in: &meeting)
            case .hand:
                try give(.arrive(mode: .room), by: seat, in: &meeting)
                try give(
                    .markWithoutDevice(seat: seat, withoutDevice: true), by: "t1", in: &meeting)
            case .represented: try give(paper, by: "t1", in: &meeting)
            case .away: break
            }
        }
        return meeting
    }

    private static func person(_ constituency: Constituency?) -> Person {
        Person(
            honorific: "", name: "name", title: "", organisation: "", constituency: constituency)
    }

    private func give(_ command: Command, by seat: SeatID, in meeting: inout Meeting) throws {
        let events = try meeting.decide(command, from: Origin(by: seat, at: 1_000))
        meeting.apply(
            Entry(
                sequence: meeting.sequence + 1, at: 1_000, by: seat, client: nil, number: nil,
                events: events))
    }

    /// Holds a ballot in which each gives their wish in their way.
    private func hold(_ people: [Participant], _ rule: Rule, rollCall: Bool = false) throws
        -> Ballot
    {
        var meeting = try meeting(people, rule)
        var motion = Motion(subject: nil, text: "?", method: .yesNo, rule: rule)
        motion.rollCall = rollCall
        try give(.openBallot(motion: motion), by: "p0", in: &meeting)
        let ballot = try #require(meeting.openBallot)
        for elector in ballot.electorate where elector.means != .hand {
            let wish = try #require(Int(elector.seat.rawValue.dropFirst())).wish(people)
            guard wish != .silent else { continue }
            try give(
                .castVote(
                    ballot: ballot.id, choice: .option(OptionID(rawValue: wish.rawValue)),
                    for: elector.seat),
                by: elector.means == .rollCall ? "t1" : elector.caster, in: &meeting)
        }
        if let hand = ballot.hand {
            let counts = hand.groups.map { group in
                var count = HandCount(answers: [:], silent: 0)
                for elector in ballot.handElectors
                where elector.isIn(group, bySide: ballot.countsHandsBySide) {
                    switch (Int(elector.seat.rawValue.dropFirst()) ?? 0).wish(people) {
                    case .silent: count.silent += 1
                    case let wish: count.answers[OptionID(rawValue: wish.rawValue), default: 0] += 1
                    }
                }
                return count
            }
            for teller in hand.tellers {
                try give(
                    .enterHandCount(ballot: ballot.id, counts: counts), by: teller, in: &meeting)
            }
        }
        try give(.closeBallot(ballot: ballot.id), by: "p0", in: &meeting)
        return try #require(meeting.ballot(ballot.id))
    }

    // MARK: The tests

    static let majorities = MajorityBase.allCases.flatMap { base in
        [Threshold(Fraction(1, 2), exceeding: true), Threshold(Fraction(2, 3), exceeding: false)]
            .map { Majority(of: base, $0) }
    }

    @Test(arguments: [Way.device, .hand])
    func `all small ballots are counted as person by person`(_ first: Way) throws {
        let others: [Way] = [.device, .hand, .represented, .away]
        for (one, two) in others.flatMap({ one in others.map { (one, $0) } }) {
            for wishes in 0..<64 {
                let wish = { (place: Int) in Wish.allCases[wishes >> (2 * place) & 3] }
                let people = [
                    Participant(way: first, wish: wish(0)), Participant(way: one, wish: wish(1)),
                    Participant(way: two, wish: wish(2), weight: 2),
                ]
                var ballot = try hold(people, Rule([Self.majorities[0]], proxies: 9))
                for majority in Self.majorities {
                    ballot.rule.majorities = [majority]
                    check(ballot.count(), people, majority)
                }
            }
        }
    }

    @Test func `large ballots at random are counted as person by person`() throws {
        for seed in 0..<150 {
            var random = Seeded(seed)
            let sides: [Constituency?] = [nil, .government, .civilSociety]
            let rollCall = random.chance(40)
            let ways: [Way] = rollCall ? [.device, .called, .represented, .away] : Way.allCases
            var people = (0..<Int.random(in: 2...40, using: &random)).map { _ in
                Participant(
                    way: ways.randomElement(using: &random) ?? .device,
                    wish: Wish.allCases.randomElement(using: &random) ?? .yes,
                    weight: Int.random(in: 1...3, using: &random),
                    constituency: sides.randomElement(using: &random) ?? nil)
            }
            people[0].way = rollCall ? .called : .device
            let majority = Self.majorities.randomElement(using: &random) ?? Self.majorities[0]
            let rule = Rule([majority], proxies: 100)
            let ballot = try hold(people, rule, rollCall: rollCall)
            let result = try #require(ballot.result)
            check(result, people, majority)
            // Counted again from what is published it is the same.
            #expect(ballot.count() == result, "seed \(seed)")
        }
    }

    @Test func `the constituency of every vote is known, whichever way it came`() throws {
        let people: [Participant] = [
            Participant(way: .device, wish: .yes, constituency: .government),
            Participant(way: .hand, wish: .yes, constituency: .civilSociety),
            Participant(way: .hand, wish: .no, constituency: .government),
            Participant(way: .represented, wish: .yes, constituency: .civilSociety),
        ]
        let majority = Majority(
            of: .cast, Threshold(Fraction(1, 2), exceeding: true), leastPerConstituency: 2)
        let ballot = try hold(people, Rule([majority], proxies: 1))
        let tally = try #require(ballot.result?.tally)
        let yes = tally.constituencies.map { $0.figures.counts[0].voters }
        #expect(tally.constituencies.map(\.name) == ["government", "civilSociety"])
        #expect(yes == [1, 2])
        #expect(ballot.result?.outcome == .rejected)
    }

    private func check(_ found: BallotResult, _ people: [Participant], _ majority: Majority) {
        let expected = oracle(people, majority)
        #expect(found.outcome == expected.outcome, "\(people)")
        #expect(found.amount(of: BallotOption.yes)?.weight == expected.yes, "\(people)")
    }
}

extension Int {
    fileprivate func wish(
        _ people: [`Proxies and votes in the room`.Participant]
    ) -> `Proxies and votes in the room`.Wish { people[self].wish }
}

import Testing

@testable import Meeting

/// What holds for every ballot, whatever its method and rule.
struct `The count of a ballot` {
    static let seeds = 0..<120

    @Test(arguments: seeds)
    func `does not depend on the order of the votes`(_ seed: Int) {
        var random = Seeded(seed)
        let ballot = RandomBallot.ballot(&random)
        var shuffled = ballot
        shuffled.votes = [:]
        for (seat, choice) in ballot.votes.shuffled(using: &random) {
            // Some change their minds.
            if random.chance(30) { shuffled.votes[seat] = .blank }
            shuffled.votes[seat] = choice
        }
        let (one, other) = (ballot.count(), shuffled.count())
        #expect(one == other)
    }

    @Test(arguments: seeds)
    func `with a weight of n is that of n people`(_ seed: Int) {
        var random = Seeded(seed)
        let ballot = RandomBallot.ballot(&random)
        var spread = ballot
        spread.votes = [:]
        var electors: [Elector] = []
        for elector in ballot.electorate {
            for index in 0..<elector.weight {
                let seat = SeatID(rawValue: "\(elector.seat)-\(index)")
                electors.append(
                    Elector(seat: seat, weight: 1, constituency: elector.constituency))
                spread.votes[seat] = ballot.votes[elector.seat]
            }
        }
        spread.electorate = IndexedList(electors)
        // How many of a constituency are in favour is counted by head, and so is a quorum.
        var (one, many) = (ballot, spread)
        for index in one.rule.majorities.indices {
            one.rule.majorities[index].leastPerConstituency = 0
            many.rule.majorities[index].leastPerConstituency = 0
        }
        let (first, second) = (one.count(), many.count())
        #expect(first.verdict == second.verdict)
        #expect(first.tally.standings == second.tally.standings)
        #expect(first.tally.pairwise == second.tally.pairwise)
        #expect(first.tally.runoff == second.tally.runoff)
        #expect(first.tally.whole.counts.map(\.weight) == second.tally.whole.counts.map(\.weight))
    }

    @Test(arguments: seeds)
    func `has the quorum of the opening at the closing if nobody came or went`(_ seed: Int) {
        var random = Seeded(seed)
        var ballot = RandomBallot.ballot(&random)
        let result = ballot.count()
        // Nobody came or went: measured at the closing, the quorum is that of the opening.
        ballot.rule.quorums = ballot.rule.quorums.map {
            QuorumRule(of: $0.base, $0.threshold, measured: .closing)
        }
        let here = Set(ballot.electorate.map(\.seat))
        #expect(ballot.count(presentAtClosing: here).outcome == result.outcome)
    }

    @Test func `leaves no trace of a ballot that was annulled`() throws {
        let (with, without) = (try outcome(annulling: true), try outcome(annulling: false))
        #expect(with.0 == without.0)
        #expect(with.1 == without.1)
    }

    /// The result of a ballot, and the decisions, after another was annulled or never held.
    private func outcome(
        annulling: Bool
    ) throws -> (BallotResult?, [Decision.Fingerprint]) {
        var meeting = Permissions.meeting(in: .inSession)
        meeting.ballots = []
        meeting.rules.rule.tie = .fails
        func give(_ command: Command, by seat: SeatID) throws {
            let events = try meeting.decide(command, from: Origin(by: seat, at: 1_000))
            meeting.apply(
                Entry(
                    sequence: meeting.sequence + 1, at: 1_000, by: seat, client: nil, number: nil,
                    events: events))
        }
        let motion = Motion(
            subject: .commitment("n1"), method: .yesNo, proposal: Proposal(disposition: .dropped))
        if annulling {
            try give(.openBallot(motion: motion), by: "chair")
            let ballot = try #require(meeting.openBallot).id
            for seat in ["chair", "member"] as [SeatID] {
                try give(.castVote(ballot: ballot, choice: .option("yes")), by: seat)
            }
            try give(.annulBallot(ballot: ballot, reason: "a mistake"), by: "chair")
        }
        try give(.openBallot(motion: motion), by: "chair")
        let ballot = try #require(meeting.openBallot).id
        try give(.castVote(ballot: ballot, choice: .option("no")), by: "chair")
        try give(.castVote(ballot: ballot, choice: .option("yes")), by: "member")
        try give(.closeBallot(ballot: ballot), by: "chair")
        return (
            meeting.ballot(ballot)?.result,
            meeting.commitments.flatMap(\.decisions).map {
                Decision.Fingerprint(disposition: $0.disposition, reason: $0.reason)
            }
        )
    }
}

extension Decision {
    struct Fingerprint: Equatable {
        var disposition: Disposition
        var reason: String
    }
}

/// A ballot with any method, a rule that fits it, and votes in good order.
enum RandomBallot {
    static func ballot(_ random: inout Seeded) -> Ballot {
        let method = random.pick(Method.allCases) ?? .yesNo
        let sides: [OptionID] =
            method == .yesNo ? [BallotOption.yes, BallotOption.no] : ["o1", "o2", "o3", "o4"]
        var rule = Rule(
            (0...Int.random(in: 0...1, using: &random)).map { _ in majority(&random) },
            tie: random.pick(TieRule.allCases) ?? .fails,
            abstention: random.pick(Treatment.allCases) ?? .apart,
            blank: random.pick(Treatment.allCases) ?? .apart,
            ranking: random.pick(RankingRule.allCases) ?? .schulze,
            elimination: random.pick(EliminationTie.allCases) ?? .order
        ).fitting(method)
        if random.chance(30) {
            rule.quorums = [QuorumRule(of: .votingRights, RandomMeeting.threshold(&random))]
        }
        var ballot = Ballot(
            id: "b1", number: 1, subject: nil, text: "?", method: method,
            options: (sides + [BallotOption.abstain, BallotOption.blank]).map {
                BallotOption(id: $0)
            },
            limits: limits(method), rule: rule,
            electorate: (0..<Int.random(in: 1...9, using: &random)).map {
                Elector(
                    seat: SeatID(rawValue: "v\($0)"), weight: Int.random(in: 1...4, using: &random),
                    constituency: random.pick(Constituency.allCases))
            },
            absent: [Elector(seat: "away", weight: 1, constituency: .partner)], openedAt: 0)
        for elector in ballot.electorate where random.chance(85) {
            ballot.votes[elector.seat] = choice(method, sides, &random)
        }
        return ballot
    }

    private static func majority(_ random: inout Seeded) -> Majority {
        Majority(
            of: random.pick(MajorityBase.allCases) ?? .cast, RandomMeeting.threshold(&random),
            inEachConstituency: random.chance(25),
            leastPerConstituency: random.chance(80) ? 0 : 1)
    }

    private static func limits(_ method: Method) -> BallotLimits {
        switch method {
        case .yesNo, .graded, .choice: BallotLimits()
        case .approval: BallotLimits(least: 1, most: 3)
        case .points: BallotLimits(least: 0, most: 9, mostEach: 9)
        case .ranking: BallotLimits(sharedPlaces: true)
        case .election: BallotLimits(least: 1, most: 2, seats: 2)
        }
    }

    private static func choice(
        _ method: Method, _ sides: [OptionID], _ random: inout Seeded
    ) -> Choice {
        if random.chance(20) { return random.chance(50) ? .abstain : .blank }
        let shuffled = sides.shuffled(using: &random)
        switch method {
        case .yesNo, .graded, .choice: return .option(shuffled[0])
        case .approval, .election: return .options(Array(shuffled.prefix(2)))
        case .points: return .points([shuffled[0]: 4, shuffled[1]: 2])
        case .ranking:
            return .ranking(
                random.chance(50)
                    ? shuffled.map { [$0] } : [[shuffled[0], shuffled[1]], [shuffled[2]]])
        }
    }
}

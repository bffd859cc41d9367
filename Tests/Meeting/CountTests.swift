import Testing

@testable import Meeting

/// Every small ballot counted twice: by `Ballot.count` and by `CountOracle`.
struct `Counting` {
    static let thresholds = [
        Threshold(Fraction(1, 2), exceeding: true), Threshold(Fraction(1, 2), exceeding: false),
        Threshold(Fraction(2, 3), exceeding: false), Threshold(Fraction(2, 3), exceeding: true),
        Threshold(Fraction(3, 4), exceeding: false), Threshold(Fraction(1, 1), exceeding: false),
        Threshold(Fraction(1, 3), exceeding: true),
    ]

    @Test(arguments: MajorityBase.allCases)
    func `yes and no of up to five people are counted by the rules`(_ base: MajorityBase) {
        for size in 0...5 {
            compare(
                .yesNo, ["yes", "no", "abstain"], weights: Array(repeating: 1, count: size),
                base: base, ties: TieRule.allCases)
        }
    }

    @Test(arguments: MajorityBase.allCases)
    func `yes and no with weights are counted by the rules`(_ base: MajorityBase) {
        for weights in allWeights(3) {
            compare(
                .yesNo, ["yes", "no", "abstain"], weights: weights, base: base,
                ties: TieRule.allCases)
        }
    }

    @Test(arguments: MajorityBase.allCases)
    func `a choice among two or three is counted by the rules`(_ base: MajorityBase) {
        for size in 0...5 {
            compare(
                .choice, ["o1", "o2", "blank"], weights: Array(repeating: 1, count: size),
                base: base, ties: [.fails])
            compare(
                .choice, ["o1", "o2", "o3", "blank"], weights: Array(repeating: 1, count: size),
                base: base, ties: [.fails])
        }
        for weights in allWeights(3) {
            compare(
                .choice, ["o1", "o2", "o3", "blank"], weights: weights, base: base,
                ties: [.castingVote])
        }
    }

    @Test func `a priority scale is measured`() {
        for weights in allWeights(2) + [[1, 1, 1, 1]] {
            compare(
                .graded, ["high", "low", "blank"], weights: weights, base: .cast, ties: [.fails])
        }
    }

    @Test func `two thirds of nine is six, and half of nothing decides nothing`() {
        #expect(Threshold(Fraction(2, 3), exceeding: false).least(of: 9) == 6)
        #expect(Threshold(Fraction(2, 3), exceeding: true).least(of: 9) == 7)
        #expect(Threshold(Fraction(1, 2), exceeding: true).least(of: 9) == 5)
        #expect(Threshold(Fraction(1, 2), exceeding: false).least(of: 9) == 5)
        #expect(Threshold(Fraction(1, 2), exceeding: true).least(of: 8) == 5)
        #expect(Threshold(Fraction(1, 1), exceeding: false).least(of: 9) == 9)
        for exceeding in [true, false] {
            var ballot = ballot(.yesNo, ["yes", "no", "abstain"], weights: [1, 1])
            ballot.rule.threshold = Threshold(Fraction(1, 2), exceeding: exceeding)
            ballot.votes = ["v0": Choice(option: "abstain")]
            #expect(ballot.count().outcome == .nothingDecided)
        }
    }

    @Test(arguments: 0..<50)
    func `the order of the votes changes nothing`(_ seed: Int) {
        var random = Seeded(seed)
        let ballot = randomBallot(&random)
        var shuffled = ballot
        shuffled.votes = [:]
        for (seat, choice) in ballot.votes.shuffled(using: &random) {
            // Some change their minds.
            if random.chance(30) { shuffled.votes[seat] = Choice(option: "no") }
            shuffled.votes[seat] = choice
        }
        shuffled.electorate = IndexedList(ballot.electorate.shuffled(using: &random))
        #expect(shuffled.count() == ballot.count())
    }

    @Test(arguments: 0..<50)
    func `one of weight n decides as n people`(_ seed: Int) {
        var random = Seeded(seed)
        let ballot = randomBallot(&random)
        var spread = ballot
        spread.votes = [:]
        var electors: [Elector] = []
        for elector in ballot.electorate {
            for index in 0..<elector.weight {
                let seat = SeatID(rawValue: "\(elector.seat)-\(index)")
                electors.append(Elector(seat: seat, weight: 1))
                spread.votes[seat] = ballot.votes[elector.seat]
            }
        }
        spread.electorate = IndexedList(electors)
        let (one, many) = (ballot.count(), spread.count())
        #expect(one.outcome == many.outcome)
        #expect(one.chosen == many.chosen)
        #expect(one.counts.map(\.weight) == many.counts.map(\.weight))
        #expect((one.base, one.needed, one.reached) == (many.base, many.needed, many.reached))
    }
}

// MARK: - Ballots

extension Counting {
    private func ballot(_ method: Method, _ options: [OptionID], weights: [Int]) -> Ballot {
        Ballot(
            id: "b1", number: 1, subject: nil, text: "?", method: method, proposal: nil,
            options: options.map { BallotOption(id: $0) },
            rule: Rule(
                base: .cast, threshold: Threshold(Fraction(1, 2), exceeding: true), tie: .fails),
            electorate: weights.enumerated().map {
                Elector(seat: SeatID(rawValue: "v\($0)"), weight: $1)
            },
            // Two more members with a right to vote stayed away.
            membersWeight: weights.reduce(2, +), openedAt: 0, deadline: nil, state: .open,
            votes: [:])
    }

    private func randomBallot(_ random: inout Seeded) -> Ballot {
        let isChoice = random.chance(50)
        let options: [OptionID] =
            isChoice ? ["o1", "o2", "o3", "blank"] : ["yes", "no", "abstain"]
        let weights = (0..<Int.random(in: 1...9, using: &random)).map { _ in
            Int.random(in: 1...4, using: &random)
        }
        var ballot = ballot(isChoice ? .choice : .yesNo, options, weights: weights)
        ballot.rule = Rule(
            base: random.pick(MajorityBase.allCases) ?? .cast,
            threshold: random.pick(Self.thresholds) ?? Self.thresholds[0],
            tie: random.chance(50) ? .fails : .castingVote)
        for elector in ballot.electorate where random.chance(80) {
            ballot.votes[elector.seat] = random.pick(options).map(Choice.init)
        }
        return ballot
    }

    /// All weights from 1 to 3 of up to `size` people, the lighter first.
    private func allWeights(_ size: Int) -> [[Int]] {
        var all: [[Int]] = [[]]
        var longest = all
        for _ in 0..<size {
            longest = longest.flatMap { weights in
                ((weights.last ?? 1)...3).map { weights + [$0] }
            }
            all += longest
        }
        return all
    }

    /// Counts every way in which people of these weights can answer or stay silent; where all
    /// count alike, only how many answer what matters, so of equal ways one is taken.
    private func compare(
        _ method: Method, _ options: [OptionID], weights: [Int], base: MajorityBase,
        ties: [TieRule]
    ) {
        var ballot = ballot(method, options, weights: weights)
        let answers = options.count + 1
        var ways = 1
        for _ in weights { ways *= answers }
        for way in 0..<ways {
            var rest = way
            let answer = weights.map { _ in
                defer { rest /= answers }
                return rest % answers
            }
            if weights.allSatisfy({ $0 == 1 }), answer != answer.sorted() { continue }
            ballot.votes = [:]
            for (index, answer) in answer.enumerated() where answer > 0 {
                ballot.votes[SeatID(rawValue: "v\(index)")] = Choice(option: options[answer - 1])
            }
            var oracle = CountOracle(ballot)
            for threshold in Self.thresholds {
                for tie in ties {
                    ballot.rule = Rule(base: base, threshold: threshold, tie: tie)
                    oracle.ballot.rule = ballot.rule
                    let (counted, expected) = (ballot.count(), oracle.result)
                    if counted != expected {
                        Issue.record("\(ballot): \(counted), should be \(expected)")
                        return
                    }
                }
            }
        }
    }
}

import Testing

@testable import Counting

private let options = ["A", "B", "C", "D"]

/// One of the methods with a rule that suits it.
private enum Kind: CaseIterable {
    case yesNo, graded, choice, approval, points, schulze, runoff, election

    var poll: (method: Counting.Method, rule: Rule) {
        let half = [Majority(of: .cast, .moreThan(1, 2))]
        return switch self {
        case .yesNo: (.yesNo, Rule([.consensus] + half, tie: .castingVote))
        case .graded: (.graded(levels: options, share: .voted), Rule())
        case .choice: (.choice(options: options), Rule(tie: .newVote))
        case .approval: (.approval(options: options, limits: 0...3), Rule(half))
        case .points: (.points(options: options, limits: PointLimits(budget: 10)), Rule())
        case .schulze: (.ranking(options: options, ties: true, count: .schulze), Rule())
        case .runoff:
            (
                .ranking(options: options, ties: true, count: .instantRunoff(.earlierRounds)),
                Rule()
            )
        case .election:
            (.election(options: options, seats: 2, by: .votes(1...2)), Rule(tie: .newVote))
        }
    }

    func answer(_ generator: inout SeededGenerator) -> Answer? {
        let dice = Int.random(in: 0..<20, using: &generator)
        if dice == 0 { return .abstain }
        if dice == 1 { return .blank }
        if dice == 2 { return nil }
        let shuffled = options.shuffled(using: &generator)
        switch self {
        case .yesNo: return .one(Bool.random(using: &generator) ? "yes" : "no")
        case .graded, .choice: return .one(shuffled[0])
        case .approval:
            return .several(Array(shuffled.prefix(Int.random(in: 0...3, using: &generator))))
        case .election:
            return .several(Array(shuffled.prefix(Int.random(in: 1...2, using: &generator))))
        case .points:
            return .points([
                GivenPoints(shuffled[0], Int.random(in: 0...6, using: &generator)),
                GivenPoints(shuffled[1], Int.random(in: 0...4, using: &generator)),
            ])
        case .schulze, .runoff: return .ranking(randomRanking(&generator))
        }
    }
}

private func randomRanking(_ generator: inout SeededGenerator) -> [[String]] {
    var places: [[String]] = []
    for option in options.shuffled(using: &generator).prefix(
        Int.random(in: 1...4, using: &generator))
    {
        if !places.isEmpty, Int.random(in: 0..<4, using: &generator) == 0 {
            places[places.count - 1].append(option)
        } else {
            places.append([option])
        }
    }
    return places
}

/// What weights decide, without the number of heads.
private func weighed(_ count: Count) -> [String] {
    let figures = count.tally.whole
    return [
        "\(count.verdict)", "\(count.tally.standings)", "\(count.tally.pairwise as Any)",
        "\(count.tally.runoff as Any)", "\(count.tally.grades as Any)",
        "\(figures.counts.map(\.weight))", "\(figures.voted.weight) \(figures.present.weight)",
    ]
}

@Suite struct PropertyTests {
    @Test(arguments: Kind.allCases)
    private func `the order of the votes changes nothing`(_ kind: Kind) throws {
        var generator = SeededGenerator(1)
        for _ in 0..<60 {
            let size = Int.random(in: 0...12, using: &generator)
            var list = people((0..<size).map { _ in kind.answer(&generator) })
            let (method, rule) = kind.poll
            let first = try counted(method, rule, list).count
            list.shuffle(using: &generator)
            #expect(try counted(method, rule, list).count == first)
        }
    }

    @Test(arguments: Kind.allCases)
    private func `a weight of n is n voters`(_ kind: Kind) throws {
        var generator = SeededGenerator(2)
        for _ in 0..<60 {
            let size = Int.random(in: 1...8, using: &generator)
            var list = people((0..<size).map { _ in kind.answer(&generator) })
            var many: [Person] = []
            for index in list.indices {
                list[index].weight = Int.random(in: 1...5, using: &generator)
                for copy in 0..<list[index].weight {
                    many.append(Person(name: "\(index).\(copy)", answer: list[index].answer))
                }
            }
            let (method, rule) = kind.poll
            #expect(
                weighed(try counted(method, rule, list).count)
                    == weighed(try counted(method, rule, many).count))
        }
    }

    @Test func `a Condorcet winner wins by Schulze`() throws {
        var generator = SeededGenerator(3)
        var found = 0
        let method = Kind.schulze.poll.method
        for _ in 0..<300 {
            let list = people((0..<9).map { _ in .ranking(randomRanking(&generator)) })
            let count = try counted(method, Rule(), list).count
            guard let winner = count.tally.pairwise?.condorcetWinner else { continue }
            found += 1
            #expect(count.verdict.winners == [winner])
            #expect(Oracle(people: list, rule: Rule()).schulzeWinners(options) == [winner])
        }
        #expect(found > 100)
    }

    @Test func `who is raised on a ballot does not lose by Schulze`() throws {
        var generator = SeededGenerator(4)
        let method = Kind.schulze.poll.method
        for _ in 0..<300 {
            var list = people((0..<7).map { _ in .ranking(randomRanking(&generator)) })
            let before = try counted(method, Rule(), list).count.tally.standings[0]
            let winner = before[Int.random(in: 0..<before.count, using: &generator)]
            let index = Int.random(in: 0..<list.count, using: &generator)
            guard case .ranking(let ranking)? = list[index].answer else { continue }
            let others = ranking.map { $0.filter { $0 != winner } }.filter { !$0.isEmpty }
            list[index].answer = .ranking([[winner]] + others)
            #expect(try counted(method, Rule(), list).count.tally.standings[0].contains(winner))
        }
    }

    @Test(arguments: [Kind.choice, .approval, .points, .election])
    private func `one more vote for a winner does not make it lose`(_ kind: Kind) throws {
        var generator = SeededGenerator(5)
        for _ in 0..<100 {
            var list = people((0..<9).map { _ in kind.answer(&generator) })
            let (method, rule) = kind.poll
            let before = try counted(method, rule, list).count
            let best = kind == .points ? before.tally.standings[0] : before.verdict.winners
            guard let winner = best.first else { continue }
            let answer: Answer =
                switch kind {
                case .choice: .one(winner)
                case .points: .points([GivenPoints(winner, 1)])
                case .approval, .election, .yesNo, .graded, .schulze, .runoff: .several([winner])
                }
            list.append(Person(name: "one more", answer: answer))
            let after = try counted(method, rule, list).count
            let winners = kind == .points ? after.tally.standings[0] : after.verdict.winners
            #expect(winners.contains(winner))
        }
    }

    @Test func `large rankings agree with the oracle`() throws {
        var generator = SeededGenerator(6)
        for size in [50, 200, 500] {
            var list = people((0..<size).map { _ in .ranking(randomRanking(&generator)) })
            for index in list.indices {
                list[index].weight = Int.random(in: 1...1_000, using: &generator)
            }
            let oracle = Oracle(people: list, rule: Rule())
            let schulze = try counted(Kind.schulze.poll.method, Rule(), list).count
            #expect(schulze.tally.standings[0] == oracle.schulzeWinners(options))
            for (row, one) in options.enumerated() {
                for (column, other) in options.enumerated() where row != column {
                    let table = try #require(schulze.tally.pairwise)
                    #expect(table.preferences[row][column] == oracle.preferring(one, other))
                    #expect(
                        table.paths[row][column] == oracle.strongestPath(one, other, options))
                }
            }
            for tie in EliminationTie.allCases {
                let runoff = try counted(
                    .ranking(options: options, ties: true, count: .instantRunoff(tie)), Rule(),
                    list
                ).count.tally.runoff
                let expected = oracle.runoff(options, tie)
                #expect(runoff?.winners == expected.winners)
                #expect(
                    runoff?.rounds.map(\.eliminated).filter { !$0.isEmpty }
                        == expected.eliminated)
            }
        }
    }

    @Test func `large polls with yes and no agree with the oracle`() throws {
        var generator = SeededGenerator(7)
        let bases = MajorityBase.allCases
        for round in 0..<40 {
            var list = people((0..<1_000).map { _ in Kind.yesNo.answer(&generator) })
            for index in list.indices {
                list[index].weight = Int.random(in: 1...1_000_000, using: &generator)
                list[index].constituency = ["a", "b", "c"][index % 3]
            }
            let rule = Rule(
                [
                    Majority(
                        of: bases[round % 4], .atLeast(499 + round / 10, 1_000),
                        inEachConstituency: round % 3 == 0)
                ],
                abstention: Treatment.allCases[round % 3])
            let real = try counted(.yesNo, rule, list)
            #expect(real.expected == Oracle(people: list, rule: rule).yesNo())
        }
    }

    @Test(.timeLimit(.minutes(1)))
    func `ten thousand rankings of twenty options`() throws {
        var generator = SeededGenerator(8)
        let options = (1...20).map { "option \($0)" }
        let list = people(
            (0..<10_000).map { _ in .ranking(options.shuffled(using: &generator).map { [$0] }) })
        for count in [RankingCount.schulze, .instantRunoff(.earlierRounds)] {
            let method = Counting.Method.ranking(options: options, ties: true, count: count)
            let poll = try Poll(method, Rule(tie: .newVote), list)
            let votes = list.votes
            let time = try ContinuousClock().measure { _ = try poll.count(votes) }
            // Many times what it takes when optimised; without that, still a bound on its growth.
            #expect(time < .seconds(20))
            print("10,000 rankings of 20 options, \(count): \(time)")
        }
    }
}

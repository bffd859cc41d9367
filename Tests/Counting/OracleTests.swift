import Testing

@testable import Counting

private let thresholds: [Threshold] = [
    .moreThan(1, 2), .atLeast(1, 2), .atLeast(2, 3), .moreThan(2, 3), .atLeast(1, 3),
    .atLeast(1, 1),
]

private let quorums: [[Quorum]] = [
    [], [Quorum(of: .members, .atLeast(1, 2))], [Quorum(of: .votingRights, .moreThan(1, 2))],
    [Quorum(of: .eachConstituency, .atLeast(1, 2))],
    [Quorum(of: .members, .atLeast(2, 3)), Quorum(of: .eachConstituency, .moreThan(0, 1))],
]

/// What somebody may do in a poll with yes and no.
private enum Conduct: CaseIterable {
    case yes, no, abstain, blank, silent, absent

    func person(_ index: Int, weight: Int) -> Person {
        let answer: Answer? =
            switch self {
            case .yes: .one("yes")
            case .no: .one("no")
            case .abstain: .abstain
            case .blank: .blank
            case .silent, .absent: nil
            }
        // One without a constituency among them, so that the whole is more than its parts.
        let constituency = [nil, "government", "civil society"][index % 3]
        return Person(
            name: "v\(index)", weight: weight, constituency: index == 3 ? nil : constituency,
            isPresent: self != .absent, answer: answer)
    }
}

private func sameAsOracle(_ people: [Person], _ rule: Rule) throws {
    let real = try counted(.yesNo, rule, people)
    let expected = Oracle(people: people, rule: rule).yesNo()
    guard real.expected != expected else { return }
    Issue.record("\(people) by \(rule): \(real.expected), expected \(expected)")
}

/// The counting agrees with the oracle on everything that a few voters can do.
@Suite struct OracleTests {
    @Test(arguments: MajorityBase.allCases)
    func `yes and no of five by every rule`(_ base: MajorityBase) throws {
        let conducts: [Conduct] = [.yes, .no, .abstain, .absent]
        for size in 3...5 {
            for list in lists(of: conducts, length: size) {
                let people = list.enumerated().map { $1.person($0, weight: 1) }
                for threshold in thresholds.prefix(4) {
                    for tie in TieRule.allCases {
                        for quorum in quorums {
                            try sameAsOracle(
                                people,
                                Rule([Majority(of: base, threshold)], tie: tie, quorums: quorum))
                        }
                    }
                }
            }
        }
    }

    @Test(arguments: MajorityBase.allCases)
    func `yes and no of three by every rule, treatment and constituency`(
        _ base: MajorityBase
    ) throws {
        for list in lists(of: Conduct.allCases, length: 3) {
            let people = list.enumerated().map { $1.person($0, weight: $0 == 1 ? 2 : 1) }
            for threshold in thresholds.prefix(4) {
                for (each, least) in [(false, 0), (true, 0), (false, 1), (true, 1)] {
                    let majority = Majority(
                        of: base, threshold, inEachConstituency: each, leastPerConstituency: least)
                    for abstention in Treatment.allCases {
                        let blank = abstention == .against ? Treatment.apart : .against
                        try sameAsOracle(
                            people,
                            Rule(
                                [majority], tie: .castingVote, abstention: abstention,
                                blank: blank))
                    }
                    for quorum in quorums {
                        try sameAsOracle(people, Rule([majority], tie: .newVote, quorums: quorum))
                    }
                }
            }
        }
    }

    @Test func `yes and no by a ladder`() throws {
        let ladder = Rule(
            [
                .consensus, Majority(of: .cast, .atLeast(2, 3), leastPerConstituency: 1),
                Majority(of: .present, .moreThan(1, 2)),
            ], tie: .castingVote)
        for list in lists(of: Conduct.allCases, length: 4) {
            let people = list.enumerated().map { $1.person($0, weight: 1) }
            try sameAsOracle(people, ladder)
        }
    }

    @Test(arguments: MajorityBase.allCases)
    func `one of three, of five voters`(_ base: MajorityBase) throws {
        let options = ["A", "B", "C"]
        let answers: [Answer?] = options.map { .one($0) } + [.abstain, nil]
        for list in lists(of: answers, length: 5) {
            let people = people(list)
            for threshold in [Threshold?.none, .moreThan(1, 2), .atLeast(1, 3)] {
                for (index, tie) in TieRule.allCases.enumerated() {
                    let rule = Rule(
                        threshold.map { [Majority(of: base, $0)] } ?? [], tie: tie,
                        abstention: threshold != nil && index == 0 ? .against : .apart)
                    let real = try counted(.choice(options: options), rule, people)
                    let expected = Oracle(people: people, rule: rule).choice(options)
                    if real.expected != expected {
                        Issue.record("\(list) by \(rule): \(real.expected), not \(expected)")
                    }
                }
            }
        }
    }

    @Test func `one of three by constituency`() throws {
        let options = ["A", "B", "C"]
        let answers: [Answer?] = options.map { .one($0) } + [.blank, nil]
        for list in lists(of: answers, length: 4) {
            var people = people(list)
            for index in people.indices {
                people[index].constituency = ["government", "civil society", nil][index % 3]
                people[index].weight = index == 2 ? 2 : 1
            }
            for (each, least) in [(true, 0), (false, 1)] {
                let rule = Rule(
                    [
                        Majority(
                            of: .cast, .atLeast(1, 3), inEachConstituency: each,
                            leastPerConstituency: least)
                    ], tie: .newVote, quorums: [Quorum(of: .members, .atLeast(1, 1))])
                let real = try counted(.choice(options: options), rule, people).expected
                let expected = Oracle(people: people, rule: rule).choice(options)
                if real != expected { Issue.record("\(list): \(real), expected \(expected)") }
            }
        }
    }

    @Test func `approval and elections by votes`() throws {
        let options = ["A", "B", "C"]
        let subsets = (0..<8).map { bits in
            Answer.several(options.indices.filter { bits >> $0 & 1 == 1 }.map { options[$0] })
        }
        for size in 0...5 {
            for list in multisets(of: (subsets + [.blank])[...], size: size) {
                let people = people(list)
                for threshold in [Threshold?.none, .moreThan(1, 2), .atLeast(2, 3)] {
                    let majorities = threshold.map { [Majority(of: .voted, $0)] } ?? []
                    let oracle = Oracle(people: people, rule: Rule(majorities, tie: .newVote))
                    for seats in 1...3 {
                        let method = Method.election(
                            options: options, seats: seats, by: .votes(0...3))
                        let real = try counted(method, oracle.rule, people).expected
                        let expected = oracle.election(options, seats) {
                            oracle.support($0, people, yesNo: false)
                        }
                        if real != expected { Issue.record("\(list): \(real), not \(expected)") }
                    }
                    let approval = try counted(
                        .approval(options: options, limits: 0...3), oracle.rule, people
                    ).expected
                    let chosen = options.filter { option in
                        !majorities.isEmpty
                            && oracle.reach(majorities[0], option, yesNo: false) == .reached
                    }
                    if Set(approval.winners) != Set(chosen) {
                        Issue.record("\(list): approved \(approval.winners), not \(chosen)")
                    }
                }
            }
        }
    }

    @Test(arguments: TieRule.allCases)
    func `elections and rankings by points`(_ tie: TieRule) throws {
        let options = ["A", "B", "C"]
        let answers: [Answer] = lists(of: [0, 1, 2], length: 3).compactMap { points in
            guard points.reduce(0, +) <= 3 else { return nil }
            return .points(zip(options, points).map { GivenPoints($0, $1) })
        }
        let rule = Rule(tie: tie)
        for size in 0...3 {
            for list in multisets(of: answers[...], size: size) {
                var people = people(list)
                if size > 0 { people[0].weight = 2 }
                let oracle = Oracle(people: people, rule: rule)
                for seats in 1...2 {
                    let method = Method.election(
                        options: options, seats: seats, by: .points(PointLimits(budget: 3)))
                    let real = try counted(method, rule, people)
                    let expected = oracle.election(options, seats, oracle.points(of:))
                    if real.expected != expected {
                        Issue.record("\(list): \(real.expected), expected \(expected)")
                    }
                    #expect(
                        real.count.tally.whole.counts.map(\.weight)
                            == options.map(oracle.points(of:)))
                }
            }
        }
    }

    @Test func `grades: counts, share and median`() throws {
        let levels = ["high", "medium", "low"]
        let answers: [Answer?] = levels.map { .one($0) } + [.blank, nil]
        for list in lists(of: answers, length: 5) {
            var people = people(list)
            people[0].weight = 2
            for base in MajorityBase.allCases {
                let oracle = Oracle(people: people, rule: Rule())
                let count = try counted(.graded(levels: levels, share: base), Rule(), people).count
                let grades = try #require(count.tally.grades)
                #expect(grades.median == oracle.median(levels))
                #expect(grades.base == oracle.base(base, of: people))
                #expect(grades.highest == oracle.support("high", people, yesNo: false))
                #expect(
                    count.verdict.outcome == (grades.base == 0 ? .nothingDecided : .measured))
            }
        }
    }

    @Test func `rankings of up to five voters, ties and all`() throws {
        let options = ["A", "B", "C"]
        let complete = rankings(of: options, complete: true)
        let partial = rankings(of: options, complete: false).filter { !$0.isEmpty }
        let profiles =
            (1...3).flatMap { multisets(of: partial[...], size: $0) }
            + (4...5).flatMap { multisets(of: complete[...], size: $0) }
        for profile in profiles {
            let people = people(profile.map { .ranking($0) })
            let oracle = Oracle(people: people, rule: Rule())
            let schulze = try counted(
                .ranking(options: options, ties: true, count: .schulze), Rule(), people
            ).count
            let winners = oracle.schulzeWinners(options)
            if schulze.tally.standings[0] != winners {
                Issue.record("\(profile): Schulze \(schulze.tally.standings), not \(winners)")
            }
            for tie in EliminationTie.allCases {
                let runoff = try #require(
                    try counted(
                        .ranking(options: options, ties: true, count: .instantRunoff(tie)),
                        Rule(), people
                    ).count.tally.runoff)
                let expected = oracle.runoff(options, tie)
                if runoff.winners != expected.winners
                    || runoff.rounds.map(\.eliminated).filter({ !$0.isEmpty })
                        != expected.eliminated
                {
                    Issue.record("\(profile), \(tie): \(runoff), expected \(expected)")
                }
            }
        }
    }
}

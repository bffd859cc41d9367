import Testing

@testable import Counting

/// Quorums by the hour at which they are measured, and the choice of three by every rule.
@Suite struct QuorumTests {
    private enum Stay: CaseIterable {
        case whole, left, came, never

        var isPresent: Bool { self == .whole || self == .left }
        var isPresentAtClosing: Bool { self == .whole || self == .came }
    }

    @Test(arguments: QuorumBase.allCases, Measurement.allCases)
    func `what was present at the opening, at the closing, or at both`(
        _ base: QuorumBase, _ measured: Measurement
    ) throws {
        let thresholds: [Threshold] = [.atLeast(1, 2), .moreThan(1, 2), .atLeast(2, 3)]
        for stays in lists(of: Stay.allCases, length: 4) {
            let people = stays.enumerated().map { index, stay in
                Person(
                    name: "v\(index)", weight: index == 0 ? 3 : 1,
                    constituency: index < 2 ? "a" : "b", isPresent: stay.isPresent,
                    isPresentAtClosing: stay.isPresentAtClosing,
                    answer: stay.isPresent ? .one("yes") : nil)
            }
            for threshold in thresholds {
                let rule = Rule(
                    [Majority(of: .members, .moreThan(0, 1))],
                    quorums: [Quorum(of: base, threshold, measured: measured)])
                let count = try counted(.yesNo, rule, people).count
                let isMet = isQuorate(people, base, threshold, measured)
                #expect((count.verdict.outcome != .noQuorum) == isMet, "\(stays) \(threshold)")
                let opening = try Poll(.yesNo, rule, people).openingQuorums.allSatisfy(\.isMet)
                let atOpening =
                    measured == .closing || isQuorate(people, base, threshold, .opening)
                #expect(opening == atOpening, "\(stays) \(threshold)")
            }
        }
    }

    private func isQuorate(
        _ people: [Person], _ base: QuorumBase, _ threshold: Threshold, _ measured: Measurement
    ) -> Bool {
        func isEnoughOf(_ isHere: (Person) -> Bool) -> Bool {
            switch base {
            case .members: isEnough(people.filter(isHere).count, of: people.count, threshold)
            case .votingRights:
                isEnough(
                    people.filter(isHere).map(\.weight).reduce(0, +),
                    of: people.map(\.weight).reduce(0, +), threshold)
            case .eachConstituency:
                ["a", "b"].allSatisfy { name in
                    let part = people.filter { $0.constituency == name }
                    return isEnough(part.filter(isHere).count, of: part.count, threshold)
                }
            }
        }
        let opening = isEnoughOf { $0.isPresent }
        let closing = isEnoughOf { $0.isPresentAtClosing ?? $0.isPresent }
        switch measured {
        case .opening: return opening
        case .closing: return closing
        case .both: return opening && closing
        }
    }

    @Test(arguments: MajorityBase.allCases, TieRule.allCases)
    func `one of three by every threshold and quorum, up to five voters`(
        _ base: MajorityBase, _ tie: TieRule
    ) throws {
        let options = ["A", "B", "C"]
        let conducts: [(Bool, Answer?)] =
            options.map { (true, .one($0)) } + [(true, .blank), (true, nil), (false, nil)]
        let quorums: [[Quorum]] = [[], [Quorum(of: .members, .moreThan(1, 2))]]
        for size in 1...5 {
            // The order of equal voters changes nothing, so of equal lists one is taken.
            for list in multisets(of: Array(conducts.indices)[...], size: size) {
                let people = list.enumerated().map { index, conduct in
                    Person(
                        name: "v\(index)", isPresent: conducts[conduct].0,
                        answer: conducts[conduct].1)
                }
                for threshold: Threshold in [
                    .moreThan(1, 2), .atLeast(1, 2), .atLeast(2, 3), .atLeast(1, 1),
                ] {
                    for quorum in quorums {
                        let rule = Rule([Majority(of: base, threshold)], tie: tie, quorums: quorum)
                        let real = try counted(.choice(options: options), rule, people).expected
                        let expected = Oracle(people: people, rule: rule).choice(options)
                        if real != expected {
                            Issue.record("\(list) by \(rule): \(real), expected \(expected)")
                        }
                    }
                }
            }
        }
    }

    /// Whoever answers with yes and no, by every rule, among many of all weights.
    @Test(arguments: 0..<60)
    func `a large electorate counts as the oracle says`(_ seed: UInt64) throws {
        var random = SeededGenerator(seed)
        let answers: [Answer?] = [.one("yes"), .one("yes"), .one("no"), .abstain, .blank, nil]
        let people = (0..<Int.random(in: 200...2_000, using: &random)).map { index in
            let isPresent = Int.random(in: 0..<5, using: &random) > 0
            return Person(
                name: "v\(index)", weight: Int.random(in: 1...9, using: &random),
                constituency: ["a", "b", "c", nil].randomElement(using: &random) ?? nil,
                isPresent: isPresent,
                answer: isPresent ? answers.randomElement(using: &random) ?? nil : nil)
        }
        for base in MajorityBase.allCases {
            for threshold: Threshold in [.moreThan(1, 2), .atLeast(2, 3), .moreThan(1, 3)] {
                let rule = Rule(
                    [
                        .consensus,
                        Majority(of: base, threshold, inEachConstituency: seed % 2 == 0),
                        Majority(of: .cast, .moreThan(1, 2), leastPerConstituency: 20),
                    ], tie: .castingVote, abstention: seed % 3 == 0 ? .against : .apart,
                    quorums: [Quorum(of: .votingRights, .atLeast(1, 2))])
                let real = try counted(.yesNo, rule, people).expected
                #expect(real == Oracle(people: people, rule: rule).yesNo())
            }
        }
    }
}

import Testing

@testable import Counting

/// What is missing for a yes, found by trying: votes in favour are added until it is adopted.
@Suite struct ShortfallTests {
    static let rules: [Rule] = MajorityBase.allCases.flatMap { base in
        [
            Rule([Majority(of: base, .moreThan(1, 2))]), Rule([Majority(of: base, .atLeast(2, 3))]),
            Rule([.consensus, Majority(of: base, .atLeast(2, 3))]),
            Rule([Majority(of: base, .moreThan(1, 2))], abstention: .against),
        ]
    }

    @Test(arguments: rules)
    func `as many votes as trying shows`(_ rule: Rule) throws {
        let answers: [Answer?] = [.one("yes"), .one("no"), .abstain, nil]
        for size in 1...5 {
            for list in lists(of: answers, length: size) {
                var people = people(list)
                people.append(Person(name: "away", isPresent: false))
                let poll = try Poll(.yesNo, rule, people)
                let found = try #require(poll.shortfall(try poll.count(people.votes).tally))
                let silent = people.indices.filter {
                    people[$0].isPresent && people[$0].answer == nil
                }
                // The least number of those who are silent that is enough.
                let enough = (0...silent.count).first { more in
                    var trial = people
                    for index in silent.prefix(more) { trial[index].answer = .one("yes") }
                    return Oracle(people: trial, rule: rule).yesNo().outcome == .adopted
                }
                if found.isReachable != (enough != nil)
                    || found.isReachable && found.votes != enough
                {
                    Issue.record("\(list) by \(rule): \(found), by trying \(enough ?? -1)")
                }
            }
        }
    }

    @Test func `each constituency needs its own`() throws {
        var people = people([.one("yes"), nil, nil, nil, nil])
        for (index, name) in ["a", "a", "b", "b", "b"].enumerated() {
            people[index].constituency = name
        }
        let rule = Rule([Majority(of: .cast, .moreThan(1, 2), leastPerConstituency: 2)])
        let poll = try Poll(.yesNo, rule, people)
        let tally = try poll.count(people.votes).tally
        #expect(poll.shortfall(tally) == Shortfall(votes: 3, isReachable: true))
        #expect(try Poll(.choice(options: ["A", "B"]), Rule(), people).shortfall(tally) == nil)
    }
}

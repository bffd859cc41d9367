import Testing

@testable import Counting

private func votes(_ yes: Int, _ no: Int, _ abstain: Int = 0, silent: Int = 0) -> [Person] {
    people(
        Array(repeating: Answer.one("yes"), count: yes)
            + Array(repeating: Answer.one("no"), count: no)
            + Array(repeating: Answer.abstain, count: abstain)
            + Array(repeating: Answer?.none, count: silent))
}

private func verdict(_ people: [Person], _ rule: Rule) throws -> Verdict {
    try counted(.yesNo, rule, people).count.verdict
}

@Suite struct RuleTests {
    @Test(arguments: [
        (Threshold.atLeast(2, 3), 9, 6), (.atLeast(2, 3), 10, 7), (.moreThan(1, 2), 9, 5),
        (.moreThan(1, 2), 10, 6), (.moreThan(2, 3), 9, 7), (.atLeast(1, 2), 9, 5),
        (.atLeast(1, 1), 7, 7), (.moreThan(0, 1), 7, 1),
        (.atLeast(9_999_999_999, 10_000_000_000), 1_000_000_000_000, 999_999_999_900),
    ])
    func `the least that is enough`(_ threshold: Threshold, _ base: Int, _ least: Int) {
        #expect(threshold.least(of: base) == least)
        #expect(threshold.isMet(by: least, of: base))
        #expect(!threshold.isMet(by: least - 1, of: base))
    }

    @Test func `half of nothing decides nothing and says so`() throws {
        let verdict = try verdict(votes(0, 0, 3), Rule([Majority(of: .cast, .atLeast(1, 2))]))
        #expect(verdict.outcome == .nothingDecided)
        #expect(verdict.decisive?.of == 0)
        #expect(verdict.decisive?.base == .cast)
    }

    @Test func `a verdict has all that its sentence says`() throws {
        let verdict = try verdict(votes(5, 4), Rule([Majority(of: .cast, .atLeast(2, 3))]))
        #expect(verdict.outcome == .rejected)
        #expect(
            verdict.decisive
                == Requirement(
                    kind: .inFavour, constituency: nil, base: .cast, threshold: .atLeast(2, 3),
                    of: 9, needed: 6, reached: 5, isMet: false))
        #expect(verdict.reachedStep == nil)
    }

    @Test func `the ladder names the step that was reached`() throws {
        let ladder = Rule([
            .consensus,
            Majority(of: .cast, .atLeast(2, 3), leastPerConstituency: 2),
            Majority(of: .cast, .moreThan(1, 2)),
        ])
        /// Yes and no of the government's five and of civil society's five.
        func step(_ government: (Int, Int), _ society: (Int, Int)) throws -> Int? {
            var members: [Person] = []
            for (name, (yes, no)) in [("government", government), ("society", society)] {
                for index in 0..<(yes + no) {
                    members.append(
                        Person(
                            name: "\(name) \(index)", constituency: name,
                            answer: .one(index < yes ? "yes" : "no")))
                }
            }
            let verdict = try verdict(members, ladder)
            return verdict.reachedStep.map { _ in verdict.steps.count }
        }
        #expect(try step((5, 0), (5, 0)) == 1)
        #expect(try step((5, 0), (2, 3)) == 2)
        // 6 of 7, but only one from civil society: two thirds, and yet only a majority.
        #expect(try step((5, 0), (1, 1)) == 3)
        #expect(try step((5, 0), (0, 5)) == nil)
    }

    @Test func `consensus needs somebody in favour and nobody against`() throws {
        #expect(try verdict(votes(1, 0, 8), Rule([.consensus])).outcome == .adopted)
        #expect(try verdict(votes(8, 1), Rule([.consensus])).outcome == .rejected)
        #expect(try verdict(votes(0, 0, 9), Rule([.consensus])).outcome == .nothingDecided)
        let strict = Rule([.consensus], abstention: .against)
        #expect(try verdict(votes(8, 0, 1), strict).outcome == .rejected)
    }

    @Test func `the same abstention adopts, rejects or decides nothing`() throws {
        let people = votes(3, 3, 1)
        func outcome(_ treatment: Treatment) throws -> Outcome {
            let rule = Rule([Majority(of: .cast, .moreThan(1, 2))], abstention: treatment)
            return try verdict(people, rule).outcome
        }
        #expect(try outcome(.inFavour) == .adopted)
        #expect(try outcome(.against) == .rejected)
        #expect(try outcome(.apart) == .rejected)
        #expect(
            try verdict(votes(0, 0, 2), Rule([Majority(of: .cast, .moreThan(1, 2))])).outcome
                == .nothingDecided)
    }

    @Test func `a casting vote breaks a tie and is kept apart`() throws {
        let people = votes(4, 4, 1)
        let rule = Rule([Majority(of: .cast, .moreThan(1, 2))], tie: .castingVote)
        let poll = try Poll(.yesNo, rule, people)
        let open = try poll.count(people.votes).verdict
        #expect(open.outcome == .castingVoteNeeded)
        #expect(open.decisive?.needed == 5)
        #expect(open.decisive?.reached == 4)
        let adopted = try poll.settle(open, byCastingVoteFor: ["yes"])
        #expect(adopted.outcome == .adopted)
        #expect(adopted.castingVote == ["yes"])
        #expect(adopted.steps == open.steps)
        #expect(try poll.settle(open, byCastingVoteFor: ["no"]).outcome == .rejected)
        #expect(throws: InvalidCastingVote.notNeeded) {
            try poll.settle(adopted, byCastingVoteFor: ["yes"])
        }
        #expect(throws: InvalidCastingVote.notTied("abstain")) {
            try poll.settle(open, byCastingVoteFor: ["abstain"])
        }
        #expect(throws: InvalidCastingVote.count(needed: 1)) {
            try poll.settle(open, byCastingVoteFor: [])
        }
    }

    @Test func `a casting vote does not make up for a missing two thirds`() throws {
        let rule = Rule([Majority(of: .cast, .atLeast(2, 3))], tie: .castingVote)
        // 4 of 7 would not be two thirds.
        let verdict = try verdict(votes(3, 3), rule)
        #expect(verdict.outcome == .rejected)
        #expect(verdict.tied.isEmpty)
        // Of a fixed base one more vote in favour is all it takes, or it is not enough.
        let members = Rule([Majority(of: .members, .moreThan(1, 2))], tie: .castingVote)
        #expect(try self.outcome(votes(4, 4, 1), members) == .castingVoteNeeded)
        #expect(try self.outcome(votes(4, 4, 2), members) == .rejected)
    }

    private func outcome(_ people: [Person], _ rule: Rule) throws -> Outcome {
        try verdict(people, rule).outcome
    }

    @Test func `without a quorum there is no verdict on the question`() throws {
        var people = votes(5, 0, silent: 5)
        for index in 5..<10 { people[index].isPresent = false }
        people[9].weight = 10
        func outcome(_ quorum: Quorum) throws -> Verdict {
            try verdict(people, Rule([Majority(of: .cast, .moreThan(1, 2))], quorums: [quorum]))
        }
        #expect(try outcome(Quorum(of: .members, .atLeast(1, 2))).outcome == .adopted)
        let missed = try outcome(Quorum(of: .votingRights, .atLeast(1, 2)))
        #expect(missed.outcome == .noQuorum)
        #expect(missed.steps.isEmpty)
        #expect(missed.decisive?.of == 19)
        #expect(missed.decisive?.needed == 10)
        #expect(missed.decisive?.reached == 5)
    }

    @Test func `a majority in each constituency names the one where it was missed`() throws {
        var people = votes(4, 1)
        for index in people.indices {
            people[index].constituency = index < 3 ? "government" : "society"
        }
        let rule = Rule([Majority(of: .cast, .moreThan(1, 2), inEachConstituency: true)])
        let verdict = try verdict(people, rule)
        #expect(verdict.outcome == .rejected)
        #expect(verdict.decisive?.constituency == "society")
        #expect(verdict.decisive?.needed == 2)
        people[3].answer = nil
        people[4].answer = nil
        #expect(try outcome(people, rule) == .nothingDecided)
    }

    @Test func `an election with a tie for the last seat`() throws {
        let people = people(
            [["A", "B"], ["A", "C"], ["A", "B"], ["A", "C"], ["D"]].map { .several($0) })
        let method = Counting.Method.election(
            options: ["A", "B", "C", "D"], seats: 2, by: .votes(1...2))
        let poll = try Poll(method, Rule(tie: .castingVote), people)
        let verdict = try poll.count(people.votes).verdict
        #expect(verdict.outcome == .castingVoteNeeded)
        #expect(verdict.winners == ["A"])
        #expect(verdict.tied == ["B", "C"])
        #expect(verdict.openSeats == 1)
        let settled = try poll.settle(verdict, byCastingVoteFor: ["C"])
        #expect(settled.outcome == .elected)
        #expect(settled.winners == ["A", "C"])
        #expect(settled.openSeats == 0)
        #expect(throws: InvalidCastingVote.count(needed: 1)) {
            try poll.settle(verdict, byCastingVoteFor: ["B", "C"])
        }
        // Where a tie fails, the seat stays open.
        let open = try counted(method, Rule(tie: .fails), people).expected
        #expect(
            open == Expected(outcome: .elected, winners: ["A"], tied: ["B", "C"], openSeats: 1))
    }

    @Test func `a rule that would have no effect is refused`() throws {
        let electorate = try Electorate([Elector("a"), Elector("b")])
        func refusal(_ method: Counting.Method, _ rule: Rule) -> InvalidPoll? {
            do throws(InvalidPoll) {
                _ = try Poll(method: method, rule: rule, electorate: electorate)
                return nil
            } catch { return error }
        }
        let half = Majority(of: .cast, .moreThan(1, 2))
        let ranking = Counting.Method.ranking(options: ["A", "B"], ties: true, count: .schulze)
        let choice = Counting.Method.choice(options: ["A", "B"])
        #expect(refusal(.yesNo, Rule()) == .majorityMissing)
        #expect(refusal(ranking, Rule([half])) == .tooManyMajorities)
        #expect(refusal(choice, Rule([.consensus, half])) == .tooManyMajorities)
        #expect(refusal(choice, Rule([half], blank: .inFavour)) == .treatment(.inFavour))
        #expect(refusal(choice, Rule(blank: .against)) == .treatment(.against))
        #expect(refusal(choice, Rule([half], blank: .against)) == nil)
        for threshold in [
            Threshold.moreThan(1, 1), .atLeast(0, 1), .atLeast(4, 3), .atLeast(1, 0),
            .moreThan(-1, 2),
        ] {
            #expect(
                refusal(.yesNo, Rule([Majority(of: .cast, threshold)])) == .threshold(threshold))
        }
        let each = Majority(of: .cast, .moreThan(1, 2), inEachConstituency: true)
        #expect(refusal(.yesNo, Rule([each])) == .noConstituencies)
        #expect(
            refusal(.yesNo, Rule([half], quorums: [Quorum(of: .eachConstituency, .atLeast(1, 2))]))
                == .noConstituencies)
        #expect(refusal(.choice(options: ["A"]), Rule()) == .optionCount(1, least: 2))
        #expect(refusal(.choice(options: ["A", "A"]), Rule()) == .repeatedOption("A"))
        #expect(refusal(.approval(options: ["A"], limits: 2...2), Rule()) == .limits)
        #expect(
            refusal(.election(options: ["A"], seats: 2, by: .votes(1...1)), Rule()) == .seats(2))
        #expect(
            refusal(.points(options: ["A"], limits: PointLimits(budget: 0)), Rule()) == .limits)
    }

    @Test func `an electorate has each voter once, with a weight`() throws {
        #expect(throws: InvalidPoll.repeatedVoter("a")) {
            try Electorate([Elector("a"), Elector("a")])
        }
        #expect(throws: InvalidPoll.weight("a", 0)) { try Electorate([Elector("a", weight: 0)]) }
        #expect(throws: InvalidPoll.totalWeight) {
            try Electorate([Elector("a"), Elector("b", weight: Electorate.weightLimit)])
        }
    }
}

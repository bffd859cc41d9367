import Counting

// A second counting, written from the rules in words: slow, obvious, and sharing no arithmetic
// with the first one.

/// A member as the oracle sees one: `answer` is `nil` for who did not vote.
struct Person {
    var name: String
    var weight = 1
    var constituency: String?
    var isPresent = true
    /// `nil`: neither came nor went.
    var isPresentAtClosing: Bool?
    var answer: Answer?
}

/// What the oracle says of a poll.
struct Expected: Equatable {
    var outcome: Outcome
    var winners: [String] = []
    var tied: [String] = []
    var openSeats = 0
}

/// Whether `reached` of `base` is enough: both sides multiplied by the denominator.
func isEnough(_ reached: Int, of base: Int, _ threshold: Threshold) -> Bool {
    if base == 0 { return false }
    let left = reached * threshold.fraction.denominator
    let right = threshold.fraction.numerator * base
    return threshold.exceeding ? left > right : left >= right
}

struct Oracle {
    var people: [Person]
    var rule: Rule

    // MARK: Bases

    func treatment(_ answer: Answer?) -> Treatment? {
        if answer == .abstain { return rule.abstention }
        if answer == .blank { return rule.blank }
        return nil
    }

    func base(_ base: MajorityBase, of people: [Person]) -> Int {
        var sum = 0
        for person in people {
            switch base {
            case .members: sum += person.weight
            case .present: if person.isPresent { sum += person.weight }
            case .voted: if person.answer != nil { sum += person.weight }
            case .cast:
                if person.answer != nil, treatment(person.answer) != .apart { sum += person.weight }
            }
        }
        return sum
    }

    // MARK: Quorum

    var isQuorate: Bool {
        rule.quorums.allSatisfy { quorum in
            func part(_ people: [Person], _ size: (Person) -> Int) -> Bool {
                var all = 0
                var there = 0
                for person in people {
                    all += size(person)
                    if person.isPresent { there += size(person) }
                }
                return isEnough(there, of: all, quorum.threshold)
            }
            switch quorum.base {
            case .members: return part(people) { _ in 1 }
            case .votingRights: return part(people) { $0.weight }
            case .eachConstituency:
                return constituencies.allSatisfy { name in
                    part(people.filter { $0.constituency == name }) { _ in 1 }
                }
            }
        }
    }

    var constituencies: Set<String> { Set(people.compactMap(\.constituency)) }

    // MARK: Support

    /// Whether the person counts as for `option`, in a poll with yes and no or with options.
    func supports(_ person: Person, _ option: String, yesNo: Bool) -> Bool {
        if yesNo, option == "yes", treatment(person.answer) == .inFavour { return true }
        if yesNo, option == "no", treatment(person.answer) == .against { return true }
        switch person.answer {
        case .one(let one): return one == option
        case .several(let several): return several.contains(option)
        case nil, .abstain, .blank, .points, .ranking: return false
        }
    }

    func support(_ option: String, _ people: [Person], yesNo: Bool) -> Int {
        people.filter { supports($0, option, yesNo: yesNo) }.reduce(0) { $0 + $1.weight }
    }

    enum Reach { case reached, missed, void }

    /// Whether `option` has the majority, in the whole and wherever else it is needed. `extra`:
    /// votes for it that nobody has cast, which are votes cast.
    func reach(
        _ majority: Majority, _ option: String, yesNo: Bool, extra: Int = 0
    ) -> Reach {
        var results: [Reach] = []
        func judge(_ people: [Person], extra: Int) {
            var base = base(majority.base, of: people)
            if majority.base == .cast || majority.base == .voted { base += extra }
            let support = support(option, people, yesNo: yesNo) + extra
            results.append(
                base == 0
                    ? .void : isEnough(support, of: base, majority.threshold) ? .reached : .missed)
        }
        judge(people, extra: extra)
        if results == [.void] { return .void }
        for name in constituencies {
            let members = people.filter { $0.constituency == name }
            if majority.inEachConstituency { judge(members, extra: 0) }
            let heads = members.filter { supports($0, option, yesNo: yesNo) }.count
            if heads < majority.leastPerConstituency { results.append(.missed) }
        }
        if results.contains(.missed) { return .missed }
        return results.contains(.void) ? .void : .reached
    }

    var tieOutcome: Outcome {
        switch rule.tie {
        case .fails: .tied
        case .castingVote: .castingVoteNeeded
        case .newVote: .newVoteNeeded
        }
    }

    // MARK: Methods

    func yesNo() -> Expected {
        if !isQuorate { return Expected(outcome: .noQuorum) }
        for majority in rule.majorities where reach(majority, "yes", yesNo: true) == .reached {
            return Expected(outcome: .adopted)
        }
        let last = rule.majorities[rule.majorities.count - 1]
        if reach(last, "yes", yesNo: true) == .void { return Expected(outcome: .nothingDecided) }
        let yes = support("yes", people, yesNo: true)
        let no = support("no", people, yesNo: true)
        if yes > 0, yes == no, reach(last, "yes", yesNo: true, extra: 1) == .reached {
            return Expected(
                outcome: rule.tie == .fails ? .rejected : tieOutcome, tied: ["yes", "no"])
        }
        return Expected(outcome: .rejected)
    }

    func choice(_ options: [String]) -> Expected {
        if !isQuorate { return Expected(outcome: .noQuorum) }
        let isVoid =
            rule.majorities.isEmpty
            ? !people.contains { $0.answer != nil && treatment($0.answer) == nil }
            : base(rule.majorities[0].base, of: people) == 0
        if isVoid { return Expected(outcome: .nothingDecided) }
        func most(_ options: [String]) -> [String] {
            let top = options.map { support($0, people, yesNo: false) }.max() ?? 0
            return top == 0
                ? [] : options.filter { support($0, people, yesNo: false) == top }
        }
        var first = most(
            options.filter { option in
                rule.majorities.allSatisfy { reach($0, option, yesNo: false) == .reached }
            })
        if first.isEmpty {
            let leaders = most(options)
            let close = leaders.filter { option in
                rule.majorities.allSatisfy {
                    reach($0, option, yesNo: false, extra: 1) == .reached
                }
            }
            if leaders.count > 1, close.count > 1 { first = close }
        }
        if first.isEmpty { return Expected(outcome: .noneChosen) }
        if first.count == 1 { return Expected(outcome: .chosen, winners: first) }
        return Expected(outcome: tieOutcome, tied: first)
    }

    /// Fills the seats one by one with whoever has most of `score`; stops before a tie for the
    /// last ones.
    func election(_ options: [String], _ seats: Int, _ score: (String) -> Int) -> Expected {
        if !isQuorate { return Expected(outcome: .noQuorum) }
        let isVoid =
            rule.majorities.isEmpty
            ? !people.contains { $0.answer != nil && treatment($0.answer) == nil }
            : base(rule.majorities[0].base, of: people) == 0
        if isVoid { return Expected(outcome: .nothingDecided, openSeats: seats) }
        var rest = options.filter { option in
            score(option) > 0
                && rule.majorities.allSatisfy { reach($0, option, yesNo: false) == .reached }
        }
        var expected = Expected(outcome: .elected, openSeats: seats)
        while expected.openSeats > 0, let top = rest.map(score).max() {
            let best = rest.filter { score($0) == top }
            if best.count > expected.openSeats {
                expected.tied = best
                break
            }
            expected.winners += best
            expected.openSeats -= best.count
            rest.removeAll(where: best.contains)
        }
        if expected.tied.isEmpty {
            if expected.winners.isEmpty { expected.outcome = .noneChosen }
        } else if rule.tie != .fails || expected.winners.isEmpty {
            expected.outcome = tieOutcome
        }
        return expected
    }

    func points(of option: String) -> Int {
        var sum = 0
        for person in people {
            guard case .points(let given)? = person.answer else { continue }
            for one in given where one.option == option { sum += one.points * person.weight }
        }
        return sum
    }

    /// The level of the person in the middle, everybody as often as they have votes.
    func median(_ levels: [String]) -> String? {
        var line: [String] = []
        for level in levels {
            for person in people where person.answer == .one(level) {
                for _ in 0..<person.weight { line.append(level) }
            }
        }
        return line.isEmpty ? nil : line[line.count / 2]
    }
}

/// One question with all that is fixed before the first vote.
package struct Poll: Sendable {
    /// Options that one poll may have; a pairwise table has the square of it.
    package static let optionLimit = 2_000
    /// Points that one voter may give.
    package static let pointLimit = 1_000_000

    package let method: Method
    package let rule: Rule
    package let electorate: Electorate
    /// The place of every option among the options of the method.
    let places: [String: Int]

    /// Throws when method and rule do not fit together: a rule that would have no effect is
    /// refused as one that cannot be met.
    package init(method: Method, rule: Rule, electorate: Electorate) throws(InvalidPoll) {
        self.method = method
        self.rule = rule
        self.electorate = electorate
        places = try Self.places(of: method.options)
        try checkMethod()
        try checkRule()
    }

    /// The tally of the votes, in any order, and what follows from it. Throws when even one vote
    /// is malformed: nothing is counted before that is settled.
    package func count(_ votes: [Vote]) throws(MalformedVotes) -> Count {
        let papers = try papers(of: votes)
        var tally = Tally(self, papers)
        let verdict = verdict(&tally, papers)
        return Count(tally: tally, verdict: verdict)
    }
}

/// What was counted, and what follows.
package struct Count: Codable, Equatable, Sendable {
    package var tally: Tally
    package var verdict: Verdict
}

/// Why a poll cannot be held as it was stated.
package enum InvalidPoll: Error, Equatable, Sendable {
    case repeatedVoter(String)
    /// A weight below 1.
    case weight(String, Int)
    /// The weights add up to more than `Electorate.weightLimit`.
    case totalWeight
    /// Fewer options than the method needs, or more than `Poll.optionLimit`.
    case optionCount(Int, least: Int)
    case repeatedOption(String)
    /// No vote could keep within these limits.
    case limits
    /// Seats from 1 to the number of options.
    case seats(Int)
    /// A threshold that is always met, or never.
    case threshold(Threshold)
    /// Yes and no without a majority.
    case majorityMissing
    /// This method takes no majority, or only one.
    case tooManyMajorities
    case leastPerConstituency(Int)
    /// The rule speaks of constituencies and no member has one.
    case noConstituencies
    /// An abstention or a blank that is to count in favour where one does not vote with yes and
    /// no, or to count at all where nothing is counted of a base.
    case treatment(Treatment)
}

// MARK: Checks

extension Poll {
    private static func places(of options: [String]) throws(InvalidPoll) -> [String: Int] {
        var places: [String: Int] = [:]
        for (place, option) in options.enumerated() {
            guard places.updateValue(place, forKey: option) == nil else {
                throw .repeatedOption(option)
            }
        }
        return places
    }

    private func checkMethod() throws(InvalidPoll) {
        let count = method.options.count
        let least: Int
        switch method {
        case .yesNo, .graded, .choice, .ranking: least = 2
        case .approval, .points, .election: least = 1
        }
        guard (least...Self.optionLimit).contains(count) else {
            throw .optionCount(count, least: least)
        }
        switch method {
        case .yesNo, .graded, .choice, .ranking: break
        case .approval(_, let limits): try check(limits)
        case .points(_, let limits): try check(limits)
        case .election(_, let seats, let by):
            guard (1...count).contains(seats) else { throw .seats(seats) }
            switch by {
            case .votes(let limits): try check(limits)
            case .points(let limits): try check(limits)
            }
        }
    }

    private func check(_ limits: ClosedRange<Int>) throws(InvalidPoll) {
        guard limits.lowerBound >= 0, limits.upperBound >= 1,
            limits.lowerBound <= method.options.count
        else { throw .limits }
    }

    private func check(_ limits: PointLimits) throws(InvalidPoll) {
        let (most, overflow) = limits.each.upperBound
            .multipliedReportingOverflow(by: method.options.count)
        guard limits.total.lowerBound >= 0, limits.each.lowerBound >= 0,
            (1...Self.pointLimit).contains(limits.total.upperBound),
            (1...Self.pointLimit).contains(limits.each.upperBound),
            !overflow, most >= limits.total.lowerBound,
            limits.each.lowerBound <= limits.total.upperBound
        else { throw .limits }
    }

    private func checkRule() throws(InvalidPoll) {
        switch method {
        case .yesNo: if rule.majorities.isEmpty { throw .majorityMissing }
        case .choice, .approval, .election(_, _, .votes):
            if rule.majorities.count > 1 { throw .tooManyMajorities }
        case .graded, .points, .ranking, .election(_, _, .points):
            if !rule.majorities.isEmpty { throw .tooManyMajorities }
        }
        for treatment in [rule.abstention, rule.blank] where !usefulTreatments.contains(treatment) {
            throw .treatment(treatment)
        }
        let thresholds = rule.majorities.map(\.threshold) + rule.quorums.map(\.threshold)
        for threshold in thresholds where !threshold.isPossible { throw .threshold(threshold) }
        for majority in rule.majorities where majority.leastPerConstituency < 0 {
            throw .leastPerConstituency(majority.leastPerConstituency)
        }
        let looksAtConstituencies =
            rule.majorities.contains { $0.looksAtConstituencies }
            || rule.quorums.contains { $0.base == .eachConstituency }
        if looksAtConstituencies, electorate.constituencies.isEmpty { throw .noConstituencies }
    }
    private var usefulTreatments: [Treatment] {
        switch method {
        case .yesNo: [.apart, .against, .inFavour]
        case .graded: [.apart, .against]
        case .choice, .approval, .election, .points, .ranking:
            rule.majorities.isEmpty ? [.apart] : [.apart, .against]
        }
    }
}

/// A vote in good order, with its elector, options by their place.
struct Paper {
    var weight: Int
    /// The place among the electorate's constituencies.
    var constituency: Int?
    var mark: Mark
}

enum Mark {
    case abstain
    case blank
    case options([Int])
    case points([(option: Int, points: Int)])
    case ranking(RankedOptions)

    var takesSide: Bool {
        switch self {
        case .abstain, .blank: false
        case .options, .points, .ranking: true
        }
    }
}

/// The options that a voter has ranked, from the best; flat, since there may be very many.
struct RankedOptions {
    var options: [Int] = []
    /// The place that each of `options` has, from 0; equal for those that share one.
    var ranks: [Int] = []
}

extension Poll {
    /// Every fault of every vote, in the order of the list; empty when all can be counted.
    package func malformed(among votes: [Vote]) -> [MalformedVote] {
        do {
            _ = try papers(of: votes)
            return []
        } catch { return error.votes }
    }

    func papers(of votes: [Vote]) throws(MalformedVotes) -> [Paper] {
        var papers: [Paper] = []
        papers.reserveCapacity(votes.count)
        var malformed: [MalformedVote] = []
        var firsts: [Int?] = Array(repeating: nil, count: electorate.electors.count)
        let constituencies = Dictionary(
            uniqueKeysWithValues: zip(electorate.constituencies, 0...))
        for (index, vote) in votes.enumerated() {
            var faults: [Fault] = []
            let mark = method.mark(of: vote.answer, places, &faults)
            if let place = electorate.places[vote.voter] {
                let elector = electorate.electors[place]
                if !elector.isPresent { faults.append(.absent) }
                if let first = firsts[place] { faults.append(.secondVote(first: first)) }
                firsts[place] = firsts[place] ?? index
                papers.append(
                    Paper(
                        weight: elector.weight,
                        constituency: elector.constituency.flatMap { constituencies[$0] },
                        mark: mark))
            } else {
                faults.append(.notEntitled)
            }
            malformed += faults.map { MalformedVote(index: index, voter: vote.voter, fault: $0) }
        }
        guard malformed.isEmpty else { throw MalformedVotes(votes: malformed) }
        return papers
    }
}

extension Method {
    /// What is wrong with an answer, whoever gives it; empty when it can be counted.
    package func faults(of answer: Answer) -> [Fault] {
        var faults: [Fault] = []
        let places = Dictionary(zip(options, 0...)) { first, _ in first }
        _ = mark(of: answer, places, &faults)
        return faults
    }

    func mark(
        of answer: Answer, _ places: [String: Int], _ faults: inout [Fault]
    ) -> Mark {
        switch (answer, self) {
        case (.abstain, _): return .abstain
        case (.blank, _): return .blank
        case (.one(let option), .yesNo), (.one(let option), .graded), (.one(let option), .choice):
            return .options(Self.places(of: [option], places, &faults))
        case (.several(let options), .approval(_, let limits)),
            (.several(let options), .election(_, _, .votes(let limits))):
            Self.check(options.count, limits, &faults)
            return .options(Self.places(of: options, places, &faults))
        case (.points(let points), .points(_, let limits)),
            (.points(let points), .election(_, _, .points(let limits))):
            return Self.mark(of: points, limits, places, &faults)
        case (.ranking(let ranking), .ranking(_, let ties, let count)):
            Self.check(ranking, ties, count, &faults)
            return Self.mark(of: ranking, places, &faults)
        case (.one, _), (.several, _), (.points, _), (.ranking, _):
            faults.append(.otherMethod)
            return .blank
        }
    }

    /// The places of the options that exist and are named once.
    private static func places(
        of options: [String], _ places: [String: Int], _ faults: inout [Fault]
    ) -> [Int] {
        var found: [Int] = []
        var seen: Set<String> = []
        for option in options {
            if !seen.insert(option).inserted {
                faults.append(.repeatedOption(option))
            } else if let place = places[option] {
                found.append(place)
            } else {
                faults.append(.unknownOption(option))
            }
        }
        return found
    }

    private static func check(_ count: Int, _ limits: ClosedRange<Int>, _ faults: inout [Fault]) {
        if count < limits.lowerBound { faults.append(.tooFew(count, least: limits.lowerBound)) }
        if count > limits.upperBound { faults.append(.tooMany(count, most: limits.upperBound)) }
    }

    private static func mark(
        of given: [GivenPoints], _ limits: PointLimits, _ places: [String: Int],
        _ faults: inout [Fault]
    ) -> Mark {
        let found = Self.places(of: given.map(\.option), places, &faults)
        for one in given where !limits.each.contains(one.points) {
            faults.append(.points(one, limits: limits.each))
        }
        // Whatever is beyond the limit for one option is a fault already; the sum only has to be
        // one that does not overflow.
        let total = given.reduce(0) { $0 + min(max($1.points, 0), Poll.pointLimit) }
        if total < limits.total.lowerBound {
            faults.append(.underTotal(total, least: limits.total.lowerBound))
        }
        if total > limits.total.upperBound {
            faults.append(.overBudget(total, budget: limits.total.upperBound))
        }
        guard found.count == given.count else { return .blank }
        return .points(zip(found, given).map { (option: $0, points: $1.points) })
    }

    private static func check(
        _ ranking: [[String]], _ ties: Bool, _ count: RankingCount, _ faults: inout [Fault]
    ) {
        if ranking.isEmpty { faults.append(.emptyPlace) }
        let most =
            switch count {
            case .schulze: Int.max
            case .instantRunoff: InstantRunoff.sharedPlaceLimit
            }
        for (index, place) in ranking.enumerated() {
            if place.isEmpty { faults.append(.emptyPlace) }
            if place.count > 1, !ties { faults.append(.sharedPlace(index + 1, place)) }
            if place.count > most { faults.append(.crowdedPlace(index + 1, place.count)) }
        }
    }

    private static func mark(
        of ranking: [[String]], _ places: [String: Int], _ faults: inout [Fault]
    ) -> Mark {
        var ranked = RankedOptions()
        var seen: Set<Int> = []
        for (rank, place) in ranking.enumerated() {
            for option in place {
                guard let found = places[option] else {
                    faults.append(.unknownOption(option))
                    continue
                }
                if !seen.insert(found).inserted { faults.append(.repeatedOption(option)) }
                ranked.options.append(found)
                ranked.ranks.append(rank)
            }
        }
        return .ranking(ranked)
    }
}

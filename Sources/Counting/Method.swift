/// How a poll is answered and counted. Options and levels are identified by any text.
package enum Method: Equatable, Sendable {
    /// Yes or no; the options are `Method.yes` and `Method.no`.
    case yesNo
    /// One level of a scale, the highest first. `share`: what the share of the highest is
    /// counted of.
    case graded(levels: [String], share: MajorityBase)
    /// One of several.
    case choice(options: [String])
    /// Any number of options within limits. Every option that reaches the majority is chosen.
    case approval(options: [String], limits: ClosedRange<Int>)
    /// Points for options, counted and ranked, nothing more.
    case points(options: [String], limits: PointLimits)
    /// The options from the best to the worst. What a voter leaves out is below all the rest.
    /// `ties`: whether several options may share a place.
    case ranking(options: [String], ties: Bool, count: RankingCount)
    /// As many persons as there are seats.
    case election(options: [String], seats: Int, by: ElectionVote)

    package static let yes = "yes"
    package static let no = "no"

    /// What can be voted for, in the order in which it was put.
    package var options: [String] {
        switch self {
        case .yesNo: [Self.yes, Self.no]
        case .graded(let options, _), .choice(let options), .approval(let options, _),
            .points(let options, _), .ranking(let options, _, _), .election(let options, _, _):
            options
        }
    }
}

/// How the persons of an election are voted for.
package enum ElectionVote: Equatable, Sendable {
    /// For a number of them within limits, one vote each: the most votes win.
    case votes(ClosedRange<Int>)
    /// With points: the most points win.
    case points(PointLimits)
}

/// What a voter may give, in whole points.
package struct PointLimits: Equatable, Sendable {
    /// All together; the upper bound is the budget.
    package var total: ClosedRange<Int>
    /// To one option that is named at all.
    package var each: ClosedRange<Int>

    package init(total: ClosedRange<Int>, each: ClosedRange<Int>) {
        self.total = total
        self.each = each
    }

    /// Any part of a budget, to any option.
    package init(budget: Int) {
        self.init(total: 0...max(0, budget), each: 0...max(0, budget))
    }
}

/// How rankings become a result.
package enum RankingCount: Equatable, Sendable {
    /// The method of Markus Schulze: strongest paths of pairwise victories, by winning votes.
    case schulze
    /// Whoever has fewest first places is eliminated, round after round, until one has more than
    /// half of the votes that still count.
    case instantRunoff(EliminationTie)
}

/// Who is eliminated when several are last with equally many votes, but not all that remain.
package enum EliminationTie: String, Codable, Sendable, CaseIterable {
    /// The one who had fewer in the latest earlier round in which they differed; if there is
    /// none, the one who stands later in the order of the options.
    case earlierRounds
    /// The one who stands later in the order of the options, for instance an order drawn by lot.
    case order
    /// All of them at once.
    case together
}

/// What a majority is counted of. All are weights.
package enum MajorityBase: String, Codable, Sendable, CaseIterable {
    /// Votes cast, without abstentions and blanks.
    case cast
    /// All votes cast, abstentions and blanks included.
    case voted
    /// The members with a right to vote who are present.
    case present
    /// All members with a right to vote.
    case members
}

/// What it takes to adopt or to choose.
package struct Majority: Codable, Equatable, Hashable, Sendable {
    package var base: MajorityBase
    package var threshold: Threshold
    /// Whether the threshold must also be met in each constituency, of the base measured there.
    /// Members without a constituency count in the whole and in no constituency.
    package var inEachConstituency: Bool
    /// How many voters of each constituency, by head, must be in favour at least.
    package var leastPerConstituency: Int

    package init(
        of base: MajorityBase, _ threshold: Threshold, inEachConstituency: Bool = false,
        leastPerConstituency: Int = 0
    ) {
        self.base = base
        self.threshold = threshold
        self.inEachConstituency = inEachConstituency
        self.leastPerConstituency = leastPerConstituency
    }

    /// Nobody against, somebody in favour; who abstains does not stand in the way.
    package static let consensus = Majority(of: .cast, .atLeast(1, 1))

    /// Whether its name is consensus.
    package var isConsensus: Bool {
        base == .cast && !threshold.exceeding && threshold.fraction.denominator > 0
            && threshold.fraction.numerator == threshold.fraction.denominator
    }

    var looksAtConstituencies: Bool { inEachConstituency || leastPerConstituency > 0 }
}

/// What follows from a tie that one more vote would break.
package enum TieRule: String, Codable, Sendable, CaseIterable {
    /// Nothing is adopted; of the options or persons that are equal none is chosen.
    case fails
    /// The chair decides, and that is recorded apart from the votes.
    case castingVote
    /// It is voted again, among those that are equal.
    case newVote
}

/// What an abstention or a blank vote means.
package enum Treatment: String, Codable, Sendable, CaseIterable {
    /// It takes no side: outside the base `cast`, inside the others.
    case apart
    /// It counts as a no: inside every base, for nobody.
    case against
    /// It counts as a yes; only where one votes with yes and no.
    case inFavour
}

/// Of whom a part must be present.
package enum QuorumBase: String, Codable, Sendable, CaseIterable {
    /// Members with a right to vote, by head.
    case members
    /// Their weights.
    case votingRights
    /// The members of each constituency, by head, one constituency after the other.
    case eachConstituency
}

/// When it is counted who is present.
package enum Measurement: String, Codable, Sendable, CaseIterable {
    case opening, closing, both
}

/// A part of the members that must be present for a decision.
package struct Quorum: Codable, Equatable, Hashable, Sendable {
    package var base: QuorumBase
    package var threshold: Threshold
    package var measured: Measurement

    package init(
        of base: QuorumBase, _ threshold: Threshold, measured: Measurement = .opening
    ) {
        self.base = base
        self.threshold = threshold
        self.measured = measured
    }
}

/// The rules of one poll, stated before it opens and printed beside its result.
package struct Rule: Codable, Equatable, Hashable, Sendable {
    /// A ladder: the first majority that is reached decides. One: an ordinary majority. None: the
    /// most votes win, or, with a method that only measures, nothing is decided.
    package var majorities: [Majority]
    package var tie: TieRule
    package var abstention: Treatment
    package var blank: Treatment
    /// All of them must be present.
    package var quorums: [Quorum]

    package init(
        _ majorities: [Majority] = [], tie: TieRule = .fails, abstention: Treatment = .apart,
        blank: Treatment = .apart, quorums: [Quorum] = []
    ) {
        self.majorities = majorities
        self.tie = tie
        self.abstention = abstention
        self.blank = blank
        self.quorums = quorums
    }
}

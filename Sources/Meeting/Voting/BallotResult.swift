/// How many chose an option.
package struct OptionCount: Codable, Equatable, Sendable {
    package var option: OptionID
    package var voters: Int
    /// The voters' weights added up; what is compared.
    package var weight: Int

    package init(option: OptionID, voters: Int, weight: Int) {
        self.option = option
        self.voters = voters
        self.weight = weight
    }
}

/// What came of a ballot.
package enum Outcome: String, Codable, Sendable, CaseIterable {
    case adopted
    case rejected
    /// As many yes as no, and the chair has yet to give the casting vote.
    case castingVoteNeeded
    /// One option of several reached the majority; see `BallotResult.chosen`.
    case chosen
    /// No option reached the majority.
    case noneChosen
    /// The first options are equal, and somebody chose them.
    case tied
    /// A priority scale: counts and a share, nothing to adopt.
    case measured
    /// The base is zero, so nothing was decided.
    case nothingDecided
}

/// What was counted, of what, and what follows. All figures are weights.
package struct BallotResult: Codable, Equatable, Sendable {
    /// In the order of the ballot's options.
    package var counts: [OptionCount]
    /// How many of the electorate voted, by head.
    package var turnout: Int
    /// What the majority is counted of.
    package var base: Int
    /// The least that would be enough; 0 for a priority scale.
    package var needed: Int
    /// What the yes, the first option or the highest level reached.
    package var reached: Int
    package var outcome: Outcome
    /// The option that was chosen, for `chosen`.
    package var chosen: OptionID?
    /// The chair's casting vote, kept apart from the counts.
    package var castingVote: OptionID?

    package init(
        counts: [OptionCount], turnout: Int, base: Int, needed: Int, reached: Int,
        outcome: Outcome, chosen: OptionID?, castingVote: OptionID?
    ) {
        self.counts = counts
        self.turnout = turnout
        self.base = base
        self.needed = needed
        self.reached = reached
        self.outcome = outcome
        self.chosen = chosen
        self.castingVote = castingVote
    }
}

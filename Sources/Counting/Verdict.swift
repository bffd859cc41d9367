/// What came of a poll.
package enum Outcome: String, Codable, Sendable, CaseIterable {
    case adopted
    case rejected
    /// `Verdict.winners` are chosen.
    case chosen
    /// No option reached what was needed.
    case noneChosen
    /// `Verdict.winners` are elected; `Verdict.openSeats` may remain.
    case elected
    /// Counted and ranked; there was nothing to adopt.
    case measured
    /// `Verdict.tied` are equal, and by the rule nobody breaks the tie.
    case tied
    /// `Verdict.tied` are equal, and the chair has yet to give the casting vote.
    case castingVoteNeeded
    /// `Verdict.tied` are equal, and are to be voted on again.
    case newVoteNeeded
    /// Too few were present.
    case noQuorum
    /// The base is zero, so nothing was decided.
    case nothingDecided
}

/// One thing that was needed, with what was reached.
package struct Requirement: Codable, Equatable, Sendable {
    package enum Kind: String, Codable, Sendable, CaseIterable {
        /// Members present, by head, of all members or of a constituency.
        case presentMembers
        /// Weights present, of all weights.
        case presentVotingRights
        /// Weights in favour, of a base; for an option, the weights for it.
        case inFavour
        /// Voters of a constituency in favour, by head.
        case votersInFavour
    }

    package var kind: Kind
    /// `nil`: of the whole.
    package var constituency: String?
    /// For those present: at the opening or at the closing, never both.
    package var measured: Measurement?
    /// What `of` is, for `inFavour`.
    package var base: MajorityBase?
    /// `nil` where a plain number is needed, for `votersInFavour`.
    package var threshold: Threshold?
    /// Of how many; for `votersInFavour` the voters present in the constituency.
    package var of: Int
    /// The least that is enough; more than `of` when it cannot be reached.
    package var needed: Int
    package var reached: Int
    package var isMet: Bool

    package init(
        kind: Kind, constituency: String? = nil, measured: Measurement? = nil,
        base: MajorityBase? = nil, threshold: Threshold? = nil, of: Int, needed: Int, reached: Int,
        isMet: Bool
    ) {
        self.kind = kind
        self.constituency = constituency
        self.measured = measured
        self.base = base
        self.threshold = threshold
        self.of = of
        self.needed = needed
        self.reached = reached
        self.isMet = isMet
    }

    /// Nothing to count a part of: the requirement decides nothing.
    package var isVoid: Bool { of == 0 && threshold != nil }
}

/// A majority of the rule with what it needed and what was reached: for adopting, or by the
/// option with the most votes.
package struct Step: Codable, Equatable, Sendable {
    package var majority: Majority
    /// The whole first, then the constituencies.
    package var requirements: [Requirement]

    package init(majority: Majority, requirements: [Requirement]) {
        self.majority = majority
        self.requirements = requirements
    }

    package var isMet: Bool { requirements.allSatisfy(\.isMet) }
}

/// What follows from a tally by the poll's rule, with all that a sentence about it has to say.
package struct Verdict: Codable, Equatable, Sendable {
    package var outcome: Outcome
    package var quorums: [Requirement] = []
    /// The majorities of the rule up to the one that decided; all of them when none was reached.
    package var steps: [Step] = []
    /// The options chosen or the persons elected, the best first.
    package var winners: [String] = []
    /// The options among whom a tie stands, in their order, whatever the rule makes of it.
    package var tied: [String] = []
    /// The seats that nobody has won; with a tie, those that it is about.
    package var openSeats = 0
    /// What the chair's casting vote was for, apart from all counts.
    package var castingVote: [String] = []

    package init(_ outcome: Outcome) { self.outcome = outcome }

    /// The majority that was reached; `nil` when none was.
    package var reachedStep: Step? { steps.last.flatMap { $0.isMet ? $0 : nil } }

    /// The requirement that explains the outcome: the first that was missed, or, when nothing
    /// was, the majority of the whole. `nil` where the rule requires nothing.
    package var decisive: Requirement? {
        if outcome == .noQuorum { return quorums.first { !$0.isMet } }
        guard let last = steps.last else { return nil }
        if outcome == .nothingDecided { return last.requirements.first { $0.isVoid } }
        return last.requirements.first { !$0.isMet } ?? last.requirements.first
    }
}

// MARK: Casting vote

/// Why a casting vote cannot be given.
package enum InvalidCastingVote: Error, Equatable, Sendable {
    /// No casting vote is awaited.
    case notNeeded
    /// Not among those that are equal, or named twice.
    case notTied(String)
    /// As many must be named as there are open seats, otherwise one.
    case count(needed: Int)
}

extension Poll {
    /// `verdict` after the chair's casting vote for `options`: for yes or no, for the one option,
    /// or for as many persons as there are open seats.
    package func settle(
        _ verdict: Verdict, byCastingVoteFor options: [String]
    ) throws(InvalidCastingVote) -> Verdict {
        guard verdict.outcome == .castingVoteNeeded else { throw .notNeeded }
        var rest = verdict.tied
        for option in options {
            guard let place = rest.firstIndex(of: option) else { throw .notTied(option) }
            rest.remove(at: place)
        }
        let needed = max(1, verdict.openSeats)
        guard options.count == needed else { throw .count(needed: needed) }
        var settled = verdict
        settled.castingVote = options
        settled.openSeats = 0
        switch method {
        case .yesNo: settled.outcome = options == [Method.yes] ? .adopted : .rejected
        case .election:
            settled.outcome = .elected
            settled.winners += options
        case .graded, .choice, .approval, .points, .ranking:
            settled.outcome = .chosen
            settled.winners = options
        }
        return settled
    }
}

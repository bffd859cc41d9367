/// A member with a right to vote.
package struct Elector: Codable, Equatable, Sendable {
    /// Identifies the voter; any text.
    package var voter: String
    /// How many votes the voter has, from 1.
    package var weight: Int
    package var constituency: String?
    /// Only who is present when the poll opens can vote.
    package var isPresent: Bool
    /// Whether the member is present when the poll closes, for a quorum that is measured then.
    package var isPresentAtClosing: Bool

    /// Without `isPresentAtClosing` nobody came or went.
    package init(
        _ voter: String, weight: Int = 1, constituency: String? = nil, isPresent: Bool = true,
        isPresentAtClosing: Bool? = nil
    ) {
        self.voter = voter
        self.weight = weight
        self.constituency = constituency
        self.isPresent = isPresent
        self.isPresentAtClosing = isPresentAtClosing ?? isPresent
    }
}

/// All members with a right to vote on one question, present or not.
package struct Electorate: Equatable, Sendable {
    /// The weights of all members together. Within it no sum of this target overflows.
    package static let weightLimit = 1_000_000_000_000

    package let electors: [Elector]
    /// In the order in which they first occur among the members.
    package let constituencies: [String]
    /// The place of every voter in `electors`.
    let places: [String: Int]

    /// Throws `InvalidPoll.repeatedVoter`, `.weight` or `.totalWeight`.
    package init(_ electors: [Elector]) throws(InvalidPoll) {
        var places: [String: Int] = [:]
        var constituencies: [String] = []
        var known: Set<String> = []
        var total = 0
        for (place, elector) in electors.enumerated() {
            guard places.updateValue(place, forKey: elector.voter) == nil else {
                throw .repeatedVoter(elector.voter)
            }
            guard elector.weight >= 1 else { throw .weight(elector.voter, elector.weight) }
            guard elector.weight <= Self.weightLimit - total else { throw .totalWeight }
            total += elector.weight
            if let constituency = elector.constituency, known.insert(constituency).inserted {
                constituencies.append(constituency)
            }
        }
        self.electors = electors
        self.places = places
        self.constituencies = constituencies
    }
}

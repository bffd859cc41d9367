/// A commitment that the meeting goes through. Its identity is permanent; its number is the label
/// that the consultation gave it, its rank and its place in a list are derived.
package struct Commitment: Codable, Equatable, Sendable {
    package var id: CommitmentID
    /// The number in the consultation.
    package var number: Int
    package var title: String
    /// Answers per level; a level that is absent was empty in the source, which is not zero.
    package var counts: [LevelID: Int]
    /// Earlier titles, oldest first.
    package var earlierTitles: [EarlierTitle]
    /// All decisions, oldest first; the last is in force.
    package var decisions: [Decision]

    package init(
        id: CommitmentID, number: Int, title: String, counts: [LevelID: Int],
        earlierTitles: [EarlierTitle] = [], decisions: [Decision] = []
    ) {
        self.id = id
        self.number = number
        self.title = title
        self.counts = counts
        self.earlierTitles = earlierTitles
        self.decisions = decisions
    }

    /// The decision in force.
    package var decision: Decision? { decisions.last }

    /// The lead that this commitment is merged into.
    package var lead: CommitmentID? {
        guard case .merged(let lead)? = decision?.disposition else { return nil }
        return lead
    }
}

/// A title that was replaced, with who replaced it and when.
package struct EarlierTitle: Codable, Equatable, Sendable {
    package var title: String
    package var replacedAt: Instant
    package var replacedBy: SeatID?

    package init(title: String, replacedAt: Instant, replacedBy: SeatID?) {
        self.title = title
        self.replacedAt = replacedAt
        self.replacedBy = replacedBy
    }
}

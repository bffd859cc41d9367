/// The plan that a follow-up meeting goes through: its axes, in which the commitments stand.
package struct Plan: Codable, Equatable, Sendable {
    /// E.g. "Plan d’action national 2021-2023".
    package var title: String
    package var axes: [Axis]

    package init(title: String, axes: [Axis]) {
        self.title = title
        self.axes = axes
    }
}

/// A heading of a plan.
package struct Axis: Codable, Equatable, Sendable {
    /// From 1, without a gap.
    package var number: Int
    package var title: String

    package init(number: Int, title: String) {
        self.number = number
        self.title = title
    }
}

/// A sub-commitment, of which progress is reported apart.
package struct CommitmentPart: Codable, Equatable, Sendable {
    /// Unique within its commitment.
    package var id: PartID
    package var title: String

    package init(id: PartID, title: String) {
        self.id = id
        self.title = title
    }
}

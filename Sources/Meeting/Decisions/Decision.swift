/// What becomes of a commitment. JSON: `{"kind":"retained"}`,
/// `{"kind":"merged","into":"…"}`, `{"kind":"undecided","options":["…"]}`.
package enum Disposition: Equatable, Sendable {
    case retained
    /// Merged into the lead of its group.
    case merged(into: CommitmentID)
    case supplementary
    case dropped
    /// "A or B": open, with its options in words.
    case undecided(options: [String])

    /// The five, without what belongs to each.
    package enum Kind: String, Codable, Sendable, CaseIterable {
        case retained, merged, supplementary, dropped, undecided
    }

    package var kind: Kind {
        switch self {
        case .retained: .retained
        case .merged: .merged
        case .supplementary: .supplementary
        case .dropped: .dropped
        case .undecided: .undecided
        }
    }
}

extension Disposition: Codable {
    private enum CodingKeys: String, CodingKey { case kind, into, options }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        switch try container.decode(Kind.self, forKey: .kind) {
        case .retained: self = .retained
        case .merged: self = .merged(into: try container.decode(CommitmentID.self, forKey: .into))
        case .supplementary: self = .supplementary
        case .dropped: self = .dropped
        case .undecided:
            self = .undecided(
                options: try container.decodeIfPresent([String].self, forKey: .options) ?? [])
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(kind, forKey: .kind)
        switch self {
        case .retained, .supplementary, .dropped: break
        case .merged(let lead): try container.encode(lead, forKey: .into)
        case .undecided(let options): try container.encode(options, forKey: .options)
        }
    }
}

/// What must still happen before a decision holds; an action until it is met.
package struct Condition: Codable, Equatable, Sendable {
    package enum Kind: String, Codable, Sendable, CaseIterable {
        /// To be verified with somebody.
        case verify
        /// To be coordinated with somebody.
        case coordinate
        /// To be reworded.
        case reword
    }

    package var id: ConditionID
    package var kind: Kind
    /// With whom, or what exactly; may be empty for a rewording.
    package var text: String
    package var owner: SeatID?
    /// Calendar date, `YYYY-MM-DD`.
    package var due: String?
    /// The note with which it was ticked off; `nil` while it is open.
    package var met: String?

    package init(
        id: ConditionID, kind: Kind, text: String, owner: SeatID? = nil, due: String? = nil,
        met: String? = nil
    ) {
        self.id = id
        self.kind = kind
        self.text = text
        self.owner = owner
        self.due = due
        self.met = met
    }
}

/// By which act a decision was taken.
package enum Act: Codable, Equatable, Sendable {
    /// The chair asked for objections and there was none.
    case consensus
    case ballot(BallotID)

    private enum CodingKeys: String, CodingKey { case ballot }

    /// JSON: `"consensus"` or `{"ballot":"…"}`.
    package init(from decoder: any Decoder) throws {
        if let container = try? decoder.container(keyedBy: CodingKeys.self) {
            self = .ballot(try container.decode(BallotID.self, forKey: .ballot))
            return
        }
        let word = try decoder.singleValueContainer().decode(String.self)
        guard word == "consensus" else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "no such act: \(word)"))
        }
        self = .consensus
    }

    package func encode(to encoder: any Encoder) throws {
        switch self {
        case .consensus:
            var container = encoder.singleValueContainer()
            try container.encode("consensus")
        case .ballot(let id):
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(id, forKey: .ballot)
        }
    }
}

/// What is proposed for a commitment, before it is decided.
package struct Proposal: Codable, Equatable, Sendable {
    package var disposition: Disposition
    /// May be empty; a missing reason is then a finding.
    package var reason: String
    package var conditions: [ProposedCondition]
    /// Other commitments that its words speak of, or whose place hangs on it while it is open.
    package var related: [CommitmentID]

    package init(
        disposition: Disposition, reason: String = "", conditions: [ProposedCondition] = [],
        related: [CommitmentID] = []
    ) {
        self.disposition = disposition
        self.reason = reason
        self.conditions = conditions
        self.related = related
    }
}

extension Proposal {
    private enum CodingKeys: String, CodingKey { case disposition, reason, conditions, related }

    /// Without `related` there are none.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            disposition: try container.decode(Disposition.self, forKey: .disposition),
            reason: try container.decode(String.self, forKey: .reason),
            conditions: try container.decode([ProposedCondition].self, forKey: .conditions),
            related: try container.decodeIfPresent([CommitmentID].self, forKey: .related) ?? [])
    }
}

/// A condition that has no identity yet.
package struct ProposedCondition: Codable, Equatable, Sendable {
    package var kind: Condition.Kind
    package var text: String
    package var owner: SeatID?
    package var due: String?

    package init(kind: Condition.Kind, text: String, owner: SeatID? = nil, due: String? = nil) {
        self.kind = kind
        self.text = text
        self.owner = owner
        self.due = due
    }
}

/// A decision on a commitment: a new act; the earlier ones stay.
package struct Decision: Codable, Equatable, Sendable {
    package var disposition: Disposition
    package var reason: String
    package var conditions: [Condition]
    package var related: [CommitmentID]
    package var act: Act
    /// The ballot since which it is in force again: it repeated the one that had decided
    /// otherwise, and did not adopt that.
    package var revivedBy: BallotID?
    /// The sequence of the entry that took it: decisions are in this order.
    package var sequence: Int
    package var at: Instant
    package var by: SeatID?

    package init(
        disposition: Disposition, reason: String, conditions: [Condition],
        related: [CommitmentID] = [], act: Act, sequence: Int = 0, at: Instant, by: SeatID?
    ) {
        self.disposition = disposition
        self.reason = reason
        self.conditions = conditions
        self.related = related
        self.act = act
        self.sequence = sequence
        self.at = at
        self.by = by
    }

    /// Whether it leaves open what becomes of the commitment.
    package var isOpen: Bool { disposition.kind == .undecided }
}

extension Decision {
    private enum CodingKeys: String, CodingKey {
        case disposition, reason, conditions, related, act, revivedBy, sequence, at, by
    }

    /// Without `related` there are none; without `sequence` it comes before all that have one.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            disposition: try container.decode(Disposition.self, forKey: .disposition),
            reason: try container.decode(String.self, forKey: .reason),
            conditions: try container.decode([Condition].self, forKey: .conditions),
            related: try container.decodeIfPresent([CommitmentID].self, forKey: .related) ?? [],
            act: try container.decode(Act.self, forKey: .act),
            sequence: try container.decodeIfPresent(Int.self, forKey: .sequence) ?? 0,
            at: try container.decode(Instant.self, forKey: .at),
            by: try container.decodeIfPresent(SeatID.self, forKey: .by))
        revivedBy = try container.decodeIfPresent(BallotID.self, forKey: .revivedBy)
    }
}

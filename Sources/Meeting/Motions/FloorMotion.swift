/// A motion from the floor: something to be decided, or another wording of a commitment.
package struct FloorMotion: Codable, Equatable, Sendable {
    package var id: MotionID
    /// 1 for the meeting's first.
    package var number: Int
    package var author: SeatID
    package var at: Instant
    package var content: MotionContent
    /// How many must second it, as the rules said when it was proposed.
    package var secondersNeeded: Int
    /// Without the author, in the order in which they joined.
    package var seconders: [SeatID]
    package var state: MotionState

    package init(
        id: MotionID, number: Int, author: SeatID, at: Instant, content: MotionContent,
        secondersNeeded: Int, seconders: [SeatID] = [], state: MotionState = .proposed
    ) {
        self.id = id
        self.number = number
        self.author = author
        self.at = at
        self.content = content
        self.secondersNeeded = secondersNeeded
        self.seconders = seconders
        self.state = state
    }

    package var isSeconded: Bool { seconders.count >= secondersNeeded }

    /// Whether nothing has become of it yet.
    package var isOpen: Bool { state == .proposed || state == .admitted }

    /// The commitment whose wording it would change.
    package var amends: CommitmentID? {
        switch content {
        case .amendment(let commitment, _, _): commitment
        case .motion: nil
        }
    }
}

/// What a motion from the floor asks for. JSON: one key, `{"motion":{"text":"…"}}` or
/// `{"amendment":{"commitment":"…","base":"…","title":"…"}}`.
package enum MotionContent: Codable, Equatable, Sendable {
    /// Something in words, on what was under discussion.
    case motion(subject: Subject?, text: String)
    /// `title` in place of `base`, the wording that the author saw.
    case amendment(commitment: CommitmentID, base: String, title: String)

    /// What is to be decided, in the author's words.
    package var text: String {
        switch self {
        case .motion(_, let text): text
        case .amendment(_, _, let title): title
        }
    }

    package var subject: Subject? {
        switch self {
        case .motion(let subject, _): subject
        case .amendment(let commitment, _, _): .commitment(commitment)
        }
    }
}

/// What became of a motion from the floor. JSON: `{"name":"proposed"}`,
/// `{"name":"refused","reason":"…"}`, `{"name":"adopted","ballot":"…"}`.
package enum MotionState: Equatable, Sendable {
    case proposed
    /// The chair will put it to the vote.
    case admitted
    /// By the chair, who does not put it to the vote.
    case refused(reason: String)
    /// By its author.
    case withdrawn
    /// By the chair, after it was admitted.
    case setAside(reason: String)
    case adopted(ballot: BallotID)
    case rejected(ballot: BallotID)

    /// The seven, without what belongs to each.
    package enum Name: String, Codable, Sendable, CaseIterable {
        case proposed, admitted, refused, withdrawn, setAside, adopted, rejected
    }

    package var name: Name {
        switch self {
        case .proposed: .proposed
        case .admitted: .admitted
        case .refused: .refused
        case .withdrawn: .withdrawn
        case .setAside: .setAside
        case .adopted: .adopted
        case .rejected: .rejected
        }
    }
}

extension MotionState: Codable {
    private enum CodingKeys: String, CodingKey { case name, reason, ballot }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let reason = { try container.decode(String.self, forKey: .reason) }
        let ballot = { try container.decode(BallotID.self, forKey: .ballot) }
        switch try container.decode(Name.self, forKey: .name) {
        case .proposed: self = .proposed
        case .admitted: self = .admitted
        case .refused: self = .refused(reason: try reason())
        case .withdrawn: self = .withdrawn
        case .setAside: self = .setAside(reason: try reason())
        case .adopted: self = .adopted(ballot: try ballot())
        case .rejected: self = .rejected(ballot: try ballot())
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .name)
        switch self {
        case .proposed, .admitted, .withdrawn: break
        case .refused(let reason), .setAside(let reason):
            try container.encode(reason, forKey: .reason)
        case .adopted(let ballot), .rejected(let ballot):
            try container.encode(ballot, forKey: .ballot)
        }
    }
}

extension Meeting {
    /// All motions from the floor.
    package var motions: [FloorMotion] { floor.motions }

    package func motion(_ id: MotionID) -> FloorMotion? { motions.first { $0.id == id } }

    /// What waits for its vote, in the order that the chair gave.
    package var admittedMotions: [FloorMotion] { motions.filter { $0.state == .admitted } }

    /// The amendments that must be dealt with before the main vote on `commitment`.
    package func pendingAmendments(to commitment: CommitmentID) -> [FloorMotion] {
        admittedMotions.filter { $0.amends == commitment }
    }

    /// Whether the wording that an open amendment was made for has changed since.
    package func isOutdated(_ motion: FloorMotion) -> Bool {
        guard motion.isOpen else { return false }
        switch motion.content {
        case .motion: return false
        case .amendment(let commitment, let base, _):
            return self.commitment(commitment)?.title != base
        }
    }
}

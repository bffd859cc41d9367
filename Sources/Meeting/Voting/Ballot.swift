/// An answer that a ballot offers.
package struct BallotOption: Codable, Equatable, Sendable {
    package var id: OptionID
    /// What is decided when this option is chosen, in a choice among dispositions.
    package var proposal: Proposal?
    /// In words: a level or an option of the committee's own, the name of a person, the title of a
    /// commitment as it stood at opening.
    package var label: String?
    package var seat: SeatID?
    package var commitment: CommitmentID?

    package init(
        id: OptionID, proposal: Proposal? = nil, label: String? = nil, seat: SeatID? = nil,
        commitment: CommitmentID? = nil
    ) {
        self.id = id
        self.proposal = proposal
        self.label = label
        self.seat = seat
        self.commitment = commitment
    }

    package static let yes: OptionID = "yes"
    package static let no: OptionID = "no"
    package static let abstain: OptionID = "abstain"
    package static let blank: OptionID = "blank"

    /// Whether the answer takes no side by itself; the rule says what it counts as.
    package var takesNoSide: Bool { id == Self.abstain || id == Self.blank }
}

/// A vote of the meeting. Question, text, options, rule and electorate are frozen at opening.
package struct Ballot: Codable, Equatable, Sendable {
    package var id: BallotID
    /// 1 for the meeting's first; rehearsals are numbered apart.
    package var number: Int
    package var subject: Subject?
    /// The motion from the floor that was voted on.
    package var floorMotion: MotionID?
    /// The title of the subject as it stood at opening, or the motion.
    package var text: String
    package var method: Method
    /// What a yes decides about the subject; only for `yesNo`.
    package var proposal: Proposal?
    /// The sides to take first, then abstention and blank where they are offered.
    package var options: [BallotOption]
    /// Complete for the method.
    package var limits: BallotLimits
    /// The many questions that are put, each answered by the method; `nil`: there is one.
    package var sheet: Sheet?
    package var rule: Rule
    package var openness: Openness
    package var closesWhenAllHaveVoted: Bool
    package var withheld: Bool
    package var rehearsal: Bool
    package var repeats: BallotID?
    /// Who may vote: the members with a right to vote who were present at the opening, or for whom
    /// somebody present held a proxy.
    package var electorate: IndexedList<Elector>
    /// The members with a right to vote who were not.
    package var absent: [Elector]
    package var openedAt: Instant
    /// When it closes by itself; `nil`: when the chair says so.
    package var deadline: Instant?
    package var state: BallotState
    /// Who has voted and how. While the ballot is open or withheld this stays on the server.
    package var votes: [SeatID: Choice]
    /// What it has because its openness is `secret`; `nil` for any other.
    package var secret: SecretPart?
    /// What it has because people vote by hand; `nil` where nobody does.
    package var hand: HandPart?

    package init(
        id: BallotID, number: Int, subject: Subject?, floorMotion: MotionID? = nil,
        text: String, method: Method,
        proposal: Proposal? = nil, options: [BallotOption], limits: BallotLimits = BallotLimits(),
        rule: Rule,
        openness: Openness = .named, closesWhenAllHaveVoted: Bool = false, withheld: Bool = false,
        rehearsal: Bool = false, repeats: BallotID? = nil, electorate: [Elector],
        absent: [Elector] = [], openedAt: Instant, deadline: Instant? = nil,
        state: BallotState = .open, votes: [SeatID: Choice] = [:]
    ) {
        self.id = id
        self.number = number
        self.subject = subject
        self.floorMotion = floorMotion
        self.text = text
        self.method = method
        self.proposal = proposal
        self.options = options
        self.limits = limits
        self.rule = rule
        self.openness = openness
        self.closesWhenAllHaveVoted = closesWhenAllHaveVoted
        self.withheld = withheld
        self.rehearsal = rehearsal
        self.repeats = repeats
        self.electorate = IndexedList(electorate)
        self.absent = absent
        self.openedAt = openedAt
        self.deadline = deadline
        self.state = state
        self.votes = votes
    }

    package var isOpen: Bool { state == .open }

    package var hasEverybodyVoted: Bool {
        votes.count + (hand?.heads ?? 0) == electorate.count && isHandSettled
    }

    /// What was counted, once it is published.
    package var result: BallotResult? {
        switch state {
        case .open, .withheld, .annulled: nil
        case .closed(let result): result
        }
    }
}

/// Where a ballot is in its life; one that is only prepared is a `PreparedBallot`.
/// JSON: `{"name":"open"}`, `{"name":"withheld"}`, `{"name":"closed","result":{…}}`,
/// `{"name":"annulled","reason":"…"}`.
package enum BallotState: Equatable, Sendable {
    case open
    /// Closed and counted, not yet published; `nil` for whoever may not know the result.
    case withheld(BallotResult?)
    /// Closed and published.
    case closed(BallotResult)
    case annulled(reason: String)
}

extension BallotState: Codable {
    private enum CodingKeys: String, CodingKey { case name, result, reason }
    private enum Name: String, Codable { case open, withheld, closed, annulled }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        switch try container.decode(Name.self, forKey: .name) {
        case .open: self = .open
        case .withheld:
            self = .withheld(try container.decodeIfPresent(BallotResult.self, forKey: .result))
        case .closed: self = .closed(try container.decode(BallotResult.self, forKey: .result))
        case .annulled:
            self = .annulled(reason: try container.decode(String.self, forKey: .reason))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .open:
            try container.encode(Name.open, forKey: .name)
        case .withheld(let result):
            try container.encode(Name.withheld, forKey: .name)
            try container.encodeIfPresent(result, forKey: .result)
        case .closed(let result):
            try container.encode(Name.closed, forKey: .name)
            try container.encode(result, forKey: .result)
        case .annulled(let reason):
            try container.encode(Name.annulled, forKey: .name)
            try container.encode(reason, forKey: .reason)
        }
    }
}

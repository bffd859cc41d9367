/// How a ballot is answered.
package enum Method: String, Codable, Sendable, CaseIterable {
    case yesNo
    /// One level of a priority scale.
    case graded
    /// One of several dispositions.
    case choice
}

/// An answer that a ballot offers.
package struct BallotOption: Codable, Equatable, Sendable {
    package var id: OptionID
    /// What is decided when this option is chosen, in a choice among dispositions.
    package var proposal: Proposal?
    /// A label of the committee's own, for a level that the interface has no word for.
    package var label: String?

    package init(id: OptionID, proposal: Proposal? = nil, label: String? = nil) {
        self.id = id
        self.proposal = proposal
        self.label = label
    }

    package static let yes: OptionID = "yes"
    package static let no: OptionID = "no"
    package static let abstain: OptionID = "abstain"
    package static let blank: OptionID = "blank"

    /// Whether the answer takes no side, and so stays outside the votes cast.
    package var takesNoSide: Bool { id == Self.abstain || id == Self.blank }
}

/// What a voter answers. JSON: `{"option":"yes"}`.
package struct Choice: Codable, Equatable, Sendable {
    package var option: OptionID

    package init(option: OptionID) { self.option = option }
}

/// A person with a right to vote on one ballot.
package struct Elector: Identified, Codable, Equatable, Sendable {
    package var seat: SeatID
    package var weight: Int

    package var id: SeatID { seat }

    package init(seat: SeatID, weight: Int) {
        self.seat = seat
        self.weight = weight
    }
}

/// The answer of one voter. In a list: ordered as the electorate, not by time.
package struct Vote: Codable, Equatable, Sendable {
    package var seat: SeatID
    package var choice: Choice

    package init(seat: SeatID, choice: Choice) {
        self.seat = seat
        self.choice = choice
    }
}

/// A vote of the meeting. Question, text, options, rule and electorate are frozen at opening.
package struct Ballot: Codable, Equatable, Sendable {
    package var id: BallotID
    /// 1 for the meeting's first.
    package var number: Int
    package var subject: Subject?
    /// The title of the subject as it stood at opening, or the motion.
    package var text: String
    package var method: Method
    /// What a yes decides about the subject; only for `yesNo`.
    package var proposal: Proposal?
    package var options: [BallotOption]
    package var rule: Rule
    package var electorate: IndexedList<Elector>
    /// The weights of all members with a right to vote, present or not.
    package var membersWeight: Int
    package var openedAt: Instant
    /// When it closes by itself; `nil`: when the chair says so.
    package var deadline: Instant?
    package var state: BallotState
    /// Who has voted and how. While the ballot is open this stays on the server.
    package var votes: [SeatID: Choice]
    /// What it has because it is secret; `nil`: it is not.
    package var secret: SecretPart?

    package init(
        id: BallotID, number: Int, subject: Subject?, text: String, method: Method,
        proposal: Proposal?, options: [BallotOption], rule: Rule, electorate: [Elector],
        membersWeight: Int, openedAt: Instant, deadline: Instant?, state: BallotState,
        votes: [SeatID: Choice], secret: SecretPart? = nil
    ) {
        self.id = id
        self.number = number
        self.subject = subject
        self.text = text
        self.method = method
        self.proposal = proposal
        self.options = options
        self.rule = rule
        self.electorate = IndexedList(electorate)
        self.membersWeight = membersWeight
        self.openedAt = openedAt
        self.deadline = deadline
        self.state = state
        self.votes = votes
        self.secret = secret
    }

    package var isOpen: Bool { state == .open }

    /// What was counted, once it is closed.
    package var result: BallotResult? {
        switch state {
        case .open, .annulled: nil
        case .closed(let result): result
        }
    }
}

/// Where a ballot is in its life. JSON: `{"name":"open"}`,
/// `{"name":"closed","result":{…}}`, `{"name":"annulled","reason":"…"}`.
package enum BallotState: Equatable, Sendable {
    case open
    case closed(BallotResult)
    case annulled(reason: String)
}

extension BallotState: Codable {
    private enum CodingKeys: String, CodingKey { case name, result, reason }
    private enum Name: String, Codable { case open, closed, annulled }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        switch try container.decode(Name.self, forKey: .name) {
        case .open: self = .open
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
        case .closed(let result):
            try container.encode(Name.closed, forKey: .name)
            try container.encode(result, forKey: .result)
        case .annulled(let reason):
            try container.encode(Name.annulled, forKey: .name)
            try container.encode(reason, forKey: .reason)
        }
    }
}

/// How a ballot is answered.
package enum Method: String, Codable, Sendable, CaseIterable {
    case yesNo
    /// One level of a priority scale.
    case graded
    /// One of several.
    case choice
    /// Any number within limits.
    case approval
    /// Points within a budget.
    case points
    /// From the best to the worst.
    case ranking
    /// Persons for a number of seats.
    case election
}

/// Who learns what, and when.
package enum Openness: String, Codable, Sendable, CaseIterable {
    /// Who has voted shows at once, how each voted at the closing.
    case named
    /// As `named`, and the count shows to everyone while the ballot is open.
    case running
    /// How each voted is never known.
    case secret
}

/// Within what an answer must keep. What a method does not know is `nil`; what a motion leaves
/// out is filled in when the ballot opens.
package struct BallotLimits: Codable, Equatable, Sendable {
    /// How many options at least, for `approval` and `election` (1); points at least (0).
    package var least: Int?
    /// How many options at most, for `approval` (all) and `election` (the seats); for `points`
    /// the budget, which must be stated.
    package var most: Int?
    /// Points at most for one option (the budget).
    package var mostEach: Int?
    /// Whether several options may share a place of a ranking (they may).
    package var sharedPlaces: Bool?
    /// How many are elected (1).
    package var seats: Int?

    package init(
        least: Int? = nil, most: Int? = nil, mostEach: Int? = nil, sharedPlaces: Bool? = nil,
        seats: Int? = nil
    ) {
        self.least = least
        self.most = most
        self.mostEach = mostEach
        self.sharedPlaces = sharedPlaces
        self.seats = seats
    }
}

/// Something to choose: exactly one of the four.
package struct ProposedOption: Codable, Equatable, Sendable {
    /// In words.
    package var label: String?
    /// A disposition of the commitment that the motion is about; only for `choice`.
    package var proposal: Proposal?
    /// A person; only for `election`.
    package var seat: SeatID?
    /// Not for `election`.
    package var commitment: CommitmentID?

    package init(
        label: String? = nil, proposal: Proposal? = nil, seat: SeatID? = nil,
        commitment: CommitmentID? = nil
    ) {
        self.label = label
        self.proposal = proposal
        self.seat = seat
        self.commitment = commitment
    }
}

/// What is put to the vote. JSON: what is absent has the value given here.
package struct Motion: Equatable, Sendable {
    package var subject: Subject?
    /// The motion from the floor that is voted on; it says what is asked, of what.
    package var floorMotion: MotionID?
    /// The motion in words; `nil`: the title of the subject.
    package var text: String?
    package var method: Method
    /// What a yes decides; only for `yesNo` on a commitment.
    package var proposal: Proposal?
    /// What is chosen among, for every method but `yesNo` and `graded`.
    package var options: [ProposedOption]?
    /// The scale of `graded`, the highest first; `nil`: that of the consultation.
    package var levels: [Level]?
    /// `abstain`, `blank`, both or neither, offered besides; `nil`: `abstain` for `yesNo`, `blank`
    /// for the others (for `graded`: where the scale has it).
    package var besides: [OptionID]?
    package var limits: BallotLimits
    /// Many questions in place of one, for `yesNo`, `graded` and `choice`.
    package var sheet: ProposedSheet?
    /// `nil`: the rule of the meeting, as far as it fits the method.
    package var rule: Rule?
    package var openness: Openness
    /// How the secret is kept, only for `secret`; `nil`: as `Secrecy()` says.
    package var secrecy: Secrecy?
    /// When the ballot closes by itself; `nil`: when the chair says so.
    package var deadline: Instant?
    /// Whether it closes by itself as soon as nobody is missing; `false`.
    package var closesWhenAllHaveVoted: Bool
    /// Whether the result waits for `publishBallots`; `false`.
    package var withheld: Bool
    /// Whether those in the room answer when the secretary calls their names; `false`.
    package var rollCall: Bool
    /// Whether it is only for trying out; `false`.
    package var rehearsal: Bool
    /// The closed ballot that this one repeats, since it was disputed or undecided.
    package var repeats: BallotID?

    package init(
        subject: Subject?, floorMotion: MotionID? = nil, text: String? = nil, method: Method,
        proposal: Proposal? = nil, options: [ProposedOption]? = nil, levels: [Level]? = nil,
        besides: [OptionID]? = nil,
        limits: BallotLimits = BallotLimits(), sheet: ProposedSheet? = nil, rule: Rule? = nil,
        openness: Openness = .named,
        secrecy: Secrecy? = nil, deadline: Instant? = nil, closesWhenAllHaveVoted: Bool = false,
        withheld: Bool = false, rollCall: Bool = false,
        rehearsal: Bool = false, repeats: BallotID? = nil
    ) {
        self.subject = subject
        self.floorMotion = floorMotion
        self.text = text
        self.method = method
        self.proposal = proposal
        self.options = options
        self.levels = levels
        self.besides = besides
        self.limits = limits
        self.sheet = sheet
        self.rule = rule
        self.openness = openness
        self.secrecy = secrecy
        self.deadline = deadline
        self.closesWhenAllHaveVoted = closesWhenAllHaveVoted
        self.withheld = withheld
        self.rollCall = rollCall
        self.rehearsal = rehearsal
        self.repeats = repeats
    }
}

extension Motion: Codable {
    private enum CodingKeys: String, CodingKey {
        case subject, floorMotion, text, method, proposal, options, levels, besides, limits, sheet,
            rule,
            openness, secrecy
        case deadline, closesWhenAllHaveVoted, withheld, rollCall, rehearsal, repeats
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        func part<Value: Decodable>(_ key: CodingKeys) throws -> Value? {
            try container.decodeIfPresent(Value.self, forKey: key)
        }
        self.init(
            subject: try part(.subject), floorMotion: try part(.floorMotion),
            text: try part(.text),
            method: try container.decode(Method.self, forKey: .method),
            proposal: try part(.proposal), options: try part(.options),
            levels: try part(.levels), besides: try part(.besides),
            limits: try part(.limits) ?? BallotLimits(), sheet: try part(.sheet),
            rule: try part(.rule),
            openness: try part(.openness) ?? .named, secrecy: try part(.secrecy),
            deadline: try part(.deadline),
            closesWhenAllHaveVoted: try part(.closesWhenAllHaveVoted) ?? false,
            withheld: try part(.withheld) ?? false, rollCall: try part(.rollCall) ?? false,
            rehearsal: try part(.rehearsal) ?? false,
            repeats: try part(.repeats))
    }
}

/// A motion that was prepared and checked, and waits to be opened as the ballot of this name.
package struct PreparedBallot: Identified, Codable, Equatable, Sendable {
    package var id: BallotID
    /// Without a deadline: that is said when it opens.
    package var motion: Motion

    package init(id: BallotID, motion: Motion) {
        self.id = id
        self.motion = motion
    }
}

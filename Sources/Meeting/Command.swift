package import OperationalText

/// What a person asks the meeting to do. JSON: one key, the name, with its parameters, e.g.
/// `{"castVote":{"ballot":"b12","choice":{"option":"yes"}}}`.
package enum Command: Codable, Equatable, Sendable {
    // The course of the meeting
    case openMeeting
    case suspendMeeting
    case resumeMeeting
    case closeMeeting
    case changeHeader(header: Header)
    case setRules(rules: Rules)
    case turnTo(subject: Subject?)

    // Who is here
    case arrive(mode: Mode)
    case leave
    case markArrival(seat: SeatID, mode: Mode)
    case markDeparture(seat: SeatID)
    case markExcused(seat: SeatID, excused: Bool)

    // Who sits where
    case addSeat(person: Person, role: Role, votes: Bool, weight: Int)
    case changeSeat(seat: SeatID, person: Person, role: Role, votes: Bool, weight: Int)
    case renewLink(seat: SeatID)

    // The floor
    case requestFloor
    case withdrawRequest
    case giveFloor(seat: SeatID)
    case endSpeech

    // Commitments
    case rewordCommitment(commitment: CommitmentID, title: String, reason: String? = nil)
    case giveRewordingReason(commitment: CommitmentID, reason: String)
    /// Without a title the translation is taken away.
    case translateCommitment(commitment: CommitmentID, language: Language, title: String?)
    case setCount(commitment: CommitmentID, level: LevelID, count: Int?)
    case stateRespondents(count: Int?)
    case nameTieBreak(tieBreak: TieBreak?)

    // Voting
    case openBallot(motion: Motion)
    case castVote(ballot: BallotID, choice: Choice)
    case extendBallot(ballot: BallotID, deadline: Instant)
    case closeBallot(ballot: BallotID)
    case annulBallot(ballot: BallotID, reason: String)
    case giveCastingVote(ballot: BallotID, option: OptionID)

    // Decisions
    case declareConsensus(commitment: CommitmentID, proposal: Proposal)
    /// `proposal`: what becomes of the lead; without one its decision in force stays.
    case mergeGroup(lead: CommitmentID, members: [CommitmentID], proposal: Proposal?)
    case unmerge(members: [CommitmentID], reason: String)
    case giveReason(commitment: CommitmentID, reason: String)
    case meetCondition(commitment: CommitmentID, condition: ConditionID, note: String?)
    case addAction(
        text: String, owner: SeatID?, due: String?, commitment: CommitmentID? = nil)
    case changeAction(
        action: ActionID, text: String, owner: SeatID?, due: String?, done: Bool,
        note: String? = nil)

    // Lists and checks
    case declareOrder(list: ListName, order: ListOrder?)
    case acceptFinding(finding: FindingID, reason: String)
    case withdrawAcceptance(finding: FindingID)
    case declareListsComplete
    /// Without a ballot: nobody objected.
    case adoptLists(ballot: BallotID?)

    // Minutes
    /// `base`: the sequence up to which the writer had seen the minutes.
    case editMinutes(base: Int, operation: OperationalText.Operation)
}

/// What is put to the vote.
package struct Motion: Codable, Equatable, Sendable {
    package var subject: Subject?
    /// The motion in words; `nil`: the title of the subject.
    package var text: String?
    package var method: Method
    /// What a yes decides; only for `yesNo` on a commitment.
    package var proposal: Proposal?
    /// What is chosen among; only for `choice`.
    package var proposals: [Proposal]?
    /// `nil`: the rule of the meeting.
    package var rule: Rule?
    package var deadline: Instant?
    /// `nil`: it is not secret.
    package var secrecy: Secrecy?

    package init(
        subject: Subject?, text: String? = nil, method: Method, proposal: Proposal? = nil,
        proposals: [Proposal]? = nil, rule: Rule? = nil, deadline: Instant? = nil,
        secrecy: Secrecy? = nil
    ) {
        self.subject = subject
        self.text = text
        self.method = method
        self.proposal = proposal
        self.proposals = proposals
        self.rule = rule
        self.deadline = deadline
        self.secrecy = secrecy
    }
}

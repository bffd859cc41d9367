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
    case prepareBallot(motion: Motion)
    case openPreparedBallot(ballot: BallotID, deadline: Instant? = nil)
    case withdrawPreparedBallot(ballot: BallotID)
    /// `for`: whose vote it is, if not one's own.
    case castVote(ballot: BallotID, choice: Choice, for: SeatID? = nil)
    case extendBallot(ballot: BallotID, deadline: Instant)
    case closeBallot(ballot: BallotID)
    case annulBallot(ballot: BallotID, reason: String)
    /// Withheld ballots, together.
    case publishBallots(ballots: [BallotID])
    /// For yes or no, for the one option, or for as many persons as there are open seats.
    case giveCastingVote(ballot: BallotID, options: [OptionID])

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

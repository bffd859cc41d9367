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
    /// Who, when in the room, votes by hand.
    case markWithoutDevice(seat: SeatID, withoutDevice: Bool)
    /// The two who count hands, or nobody.
    case nameTellers(seats: [SeatID])

    // Who votes for whom
    /// One's own vote; who gives it leaves.
    case giveProxy(holder: SeatID)
    case takeBackProxy
    /// On a signed `paper`, which is noted.
    case noteProxy(giver: SeatID, holder: SeatID, paper: String)
    case noteProxyEnd(giver: SeatID, paper: String)

    // Who sits where
    case addSeat(person: Person, role: Role, votes: Bool, weight: Int)
    case changeSeat(seat: SeatID, person: Person, role: Role, votes: Bool, weight: Int)
    case renewLink(seat: SeatID)

    // The floor
    case requestFloor(pointOfOrder: Bool? = nil)
    /// One's own; who speaks ends the speech.
    case withdrawRequest(pointOfOrder: Bool? = nil)
    /// For somebody in the room.
    case queueSpeaker(seat: SeatID, pointOfOrder: Bool? = nil)
    case removeRequest(seat: SeatID, pointOfOrder: Bool? = nil)
    case giveFloor(seat: SeatID)
    /// `time` in milliseconds, added to what the speaker has.
    case extendSpeech(time: Int)
    case endSpeech

    // Motions from the floor
    case proposeMotion(text: String)
    /// Another wording of a commitment.
    case proposeAmendment(commitment: CommitmentID, title: String)
    case secondMotion(motion: MotionID)
    case withdrawMotion(motion: MotionID)
    case admitMotion(motion: MotionID)
    case refuseMotion(motion: MotionID, reason: String)
    case setAsideMotion(motion: MotionID, reason: String)
    /// The amendment in words that fit the wording as it is now.
    case restateAmendment(motion: MotionID, title: String)
    case orderMotions(motions: [MotionID])

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
    /// `for`: whose vote it is, if not one's own: a proxy, or a name that was called.
    case castVote(ballot: BallotID, choice: Choice, for: SeatID? = nil)
    /// By a teller: a count for each group of those who vote by hand.
    case enterHandCount(ballot: BallotID, counts: [HandCount])
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

    // Following a plan up
    /// `speaker`: nobody in particular when absent.
    case addStatement(
        commitment: CommitmentID, part: PartID? = nil, speaker: SeatID?, kind: Statement.Kind,
        text: String)
    case changeStatement(
        statement: StatementID, commitment: CommitmentID, part: PartID? = nil, speaker: SeatID?,
        kind: Statement.Kind, text: String)
    case removeStatement(statement: StatementID)
    /// `percent` or `level`, or both.
    case stateProgress(
        commitment: CommitmentID, part: PartID? = nil, percent: Int?, level: Progress.Level?,
        evidence: String)

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

    // Agreement on the minutes. `base` as above: what somebody has not seen they cannot agree to.
    case agreeTo(block: BlockID, base: Int)
    case objectTo(block: BlockID, base: Int, objection: String)
    /// Takes back one's agreement or objection.
    case takeBack(block: BlockID)
    case lockSection(heading: BlockID)
    case unlockSection(heading: BlockID)
    case proposeWording(block: BlockID, base: Int, text: String, reason: String? = nil)
    case withdrawProposal(wording: ProposalID)
    case acceptProposal(wording: ProposalID, base: Int)
    case rejectProposal(wording: ProposalID, reason: String? = nil)
    /// Opens a thread.
    case comment(block: BlockID, text: String)
    case reply(thread: ThreadID, text: String)
    case resolveThread(thread: ThreadID)
    case reopenThread(thread: ThreadID)

    // Adoption of the minutes. A fingerprint names the text that is meant.
    case acceptOpenFindings(reason: String)
    case startAdoption
    case approve(fingerprint: String)
    case reserve(fingerprint: String, reservation: String)
    /// Takes back one's approval or reservation.
    case withdrawResponse(fingerprint: String)
    /// `reason`: why those who did not answer count as agreeing.
    case completeAdoption(fingerprint: String, ballot: BallotID? = nil, reason: String? = nil)
    case breakOffAdoption(fingerprint: String, reason: String)
    case proposeAddendum(text: String)
}

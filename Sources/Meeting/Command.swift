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

    package init(
        subject: Subject?, text: String? = nil, method: Method, proposal: Proposal? = nil,
        proposals: [Proposal]? = nil, rule: Rule? = nil, deadline: Instant? = nil
    ) {
        self.subject = subject
        self.text = text
        self.method = method
        self.proposal = proposal
        self.proposals = proposals
        self.rule = rule
        self.deadline = deadline
    }
}

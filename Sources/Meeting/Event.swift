package import OperationalText

/// What happened. An event holds everything that was derived when it was decided (a frozen
/// electorate, a tally, a transformed operation), so that applying it needs no rule.
/// JSON: one key, the name, with its parameters.
package enum Event: Codable, Equatable, Sendable {
    /// The first event of every meeting.
    case meetingPrepared(meeting: Meeting)
    case phaseChanged(phase: Phase)
    case headerChanged(header: Header)
    case rulesSet(rules: Rules)
    case turnedTo(subject: Subject?)

    case arrived(seat: SeatID, mode: Mode)
    case departed(seat: SeatID)
    case excusedMarked(seat: SeatID, excused: Bool)
    case withoutDeviceMarked(seat: SeatID, withoutDevice: Bool)
    case tellersNamed(seats: [SeatID])

    case proxyGiven(giver: SeatID, holder: SeatID, paper: String?)
    case proxyEnded(giver: SeatID, paper: String?)

    case seatAdded(seat: Seat)
    /// Also a renewed link, by its generation.
    case seatChanged(seat: Seat)

    /// Without `kind`: a speech. `remaining` as in `FloorRequest`.
    case floorRequested(seat: SeatID, kind: SpeechKind? = nil, remaining: Int? = nil)
    case requestWithdrawn(seat: SeatID, kind: SpeechKind? = nil)
    /// `allowance`: the time given, in milliseconds.
    case floorGiven(seat: SeatID, kind: SpeechKind? = nil, allowance: Int? = nil)
    /// `allowance`: what the speaker has now.
    case speechExtended(allowance: Int)
    case speechEnded

    case motionProposed(motion: FloorMotion)
    case motionSeconded(motion: MotionID, seat: SeatID)
    case motionSettled(motion: MotionID, state: MotionState)
    case amendmentRestated(motion: MotionID, content: MotionContent)
    case motionsOrdered(motions: [MotionID])

    /// `act`: the ballot that adopted the wording, if one did.
    case commitmentReworded(
        commitment: CommitmentID, title: String, reason: String? = nil, act: Act? = nil)
    /// Of every rewording that had none.
    case rewordingReasonGiven(commitment: CommitmentID, reason: String)
    case translated(commitment: CommitmentID, language: Language, translation: Translation?)
    case countSet(commitment: CommitmentID, level: LevelID, count: Int?)
    case respondentsStated(count: Int?)
    case tieBreakNamed(tieBreak: TieBreak?)

    case ballotPrepared(ballot: PreparedBallot)
    case preparedBallotWithdrawn(ballot: BallotID)
    /// Also of a prepared one, which then is none any more.
    case ballotOpened(ballot: Ballot)
    /// Never public: while the ballot is open only the turnout is.
    case voteCast(ballot: BallotID, seat: SeatID, choice: Choice)
    /// A vote or several in a secret ballot. Never public, and without a name.
    case boxWritten(ballot: BallotID, box: BoxMark)
    /// `counts` is not public.
    case handCountEntered(
        ballot: BallotID, teller: SeatID, counts: [HandCount]?, agreement: HandPart.Agreement)
    case ballotExtended(ballot: BallotID, deadline: Instant)
    /// `votes` in the order of the electorate.
    case ballotClosed(ballot: BallotID, result: BallotResult, votes: [Vote])
    /// What is told of a secret ballot beyond its result; follows on the events that close and
    /// publish it. Not public while the ballot is withheld.
    case secretVotesCounted(
        ballot: BallotID, tookPart: [SeatID]?, codes: [CodedAnswer]?, withheld: Bool)
    /// What both tellers counted; follows on the events that close and publish a ballot. Not public
    /// while it is withheld.
    case handVotesCounted(ballot: BallotID, counts: [HandCount], withheld: Bool)
    /// Closed, but not yet published: `nil` for those who may not know the result.
    case ballotWithheld(ballot: BallotID, result: BallotResult?, votes: [Vote]?)
    /// What was withheld until now.
    case ballotPublished(ballot: BallotID, result: BallotResult, votes: [Vote])
    case ballotAnnulled(ballot: BallotID, reason: String)
    case castingVoteGiven(ballot: BallotID, result: BallotResult)

    case decided(commitment: CommitmentID, decision: Decision)
    case reasonGiven(commitment: CommitmentID, reason: String)
    case conditionMet(commitment: CommitmentID, condition: ConditionID, note: String?)
    case actionAdded(action: Action)
    case actionChanged(action: Action)

    case statementAdded(statement: Statement)
    case statementChanged(statement: Statement)
    case statementRemoved(statement: StatementID)
    case progressStated(progress: Progress)

    case orderDeclared(list: ListName, order: ListOrder?)
    case findingAccepted(acceptance: Acceptance)
    case acceptanceWithdrawn(finding: FindingID)
    case listsDeclaredComplete
    /// Something changed what was declared complete.
    case completionVoided
    case listsAdopted(act: Act)

    /// `operation` is what was effective after what others wrote at the same time.
    case minutesEdited(operation: OperationalText.Operation)

    case viewStated(view: View)
    case viewTakenBack(block: BlockID, seat: SeatID)
    /// The blocks changed: what was said to them as they stood is void.
    case viewsVoided(blocks: [BlockID])
    case sectionLocked(lock: SectionLock)
    case sectionUnlocked(heading: BlockID)
    case wordingProposed(proposal: WordingProposal)
    /// An accepted one is followed by what it did to the minutes.
    case proposalSettled(
        proposal: ProposalID, kind: WordingProposal.Settlement.Kind, reason: String)
    case threadOpened(thread: CommentThread)
    case commentAdded(thread: ThreadID, comment: CommentThread.Comment)
    case threadResolved(thread: ThreadID)
    case threadReopened(thread: ThreadID)

    case adoptionStarted(adoption: Adoption)
    case addendumProposed(addendum: Addendum)
    /// This and the next two are about the adoption that is going on.
    case responseGiven(response: Adoption.Response)
    case responseWithdrawn(seat: SeatID)
    case adoptionEnded(outcome: Adoption.Outcome)
}

/// What one command did: the unit of the sequence, of the journal and of the feed.
package struct Entry: Codable, Equatable, Sendable {
    /// 1 for the first of a meeting, then without a gap.
    package var sequence: Int
    package var at: Instant
    /// Who gave the command; `nil`: the meeting itself, e.g. at a deadline.
    package var by: SeatID?
    package var client: ClientID?
    /// The client's number of the command.
    package var number: Int?
    package var events: [Event]

    package init(
        sequence: Int, at: Instant, by: SeatID?, client: ClientID?, number: Int?, events: [Event]
    ) {
        self.sequence = sequence
        self.at = at
        self.by = by
        self.client = client
        self.number = number
        self.events = events
    }
}

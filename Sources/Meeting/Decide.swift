/// Who gives a command and when: all that `decide` may know of the world.
package struct Origin: Sendable {
    /// `nil`: the meeting itself.
    package var by: SeatID?
    package var client: ClientID?
    package var at: Instant
    /// Of the text that the command freezes, where it does: see `Meeting.text(sealedBy:at:)`.
    package var fingerprint: String?
    /// What was in the box of the open secret ballot, to count it; `nil`: it cannot be opened.
    package var answers: [SeatID: SecretAnswer]?
    /// Who is connected, where that matters.
    package var connected: Set<SeatID> = []

    package init(
        by: SeatID?, client: ClientID? = nil, at: Instant, fingerprint: String? = nil
    ) {
        self.by = by
        self.client = client
        self.at = at
        self.fingerprint = fingerprint
    }
}

extension Meeting {
    /// The most characters of a title, a name, a reason or another single text.
    package static let textLimit = 4_000

    /// What follows from `command`; changes nothing.
    ///
    /// New identifiers come from the sequence that the entry will have, so the same command on the
    /// same state always gives the same events.
    package func decide(
        _ command: Command, from origin: Origin
    ) throws(Rejection) -> [Event] {
        try permit(command, origin)
        try refuseWhenFrozen(command)
        let events = try outcome(of: command, origin)
        return events + voiding(events, origin)
    }

    private func outcome(
        of command: Command, _ origin: Origin
    ) throws(Rejection) -> [Event] {
        switch command {
        case .openMeeting: return try changePhase(to: .inSession, from: [.prepared])
        case .suspendMeeting: return try suspend(origin)
        case .resumeMeeting: return try changePhase(to: .inSession, from: [.suspended])
        case .closeMeeting: return try close(origin)
        case .changeHeader(let header): return try change(header)
        case .setRules(let rules): return try set(rules)
        case .turnTo(let subject): return try turn(to: subject)

        case .arrive(let mode): return try arrive(try author(origin), mode)
        case .leave: return try depart(try author(origin))
        case .markArrival(let seat, let mode): return try arrive(seat, mode)
        case .markDeparture(let seat): return try depart(seat)
        case .markExcused(let seat, let excused): return try mark(seat, excused: excused)
        case .markWithoutDevice(let seat, let without):
            return try markWithoutDevice(seat, without)
        case .nameTellers(let seats): return try nameTellers(seats)

        case .giveProxy(let holder): return try giveProxy(to: holder, by: try author(origin))
        case .takeBackProxy: return try endProxy(of: try author(origin), paper: nil)
        case .noteProxy(let giver, let holder, let paper):
            return try noteProxy(of: giver, to: holder, paper)
        case .noteProxyEnd(let giver, let paper):
            return try endProxy(of: giver, paper: paper)

        case .addSeat(let person, let role, let votes, let weight):
            return try addSeat(person, role, votes, weight, origin)
        case .changeSeat(let seat, let person, let role, let votes, let weight):
            return try changeSeat(seat, person, role, votes, weight, origin)
        case .renewLink(let seat): return try renewLink(of: seat)

        case .requestFloor(let isPoint):
            return try requestFloor(try author(origin), pointOfOrder: isPoint ?? false)
        case .withdrawRequest(let isPoint):
            return try withdrawRequest(try author(origin), pointOfOrder: isPoint ?? false)
        case .queueSpeaker(let seat, let isPoint):
            return try requestFloor(seat, pointOfOrder: isPoint ?? false)
        case .removeRequest(let seat, let isPoint):
            return try removeRequest(of: seat, pointOfOrder: isPoint ?? false)
        case .giveFloor(let seat): return try giveFloor(to: seat, origin)
        case .extendSpeech(let time): return try extendSpeech(by: time)
        case .endSpeech: return try endSpeech()

        case .proposeMotion(let text):
            return try proposeMotion(text, try author(origin), origin)
        case .proposeAmendment(let commitment, let title):
            return try proposeAmendment(to: commitment, title, try author(origin), origin)
        case .secondMotion(let motion): return try secondMotion(motion, try author(origin))
        case .withdrawMotion(let motion): return try withdrawMotion(motion, try author(origin))
        case .admitMotion(let motion): return try admitMotion(motion)
        case .refuseMotion(let motion, let reason): return try refuseMotion(motion, reason)
        case .setAsideMotion(let motion, let reason): return try setAsideMotion(motion, reason)
        case .restateAmendment(let motion, let title):
            return try restateAmendment(motion, title, try author(origin))
        case .orderMotions(let order): return try orderMotions(order)

        case .rewordCommitment(let commitment, let title, let reason):
            return try reword(commitment, title, reason)
        case .giveRewordingReason(let commitment, let reason):
            return try giveRewordingReason(commitment, reason)
        case .translateCommitment(let commitment, let language, let title):
            return try translate(commitment, language, title)
        case .setCount(let commitment, let level, let count):
            return try setCount(commitment, level, count)
        case .stateRespondents(let count): return try stateRespondents(count)
        case .nameTieBreak(let tieBreak): return try nameTieBreak(tieBreak)

        case .openBallot(let motion): return try openBallot(motion, origin)
        case .prepareBallot(let motion): return try prepareBallot(motion, origin)
        case .openPreparedBallot(let ballot, let deadline):
            return try openPrepared(ballot, deadline, origin)
        case .withdrawPreparedBallot(let ballot): return try withdrawPrepared(ballot)
        case .castVote(let ballot, let choice, let seat):
            return try castVote(ballot, choice, for: seat, origin)
        case .enterHandCount(let ballot, let counts):
            return try enterHandCount(ballot, counts, by: try author(origin))
        case .extendBallot(let ballot, let deadline): return try extend(ballot, deadline, origin)
        case .closeBallot(let ballot): return try closeBallot(ballot, origin)
        case .annulBallot(let ballot, let reason): return try annul(ballot, reason)
        case .publishBallots(let ballots): return try publish(ballots, origin)
        case .giveCastingVote(let ballot, let options):
            return try giveCastingVote(ballot, options, origin)

        case .declareConsensus(let commitment, let proposal):
            return try declareConsensus(commitment, proposal, origin)
        case .mergeGroup(let lead, let members, let proposal):
            return try mergeGroup(lead, members, proposal, origin)
        case .unmerge(let members, let reason): return try unmerge(members, reason, origin)
        case .giveReason(let commitment, let reason): return try giveReason(commitment, reason)
        case .meetCondition(let commitment, let condition, let note):
            return try meetCondition(commitment, condition, note)
        case .addAction(let text, let owner, let due, let commitment):
            return try addAction(text, owner, due, commitment)
        case .changeAction(let id, let text, let owner, let due, let done, let note):
            return try changeAction(
                Action(id: id, text: text, owner: owner, due: due, done: done, note: note))

        case .addStatement(let commitment, let part, let speaker, let kind, let text):
            return try addStatement(
                Statement(
                    id: "", commitment: commitment, part: part, speaker: speaker, kind: kind,
                    text: text), origin)
        case .changeStatement(
            let id, let commitment, let part, let speaker, let kind, let text):
            return try changeStatement(
                Statement(
                    id: id, commitment: commitment, part: part, speaker: speaker, kind: kind,
                    text: text), origin)
        case .removeStatement(let id): return try removeStatement(id, origin)
        case .stateProgress(let commitment, let part, let percent, let level, let evidence):
            return try stateProgress(commitment, part, percent, level, evidence)

        case .declareOrder(let list, let order): return try declareOrder(of: list, order)
        case .acceptFinding(let finding, let reason):
            return try acceptFinding(finding, reason, origin)
        case .withdrawAcceptance(let finding): return try withdrawAcceptance(of: finding)
        case .declareListsComplete: return try declareListsComplete()
        case .adoptLists(let ballot): return try adoptLists(by: ballot)

        case .editMinutes(let base, let operation):
            return try editMinutes(operation, base: base, origin)
        case .agreeTo(let block, let base):
            return try state(block, objection: nil, base: base, by: try author(origin), origin)
        case .objectTo(let block, let base, let objection):
            return try state(
                block, objection: objection, base: base, by: try author(origin), origin)
        case .takeBack(let block): return try takeBack(block, by: try author(origin))
        case .lockSection(let heading): return try lockSection(heading, origin)
        case .unlockSection(let heading): return try unlockSection(heading)
        case .proposeWording(let block, let base, let text, let reason):
            return try proposeWording(
                block, text, reason: reason, base: base, by: try author(origin), origin)
        case .withdrawProposal(let id): return try withdrawProposal(id, by: try author(origin))
        case .acceptProposal(let id, let base):
            return try acceptProposal(id, base: base, origin)
        case .rejectProposal(let id, let reason): return try rejectProposal(id, reason: reason)
        case .comment(let block, let text):
            return try comment(on: block, text, by: try author(origin), origin)
        case .reply(let thread, let text):
            return try reply(in: thread, text, by: try author(origin), origin)
        case .resolveThread(let thread): return try resolve(thread, by: try author(origin))
        case .reopenThread(let thread): return try reopen(thread)

        case .acceptOpenFindings(let reason): return try acceptOpenFindings(reason, origin)
        case .startAdoption: return try startAdoption(origin)
        case .approve(let fingerprint):
            return try respond(
                to: fingerprint, reservation: nil, by: try author(origin), origin)
        case .reserve(let fingerprint, let reservation):
            return try respond(
                to: fingerprint, reservation: reservation, by: try author(origin), origin)
        case .withdrawResponse(let fingerprint):
            return try withdrawResponse(to: fingerprint, by: try author(origin))
        case .completeAdoption(let fingerprint, let ballot, let reason):
            return try completeAdoption(fingerprint, ballot: ballot, reason: reason, origin)
        case .breakOffAdoption(let fingerprint, let reason):
            return try breakOffAdoption(fingerprint, reason, origin)
        case .proposeAddendum(let text): return try proposeAddendum(text, origin)
        }
    }

    /// The sequence of the entry that is being decided.
    var next: Int { sequence + 1 }

    /// A name for something new, from the sequence; with a letter behind it where that name was
    /// given in the preparation.
    func newName(_ prefix: String, isTaken: (String) -> Bool) -> String {
        var name = "\(prefix)\(next)"
        while isTaken(name) { name += "x" }
        return name
    }

    private func permit(_ command: Command, _ origin: Origin) throws(Rejection) {
        guard let by = origin.by else { return }
        guard let seat = seat(by) else { throw Rejection(.unknown, ["field": "seat"]) }
        guard seat.role.may(command) else {
            throw Rejection(.notPermitted, ["role": seat.role.rawValue])
        }
    }

    /// The person who gives a command that only a person can give.
    private func author(_ origin: Origin) throws(Rejection) -> SeatID {
        guard let by = origin.by else { throw Rejection(.notPermitted) }
        return by
    }

    func require(_ phases: Set<Phase>) throws(Rejection) {
        guard phases.contains(phase) else {
            throw Rejection(.wrongPhase, ["phase": phase.rawValue])
        }
    }

    /// `text` without white space at its ends; refused when it is longer than the limit or, unless
    /// it is optional, empty.
    func checked(
        _ text: String, _ field: String, optional: Bool = false
    ) throws(Rejection) -> String {
        let trimmed = text.trimmingWhitespace()
        guard optional || !trimmed.isEmpty else {
            throw Rejection(.invalid, ["field": field, "problem": "empty"])
        }
        guard trimmed.utf16.count <= Self.textLimit else {
            throw Rejection(
                .invalid,
                ["field": field, "problem": "tooLong", "limit": String(Self.textLimit)])
        }
        return trimmed
    }

    func known(_ id: SeatID) throws(Rejection) -> Seat {
        guard let seat = seat(id) else { throw Rejection(.unknown, ["field": "seat"]) }
        return seat
    }

    func known(_ id: CommitmentID) throws(Rejection) -> Commitment {
        guard let commitment = commitment(id) else {
            throw Rejection(.unknown, ["field": "commitment"])
        }
        return commitment
    }

    func known(_ subject: Subject) throws(Rejection) {
        switch subject {
        case .item(let id):
            guard agenda.items.contains(where: { $0.id == id }) else {
                throw Rejection(.unknown, ["field": "item"])
            }
        case .commitment(let id): _ = try known(id)
        }
    }

    /// A calendar date `YYYY-MM-DD`, or nothing.
    func checked(due: String?) throws(Rejection) -> String? {
        guard let due, !due.isEmpty else { return nil }
        guard CalendarDate(due) != nil else {
            throw Rejection(.invalid, ["field": "due", "problem": "date"])
        }
        return due
    }
}

extension String {
    /// Without white space at its ends.
    package func trimmingWhitespace() -> String {
        guard let first = firstIndex(where: { !$0.isWhitespace }),
            let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}

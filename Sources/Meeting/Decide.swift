/// Who gives a command and when: all that `decide` may know of the world.
package struct Origin: Sendable {
    /// `nil`: the meeting itself.
    package var by: SeatID?
    package var client: ClientID?
    package var at: Instant

    package init(by: SeatID?, client: ClientID? = nil, at: Instant) {
        self.by = by
        self.client = client
        self.at = at
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
        let events = try outcome(of: command, origin)
        return events + voiding(events, origin)
    }

    private func outcome(
        of command: Command, _ origin: Origin
    ) throws(Rejection) -> [Event] {
        switch command {
        case .openMeeting: return try changePhase(to: .inSession, from: [.prepared])
        case .suspendMeeting: return try suspend()
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

        case .addSeat(let person, let role, let votes, let weight):
            return try addSeat(person, role, votes, weight, origin)
        case .changeSeat(let seat, let person, let role, let votes, let weight):
            return try changeSeat(seat, person, role, votes, weight, origin)
        case .renewLink(let seat): return try renewLink(of: seat)

        case .requestFloor: return try requestFloor(try author(origin))
        case .withdrawRequest: return try withdrawRequest(try author(origin))
        case .giveFloor(let seat): return try giveFloor(to: seat)
        case .endSpeech: return try endSpeech()

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

        case .declareOrder(let list, let order): return try declareOrder(of: list, order)
        case .acceptFinding(let finding, let reason):
            return try acceptFinding(finding, reason, origin)
        case .withdrawAcceptance(let finding): return try withdrawAcceptance(of: finding)
        case .declareListsComplete: return try declareListsComplete()
        case .adoptLists(let ballot): return try adoptLists(by: ballot)

        case .editMinutes(let base, let operation):
            return try editMinutes(operation, base: base, origin)
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
    func trimmingWhitespace() -> String {
        guard let first = firstIndex(where: { !$0.isWhitespace }),
            let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}

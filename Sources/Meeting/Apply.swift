import OperationalText

extension Meeting {
    /// Folds an entry into the state. Total: an entry that was decided always applies.
    package mutating func apply(_ entry: Entry) {
        for event in entry.events { apply(event, in: entry) }
        sequence = entry.sequence
        if let seat = entry.by, let client = entry.client, let number = entry.number {
            clients.note(number, of: client, seat: seat, sequence: entry.sequence)
        }
    }

    private mutating func apply(_ event: Event, in entry: Entry) {
        switch event {
        case .meetingPrepared(let meeting): self = meeting
        case .phaseChanged(let phase):
            self.phase = phase
            phaseChanges.append(PhaseChange(phase: phase, at: entry.at))
        case .headerChanged(let header): self.header = header
        case .rulesSet(let rules): self.rules = rules
        case .turnedTo(let subject): agenda.current = subject

        case .arrived(let seat, let mode): attendance.arrive(seat, mode, at: entry.at)
        case .departed(let seat): attendance.end(seat, at: entry.at)
        case .excusedMarked(let seat, let excused):
            if excused {
                attendance.excused.insert(seat)
            } else {
                attendance.excused.remove(seat)
            }

        case .withoutDeviceMarked(let seat, let without):
            if without {
                attendance.withoutDevice.insert(seat)
            } else {
                attendance.withoutDevice.remove(seat)
            }
        case .tellersNamed(let seats): attendance.tellers = seats
        case .proxyGiven(let giver, let holder, let paper):
            attendance.give(Proxy(giver: giver, holder: holder, paper: paper, from: entry.at))
        case .proxyEnded(let giver, _): attendance.endProxy(of: giver, at: entry.at)

        case .seatAdded(let seat), .seatChanged(let seat): seats.put(seat)

        case .floorRequested(let seat, let kind, let remaining):
            floor.requests.append(
                FloorRequest(seat: seat, kind: kind ?? .speech, remaining: remaining))
        case .requestWithdrawn(let seat, let kind): floor.withdraw(seat, kind ?? .speech)
        case .floorGiven(let seat, let kind, let allowance):
            floor.give(
                Speaker(
                    seat: seat, since: entry.at, kind: kind ?? .speech, subject: agenda.current,
                    allowance: allowance))
        case .speechExtended(let allowance): floor.speaker?.allowance = allowance
        case .speechEnded: floor.end(at: entry.at)

        case .motionProposed(let motion): floor.motions.append(motion)
        case .motionSeconded(let id, let seat):
            floor.motions.change(id) { $0.seconders.append(seat) }
        case .motionSettled(let id, let state): floor.motions.change(id) { $0.state = state }
        case .amendmentRestated(let id, let content):
            floor.motions.change(id) { $0.content = content }
        case .motionsOrdered(let order): floor.motions.arrange(order)

        case .commitmentReworded(let id, let title, let reason, let act):
            change(id) { commitment in
                commitment.earlierTitles.append(
                    EarlierTitle(
                        title: commitment.title, replacedAt: entry.at, replacedBy: entry.by,
                        reason: reason, act: act))
                commitment.title = title
            }
        case .rewordingReasonGiven(let id, let reason):
            change(id) { commitment in
                for index in commitment.earlierTitles.indices
                where commitment.earlierTitles[index].reason == nil
                    && commitment.earlierTitles[index].act == nil
                {
                    commitment.earlierTitles[index].reason = reason
                }
            }
        case .translated(let id, let language, let translation):
            change(id) { $0.translations[language] = translation }
        case .countSet(let id, let level, let count):
            change(id) { $0.counts[level] = count }
        case .respondentsStated(let count): consultation?.respondents = count
        case .tieBreakNamed(let tieBreak): consultation?.tieBreak = tieBreak

        case .ballotPrepared(let ballot): preparedBallots.append(ballot)
        case .preparedBallotWithdrawn(let id): preparedBallots.removeAll { $0.id == id }
        case .ballotOpened(let ballot):
            preparedBallots.removeAll { $0.id == ballot.id }
            ballots.append(ballot)
        case .voteCast(let id, let seat, let choice): change(id) { $0.votes[seat] = choice }
        case .boxWritten(let id, let box): change(id) { $0.secret?.box = box }
        case .secretVotesCounted(let id, let tookPart, let codes, _):
            change(id) { ballot in
                ballot.secret?.tookPart = tookPart
                ballot.secret?.codes = codes
            }
        case .handCountEntered(let id, let teller, let counts, let agreement):
            change(id) { $0.hand?.enter(counts, by: teller, agreement) }
        case .handVotesCounted(let id, let counts, _): change(id) { $0.hand?.votes = counts }
        case .ballotExtended(let id, let deadline): change(id) { $0.deadline = deadline }
        case .ballotClosed(let id, let result, let votes),
            .ballotPublished(let id, let result, let votes):
            change(id) { $0.end(.closed(result), votes) }
        case .ballotWithheld(let id, let result, let votes):
            change(id) { $0.end(.withheld(result), votes ?? []) }
        case .ballotAnnulled(let id, let reason):
            // What was cast in an annulled ballot is nobody's business, even if it was counted.
            change(id) {
                $0.end(.annulled(reason: reason), [])
                $0.hand?.votes = nil
                $0.secret?.tookPart = nil
                $0.secret?.codes = nil
            }
        case .castingVoteGiven(let id, let result): change(id) { $0.state = .closed(result) }

        case .decided(let id, let decision): change(id) { $0.decisions.append(decision) }
        case .reasonGiven(let id, let reason): changeDecision(id) { $0.reason = reason }
        case .conditionMet(let id, let condition, let note):
            changeDecision(id) { decision in
                for index in decision.conditions.indices
                where decision.conditions[index].id == condition {
                    decision.conditions[index].met = note
                }
            }
        case .actionAdded(let action): actions.append(action)
        case .actionChanged(let action):
            if let index = actions.firstIndex(where: { $0.id == action.id }) {
                actions[index] = action
            }

        case .statementAdded(let statement): followUp?.statements.append(statement)
        case .statementChanged(let statement): followUp?.replace(statement)
        case .statementRemoved(let id): followUp?.statements.removeAll { $0.id == id }
        case .progressStated(let progress): followUp?.progress.append(progress)

        case .orderDeclared(let list, let order): lists.declare(order, of: list)
        case .findingAccepted(let acceptance):
            acceptances.removeAll { $0.finding == acceptance.finding }
            acceptances.append(acceptance)
        case .acceptanceWithdrawn(let finding):
            acceptances.removeAll { $0.finding == finding }
        case .listsDeclaredComplete:
            lists.completions.append(Completion(at: entry.at, by: entry.by))
        case .completionVoided: lists.changeCompletion { $0.voidedAt = entry.at }
        case .listsAdopted(let act):
            lists.changeCompletion { $0.adoption = ListsAdoption(act: act, at: entry.at) }

        case .minutesEdited(let operation): minutes.apply(operation, in: entry)

        case .viewStated(let view): agreement.state(view)
        case .viewTakenBack(let block, let seat): agreement.takeBack(block, seat)
        case .viewsVoided(let blocks): agreement.void(blocks, at: entry.at)
        case .sectionLocked(let lock): agreement.locks.append(lock)
        case .sectionUnlocked(let heading): agreement.locks.removeAll { $0.heading == heading }
        case .wordingProposed(let proposal): agreement.proposals.append(proposal)
        case .proposalSettled(let id, let kind, let reason):
            agreement.settle(
                id,
                WordingProposal.Settlement(
                    kind: kind, by: entry.by, at: entry.at, reason: reason))
        case .threadOpened(let thread): agreement.threads.append(thread)
        case .commentAdded(let id, let comment):
            agreement.change(id) { $0.comments.append(comment) }
        case .threadResolved(let id):
            agreement.change(id) {
                $0.resolution = CommentThread.Resolution(by: entry.by, at: entry.at)
            }
        case .threadReopened(let id): agreement.change(id) { $0.resolution = nil }

        case .adoptionStarted(let adoption): adoptions.minutes.append(adoption)
        case .addendumProposed(let addendum): adoptions.addenda.append(addendum)
        case .responseGiven(let response): adoptions.respond(response)
        case .responseWithdrawn(let seat): adoptions.withdraw(seat)
        case .adoptionEnded(let outcome): adoptions.changeOpen { $0.outcome = outcome }
        }
    }

    private mutating func change(_ id: CommitmentID, _ body: (inout Commitment) -> Void) {
        if let index = commitments.firstIndex(where: { $0.id == id }) { body(&commitments[index]) }
    }

    private mutating func changeDecision(_ id: CommitmentID, _ body: (inout Decision) -> Void) {
        change(id) { commitment in
            guard let last = commitment.decisions.indices.last else { return }
            body(&commitment.decisions[last])
        }
    }

    private mutating func change(_ id: BallotID, _ body: (inout Ballot) -> Void) {
        if let index = ballots.lastIndex(where: { $0.id == id }) { body(&ballots[index]) }
    }
}

extension Ballot {
    fileprivate mutating func end(_ state: BallotState, _ votes: [Vote]) {
        self.state = state
        self.secret?.box = nil
        self.hand?.counts = [:]
        self.votes = [:]
        for vote in votes { self.votes[vote.seat] = vote.choice }
    }
}

extension Minutes {
    fileprivate mutating func apply(_ operation: Operation, in entry: Entry) {
        history.append(
            sequence: entry.sequence, client: entry.client?.rawValue ?? "", operation: operation,
            in: document)
        document.apply(operation, author: entry.by?.rawValue ?? "")
    }
}

extension Lists {
    fileprivate mutating func declare(_ order: ListOrder?, of list: ListName) {
        switch list {
        case .final: finalOrder = order
        case .supplementary: supplementaryOrder = order
        }
    }

    fileprivate mutating func changeCompletion(_ body: (inout Completion) -> Void) {
        if let last = completions.indices.last { body(&completions[last]) }
    }
}

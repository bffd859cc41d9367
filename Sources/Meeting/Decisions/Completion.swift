/// The chair's declaration that the lists are complete: nothing is open that was not accepted in
/// words. Any change of what the lists say voids it.
package struct Completion: Codable, Equatable, Sendable {
    package var at: Instant
    package var by: SeatID?
    package var voidedAt: Instant?
    /// How the lists were then adopted as proposed; `nil`: they are a proposal.
    package var adoption: ListsAdoption?

    package init(
        at: Instant, by: SeatID?, voidedAt: Instant? = nil, adoption: ListsAdoption? = nil
    ) {
        self.at = at
        self.by = by
        self.voidedAt = voidedAt
        self.adoption = adoption
    }
}

/// The act that adopted the lists.
package struct ListsAdoption: Codable, Equatable, Sendable {
    package var act: Act
    package var at: Instant

    package init(act: Act, at: Instant) {
        self.act = act
        self.at = at
    }
}

/// How far the lists have come.
package enum ListsState: String, Codable, Sendable, CaseIterable {
    /// Being made.
    case open
    /// Declared complete: proposed for adoption.
    case complete
    case adopted
}

extension Lists {
    /// The declaration in force.
    package var completion: Completion? {
        guard let last = completions.last, last.voidedAt == nil else { return nil }
        return last
    }

    package var state: ListsState {
        guard let completion else { return .open }
        return completion.adoption == nil ? .complete : .adopted
    }
}

// MARK: - Commands

extension Meeting {
    func declareListsComplete() throws(Rejection) -> [Event] {
        try require([.inSession])
        try refuseWhileBallotIsOpen()
        // The plan is its list, and that is not this meeting's to declare.
        guard followUp == nil else { throw Rejection(.unknown, ["field": "lists"]) }
        guard lists.completion == nil else { throw Rejection(.noChange) }
        let open = findingsAgainstCompletion.count
        guard open == 0 else { throw Rejection(.findingsOpen, ["count": String(open)]) }
        return [.listsDeclaredComplete]
    }

    /// Adopts the lists as they were declared complete.
    ///
    /// - Parameter id: the ballot that did; `nil`: nobody objected.
    func adoptLists(by id: BallotID?) throws(Rejection) -> [Event] {
        try require([.inSession])
        try refuseWhileBallotIsOpen()
        guard let completion = lists.completion else { throw Rejection(.listsNotComplete) }
        guard completion.adoption == nil else { throw Rejection(.noChange) }
        guard let id else { return [.listsAdopted(act: .consensus)] }
        guard let ballot = ballot(id) else { throw Rejection(.unknown, ["field": "ballot"]) }
        let isAboutCommitment =
            switch ballot.subject {
            case .commitment: true
            case .item, nil: false
            }
        guard ballot.method == .yesNo, !ballot.rehearsal, !isAboutCommitment,
            ballot.openedAt >= completion.at
        else { throw Rejection(.invalid, ["field": "ballot", "problem": "notAboutLists"]) }
        guard ballot.result?.outcome == .adopted else {
            throw Rejection(.invalid, ["field": "ballot", "problem": "notAdopted"])
        }
        return [.listsAdopted(act: .ballot(id))]
    }

    /// The event by which `events` void the declaration in force, if they do: they change what the
    /// lists say, or open a finding that nobody accepted.
    func voiding(_ events: [Event], _ origin: Origin) -> [Event] {
        guard lists.completion != nil else { return [] }
        var after = self
        after.apply(
            Entry(
                sequence: next, at: origin.at, by: origin.by, client: nil, number: nil,
                events: events))
        guard after.lists.completion != nil, !after.hasSameFoundations(as: self) else { return [] }
        return after.saysTheSame(as: self) && after.findingsAgainstCompletion.isEmpty
            ? [] : [.completionVoided]
    }

    /// Whether nothing was touched that lists and findings are made of. This is asked for every
    /// command, and arrays that nothing touched are compared at once.
    private func hasSameFoundations(as other: Meeting) -> Bool {
        commitments == other.commitments && consultation == other.consultation
            && lists == other.lists && acceptances == other.acceptances && rules == other.rules
            && seats == other.seats && attendance == other.attendance
    }

    /// Whether the lists, the figures that they rest on and the decisions are the same. Conditions
    /// may be ticked off and titles be translated after the lists are complete.
    private func saysTheSame(as other: Meeting) -> Bool {
        guard consultation == other.consultation, lists.finalOrder == other.lists.finalOrder,
            lists.supplementaryOrder == other.lists.supplementaryOrder,
            commitments.count == other.commitments.count
        else { return false }
        return zip(commitments, other.commitments).allSatisfy { one, two in
            one.title == two.title && one.counts == two.counts
                && one.decision?.withoutNotes == two.decision?.withoutNotes
        }
    }
}

extension Decision {
    fileprivate var withoutNotes: Decision {
        var decision = self
        for index in decision.conditions.indices { decision.conditions[index].met = nil }
        return decision
    }
}

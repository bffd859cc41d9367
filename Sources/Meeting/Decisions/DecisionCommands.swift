extension Meeting {
    /// How many conditions a decision and how many options an open decision can have.
    package static let conditionLimit = 20

    func declareConsensus(
        _ id: CommitmentID, _ proposal: Proposal, _ origin: Origin
    ) throws(Rejection) -> [Event] {
        try require([.inSession])
        try refuseWhileBallotIsOpen()
        try refuseWhileAmendmentsPend(on: id)
        return [decided(id, try checked(proposal, for: id), act: .consensus, origin)]
    }

    /// The event of a decision whose proposal was checked.
    ///
    /// - Parameter earlier: how many conditions other decisions of the same entry have.
    func decided(
        _ id: CommitmentID, _ proposal: Proposal, act: Act, _ origin: Origin,
        conditions earlier: Int = 0
    ) -> Event {
        let conditions = proposal.conditions.enumerated().map { index, condition in
            Condition(
                id: ConditionID(rawValue: "c\(next)-\(earlier + index + 1)"), kind: condition.kind,
                text: condition.text, owner: condition.owner, due: condition.due)
        }
        return .decided(
            commitment: id,
            decision: Decision(
                disposition: proposal.disposition, reason: proposal.reason,
                conditions: conditions, related: proposal.related, act: act, sequence: next,
                at: origin.at, by: origin.by))
    }

    /// Refuses what could never stand: unknown leads, cycles, chains, groups without a lead.
    func checked(_ proposal: Proposal, for id: CommitmentID) throws(Rejection) -> Proposal {
        _ = try known(id)
        var proposal = proposal
        proposal.reason = try checked(proposal.reason, "reason", optional: true)
        guard proposal.conditions.count <= Self.conditionLimit else {
            throw Rejection(.invalid, ["field": "conditions", "problem": "tooLong"])
        }
        for index in proposal.conditions.indices {
            proposal.conditions[index] = try checked(proposal.conditions[index])
        }
        var related: Set<CommitmentID> = []
        for other in proposal.related {
            _ = try known(other)
            guard other != id, related.insert(other).inserted else {
                throw Rejection(.invalid, ["field": "related"])
            }
        }
        let members = members(of: id)
        switch proposal.disposition {
        case .retained, .supplementary: break
        case .merged(let lead):
            guard lead != id else { throw Rejection(.mergeIntoItself) }
            if let further = try known(lead).lead, let group = commitment(further) {
                throw Rejection(.leadIsMerged, ["lead": String(group.number)])
            }
            try refuseMembers(members)
        case .dropped: try refuseMembers(members)
        case .undecided(let options):
            guard options.count <= Self.conditionLimit else {
                throw Rejection(.invalid, ["field": "options", "problem": "tooLong"])
            }
            var checkedOptions: [String] = []
            for option in options { checkedOptions.append(try checked(option, "options")) }
            proposal.disposition = .undecided(options: checkedOptions)
        }
        return proposal
    }

    private func refuseMembers(_ members: [Commitment]) throws(Rejection) {
        guard members.isEmpty else {
            throw Rejection(.leadHasMembers, numbers(of: members))
        }
    }

    private func checked(
        _ condition: ProposedCondition
    ) throws(Rejection) -> ProposedCondition {
        var condition = condition
        condition.text = try checked(condition.text, "condition", optional: true)
        switch condition.kind {
        case .verify, .coordinate:
            guard !condition.text.isEmpty else {
                throw Rejection(.invalid, ["field": "condition", "problem": "empty"])
            }
        case .reword: break
        }
        if let owner = condition.owner { _ = try known(owner) }
        condition.due = try checked(due: condition.due)
        return condition
    }

    func giveReason(_ id: CommitmentID, _ reason: String) throws(Rejection) -> [Event] {
        guard let decision = try known(id).decision else {
            throw Rejection(.unknown, ["field": "decision"])
        }
        let reason = try checked(reason, "reason")
        guard reason != decision.reason else { throw Rejection(.noChange) }
        return [.reasonGiven(commitment: id, reason: reason)]
    }

    /// A note ticks the condition off; `nil` takes that back.
    func meetCondition(
        _ id: CommitmentID, _ condition: ConditionID, _ note: String?
    ) throws(Rejection) -> [Event] {
        guard
            let current = try known(id).decision?.conditions.first(where: { $0.id == condition })
        else { throw Rejection(.unknown, ["field": "condition"]) }
        var trimmed: String?
        if let note { trimmed = try checked(note, "note", optional: true) }
        guard trimmed != current.met else { throw Rejection(.noChange) }
        return [.conditionMet(commitment: id, condition: condition, note: trimmed)]
    }

    func addAction(
        _ text: String, _ owner: SeatID?, _ due: String?, _ commitment: CommitmentID?
    ) throws(Rejection) -> [Event] {
        if let owner { _ = try known(owner) }
        if let commitment { _ = try known(commitment) }
        let action = Action(
            id: ActionID(
                rawValue: newName("a") { name in actions.contains { $0.id.rawValue == name } }),
            text: try checked(text, "text"), owner: owner,
            due: try checked(due: due), done: false, commitment: commitment)
        return [.actionAdded(action: action)]
    }

    /// What the action follows from stays.
    func changeAction(_ action: Action) throws(Rejection) -> [Event] {
        guard let before = actions.first(where: { $0.id == action.id }) else {
            throw Rejection(.unknown, ["field": "action"])
        }
        if let owner = action.owner { _ = try known(owner) }
        var action = action
        action.text = try checked(action.text, "text")
        action.due = try checked(due: action.due)
        action.commitment = before.commitment
        if let note = action.note {
            let text = try checked(note, "note", optional: true)
            action.note = text.isEmpty ? nil : text
        }
        guard action != before else { throw Rejection(.noChange) }
        return [.actionChanged(action: action)]
    }
}

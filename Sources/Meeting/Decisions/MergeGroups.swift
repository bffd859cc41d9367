// A merge group is a lead and what is merged into it. It is what the decisions of its members say;
// the counts of the consultation stay with each commitment and are never added up.

extension Meeting {
    /// Decides a whole group in one act, by declared consensus.
    ///
    /// - Parameter proposal: what becomes of the lead; `nil`: what was decided before, which must
    ///   be a place on a list.
    func mergeGroup(
        _ lead: CommitmentID, _ members: [CommitmentID], _ proposal: Proposal?, _ origin: Origin
    ) throws(Rejection) -> [Event] {
        try require([.inSession])
        try refuseWhileBallotIsOpen()
        let leading = try known(lead)
        let group = try distinct(members)
        guard !group.contains(lead) else { throw Rejection(.mergeIntoItself) }
        for id in [lead] + members { try refuseWhileAmendmentsPend(on: id) }
        for member in members {
            _ = try known(member)
            // What is merged into a member comes along or stays behind without a lead.
            let left = self.members(of: member).filter { $0.id != lead && !group.contains($0.id) }
            guard left.isEmpty else { throw Rejection(.leadHasMembers, numbers(of: left)) }
        }
        let merging = Proposal(disposition: .merged(into: lead), reason: proposal?.reason ?? "")
        let events =
            try leadEvents(leading, proposal, origin)
            + members.filter { commitment($0)?.lead != lead }.map {
                decided($0, merging, act: .consensus, origin)
            }
        guard !events.isEmpty else { throw Rejection(.noChange) }
        return events
    }

    /// Takes members out of their groups, by declared consensus: each is again what it was before
    /// it was merged, with the conditions that were not met; what was never anything else is open.
    func unmerge(
        _ members: [CommitmentID], _ reason: String, _ origin: Origin
    ) throws(Rejection) -> [Event] {
        try require([.inSession])
        try refuseWhileBallotIsOpen()
        _ = try distinct(members)
        let reason = try checked(reason, "reason")
        var events: [Event] = []
        var conditions = 0
        for member in members {
            let commitment = try known(member)
            guard commitment.lead != nil else { throw Rejection(.noChange) }
            let before = commitment.decisions.last { $0.disposition.kind != .merged }
            let proposal = Proposal(
                disposition: before?.disposition ?? .undecided(options: []), reason: reason,
                conditions: (before?.conditions ?? []).filter { $0.met == nil }.map {
                    ProposedCondition(kind: $0.kind, text: $0.text, owner: $0.owner, due: $0.due)
                },
                related: before?.related ?? [])
            events.append(
                decided(member, proposal, act: .consensus, origin, conditions: conditions))
            conditions += proposal.conditions.count
        }
        return events
    }

    private func distinct(_ members: [CommitmentID]) throws(Rejection) -> Set<CommitmentID> {
        guard !members.isEmpty else {
            throw Rejection(.invalid, ["field": "members", "problem": "empty"])
        }
        let group = Set(members)
        guard group.count == members.count else {
            throw Rejection(.invalid, ["field": "members", "problem": "twice"])
        }
        return group
    }

    private func leadEvents(
        _ lead: Commitment, _ proposal: Proposal?, _ origin: Origin
    ) throws(Rejection) -> [Event] {
        let kind = proposal?.disposition.kind ?? lead.decision?.disposition.kind
        switch kind {
        case .retained, .supplementary: break
        case .merged, .dropped, .undecided, nil:
            throw Rejection(.leadInNoList, ["lead": String(lead.number)])
        }
        guard let proposal else { return [] }
        return [
            decided(lead.id, try checked(proposal, for: lead.id), act: .consensus, origin)
        ]
    }

    func numbers(of commitments: [Commitment]) -> [String: String] {
        ["members": commitments.map { String($0.number) }.joined(separator: ", ")]
    }
}

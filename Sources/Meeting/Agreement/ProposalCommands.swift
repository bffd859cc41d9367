import OperationalText

// Proposed wordings: anyone at the table proposes, the chair or the secretary decides.

extension Meeting {
    /// The most UTF-16 units of a proposed wording.
    package static let wordingLimit = 20_000

    func proposeWording(
        _ id: BlockID, _ text: String, reason: String?, base: Int, by seat: SeatID,
        _ origin: Origin
    ) throws(Rejection) -> [Event] {
        let block = try written(id)
        try refuseUnseen(block.id, since: base)
        let text = text.trimmingWhitespace()
        guard !text.isEmpty else {
            throw Rejection(.invalid, ["field": "text", "problem": "empty"])
        }
        guard text.utf16.count <= Self.wordingLimit else {
            throw Rejection(
                .invalid,
                ["field": "text", "problem": "tooLong", "limit": String(Self.wordingLimit)])
        }
        // A line of the minutes is one block.
        guard !text.contains(where: \.isNewline) else {
            throw Rejection(.invalid, ["field": "text", "problem": "lines"])
        }
        guard text != block.string else { throw Rejection(.noChange) }
        let name = newName("w") { name in
            agreement.proposals.contains { $0.id.rawValue == name }
        }
        return [
            .wordingProposed(
                proposal: WordingProposal(
                    id: ProposalID(rawValue: name), block: block.id, by: seat, at: origin.at,
                    before: block.string, text: text,
                    reason: try checked(reason ?? "", "reason", optional: true)))
        ]
    }

    func withdrawProposal(_ id: ProposalID, by seat: SeatID) throws(Rejection) -> [Event] {
        let proposal = try open(id)
        guard proposal.by == seat else { throw Rejection(.notPermitted) }
        return [.proposalSettled(proposal: id, kind: .withdrawn, reason: "")]
    }

    func rejectProposal(_ id: ProposalID, reason: String?) throws(Rejection) -> [Event] {
        _ = try open(id)
        let reason = try checked(reason ?? "", "reason", optional: true)
        return [.proposalSettled(proposal: id, kind: .rejected, reason: reason)]
    }

    /// Puts the proposed wording in the place of what stands there now. Only the words that differ
    /// are touched, and those that are new stand under the name of who proposed them.
    ///
    /// Into a locked section only the chair takes a wording, whose lock it is.
    ///
    /// - Parameter base: up to where whoever accepts had seen the minutes.
    func acceptProposal(
        _ id: ProposalID, base: Int, _ origin: Origin
    ) throws(Rejection) -> [Event] {
        let proposal = try open(id)
        let block = try written(proposal.block)
        try refuseUnseen(block.id, since: base)
        let settled = Event.proposalSettled(proposal: id, kind: .accepted, reason: "")
        let delta = Delta.rewording(
            Array(block.text), as: Array(proposal.text.utf16), author: proposal.by.rawValue)
        // Somebody may have written the same meanwhile.
        guard !delta.isEmpty else { return [settled] }
        let operation = Operation([.text(block: block.id, delta: delta)])
        if origin.by.flatMap({ seat($0) })?.role != .chair {
            try refuseInLockedSections(operation)
        }
        return [settled, .minutesEdited(operation: operation)] + agreement.voiding(operation)
    }

    private func open(_ id: ProposalID) throws(Rejection) -> WordingProposal {
        guard let proposal = agreement.proposals.first(where: { $0.id == id }) else {
            throw Rejection(.unknown, ["field": "wording"])
        }
        guard proposal.settlement == nil else { throw Rejection(.noChange) }
        return proposal
    }
}

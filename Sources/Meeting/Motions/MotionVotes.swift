// Votes on motions from the floor, and what waits for them.

extension Meeting {
    /// The motion that a ballot is about, when it may be put to the vote now: admitted, and made
    /// for the wording that stands.
    func votable(_ motion: Motion) throws(Rejection) -> FloorMotion? {
        guard let id = motion.floorMotion else { return nil }
        guard let proposed = self.motion(id) else {
            throw Rejection(.unknown, ["field": "motion"])
        }
        let detail = ["motion": String(proposed.number), "state": proposed.state.name.rawValue]
        guard proposed.state == .admitted else { throw Rejection(.motionSettled, detail) }
        // What came of it is settled, though nobody knows it yet.
        let isWithheld = ballots.contains { ballot in
            if case .withheld = ballot.state { ballot.floorMotion == id } else { false }
        }
        guard !isWithheld else {
            throw Rejection(.invalid, ["field": "motion", "problem": "withheld"])
        }
        guard !isOutdated(proposed) else { throw Rejection(.textChanged, detail) }
        guard motion.method == .yesNo, motion.proposal == nil, !motion.rehearsal,
            motion.text == nil, motion.subject == nil || motion.subject == proposed.content.subject
        else { throw Rejection(.invalid, ["field": "motion"]) }
        return proposed
    }

    /// What becomes of a commitment is not decided while its wording is open.
    func refuseWhileAmendmentsPend(on id: CommitmentID) throws(Rejection) {
        let pending = pendingAmendments(to: id)
        guard pending.isEmpty else {
            throw Rejection(
                .amendmentsPending,
                ["motions": pending.map { String($0.number) }.joined(separator: ", ")])
        }
    }

    /// What follows for the motion that a ballot was about. One that decided nothing, or that
    /// waits for the casting vote, leaves it where it was.
    func motionEvents(of ballot: Ballot, _ outcome: Outcome) -> [Event] {
        guard let id = ballot.floorMotion, let motion = motion(id), motion.state == .admitted
        else { return [] }
        switch outcome {
        case .adopted:
            let state = MotionState.adopted(ballot: ballot.id)
            return [.motionSettled(motion: id, state: state)] + rewording(by: ballot, motion)
        case .rejected:
            return [.motionSettled(motion: id, state: .rejected(ballot: ballot.id))]
        case .castingVoteNeeded, .newVoteNeeded, .chosen, .noneChosen, .elected, .tied, .measured,
            .noQuorum, .nothingDecided:
            return []
        }
    }

    private func rewording(by ballot: Ballot, _ motion: FloorMotion) -> [Event] {
        switch motion.content {
        case .motion: []
        // The text that was voted on, whatever happened before a late casting vote.
        case .amendment(let commitment, _, let title):
            [
                .commitmentReworded(
                    commitment: commitment, title: title, reason: nil, act: .ballot(ballot.id))
            ]
        }
    }
}

extension [FloorMotion] {
    mutating func change(_ id: MotionID, _ body: (inout FloorMotion) -> Void) {
        if let index = firstIndex(where: { $0.id == id }) { body(&self[index]) }
    }

    /// Puts the motions of `order` into that order, on the places that they have together.
    mutating func arrange(_ order: [MotionID]) {
        let places = indices.filter { order.contains(self[$0].id) }
        let motions = order.compactMap { id in first { $0.id == id } }
        for (place, motion) in zip(places, motions) { self[place] = motion }
    }
}

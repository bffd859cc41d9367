// A disputed ballot is voted again, and the new one stands in the place of the first: what it
// settles is in force. If it adopts nothing, what the first one decided rests on nothing any more
// and lapses; what was in force before it is in force again. A repetition that settles nothing
// (no quorum, no votes, a tie that waits) leaves the first one in force.

extension Outcome {
    /// Whether the question is answered, one way or the other.
    package var settles: Bool {
        switch self {
        case .adopted, .rejected, .chosen, .noneChosen, .elected, .tied, .measured: true
        case .castingVoteNeeded, .newVoteNeeded, .noQuorum, .nothingDecided: false
        }
    }
}

extension Meeting {
    /// The ballot that stands in the place of this one, since it repeated it and settled the
    /// question; `nil`: this one stands.
    package func replacement(of ballot: Ballot) -> Ballot? {
        ballots.last { $0.repeats == ballot.id && $0.result?.outcome.settles == true }
    }

    /// The closed ballots that repeated this one and settled nothing, oldest first.
    package func vainRepetitions(of ballot: Ballot) -> [Ballot] {
        ballots.filter { $0.repeats == ballot.id && $0.result?.outcome.settles == false }
    }

    /// What lapses since `ballot`, by `result`, stands in the place of the one that it repeats.
    ///
    /// - Parameter decided: what it decides itself.
    func lapses(
        by ballot: Ballot, _ result: BallotResult, beyond decided: [Event], _ origin: Origin
    ) -> [Event] {
        guard !ballot.rehearsal, let first = ballot.repeats, result.outcome.settles else {
            return []
        }
        var untouched = Set(commitments.map(\.id))
        for case .decided(let commitment, _) in decided { untouched.remove(commitment) }
        for commitment in unsettled(by: ballot, result) { untouched.remove(commitment) }
        var events: [Event] = []
        for commitment in commitments
        where untouched.contains(commitment.id) && commitment.decision?.act == .ballot(first) {
            events.append(revival(of: commitment, since: ballot.id, first, origin))
        }
        if lists.completion?.adoption?.act == .ballot(first), result.outcome != .adopted {
            events.append(.completionVoided)
        }
        return events
    }

    /// The lines of a sheet that settle nothing leave what was decided.
    private func unsettled(by ballot: Ballot, _ result: BallotResult) -> [CommitmentID] {
        guard let sheet = ballot.sheet, let cells = result.cells else { return [] }
        var settled: Set<CommitmentID> = []
        for (index, cell) in cells.enumerated() where cell.outcome.settles {
            if let commitment = sheet.lines[index / sheet.width].commitment {
                settled.insert(commitment)
            }
        }
        return commitments.map(\.id).filter { !settled.contains($0) }
    }

    /// The ballot and those that it repeated in turn.
    private func repeated(from first: BallotID) -> Set<BallotID> {
        var chain: Set<BallotID> = [first]
        var next = ballot(first)?.repeats
        while let id = next, chain.insert(id).inserted { next = ballot(id)?.repeats }
        return chain
    }

    /// The decision that is in force again once those of `first` have lapsed, with its conditions as
    /// far as they were met; without an earlier one, or if it could not be taken any more, the
    /// commitment is open.
    private func revival(
        of commitment: Commitment, since repetition: BallotID, _ first: BallotID, _ origin: Origin
    ) -> Event {
        let repeated = repeated(from: first)
        let earlier = commitment.decisions.last { decision in
            if case .ballot(let ballot) = decision.act { !repeated.contains(ballot) } else { true }
        }
        let open = Decision(
            disposition: .undecided(options: []), reason: "", conditions: [],
            act: .ballot(repetition), sequence: next, at: origin.at, by: origin.by)
        guard var decision = earlier,
            (try? checked(
                Proposal(disposition: decision.disposition, related: decision.related),
                for: commitment.id)) != nil
        else { return .decided(commitment: commitment.id, decision: open) }
        decision.revivedBy = repetition
        decision.sequence = next
        decision.at = origin.at
        decision.by = origin.by
        return .decided(commitment: commitment.id, decision: decision)
    }
}

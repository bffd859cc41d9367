// The life of a ballot: open → closed or annulled. A closed one is never opened again; a disputed
// vote is a new ballot.

extension Meeting {
    /// How many proposals one can choose among.
    package static let proposalLimit = 12

    func openBallot(_ motion: Motion, _ origin: Origin) throws(Rejection) -> [Event] {
        try require([.inSession])
        try refuseWhileBallotIsOpen()
        let quorum = quorum
        guard quorum.isReached else {
            throw Rejection(
                .noQuorum,
                ["present": String(quorum.present), "required": String(quorum.required)])
        }
        if let subject = motion.subject { try known(subject) }
        if let rule = motion.rule { try check(rule) }
        if let deadline = motion.deadline, deadline <= origin.at {
            throw Rejection(.invalid, ["field": "deadline", "problem": "past"])
        }
        let electorate = presentVoters.map { Elector(seat: $0.id, weight: $0.weight) }
        guard !electorate.isEmpty else { throw Rejection(.noElectorate) }
        let rule = motion.rule ?? rules.rule
        let secret = try motion.secrecy.map { secrecy throws(Rejection) in
            try secretPart(secrecy, method: motion.method, rule: rule, electorate, origin)
        }
        let ballot = Ballot(
            id: BallotID(rawValue: "b\(next)"), number: ballots.count + 1, subject: motion.subject,
            text: try text(of: motion), method: motion.method,
            proposal: try proposal(of: motion), options: try options(of: motion),
            rule: rule, electorate: electorate,
            membersWeight: voters.reduce(0) { $0 + $1.weight }, openedAt: origin.at,
            deadline: motion.deadline, state: .open, votes: [:],
            secret: secret)
        return [.ballotOpened(ballot: ballot)]
    }

    private func text(of motion: Motion) throws(Rejection) -> String {
        if let text = motion.text { return try checked(text, "text") }
        switch motion.subject {
        case .commitment(let id): return try known(id).title
        case .item(let id): return agenda.items.first { $0.id == id }?.title ?? ""
        case nil: throw Rejection(.invalid, ["field": "text", "problem": "empty"])
        }
    }

    private func proposal(of motion: Motion) throws(Rejection) -> Proposal? {
        guard let proposal = motion.proposal else { return nil }
        guard motion.method == .yesNo, case .commitment(let id)? = motion.subject else {
            throw Rejection(.invalid, ["field": "proposal"])
        }
        return try checked(proposal, for: id)
    }

    private func options(of motion: Motion) throws(Rejection) -> [BallotOption] {
        switch motion.method {
        case .yesNo:
            return [BallotOption.yes, BallotOption.no, BallotOption.abstain].map {
                BallotOption(id: $0)
            }
        case .graded:
            return (consultation?.scale ?? Level.priorities).map {
                BallotOption(id: OptionID(rawValue: $0.id.rawValue), label: $0.label)
            }
        case .choice:
            guard case .commitment(let id)? = motion.subject, let proposals = motion.proposals,
                (2...Self.proposalLimit).contains(proposals.count)
            else { throw Rejection(.invalid, ["field": "proposals"]) }
            var options: [BallotOption] = []
            for (index, proposal) in proposals.enumerated() {
                options.append(
                    BallotOption(
                        id: OptionID(rawValue: "o\(index + 1)"),
                        proposal: try checked(proposal, for: id)))
            }
            return options + [BallotOption(id: BallotOption.blank)]
        }
    }

    func castVote(
        _ id: BallotID, _ choice: Choice, _ origin: Origin
    ) throws(Rejection) -> [Event] {
        let (ballot, by) = try checkVote(id, choice, origin)
        // What would be in the log could not be taken out of it again.
        guard ballot.secret == nil else { throw Rejection(.boxLocked) }
        return [.voteCast(ballot: id, seat: by, choice: choice)]
    }

    /// Refuses an answer that may not be given now.
    @discardableResult
    package func checkVote(
        _ id: BallotID, _ choice: Choice, _ origin: Origin
    ) throws(Rejection) -> (ballot: Ballot, voter: SeatID) {
        let ballot = try open(id, at: origin.at)
        guard let by = origin.by, ballot.electorate[id: by] != nil else {
            throw Rejection(.notEntitled)
        }
        guard ballot.options.contains(where: { $0.id == choice.option }) else {
            throw Rejection(.noSuchOption)
        }
        return (ballot, by)
    }

    func extend(
        _ id: BallotID, _ deadline: Instant, _ origin: Origin
    ) throws(Rejection) -> [Event] {
        let ballot = try open(id, at: origin.at)
        guard deadline > max(origin.at, ballot.deadline ?? origin.at) else {
            throw Rejection(.invalid, ["field": "deadline", "problem": "past"])
        }
        return [.ballotExtended(ballot: id, deadline: deadline)]
    }

    /// The chair closes; at the deadline the meeting itself does.
    func closeBallot(_ id: BallotID, _ origin: Origin) throws(Rejection) -> [Event] {
        guard let ballot = ballot(id) else { throw Rejection(.unknown, ["field": "ballot"]) }
        guard ballot.isOpen else { throw Rejection(.ballotNotOpen) }
        if let part = ballot.secret {
            let (result, told) = try countSecretly(ballot, part, origin)
            return [.ballotClosed(ballot: id, result: result, votes: []), told]
                + decisions(of: ballot, result, origin)
        }
        let votes = ballot.electorate.compactMap { elector in
            ballot.votes[elector.seat].map { Vote(seat: elector.seat, choice: $0) }
        }
        let result = ballot.count()
        return [.ballotClosed(ballot: id, result: result, votes: votes)]
            + decisions(of: ballot, result, origin)
    }

    func annul(_ id: BallotID, _ reason: String) throws(Rejection) -> [Event] {
        guard let ballot = ballot(id) else { throw Rejection(.unknown, ["field": "ballot"]) }
        guard ballot.isOpen else { throw Rejection(.ballotNotOpen) }
        return [.ballotAnnulled(ballot: id, reason: try checked(reason, "reason"))]
    }

    func giveCastingVote(
        _ id: BallotID, _ option: OptionID, _ origin: Origin
    ) throws(Rejection) -> [Event] {
        guard let ballot = ballot(id) else { throw Rejection(.unknown, ["field": "ballot"]) }
        guard var result = ballot.result, result.outcome == .castingVoteNeeded else {
            throw Rejection(.noTie)
        }
        // What it decides would change what an open ballot rests on.
        try refuseWhileBallotIsOpen()
        try require([.inSession])
        switch option {
        case BallotOption.yes: result.outcome = .adopted
        case BallotOption.no: result.outcome = .rejected
        // A BallotOption identifier is open to any text, unlike our enums.
        default: throw Rejection(.noSuchOption)
        }
        result.castingVote = option
        return [.castingVoteGiven(ballot: id, result: result)]
            + decisions(of: ballot, result, origin)
    }

    private func open(_ id: BallotID, at now: Instant) throws(Rejection) -> Ballot {
        guard let ballot = ballot(id) else { throw Rejection(.unknown, ["field": "ballot"]) }
        guard ballot.isOpen else { throw Rejection(.ballotNotOpen) }
        if let deadline = ballot.deadline, now >= deadline { throw Rejection(.deadlinePassed) }
        return ballot
    }

    /// The decision that a closed ballot takes by itself, so that it cannot contradict the votes.
    private func decisions(
        of ballot: Ballot, _ result: BallotResult, _ origin: Origin
    ) -> [Event] {
        guard case .commitment(let id)? = ballot.subject else { return [] }
        let proposal: Proposal? =
            switch result.outcome {
            case .adopted: ballot.proposal
            case .chosen: ballot.options.first { $0.id == result.chosen }?.proposal
            case .rejected, .castingVoteNeeded, .noneChosen, .tied, .measured, .nothingDecided:
                nil
            }
        // A casting vote can come late: what was decided since may no longer allow the merge.
        guard let proposal, (try? checked(proposal, for: id)) != nil else { return [] }
        return [decided(id, proposal, act: .ballot(ballot.id), origin)]
    }
}

internal import Counting

// The life of a ballot: open → closed and published, or withheld until it is published, or
// annulled. A closed one is never opened again; a disputed vote is a new ballot.

extension Meeting {
    func castVote(
        _ id: BallotID, _ choice: Choice, for seat: SeatID?, _ origin: Origin
    ) throws(Rejection) -> [Event] {
        let (ballot, voter) = try checkVote(id, choice, for: seat, origin)
        // What were in the log could never be taken out of it again.
        guard ballot.openness != .secret else { throw Rejection(.boxLocked) }
        return [.voteCast(ballot: id, seat: voter, choice: choice)]
    }

    /// Refuses an answer that may not be given now; returns whose vote it is.
    package func checkVote(
        _ id: BallotID, _ choice: Choice, for seat: SeatID?, _ origin: Origin
    ) throws(Rejection) -> (ballot: Ballot, voter: SeatID) {
        let ballot = try open(id, at: origin.at)
        guard let by = origin.by, let elector = ballot.electorate[id: seat ?? by] else {
            throw Rejection(.notEntitled)
        }
        try check(by, casts: elector)
        if let fault = ballot.faults(of: choice).first { throw Rejection(fault: fault) }
        return (ballot, elector.seat)
    }

    /// Everybody votes for themselves and for whose proxies they hold, in the one way that was
    /// frozen for it.
    private func check(_ by: SeatID, casts elector: Elector) throws(Rejection) {
        switch elector.means {
        case nil: guard by == elector.caster else { throw Rejection(.notEntitled) }
        case .hand: throw Rejection(by == elector.caster ? .votesByHand : .notEntitled)
        case .rollCall:
            guard seat(by)?.role.isOfficer != true else { return }
            throw Rejection(by == elector.caster ? .votesByRollCall : .notEntitled)
        }
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

    /// The chair closes; at the deadline, or when all have voted, the meeting itself does.
    func closeBallot(_ id: BallotID, _ origin: Origin) throws(Rejection) -> [Event] {
        let ballot = try known(id)
        guard ballot.isOpen else { throw Rejection(.ballotNotOpen) }
        guard ballot.isHandSettled else { throw Rejection(.handCountMissing) }
        if let part = ballot.secret { return try closeSecretly(ballot, part, origin) }
        let result = ballot.count(presentAtClosing: Set(presentVoters.map(\.id)))
        if ballot.withheld {
            return [.ballotWithheld(ballot: id, result: result, votes: ballot.rollCall)]
                + ballot.toldOfHands(withheld: true)
        }
        return [.ballotClosed(ballot: id, result: result, votes: ballot.rollCall)]
            + ballot.toldOfHands(withheld: false) + decisions(of: ballot, result, origin)
    }

    /// Makes known what came of withheld ballots, all of them at once.
    func publish(_ ids: [BallotID], _ origin: Origin) throws(Rejection) -> [Event] {
        try require([.prepared, .inSession])
        try refuseWhileBallotIsOpen()
        guard !ids.isEmpty, Set(ids).count == ids.count else {
            throw Rejection(.invalid, ["field": "ballot"])
        }
        var after = self
        var events: [Event] = []
        for id in ids {
            let ballot = try known(id)
            guard case .withheld(let result?) = ballot.state else {
                throw Rejection(.invalid, ["field": "ballot", "problem": "notWithheld"])
            }
            let more =
                [.ballotPublished(ballot: id, result: result, votes: ballot.rollCall)]
                + ballot.toldOfSecret + ballot.toldOfHands(withheld: false)
                + after.decisions(of: ballot, result, origin)
            // What one decides, the next may rest on.
            after.apply(
                Entry(
                    sequence: sequence, at: origin.at, by: origin.by, client: nil, number: nil,
                    events: more))
            events += more
        }
        return events
    }

    func annul(_ id: BallotID, _ reason: String) throws(Rejection) -> [Event] {
        switch try known(id).state {
        case .open, .withheld: break
        case .closed, .annulled: throw Rejection(.ballotNotOpen)
        }
        return [.ballotAnnulled(ballot: id, reason: try checked(reason, "reason"))]
    }

    func giveCastingVote(
        _ id: BallotID, _ options: [OptionID], _ origin: Origin
    ) throws(Rejection) -> [Event] {
        let ballot = try known(id)
        guard let tied = ballot.result, tied.outcome == .castingVoteNeeded else {
            throw Rejection(.noTie)
        }
        // Another ballot on the same motion may have settled it since.
        if let motion = ballot.floorMotion, self.motion(motion)?.state != .admitted {
            throw Rejection(.noTie)
        }
        // What it decides would change what an open ballot rests on.
        try refuseWhileBallotIsOpen()
        if !ballotIsOnAdoption {
            try require(ballot.rehearsal ? [.prepared, .inSession] : [.inSession])
        }
        let result: BallotResult
        do throws(InvalidCastingVote) {
            result = try ballot.settle(tied, by: options)
        } catch {
            switch error {
            case .notNeeded: throw Rejection(.noTie)
            case .notTied: throw Rejection(.noSuchOption)
            case .count(let needed):
                throw Rejection(
                    .invalidChoice, ["problem": "castingVotes", "limit": String(needed)])
            }
        }
        return [.castingVoteGiven(ballot: id, result: result)]
            + decisions(of: ballot, result, origin)
    }

    private func known(_ id: BallotID) throws(Rejection) -> Ballot {
        guard let ballot = ballot(id) else { throw Rejection(.unknown, ["field": "ballot"]) }
        return ballot
    }

    private func open(_ id: BallotID, at now: Instant) throws(Rejection) -> Ballot {
        let ballot = try known(id)
        guard ballot.isOpen else { throw Rejection(.ballotNotOpen) }
        if let deadline = ballot.deadline, now >= deadline { throw Rejection(.deadlinePassed) }
        return ballot
    }

    /// The decisions that a closed ballot takes by itself, so that they cannot contradict the votes,
    /// and what lapses since it stands in the place of another.
    func decisions(
        of ballot: Ballot, _ result: BallotResult, _ origin: Origin
    ) -> [Event] {
        let decided = ownDecisions(of: ballot, result, origin)
        return decided + lapses(by: ballot, result, beyond: decided, origin)
    }

    private func ownDecisions(
        of ballot: Ballot, _ result: BallotResult, _ origin: Origin
    ) -> [Event] {
        guard !ballot.rehearsal else { return [] }
        if ballot.floorMotion != nil { return motionEvents(of: ballot, result.outcome) }
        if ballot.sheet != nil { return decisions(ofSheet: ballot, result, origin) }
        guard case .commitment(let id)? = ballot.subject else { return [] }
        let proposal = ballot.proposal(decidedBy: result.outcome, choosing: result.chosen)
        // A casting vote can come late: what was decided since may no longer allow the merge.
        guard let proposal, (try? checked(proposal, for: id)) != nil else { return [] }
        return [decided(id, proposal, act: .ballot(ballot.id), origin)]
    }
}

extension Ballot {
    /// The votes in the order of the electorate.
    fileprivate var rollCall: [Vote] {
        electorate.compactMap { elector in
            votes[elector.seat].map { Vote(seat: elector.seat, choice: $0) }
        }
    }

    /// Whether it closes by itself at `now`.
    ///
    /// - Parameter turnout: how many have voted, if it is secret.
    func isDue(at now: Instant, turnout: Int) -> Bool {
        let everybody =
            openness == .secret ? turnout == electorate.count : hasEverybodyVoted
        // After the deadline it waits for the tellers.
        return isOpen && isHandSettled
            && (deadline.map { now >= $0 } ?? false || closesWhenAllHaveVoted && everybody)
    }
}

extension Rejection {
    /// Why an answer cannot be counted.
    fileprivate init(fault: Fault) {
        let detail: [String: String] =
            switch fault {
            case .unknownOption: [:]
            case .notEntitled, .absent, .secondVote, .otherMethod: ["problem": "otherMethod"]
            case .repeatedOption: ["problem": "repeated"]
            case .tooFew(let count, let least):
                ["problem": "tooFew", "count": String(count), "limit": String(least)]
            case .tooMany(let count, let most):
                ["problem": "tooMany", "count": String(count), "limit": String(most)]
            case .points(let given, let limits):
                [
                    "problem": "points", "count": String(given.points),
                    "limit": String(limits.upperBound),
                ]
            case .underTotal(let total, let least):
                ["problem": "underTotal", "count": String(total), "limit": String(least)]
            case .overBudget(let total, let budget):
                ["problem": "overBudget", "count": String(total), "limit": String(budget)]
            case .sharedPlace: ["problem": "sharedPlace"]
            case .crowdedPlace(_, let count):
                [
                    "problem": "crowdedPlace", "count": String(count),
                    "limit": String(InstantRunoff.sharedPlaceLimit),
                ]
            case .emptyPlace: ["problem": "emptyPlace"]
            }
        self.init(detail.isEmpty ? .noSuchOption : .invalidChoice, detail)
    }
}

import Meeting

// Votes that one casts for others, and what one's other devices hear of one's votes.

/// A vote that was cast on another device of the same person.
struct CastVote: Encodable {
    var ballot: BallotID
    /// Whose vote it is, if not one's own.
    var `for`: SeatID?
    var choice: Choice
}

extension Room {
    /// What `member` has cast in the open ballot for others: as holder of their proxies or, as an
    /// officer, by their names. Secret votes are never sent back.
    func votesFor(others member: Member, _ role: Role) -> [SeatID: Choice]? {
        guard let ballot = durable.openBallot else { return nil }
        var votes: [SeatID: Choice] = [:]
        for elector in electorsHeld(by: member.seat, in: ballot) where elector.means == nil {
            votes[elector.seat] = ballot.votes[elector.seat]
        }
        if role.admits {
            for elector in ballot.calledElectors {
                votes[elector.seat] = ballot.votes[elector.seat]
            }
        }
        return votes.isEmpty ? nil : votes
    }

    /// The electors of an open ballot for whom `holder` votes. Those who hold proxies are few, and
    /// thousands may come at once: so not all electors are looked at.
    func electorsHeld(by holder: SeatID, in ballot: Ballot) -> [Elector] {
        let givers = Set(durable.attendance.proxies.filter { $0.holder == holder }.map(\.giver))
        return givers.compactMap { ballot.electorate[id: $0] }.filter { $0.holder == holder }
    }

    /// Shows a vote on the other devices of whoever cast it, so that it is not cast twice.
    func tellOtherDevices(of entry: Entry) {
        guard let by = entry.by, live.connections(in: by) > 1,
            entry.events.contains(where: { if case .voteCast = $0 { true } else { false } })
        else { return }
        let others = guests.keys.filter { connection in
            guard case .member(let member) = guests[connection]?.state else { return false }
            return member.seat == by && member.client != entry.client
        }
        for case .voteCast(let ballot, let seat, let choice) in entry.events {
            let vote = CastVote(ballot: ballot, for: seat == by ? nil : seat, choice: choice)
            for connection in others { tell(connection, .voted(vote)) }
        }
    }
}

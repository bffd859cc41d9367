import Meeting

/// What people see of each other between entries: who is connected, who has voted, where they
/// write. The newest value wins; changes wait for the next live message.
struct LiveState {
    private var connections: [SeatID: Int] = [:]
    private var carets: [ClientID: Live.Caret] = [:]
    private var changedPresence: Set<SeatID> = []
    private var changedCarets: Set<ClientID> = []
    /// Sets, so that who changes a vote between two messages is not told twice.
    private var newVotes: [BallotID: Set<SeatID>] = [:]

    mutating func connected(_ seat: SeatID) {
        connections[seat, default: 0] += 1
        changedPresence.insert(seat)
    }

    mutating func disconnected(_ seat: SeatID, _ client: ClientID) {
        connections[seat] = connections[seat].flatMap { $0 > 1 ? $0 - 1 : nil }
        changedPresence.insert(seat)
        setCaret(nil, of: client)
    }

    mutating func setCaret(_ caret: Live.Caret?, of client: ClientID) {
        guard carets[client] != caret else { return }
        carets[client] = caret
        changedCarets.insert(client)
    }

    mutating func voted(_ seat: SeatID, in ballot: BallotID) {
        newVotes[ballot, default: []].insert(seat)
    }

    /// Everything, for somebody who comes. The turnout is that of the durable state.
    func whole(in meeting: Meeting) -> Live {
        var turnout: [BallotID: [SeatID]] = [:]
        if let ballot = meeting.openBallot {
            turnout[ballot.id] = ballot.electorate.map(\.seat).filter { ballot.votes[$0] != nil }
        }
        return Live(presence: connections, turnout: turnout, carets: carets.mapValues { $0 })
    }

    /// What has changed since the last call, or `nil`. The seats that voted are in the order of
    /// their names, so that the order of the votes within a message is not told.
    mutating func takeChanges() -> Live? {
        var live = Live()
        if !changedPresence.isEmpty {
            live.presence = .init(
                uniqueKeysWithValues: changedPresence.map { ($0, connections[$0] ?? 0) })
        }
        if !changedCarets.isEmpty {
            live.carets = .init(uniqueKeysWithValues: changedCarets.map { ($0, carets[$0]) })
        }
        if !newVotes.isEmpty { live.turnout = newVotes.mapValues { $0.sorted() } }
        changedPresence = []
        changedCarets = []
        newVotes = [:]
        return live.isEmpty ? nil : live
    }
}

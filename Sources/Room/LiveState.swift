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
    private var boxes: [BallotID: BoxProblem] = [:]
    private var changedBoxes: Set<BallotID> = []
    /// Whether a vote was cast or changed, for a ballot whose count shows.
    private var isCountNew = false
    /// What those who come get, as it was at some time since the last live message, when this
    /// ballot was open.
    private var whole: (ballot: BallotID?, encoded: [UInt8])?

    var connectedSeats: Set<SeatID> { Set(connections.keys) }

    mutating func connected(_ seat: SeatID) {
        connections[seat, default: 0] += 1
        changedPresence.insert(seat)
    }

    /// Open connections in a seat.
    func connections(in seat: SeatID) -> Int { connections[seat] ?? 0 }

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

    /// The box of a secret ballot cannot be opened, or, with nil, it can again.
    mutating func setBox(_ problem: BoxProblem?, of ballot: BallotID) {
        guard boxes[ballot] != problem else { return }
        boxes[ballot] = problem
        changedBoxes.insert(ballot)
    }

    /// A vote was cast or changed.
    mutating func counted() { isCountNew = true }

    /// Everything, encoded, for somebody who comes to `seat`, and what they must hear beyond it.
    ///
    /// Encoding costs as much as there are seats, so all who come between two live messages share
    /// it; what changed meanwhile is in the next one, which they get too. With `knocks`, for those
    /// few who see them, nothing is shared. The turnout is that of the durable state, or in a
    /// secret ballot that of the durable box.
    mutating func whole(
        in meeting: Meeting, for seat: SeatID, knocks: [Live.Knock]?, inBox: () -> Set<SeatID>
    ) -> (encoded: [UInt8], beyond: Live?) {
        let ballot = meeting.openBallot
        if knocks == nil, let whole, whole.ballot == ballot?.id {
            return (whole.encoded, Live(presence: [seat: connections[seat] ?? 0]))
        }
        var turnout: [BallotID: [SeatID]] = [:]
        if let ballot {
            let inBox = ballot.secret == nil ? [] : inBox()
            turnout[ballot.id] = ballot.electorate.map(\.seat).filter {
                ballot.votes[$0] != nil || inBox.contains($0)
            }
        }
        let running = ballot.flatMap { open in open.runningCount.map { [open.id: $0] } }
        let encoded = RoomJSON.encode(
            Live(
                presence: connections, turnout: turnout,
                boxes: boxes.isEmpty ? nil : boxes.mapValues { $0 },
                carets: carets.mapValues { $0 }, knocks: knocks, running: running))
        if knocks == nil { whole = (ballot?.id, encoded) }
        return (encoded, nil)
    }

    /// What has changed since the last call, or `nil`. The seats that voted are in the order of
    /// their names, so that the order of the votes within a message is not told.
    mutating func takeChanges(in meeting: Meeting) -> Live? {
        var live = Live()
        if !changedPresence.isEmpty {
            live.presence = .init(
                uniqueKeysWithValues: changedPresence.map { ($0, connections[$0] ?? 0) })
        }
        if !changedCarets.isEmpty {
            live.carets = .init(uniqueKeysWithValues: changedCarets.map { ($0, carets[$0]) })
        }
        if !newVotes.isEmpty { live.turnout = newVotes.mapValues { $0.sorted() } }
        if !changedBoxes.isEmpty {
            live.boxes = .init(uniqueKeysWithValues: changedBoxes.map { ($0, boxes[$0]) })
        }
        if isCountNew, let ballot = meeting.openBallot, let count = ballot.runningCount {
            live.running = [ballot.id: count]
        }
        isCountNew = false
        if live.isEmpty { return nil }
        changedBoxes = []
        changedPresence = []
        changedCarets = []
        newVotes = [:]
        whole = nil
        return live
    }
}

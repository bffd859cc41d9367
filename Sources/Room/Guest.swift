import Meeting

/// Somebody connected to the room. A class, so that telling thousands of them something changes
/// nothing but the guest.
final class Guest<Frame> {
    enum State {
        /// Has not said who they are.
        case silent(since: Int)
        /// Waits at the door.
        case knocking(Live.Knock)
        case member(Member)
        /// Told so, and about to be closed.
        case refused
    }

    var state: State
    /// The place in the feed up to which everything was sent to a member.
    var place = 0
    /// What waits for this connection alone, oldest first.
    var outbox: [Personal] = []
    let address: String
    /// When they knocked.
    var knockedAt = 0
    var commands: TokenBucket
    var carets: TokenBucket

    enum Personal {
        /// An encoded message.
        case message([UInt8])
        /// A frame that others get too.
        case frame(Frame)
    }

    init(address: String, now: Int) {
        state = .silent(since: now)
        self.address = address
        commands = TokenBucket(
            perSecond: Limits.commandsPerSecond, burst: Limits.commandBurst, now: now)
        carets = TokenBucket(perSecond: Limits.caretsPerSecond, burst: Limits.caretBurst, now: now)
    }

    /// Takes the next frame out of the outbox: the messages up to a frame together, or the frame.
    func takePersonalFrame(make: ([UInt8]) -> Frame) -> Frame? {
        // As a rule there is nothing, and everyone is asked for each event.
        if outbox.isEmpty { return nil }
        var messages: [[UInt8]] = []
        gathering: for item in outbox {
            switch item {
            case .message(let message): messages.append(message)
            case .frame(let frame):
                guard messages.isEmpty else { break gathering }
                outbox.removeFirst()
                return frame
            }
        }
        outbox.removeFirst(messages.count)
        return make(RoomJSON.array(of: messages))
    }
}

/// Somebody in a seat.
struct Member {
    var seat: SeatID
    var client: ClientID
    var generation: Int

    /// A client's name is its own only within a seat.
    struct Key: Hashable {
        var seat: SeatID
        var client: ClientID
    }
    var key: Key { Key(seat: seat, client: client) }
}

extension Room {
    /// A connection was opened from an address, which is only compared with others.
    package func opened(_ connection: Connection, address: String, now: Int) {
        guests[connection] = Guest(address: address, now: now)
    }

    package func closed(_ connection: Connection) {
        guard let guest = guests.removeValue(forKey: connection) else { return }
        switch guest.state {
        case .member(let member): leave(connection, member)
        case .knocking: tellOfficersOfKnocks()
        case .silent, .refused: break
        }
    }

    private func leave(_ connection: Connection, _ member: Member) {
        live.disconnected(member.seat, member.client)
        if connectionOfClient[member.key] == connection { connectionOfClient[member.key] = nil }
    }

    /// The next frame for a connection that can take one, or `nil` when it has everything.
    package func nextFrame(_ connection: Connection) -> Frame? {
        guard let guest = guests[connection] else { return nil }
        if let frame = guest.takePersonalFrame(make: outside.frame) { return frame }
        guard case .member(let member) = guest.state else { return nil }
        if guest.place < feed.start {
            // Fell behind the window: everything again.
            begin(guest, member)
            return guest.takePersonalFrame(make: outside.frame)
        }
        guard guest.place < feed.end else { return nil }
        let (frame, end) = feed.frame(from: guest.place, make: outside.frame)
        guest.place = end
        return frame
    }

    /// Sends a message to one connection.
    func tell(_ connection: Connection, _ message: ServerMessage) {
        guard let guest = guests[connection] else { return }
        if case .rejected(_, let reason) = message { counts.rejected[reason.code, default: 0] += 1 }
        if guest.outbox.count >= Limits.waitingMessages {
            // Asks and asks and does not read the answers.
            guest.outbox = []
            return refuse(connection, .tooFast)
        }
        guest.outbox.append(.message(RoomJSON.encode(message)))
        outside.ready(connection)
    }

    func refuse(_ connection: Connection, _ reason: Refusal) {
        guard let guest = guests[connection] else { return }
        let before = guest.state
        guest.state = .refused
        counts.refused[reason, default: 0] += 1
        outside.note(.refused(reason, address: guest.address))
        tell(connection, .refused(reason: reason))
        outside.close(connection, reason)
        switch before {
        case .member(let member): leave(connection, member)
        case .knocking: tellOfficersOfKnocks()
        case .silent, .refused: break
        }
    }

    func refuseSilent(now: Int) {
        for (connection, guest) in guests {
            switch guest.state {
            case .silent(let since):
                // A clock that went back begins the waiting anew.
                if now < since { guest.state = .silent(since: now) }
                if now - since >= Limits.helloMilliseconds { refuse(connection, .noHello) }
            case .knocking, .member, .refused: break
            }
        }
    }

    /// Whoever waits at the door for too long is told that nobody answers.
    func refuseUnanswered(now: Int) {
        for (connection, guest) in guests {
            guard case .knocking = guest.state else { continue }
            // A clock that went back begins the waiting anew.
            if now < guest.knockedAt { guest.knockedAt = now }
            if now - guest.knockedAt >= Limits.knockMilliseconds {
                refuse(connection, .nobodyAnswered)
            }
        }
    }
}

// MARK: - Joining

extension Room {
    func hello(
        _ connection: Connection, token: String, client: ClientID,
        from origin: (position: Int?, at: Instant?), now: Int
    ) {
        let name = client.rawValue.utf8
        guard Limits.clientNameLength.contains(name.count),
            client.rawValue.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") })
        else { return refuse(connection, .badMessage) }
        guard let seat = access.seat(opening: token, in: durable) else {
            return refuse(connection, .unknownToken)
        }
        guard let guest = guests[connection] else { return }
        let wasKnocking = if case .knocking = guest.state { true } else { false }
        let member = Member(seat: seat.id, client: client, generation: seat.generation)
        // A tab that comes back before its old connection is found dead takes its place.
        if let older = connectionOfClient[member.key] { refuse(older, .replaced) }
        connectionOfClient[member.key] = connection
        announceDevice(of: member, seat)
        guest.state = .member(member)
        live.connected(seat.id)
        if let position = origin.position, let at = origin.at,
            let place = feed.place(after: position, at: at)
        {
            guest.place = place
            welcome(guest, member, at: position)
        } else {
            begin(guest, member)
        }
        outside.ready(connection)
        if wasKnocking { tellOfficersOfKnocks() }
        arrive(seat, now: now)
    }

    /// Starts a member from a snapshot.
    private func begin(_ guest: Guest<Frame>, _ member: Member) {
        let snapshot = currentJoinSnapshot()
        guest.place = feed.place(after: snapshot.sequence) ?? feed.end
        welcome(guest, member, at: snapshot.sequence)
        guest.outbox.append(.frame(snapshot.frame))
    }

    private func welcome(_ guest: Guest<Frame>, _ member: Member, at sequence: Int) {
        let role = durable.seat(member.seat)?.role ?? .observer
        var votes: [BallotID: Choice] = [:]
        // What a holder answers in their place they learn with all others.
        if let ballot = durable.openBallot, ballot.electorate[id: member.seat]?.holder == nil {
            votes[ballot.id] = ballot.votes[member.seat]
        }
        let whole = live.whole(
            in: durable, for: member.seat, knocks: role.admits ? knocks : nil,
            inBox: { turnoutInBox })
        let inBox = voteInBox(of: member)
        var welcome = Welcome(
            meeting: durable.id, seat: member.seat, role: role, sequence: sequence,
            at: feed.time(of: sequence),
            lastNumber: max(
                durable.clients.number(of: member.client, seat: member.seat), inBox.number),
            lastSequence: durable.clients.sequence(of: member.client, seat: member.seat),
            now: Instant(rawValue: clock), votes: votes, codes: inBox.codes,
            codesFor: inBox.codesFor, drafts: draft(of: member.seat), accepting: accepting,
            trouble: trouble)
        welcome.votesFor = votesFor(others: member, role)
        guest.outbox.append(.message(welcome.message(live: whole.encoded)))
        if let beyond = whole.beyond {
            guest.outbox.append(.message(RoomJSON.encode(ServerMessage.live(beyond))))
        }
    }

    /// The public state as those who come now get it, with the feed from there on: encoded once for
    /// all who come before the rest weighs more than the state.
    private func currentJoinSnapshot() -> JoinSnapshot {
        if let made = joinSnapshot, let place = feed.place(after: made.sequence),
            feed.bytes(from: place) <= max(made.count, Limits.entriesAfterSnapshotBytes)
        {
            return made
        }
        let message = RoomJSON.encode(ServerMessage.snapshot(meeting: durable.publicView))
        let made = JoinSnapshot(
            sequence: durable.sequence, count: message.count,
            frame: outside.frame(RoomJSON.array(of: [message])))
        joinSnapshot = made
        return made
    }

    /// The snapshot that joins share.
    struct JoinSnapshot {
        /// That of its state.
        var sequence: Int
        /// Bytes of the message.
        var count: Int
        var frame: Frame
    }
}

extension Role {
    /// Whether the role lets people in and sees who knocks.
    var admits: Bool {
        switch self {
        case .chair, .secretary: true
        case .member, .observer, .screen: false
        }
    }

    /// Whether the role writes in the minutes.
    var writes: Bool {
        switch self {
        case .chair, .secretary, .member: true
        case .observer, .screen: false
        }
    }
}

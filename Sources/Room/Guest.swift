import Meeting

/// Somebody connected to the room.
struct Guest {
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
    /// Messages for this connection alone, encoded.
    var outbox: [[UInt8]] = []
    let address: String
    var commands: TokenBucket
    var carets: TokenBucket

    init(address: String, now: Int) {
        state = .silent(since: now)
        self.address = address
        commands = TokenBucket(
            perSecond: Limits.commandsPerSecond, burst: Limits.commandBurst, now: now)
        carets = TokenBucket(perSecond: Limits.caretsPerSecond, burst: Limits.caretBurst, now: now)
    }
}

/// Somebody in a seat.
struct Member {
    var seat: SeatID
    var client: ClientID
    var generation: Int
    /// The place in the feed up to which everything was sent.
    var place: Int
}

extension Room {
    /// A connection was opened from an address, which is only compared with others.
    package func opened(_ connection: Connection, address: String, now: Int) {
        guests[connection] = Guest(address: address, now: now)
    }

    package func closed(_ connection: Connection) {
        guard let guest = guests.removeValue(forKey: connection) else { return }
        switch guest.state {
        case .member(let member): live.disconnected(member.seat, member.client)
        case .knocking: tellOfficersOfKnocks()
        case .silent, .refused: break
        }
    }

    /// The next frame for a connection that can take one, or `nil` when it has everything.
    package func nextFrame(_ connection: Connection) -> Frame? {
        guard var guest = guests[connection] else { return nil }
        if !guest.outbox.isEmpty {
            let messages = guest.outbox
            guest.outbox = []
            guests[connection] = guest
            return outside.frame(array(of: messages))
        }
        guard case .member(var member) = guest.state else { return nil }
        if member.place < feed.start {
            // Fell behind the window: everything again.
            guest.outbox = [welcome(member, at: member.place), snapshotMessage()]
            member.place = feed.place(after: joinSnapshot?.sequence ?? 0) ?? feed.end
            guest.state = .member(member)
            guests[connection] = guest
            return nextFrame(connection)
        }
        guard member.place < feed.end else { return nil }
        let (frame, end) = feed.frame(from: member.place, make: outside.frame)
        member.place = end
        guests[connection]?.state = .member(member)
        return frame
    }

    /// Sends a message to one connection.
    func tell(_ connection: Connection, _ message: ServerMessage) {
        guard guests[connection] != nil else { return }
        guests[connection]?.outbox.append(RoomJSON.encode(message))
        outside.ready(connection)
    }

    func refuse(_ connection: Connection, _ reason: Refusal) {
        guard let guest = guests[connection] else { return }
        switch guest.state {
        case .member(let member): live.disconnected(member.seat, member.client)
        case .silent, .knocking: break
        case .refused: return
        }
        guests[connection]?.state = .refused
        tell(connection, .refused(reason: reason))
        outside.close(connection, reason)
        if case .knocking = guest.state { tellOfficersOfKnocks() }
    }

    func refuseSilent(now: Int) {
        for (connection, guest) in guests {
            switch guest.state {
            case .silent(let since):
                if now - since >= Limits.helloMilliseconds { refuse(connection, .noHello) }
            case .knocking, .member, .refused: break
            }
        }
    }

    private func array(of messages: [[UInt8]]) -> [UInt8] {
        [UInt8(ascii: "[")] + messages.joined(separator: [UInt8(ascii: ",")])
            + [UInt8(ascii: "]")]
    }
}

// MARK: - Joining

extension Room {
    func hello(
        _ connection: Connection, token: String, client: ClientID, position: Int?, now: Int
    ) {
        let name = client.rawValue.utf8
        guard Limits.clientNameLength.contains(name.count),
            name.allSatisfy({ byte in
                Character(UnicodeScalar(byte)).isLetter || Character(UnicodeScalar(byte)).isNumber
                    || byte == UInt8(ascii: "-")
            })
        else { return refuse(connection, .badMessage) }
        guard let seat = access.seat(opening: token, in: durable) else {
            return refuse(connection, .unknownToken)
        }
        replaceOlder(client, seat.id)
        var member = Member(
            seat: seat.id, client: client, generation: seat.generation, place: feed.end)
        var messages: [[UInt8]] = []
        if let position, let place = feed.place(after: position) {
            member.place = place
            messages = [welcome(member, at: position)]
        } else {
            let snapshot = snapshotMessage()
            member.place = feed.place(after: joinSnapshot?.sequence ?? 0) ?? feed.end
            messages = [welcome(member, at: joinSnapshot?.sequence ?? 0), snapshot]
        }
        guests[connection]?.state = .member(member)
        guests[connection]?.outbox += messages
        live.connected(seat.id)
        outside.ready(connection)
        arrive(seat, now: now)
    }

    /// A tab that comes back before its old connection is found dead takes its place.
    private func replaceOlder(_ client: ClientID, _ seat: SeatID) {
        for (connection, guest) in guests {
            if case .member(let member) = guest.state, member.client == client,
                member.seat == seat
            {
                refuse(connection, .replaced)
            }
        }
    }

    private func welcome(_ member: Member, at sequence: Int) -> [UInt8] {
        let role = durable.seat(member.seat)?.role ?? .observer
        var votes: [BallotID: Choice] = [:]
        if let ballot = durable.openBallot, let choice = ballot.votes[member.seat] {
            votes[ballot.id] = choice
        }
        var whole = live.whole(in: durable)
        if role.admits { whole.knocks = knocks }
        return RoomJSON.encode(
            ServerMessage.welcome(
                meeting: durable.id, seat: member.seat, role: role, sequence: sequence,
                lastNumber: durable.clients.number(of: member.client, seat: member.seat),
                now: Instant(rawValue: heartbeatAt), votes: votes, live: whole,
                accepting: accepting))
    }

    /// The public state as those who come now get it: encoded once for all who come before the
    /// feed has moved on too far.
    private func snapshotMessage() -> [UInt8] {
        if let made = joinSnapshot, feed.place(after: made.sequence) != nil,
            durable.sequence - made.sequence < Self.joinSnapshotEntries
        {
            return made.message
        }
        let message = RoomJSON.encode(ServerMessage.snapshot(meeting: durable.publicView))
        joinSnapshot = (durable.sequence, message)
        return message
    }

    /// Entries after which those who come get a new snapshot rather than an old one and the rest.
    private static var joinSnapshotEntries: Int { 50 }
}

extension Role {
    /// Whether the role lets people in and sees who knocks.
    var admits: Bool {
        switch self {
        case .chair, .secretary: true
        case .member, .observer, .screen: false
        }
    }
}

import Meeting

/// Somebody connected to the room. A class, so that telling thousands of them something changes
/// nothing but the guest.
final class Guest {
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
        if !guest.outbox.isEmpty {
            let messages = guest.outbox
            guest.outbox = []
            return outside.frame(array(of: messages))
        }
        guard case .member(let member) = guest.state else { return nil }
        if guest.place < feed.start {
            // Fell behind the window: everything again.
            return outside.frame(array(of: begin(guest, member)))
        }
        guard guest.place < feed.end else { return nil }
        let (frame, end) = feed.frame(from: guest.place, make: outside.frame)
        guest.place = end
        return frame
    }

    /// Sends a message to one connection.
    func tell(_ connection: Connection, _ message: ServerMessage) {
        guard let guest = guests[connection] else { return }
        if guest.outbox.count >= Limits.waitingMessages {
            // Asks and asks and does not read the answers.
            guest.outbox = []
            return refuse(connection, .tooFast)
        }
        guest.outbox.append(RoomJSON.encode(message))
        outside.ready(connection)
    }

    func refuse(_ connection: Connection, _ reason: Refusal) {
        guard let guest = guests[connection] else { return }
        let before = guest.state
        guest.state = .refused
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
        guest.state = .member(member)
        live.connected(seat.id)
        if let position, let place = feed.place(after: position) {
            guest.place = place
            guest.outbox.append(welcome(member, at: position))
        } else {
            guest.outbox += begin(guest, member)
        }
        outside.ready(connection)
        if wasKnocking { tellOfficersOfKnocks() }
        arrive(seat, now: now)
    }

    /// Starts a member from a snapshot: the messages to send, with the guest's place after it.
    private func begin(_ guest: Guest, _ member: Member) -> [[UInt8]] {
        let snapshot = joinSnapshotMessage()
        guest.place = feed.place(after: snapshot.sequence) ?? feed.end
        return [welcome(member, at: snapshot.sequence), snapshot.message]
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
                now: Instant(rawValue: clock), votes: votes, live: whole,
                accepting: accepting))
    }

    /// The public state as those who come now get it: encoded once for all who come before the
    /// feed has moved on too far.
    private func joinSnapshotMessage() -> (sequence: Int, message: [UInt8]) {
        if let made = joinSnapshot, feed.place(after: made.sequence) != nil,
            durable.sequence - made.sequence < Self.joinSnapshotEntries
        {
            return made
        }
        let message = RoomJSON.encode(ServerMessage.snapshot(meeting: durable.publicView))
        let made = (durable.sequence, message)
        joinSnapshot = made
        return made
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

    /// Whether the role writes in the minutes.
    var writes: Bool {
        switch self {
        case .chair, .secretary, .member: true
        case .observer, .screen: false
        }
    }
}

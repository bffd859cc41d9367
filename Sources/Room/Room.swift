package import Journal
package import Meeting
package import SecretBallots

/// The live meeting: turns commands into durable entries and tells everyone in the room.
///
/// ```
/// command → decide → entry ─ journal ─ durable ─→ apply → feed → frames
/// ```
///
/// Two states are kept: `head` is ahead, with entries that are still being written, and decides
/// the next command; `durable` is what is on disk, and only it is spoken of. When writing fails,
/// `head` falls back to `durable`.
///
/// All calls come from one thread. A room knows no sockets: a connection is a name that is never
/// used twice, frames are made by a closure, and whoever owns the room asks `nextFrame` when a connection can take one.
package final class Room<Connection: Hashable, Frame> {
    /// What the room asks of whoever owns it.
    package struct Outside {
        /// Something waits for the connection in `nextFrame`.
        package var ready: (Connection) -> Void
        /// The connection is to be closed once its last frame is sent.
        package var close: (Connection, Refusal) -> Void
        /// Makes a frame of a text.
        package var frame: ([UInt8]) -> Frame
        /// A snapshot of this state is to be encoded, somewhere else, and given to the journal.
        package var snapshot: (Meeting) -> Void
        /// Something happened that whoever runs the server may want to know.
        package var note: (Note) -> Void

        package init(
            ready: @escaping (Connection) -> Void,
            close: @escaping (Connection, Refusal) -> Void,
            frame: @escaping ([UInt8]) -> Frame,
            snapshot: @escaping (Meeting) -> Void,
            note: @escaping (Note) -> Void = { _ in }
        ) {
            self.ready = ready
            self.close = close
            self.frame = frame
            self.snapshot = snapshot
            self.note = note
        }
    }

    package let access: Access
    let outside: Outside
    let journal: JournalWriter
    /// Where the keys of open secret ballots lie.
    let keys: KeyFolder
    var secret = SecretState<Connection>.none
    var oldKeysAreLeft = false
    /// The last durable vote of each client in the newest secret ballot, also once it is closed.
    var settledVotes: [Member.Key: Int] = [:]
    /// Sheets of the open ballot that are not handed in.
    var drafts: Drafts<Connection>?
    var draftsMark = 0
    var draftsWrittenAt = 0

    /// The state that is on disk.
    package internal(set) var durable: Meeting
    /// The last entry on disk.
    package var durableHead: Head { journal.status.durable }
    var head: Meeting
    var feed: Feed<Frame>
    /// Entries that are being written, oldest first.
    var pending: [Pending] = []
    var guests: [Connection: Guest<Frame>] = [:]
    /// The connection of each client, to find an older one when a client comes back.
    var connectionOfClient: [Member.Key: Connection] = [:]
    var live = LiveState()
    var codes: CodeGuard
    var knockCount = 0
    var counts = Counts()
    var joinSnapshot: JoinSnapshot?
    /// Whether commands are taken; not while the disk fails.
    package internal(set) var accepting = true
    /// Why they are not.
    var trouble: Trouble?
    var snapshotSequence: Int
    /// The newest time that a call has told.
    var clock: Int
    var liveAt: Int
    var heartbeatAt: Int
    var reopenAt: Int

    /// An entry that waits to be durable, and who is told of it personally.
    struct Pending {
        var entry: Entry
        var acknowledge: Connection?
        /// Whose votes in a secret ballot are durable with it.
        var voters: [Member.Key] = []
    }

    /// - Parameters:
    ///   - meeting: the durable state.
    ///   - at: when its last entry was made.
    ///   - recent: entries that led to it, oldest first, for those who come back.
    ///   - keys: where keys of secret ballots lie, apart from all other data.
    ///   - box: the file of the box of the secret ballot that is open; nil if there is none.
    ///   - drafts: the file of the drafts of its sheets; nil if there is none.
    ///   - now: milliseconds since 1970, as in every other call.
    package init(
        _ meeting: Meeting, at: Instant, recent: [Entry], access: Access, journal: JournalWriter,
        keys: KeyFolder, box: [UInt8]?, drafts: [UInt8]? = nil, outside: Outside, now: Int
    ) {
        durable = meeting
        head = meeting
        self.access = access
        self.journal = journal
        self.keys = keys
        self.outside = outside
        feed = Feed(
            after: meeting.sequence - recent.count, at: recent.isEmpty ? at : nil)
        codes = CodeGuard(now: now)
        snapshotSequence = meeting.sequence - recent.count
        (clock, liveAt, heartbeatAt, reopenAt) = (now, now, now, now)
        // Who has voted in the open ballot is in every welcome.
        for entry in recent { enter(entry) }
        findBox(box, now: now)
        if let drafts, let ballot = meeting.openBallot, ballot.keepsDrafts {
            self.drafts = Drafts(of: ballot, file: drafts)
        }
    }

    /// How many connections are open.
    package var connectionCount: Int { guests.count }
}

// MARK: - Commands

extension Room {
    /// Decides a command and gives its entry to the journal.
    func take(
        _ command: Command, number: Int, from connection: Connection, _ member: Member, now: Int
    ) {
        let origin = origin(of: command, member, now: now)
        do throws(Rejection) {
            let answer = Result { () throws(Rejection) in
                try head.receive(command, number: number, from: origin)
            }
            // What was applied stays applied, also when nothing new can be written; and whether
            // what is being written gets there is not known yet.
            if case .success(.alreadyApplied(let sequence)) = answer {
                return acknowledge(number, sequence: sequence, to: connection)
            }
            guard accepting else { throw Rejection(.notWritable) }
            guard pending.count < Limits.waitingEntries else { throw Rejection(.tooFast) }
            switch try answer.get() {
            case .alreadyApplied: break
            case .entry(let entry): try submit(entry, acknowledge: connection)
            }
        } catch {
            tell(connection, .rejected(number: number, reason: error))
        }
    }

    /// Who gives a command, with what only the room knows and the command needs. For a command
    /// that will be refused nothing is computed: a fingerprint is of the whole minutes.
    func origin(of command: Command, _ member: Member, now: Int) -> Origin {
        var origin = Origin(by: member.seat, client: member.client, at: Instant(rawValue: now))
        guard head.seat(member.seat)?.role.may(command) == true else { return origin }
        origin.fingerprint = head.text(sealedBy: command, at: origin.at).map(fingerprint)
        if case .closeBallot = command { origin.answers = answers() }
        if command.opensBallot { origin.connected = live.connectedSeats }
        return origin
    }

    /// The answer to a command that came again: at once when its entry is durable, else with it.
    func acknowledge(_ number: Int, sequence: Int, to connection: Connection) {
        if let index = pending.firstIndex(where: { $0.entry.sequence == sequence }) {
            pending[index].acknowledge = connection
        } else {
            tell(connection, .recorded(number: number, sequence: sequence))
        }
    }

    func submit(
        _ entry: Entry, acknowledge: Connection?, placing file: PlacedFile? = nil,
        voters: [Member.Key] = []
    ) throws(Rejection) {
        var (entry, file, voters) = (entry, file, voters)
        if let ballot = entry.opensSecretBallot, let part = ballot.secret {
            let sealed = try makeBox(for: ballot, part)
            entry.events.append(.boxWritten(ballot: ballot.id, box: BoxMark(sealed.seal)))
            file = PlacedFile(name: ballot.boxFile, bytes: sealed.bytes)
        }
        if entry.closesSecretBallot { voters += takeWaiting() }
        let sequence: Int
        do {
            sequence = try journal.submit(RoomJSON.encode(entry), placing: file)
        } catch {
            stopAccepting(error)
            writeAgain(voters, now: entry.at.rawValue)
            throw Rejection(.notWritable)
        }
        precondition(sequence == entry.sequence, "the journal and the state count alike")
        head.apply(entry)
        pending.append(Pending(entry: entry, acknowledge: acknowledge, voters: voters))
    }

    /// What the meeting does by itself.
    func takeDue(now: Int) {
        guard accepting,
            let entry = head.dueEntry(
                at: Instant(rawValue: now), turnout: turnoutInBox.count, answers: answers)
        else { return }
        try? submit(entry, acknowledge: nil)
    }

    /// A person who comes for the first time is here; how, they can correct.
    func arrive(_ seat: Seat, now: Int) {
        guard accepting, seat.isParticipant, !head.attendance.attended(seat.id),
            // To come takes the vote back: that is for them to say.
            head.attendance.proxy(of: seat.id) == nil
        else { return }
        let mode: Mode = head.header.remote ? .remote : .room
        let origin = Origin(by: seat.id, at: Instant(rawValue: now))
        guard let events = try? head.decide(.arrive(mode: mode), from: origin) else { return }
        let entry = Entry(
            sequence: head.sequence + 1, at: origin.at, by: seat.id, client: nil, number: nil,
            events: events)
        try? submit(entry, acknowledge: nil)
    }
}

// MARK: - Durability

extension Room {
    /// To be called when the journal says that its status changed.
    package func journalProgressed(now: Int) {
        let status = journal.status
        publish(through: status.durable.sequence)
        switch status.condition {
        case .accepting: if !accepting { startAccepting() }
        case .failed(let error):
            stopAccepting(error)
            follow(Trouble(error))
        case .stopped: break
        }
        draftsProgressed()
        if durable.sequence - snapshotSequence >= Limits.snapshotEntries { takeSnapshot() }
    }

    /// Asks for a snapshot of the durable state.
    package func takeSnapshot() {
        guard snapshotSequence < durable.sequence else { return }
        snapshotSequence = durable.sequence
        outside.snapshot(durable)
    }

    private func publish(through sequence: Int) {
        let count = pending.prefix { $0.entry.sequence <= sequence }.count
        guard count > 0 else { return }
        let ready = pending.prefix(count)
        pending.removeFirst(count)
        var spoke = false
        for item in ready {
            noteTurnout(item.entry)
            durable.apply(item.entry)
            tellOtherDevices(of: item.entry)
            if enter(item.entry) { spoke = true }
            acknowledge(item)
            followSecretBallot(item)
            followDrafts(item.entry)
            follow(item.entry)
        }
        if spoke { readyAll() }
    }

    /// That somebody voted is told once; that they changed their vote is nobody's business.
    private func noteTurnout(_ entry: Entry) {
        for case .voteCast(let id, let seat, _) in entry.events {
            if durable.ballot(id)?.votes[seat] == nil { live.voted(seat, in: id) }
            live.counted()
        }
        for case .handCountEntered in entry.events { live.counted() }
    }

    /// Enters the public part of an entry in the feed; returns whether there was any.
    @discardableResult
    private func enter(_ entry: Entry) -> Bool {
        guard let view = entry.publicView else {
            feed.pass(entry.sequence, at: entry.at)
            return false
        }
        feed.append(
            RoomJSON.encode(ServerMessage.entry(view)), sequence: entry.sequence, at: entry.at)
        return true
    }

    /// One's own command comes back in the feed; what is not public, or was asked for again by
    /// another connection of the client, is acknowledged personally.
    private func acknowledge(_ item: Pending) {
        guard let connection = item.acknowledge, let number = item.entry.number else { return }
        if item.entry.publicView == nil {
            tell(connection, .recorded(number: number, sequence: item.entry.sequence))
        }
    }

    private func stopAccepting(_ error: JournalError) {
        guard accepting else { return }
        accepting = false
        outside.note(.writingFailed("\(error)"))
        trouble = Trouble(error)
        tellAll(.accepting(value: false, reason: trouble))
    }

    /// After a failure: entries that reached the disk all the same were published before this;
    /// the others never happened.
    private func startAccepting() {
        let lost = pending
        pending = []
        head = durable
        accepting = true
        outside.note(.writingAgain(lost: lost.count))
        for item in lost {
            guard let connection = item.acknowledge, let number = item.entry.number else {
                continue
            }
            tell(connection, .rejected(number: number, reason: Rejection(.notWritable)))
        }
        writeAgain(lost.flatMap(\.voters), now: clock)
        trouble = nil
        tellAll(.accepting(value: true, reason: nil))
    }
}

// MARK: - Time

extension Room {
    /// To be called about ten times a second.
    package func tick(now: Int) {
        clock = now
        takeDue(now: now)
        keepDrafts(now: now)
        if now - liveAt >= liveInterval || now < liveAt {
            liveAt = now
            if let changes = live.takeChanges(in: durable) { tellAll(.live(changes)) }
        }
        if now - heartbeatAt >= Limits.heartbeatMilliseconds || now < heartbeatAt {
            heartbeatAt = now
            if !guests.isEmpty {
                tellAll(.heartbeat(now: Instant(rawValue: now), head: journal.status.durable))
            }
        }
        if !accepting, now - reopenAt >= Limits.reopenMilliseconds || now < reopenAt {
            reopenAt = now
            journal.reopen()
        }
        if oldKeysAreLeft { destroyOldKeys() }
        refuseSilent(now: now)
        refuseUnanswered(now: now)
    }

    /// Milliseconds between two live messages: longer in a very large room, which would be kept
    /// busy with little else.
    private var liveInterval: Int {
        max(Limits.liveMilliseconds, guests.count * 1_000 / Limits.liveFramesPerSecond)
    }

    /// Puts a message in the feed for everyone.
    func tellAll(_ message: ServerMessage) {
        feed.append(RoomJSON.encode(message))
        readyAll()
    }

    private func readyAll() {
        for (connection, guest) in guests {
            switch guest.state {
            case .member: outside.ready(connection)
            case .silent, .knocking, .refused: break
            }
        }
    }
}

extension Command {
    fileprivate var opensBallot: Bool {
        if case .openBallot = self { return true }
        if case .openPreparedBallot = self { return true }
        return false
    }
}

import Foundation
import Journal
import Meeting
import SecretBallots
import Testing

@testable import Room

/// A room with its journal on one thread, driven step by step.
final class Stage {
    static let access = Access(secret: Array(0..<32))

    private(set) var storage: MemoryStorage
    private(set) var writer: JournalWriter
    private(set) var room: Room<Int, [UInt8]>
    /// Milliseconds since 1970.
    var now = 1_700_000_000_000
    private var connectionCount = 0
    private var tabs: [Int: Tab] = [:]
    private let outside = Events()
    private let window: Int?
    /// Where the keys of secret ballots lie; gone with the stage.
    let keys: KeyFolder

    /// What the room asked of its owner.
    private final class Events {
        var closed: [Int: Refusal] = [:]
        var snapshots: [Meeting] = []
    }

    /// A room for a meeting that is prepared now. `window`: what the feed keeps, in bytes.
    convenience init(_ meeting: Meeting, window: Int? = nil) throws {
        let storage = MemoryStorage()
        var (journal, _) = try Journal.open(storage, name: "m-test")
        let first = Meeting.preparing(meeting, at: Instant(rawValue: 1_700_000_000_000))
        try journal.append([RoomJSON.encode(first)])
        try self.init(on: storage, window: window)
    }

    /// A room for what a storage holds.
    init(on storage: MemoryStorage, window: Int? = nil) throws {
        self.storage = storage
        self.window = window
        keys = KeyFolder(
            path: FileManager.default.temporaryDirectory.path + "/keys-\(UUID().uuidString)")
        (room, writer) = try Self.open(storage, outside, now, window, keys)
    }

    deinit { try? FileManager.default.removeItem(atPath: keys.path) }

    private static func open(
        _ storage: MemoryStorage, _ events: Events, _ now: Int, _ window: Int?, _ keys: KeyFolder
    ) throws -> (Room<Int, [UInt8]>, JournalWriter) {
        let (journal, recovered) = try Journal.open(storage, name: "m-test")
        let writer = JournalWriter(journal, recovered: recovered) {}
        let (meeting, entries) = try state(of: recovered)
        let last = try Journal.entries(
            in: storage, from: meeting.sequence, through: meeting.sequence, byteLimit: 1)
        let at = try RoomJSON.decode(Entry.self, from: #require(last.first).payload).at
        let room = Room<Int, [UInt8]>(
            meeting, at: at, recent: entries, access: access, journal: writer, keys: keys,
            box: try meeting.openBallot.flatMap { ballot in
                storage.list().contains(ballot.boxFile)
                    ? try storage.read(ballot.boxFile, from: 0, count: .max) : nil
            },
            drafts: try meeting.openBallot.flatMap { ballot in
                storage.list().contains(ballot.draftsFile)
                    ? try storage.read(ballot.draftsFile, from: 0, count: .max) : nil
            },
            outside: .init(
                ready: { _ in }, close: { events.closed[$0] = $1 }, frame: { $0 },
                snapshot: { events.snapshots.append($0) }),
            now: now)
        if let window { room.feed = Feed(after: meeting.sequence, at: at, limit: window) }
        return (room, writer)
    }

    private static func state(of recovered: Recovered) throws -> (Meeting, [Entry]) {
        let entries = try recovered.entries.map {
            try RoomJSON.decode(Entry.self, from: $0.payload)
        }
        var meeting = try recovered.snapshot.map {
            try RoomJSON.decode(Meeting.self, from: $0.payload)
        }
        for entry in entries {
            if case .meetingPrepared(let prepared)? = entry.events.first { meeting = prepared }
            meeting?.apply(entry)
        }
        guard let meeting else { throw JournalError.stopped }
        return (meeting, entries)
    }

    /// Every entry that the journal holds now, also those behind snapshots.
    func entriesOnDisk() throws -> [Entry] {
        let whole = MemoryStorage()
        for file in storage.list() where file.hasPrefix("journal-") {
            try whole.replace(file, with: try storage.read(file, from: 0, count: .max))
        }
        return try Self.state(of: Journal.read(whole, name: "m-test")).1
    }

    // The course of things

    /// Lets the journal write and tells the room of it.
    func write() {
        writer.step()
        room.journalProgressed(now: now)
    }

    /// Lets time pass, with a tick at its end.
    func wait(_ milliseconds: Int) {
        now += milliseconds
        room.tick(now: now)
    }

    /// Hands out what waits for those who read, and closes what is to be closed.
    func deliver() {
        for (connection, tab) in tabs.sorted(by: { $0.key < $1.key }) where tab.isReading {
            while let frame = room.nextFrame(connection) { tab.read(frame, stage: self) }
        }
        for (connection, reason) in outside.closed.sorted(by: { $0.key < $1.key }) {
            tabs[connection]?.refused(reason, connection)
            tabs[connection] = nil
            room.closed(connection)
        }
        outside.closed = [:]
    }

    /// Writes and hands out.
    func settle() {
        write()
        deliver()
    }

    /// Writes the snapshots that the room asked for.
    func writeSnapshots() throws {
        for meeting in outside.snapshots {
            try writer.submitSnapshot(
                sequence: meeting.sequence, payload: RoomJSON.encode(meeting))
        }
        outside.snapshots = []
        write()
    }

    /// Ends the server without a word to anybody, and starts it on what is on disk.
    ///
    /// With a hole the journal may refuse to open; then it is recovered, as `mahdar recover` does.
    /// - Returns: whether it had to be.
    @discardableResult
    func crash(
        keep: (Int) -> Int = { _ in 0 }, hole: (Int) -> Range<Int>? = { _ in nil }
    ) throws -> Bool {
        storage = storage.crashed(keep: keep, hole: hole)
        for tab in tabs.values { tab.connection = nil }
        tabs = [:]
        outside.closed = [:]
        outside.snapshots = []
        letters = []
        do throws(JournalError) {
            (_, _) = try Journal.open(storage.crashed(keep: { $0 }), name: "m-test")
        } catch .broken {
            let recovered = MemoryStorage()
            _ = try Journal.copy(storage, to: recovered, name: "m-test")
            storage = recovered
            (room, writer) = try Self.open(storage, outside, now, window, keys)
            return true
        }
        (room, writer) = try Self.open(storage, outside, now, window, keys)
        return false
    }

    // The network

    /// Whether messages of clients are on the way until `carry` brings them.
    var isSlow = false { didSet { if !isSlow { carryAll() } } }
    private var letters: [(connection: Int, text: String)] = []

    /// Brings one message that is on the way: the oldest of some connection, since a connection
    /// keeps the order. Those of a connection that has ended come too, as long as the server has
    /// not heard of the end.
    func carry(_ pick: (Int) -> Int) {
        var firsts: [Int] = []
        var seen: Set<Int> = []
        for (index, letter) in letters.enumerated() where seen.insert(letter.connection).inserted {
            firsts.append(index)
        }
        guard !firsts.isEmpty else { return }
        let letter = letters.remove(at: firsts[pick(firsts.count)])
        room.received(Array(letter.text.utf8), from: letter.connection, now: now)
    }

    /// Loses what is on the way to a tab, and its connection with it, of which the server hears
    /// only if `isTold`.
    func cut(_ tab: Tab, isTold: Bool) {
        guard let connection = tab.connection else { return }
        while room.nextFrame(connection) != nil {}
        letters.removeAll { $0.connection == connection }
        tab.connection = nil
        tabs[connection] = nil
        if isTold { room.closed(connection) }
    }

    /// Brings all that is on the way.
    func carryAll() {
        while !letters.isEmpty { carry { _ in 0 } }
    }

    // Connections

    /// Opens a connection for a tab and returns it.
    @discardableResult
    func connect(_ tab: Tab, address: String = "10.0.0.1") -> Int {
        connectionCount += 1
        tabs[connectionCount] = tab
        tab.connection = connectionCount
        room.opened(connectionCount, address: address, now: now)
        return connectionCount
    }

    /// Ends a tab's connection, as the network does.
    func disconnect(_ tab: Tab) {
        guard let connection = tab.connection else { return }
        tab.connection = nil
        tabs[connection] = nil
        room.closed(connection)
    }

    func send(_ text: String, from connection: Int) {
        if isSlow { return letters.append((connection, text)) }
        room.received(Array(text.utf8), from: connection, now: now)
    }

    /// A tab of somebody who is in the room.
    func enter(_ seat: SeatID, client: String? = nil) -> Tab {
        let tab = Tab(client ?? "client-\(seat)", token: token(of: seat))
        tab.hello(self)
        return tab
    }

    func token(of seat: SeatID) -> String {
        room.durable.seat(seat).map(Self.access.token) ?? ""
    }
}

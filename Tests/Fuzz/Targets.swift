import BallotFile
import Journal
import Meeting
import OperationalText
import Preparation
import Room
import SecretBallots

/// What is fuzzed; each has its folder in Tests/Fuzz/corpora.
enum Target: String, CaseIterable {
    case protocolMessages = "protocol"
    case meetingFile = "meeting"
    case consultationTable = "csv"
    case ballotFile = "ballots"
    case journal
    case textOperations = "text"

    func run(_ bytes: [UInt8]) {
        switch self {
        case .protocolMessages: fuzzProtocol(bytes)
        case .meetingFile: _ = try? Preparation.meeting(fromJSON: bytes, id: "m-fuzz")
        case .consultationTable: _ = try? Preparation.meeting(fromCSV: bytes, id: "m-fuzz")
        case .ballotFile:
            for name in ["f.json", "f.csv", "f.pb"] {
                _ = try? BallotFile.read(bytes, called: name).report()
            }
        case .journal: fuzzJournal(bytes)
        case .textOperations: fuzzText(bytes)
        }
    }
}

/// A meeting in session of a chair, a secretary, two members, observers and the screen.
private let prepared: Meeting = {
    let text = """
        {"format":1,"language":"en","timeZone":"Africa/Tunis","subject":"fuzz","date":"2023-07-12",
        "time":"10:00","remote":true,
        "rules":{"base":"cast","majority":"more than 1/2","tie":"castingVote"},
        "participants":[{"name":"a","role":"chair"},{"name":"b","role":"secretary"},{"name":"c"},
        {"name":"d"}],"commitments":[{"number":1,"title":"one"},{"number":2,"title":"two"}]}
        """
    do {
        return try Preparation.meeting(fromJSON: Array(text.utf8), id: "m-fuzz").0
    } catch {
        fatalError("\(error)")
    }
}()

/// Lines: the first byte of a line says who sends the rest of it. What was recorded must be read
/// back and come to the same state.
private func fuzzProtocol(_ bytes: [UInt8]) {
    let now = 1_700_000_000_000
    let storage = MemoryStorage()
    let access = Access(secret: Array(0..<32))
    let first = Meeting.preparing(prepared, at: Instant(rawValue: now))
    guard var journal = try? Journal.open(storage, name: "m-fuzz").journal,
        (try? journal.append([RoomJSON.encode(first)])) != nil,
        let opened = try? Journal.open(storage, name: "m-fuzz")
    else { fatalError("no journal") }
    let keys = KeyFolder(path: "/tmp/mahdar-fuzz-keys")
    let writer = JournalWriter(opened.journal, recovered: opened.recovered) {}
    var meeting = prepared
    meeting.apply(first)
    let room = Room<Int, [UInt8]>(
        meeting, at: first.at, recent: [first], access: access, journal: writer, keys: keys,
        box: nil,
        outside: .init(ready: { _ in }, close: { _, _ in }, frame: { $0 }, snapshot: { _ in }),
        now: now)
    func send(_ text: [UInt8], _ connection: Int, at time: Int) {
        room.received(text, from: connection, now: time)
        writer.step()
        room.journalProgressed(now: time)
        room.tick(now: time)
        while room.nextFrame(connection) != nil {}
    }
    let seats = meeting.seats.map { access.token(of: $0) } + ["", "chair.x"]
    for (index, token) in seats.enumerated() {
        room.opened(index, address: "10.0.0.\(index)", now: now)
        let hello = #"{"hello":{"token":"\#(token)","client":"fuzz-client-\#(index)"}}"#
        if index < seats.count - 2 { send(Array(hello.utf8), index, at: now) }
    }
    send(Array(#"{"command":{"number":1,"command":{"openMeeting":{}}}}"#.utf8), 0, at: now)
    for (index, line) in bytes.split(separator: UInt8(ascii: "\n")).prefix(40).enumerated() {
        let connection = Int(line.first ?? 0) % seats.count
        send(Array(line.dropFirst()), connection, at: now + 100 * index)
    }
    var replayed = prepared
    guard let read = try? Journal.read(storage, name: "m-fuzz") else {
        fatalError("the journal cannot be read back")
    }
    for found in read.entries {
        guard let entry = try? RoomJSON.decode(Entry.self, from: found.payload) else {
            fatalError("an entry cannot be read back")
        }
        replayed.apply(entry)
    }
    precondition(RoomJSON.encode(replayed) == RoomJSON.encode(room.durable), "replay differs")
}

/// The bytes as a file with entries and as a snapshot. What opens is whole and goes on; what is
/// copied from it is whole.
private func fuzzJournal(_ bytes: [UInt8]) {
    let storage = MemoryStorage()
    try? storage.replace("journal-000000000001.jsonl", with: bytes)
    try? storage.replace("snapshot-000000000001.json", with: bytes)
    let copy = MemoryStorage()
    if let head = try? Journal.copy(storage, to: copy, name: "m-fuzz") {
        guard let found = try? Journal.verify(copy, name: "m-fuzz"), found.firstBreak == nil,
            found.head == head
        else { fatalError("a copy is not whole") }
    }
    guard var journal = try? Journal.open(storage, name: "m-fuzz").journal else { return }
    let before = journal.head.sequence
    guard (try? journal.append([Array("{}".utf8)])) != nil,
        let read = try? Journal.read(storage, name: "m-fuzz"), read.head.sequence == before + 1
    else { fatalError("a journal that opened does not go on") }
}

/// Operations in JSON, a line each, of two writers who do not see each other's.
private func fuzzText(_ bytes: [UInt8]) {
    var document = Document(blocks: ["a", "b", "c"].map { Block(id: BlockID($0)) })
    var history = History()
    for (index, line) in bytes.split(separator: UInt8(ascii: "\n")).prefix(30).enumerated() {
        guard
            let operation = try? RoomJSON.decode(
                OperationalText.Operation.self, from: Array(line.dropFirst()))
        else { continue }
        let (base, client) = (Int(line.first ?? 0) % 8, "client-\(index % 2)")
        guard
            let effective = try? history.integrate(
                operation, base: max(0, index - base), client: client, in: document)
        else { continue }
        let inverse = document.inverse(of: effective)
        history.append(
            sequence: index + 1, client: client, operation: effective, in: document)
        var undone = document
        document.apply(effective, author: client)
        undone.apply(effective, author: client)
        undone.apply(undone.clamped(inverse), author: client)
    }
    _ = RoomJSON.encode(document)
}

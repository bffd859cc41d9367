import Testing

@testable import Journal

/// What a journal does when the disk fails.
@Suite struct FailureTests {
    private static let failures: [FaultyStorage.Operation] = [
        .append(taking: 0), .append(taking: 1), .append(taking: 150), .append(taking: 1000),
        .synchronize,
    ]

    @Test(arguments: failures)
    func `after a failure nothing more is taken until the journal is reopened`(
        _ failure: FaultyStorage.Operation
    ) throws {
        let storage = try storage(entries: 2)
        var journal = try Journal.open(storage, name: meeting).journal
        let durable = journal.head
        storage.failNext(failure)
        let error = try #require(
            #expect(throws: JournalError.self) {
                try journal.append([payload(3), payload(4)])
            })
        #expect(journal.head == durable)
        let files = storage.files
        #expect(throws: error) { try journal.append([payload(3)]) }
        #expect(throws: error) { try journal.writeSnapshot(sequence: 1, payload: payload(0)) }
        #expect(throws: error) { try journal.rollOver() }
        #expect(storage.files == files)

        #expect(try journal.reopen() == durable)
        try journal.append([payload(3)])
        storage.crash(keep: { _ in 0 })
        let again = try Journal.open(storage, name: meeting)
        #expect(again.recovered.entries == entries(1...3) && again.recovered.notes.isEmpty)
        #expect(storage.files.keys.sorted() == [firstFile, "journal-000000000003.jsonl"])
        #expect(try Journal.verify(storage, name: meeting).head == journal.head)
    }

    @Test(arguments: failures)
    func `a crash after a failure loses nothing that was durable`(
        _ failure: FaultyStorage.Operation
    ) throws {
        for kept in 0...300 {
            let storage = try storage(entries: 2)
            var journal = try Journal.open(storage, name: meeting).journal
            storage.failNext(failure)
            #expect(throws: JournalError.self) { try journal.append([payload(3), payload(4)]) }
            storage.crash(keep: { min(kept, $0) })
            let recovered = try Journal.open(storage, name: meeting).recovered
            #expect(entries(1...4).starts(with: recovered.entries))
            #expect(recovered.entries.count >= 2)
        }
    }

    @Test(arguments: [
        FaultyStorage.Operation.truncate, .create(leavesFile: true), .create(leavesFile: false),
    ])
    func `a reopening that fails may be tried again`(_ second: FaultyStorage.Operation) throws {
        let storage = try storage(entries: 2)
        var journal = try Journal.open(storage, name: meeting).journal
        storage.failNext(.synchronize)
        #expect(throws: JournalError.self) { try journal.append([payload(3)]) }
        storage.failNext(second)
        #expect(throws: JournalError.self) { try journal.reopen() }
        #expect(throws: JournalError.self) { try journal.append([payload(3)]) }
        #expect(try journal.reopen().sequence == 2)
        try journal.append([payload(3)])
        #expect(try Journal.open(storage, name: meeting).recovered.entries == entries(1...3))
    }

    @Test func `a new file that fails at once is used again`() throws {
        let storage = try storage(entries: 1)
        var journal = try Journal.open(storage, name: meeting).journal
        try journal.rollOver()
        storage.failNext(.append(taking: 9))
        #expect(throws: JournalError.self) { try journal.append([payload(2)]) }
        #expect(try journal.reopen().sequence == 1)
        try journal.append([payload(2)])
        #expect(try Journal.open(storage, name: meeting).recovered.entries == entries(1...2))
        #expect(storage.files.count == 2)
    }

    @Test func `a journal whose durable entries have changed cannot be reopened`() throws {
        let storage = try storage(entries: 2)
        var journal = try Journal.open(storage, name: meeting).journal
        storage.failNext(.synchronize)
        #expect(throws: JournalError.self) { try journal.append([payload(3)]) }
        let bytes = try #require(storage.files[firstFile])
        for change in [Array(bytes[..<150]), [1] + bytes.dropFirst(1)] {
            storage.put(change, firstFile)
            #expect(throws: JournalError.self) { try journal.reopen() }
            #expect(storage.files[firstFile] == change)
        }
    }

    @Test(arguments: [true, false])
    func `a new file that cannot be made stops the journal`(_ leavesFile: Bool) throws {
        let storage = try storage(entries: 2)
        var journal = try Journal.open(storage, name: meeting).journal
        storage.failNext(.create(leavesFile: leavesFile))
        #expect(throws: JournalError.self) { try journal.rollOver() }
        #expect(throws: JournalError.self) { try journal.append([payload(3)]) }
        #expect(try Journal.open(storage.copy(), name: meeting).journal.head.sequence == 2)
        #expect(try journal.reopen().sequence == 2)
        try journal.append([payload(3)])
        #expect(try Journal.open(storage, name: meeting).recovered.entries == entries(1...3))
    }

    @Test func `half-written files are removed at the next opening`() throws {
        let storage = try storage(entries: 1)
        storage.put([1, 2], "snapshot-000000000001.json.aside")
        storage.put([3], "note.txt")
        _ = try Journal.open(storage, name: meeting)
        #expect(storage.files.keys.sorted() == [firstFile, "note.txt"])
    }

    /// Random work, failures and crashes, the same for the same seed.
    @Test(arguments: 0..<300)
    func `nothing durable is ever lost and nothing is made up`(_ seed: UInt64) throws {
        var random = SplitMix(state: seed)
        let storage = FaultyStorage()
        var journal = try Journal.open(storage, name: meeting).journal
        /// Entries that may be there or not: their append failed.
        var doubtful = 0
        for _ in 0..<60 {
            switch random.below(12) {
            case 0:
                storage.failNext(
                    random.below(2) == 0
                        ? .synchronize : .append(taking: random.below(400)))
            case 1: storage.failNext(.create(leavesFile: random.below(2) == 0))
            case 2: storage.failNext(random.below(2) == 0 ? .truncate : .replace)
            case 3:
                let sequence = journal.head.sequence - random.below(3)
                try? journal.writeSnapshot(
                    sequence: sequence, payload: payload(sequence))
            case 4: try? journal.rollOver()
            case 5:
                if (try? journal.reopen()) != nil { doubtful = 0 }
            case 6:
                let (cut, zeros) = (random.below(500), random.below(2) == 0)
                storage.crash(
                    keep: { max(0, $0 - cut) }, zeros: zeros,
                    restoreRemoved: random.below(2) == 0)
                let durable = journal.head.sequence
                let recovered: Recovered
                (journal, recovered) = try Journal.open(storage, name: meeting)
                let base = recovered.snapshot?.sequence ?? 0
                #expect(recovered.entries == entries((base..<journal.head.sequence).map { $0 + 1 }))
                #expect((durable...(durable + doubtful)).contains(journal.head.sequence))
                doubtful = 0
            default:
                let next = journal.head.sequence + 1
                let count = 1 + random.below(4)
                do {
                    try journal.append((next..<(next + count)).map(payload))
                } catch {
                    doubtful = max(doubtful, count)
                }
            }
        }
        storage.crash(keep: { _ in 0 })
        let head = try Journal.open(storage, name: meeting).journal.head
        #expect(
            (journal.head.sequence...(journal.head.sequence + doubtful)).contains(head.sequence))
        let verified = try Journal.verify(storage, name: meeting)
        #expect(verified.firstBreak == nil && verified.head == head)
    }
}

/// A small generator of numbers that look random, for tests that can be repeated.
struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}

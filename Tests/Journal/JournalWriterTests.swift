import Glibc
import Synchronization
import Testing

@testable import Journal

@Suite struct JournalWriterTests {
    /// A writer over a storage, and how often it woke its owner.
    private final class Owner: Sendable {
        let storage: FaultyStorage
        let writer: JournalWriter
        private let counter: Counter

        private final class Counter: Sendable { let value = Mutex(0) }

        var wakeCount: Int { counter.value.withLock { $0 } }

        init(_ storage: FaultyStorage = FaultyStorage(), rollOverSize: Int = .max) throws {
            let (journal, recovered) = try Journal.open(storage, name: meeting)
            let count = Counter()
            self.storage = storage
            writer = JournalWriter(journal, recovered: recovered, rollOverSize: rollOverSize) {
                count.value.withLock { $0 += 1 }
            }
            counter = count
        }

        func submit(_ range: ClosedRange<Int>) throws {
            for number in range { #expect(try writer.submit(payload(number)) == number) }
        }

        var recovered: Recovered {
            get throws { try Journal.read(storage, name: meeting) }
        }
    }

    @Test func `what is submitted gets its sequence at once and is durable after the step`() throws
    {
        let owner = try Owner(storage(entries: 2))
        #expect(owner.writer.status.durable.sequence == 2)
        let writes = owner.storage.appendCount
        try owner.submit(3...40)
        #expect(owner.writer.status.durable.sequence == 2 && owner.wakeCount == 0)
        #expect(owner.writer.step())
        #expect(owner.writer.status.durable.sequence == 40 && owner.wakeCount == 1)
        #expect(owner.storage.appendCount == writes + 1)
        #expect(!owner.writer.step() && owner.wakeCount == 1)
        #expect(try owner.recovered.entries == entries(1...40))
        #expect(try owner.recovered.head == owner.writer.status.durable)
    }

    @Test func `a payload that is not one line gets no sequence`() throws {
        let owner = try Owner()
        #expect(throws: JournalError.payloadNotOneLine) { try owner.writer.submit([10]) }
        try owner.submit(1...1)
    }

    @Test func `a failure is published and drops what is not durable`() throws {
        let owner = try Owner()
        try owner.submit(1...2)
        owner.writer.step()
        let durable = owner.writer.status.durable
        owner.storage.failNext(.synchronize)
        try owner.submit(3...5)
        try owner.writer.submitSnapshot(sequence: 4, payload: payload(0))
        owner.writer.step()
        guard case .failed(let error) = owner.writer.status.condition else {
            Issue.record("the failure was not published")
            return
        }
        #expect(owner.writer.status.durable == durable && owner.wakeCount >= 2)
        #expect(throws: error) { try owner.writer.submit(payload(6)) }
        #expect(throws: error) {
            try owner.writer.submitSnapshot(sequence: 2, payload: payload(0))
        }
        #expect(!owner.writer.step(), "what failed is not tried again")

        owner.storage.failNext(.truncate)
        owner.writer.reopen()
        #expect(owner.writer.step())
        #expect(owner.writer.status.condition != .accepting)
        owner.writer.reopen()
        owner.writer.step()
        #expect(owner.writer.status.condition == .accepting)
        #expect(owner.writer.status.durable == durable)
        try owner.submit(3...3)
        owner.writer.step()
        #expect(try owner.recovered.entries == entries(1...3))
        owner.writer.reopen()
        #expect(!owner.writer.step(), "there is nothing to reopen")
    }

    @Test func `entries that come while the disk is failing are dropped with the others`() throws {
        let storage = FaultyStorage()
        let (journal, recovered) = try Journal.open(storage, name: meeting)
        let writer = JournalWriter(journal, recovered: recovered) {}
        _ = try writer.submit(payload(1))
        storage.failNext(.append(taking: 3))
        // The second one comes between the gathering and the failure.
        storage.onAppend { _ = try? writer.submit(payload(2)) }
        writer.step()
        storage.onAppend {}
        #expect(!writer.step())
        writer.reopen()
        writer.step()
        #expect(try writer.submit(payload(1)) == 1)
        writer.step()
        #expect(try Journal.read(storage, name: meeting).entries == entries(1...1))
    }

    @Test func `a snapshot is written after the entries that it covers`() throws {
        let owner = try Owner(rollOverSize: 0)
        try owner.submit(1...3)
        try owner.writer.submitSnapshot(sequence: 2, payload: payload(0))
        try owner.submit(4...5)
        owner.writer.step()
        #expect(owner.writer.status.snapshot == 2)
        #expect(try owner.recovered.snapshot?.sequence == 2)
        #expect(try owner.recovered.entries == entries(3...5))
        #expect(owner.storage.files.keys.contains("journal-000000000006.jsonl"))
        for sequence in [1, 6] {
            #expect(throws: JournalError.snapshotOutOfRange(sequence: sequence)) {
                try owner.writer.submitSnapshot(sequence: sequence, payload: payload(0))
            }
        }
    }

    @Test func `a snapshot that fails is told of and the entries go on`() throws {
        let owner = try Owner()
        try owner.submit(1...2)
        owner.storage.failNext(.replace)
        try owner.writer.submitSnapshot(sequence: 2, payload: payload(0))
        owner.writer.step()
        #expect(owner.writer.status.snapshotFailure != nil)
        #expect(owner.writer.status.condition == .accepting)
        #expect(owner.writer.status.durable.sequence == 2)
        try owner.writer.submitSnapshot(sequence: 2, payload: payload(0))
        owner.writer.step()
        #expect(owner.writer.status.snapshotFailure == nil)
        #expect(owner.writer.status.snapshot == 2)
    }

    @Test func `a new file that cannot be made is a failure of the journal`() throws {
        let owner = try Owner(rollOverSize: 0)
        try owner.submit(1...1)
        owner.storage.failNext(.create(leavesFile: true))
        try owner.writer.submitSnapshot(sequence: 1, payload: payload(0))
        owner.writer.step()
        #expect(owner.writer.status.condition != .accepting)
        owner.writer.reopen()
        owner.writer.step()
        try owner.submit(2...2)
        owner.writer.step()
        #expect(try owner.recovered.entries == entries([2]))
    }

    @Test func `after a stop nothing is taken and what was taken is written`() throws {
        let owner = try Owner()
        try owner.submit(1...2)
        owner.writer.stop()
        #expect(throws: JournalError.stopped) { try owner.writer.submit(payload(3)) }
        owner.writer.step()
        #expect(owner.writer.status.durable.sequence == 2)
        #expect(owner.writer.status.condition == .stopped(nil))
    }

    @Test(arguments: [true, false])
    func `a stop tells of a failure before it or after it`(_ failsBefore: Bool) throws {
        let owner = try Owner()
        try owner.submit(1...1)
        owner.storage.failNext(.synchronize)
        if failsBefore { owner.writer.step() }
        owner.writer.stop()
        owner.writer.step()
        let error = JournalError.system(operation: "synchronize", path: firstFile, code: EIO)
        #expect(owner.writer.status.condition == .stopped(error))
        #expect(owner.writer.status.durable.sequence == 0)
        owner.writer.reopen()
        #expect(!owner.writer.step())
        owner.writer.stop()
        #expect(owner.writer.status.condition == .stopped(error))
    }

    @Test func `a thread makes entries durable in groups until it is stopped`() throws {
        let owner = try Owner()
        let thread = JournalThread(owner.writer)
        for number in 1...5000 { _ = try owner.writer.submit(payload(number)) }
        thread.stop()
        #expect(owner.writer.status.durable.sequence == 5000)
        #expect(owner.storage.appendCount < 5000)
        #expect(try owner.recovered.entries == entries(1...5000))
    }

    @Test func `a thread wakes for one entry, for a snapshot and for a reopening`() async throws {
        let storage = FaultyStorage()
        let (journal, recovered) = try Journal.open(storage, name: meeting)
        let (changes, wake) = AsyncStream<Void>.makeStream()
        let writer = JournalWriter(journal, recovered: recovered) { wake.yield() }
        let thread = JournalThread(writer)
        var iterator = changes.makeAsyncIterator()
        _ = try writer.submit(payload(1))
        while writer.status.durable.sequence < 1 { await iterator.next() }
        try writer.submitSnapshot(sequence: 1, payload: payload(0))
        while writer.status.snapshot < 1 { await iterator.next() }
        storage.failNext(.synchronize)
        _ = try writer.submit(payload(2))
        while writer.status.condition == .accepting { await iterator.next() }
        writer.reopen()
        while writer.status.condition != .accepting { await iterator.next() }
        #expect(try writer.submit(payload(2)) == 2)
        thread.stop()
        #expect(try Journal.read(storage, name: meeting).entries == entries([2]))
    }
}

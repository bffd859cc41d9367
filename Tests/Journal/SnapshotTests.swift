import Testing

@testable import Journal

@Suite struct SnapshotTests {
    private let newest = "snapshot-000000000005.json"

    @Test func `opening begins at the newest snapshot`() throws {
        let storage = try storageWithSnapshots()
        let before = storage.readCount
        let recovered = try Journal.open(storage, name: meeting).recovered
        #expect(recovered.snapshot?.sequence == 5)
        #expect(recovered.snapshot?.payload == Array(#"{"sum":5}"#.utf8))
        #expect(recovered.entries == entries(6...8))
        // One snapshot and two files, each once and once more for its end; not the first file.
        #expect(storage.readCount - before <= 5)
    }

    @Test func `any change to the newest snapshot makes the older one take its place`() throws {
        let storage = try storageWithSnapshots()
        let bytes = try #require(storage.files[newest])
        let older = Array(#"{"sum":3}"#.utf8)
        func expectOlder(_ changed: [UInt8], _ what: Comment) throws {
            let copy = storage.copy()
            copy.put(changed, newest)
            let recovered = try Journal.open(copy, name: meeting).recovered
            #expect(recovered.snapshot == Snapshot(sequence: 3, payload: older), what)
            #expect(recovered.entries == entries(4...8), what)
            #expect(recovered.notes == [.invalidSnapshot(file: newest)], what)
            #expect(try Journal.verify(copy, name: meeting).firstBreak?.file == newest, what)
        }
        for position in bytes.indices {
            for value in (0..<8).map({ bytes[position] ^ (1 << $0) }) {
                var changed = bytes
                changed[position] = value
                try expectOlder(changed, "\(position): \(value)")
            }
            try expectOlder(Array(bytes[..<position]), "cut at \(position)")
            try expectOlder(
                bytes[..<position] + [bytes[position]] + bytes[position...], "doubled \(position)")
        }
    }

    @Test func `without any whole snapshot the entries alone make the journal`() throws {
        let storage = try storageWithSnapshots()
        storage.put([], newest)
        storage.put(Array("{}".utf8), "snapshot-000000000003.json")
        let recovered = try Journal.open(storage, name: meeting).recovered
        #expect(recovered.snapshot == nil)
        #expect(recovered.entries == entries(1...8))
        #expect(recovered.notes.count == 2)
    }

    @Test func `a snapshot of another chain is refused`() throws {
        let storage = try storageWithSnapshots()
        let other = SnapshotFile.encode(
            [1], after: Head(sequence: 5, hash: Head(ofEmpty: "x").hash), of: meeting)
        storage.put(other, newest)
        let found = try breakOf { _ = try Journal.open(storage, name: meeting) }
        #expect(found?.file == newest && found?.sequence == 5)
        #expect(try Journal.verify(storage, name: meeting).firstBreak == found)
        storage.put(SnapshotFile.encode([1], after: Head(ofEmpty: "x"), of: meeting), newest)
        #expect(
            try Journal.open(storage, name: meeting).recovered.notes == [
                .invalidSnapshot(file: newest)
            ])
    }

    @Test func `two snapshots are kept, and every entry`() throws {
        let storage = FaultyStorage()
        var journal = try Journal.open(storage, name: meeting).journal
        for number in 1...4 {
            try journal.append([payload(number)])
            try journal.writeSnapshot(sequence: number, payload: payload(number))
            try journal.rollOver()
        }
        #expect(
            storage.files.keys.sorted() == [
                firstFile, "journal-000000000002.jsonl", "journal-000000000003.jsonl",
                "journal-000000000004.jsonl", "journal-000000000005.jsonl",
                "snapshot-000000000003.json", "snapshot-000000000004.json",
            ])
        let verified = try Journal.verify(storage, name: meeting)
        #expect(verified.head == journal.head && verified.snapshotCount == 2)
        #expect(verified.firstBreak == nil && verified.notes.isEmpty)
    }

    @Test func `a snapshot may be of an entry that others have followed`() throws {
        let storage = FaultyStorage()
        var journal = try Journal.open(storage, name: meeting).journal
        try journal.append((1...6).map(payload))
        try journal.writeSnapshot(sequence: 4, payload: payload(0))
        #expect(throws: JournalError.snapshotOutOfRange(sequence: 3)) {
            try journal.writeSnapshot(sequence: 3, payload: payload(0))
        }
        #expect(throws: JournalError.snapshotOutOfRange(sequence: 7)) {
            try journal.writeSnapshot(sequence: 7, payload: payload(0))
        }
        try journal.rollOver()
        var again = try Journal.open(storage, name: meeting)
        #expect(again.recovered.snapshot?.sequence == 4)
        #expect(again.recovered.entries == entries(5...6))
        try again.journal.writeSnapshot(sequence: 5, payload: payload(0))
        #expect(try Journal.verify(storage, name: meeting).snapshotCount == 2)
    }

    @Test func `a reader begins again when a snapshot goes away under its hands`() throws {
        let storage = try storageWithSnapshots()
        for read in [
            { _ = try Journal.read(storage, name: meeting) },
            { _ = try Journal.verify(storage, name: meeting) },
        ] {
            let file = try #require(storage.files[newest])
            storage.onList { storage.take("snapshot-000000000005.json") }
            try read()
            storage.onList {}
            storage.put(file, newest)
        }
    }

    @Test func `a snapshot that cannot be written harms nothing`() throws {
        let storage = try storage(entries: 2)
        var journal = try Journal.open(storage, name: meeting).journal
        storage.failNext(.replace)
        #expect(throws: JournalError.self) {
            try journal.writeSnapshot(sequence: 2, payload: payload(0))
        }
        try journal.append([payload(3)])
        try journal.writeSnapshot(sequence: 2, payload: payload(0))
        let recovered = try Journal.open(storage, name: meeting).recovered
        #expect(recovered.snapshot?.sequence == 2 && recovered.entries == entries([3]))
    }
}

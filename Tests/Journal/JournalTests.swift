import Testing

@testable import Journal

@Suite struct JournalTests {
    @Test func `entries come back as they were appended`() throws {
        let storage = FaultyStorage()
        var (journal, recovered) = try Journal.open(storage, name: meeting)
        #expect(recovered.entries.isEmpty && recovered.snapshot == nil)
        #expect(recovered.head == Head(ofEmpty: meeting))
        try journal.append([payload(1)])
        try journal.append([payload(2), payload(3)])
        #expect(journal.head.sequence == 3)
        let again = try Journal.open(storage, name: meeting)
        #expect(again.recovered.entries == entries(1...3))
        #expect(again.recovered.notes.isEmpty)
        #expect(again.recovered.head == journal.head)
        #expect(again.journal.head == journal.head)
    }

    /// The hashes are computed by another program, so that the format stays what it is.
    @Test func `the files have the layout that is promised`() throws {
        let storage = FaultyStorage()
        var journal = try Journal.open(storage, name: "sample").journal
        try journal.append([Array(#"{"a":1}"#.utf8), Array("[]".utf8)])
        try journal.writeSnapshot(sequence: 2, payload: Array("{}".utf8))
        let lines = String(decoding: try #require(storage.files[firstFile]), as: UTF8.self)
        let snapshot = String(
            decoding: try #require(storage.files["snapshot-000000000002.json"]), as: UTF8.self)
        #expect(
            lines == """
                {"sequence":1,"hash":"f5fe29857d1fd6cd2388619bb56415f7a6183962cdd168d8698418868cdf7a8a","payload":{"a":1}}
                {"sequence":2,"hash":"9bb501a25df13d40ca656c2686bcbb96509f1c15292f365b6b5ae9787480c0d8","payload":[]}

                """)
        #expect(
            snapshot == """
                {"format":1,"sequence":2,"hash":"9bb501a25df13d40ca656c2686bcbb96509f1c15292f365b6b5ae9787480c0d8",\
                "checksum":"bdd2bedd830e94cc55fa6a6d44864c5f7e901c13009f83a44b471a57402f3c29",\
                "payload":{}}

                """)
    }

    @Test func `a batch costs one write and one synchronisation`() throws {
        let storage = FaultyStorage()
        var journal = try Journal.open(storage, name: meeting).journal
        let (appends, synchronisations) = (storage.appendCount, storage.synchronizeCount)
        try journal.append((1...100).map(payload))
        #expect(storage.appendCount == appends + 1)
        #expect(storage.synchronizeCount == synchronisations + 1)
        try journal.append([])
        #expect(storage.appendCount == appends + 1)
    }

    @Test func `what was appended survives a crash, whatever else does`() throws {
        let storage = FaultyStorage()
        var journal = try Journal.open(storage, name: meeting).journal
        try journal.append([payload(1), payload(2)])
        storage.crash(keep: { _ in 0 })
        #expect(try Journal.open(storage, name: meeting).recovered.entries == entries(1...2))
    }

    @Test func `what a killed process left unsynchronised is synchronised before it counts`() throws
    {
        let storage = try storage(entries: 1)
        var journal = try Journal.open(storage, name: meeting).journal
        storage.failNext(.synchronize)
        #expect(throws: JournalError.self) { try journal.append([payload(2)]) }
        #expect(try Journal.open(storage, name: meeting).recovered.entries == entries(1...2))
        storage.crash(keep: { _ in 0 })
        #expect(try Journal.open(storage, name: meeting).recovered.entries == entries(1...2))
    }

    @Test(arguments: ["", "\n", "{\n}", "{}\n"])
    func `a payload that is not one line is refused and nothing is written`(
        _ text: String
    ) throws {
        let storage = try storage(entries: 1)
        var journal = try Journal.open(storage, name: meeting).journal
        let files = storage.files
        #expect(throws: JournalError.payloadNotOneLine) {
            try journal.append([payload(2), Array(text.utf8)])
        }
        #expect(storage.files == files)
        try journal.append([payload(2)])
        #expect(try Journal.open(storage, name: meeting).recovered.entries == entries(1...2))
    }

    @Test func `a journal of another name is not this one`() throws {
        let storage = try storage(entries: 2)
        let found = try breakOf { _ = try Journal.open(storage, name: "meeting-2") }
        #expect(found?.offset == 0 && found?.sequence == 1 && found?.file == firstFile)
        let snapshots = try storageWithSnapshots()
        #expect(throws: JournalError.self) { try Journal.open(snapshots, name: "meeting-2") }
    }

    @Test func `a line longer than what is read at once comes back`() throws {
        let storage = FaultyStorage()
        var journal = try Journal.open(storage, name: meeting).journal
        let long = [UInt8](repeating: UInt8(ascii: "7"), count: 3_000_000)
        try journal.append([payload(1), long, payload(3)])
        let recovered = try Journal.open(storage, name: meeting).recovered
        #expect(recovered.entries.map(\.payload) == [payload(1), long, payload(3)])
    }

    @Test func `reading changes nothing and passes over a line that is being written`() throws {
        let storage = try storageWithSnapshots()
        let line = try #require(storage.files["journal-000000000007.jsonl"])
        storage.put(Array(line.dropLast(5)), "journal-000000000007.jsonl")
        storage.put([1], "snapshot-000000000009.json.aside")
        storage.forbidChanges()
        let recovered = try Journal.read(storage, name: meeting)
        #expect(recovered.snapshot?.sequence == 5)
        #expect(recovered.entries == entries(6...7))
        let start = lineStarts(line)[1]
        #expect(
            recovered.notes == [
                .tornEntry(
                    file: "journal-000000000007.jsonl", offset: start,
                    byteCount: line.count - start - 5)
            ])
        #expect(try Journal.read(FaultyStorage(), name: meeting).entries.isEmpty)
    }

    @Test func `reading from the first entry gives all that ever were`() throws {
        let storage = try storageWithSnapshots()
        let recovered = try Journal.read(storage, name: meeting, fromFirstEntry: true)
        #expect(recovered.entries == entries(1...8) && recovered.snapshot == nil)
        let found = try breakOf {
            storage.take(firstFile)
            _ = try Journal.read(storage, name: meeting, fromFirstEntry: true)
        }
        #expect(found?.sequence == 1)
    }

    @Test func `names of files are read only as they are written`() {
        for name in [FileName.entries(first: 1), .snapshot(sequence: 123_456_789_012)] {
            #expect(FileName(name.text) == name)
        }
        #expect(FileName.entries(first: 12).text == "journal-000000000012.jsonl")
        #expect(FileName.snapshot(sequence: 12).text == "snapshot-000000000012.json")
        let others = [
            "journal-000000000000.jsonl", "journal-1.jsonl", "journal-+00000000001.jsonl",
            "journal-000000000001.jsonl.aside", "snapshot-000000000001.jsonl", "lock", "",
        ]
        for other in others { #expect(FileName(other) == nil) }
    }
}

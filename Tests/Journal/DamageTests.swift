import Testing

@testable import Journal

/// Every small damage to the files, tried at every place.
@Suite struct DamageTests {
    /// Expects that opening and verifying both refuse the file, at a place where a line begins that
    /// is not after the damage, and that the file stays as it is.
    private func expectRefusal(
        _ bytes: [UInt8], damagedAt position: Int, _ what: Comment
    ) throws {
        let storage = FaultyStorage()
        storage.put(bytes, firstFile)
        storage.forbidChanges()
        let opened = try breakOf { _ = try Journal.open(storage, name: meeting) }
        let verified = try Journal.verify(storage, name: meeting).firstBreak
        let read = try breakOf { _ = try Journal.read(storage, name: meeting) }
        guard let opened else {
            Issue.record("not detected: \(what)")
            return
        }
        #expect(opened == verified && opened == read, what)
        #expect(opened.file == firstFile, what)
        #expect(opened.offset <= position, what)
        #expect(lineStarts(bytes).contains(opened.offset), what)
        // Broken is the first line that the damage is in, and so is its sequence.
        let linesBefore = bytes[..<opened.offset].count { $0 == EntryLine.newline }
        #expect(opened.sequence == linesBefore + 1, what)
    }

    @Test func `a change of any byte is detected`() throws {
        let bytes = try #require(try storage(entries: 3).files[firstFile])
        let starts = lineStarts(bytes)
        for position in bytes.indices {
            let flips = (0..<8).map { bytes[position] ^ (1 << $0) }
            for value in flips + Array("\n\0 }0a\"".utf8) where value != bytes[position] {
                var changed = bytes
                changed[position] = value
                try expectRefusal(changed, damagedAt: position, "\(position): \(value)")
                let found = try breakOf {
                    let storage = FaultyStorage()
                    storage.put(changed, firstFile)
                    _ = try Journal.open(storage, name: meeting)
                }
                #expect(found?.offset == starts.last { $0 <= position })
            }
        }
    }

    @Test func `an inserted or doubled byte is detected anywhere`() throws {
        let bytes = try #require(try storage(entries: 3).files[firstFile])
        for position in 0...bytes.count {
            for value in Array("\n\0 }0a\"".utf8) + [bytes[max(0, position - 1)]] {
                // A zero at the end is what a file system may leave of a line cut short.
                if position == bytes.count && (value == 0 || value == UInt8(ascii: "{")) {
                    continue
                }
                var changed = bytes
                changed.insert(value, at: position)
                // The same byte before and after: nobody can tell which of them is the new one.
                let isSame = position < bytes.count && bytes[position] == value
                try expectRefusal(
                    changed, damagedAt: position + (isSame ? 1 : 0), "\(position): \(value)")
            }
        }
    }

    @Test func `a removed byte is detected anywhere but at the very end`() throws {
        let bytes = try #require(try storage(entries: 3).files[firstFile])
        for position in bytes.indices.dropLast() {
            var changed = bytes
            changed.remove(at: position)
            try expectRefusal(changed, damagedAt: position, "\(position)")
        }
    }

    @Test func `removed, doubled, swapped and foreign lines are detected`() throws {
        let bytes = try #require(try storage(entries: 4).files[firstFile])
        let starts = lineStarts(bytes)
        let lines = zip(starts, starts.dropFirst()).map { Array(bytes[$0..<$1]) }
        let foreign = FaultyStorage()
        var journal = try Journal.open(foreign, name: "meeting-2").journal
        try journal.append((1...4).map(payload))
        let foreignBytes = try #require(foreign.files[firstFile])
        for index in lines.indices {
            var doubled = lines
            doubled.insert(lines[index], at: index)
            try expectRefusal(
                doubled.flatMap { $0 }, damagedAt: starts[index + 1], "doubled \(index)")
            var replaced = lines
            replaced[index] = Array(foreignBytes[starts[index]..<starts[index + 1]])
            try expectRefusal(
                replaced.flatMap { $0 }, damagedAt: starts[index], "foreign \(index)")
            if index == lines.count - 1 { continue }
            var removed = lines
            removed.remove(at: index)
            try expectRefusal(
                removed.flatMap { $0 }, damagedAt: starts[index], "removed \(index)")
            var swapped = lines
            swapped.swapAt(index, index + 1)
            try expectRefusal(
                swapped.flatMap { $0 }, damagedAt: starts[index], "swapped \(index)")
        }
    }

    @Test func `a torn last entry is cut wherever it was torn, and the journal goes on`() throws {
        let whole = try storage(entries: 3)
        let bytes = try #require(whole.files[firstFile])
        let starts = lineStarts(bytes)
        for length in bytes.indices {
            for zeroCount in [0, 1, 2, 700] {
                let count = starts.filter { $0 <= length }.count - 1
                let start = starts[count]
                // One byte that is no newline after a whole entry is a change, not a cut.
                if zeroCount == 1 && starts.contains(length + 1) { continue }
                let torn = length - start + zeroCount
                let storage = FaultyStorage()
                let zeros = [UInt8](repeating: 0, count: zeroCount)
                storage.put(bytes.prefix(length) + zeros, firstFile)
                var (journal, recovered) = try Journal.open(storage, name: meeting)
                #expect(recovered.entries == entries(1..<(count + 1)))
                let note = Recovered.Note.tornEntry(
                    file: firstFile, offset: start, byteCount: torn)
                #expect(recovered.notes == (torn == 0 ? [] : [note]))
                #expect(storage.files[firstFile] == Array(bytes.prefix(start)))
                if count < 3 { try journal.append(((count + 1)...3).map(payload)) }
                #expect(storage.files == whole.files)
            }
        }
    }

    @Test func `a line cut short counts as damage where another file follows`() throws {
        let storage = try storageWithSnapshots()
        let file = "journal-000000000004.jsonl"
        let bytes = try #require(storage.files[file])
        storage.put(bytes.dropLast(1), file)
        let found = try breakOf { _ = try Journal.open(storage, name: meeting) }
        let start = lineStarts(bytes)[2]
        #expect(
            found
                == Break(file: file, offset: start, sequence: 6, expected: "a whole entry"))
        #expect(try Journal.verify(storage, name: meeting).firstBreak == found)
    }

    @Test func `entries that a missing file held are missed`() throws {
        for (file, sequence) in [(1, 1), (4, 4)] {
            let storage = try storageWithSnapshots()
            storage.take(FileName.entries(first: file).text)
            let verified = try Journal.verify(storage, name: meeting)
            #expect(verified.firstBreak?.sequence == sequence)
            #expect(verified.head.sequence == sequence - 1)
        }
        let storage = try storageWithSnapshots()
        storage.take("journal-000000000004.jsonl")
        let gap = try breakOf { _ = try Journal.open(storage, name: meeting) }
        #expect(gap?.sequence == 4 && gap?.file == "journal-000000000007.jsonl")
        storage.take(firstFile)
        #expect(try breakOf { _ = try Journal.open(storage, name: meeting) }?.sequence == 1)
        storage.take("journal-000000000007.jsonl")
        #expect(try breakOf { _ = try Journal.open(storage, name: meeting) }?.sequence == 1)
    }

    @Test func `a journal that ends before its snapshot is refused`() throws {
        let storage = try storageWithSnapshots()
        storage.take("journal-000000000007.jsonl")
        storage.take("journal-000000000004.jsonl")
        let found = try breakOf { _ = try Journal.open(storage, name: meeting) }
        #expect(found?.file == "snapshot-000000000005.json" && found?.sequence == 5)
    }
}

import Testing

@testable import Journal

/// Copies, and the good part of what is damaged.
struct `A copy of a journal` {
    @Test func `is whole, with its snapshots, and byte for byte the same`() throws {
        let source = try storageWithSnapshots()
        let target = FaultyStorage()
        let head = try Journal.copy(source, to: target, name: meeting)
        #expect(try head == Journal.verify(source, name: meeting).head)
        let found = try Journal.verify(target, name: meeting)
        #expect(found.firstBreak == nil && found.head == head)
        for file in source.list() where FileName(file) != nil {
            #expect(try target.read(file) == source.read(file), "\(file)")
        }
    }

    @Test func `ends before the first damage, whatever was changed`() throws {
        let source = try storage(entries: 6)
        let file = try #require(source.list().first)
        let bytes = try source.read(file)
        let starts = lineStarts(bytes)
        for offset in stride(from: 0, to: bytes.count - 1, by: 7) {
            let damaged = FaultyStorage()
            var changed = bytes
            changed[offset] ^= 1
            damaged.put(changed, file)
            let target = FaultyStorage()
            let head = try Journal.copy(damaged, to: target, name: meeting)
            let good = starts.lastIndex { $0 <= offset } ?? 0
            #expect(head.sequence == good, "byte \(offset)")
            let opened = try Journal.open(target, name: meeting)
            #expect(opened.recovered.entries == entries(1..<(good + 1)))
        }
    }

    @Test func `goes no further than it is told, and takes no snapshot from beyond`() throws {
        let source = try storageWithSnapshots()
        let last = try Journal.verify(source, name: meeting).head.sequence
        for through in 1..<last {
            let target = FaultyStorage()
            let head = try Journal.copy(source, to: target, name: meeting, through: through)
            #expect(head.sequence == through)
            let found = try Journal.verify(target, name: meeting)
            #expect(found.firstBreak == nil && found.head == head)
        }
    }

    @Test func `a hash that was noted is found by its beginning, and not in a cut one`() throws {
        let source = try storage(entries: 6)
        let noted = try Journal.verify(source, name: meeting).head.hash
        func find(_ storage: FaultyStorage, _ hash: [UInt8]) throws -> Int? {
            try Journal.verify(storage, name: meeting, lookingFor: hash).found
        }
        #expect(try find(source, noted) == 6)
        #expect(try find(source, Array(noted.prefix(8))) == 6)
        let cut = FaultyStorage()
        _ = try Journal.copy(source, to: cut, name: meeting, through: 5)
        #expect(try Journal.verify(cut, name: meeting).firstBreak == nil)
        #expect(try find(cut, noted) == nil)
    }
}

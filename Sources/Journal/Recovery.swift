/// One entry of a journal.
package struct RecoveredEntry: Equatable, Sendable {
    /// Its number, from 1 on without gaps.
    package let sequence: Int
    /// The JSON that was appended, byte for byte.
    package let payload: [UInt8]
}

/// What a journal held when it was opened: everything that was ever durable.
package struct Recovered: Equatable, Sendable {
    /// The newest snapshot that is whole, if there is one.
    package let snapshot: Snapshot?
    /// All entries after the snapshot, in order.
    package let entries: [RecoveredEntry]
    /// The last entry.
    package let head: Head
    /// What was found amiss and passed over without loss. For the log.
    package let notes: [Note]

    /// Something amiss that loses nothing that was durable.
    package enum Note: Equatable, Sendable, CustomStringConvertible {
        /// The last line of the newest file was cut short by a crash while it was being written,
        /// so it was never durable. Opening to write removes it.
        case tornEntry(file: String, offset: Int, byteCount: Int)
        /// A snapshot is not whole. The one before, or the entries alone, took its place.
        case invalidSnapshot(file: String)

        package var description: String {
            switch self {
            case .tornEntry(let file, let offset, let byteCount):
                "\(file): an entry cut short at byte \(offset), \(byteCount) bytes, passed over"
            case .invalidSnapshot(let file):
                "\(file): not a whole snapshot, passed over"
            }
        }
    }
}

/// Reads a journal as far as is needed to go on with it, and changes nothing.
struct Recovery {
    private(set) var snapshot: (snapshot: Snapshot, head: Head)?
    private(set) var entries: [RecoveredEntry] = []
    private(set) var head: Head
    private(set) var notes: [Recovered.Note] = []
    private(set) var hashes: HashWindow
    /// The newest file and where its last whole entry ends; nil if there is no file yet.
    private(set) var newest: (file: String, tail: EntryWalk.Tail)?

    var recovered: Recovered {
        Recovered(snapshot: snapshot?.snapshot, entries: entries, head: head, notes: notes)
    }

    init(_ storage: any Storage, _ name: String, _ list: FileList) throws(JournalError) {
        head = Head(ofEmpty: name)
        hashes = HashWindow(head)
        try readSnapshot(storage, name, list.snapshots)
        try readEntries(storage, list.firsts)
    }

    private mutating func readSnapshot(
        _ storage: any Storage, _ name: String, _ sequences: [Int]
    ) throws(JournalError) {
        for sequence in sequences.reversed() {
            let file = FileName.snapshot(sequence: sequence).text
            let bytes = try storage.read(file)
            if let found = SnapshotFile.decode(bytes, sequence: sequence, of: name) {
                snapshot = found
                head = found.head
                hashes = HashWindow(head)
                return
            }
            notes.append(.invalidSnapshot(file: file))
        }
    }

    private mutating func readEntries(
        _ storage: any Storage, _ firsts: [Int]
    ) throws(JournalError) {
        let start = head
        guard let begin = firsts.lastIndex(where: { $0 <= start.sequence + 1 }) else {
            if firsts.isEmpty && start.sequence == 0 { return }
            throw .broken(missing(file: firsts.first, after: 0))
        }
        var walk =
            firsts[begin] == start.sequence + 1
            ? EntryWalk(after: start) : EntryWalk(from: firsts[begin])
        var startFound = start
        for first in firsts[begin...] {
            guard first == walk.head.sequence + 1 else {
                throw .broken(missing(file: first, after: walk.head.sequence))
            }
            let tail = try walk.read(storage) { head, payload in
                if head.sequence > start.sequence {
                    entries.append(RecoveredEntry(sequence: head.sequence, payload: payload.copied))
                    hashes.append(head.hash)
                } else if head.sequence == start.sequence {
                    startFound = head
                }
            }
            let file = FileName.entries(first: first).text
            newest = (file, tail)
            if tail.tornCount == 0 { continue }
            guard first == firsts.last else {
                throw .broken(
                    Break(
                        file: file, offset: tail.offset, sequence: walk.head.sequence + 1,
                        expected: "a whole entry"))
            }
            notes.append(
                .tornEntry(file: file, offset: tail.offset, byteCount: tail.tornCount))
        }
        guard walk.head.sequence >= start.sequence, startFound == start else {
            throw .broken(
                Break(
                    file: FileName.snapshot(sequence: start.sequence).text, offset: 0,
                    sequence: start.sequence, expected: "the hash that this entry has"))
        }
        head = walk.head
    }
}

/// The break where the files leave entries out.
func missing(file first: Int?, after sequence: Int) -> Break {
    Break(
        file: FileName.entries(first: first ?? sequence + 1).text, offset: 0,
        sequence: sequence + 1, expected: "the entries from \(sequence + 1) on")
}

extension Span<UInt8> {
    /// The bytes in memory of their own.
    var copied: [UInt8] { withUnsafeBufferPointer { Array($0) } }
}

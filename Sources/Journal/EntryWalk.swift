import Cryptography
import Glibc

/// Reads and verifies entries, file after file, without holding more than a piece of one.
struct EntryWalk: ~Copyable {
    /// What follows the last whole entry of a file.
    struct Tail: Equatable {
        /// Where the last whole entry ends, in bytes.
        let offset: Int
        /// The length of a line that was cut short; 0 if there is none.
        let tornCount: Int
    }

    /// What is called with the head after each entry, and its payload.
    typealias Visit = (Head, Span<UInt8>) -> Void

    private static let pieceSize = 1 << 20

    private var chain: Chain
    /// Whether the hash before the next entry is known. Without it the first entry's own hash is
    /// believed, and verified by those who know a later one.
    private var isAnchored: Bool
    private var envelope: [UInt8] = []

    /// The last entry read, or what the walk began after.
    var head: Head { chain.head }

    /// A walk through the entries after `head`.
    init(after head: Head) {
        chain = Chain(head)
        isAnchored = true
    }

    /// A walk through the entries from `first` on, in a chain whose beginning is not looked at.
    init(from first: Int) {
        chain = Chain(Head(sequence: first - 1, hash: []))
        isAnchored = false
    }

    /// Reads one file, or its first `limit` bytes. Throws `broken` at the first thing that is
    /// neither a whole entry nor the beginning of one.
    mutating func read(
        _ storage: any Storage, limit: Int = .max, visit: Visit
    ) throws(JournalError) -> Tail {
        try read(.entries(first: head.sequence + 1), storage, limit: limit, visit: visit)
    }

    private mutating func read(
        _ name: FileName, _ storage: any Storage, limit: Int, visit: Visit
    ) throws(JournalError) -> Tail {
        let file = name.text
        var piece: [UInt8] = []
        var offset = 0
        while true {
            let start = offset + piece.count
            let more = try storage.read(
                file, from: start, count: min(Self.pieceSize, limit - start))
            if more.isEmpty { break }
            piece += more
            let end = try readLines(piece.span, file, offset, visit)
            piece.removeFirst(end)
            offset += end
        }
        guard mayBeCutShort(piece.span) else {
            throw broken(file, offset, "the beginning of a line, or nothing")
        }
        return Tail(offset: offset, tornCount: piece.count)
    }

    /// Reads all whole lines and returns where they end.
    private mutating func readLines(
        _ bytes: Span<UInt8>, _ file: String, _ offset: Int, _ visit: Visit
    ) throws(JournalError) -> Int {
        var start = 0
        while let end = newline(in: bytes, from: start) {
            let line = bytes.extracting(start..<end)
            if let expected = readLine(line) {
                throw broken(file, offset + start, expected)
            }
            let payloadStart = envelope.count
            visit(chain.head, line.extracting(payloadStart..<(line.count - 1)))
            start = end + 1
        }
        return start
    }

    /// Reads a line without its newline. If it is not the next entry, returns what would be, and
    /// the walk stays where it was.
    private mutating func readLine(_ line: Span<UInt8>) -> String? {
        let before = chain.head
        let sequence = before.sequence + 1
        guard
            let payload = EntryLine.payload(
                in: line, payloadStart: EntryLine.payloadStart(sequence))
        else { return "a whole entry" }
        if isAnchored {
            chain.append(line.extracting(payload))
        } else if let stated = EntryLine.statedHash(line, sequence: sequence) {
            chain = Chain(Head(sequence: sequence, hash: stated))
        } else {
            return "a hash of 64 hexadecimal digits"
        }
        EntryLine.envelope(chain.head, into: &envelope)
        if EntryLine.begins(line, with: envelope) {
            isAnchored = true
            return nil
        }
        chain = Chain(before)
        return String(decoding: envelope, as: UTF8.self) + " before this payload"
    }

    private mutating func mayBeCutShort(_ bytes: Span<UInt8>) -> Bool {
        if bytes.isEmpty { return true }
        // A whole entry followed by one byte that should be a newline was not cut short: that byte
        // was changed. To cut the entry could lose what was durable.
        let before = chain.head
        let wasAnchored = isAnchored
        let isWhole = readLine(bytes.extracting(droppingLast: 1)) == nil
        if isWhole {
            chain = Chain(before)
            isAnchored = wasAnchored
        }
        return !isWhole && EntryLine.mayBeCutShort(bytes, sequence: before.sequence + 1)
    }

    private func broken(_ file: String, _ offset: Int, _ expected: String) -> JournalError {
        .broken(
            Break(file: file, offset: offset, sequence: head.sequence + 1, expected: expected))
    }

    private func newline(in bytes: Span<UInt8>, from start: Int) -> Int? {
        bytes.extracting(start...).withUnsafeBytes { rest in
            guard let base = rest.baseAddress,
                let found = memchr(base, Int32(EntryLine.newline), rest.count)
            else { return nil }
            return start + (UnsafeRawPointer(found) - base)
        }
    }
}

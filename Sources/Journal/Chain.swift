import Cryptography

/// The last entry of a journal, or of a part of it: what a whole chain up to there comes to.
package struct Head: Equatable, Sendable {
    /// The sequence of the entry; 0 before the first.
    package var sequence: Int
    /// The hash of the entry, 32 bytes. It depends on all entries up to this one.
    package var hash: [UInt8]

    package init(sequence: Int, hash: [UInt8]) {
        self.sequence = sequence
        self.hash = hash
    }

    /// Before the first entry. The hash is of the journal's name, so that entries of one journal
    /// do not fit into another.
    package init(ofEmpty name: String) {
        self.init(sequence: 0, hash: SHA256.digest(Array("mahdar journal\n\(name)".utf8)))
    }
}

/// Computes the hashes of a chain:
/// hash(n) = SHA-256(hash(n − 1) ‖ n as 8 bytes, the highest first ‖ payload).
struct Chain: ~Copyable {
    /// The last entry.
    private(set) var head: Head
    private var hash = SHA256()
    private var sequenceBytes = [UInt8](repeating: 0, count: 8)

    init(_ head: Head) { self.head = head }

    /// Goes on to the next entry.
    mutating func append(_ payload: Span<UInt8>) {
        head.sequence += 1
        var rest = UInt64(head.sequence)
        for index in (0..<8).reversed() {
            sequenceBytes[index] = UInt8(truncatingIfNeeded: rest)
            rest >>= 8
        }
        hash.update(head.hash)
        hash.update(sequenceBytes)
        hash.update(payload)
        hash.finish(into: &head.hash)
    }
}

/// The hashes of the entries since the newest snapshot, so that the next one can carry the hash
/// of the entry it was made after, though more have followed by the time it is written.
struct HashWindow {
    /// The sequence of the first hash kept.
    private var start: Int
    private var bytes: [UInt8]

    init(_ head: Head) {
        start = head.sequence
        bytes = head.hash
    }

    mutating func append(_ hash: [UInt8]) { bytes += hash }

    /// The hash of an entry, or nil if it is not kept.
    func hash(of sequence: Int) -> [UInt8]? {
        let index = (sequence - start) * SHA256.byteCount
        guard index >= 0, index < bytes.count else { return nil }
        return Array(bytes[index..<(index + SHA256.byteCount)])
    }

    /// Forgets what lies before an entry whose hash is kept.
    mutating func drop(before sequence: Int) {
        bytes.removeFirst((sequence - start) * SHA256.byteCount)
        start = sequence
    }
}

import Cryptography

/// The state after one entry, as its owner encoded it.
package struct Snapshot: Equatable, Sendable {
    /// The sequence of the entry.
    package let sequence: Int
    /// The JSON that the owner gave, byte for byte.
    package let payload: [UInt8]
}

/// A snapshot as a file of one line of JSON of a fixed layout:
/// `{"format":1,"sequence":12,"hash":"<of entry 12>","checksum":"<64 digits>","payload":<JSON>}`.
///
/// checksum = SHA-256(hash of the empty journal ‖ hash ‖ payload): it covers the journal's name,
/// the entry and the payload, so that no part of a snapshot can be changed or moved unseen. The
/// sequence is covered by the file's name and by the hash, which the chain has only there.
enum SnapshotFile {
    private static let beforeSequence = Array(#"{"format":1,"sequence":"#.utf8)
    private static let beforeHash = Array(#","hash":""#.utf8)
    private static let beforeChecksum = Array(#"","checksum":""#.utf8)
    private static let beforePayload = Array(#"","payload":"#.utf8)
    private static let end = Array("}\n".utf8)

    /// The whole file of a snapshot after the entry `head`, in the journal `name`.
    static func encode(_ payload: [UInt8], after head: Head, of name: String) -> [UInt8] {
        var file = envelope(head, checksum(payload.span, head, name))
        file.reserveCapacity(file.count + payload.count + end.count)
        file += payload
        file += end
        return file
    }

    /// The snapshot in a file and the entry that it was made after, or nil if the file is not what
    /// `encode` made for this journal and sequence.
    static func decode(
        _ file: [UInt8], sequence: Int, of name: String
    ) -> (snapshot: Snapshot, head: Head)? {
        let digitCount = SHA256.byteCount * 2
        let hashStart =
            beforeSequence.count + String(sequence).utf8.count + beforeHash.count
        let payloadStart =
            hashStart + 2 * digitCount + beforeChecksum.count + beforePayload.count
        let payloadEnd = file.count - end.count
        guard payloadStart <= payloadEnd, file[payloadEnd...].elementsEqual(end),
            let hash = bytes(
                hexadecimal: String(
                    decoding: file[hashStart..<(hashStart + digitCount)], as: UTF8.self))
        else { return nil }
        let head = Head(sequence: sequence, hash: hash)
        let payload = file.span.extracting(payloadStart..<payloadEnd)
        let expected = envelope(head, checksum(payload, head, name))
        guard file[..<payloadStart].elementsEqual(expected) else { return nil }
        return (
            Snapshot(sequence: sequence, payload: Array(file[payloadStart..<payloadEnd])), head
        )
    }

    private static func checksum(
        _ payload: Span<UInt8>, _ head: Head, _ name: String
    ) -> [UInt8] {
        var hash = SHA256()
        hash.update(Head(ofEmpty: name).hash)
        hash.update(head.hash)
        hash.update(payload)
        return hash.finish()
    }

    private static func envelope(_ head: Head, _ checksum: [UInt8]) -> [UInt8] {
        var bytes = beforeSequence
        bytes += String(head.sequence).utf8
        bytes += beforeHash
        appendHexadecimal(head.hash, to: &bytes)
        bytes += beforeChecksum
        appendHexadecimal(checksum, to: &bytes)
        bytes += beforePayload
        return bytes
    }
}

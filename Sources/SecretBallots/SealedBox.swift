import Cryptography

/// Which box it is: its number, from 1 on, and the SHA-256 of all its bytes. The journal keeps this
/// of the newest box, and nothing else of a vote.
package struct Seal: Equatable, Sendable {
    package var number: Int
    package var hash: [UInt8]

    package init(number: Int, hash: [UInt8]) {
        self.number = number
        self.hash = hash
    }
}

/// A box as it lies on the disk: encrypted and authenticated, of one size whatever is in it.
///
/// The bytes: `mahdarbx`, two for the format, four for the number of slots, four for the length of
/// the longest answer, eight for the number of the box, the hash of the box before (zeros for the
/// first), a fresh nonce; then the slots, encrypted, and the tag over all of it and over the name
/// of the ballot. Numbers are big-endian.
package struct SealedBox: Sendable {
    package let bytes: [UInt8]
    package let seal: Seal

    private static let magic = Array("mahdarbx".utf8)
    private static let format = 1
    private static let headerBytes = magic.count + 2 + 4 + 4 + 8 + SHA256.byteCount
    /// Where the part begins that differs from box to box without a pattern.
    package static let randomStart = headerBytes

    /// Seals a box that follows on `last`, for the ballot that is called `name` in all the world.
    package init(
        _ box: Box, after last: Seal?, of name: String, under key: BallotKey
    ) throws(SecretBallotError) {
        let number = (last?.number ?? 0) + 1
        let nonce: [UInt8]
        do { nonce = try randomBytes(Sealing.nonceBytes) } catch { throw .noRandomness }
        let header = Self.header(box.layout, number: number, after: last)
        bytes =
            header + nonce
            + Sealing.seal(
                box.bytes, key: key.secret, nonce: nonce,
                authenticated: header + Array(name.utf8))
        seal = Seal(number: number, hash: SHA256.digest(bytes))
    }

    private static func header(_ layout: BoxLayout, number: Int, after last: Seal?) -> [UInt8] {
        magic + bigEndian(format, 2) + bigEndian(layout.slotCount, 4)
            + bigEndian(layout.choiceBytes, 4) + bigEndian(number, 8)
            + (last?.hash ?? [UInt8](repeating: 0, count: SHA256.byteCount))
    }

    private static func bigEndian(_ number: Int, _ count: Int) -> [UInt8] {
        (0..<count).reversed().map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }

    /// Whether `bytes` are the box that the journal speaks of, or the one that follows on it: a
    /// crash can come after a box was written and before the journal says so, and what is in
    /// that box was never acknowledged and may be counted.
    ///
    /// - Parameter bytes: what was found; nil for no file.
    /// - Returns: which box it is.
    /// - Throws: `boxMissing`, `boxDamaged` or `boxOld`.
    package static func check(
        _ bytes: [UInt8]?, against last: Seal, layout: BoxLayout
    ) throws(SecretBallotError) -> Seal {
        guard let bytes else { throw .boxMissing }
        let seal = Seal(number: last.number, hash: SHA256.digest(bytes))
        if seal == last { return seal }
        let numberStart = magic.count + 2 + 4 + 4
        guard bytes.count == headerBytes + Sealing.nonceBytes + layout.byteCount + Sealing.tagBytes
        else { throw .boxDamaged }
        if bytes.starts(with: header(layout, number: last.number + 1, after: last)) {
            return Seal(number: last.number + 1, hash: seal.hash)
        }
        let number = bytes[numberStart..<(numberStart + 8)].reduce(0) { $0 << 8 | UInt64($1) }
        guard bytes.starts(with: magic), number > 0, number < last.number else {
            throw .boxDamaged
        }
        throw .boxOld(number: Int(number), expected: last.number)
    }

    /// The box in `bytes`, which `check` has found to be `seal`.
    ///
    /// - Throws: `boxDamaged` if it was changed after it was written; `keyMissing` if the box is
    ///   the one of the journal, and so the key is not its own.
    package static func open(
        _ bytes: [UInt8], _ seal: Seal, last: Seal, layout: BoxLayout, of name: String,
        under key: BallotKey
    ) throws(SecretBallotError) -> Box {
        let sealedStart = headerBytes + Sealing.nonceBytes
        guard
            let plain = Sealing.open(
                Array(bytes[sealedStart...]), key: key.secret,
                nonce: Array(bytes[headerBytes..<sealedStart]),
                authenticated: Array(bytes[..<headerBytes]) + Array(name.utf8))
        else { throw seal == last ? .keyMissing : .boxDamaged }
        return Box(layout, bytes: plain)
    }
}

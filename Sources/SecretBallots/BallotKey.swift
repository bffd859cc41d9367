package import Cryptography

/// The key of one secret ballot, made when it opens and destroyed when it is closed.
///
/// In memory it lies at one place, which is overwritten when the last reference goes.
package struct BallotKey: Sendable {
    package let secret: SecretBytes

    init(_ secret: SecretBytes) { self.secret = secret }

    /// A new key.
    package static func make() throws(SecretBallotError) -> BallotKey {
        do { return BallotKey(try SecretBytes.random(Sealing.keyBytes)) } catch {
            throw .noRandomness
        }
    }

    /// The key as two parts, for two officers: each alone is as good as random; together, by
    /// exclusive or, they are the key.
    package func parts() throws(SecretBallotError) -> (one: [UInt8], other: [UInt8]) {
        do {
            let one = try randomBytes(Sealing.keyBytes)
            let other = secret.withBytes { key in
                one.indices.map { one[$0] ^ key[$0] }
            }
            return (one, other)
        } catch {
            throw .noRandomness
        }
    }

    /// The key of two parts, or nil if they cannot be parts of a key. Whether it is the right one
    /// shows when it opens the box.
    package init?(parts one: [UInt8], _ other: [UInt8]) {
        guard one.count == Sealing.keyBytes, other.count == Sealing.keyBytes else { return nil }
        var key = one.indices.map { one[$0] ^ other[$0] }
        secret = SecretBytes(taking: &key)
    }
}

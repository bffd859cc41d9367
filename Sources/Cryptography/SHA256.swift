import COpenSSL

/// SHA-256 (FIPS 180-4), in one call or fed piece by piece.
///
/// One value owns one OpenSSL context and may hash any number of messages, one after the other:
/// `finish` gives the digest of what was fed since the last one and begins anew. That makes the
/// many short hashes of a journal cheap, since the context is set up only once.
package struct SHA256: ~Copyable {
    /// The length of a digest in bytes.
    package static let byteCount = 32

    /// Looking an algorithm up costs more than hashing a short message, so it is done once.
    /// OpenSSL counts references to it atomically and never changes it.
    nonisolated(unsafe) private static let algorithm: OpaquePointer = {
        guard let algorithm = EVP_MD_fetch(nil, "SHA256", nil) else {
            preconditionFailure("OpenSSL offers no SHA-256")
        }
        return algorithm
    }()

    private let context: OpaquePointer

    /// A hash that has been fed nothing.
    package init() {
        guard let context = EVP_MD_CTX_new() else { preconditionFailure("out of memory") }
        self.context = context
        begin()
    }

    deinit { EVP_MD_CTX_free(context) }

    private func begin() {
        // Fails only for want of memory or an algorithm, and neither is a state to go on in.
        let began = EVP_DigestInit_ex2(context, Self.algorithm, nil)
        precondition(began == 1, "OpenSSL could not begin a SHA-256")
    }

    /// Feeds more of the message.
    package mutating func update(_ bytes: Span<UInt8>) {
        let updated = bytes.withUnsafeBufferPointer { bytes in
            EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
        }
        precondition(updated == 1, "OpenSSL could not go on with a SHA-256")
    }

    /// Feeds more of the message.
    package mutating func update(_ bytes: [UInt8]) { update(bytes.span) }

    /// The digest, 32 bytes, of what was fed; the next message begins.
    package mutating func finish() -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: Self.byteCount)
        finish(into: &digest)
        return digest
    }

    /// Writes the digest of what was fed over `digest`, which is 32 bytes; the next message begins.
    package mutating func finish(into digest: inout [UInt8]) {
        precondition(digest.count == Self.byteCount)
        let finished = digest.withUnsafeMutableBufferPointer { digest in
            EVP_DigestFinal_ex(context, digest.baseAddress, nil)
        }
        precondition(finished == 1, "OpenSSL could not finish a SHA-256")
        begin()
    }

    /// The digest of a whole message, 32 bytes.
    package static func digest(_ bytes: [UInt8]) -> [UInt8] { digest(bytes.span) }

    /// The digest of a whole message, 32 bytes.
    package static func digest(_ bytes: Span<UInt8>) -> [UInt8] {
        var hash = SHA256()
        hash.update(bytes)
        return hash.finish()
    }
}

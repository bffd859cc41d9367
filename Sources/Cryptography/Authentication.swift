import COpenSSL

/// What the cryptography of the system can refuse.
package enum CryptographyError: Error, Equatable, CustomStringConvertible {
    /// The system gave no random bytes. Nothing secret may be made without them.
    case randomSourceFailed
    /// OpenSSL made no certificate.
    case certificateFailed

    package var description: String {
        switch self {
        case .randomSourceFailed: "the system's source of random bytes failed"
        case .certificateFailed: "no certificate could be made"
        }
    }
}

/// HMAC-SHA-256 (RFC 2104), 32 bytes. A key may have any length, none included.
package func hmacSHA256(key: [UInt8], message: [UInt8]) -> [UInt8] {
    var code = [UInt8](repeating: 0, count: SHA256.byteCount)
    let made = HMAC(
        EVP_sha256(), key, Int32(key.count), message, message.count, &code, nil)
    precondition(made != nil, "OpenSSL could not make an HMAC")
    return code
}

/// Bytes that nobody can guess, from the system's generator.
package func randomBytes(_ count: Int) throws(CryptographyError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    let filled = bytes.withUnsafeMutableBufferPointer { bytes in
        RAND_bytes(bytes.baseAddress, Int32(bytes.count))
    }
    guard filled == 1 else { throw .randomSourceFailed }
    return bytes
}

/// Whether two secrets are the same, in a time that tells nothing of where they differ.
/// Their lengths are not secret.
package func constantTimeEqual(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    one.count == other.count && CRYPTO_memcmp(one, other, one.count) == 0
}

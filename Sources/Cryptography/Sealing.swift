import COpenSSL

/// Encryption that also notices every change: AES-256-GCM (NIST SP 800-38D).
package enum Sealing {
    /// The length of a key in bytes.
    package static let keyBytes = 32
    /// The length of a nonce in bytes. One nonce must never seal two texts under one key.
    package static let nonceBytes = 12
    /// By how many bytes a sealed text is longer than the plain one: the tag, at its end.
    package static let tagBytes = 16

    /// `plain` encrypted, with a tag over it and over `authenticated`, which stays readable.
    package static func seal(
        _ plain: [UInt8], key: SecretBytes, nonce: [UInt8], authenticated: [UInt8]
    ) -> [UInt8] {
        precondition(key.count == keyBytes && nonce.count == nonceBytes)
        let context = newContext()
        defer { EVP_CIPHER_CTX_free(context) }
        var sealed = [UInt8](repeating: 0, count: plain.count + tagBytes)
        var length: Int32 = 0
        key.withBytes { key in
            require(EVP_EncryptInit_ex(context, EVP_aes_256_gcm(), nil, key, nonce))
        }
        require(
            EVP_EncryptUpdate(context, nil, &length, authenticated, Int32(authenticated.count)))
        sealed.withUnsafeMutableBufferPointer { sealed in
            let start = sealed.baseAddress!
            require(EVP_EncryptUpdate(context, start, &length, plain, Int32(plain.count)))
            require(EVP_EncryptFinal_ex(context, start + plain.count, &length))
            require(
                EVP_CIPHER_CTX_ctrl(
                    context, EVP_CTRL_GCM_GET_TAG, Int32(tagBytes), start + plain.count))
        }
        return sealed
    }

    /// What was sealed, or nil if any of the four arguments is not what it was then.
    package static func open(
        _ sealed: [UInt8], key: SecretBytes, nonce: [UInt8], authenticated: [UInt8]
    ) -> [UInt8]? {
        precondition(key.count == keyBytes && nonce.count == nonceBytes)
        guard sealed.count >= tagBytes else { return nil }
        let context = newContext()
        defer { EVP_CIPHER_CTX_free(context) }
        let count = sealed.count - tagBytes
        var plain = [UInt8](repeating: 0, count: count)
        var tag = Array(sealed[count...])
        var length: Int32 = 0
        key.withBytes { key in
            require(EVP_DecryptInit_ex(context, EVP_aes_256_gcm(), nil, key, nonce))
        }
        require(
            EVP_DecryptUpdate(context, nil, &length, authenticated, Int32(authenticated.count)))
        require(EVP_DecryptUpdate(context, &plain, &length, sealed, Int32(count)))
        require(EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_SET_TAG, Int32(tagBytes), &tag))
        var rest = [UInt8](repeating: 0, count: tagBytes)
        guard EVP_DecryptFinal_ex(context, &rest, &length) == 1 else {
            // What was decrypted is somebody's choice all the same, or nothing.
            cleanse(&plain)
            return nil
        }
        return plain
    }

    private static func newContext() -> OpaquePointer {
        guard let context = EVP_CIPHER_CTX_new() else { preconditionFailure("out of memory") }
        return context
    }

    /// Fails only for want of memory or an algorithm, and neither is a state to go on in.
    private static func require(_ result: Int32) {
        precondition(result == 1, "OpenSSL could not seal or open")
    }
}

/// Overwrites bytes so that no compiler leaves it out.
package func cleanse(_ bytes: inout [UInt8]) {
    bytes.withUnsafeMutableBytes { OPENSSL_cleanse($0.baseAddress, $0.count) }
}

/// Secret bytes at one place in memory, which is overwritten when nobody needs them any more.
/// They are never copied by being passed on.
package final class SecretBytes: Sendable {
    nonisolated(unsafe) private let bytes: UnsafeMutableBufferPointer<UInt8>

    package var count: Int { bytes.count }

    /// Takes the bytes and overwrites where they came from.
    package init(taking source: inout [UInt8]) {
        bytes = .allocate(capacity: source.count)
        _ = bytes.initialize(from: source)
        cleanse(&source)
    }

    deinit {
        OPENSSL_cleanse(bytes.baseAddress, bytes.count)
        bytes.deallocate()
    }

    /// Bytes that nobody can guess.
    package static func random(_ count: Int) throws(CryptographyError) -> SecretBytes {
        var bytes = try randomBytes(count)
        return SecretBytes(taking: &bytes)
    }

    /// Lends the bytes, which must not outlive the call.
    package func withBytes<Result>(_ body: (UnsafePointer<UInt8>) -> Result) -> Result {
        body(UnsafePointer(bytes.baseAddress!))
    }

    /// A copy, for a file or for an officer's device; overwrite it with `cleanse` when it is there.
    package var copy: [UInt8] { Array(bytes) }
}

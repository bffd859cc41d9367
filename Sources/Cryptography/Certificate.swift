import COpenSSL

/// A certificate that a server made for itself, with its key.
package struct SelfSignedCertificate: Sendable {
    /// Both as PEM.
    package let certificate: [UInt8]
    package let key: [UInt8]

    /// Makes a key on P-256 and a certificate for it that is valid from a day ago for so many
    /// days. Browsers show a warning; people compare the fingerprint.
    /// - Parameters:
    ///   - names: what the server is called: DNS names and literal addresses.
    ///   - days: from now on.
    package init(names: [String], days: Int) throws(CryptographyError) {
        guard let key = newKey() else { throw .certificateFailed }
        defer { EVP_PKEY_free(key) }
        guard let certificate = X509_new() else { throw .certificateFailed }
        defer { X509_free(certificate) }
        let serial = try randomBytes(16)
        let day = 86_400
        guard X509_set_version(certificate, 2) == 1,
            setSerial(of: certificate, serial),
            X509_gmtime_adj(X509_getm_notBefore(certificate), -day) != nil,
            X509_gmtime_adj(X509_getm_notAfter(certificate), days * day) != nil,
            X509_set_pubkey(certificate, key) == 1,
            setName(of: certificate, "mahdar"),
            add("critical,CA:FALSE", NID_basic_constraints, to: certificate),
            add("critical,digitalSignature", NID_key_usage, to: certificate),
            add("serverAuth", NID_ext_key_usage, to: certificate),
            add(alternatives(names), NID_subject_alt_name, to: certificate),
            X509_sign(certificate, key, EVP_sha256()) > 0,
            let certificateBytes = pem({ PEM_write_bio_X509($0, certificate) }),
            let keyBytes = pem({ PEM_write_bio_PrivateKey($0, key, nil, nil, 0, nil, nil) })
        else { throw .certificateFailed }
        self.certificate = certificateBytes
        self.key = keyBytes
    }
}

/// What there is to know of the first certificate in a PEM file.
package struct CertificateDescription: Sendable, Equatable {
    /// SHA-256 of the certificate, as browsers show it: `AB:CD:…`, 32 bytes.
    package let fingerprint: String
    /// Seconds until it is no longer valid; negative if it is not.
    package let secondsLeft: Int

    /// Nil if there is no certificate in these bytes.
    package init?(pem: [UInt8]) {
        guard let input = BIO_new_mem_buf(pem, Int32(pem.count)) else { return nil }
        defer { BIO_free(input) }
        guard let certificate = PEM_read_bio_X509(input, nil, nil, nil) else { return nil }
        defer { X509_free(certificate) }
        var hash = [UInt8](repeating: 0, count: SHA256.byteCount)
        var (days, seconds): (Int32, Int32) = (0, 0)
        guard X509_digest(certificate, EVP_sha256(), &hash, nil) == 1,
            ASN1_TIME_diff(&days, &seconds, nil, X509_get0_notAfter(certificate)) == 1
        else { return nil }
        let digits = Array(hexadecimal(hash).uppercased())
        fingerprint = stride(from: 0, to: digits.count, by: 2)
            .map { String(digits[$0...($0 + 1)]) }.joined(separator: ":")
        secondsLeft = Int(days) * 86_400 + Int(seconds)
    }
}

/// A new key on P-256, or nil.
private func newKey() -> OpaquePointer? {
    guard let context = EVP_PKEY_CTX_new_from_name(nil, "EC", nil) else { return nil }
    defer { EVP_PKEY_CTX_free(context) }
    var key: OpaquePointer?
    guard EVP_PKEY_keygen_init(context) == 1,
        EVP_PKEY_CTX_set_group_name(context, "P-256") == 1,
        EVP_PKEY_generate(context, &key) == 1
    else { return nil }
    return key
}

private func setSerial(of certificate: OpaquePointer, _ bytes: [UInt8]) -> Bool {
    // Positive and of the same length whatever the chance.
    var bytes = bytes
    bytes[0] = bytes[0] & 0x7f | 0x40
    guard let number = BN_bin2bn(bytes, Int32(bytes.count), nil) else { return false }
    defer { BN_free(number) }
    return BN_to_ASN1_INTEGER(number, X509_get_serialNumber(certificate)) != nil
}

private func setName(of certificate: OpaquePointer, _ name: String) -> Bool {
    let subject = X509_get_subject_name(certificate)
    let bytes = Array(name.utf8)
    return X509_NAME_add_entry_by_txt(
        subject, "CN", MBSTRING_UTF8, bytes, Int32(bytes.count), -1, 0) == 1
        && X509_set_issuer_name(certificate, subject) == 1
}

private func alternatives(_ names: [String]) -> String {
    names.map { name in
        let isAddress = name.contains(":") || name.allSatisfy { $0.isNumber || $0 == "." }
        return (isAddress ? "IP:" : "DNS:") + name
    }.joined(separator: ",")
}

private func add(_ value: String, _ kind: Int32, to certificate: OpaquePointer) -> Bool {
    var context = X509V3_CTX()
    X509V3_set_ctx(&context, certificate, certificate, nil, nil, 0)
    guard let found = X509V3_EXT_conf_nid(nil, &context, kind, value) else { return false }
    defer { X509_EXTENSION_free(found) }
    return X509_add_ext(certificate, found, -1) == 1
}

/// What `write` writes.
private func pem(_ write: (OpaquePointer) -> Int32) -> [UInt8]? {
    guard let output = BIO_new(BIO_s_mem()) else { return nil }
    defer { BIO_free(output) }
    guard write(output) == 1 else { return nil }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 4096)
    while true {
        let count = BIO_read(output, &piece, Int32(piece.count))
        if count <= 0 { return bytes }
        bytes += piece[..<Int(count)]
    }
}

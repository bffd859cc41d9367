import Testing

@testable import Cryptography

/// Vectors of NIST (FIPS 180-4 examples and the SHA test suite).
@Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
        String(repeating: "a", count: 1_000_000),
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    ),
])
func `SHA-256 gives the published digests`(_ message: String, _ digest: String) {
    #expect(hexadecimal(SHA256.digest(Array(message.utf8))) == digest)
}

@Test func `a message fed in pieces has the digest of the whole, message after message`() {
    let message = (0..<300).map { UInt8(truncatingIfNeeded: $0) }
    var hash = SHA256()
    for split in stride(from: 0, through: message.count, by: 37) {
        hash.update(Array(message[..<split]))
        hash.update(Array(message[split...]))
        #expect(hash.finish() == SHA256.digest(message))
    }
    #expect(hash.finish() == SHA256.digest([]))
    var digest = [UInt8](repeating: 0, count: 32)
    hash.update(message.span)
    hash.finish(into: &digest)
    #expect(digest == SHA256.digest(message))
}

/// Vectors of RFC 4231.
@Test(arguments: [
    (
        [UInt8](repeating: 0x0b, count: 20), Array("Hi There".utf8),
        "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
    ),
    (
        Array("Jefe".utf8), Array("what do ya want for nothing?".utf8),
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    ),
    (
        [UInt8](repeating: 0xaa, count: 131),
        Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
        "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
    ),
    ([], [], "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad"),
])
func `HMAC-SHA-256 gives the published codes`(
    _ key: [UInt8], _ message: [UInt8], _ code: String
) {
    #expect(hexadecimal(hmacSHA256(key: key, message: message)) == code)
}

@Test func `an empty key does not mean the key of the call before`() {
    let empty = hmacSHA256(key: [], message: [1])
    _ = hmacSHA256(key: [7], message: [1])
    #expect(hmacSHA256(key: [], message: [1]) == empty)
}

@Test func `hexadecimal digits are read back in either case`() {
    let all = (0...255).map { UInt8($0) }
    let text = hexadecimal(all)
    #expect(text.hasPrefix("000102") && text.hasSuffix("fdfeff"))
    #expect(bytes(hexadecimal: text) == all)
    #expect(bytes(hexadecimal: text.uppercased()) == all)
    var ascii: [UInt8] = []
    appendHexadecimal(all, to: &ascii)
    #expect(ascii == Array(text.utf8))
    #expect(bytes(hexadecimal: "") == [])
}

@Test(arguments: ["0", "0g", "g0", " 0", "0x", "é", "/0", ":0", "@0", "`0"])
func `what is not hexadecimal is refused`(_ text: String) {
    #expect(bytes(hexadecimal: text) == nil)
}

@Test func `random bytes fill the whole length and differ`() throws {
    for count in [0, 1, 16, 1000] { #expect(try randomBytes(count).count == count) }
    #expect(try randomBytes(16) != randomBytes(16))
    // All 1000 zero at the end would mean that the buffer was not filled.
    #expect(try randomBytes(1000).suffix(8).contains { $0 != 0 })
}

@Test func `secrets are equal only as a whole`() {
    let secret: [UInt8] = [1, 2, 3, 4]
    #expect(constantTimeEqual(secret, [1, 2, 3, 4]))
    #expect(constantTimeEqual([], []))
    #expect(!constantTimeEqual(secret, [1, 2, 3]))
    for index in secret.indices {
        var other = secret
        other[index] ^= 0x80
        #expect(!constantTimeEqual(secret, other))
    }
}

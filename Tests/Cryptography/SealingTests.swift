import Testing

@testable import Cryptography

/// Test case 16 of the specification of GCM (McGrew and Viega): AES-256 with text beside it.
@Test func `AES-256-GCM gives the published ciphertext and tag`() throws {
    var keyBytes = try #require(
        bytes(hexadecimal: "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308"))
    let key = SecretBytes(taking: &keyBytes)
    #expect(keyBytes == [UInt8](repeating: 0, count: 32), "where it came from is overwritten")
    let nonce = try #require(bytes(hexadecimal: "cafebabefacedbaddecaf888"))
    let plain = try #require(
        bytes(
            hexadecimal: "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
                + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39"))
    let beside = try #require(bytes(hexadecimal: "feedfacedeadbeeffeedfacedeadbeefabaddad2"))
    let sealed = Sealing.seal(plain, key: key, nonce: nonce, authenticated: beside)
    #expect(
        hexadecimal(sealed)
            == "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
            + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
            + "76fc6ece0f4e1768cddf8853bb2d551b")
    #expect(Sealing.open(sealed, key: key, nonce: nonce, authenticated: beside) == plain)
    for index in sealed.indices {
        var other = sealed
        other[index] ^= 0x10
        #expect(Sealing.open(other, key: key, nonce: nonce, authenticated: beside) == nil)
    }
    #expect(Sealing.open(sealed, key: key, nonce: nonce, authenticated: [0] + beside) == nil)
    #expect(Sealing.open([1, 2, 3], key: key, nonce: nonce, authenticated: beside) == nil)
}

@Test func `nothing can be sealed too, and what stands beside it is still guarded`() throws {
    let key = try SecretBytes.random(32)
    let nonce = try randomBytes(12)
    let sealed = Sealing.seal([], key: key, nonce: nonce, authenticated: [1])
    #expect(sealed.count == Sealing.tagBytes)
    #expect(Sealing.open(sealed, key: key, nonce: nonce, authenticated: [1]) == [])
    #expect(Sealing.open(sealed, key: key, nonce: nonce, authenticated: [2]) == nil)
}

@Test func `bytes that are cleansed are zero`() {
    var bytes: [UInt8] = [1, 2, 3]
    cleanse(&bytes)
    #expect(bytes == [0, 0, 0])
}

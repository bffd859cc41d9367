import Testing

@testable import Compression

/// Bytes that do not repeat soon, from a seed.
private func noise(_ count: Int) -> [UInt8] {
    var state: UInt64 = 1
    return (0..<count).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1
        return UInt8(truncatingIfNeeded: state >> 40)
    }
}

@Test func `crc32 gives the published check values`() {
    #expect(crc32([]) == 0)
    #expect(crc32(Array("123456789".utf8)) == 0xCBF4_3926)
    #expect(crc32(Array("The quick brown fox jumps over the lazy dog".utf8)) == 0x414F_A339)
}

@Test func `crc32 goes on where another ended`() {
    let whole = noise(1000)
    let first = crc32(Array(whole[..<300]))
    #expect(crc32(Array(whole[300...]), after: first) == crc32(whole))
}

@Test func `a known raw deflate stream is inflated`() throws {
    // One block with the fixed code, as zlib writes "hello".
    let stream: [UInt8] = [0xcb, 0x48, 0xcd, 0xc9, 0xc9, 0x07, 0x00]
    #expect(try inflateRaw(stream, expectedCount: 5) == Array("hello".utf8))
    #expect(deflateRaw(Array("hello".utf8)) == stream)
}

@Test(arguments: [0, 1, 255, 65_536, 1_000_000])
func `what was deflated is inflated again`(count: Int) throws {
    for bytes in [noise(count), [UInt8](repeating: 7, count: count)] {
        #expect(try inflateRaw(deflateRaw(bytes), expectedCount: count) == bytes)
    }
}

@Test func `repetition is compressed`() {
    #expect(deflateRaw([UInt8](repeating: 7, count: 100_000)).count < 200)
}

@Test func `gzip has a header without time, and the length and checksum at its end`() throws {
    let bytes = Array("minutes ".utf8) + noise(500)
    let packed = gzip(bytes)
    #expect(packed.starts(with: [0x1f, 0x8b, 8, 0, 0, 0, 0, 0]))
    func word(at index: Int) -> UInt32 {
        (0..<4).reduce(0) { $0 | UInt32(packed[index + $1]) << UInt32(8 * $1) }
    }
    #expect(word(at: packed.count - 8) == crc32(bytes))
    #expect(word(at: packed.count - 4) == UInt32(bytes.count))
    let stream = Array(packed[10..<(packed.count - 8)])
    #expect(try inflateRaw(stream, expectedCount: bytes.count) == bytes)
}

@Test func `damage is told from a wrong length`() {
    let stream = deflateRaw(Array("a committee met".utf8))
    #expect(throws: CompressionError.wrongCount) { try inflateRaw(stream, expectedCount: 14) }
    #expect(throws: CompressionError.wrongCount) { try inflateRaw(stream, expectedCount: 5) }
    #expect(throws: CompressionError.wrongCount) { try inflateRaw(stream, expectedCount: 16) }
    #expect(throws: CompressionError.corrupt) {
        try inflateRaw(Array(stream.dropLast()), expectedCount: 15)
    }
    #expect(throws: CompressionError.corrupt) { try inflateRaw(stream + [0], expectedCount: 15) }
    #expect(throws: CompressionError.corrupt) { try inflateRaw([0xff], expectedCount: 1) }
    #expect(throws: CompressionError.corrupt) { try inflateRaw([], expectedCount: 0) }
}

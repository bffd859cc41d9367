import Testing

@testable import Compression

struct `A gzip file` {
    @Test(arguments: [0, 1, 100, 70_000]) func `is unpacked to what was packed`(count: Int) throws {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 * $0 >> 3) }
        #expect(try gunzip(gzip(bytes)) == bytes)
        #expect(isGzip(gzip(bytes)) && !isGzip(bytes))
    }

    @Test func `may hold a name and a comment`() throws {
        var bytes = gzip(Array("text".utf8))
        bytes[3] = 0b1_1000
        bytes.insert(contentsOf: Array("name\0comment\0".utf8), at: 10)
        #expect(try gunzip(bytes) == Array("text".utf8))
    }

    @Test func `that is cut short or changed is refused`() {
        let bytes = gzip(Array("some text that is long enough to be packed".utf8))
        for count in [0, 5, 17, bytes.count - 1] {
            #expect(throws: CompressionError.self) { try gunzip(Array(bytes.prefix(count))) }
        }
        for place in [0, 2, 14, bytes.count - 6, bytes.count - 1] {
            var changed = bytes
            changed[place] ^= 1
            #expect(throws: CompressionError.self, "byte \(place)") { try gunzip(changed) }
        }
    }
}

/// The most bytes that a gzip file may hold.
private let mostBytes = 1 << 30

/// Whether bytes begin as those of a gzip file do.
package func isGzip(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }

/// Undoes `gzip`, for one file in one member (RFC 1952). Throws `corrupt` for what is not such a
/// file, is cut short, or says another checksum than it has.
package func gunzip(_ bytes: [UInt8]) throws(CompressionError) -> [UInt8] {
    guard isGzip(bytes), bytes.count >= 18, bytes[2] == 8 else { throw .corrupt }
    let flags = bytes[3]
    var start = 10
    if flags & 0b100 != 0 { start += 2 + Int(bytes[10]) + Int(bytes[11]) << 8 }
    // A name and a comment end with a zero each.
    for flag: UInt8 in [0b1000, 0b1_0000] where flags & flag != 0 {
        guard start < bytes.count, let end = bytes[start...].firstIndex(of: 0) else {
            throw .corrupt
        }
        start = end + 1
    }
    if flags & 0b10 != 0 { start += 2 }
    guard start <= bytes.count - 8 else { throw .corrupt }
    let trailer = bytes[(bytes.count - 8)...].map(UInt32.init)
    func number(_ place: Int) -> UInt32 {
        trailer[place] | trailer[place + 1] << 8 | trailer[place + 2] << 16
            | trailer[place + 3] << 24
    }
    let count = Int(number(4))
    guard count <= mostBytes else { throw .corrupt }
    let result = try inflateRaw(Array(bytes[start..<bytes.count - 8]), expectedCount: count)
    guard crc32(result) == number(0) else { throw .corrupt }
    return result
}

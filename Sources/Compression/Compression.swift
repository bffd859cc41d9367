import CZlib

/// Why bytes could not be inflated.
package enum CompressionError: Error, Equatable, Sendable {
    /// The input is not a raw deflate stream, or ends before its end, or something follows it.
    case corrupt
    /// The output is not as long as expected.
    case wrongCount
}

/// Compresses to the gzip format, as HTTP sends it. The same bytes give the same result: the
/// header holds no time and no name.
/// - Parameter level: 1, fast, to 9, small.
package func gzip(_ bytes: [UInt8], level: Int32 = 9) -> [UInt8] {
    deflate(bytes, level: level, windowBits: 15 + 16)
}

/// Compresses to a raw deflate stream, as ZIP files hold it.
/// - Parameter level: 1, fast, to 9, small.
package func deflateRaw(_ bytes: [UInt8], level: Int32 = 9) -> [UInt8] {
    deflate(bytes, level: level, windowBits: -15)
}

/// Undoes `deflateRaw`.
/// - Parameter expectedCount: bytes of the result; never more memory is used than these need.
package func inflateRaw(
    _ bytes: [UInt8], expectedCount: Int
) throws(CompressionError) -> [UInt8] {
    precondition(bytes.count <= UInt32.max && (0..<Int(UInt32.max)).contains(expectedCount))
    var stream = z_stream()
    // Fails only without memory, which nothing here survives.
    precondition(czlib_inflate_init(&stream, -15) == Z_OK)
    defer { inflateEnd(&stream) }
    var input = bytes
    // One byte more than expected shows that the stream goes on.
    var output = [UInt8](repeating: 0, count: expectedCount + 1)
    let result = input.withUnsafeMutableBufferPointer { source in
        output.withUnsafeMutableBufferPointer { target in
            stream.next_in = source.baseAddress
            stream.avail_in = UInt32(source.count)
            stream.next_out = target.baseAddress
            stream.avail_out = UInt32(target.count)
            return inflate(&stream, Z_FINISH)
        }
    }
    let count = output.count - Int(stream.avail_out)
    if count > expectedCount { throw .wrongCount }
    guard result == Z_STREAM_END, stream.avail_in == 0 else { throw .corrupt }
    guard count == expectedCount else { throw .wrongCount }
    output.removeLast()
    return output
}

/// The CRC-32 of ZIP, gzip and PNG.
/// - Parameter start: the CRC of what comes before these bytes.
package func crc32(_ bytes: [UInt8], after start: UInt32 = 0) -> UInt32 {
    bytes.withUnsafeBufferPointer {
        UInt32(truncatingIfNeeded: crc32_z(UInt(start), $0.baseAddress, $0.count))
    }
}

private func deflate(_ bytes: [UInt8], level: Int32, windowBits: Int32) -> [UInt8] {
    precondition(bytes.count <= UInt32.max / 2)
    var stream = z_stream()
    precondition(czlib_deflate_init(&stream, level, windowBits) == Z_OK)
    defer { deflateEnd(&stream) }
    var input = bytes
    // The bound holds for all of the output, so one call is enough.
    let bound = Int(deflateBound(&stream, UInt(bytes.count)))
    return [UInt8](unsafeUninitializedCapacity: bound) { target, count in
        input.withUnsafeMutableBufferPointer { source in
            stream.next_in = source.baseAddress
            stream.avail_in = UInt32(source.count)
            stream.next_out = target.baseAddress
            stream.avail_out = UInt32(target.count)
            precondition(CZlib.deflate(&stream, Z_FINISH) == Z_STREAM_END)
        }
        count = target.count - Int(stream.avail_out)
    }
}

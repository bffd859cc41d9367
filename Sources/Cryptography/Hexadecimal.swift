/// The bytes as lower-case hexadecimal digits, two for each.
package func hexadecimal(_ bytes: [UInt8]) -> String {
    String(unsafeUninitializedCapacity: bytes.count * 2) { text in
        for (index, byte) in bytes.enumerated() {
            text[index * 2] = hexadecimalDigit(byte >> 4)
            text[index * 2 + 1] = hexadecimalDigit(byte & 15)
        }
        return bytes.count * 2
    }
}

/// Appends the bytes as lower-case hexadecimal digits in ASCII.
package func appendHexadecimal(_ bytes: [UInt8], to text: inout [UInt8]) {
    for byte in bytes {
        text.append(hexadecimalDigit(byte >> 4))
        text.append(hexadecimalDigit(byte & 15))
    }
}

/// The bytes that hexadecimal digits, in either case, stand for; nil if they are no such text.
package func bytes(hexadecimal text: String) -> [UInt8]? {
    let digits = Array(text.utf8)
    guard digits.count.isMultiple(of: 2) else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(digits.count / 2)
    for index in stride(from: 0, to: digits.count, by: 2) {
        guard let high = hexadecimalValue(digits[index]),
            let low = hexadecimalValue(digits[index + 1])
        else { return nil }
        bytes.append(high << 4 | low)
    }
    return bytes
}

private func hexadecimalDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
}

private func hexadecimalValue(_ digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
    default: nil
    }
}

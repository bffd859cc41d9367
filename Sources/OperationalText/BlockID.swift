/// The permanent identity of a block. Opaque, but of a plain shape so that Swift, JavaScript and
/// JSON agree on equality and order: 1 to 64 units, first a letter or digit of ASCII, then letters,
/// digits and `. _ : ~ -`.
package struct BlockID: RawRepresentable, Hashable, Sendable {
    package let rawValue: String

    package init(rawValue: String) {
        self.rawValue = rawValue
    }

    package init(_ rawValue: String) {
        self.rawValue = rawValue
    }

    /// Whether a string has the shape of an identifier.
    package static func isWellFormed(_ string: String) -> Bool {
        let bytes = string.utf8
        guard let first = bytes.first, bytes.count <= Limits.identifierUnits else { return false }
        return isAlphanumeric(first) && bytes.allSatisfy { isAlphanumeric($0) || isMark($0) }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
            || (0x61...0x7A).contains(byte)
    }

    private static func isMark(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: ":"), UInt8(ascii: "~"),
            UInt8(ascii: "-"):
            true
        default: false
        }
    }
}

extension BlockID: ExpressibleByStringLiteral {
    package init(stringLiteral value: String) {
        self.init(value)
    }
}

extension BlockID: CustomStringConvertible {
    package var description: String { rawValue }
}

extension BlockID: Codable {
    package init(from decoder: any Decoder) throws {
        rawValue = try decoder.singleValueContainer().decode(String.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}

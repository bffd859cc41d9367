/// Reads JSON (RFC 8259) and nothing looser: no duplicate keys, trailing commas, comments, lone
/// surrogates or ill-formed UTF-8, and only plain numbers (no exponent). A byte order mark at the
/// beginning is skipped.
package struct JSONText {
    /// How deep lists and objects may lie in one another.
    package static let depthLimit = 64

    private let bytes: [UInt8]
    private var index = 0
    private var position = TextPosition(line: 1, column: 1)

    /// The value that `bytes` hold.
    package static func parse(_ bytes: [UInt8]) throws(JSONError) -> JSONValue {
        var text = JSONText(bytes)
        return try text.wholeText()
    }

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
    }

    private mutating func wholeText() throws(JSONError) -> JSONValue {
        skipSpace()
        let value = try value(depth: 0)
        skipSpace()
        guard current == nil else { throw unexpected("the end of the text") }
        return value
    }

    // MARK: Bytes

    private var current: UInt8? { index < bytes.count ? bytes[index] : nil }

    private mutating func advance() {
        let byte = bytes[index]
        index += 1
        if byte == UInt8(ascii: "\n") {
            position = TextPosition(line: position.line + 1, column: 1)
        } else if index >= bytes.count || bytes[index] & 0xC0 != 0x80 {
            // A scalar of several bytes is one column.
            position.column += 1
        }
    }

    private mutating func skipSpace() {
        while let byte = current, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { advance() }
    }

    private mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard current == UInt8(ascii: character) else { return false }
        advance()
        return true
    }

    private func unexpected(_ expected: String) -> JSONError {
        .unexpected(at: position, found: found, expected: expected)
    }

    /// What stands at the current place, in words.
    private var found: String {
        guard let byte = current else { return "the end of the text" }
        guard byte >= 0x20, byte != 0x7F else { return "the control character \(byte)" }
        let rest = String(decoding: bytes[index...].prefix(4), as: UTF8.self)
        return "\"\(rest.unicodeScalars.first.map(String.init) ?? "")\""
    }

    // MARK: Values

    private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
        let start = position
        guard let byte = current else { throw unexpected("a value") }
        let content: JSONValue.Content
        switch byte {
        case UInt8(ascii: "{"): content = .object(try object(depth: depth + 1))
        case UInt8(ascii: "["): content = .array(try array(depth: depth + 1))
        case UInt8(ascii: "\""): content = .string(try string())
        case UInt8(ascii: "t"): content = try word("true", .boolean(true))
        case UInt8(ascii: "f"): content = try word("false", .boolean(false))
        case UInt8(ascii: "n"): content = try word("null", .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            content = .number(try number())
        // A byte, not an enum of ours.
        default: throw unexpected("a value")
        }
        return JSONValue(position: start, content: content)
    }

    private mutating func word(
        _ word: StaticString, _ content: JSONValue.Content
    ) throws(JSONError) -> JSONValue.Content {
        let letters = word.withUTF8Buffer { Array($0) }
        guard bytes[index...].starts(with: letters) else { throw unexpected("\(word)") }
        for _ in letters { advance() }
        return content
    }

    private mutating func number() throws(JSONError) -> String {
        let start = index
        let at = position
        if skip("-"), !isDigit { throw unexpected("a digit") }
        let leadingZero = current == UInt8(ascii: "0")
        var digits = 0
        while isDigit {
            advance()
            digits += 1
        }
        if leadingZero, digits > 1 {
            throw .unexpected(at: at, found: "a leading zero", expected: "a plain number")
        }
        if skip(".") {
            guard isDigit else { throw unexpected("a digit") }
            while isDigit { advance() }
        }
        if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
            throw unexpected("a plain number, without an exponent")
        }
        return String(decoding: bytes[start..<index], as: UTF8.self)
    }

    private var isDigit: Bool {
        current.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? false
    }

    private mutating func array(depth: Int) throws(JSONError) -> [JSONValue] {
        guard depth <= Self.depthLimit else { throw .tooDeep(at: position) }
        advance()
        skipSpace()
        if skip("]") { return [] }
        var values: [JSONValue] = []
        while true {
            skipSpace()
            values.append(try value(depth: depth))
            skipSpace()
            if skip("]") { return values }
            guard skip(",") else { throw unexpected("\",\" or \"]\"") }
        }
    }

    private mutating func object(depth: Int) throws(JSONError) -> [JSONMember] {
        guard depth <= Self.depthLimit else { throw .tooDeep(at: position) }
        advance()
        skipSpace()
        if skip("}") { return [] }
        var members: [JSONMember] = []
        var keys: Set<String> = []
        while true {
            skipSpace()
            guard current == UInt8(ascii: "\"") else { throw unexpected("a key in quotes") }
            let at = position
            let key = try string()
            guard keys.insert(key).inserted else { throw .duplicateKey(at: at, key: key) }
            skipSpace()
            guard skip(":") else { throw unexpected("\":\"") }
            skipSpace()
            members.append(JSONMember(key: key, position: at, value: try value(depth: depth)))
            skipSpace()
            if skip("}") { return members }
            guard skip(",") else { throw unexpected("\",\" or \"}\"") }
        }
    }
}

// MARK: Strings

extension JSONText {
    private mutating func string() throws(JSONError) -> String {
        let start = position
        advance()
        var units: [UInt8] = []
        while true {
            guard let byte = current else { throw unexpected("a closing quote") }
            switch byte {
            case UInt8(ascii: "\""):
                advance()
                guard let text = String(validating: units, as: UTF8.self) else {
                    throw .unexpected(at: start, found: "other bytes", expected: "UTF-8")
                }
                return text
            case UInt8(ascii: "\\"): units += try escape()
            case 0..<0x20: throw unexpected("an escape such as \\n in its place")
            // A byte, not an enum of ours.
            default:
                units.append(byte)
                advance()
            }
        }
    }

    private mutating func escape() throws(JSONError) -> [UInt8] {
        advance()
        let plain: [Unicode.Scalar: UInt8] = [
            "\"": 0x22, "\\": 0x5C, "/": 0x2F, "b": 0x08, "f": 0x0C, "n": 0x0A, "r": 0x0D,
            "t": 0x09,
        ]
        if let byte = current, let unit = plain[Unicode.Scalar(byte)] {
            advance()
            return [unit]
        }
        let at = position
        guard skip("u") else { throw unexpected("one of \" \\ / b f n r t u") }
        let first = try hexadecimalUnit()
        if let scalar = Unicode.Scalar(first) { return Array(String(scalar).utf8) }
        // A high surrogate and a low one are one scalar; alone they are none.
        guard first < 0xDC00, skip("\\"), skip("u") else { throw loneSurrogate(at) }
        let second = try hexadecimalUnit()
        guard (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(
                0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00))
        else { throw loneSurrogate(at) }
        return Array(String(scalar).utf8)
    }

    private func loneSurrogate(_ at: TextPosition) -> JSONError {
        .unexpected(at: at, found: "half of a pair", expected: "both surrogates of a pair")
    }

    private mutating func hexadecimalUnit() throws(JSONError) -> UInt16 {
        var unit: UInt16 = 0
        for _ in 0..<4 {
            guard let byte = current, byte < 0x80,
                let digit = Character(Unicode.Scalar(byte)).hexDigitValue
            else { throw unexpected("a hexadecimal digit") }
            unit = unit << 4 | UInt16(digit)
            advance()
        }
        return unit
    }
}

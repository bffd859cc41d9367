import Cryptography

/// An entry as one line of JSON of a fixed layout:
/// `{"sequence":12,"hash":"<64 hexadecimal digits>","payload":<JSON>}` and a newline.
///
/// A line is right if and only if it is, byte for byte, what would be written for its payload. So
/// reading needs no parser: it makes the envelope that should be there and compares.
enum EntryLine {
    static let newline = UInt8(ascii: "\n")

    private static let beforeSequence = Array(#"{"sequence":"#.utf8)
    private static let beforeHash = Array(#","hash":""#.utf8)
    private static let beforePayload = Array(#"","payload":"#.utf8)
    private static let afterPayload = UInt8(ascii: "}")
    private static let hashDigitCount = SHA256.byteCount * 2

    /// What precedes the payload of an entry.
    static func envelope(_ head: Head, into envelope: inout [UInt8]) {
        envelope.removeAll(keepingCapacity: true)
        appendEnvelope(head, to: &envelope)
    }

    /// Adds the line of the entry `head` with its payload.
    static func append(_ head: Head, _ payload: [UInt8], to lines: inout [UInt8]) {
        appendEnvelope(head, to: &lines)
        lines += payload
        lines.append(afterPayload)
        lines.append(newline)
    }

    private static func appendEnvelope(_ head: Head, to bytes: inout [UInt8]) {
        bytes += beforeSequence
        bytes += String(head.sequence).utf8
        bytes += beforeHash
        appendHexadecimal(head.hash, to: &bytes)
        bytes += beforePayload
    }

    /// Where the digits of the hash begin in the line of an entry.
    private static func hashStart(_ sequence: Int) -> Int {
        beforeSequence.count + String(sequence).utf8.count + beforeHash.count
    }

    /// Where the payload begins in the line of an entry.
    static func payloadStart(_ sequence: Int) -> Int {
        hashStart(sequence) + hashDigitCount + beforePayload.count
    }

    /// Where the payload lies in a line without its newline, or nil if the line is too short or
    /// does not end as a line does.
    static func payload(in line: Span<UInt8>, payloadStart: Int) -> Range<Int>? {
        guard line.count > payloadStart, line[line.count - 1] == afterPayload else { return nil }
        return payloadStart..<(line.count - 1)
    }

    /// The hash that a line says its entry has, or nil if it says none.
    static func statedHash(_ line: Span<UInt8>, sequence: Int) -> [UInt8]? {
        let start = hashStart(sequence)
        guard line.count >= start + hashDigitCount else { return nil }
        var digits: [UInt8] = []
        for index in start..<(start + hashDigitCount) { digits.append(line[index]) }
        return bytes(hexadecimal: String(decoding: digits, as: UTF8.self))
    }

    /// Whether a line begins with this envelope.
    static func begins(_ line: Span<UInt8>, with envelope: [UInt8]) -> Bool {
        guard line.count >= envelope.count else { return false }
        for index in envelope.indices where line[index] != envelope[index] { return false }
        return true
    }

    /// Whether the bytes may be the beginning of a line for the entry `sequence`, of which a crash
    /// kept the rest from being written. Zeros at the end are such a rest: a file system may make
    /// a file longer before it writes what belongs there.
    static func mayBeCutShort(_ bytes: Span<UInt8>, sequence: Int) -> Bool {
        var end = bytes.count
        while end > 0, bytes[end - 1] == 0 { end -= 1 }
        let hashStart = hashStart(sequence)
        let model = Head(sequence: sequence, hash: [UInt8](repeating: 0, count: SHA256.byteCount))
        var layout: [UInt8] = []
        appendEnvelope(model, to: &layout)
        for index in 0..<min(end, layout.count) {
            if (hashStart..<(hashStart + hashDigitCount)).contains(index) {
                guard isHexadecimal(bytes[index]) else { return false }
            } else {
                guard bytes[index] == layout[index] else { return false }
            }
        }
        return true
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
    }
}

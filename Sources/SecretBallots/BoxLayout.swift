/// How the slots of a box lie in its bytes. Every slot is as long as the longest answer needs, so
/// that the length of a box tells the number of voters and nothing else.
///
/// A slot: one byte, 0 for empty and 1 for an answer; two the length of the answer; the answer and
/// zeros; two words of the check code, two bytes each, 65535 for none; the marks, each of eight
/// bytes for the device and four for the number, 0 for none. Numbers are big-endian.
package struct BoxLayout: Equatable, Sendable {
    package let slotCount: Int
    /// The length of the longest answer, in bytes.
    package let choiceBytes: Int

    package static let choiceLimit = 0xFFFF
    private static let noWord = 0xFFFF
    private static let markBytes = Slot.Mark.deviceBytes + 4

    /// - Parameter choiceBytes: at most `choiceLimit`.
    package init(slotCount: Int, choiceBytes: Int) {
        precondition((0...Self.choiceLimit).contains(choiceBytes))
        self.slotCount = slotCount
        self.choiceBytes = choiceBytes
    }

    var slotBytes: Int { 3 + choiceBytes + 4 + Slot.markLimit * Self.markBytes }
    var byteCount: Int { slotCount * slotBytes }

    func write(_ slot: Slot, at index: Int, in bytes: inout [UInt8]) {
        var writer = Writer(place: index * slotBytes)
        writer.put(1, 1, &bytes)
        writer.put(slot.choice.count, 2, &bytes)
        writer.put(slot.choice, &bytes)
        writer.put([UInt8](repeating: 0, count: choiceBytes - slot.choice.count), &bytes)
        writer.put(slot.code?.device ?? Self.noWord, 2, &bytes)
        writer.put(slot.code?.server ?? Self.noWord, 2, &bytes)
        for index in 0..<Slot.markLimit {
            let mark = slot.marks.indices.contains(index) ? slot.marks[index] : nil
            writer.put(
                mark?.device ?? [UInt8](repeating: 0, count: Slot.Mark.deviceBytes), &bytes)
            writer.put(mark?.number ?? 0, 4, &bytes)
        }
    }

    /// The slot, or nil if it is empty.
    func read(_ index: Int, in bytes: [UInt8]) -> Slot? {
        var reader = Reader(place: index * slotBytes)
        guard reader.number(1, bytes) == 1 else { return nil }
        let length = min(reader.number(2, bytes), choiceBytes)
        let choice = Array(reader.bytes(choiceBytes, bytes).prefix(length))
        let (device, server) = (reader.number(2, bytes), reader.number(2, bytes))
        var marks: [Slot.Mark] = []
        for _ in 0..<Slot.markLimit {
            let device = reader.bytes(Slot.Mark.deviceBytes, bytes)
            let number = reader.number(4, bytes)
            if number > 0 { marks.append(Slot.Mark(device: device, number: number)) }
        }
        return Slot(
            choice: choice,
            code: device == Self.noWord ? nil : Slot.Code(device: device, server: server),
            marks: marks)
    }

    func isTaken(_ index: Int, in bytes: [UInt8]) -> Bool { bytes[index * slotBytes] == 1 }
}

extension Slot.Mark {
    fileprivate init(device: [UInt8], number: Int) {
        self.device = device
        self.number = number
    }
}

/// Writes over bytes, from a place on.
private struct Writer {
    var place: Int

    mutating func put(_ more: [UInt8], _ bytes: inout [UInt8]) {
        for byte in more {
            bytes[place] = byte
            place += 1
        }
    }

    mutating func put(_ number: Int, _ count: Int, _ bytes: inout [UInt8]) {
        for shift in (0..<count).reversed() {
            bytes[place] = UInt8(truncatingIfNeeded: number >> (8 * shift))
            place += 1
        }
    }
}

/// Reads bytes, from a place on.
private struct Reader {
    var place: Int

    mutating func bytes(_ count: Int, _ bytes: [UInt8]) -> [UInt8] {
        defer { place += count }
        return Array(bytes[place..<(place + count)])
    }

    mutating func number(_ count: Int, _ bytes: [UInt8]) -> Int {
        self.bytes(count, bytes).reduce(0) { $0 << 8 | Int($1) }
    }
}

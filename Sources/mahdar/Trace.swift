import Compression
import Foundation
import OperationalText

/// A recorded edit of a text, in the public format of editing traces: a JSON object of
/// `startContent`, `endContent` and `txns`, each with `patches` of
/// `[position, number deleted, text inserted]`, to be applied in order. May be compressed by gzip.
struct Trace: Decodable {
    let startContent: String
    let endContent: String
    let txns: [Transaction]

    struct Transaction: Decodable {
        let patches: [Patch]
    }

    struct Patch: Decodable {
        let position: Int
        let deleted: Int
        let inserted: String

        init(from decoder: any Decoder) throws {
            var values = try decoder.unkeyedContainer()
            position = try values.decode(Int.self)
            deleted = try values.decode(Int.self)
            inserted = try values.decode(String.self)
            guard position >= 0, deleted >= 0, values.isAtEnd else {
                throw DecodingError.dataCorruptedError(
                    in: values, debugDescription: "A patch is a position, a count and a text.")
            }
        }
    }

    /// What positions and counts are numbers of.
    enum Unit: String, CaseIterable {
        /// Unicode code points, as in the published traces.
        case codepoints
        /// UTF-16 units, as in traces that were recorded from editors in browsers.
        case utf16
    }

    /// Reads a file's bytes.
    static func read(_ bytes: [UInt8]) throws -> Trace {
        let text = isGzip(bytes) ? try gunzip(bytes) : bytes
        return try JSONDecoder().decode(Trace.self, from: Data(text))
    }

    /// The patches as deltas, which count UTF-16 units.
    func deltas(counting unit: Unit) throws(CommandError) -> [Delta] {
        var points = CodePoints(startContent)
        var deltas: [Delta] = []
        for patch in txns.lazy.flatMap(\.patches) {
            let range: Range<Int>
            switch unit {
            case .utf16: range = patch.position..<patch.position + patch.deleted
            case .codepoints:
                guard
                    let found = points.replace(
                        patch.position, patch.deleted, with: patch.inserted)
                else { throw .failure("a patch at \(patch.position) is beyond the text") }
                range = found
            }
            deltas.append([
                .retain(range.lowerBound), .insert(patch.inserted), .delete(range.count),
            ])
        }
        return deltas
    }
}

/// How many UTF-16 units each code point of a text has, to turn positions of one kind into those
/// of the other. With a gap where the text was edited last, so that most steps cost nothing.
private struct CodePoints {
    /// Before the gap in order, behind it in reverse order.
    private var before: [UInt8] = []
    private var behind: [UInt8]
    /// The UTF-16 units before the gap.
    private var units = 0

    init(_ text: String) {
        behind = text.unicodeScalars.reversed().map { UInt8(UTF16.width($0)) }
    }

    /// Replaces code points and says which units those were; nil if there are not so many.
    mutating func replace(_ position: Int, _ count: Int, with text: String) -> Range<Int>? {
        guard position + count <= before.count + behind.count else { return nil }
        while before.count > position, let width = before.popLast() {
            units -= Int(width)
            behind.append(width)
        }
        while before.count < position, let width = behind.popLast() {
            units += Int(width)
            before.append(width)
        }
        let start = units
        let removed = behind.suffix(count).reduce(0) { $0 + Int($1) }
        behind.removeLast(count)
        for scalar in text.unicodeScalars {
            let width = UTF16.width(scalar)
            before.append(UInt8(width))
            units += width
        }
        return start..<start + removed
    }
}

@testable import OperationalText

/// Random documents and operations from a seed, like those of `Tests/JavaScript/random.js` in kind.
struct RandomOperations {
    private var state: UInt64
    private var names = 0

    init(seed: UInt64) {
        state = seed
    }

    /// SplitMix64.
    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var value = state
        value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
        value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
        return value ^ (value >> 31)
    }

    /// An integer in `0..<limit`.
    mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }

    mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

    mutating func pick<T>(_ list: [T]) -> T { list[below(list.count)] }

    private static let letters = [
        "a", "b", "ل", "م", "\u{651}", "😀", "👩‍👧", "\u{e9}", "e\u{301}", "\u{200f}", "\"", "\\",
        "\n", " ",
    ]

    mutating func text(_ length: Int) -> String {
        (0..<length).reduce(into: "") { text, _ in text += pick(Self.letters) }
    }

    mutating func fresh(_ prefix: String) -> BlockID {
        names += 1
        return BlockID("\(prefix)\(names)")
    }

    private static let looks: [TextFormat] = [
        ["bold": "true"], ["bold": "true", "link": "https://example.org/é"], ["italic": "true"],
    ]
    private static let changes: [TextFormatChange] = [
        ["bold": "true"], ["italic": "true", "bold": nil], ["bold": nil], ["link": nil],
        ["link": "mailto:a@b.c"],
    ]

    private mutating func look() -> TextFormat { chance(40) ? pick(Self.looks) : [:] }

    mutating func document() -> Document {
        let blocks = (0...below(5)).map { index in
            let units = Array(text(chance(15) ? 0 : 1 + below(8)).utf16)
            let half = units.snapped(below(units.count + 1))
            return Block(
                id: BlockID("b\(index)"),
                attributes: chance(50) ? ["kind": pick(["heading", "note"])] : [:], text: units,
                authors: [
                    AuthorRun(author: "u1", count: half, format: look()),
                    AuthorRun(author: "u2", count: units.count - half, format: look()),
                ], trashed: chance(20))
        }
        return Document(blocks: blocks, aliases: chance(10) ? ["old": "b0"] : [:])
    }

    /// An operation of up to `most` changes that fits a document.
    mutating func operation(
        on document: Document, prefix: String, most: Int = 3
    ) -> Operation {
        var (draft, changes) = (document, [Change]())
        for _ in 0...below(most) {
            let change = change(of: draft, prefix: prefix)
            changes.append(change)
            draft.apply([change], author: "u1")
        }
        return document.clamped(Operation(changes))
    }

    private mutating func change(of document: Document, prefix: String) -> Change {
        let block = pick(document.blocks)
        switch below(13) {
        case 0...3: return .text(block: block.id, delta: delta(on: Array(block.text)))
        case 4:
            let key = pick(["kind", "level", "speaker"])
            return .set(block: block.id, attributes: [key: pick(["heading", "note", "é", nil])])
        case 5: return .trash(block: block.id)
        case 6: return .restore(block: block.id)
        case 7:
            let text = text(below(4))
            return .insert(
                block: fresh(prefix), after: anchor(in: document), attributes: ["kind": "item"],
                text)
        case 8: return .move(block: block.id, after: anchor(in: document))
        case 9, 10:
            // A block without text can take the tail, above all one that was joined away.
            let tombs = document.blocks.filter { $0.text.isEmpty && $0.id != block.id }
            let new = tombs.isEmpty || chance(60) ? fresh(prefix) : pick(tombs).id
            let at = block.text.snapped(below(block.text.count + 1))
            return .split(block: block.id, at: at, new: new)
        default:
            let into = pick(document.blocks)
            return .join(block: block.id, into: into.id, at: into.text.count)
        }
    }

    private mutating func anchor(in document: Document) -> BlockID? {
        chance(15) ? nil : pick(document.blocks).id
    }

    mutating func delta(on text: [UInt16]) -> Delta {
        var (components, position) = ([Delta.Component](), 0)
        for _ in 0...below(3) {
            let start = max(text.snapped(position + below(text.count - position + 1)), position)
            let end = chance(50) ? start : text.snapped(start + below(text.count - start + 1))
            components.append(.retain(start - position))
            if chance(70) {
                let inserted = self.text(1 + below(2))
                let author = chance(20) ? "u3" : nil
                components.append(.insert(inserted, author: author, format: look()))
            }
            components.append(
                chance(50) ? .delete(end - start) : .format(end - start, pick(Self.changes)))
            position = end
        }
        return Delta(components)
    }

    /// An operation that does not fit: cut pairs, lengths beyond the text, unknown blocks, aliases.
    mutating func wildOperation(on document: Document) -> Operation {
        let ids = document.blocks.map(\.id) + ["nobody", "old"]
        return Operation(
            (0..<3).map { _ in
                let id = pick(ids)
                switch below(7) {
                case 0: return .split(block: id, at: below(20), new: pick(ids + ["n1"]))
                case 1: return .join(block: id, into: pick(ids), at: below(20))
                case 2: return .move(block: id, after: pick(ids + [nil]))
                case 3: return .insert(block: pick(ids + ["n2"]), after: id, "x")
                case 4: return .alias(block: pick(ids + ["n3"]), to: id)
                default:
                    let counts = (0..<4).map { _ in 1 + below(6) }
                    return .text(
                        block: id,
                        delta: [
                            .retain(counts[0]), .insert("x"), .delete(counts[1]),
                            .retain(counts[2]), .insert("y"), .delete(counts[3]),
                            .format(counts[0], ["bold": "true", "link": nil]),
                        ])
                }
            })
    }
}

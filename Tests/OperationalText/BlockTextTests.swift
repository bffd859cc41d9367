import Testing

@testable import OperationalText

/// The gap buffer against a plain array.
struct `The text of a block` {
    @Test(arguments: [1, 2, 3]) func `is what an array would be, after any edits`(seed: UInt64) {
        var random = Generator(seed: seed)
        var (text, model) = (BlockText(), [UInt16]())
        var earlier: [(BlockText, [UInt16])] = []
        for round in 0..<4_000 {
            let start = random.below(model.count + 1)
            let end = min(model.count, start + random.below(round % 50 == 0 ? 200 : 4))
            let units = (0..<random.below(round % 70 == 0 ? 300 : 5)).map { _ in
                UInt16(0x61 + random.below(26))
            }
            text.replace(start..<end, with: units)
            model.replaceSubrange(start..<end, with: units)
            #expect(Array(text) == model && text.count == model.count)
            if round % 500 == 0 { earlier.append((text, model)) }
        }
        for (text, model) in earlier {
            #expect(Array(text) == model, "a copy was changed by edits of the original")
        }
    }

    @Test func `is equal wherever it was edited last`() {
        var (one, other) = (BlockText("abcdef".utf16), BlockText("abcf".utf16))
        one.replace(2..<2, with: Array("xy".utf16))
        one.replace(2..<4, with: [])
        other.replace(3..<3, with: Array("de".utf16))
        #expect(one == other && one.string == "abcdef" && one != BlockText("abcdeg".utf16))
    }

    @Test func `is cut and put together`() {
        var text = BlockText("abcdef".utf16)
        text.replace(1..<1, with: Array("-".utf16))
        let tail = text.cut(from: 3)
        #expect(text.string == "a-b" && tail.string == "cdef")
        text.append(tail)
        #expect(text.string == "a-bcdef")
    }

    @Test func `keeps its authors through edits at every place`() {
        var random = Generator(seed: 9)
        var block = Block(id: "b", text: Array("start".utf16), author: "p0")
        var authors = Array(repeating: "p0", count: 5)
        for _ in 0..<3_000 {
            let start = random.below(authors.count + 1)
            let count = min(authors.count - start, random.below(4))
            let author = "p\(random.below(3))"
            let added = Array(repeating: UInt16(0x62), count: random.below(4))
            block.apply(
                Delta([.retain(start), .insert(added, author: nil), .delete(count)]),
                author: author)
            authors.replaceSubrange(
                start..<start + count, with: Array(repeating: author, count: added.count))
            let found = block.authors.flatMap { Array(repeating: $0.author, count: $0.count) }
            #expect(found == authors)
            for (one, next) in zip(block.authors, block.authors.dropFirst()) {
                #expect(one.author != next.author && one.count > 0)
            }
        }
    }
}

/// Numbers from a seed (SplitMix64).
private struct Generator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func below(_ limit: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((value ^ (value >> 31)) % UInt64(limit))
    }
}

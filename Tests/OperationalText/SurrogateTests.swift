import Foundation
import Testing

@testable import OperationalText

/// Pairs are never cut, and nothing else of Unicode is touched.
struct SurrogateTests {
    @Test(
        arguments: [
            // A boundary inside the pair at 1..<3 goes back to 1.
            ([.retain(2), .insert("x")], [.retain(1), .insert("x")]),
            ([.retain(1), .delete(1)], []),
            ([.retain(2), .delete(1)], [.retain(1), .delete(2)]),
            ([.delete(2)], [.delete(1)]),
            ([.retain(2), .delete(5)], [.retain(1), .delete(3)]),
            ([.retain(9), .insert("x"), .delete(9)], [.retain(4), .insert("x")]),
        ] as [(Delta, Delta)])
    func `boundaries inside a pair move backward and lengths are clipped`(
        delta: Delta, clamped: Delta
    ) {
        let document = minutes("a😀b")
        let operation: Operation = [.text(block: "b1", delta: delta)]
        let expected: Operation = clamped.isEmpty ? [] : [.text(block: "b1", delta: clamped)]
        #expect(document.clamped(operation) == expected)
        #expect(document.applying(operation) == document.applying(expected))
    }

    @Test func `a split inside a pair goes before it`() {
        #expect(
            minutes("a😀b").applying([.split(block: "b1", at: 2, new: "n1")]).lines == ["a", "😀b"])
    }

    @Test func `one face replaced by another sends whole pairs`() {
        let document = minutes("😀")
        #expect(document.applying([.text("b1", .insert("😁"), .delete(2))]).lines == ["😁"])
        // What a careless difference of units would send is refused.
        let half: Operation = [.text("b1", .retain(1), .insert([0xDE01], author: nil), .delete(1))]
        #expect(throws: InvalidOperation.loneSurrogate) { try half.validate(in: document) }
        let two = meeting(
            document, historic: [.text("b1", .insert("😁"), .delete(2))],
            incoming: [.text("b1", .insert("😂"), .delete(2))])
        #expect(two.lines == ["😁😂"])
    }

    @Test func `a letter deleted while its shadda is typed leaves the shadda`() {
        let typed = meeting(
            minutes("محمد"), historic: [.text("b1", .retain(2), .delete(1))],
            incoming: [.text("b1", .retain(3), .insert("\u{651}"))])
        #expect(typed.blocks[0].text == BlockText("مح\u{651}د".utf16))
    }

    @Test func `a joined family can be taken apart but not cut in a pair`() {
        let family = "👨‍👩‍👧"
        let document = minutes(family)
        let parted = meeting(
            document, historic: [.text("b1", .retain(2), .delete(1))],
            incoming: [.split(block: "b1", at: 5, new: "n1")])
        #expect(parted.lines == ["👨👩", "\u{200D}👧"])
        #expect(parted.blocks.allSatisfy { $0.text.isWellFormed })
    }

    @Test func `both forms of a letter are kept as typed`() throws {
        let (composed, decomposed) = ("\u{e9}", "e\u{301}")
        let document = minutes(composed).applying([.text("b1", .retain(1), .insert(decomposed))])
        let data = try JSONEncoder().encode(document)
        let decoded = try JSONDecoder().decode(Document.self, from: data)
        #expect(decoded.blocks[0].text == [0xE9, 0x65, 0x301])
        #expect(document.applying([.text("b1", .delete(1))]).blocks[0].text == [0x65, 0x301])
    }

    @Test func `directional marks are text like any other`() {
        let document = minutes("\u{202B}abc\u{202C}def\u{200F}")
        let split = meeting(
            document, historic: [.split(block: "b1", at: 2, new: "n1")],
            incoming: [.text("b1", .delete(1), .retain(3), .delete(1))])
        #expect(
            split.blocks.map(\.text) == [BlockText("a".utf16), BlockText("bcdef\u{200F}".utf16)])
    }

    @Test func `a lone surrogate in JSON is refused`() {
        let json = #"[{"text":{"block":"b1","delta":["\ud83d"]}}]"#
        #expect(throws: (any Error).self) {
            try JSONDecoder().decode(Operation.self, from: Data(json.utf8))
                .validate(in: minutes("x"))
        }
    }

    @Test func `whatever is applied, the text stays well-formed and its authors cover it`() {
        var random = RandomOperations(seed: 8)
        for _ in 0..<2_000 {
            var document = random.document()
            for _ in 0..<4 { document.apply(random.wildOperation(on: document), author: "u9") }
            for block in document.blocks {
                #expect(block.text.isWellFormed)
                #expect(block.authors.reduce(0) { $0 + $1.count } == block.text.count)
                #expect(
                    zip(block.authors, block.authors.dropFirst()).allSatisfy {
                        $0.author != $1.author || $0.format != $1.format
                    })
            }
        }
    }

    @Test func `no count is too large to be applied`() {
        let wild: Operation = [
            .text("b1", .retain(.max / 4), .insert("x"), .delete(.max / 4)),
            .split(block: "b1", at: .max, new: "n1"), .split(block: "b1", at: .min, new: "n2"),
            .join(block: "b2", into: "b1", at: .min),
        ]
        #expect(minutes("a", "b").applying(wild).lines == ["b", "ax", ""])
    }
}

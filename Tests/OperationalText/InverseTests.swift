import Testing

@testable import OperationalText

/// Taking back: `inverse` on the document before, transformed over what came since.
struct InverseTests {
    /// What is undone after others' operations, each applied as it is.
    private func undo(
        _ operation: Operation, on document: Document, after others: Operation...
    ) -> Document {
        var (undoing, now) = (
            document.inverse(of: operation), document.applying(operation, author: "ui")
        )
        for other in others {
            undoing = undoing.transformed(over: other, incomingFirst: false)
            now.apply(other, author: "uh")
        }
        return now.applying(undoing, author: "ui")
    }

    @Test func `one's insertion goes and another's text inside it stays`() {
        let result = undo(
            [.text("b1", .retain(1), .insert("hello"))], on: minutes("()"),
            after: [.text("b1", .retain(3), .insert("XX"))])
        #expect(result.lines == ["(XX)"])
    }

    @Test func `a deletion comes back after shifts, under its authors`() {
        let document = minutes("abc").applying(
            [.text("b1", .retain(1), .insert("XY"))], author: "u1")
        let result = undo(
            [.text("b1", .delete(4))], on: document, after: [.text("b1", .retain(1), .insert("!"))],
            [.text("b1", .insert(">"))])
        #expect(result.lines == [">aXYbc!"])
        #expect(result.authors("b1") == ["uh:1", "u0:1", "u1:2", "u0:2", "uh:1"])
    }

    @Test func `what the sender inserted and deleted in one operation comes back as the sender's`()
    {
        let operation: Operation = [
            .insert(block: "n1", after: nil, "abc"), .text("n1", .delete(3)),
        ]
        let inverse = minutes("x").inverse(of: operation)
        #expect(inverse == [.text("n1", .insert("abc")), .trash(block: "n1")])
    }

    @Test func `a split is joined again after both have typed`() {
        let result = undo(
            [.split(block: "b1", at: 3, new: "n1")], on: minutes("onetwo"),
            after: [.text("b1", .retain(3), .insert("!")), .text("n1", .retain(3), .insert("?"))])
        #expect(result.lines == ["one!two?"])
    }

    @Test func `a join is split again after both have typed, in the same block`() {
        let document = minutes("one", "two").applying([.set(block: "b2", attributes: ["k": "v"])])
        let result = undo(
            [.join(block: "b2", into: "b1", at: 3)], on: document,
            after: [.text("b1", .retain(2), .insert("!"), .retain(2), .insert("?"))])
        #expect(result.lines == ["on!e", "t?wo"])
        #expect(result.blocks.map(\.id) == ["b1", "b2"])
        #expect(result["b2"]?.attributes == ["k": "v"])
    }

    @Test func `a deletion across blocks comes back in order`() {
        let operation: Operation = [
            .text("b1", .retain(1), .delete(1)), .trash(block: "b2"), .text("b3", .delete(1)),
            .join(block: "b3", into: "b1", at: 1),
        ]
        let document = minutes("ab", "cd", "ef", "gh")
        #expect(document.applying(operation).lines == ["af", "gh"])
        #expect(undo(operation, on: document) == document)
    }

    @Test func `moves, attributes and the trash come back`() {
        let operation: Operation = [
            .move(block: "b1", after: "b3"), .move(block: "b3", after: nil),
            .set(block: "b2", attributes: ["k": "v", "l": nil]), .trash(block: "b2"),
        ]
        let document = minutes("a", "b", "c").applying([
            .set(block: "b2", attributes: ["l": "w"])
        ])
        #expect(undo(operation, on: document) == document)
    }

    @Test func `when two delete one text and one undoes, it comes back once`() {
        let document = minutes("keep word")
        let deletion: Operation = [.text("b1", .retain(4), .delete(5))]
        let second = document.applying(deletion)
        let effective = second.clamped(deletion.transformed(over: deletion, incomingFirst: false))
        #expect(effective.isEmpty)
        #expect(second.inverse(of: effective).isEmpty)
        #expect(second.applying(document.inverse(of: deletion)) == document)
    }

    @Test func `any operation is taken back, and the taking back too`() {
        var random = RandomOperations(seed: 21)
        for _ in 0..<2_000 {
            let document = random.document()
            let operation = random.operation(on: document, prefix: "p")
            let after = document.applying(operation, author: "u7")
            let inverse = document.inverse(of: operation)
            let undone = after.applying(inverse, author: "u8")
            #expect(undone.visibleBlocks == document.visibleBlocks, "\(document) \(operation)")
            let redone = undone.applying(after.inverse(of: inverse), author: "u8")
            #expect(redone.visibleBlocks == after.visibleBlocks, "\(document) \(operation)")
        }
    }
}

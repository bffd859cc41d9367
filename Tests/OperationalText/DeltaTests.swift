import Testing

@testable import OperationalText

struct DeltaTests {
    private func text(_ string: String, _ delta: Delta) -> String {
        minutes(string).applying([.text(block: "b1", delta: delta)]).lines[0]
    }

    @Test func `equal changes are equal values`() {
        let scattered: Delta = [
            .retain(1), .retain(1), .delete(1), .insert("x"), .delete(2), .insert("y"), .retain(9),
        ]
        #expect(scattered == [.retain(2), .insert("xy"), .delete(3)])
        #expect(Delta([.retain(0), .insert(""), .delete(-1), .retain(-5)]).isEmpty)
        #expect(
            Delta([.insert("x", author: "u1"), .insert("y", author: "u2"), .delete(1)]).components
                == [.insert("x", author: "u1"), .insert("y", author: "u2"), .delete(1)])
    }

    @Test func `of two insertions at one place the smaller client's stands first`() {
        let (a, b): (Delta, Delta) = ([.retain(1), .insert("A")], [.retain(1), .insert("B")])
        #expect(text("xBy", a.transformed(over: b, incomingFirst: true)) == "xABy")
        #expect(text("xBy", a.transformed(over: b, incomingFirst: false)) == "xBAy")
        #expect(Operation.isFirst("a", before: "b"))
        #expect(!Operation.isFirst("b", before: "b"))
        // By UTF-16 units, as JavaScript compares: a surrogate comes before U+FF5E.
        #expect(Operation.isFirst("😀", before: "～"))
    }

    @Test func `what two delete is deleted once`() {
        let (a, b): (Delta, Delta) = ([.retain(1), .delete(3)], [.retain(2), .delete(3)])
        #expect(a.transformed(over: b, incomingFirst: true) == [.retain(1), .delete(1)])
        #expect(a.transformed(over: a, incomingFirst: true).isEmpty)
    }

    @Test func `text typed into a deleted stretch stays`() {
        let deletion: Delta = [.retain(1), .delete(3)]
        let typing: Delta = [.retain(2), .insert("new")]
        #expect(text("ae", typing.transformed(over: deletion, incomingFirst: true)) == "anewe")
        #expect(
            deletion.transformed(over: typing, incomingFirst: true)
                == [.retain(1), .delete(1), .retain(3), .delete(2)])
    }

    @Test func `what is typed inside while another makes it bold becomes bold too`() {
        let bold: Delta = [.format(4, ["bold": "true"])]
        func runs(typingAt offset: Int) -> [AuthorRun] {
            let typing: Delta = [.retain(offset), .insert("X")]
            let after = bold.transformed(over: typing, incomingFirst: true)
            return minutes("abcd").applying([.text(block: "b1", delta: typing)], author: "u2")
                .applying([.text(block: "b1", delta: after)], author: "u1").blocks[0].authors
        }
        #expect(
            runs(typingAt: 2).map(\.format) == [
                ["bold": "true"], ["bold": "true"], ["bold": "true"],
            ])
        #expect(runs(typingAt: 4).map(\.format) == [["bold": "true"], [:]])
        #expect(runs(typingAt: 0).map(\.format) == [[:], ["bold": "true"]])
    }

    @Test func `of two changes of one word of a format the later wins`() {
        func linked(_ link: String) -> Delta { [.format(3, ["link": link])] }
        #expect(
            linked("a").transformed(over: linked("b"), incomingFirst: true, isLater: true)
                == linked("a"))
        #expect(
            linked("a").transformed(over: linked("b"), incomingFirst: true, isLater: false).isEmpty)
    }

    @Test func `both orders of any two deltas give one text, and composing them too`() {
        var random = RandomOperations(seed: 3)
        for _ in 0..<3_000 {
            let document = minutes(random.text(random.below(10)))
            let text = Array(document.blocks[0].text)
            let (a, b) = (random.delta(on: text), random.delta(on: text))
            let first = random.chance(50)
            let later = random.chance(50)
            let overA = b.transformed(over: a, incomingFirst: !first, isLater: !later)
            let overB = a.transformed(over: b, incomingFirst: first, isLater: later)
            func looks(_ deltas: Delta...) -> [AuthorRun] {
                deltas.reduce(document) {
                    $0.applying([.text(block: "b1", delta: $1)], author: "u")
                }.blocks[0].authors
            }
            #expect(looks(a, overA) == looks(b, overB))
            #expect(looks(a.composed(with: overA)) == looks(a, overA))
            #expect(looks(a, a.inverted(on: document.blocks[0])) == document.blocks[0].authors)
            func after(_ deltas: Delta...) -> [UInt16] {
                let document = deltas.reduce(document) {
                    $0.applying([.text(block: "b1", delta: $1)])
                }
                return Array(document.blocks[0].text)
            }
            #expect(after(a, overA) == after(b, overB))
            #expect(after(a.composed(with: overA)) == after(a, overA))
            let inverse = a.inverted(on: document.blocks[0])
            #expect(after(a, inverse) == text)
        }
    }

    @Test func `a cut leaves an insertion with the text before it`() {
        let typing: Delta = [.retain(3), .insert("X")]
        #expect(typing.cut(at: 2).right == [.retain(1), .insert("X")])
        #expect(typing.cut(at: 2).offset == 2)
        #expect(typing.cut(at: 3).left == typing)
        #expect(typing.cut(at: 3).offset == 4)
        #expect(typing.cut(at: 4).left == typing)
        let start: Delta = [.insert("X")]
        #expect(start.cut(at: 0).right == start)
        let replacing: Delta = [.retain(3), .insert("X"), .delete(2)]
        #expect(replacing.cut(at: 3).right == [.insert("X"), .delete(2)])
        #expect(replacing.cut(at: 4).left == [.retain(3), .insert("X"), .delete(1)])
        #expect(replacing.cut(at: 4).right == [.delete(1)])
    }

    @Test func `an offset goes with its text`() {
        let delta: Delta = [.retain(2), .insert("xy"), .retain(1), .delete(3)]
        let mapped = (0...7).map { delta.mapped($0) }
        #expect(mapped == [0, 1, 2, 5, 5, 5, 5, 6])
        #expect(delta.mapped(2, afterInsertion: true) == 4)
    }
}

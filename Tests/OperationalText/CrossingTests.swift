import Testing

@testable import OperationalText

/// What becomes of two changes made at once.
struct CrossingTests {
    @Test(arguments: 0...6)
    func `typing meets a split before, at and after it`(at: Int) {
        let result = meeting(
            minutes("onetwo"), historic: [.split(block: "b1", at: 3, new: "n1")],
            incoming: [.text("b1", .retain(at), .insert("X"))])
        #expect(
            result.lines
                == [
                    ["Xone", "two"], ["oXne", "two"], ["onXe", "two"], ["oneX", "two"],
                    ["one", "tXwo"], ["one", "twXo"], ["one", "twoX"],
                ][at])
    }

    @Test func `a deletion across a split becomes two`() {
        let result = meeting(
            minutes("onetwo"), historic: [.split(block: "b1", at: 3, new: "n1")],
            incoming: [.text("b1", .retain(2), .insert("X"), .delete(2))])
        #expect(result.lines == ["onX", "wo"])
    }

    @Test func `a split at the start and at the end`() {
        let start = meeting(
            minutes("one"), historic: [.split(block: "b1", at: 0, new: "n1")],
            incoming: [.text("b1", .insert("X"))])
        #expect(start.lines == ["", "Xone"])
        let end = meeting(
            minutes("one"), historic: [.split(block: "b1", at: 3, new: "n1")],
            incoming: [.text("b1", .retain(3), .insert("X"))])
        #expect(end.lines == ["oneX", ""])
    }

    @Test func `two splits at one place are one`() {
        var result = meeting(
            minutes("onetwo"), historic: [.split(block: "b1", at: 3, new: "n1")],
            incoming: [.split(block: "b1", at: 3, new: "n2"), .text("n2", .insert("X"))])
        #expect(result.lines == ["one", "Xtwo"])
        #expect(result["n2"]?.id == "n1")
        result.apply([.text("n2", .delete(1)), .trash(block: "n2")], author: "ui")
        #expect(result.lines == ["one"])
    }

    @Test func `two splits at two places make three`() {
        for (one, two) in [(2, 4), (4, 2)] {
            let result = meeting(
                minutes("aabbcc"), historic: [.split(block: "b1", at: one, new: "n1")],
                incoming: [.split(block: "b1", at: two, new: "n2")])
            #expect(result.lines == ["aa", "bb", "cc"])
        }
    }

    @Test func `a split copies the attributes of its block`() {
        let document = minutes("onetwo").applying([.set(block: "b1", attributes: ["k": "v"])])
        let result = meeting(
            document, historic: [.split(block: "b1", at: 3, new: "n1")],
            incoming: [.set(block: "b1", attributes: ["k": "w"])])
        #expect(result.blocks.map(\.attributes) == [["k": "w"], ["k": "w"]])
    }

    @Test func `a block joined twice to one block is joined once`() {
        let join = Change.join(block: "b2", into: "b1", at: 3)
        let result = meeting(minutes("one", "two"), historic: [join], incoming: [join])
        #expect(result.lines == ["onetwo"])
        #expect(result.blocks.map(\.id) == ["b1", "b2"])
    }

    @Test func `a block joined to two blocks goes where the log says`() {
        let result = meeting(
            minutes("a", "b", "c"), historic: [.join(block: "b3", into: "b2", at: 1)],
            incoming: [.join(block: "b3", into: "b1", at: 1)])
        #expect(result.lines == ["a", "bc"])
    }

    @Test func `a chain of joins is followed to its end`() {
        let (ab, bc) = (
            Change.join(block: "b1", into: "b2", at: 1), Change.join(block: "b2", into: "b3", at: 1)
        )
        #expect(meeting(minutes("a", "b", "c"), historic: [ab], incoming: [bc]).lines == ["cba"])
        #expect(meeting(minutes("a", "b", "c"), historic: [bc], incoming: [ab]).lines == ["cba"])
    }

    @Test func `of two blocks joined to each other the log decides which`() {
        let result = meeting(
            minutes("a", "b"), historic: [.join(block: "b1", into: "b2", at: 1)],
            incoming: [.join(block: "b2", into: "b1", at: 1)])
        #expect(result.lines == ["ba"])
    }

    @Test func `of two blocks joined to one the later stays apart`() {
        let result = meeting(
            minutes("a", "b", "c"), historic: [.join(block: "b3", into: "b1", at: 1)],
            incoming: [.join(block: "b2", into: "b1", at: 1)])
        #expect(result.lines == ["ac", "b"])
    }

    @Test func `text typed into a block that is joined goes along`() {
        let join = Change.join(block: "b2", into: "b1", at: 3)
        let typing = Change.text("b2", .retain(1), .insert("X"), .delete(1))
        #expect(
            meeting(minutes("one", "two"), historic: [join], incoming: [typing]).lines
                == ["onetXo"])
        #expect(
            meeting(minutes("one", "two"), historic: [typing], incoming: [join]).lines
                == ["onetXo"])
        #expect(
            meeting(
                minutes("one", "two"), historic: [.text("b1", .retain(3), .insert("!"))],
                incoming: [join]
            ).lines == ["one!two"])
    }

    @Test func `a join meets a split of the block it fills`() {
        let join = Change.join(block: "b2", into: "b1", at: 4)
        let split = Change.split(block: "b1", at: 2, new: "n1")
        let document = minutes("aabb", "cc")
        #expect(meeting(document, historic: [join], incoming: [split]).lines == ["aa", "bbcc"])
        #expect(meeting(document, historic: [split], incoming: [join]).lines == ["aa", "bbcc"])
    }

    @Test func `a join meets a split of the block it empties`() {
        let join = Change.join(block: "b2", into: "b1", at: 2)
        let split = Change.split(block: "b2", at: 2, new: "n1")
        let document = minutes("aa", "bbcc", "dd")
        let lines = ["aabb", "cc", "dd"]
        #expect(meeting(document, historic: [join], incoming: [split]).lines == lines)
        #expect(meeting(document, historic: [split], incoming: [join]).lines == lines)
        // The tail takes the attributes of the block that it was a part of when it was cut.
        let styled = document.applying([.set(block: "b2", attributes: ["k": "v"])])
        let cut = meeting(styled, historic: [join], incoming: [split], ordersAgree: false)
        #expect(cut["n1"]?.attributes == [:])
    }

    @Test func `a join saves the text of a trashed block`() {
        let join = Change.join(block: "b2", into: "b1", at: 3)
        let document = minutes("one", "two")
        for trash in [Change.trash(block: "b2")] {
            #expect(meeting(document, historic: [trash], incoming: [join]).lines == ["onetwo"])
            #expect(meeting(document, historic: [join], incoming: [trash]).lines == ["onetwo"])
        }
    }

    @Test func `a joined block does not vanish with the block it was joined to`() {
        let join = Change.join(block: "b2", into: "b1", at: 3)
        let trash = Change.trash(block: "b1")
        let document = minutes("one", "two")
        let trashed = meeting(document, historic: [trash], incoming: [join])
        #expect(trashed.lines == ["two"])
        #expect(trashed.applying([.restore(block: "b1")]).lines == ["one", "two"])
        #expect(meeting(document, historic: [join], incoming: [trash]).lines == ["onetwo"])
    }

    @Test func `a join goes where its blocks are moved`() {
        let join = Change.join(block: "b3", into: "b1", at: 1)
        let move = Change.move(block: "b1", after: "b2")
        let document = minutes("a", "b", "c")
        #expect(meeting(document, historic: [join], incoming: [move]).lines == ["b", "ac"])
        #expect(meeting(document, historic: [move], incoming: [join]).lines == ["b", "ac"])
        let other = Change.move(block: "b3", after: nil)
        #expect(meeting(document, historic: [other], incoming: [join]).lines == ["ac", "b"])
    }

    @Test func `of two moves of one block the later counts`() {
        let result = meeting(
            minutes("a", "b", "c", "d"), historic: [.move(block: "b1", after: "b2")],
            incoming: [.move(block: "b1", after: "b4")])
        #expect(result.lines == ["b", "c", "d", "a"])
    }

    @Test func `two blocks moved after each other both move`() {
        let result = meeting(
            minutes("a", "b", "c", "d"), historic: [.move(block: "b1", after: "b3")],
            incoming: [.move(block: "b3", after: "b1")], ordersAgree: false)
        #expect(result.lines == ["b", "a", "c", "d"])
    }

    @Test func `a move after a block that is trashed or joined finds its place`() {
        for gone in [Change.trash(block: "b2"), .join(block: "b2", into: "b1", at: 1)] {
            let result = meeting(
                minutes("a", "b", "c", "d"), historic: [gone],
                incoming: [.move(block: "b4", after: "b2")])
            #expect(result.blocks.map(\.id) == ["b1", "b2", "b4", "b3"])
        }
    }

    @Test func `both parts of a block that is split move together`() {
        let split = Change.split(block: "b1", at: 1, new: "n1")
        let move = Change.move(block: "b1", after: "b3")
        let document = minutes("ab", "c", "d")
        #expect(
            meeting(document, historic: [split], incoming: [move]).lines == ["c", "d", "a", "b"])
        #expect(
            meeting(document, historic: [move], incoming: [split]).lines == ["c", "d", "a", "b"])
    }

    @Test func `a block put after one that is split stands after all of it`() {
        let split = Change.split(block: "b1", at: 1, new: "n1")
        for placed in [
            Change.insert(block: "n2", after: "b1", "X"), .move(block: "b3", after: "b1"),
        ] {
            let result = meeting(minutes("ab", "c", "X"), historic: [split], incoming: [placed])
            #expect(result.lines.prefix(3) == ["a", "b", "X"])
        }
    }

    @Test func `blocks put at one place stand in the order of their clients`() {
        for after in [BlockID?.none, "b1"] {
            let (one, two) = (
                Change.insert(block: "n1", after: after, "1"),
                Change.insert(block: "n2", after: after, "2")
            )
            let head = after == nil ? [] : ["a"]
            let tail = after == nil ? ["a"] : []
            #expect(
                meeting(minutes("a"), historic: [one], incoming: [two], incomingFirst: true).lines
                    == head + ["2", "1"] + tail)
            #expect(
                meeting(minutes("a"), historic: [one], incoming: [two], incomingFirst: false).lines
                    == head + ["1", "2"] + tail)
        }
    }

    @Test func `the last writer of an attribute wins, and others stay`() {
        let result = meeting(
            minutes("a"), historic: [.set(block: "b1", attributes: ["x": "1", "y": "1"])],
            incoming: [.set(block: "b1", attributes: ["y": "2", "z": nil])])
        #expect(result.blocks[0].attributes == ["x": "1", "y": "2"])
    }

    @Test func `text typed into a trashed block comes back with it, under its author`() {
        var result = meeting(
            minutes("one"), historic: [.trash(block: "b1")],
            incoming: [.text("b1", .retain(3), .insert("!"))])
        #expect(result.lines == [])
        result.apply([.restore(block: "b1")], author: "uh")
        #expect(result.lines == ["one!"])
        #expect(result.authors("b1") == ["u0:3", "ui:1"])
    }

    @Test func `of trashing and restoring the later counts`() {
        let document = minutes("a").applying([.trash(block: "b1")])
        let restore = Change.restore(block: "b1")
        #expect(meeting(document, historic: [restore], incoming: [restore]).lines == ["a"])
        let trash = Change.trash(block: "b1")
        #expect(meeting(minutes("a"), historic: [trash], incoming: [trash]).lines == [])
        let crossed = Operation.crossing([trash], [restore], incomingFirst: true)
        #expect(crossed.incoming == [trash])
        #expect(crossed.historic == [])
    }

    @Test func `the tail of a block that is trashed is somebody's new paragraph`() {
        let result = meeting(
            minutes("one"), historic: [.trash(block: "b1")],
            incoming: [.split(block: "b1", at: 3, new: "n1"), .text("n1", .insert("two"))])
        #expect(result.lines == ["two"])
    }

    @Test func `lists of changes cross in order`() {
        let result = meeting(
            minutes("first", "second", "third"),
            historic: [.text("b1", .retain(5), .insert("!")), .trash(block: "b2")],
            incoming: [
                .text("b1", .retain(2), .delete(3)), .trash(block: "b2"),
                .text("b3", .delete(2)), .join(block: "b3", into: "b1", at: 2),
            ])
        #expect(result.lines == ["fi!ird"])
    }
}

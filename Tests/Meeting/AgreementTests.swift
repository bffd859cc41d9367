import OperationalText
import Testing

@testable import Meeting

/// What voids agreement, what a section is, and how a wording takes the place of another.
struct `Agreement on the minutes` {
    @Test(
        arguments: [
            ([.text(block: "k3", delta: [.insert("x")])], true),
            ([.set(block: "k3", attributes: ["speaker": "member"])], true),
            ([.trash(block: "k3")], true),
            ([.split(block: "k3", at: 2, new: "k9")], true),
            ([.join(block: "k3", into: "k2", at: 0)], true),
            ([.join(block: "k2", into: "k3", at: 0)], true),
            ([.move(block: "k3", after: nil)], false),
            ([.text(block: "k2", delta: [.insert("x")])], false),
            ([.insert(block: "k9", after: "k3", attributes: [:], "new")], false),
        ] as [(OperationalText.Operation, Bool)])
    func `a change of the words voids what was said to them`(
        _ operation: OperationalText.Operation, _ voids: Bool
    ) throws {
        var meeting = Permissions.meeting(in: .inSession)
        meeting.agreement.views = [View(block: "k3", seat: "member", at: 0)]
        let events = try meeting.decide(
            .editMinutes(base: 0, operation: operation),
            from: Origin(by: "secretary", client: "tab", at: 0))
        #expect(events.contains(.viewsVoided(blocks: ["k3"])) == voids)
    }

    @Test func `a section ends at the next heading of its level or a higher one`() {
        let heading = { (id: String, level: String) in
            Block(id: BlockID(id), attributes: ["kind": "heading", "level": level])
        }
        let document = Document(blocks: [
            heading("a", "1"), Block(id: "a1"), heading("b", "2"), Block(id: "b1"),
            heading("c", "2"), Block(id: "c1", trashed: true), Block(id: "c2"),
            heading("d", "1"),
        ])
        let section = { (id: BlockID) in document.section(of: id).map(\.id.rawValue) }
        #expect(section("a") == ["a", "a1", "b", "b1", "c", "c2"])
        #expect(section("b") == ["b", "b1"])
        #expect(section("c") == ["c", "c2"])
        #expect(section("d") == ["d"])
        #expect(section("a1") == [])
        #expect(section("nothing") == [])
    }

    @Test(
        arguments: [
            ("one two three", "one 2 three"), ("one", "one two"), ("one two", "two"),
            ("", "all new"), ("same", "same"), ("a b c d", "d c b a"),
            ("قائمة التعهدات النهائية", "القائمة النهائية"), ("😀 x", "😁 x"),
        ])
    func `a rewording gives the wanted text under its author's name`(
        _ before: String, _ after: String
    ) {
        let delta = Delta.rewording(
            Array(before.utf16), as: Array(after.utf16), author: "proposer")
        var document = Document(blocks: [
            Block(id: "k", text: before.utf16, author: "writer")
        ])
        document.apply([.text(block: "k", delta: delta)], author: "secretary")
        #expect(document["k"]?.string == after)
        #expect(document["k"]?.authors.contains { $0.author == "secretary" } == false)
        #expect(delta.isEmpty == (before == after))
    }

    @Test func `words that stay keep their author`() {
        let delta = Delta.rewording(
            Array("one two three".utf16), as: Array("one 2 three".utf16), author: "p")
        #expect(delta == [.retain(4), .insert(Array("2".utf16), author: "p"), .delete(3)])
    }
}

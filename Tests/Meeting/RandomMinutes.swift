import OperationalText

@testable import Meeting

// Operations on the minutes at random: a change of what stands there, seldom of what does not.

extension RandomMeeting {
    static let document = Document(blocks: [
        Block(id: "k1", attributes: ["kind": "heading"], text: "Minutes".utf16),
        Block(id: "k2", attributes: ["kind": "finalList"]),
        Block(id: "k3", attributes: ["kind": "paragraph"], text: "قائمة 🙂 list".utf16),
    ])

    /// Mostly what is there, sometimes what was there a little earlier, seldom the future.
    mutating func minutesBase() -> Int {
        if random.chance(60) { return meeting.sequence }
        return random.chance(95)
            ? max(0, meeting.sequence - Int.random(in: 1...30, using: &random))
            : meeting.sequence + 1
    }

    mutating func minutesOperation() -> OperationalText.Operation {
        OperationalText.Operation((0..<(random.chance(80) ? 1 : 2)).map { _ in change() })
    }

    private mutating func block() -> Block {
        random.pick(meeting.minutes.document.blocks) ?? Block(id: "k1")
    }

    private mutating func newID() -> BlockID {
        random.chance(3) ? "k1" : BlockID("r\(meeting.sequence)-\(random.next() % 1_000)")
    }

    private mutating func change() -> Change {
        let block = block()
        switch Int.random(in: 0..<9, using: &random) {
        case 0, 1, 2: return .text(block: block.id, delta: delta(block))
        case 3:
            return .insert(
                block: newID(), after: random.chance(20) ? nil : block.id,
                attributes: ["kind": random.chance(90) ? "note" : "agenda"],
                random.chance(50) ? "" : "note")
        case 4: return .trash(block: block.id)
        case 5: return .restore(block: block.id)
        case 6: return .move(block: block.id, after: random.chance(30) ? nil : self.block().id)
        case 7:
            return .split(
                block: block.id, at: Int.random(in: 0...block.text.count, using: &random),
                new: newID())
        default: return .join(block: block.id, into: self.block().id, at: 0)
        }
    }

    private mutating func delta(_ block: Block) -> Delta {
        let place = Int.random(in: 0...block.text.count, using: &random)
        let rest = block.text.count - place
        return random.chance(60) || rest == 0
            ? [.retain(place), .insert("é🙂 word")]
            : [.retain(place), .delete(Int.random(in: 1...rest, using: &random))]
    }
}

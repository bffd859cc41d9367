import OperationalText
import Testing

@testable import Meeting

/// The minutes inside the meeting; the transforms have tests of their own.
struct `Minutes in the meeting` {
    private func write(
        _ operation: OperationalText.Operation, base: Int, client: ClientID = "tab",
        in meeting: inout Meeting
    ) throws(Rejection) {
        let origin = Origin(by: "member", client: client, at: 0)
        let events = try meeting.decide(
            .editMinutes(base: base, operation: operation), from: origin)
        meeting.apply(
            Entry(
                sequence: meeting.sequence + 1, at: 0, by: "member", client: client, number: nil,
                events: events))
    }

    @Test func `what two people write at the same time both stands`() throws {
        var meeting = Permissions.meeting(in: .inSession)
        try write([.text(block: "k1", delta: [.insert("one")])], base: 0, in: &meeting)
        try write(
            [.text(block: "k1", delta: [.insert("two")])], base: 0, client: "z-other",
            in: &meeting)
        #expect(meeting.minutes.document["k1"]?.string == "onetwo")
        #expect(meeting.minutes.document["k1"]?.authors.map(\.author) == ["member"])
    }

    @Test func `an operation older than the window is refused as such`() throws {
        var meeting = Permissions.meeting(in: .inSession)
        for _ in 0...History.maximumEntries {
            try write(
                [.text(block: "k1", delta: [.insert("x")])], base: meeting.sequence,
                in: &meeting)
        }
        #expect(throws: Rejection(.baseTooOld)) {
            try write([.trash(block: "k1")], base: 0, in: &meeting)
        }
        try write([.trash(block: "k1")], base: 1, in: &meeting)
    }

    @Test(
        arguments: [
            [.text(block: "live", delta: [.insert("x")])],
            [.set(block: "live", attributes: ["kind": "note"])],
            [.set(block: "k1", attributes: ["kind": "finalList"])],
            [.split(block: "live", at: 0, new: "k9")],
            [.join(block: "live", into: "k1", at: 0)],
            [.join(block: "k1", into: "live", at: 0)],
            [.insert(block: "k9", after: nil, attributes: ["kind": "agenda"], "typed")],
            [
                .insert(block: "k9", after: nil, attributes: ["kind": "agenda"], ""),
                .text(block: "k9", delta: [.insert("typed")]),
            ],
        ] as [OperationalText.Operation])
    func `nobody types over a live part`(_ operation: OperationalText.Operation) {
        var meeting = Permissions.meeting(in: .inSession)
        meeting.minutes.document = Document(blocks: [
            Block(id: "k1", text: "text".utf16),
            Block(id: "live", attributes: ["kind": "resultTable"]),
        ])
        let before = meeting
        #expect {
            try write(operation, base: 0, in: &meeting)
        } throws: { error in
            (error as? Rejection)?.code == .invalidOperation
        }
        #expect(meeting == before)
    }
}

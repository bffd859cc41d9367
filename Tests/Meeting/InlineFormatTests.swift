import OperationalText
import Testing

@testable import Meeting

/// Bold, italic and links as the minutes understand them.
struct InlineFormatTests {
    private func write(_ delta: Delta, in meeting: inout Meeting) throws(Rejection) {
        let origin = Origin(by: "member", client: "tab", at: 0)
        let operation: OperationalText.Operation = [.text(block: "k1", delta: delta)]
        let events = try meeting.decide(
            .editMinutes(base: meeting.sequence, operation: operation), from: origin)
        meeting.apply(
            Entry(
                sequence: meeting.sequence + 1, at: 0, by: "member", client: "tab", number: nil,
                events: events))
    }

    @Test func `a text is bold and leads somewhere, and keeps both when others type inside`() throws
    {
        var meeting = Permissions.meeting(in: .inSession)
        try write([.insert("see the annex")], in: &meeting)
        try write(
            [.retain(4), .format(9, ["bold": "true", "link": "https://example.org/é"])],
            in: &meeting)
        try write([.retain(8), .insert("new ", format: ["bold": "true"])], in: &meeting)
        let pieces = try #require(meeting.minutes.document["k1"]).inlineText
        #expect(pieces.map(\.text).prefix(3) == ["see ", "the ", "new "])
        #expect(pieces.map(\.look.isBold).prefix(4) == [false, true, true, true])
        #expect(pieces[1].look.link == "https://example.org/é")
    }

    @Test(arguments: [
        ["bold": "yes"], ["colour": "red"], ["link": "javascript:alert(1)"],
        ["link": "JavaScript:x"],
        ["link": "https://"], ["link": "https://a b"], ["link": "data:text/html,x"],
        ["link": "#a b"],
    ])
    func `what the minutes do not know is refused, typed or given`(format: [String: String]) throws
    {
        var meeting = Permissions.meeting(in: .inSession)
        try write([.insert("text")], in: &meeting)
        let before = meeting
        for delta in [
            Delta([.format(2, format.mapValues { $0 })]), Delta([.insert("x", format: format)]),
        ] {
            #expect {
                try write(delta, in: &meeting)
            } throws: { error in
                (error as? Rejection) == Rejection(.invalidOperation, ["problem": "format"])
            }
        }
        #expect(meeting == before)
    }

    @Test(arguments: ["https://example.org", "HTTP://a", "mailto:a@b.c", "tel:+216", "#k1"])
    func `what leads somewhere is let through`(link: String) throws {
        var meeting = Permissions.meeting(in: .inSession)
        try write([.insert("text", format: ["link": link])], in: &meeting)
        #expect(meeting.minutes.document["k1"]?.inlineText[0].look.link == link)
    }
}

import Testing

@testable import Meeting

struct `Names that look alike` {
    @Test(arguments: [
        ("Amel", "Аmel"), ("Karim", "Ka\u{200B}rim"), ("ليلى", "ليلي"), ("ليلى", "لـيلى"),
        ("Ali", "AIi"), ("Sami", "\u{202E}Sami"), ("أمل", "امل"), ("Jean-Luc", "Jean Luc"),
    ])
    func `are told`(_ a: String, _ b: String) {
        #expect(likeness(of: a) == likeness(of: b))
    }

    @Test(arguments: [("Amel", "Amal"), ("سامي", "سامية"), ("Karim", "Karima")])
    func `but not those that only resemble`(_ a: String, _ b: String) {
        #expect(likeness(of: a) != likeness(of: b))
    }

    @Test func `the later one imitates the earlier`() {
        var meeting = Permissions.meeting(in: .prepared)
        for (index, name) in ["Amel", "Sami", "Аmel"].enumerated() {
            meeting.seats[id: meeting.seats[index].id]?.person.name = name
        }
        let found = meeting.imitations.filter { $0.seat == meeting.seats[2].id }
        #expect(found.map(\.of) == [meeting.seats[0].id])
    }
}

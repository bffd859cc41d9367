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
        let seats = Permissions.meeting(in: .prepared).seats.filter(\.isParticipant)
        var named: [Seat] = []
        for (seat, name) in zip(seats, ["Amel", "Sami", "Аmel"]) {
            var seat = seat
            seat.person.name = name
            named.append(seat)
        }
        #expect(Meeting.imitations(among: named).map(\.seat) == [named[2].id])
        #expect(Meeting.imitations(among: named).map(\.of) == [named[0].id])
    }
}

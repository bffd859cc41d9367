import Meeting
import Testing

@testable import Room

/// What the room computes before a command is decided.
struct `The origin of a command` {
    @Test func `no fingerprint is computed for those who may not adopt`() throws {
        let stage = try Stage(Committee.meeting)
        func fingerprint(_ command: Command, by seat: SeatID) -> String? {
            let member = Member(seat: seat, client: "tab", generation: 1)
            return stage.room.origin(of: command, member, now: stage.now).fingerprint
        }
        #expect(fingerprint(.startAdoption, by: "chair")?.count == 64)
        #expect(fingerprint(.proposeAddendum(text: "more"), by: "chair")?.count == 64)
        for seat in ["m2", "observers", "screen", "nobody"] as [SeatID] {
            #expect(fingerprint(.startAdoption, by: seat) == nil)
            #expect(fingerprint(.proposeAddendum(text: "more"), by: seat) == nil)
        }
        #expect(fingerprint(.leave, by: "chair") == nil)
    }
}

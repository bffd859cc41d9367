import Meeting
import Testing

@testable import Room

/// What is shared when many come, and what a large room is spared.
struct `Many at once` {
    let stage: Stage
    let chair: Tab
    let member: Tab

    init() throws {
        stage = try Stage(Committee.meeting)
        chair = stage.enter("chair")
        member = stage.enter("m1")
        chair.give(.openMeeting, stage)
        stage.settle()
        stage.wait(100)
        stage.deliver()
    }

    /// The presence that a client has after these messages.
    private func presence(_ messages: [Incoming]) -> [SeatID: Int] {
        messages.compactMap { $0.welcome?.live.presence ?? $0.live?.presence }
            .reduce(into: [:]) { $0.merge($1) { _, new in new } }
    }

    @Test func `those who come together share a welcome and miss nobody`() {
        let tabs = [stage.enter("m2"), stage.enter("m3"), stage.enter("m2", client: "second-tab")]
        let first = tabs.map { $0.take() }
        let shared = first[0].first?.welcome?.live.presence
        #expect(first.allSatisfy { $0.first?.welcome?.live.presence == shared })
        // Oneself at once, with the welcome.
        #expect(presence(first[1])["m3"] == 1 && presence(first[2])["m2"] == 2)
        stage.wait(100)
        stage.deliver()
        for (before, tab) in zip(first, tabs) {
            #expect(presence(before + tab.take()) == ["chair": 1, "m1": 1, "m2": 2, "m3": 1])
        }
        // Who comes after the live message finds all in the welcome.
        let last = stage.enter(Seat.screen).take()
        #expect(last.first?.welcome?.live.presence == presence(last))
        #expect(presence(last) == ["chair": 1, "m1": 1, "m2": 2, "m3": 1, "screen": 1])
    }

    @Test func `a ballot that opens meanwhile is in the welcome`() throws {
        _ = stage.enter(Seat.screen)
        chair.give(.open(on: "n1"), stage)
        stage.settle()
        let ballot = try #require(stage.room.durable.openBallot?.id)
        member.give(.vote("yes", in: ballot), stage)
        stage.settle()
        let voting = stage.enter(Seat.observers)
        #expect(voting.take().first?.welcome?.live.turnout == [ballot: ["m1"]])
        chair.give(.closeBallot(ballot: ballot), stage)
        stage.settle()
        let late = stage.enter(Seat.observers, client: "another-tab")
        #expect(late.take().first?.welcome?.live.turnout == [:])
    }

    @Test func `in a very large room live messages come less often`() {
        // Five thousand take a quarter of a second.
        for connection in 0..<5_000 {
            stage.room.opened(-connection, address: "10.0.0.2", now: stage.now)
        }
        _ = chair.take()
        member.say(#"{"caret":{"block":"k1","offset":3}}"#, stage)
        for expected in [[], [], ["k1"]] {
            stage.wait(100)
            stage.deliver()
            let carets = chair.take().compactMap(\.live?.carets).flatMap(\.values)
            #expect(carets.compactMap { $0?.block } == expected)
        }
    }
}

import Meeting
import Testing

@testable import Room

/// What is sent, when, and to whom.
struct `What the room sends` {
    let stage: Stage
    let chair: Tab
    let member: Tab

    init() throws {
        stage = try Stage(Committee.meeting)
        chair = stage.enter("chair")
        member = stage.enter("m1")
        stage.settle()
        chair.give(.openMeeting, stage)
        stage.settle()
        _ = (chair.take(), member.take())
    }

    private func openBallot(until deadline: Int? = nil) throws -> BallotID {
        chair.give(.open(on: "n1", until: deadline), stage)
        stage.settle()
        _ = (chair.take(), member.take())
        return try #require(stage.room.durable.openBallot?.id)
    }

    @Test func `nothing is sent before it is durable`() {
        chair.give(.act("send the minutes"), stage)
        stage.deliver()
        #expect(chair.take().isEmpty && member.take().isEmpty)
        #expect(stage.room.durable.actions.isEmpty)
        stage.settle()
        #expect(chair.take().count == 1 && member.take().count == 1)
        #expect(stage.room.durable.actions.map(\.text) == ["send the minutes"])
    }

    @Test func `one's own command comes back under its number`() {
        chair.give(.act("send the minutes"), stage)
        #expect(chair.waiting?.number == 2)
        stage.settle()
        let entry = chair.take().first?.entry
        #expect(entry?.client == "client-chair" && entry?.number == 2 && entry?.by == "chair")
        #expect(chair.waiting == nil && chair.acknowledged[2] == entry?.sequence)
    }

    @Test func `what is refused is told to one alone, at once`() {
        member.give(.openMeeting, stage)
        stage.deliver()
        #expect(member.rejected[1] == Rejection(.notPermitted, ["role": "member"]))
        #expect(chair.take().isEmpty)
        #expect(stage.room.durable == stage.room.head)
    }

    @Test func `a vote is recorded and nothing of it is public`() throws {
        let ballot = try openBallot()
        member.give(.vote("no", in: ballot), stage)
        stage.deliver()
        #expect(member.take().isEmpty, "not before it is durable")
        stage.settle()
        stage.wait(100)
        stage.deliver()
        #expect(member.acknowledged[1] == stage.room.durable.sequence)
        let recorded = member.take().first?.recorded
        #expect(recorded?.number == 1 && recorded?.sequence == stage.room.durable.sequence)
        for word in ["voteCast", "castVote", "option", "\"no\"", "choice", "recorded"] {
            #expect(!chair.text.contains(word), "\(word)")
        }
        #expect(chair.take().compactMap(\.live?.turnout).map { $0[ballot] } == [["m1"]])
    }

    @Test func `one's own vote is in one's own welcome only`() throws {
        let ballot = try openBallot()
        member.give(.vote("no", in: ballot), stage)
        stage.settle()
        stage.disconnect(member)
        _ = member.take()
        member.hello(stage)
        #expect(member.take().first?.welcome?.votes == [ballot: Choice.option("no")])
        let screen = stage.enter(Seat.screen)
        let welcome = screen.take().first?.welcome
        #expect(welcome?.votes == [:] && welcome?.live.turnout == [ballot: ["m1"]])
        #expect(screen.meeting?.openBallot?.votes == [:])
    }

    @Test func `the turnout waits for the next tick, and is told once`() throws {
        let ballot = try openBallot()
        let others = ["m2", "m3"].map { stage.enter($0) }
        stage.wait(100)
        stage.deliver()
        chair.give(.annulBallot(ballot: ballot, reason: "others came"), stage)
        stage.settle()
        chair.give(.open(on: "n1"), stage)
        stage.settle()
        let second = try #require(stage.room.durable.openBallot?.id)
        _ = chair.take()
        for tab in others.reversed() + [member, member] {
            tab.give(.vote("yes", in: second), stage)
            stage.settle()
        }
        stage.wait(50)
        stage.deliver()
        #expect(chair.take().isEmpty)
        stage.wait(50)
        stage.deliver()
        // In the order of the names, and each once, also who voted twice.
        #expect(chair.take().compactMap(\.live?.turnout) == [[second: ["m1", "m2", "m3"]]])
        // Who changes a vote later on is not told again either.
        member.give(.vote("no", in: second), stage)
        stage.settle()
        #expect(member.waiting == nil)
        stage.wait(100)
        stage.deliver()
        #expect(chair.take().allSatisfy { $0.live == nil })
    }

    @Test func `a deadline closes the ballot, by nobody`() throws {
        let ballot = try openBallot(until: stage.now + 1_000)
        member.give(.vote("yes", in: ballot), stage)
        stage.wait(900)
        stage.settle()
        #expect(stage.room.durable.openBallot?.id == ballot)
        stage.wait(100)
        stage.settle()
        #expect(stage.room.durable.ballot(ballot)?.result?.outcome == .adopted)
        let entry = try #require(chair.take().compactMap(\.entry).last)
        #expect(entry.by == nil && entry.client == nil && entry.number == nil)
        #expect(chair.meeting?.ballot(ballot)?.votes == ["m1": Choice.option("yes")])
        member.give(.vote("no", in: ballot), stage)
        stage.deliver()
        #expect(member.rejected[2]?.code == .ballotNotOpen)
    }

    @Test func `presence and carets are told as they change`() {
        member.say(#"{"caret":{"block":"k1","offset":3}}"#, stage)
        stage.wait(100)
        stage.deliver()
        let caret = chair.take().compactMap(\.live?.carets).first?["client-m1"]
        #expect(caret == Incoming.Caret(seat: "m1", block: "k1", offset: 3, anchor: 3))
        let second = stage.enter("m1", client: "another-tab")
        #expect(second.take().first?.welcome?.live.presence?["m1"] == 2)
        stage.disconnect(member)
        stage.wait(100)
        stage.deliver()
        let live = chair.take().compactMap(\.live).first
        #expect(live?.presence?["m1"] == 1)
        #expect(live?.carets?.keys.contains("client-m1") == true)
        #expect(live?.carets?["client-m1"] == .some(.none), "null: the caret is gone")
        stage.disconnect(second)
        stage.wait(100)
        stage.deliver()
        #expect(chair.take().compactMap(\.live?.presence).first?["m1"] == 0)
    }

    @Test func `a heartbeat tells the time every three seconds`() {
        stage.wait(2_000)
        stage.deliver()
        _ = chair.take()
        stage.wait(999)
        stage.deliver()
        #expect(chair.take().isEmpty)
        stage.wait(1)
        stage.deliver()
        #expect(chair.take().compactMap(\.heartbeat?.now.rawValue) == [stage.now])
        stage.now += 1_500
        let late = stage.enter("m2")
        #expect(late.take().first?.welcome?.now.rawValue == stage.now)
    }

    @Test func `connections at the same place share one frame`() {
        let observers = (1...3).map { stage.enter(Seat.observers, client: "observer-\($0)") }
        stage.wait(100)
        stage.deliver()
        for tab in observers { _ = tab.take() }
        chair.give(.act("one"), stage)
        stage.write()
        chair.give(.act("two"), stage)
        stage.settle()
        #expect(Set(observers.map(\.text)).count == 1)
        #expect(observers[0].take().compactMap(\.entry).count == 2)
    }
}

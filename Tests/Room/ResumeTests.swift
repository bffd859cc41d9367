import Meeting
import Testing

@testable import Room

/// Coming, coming back, and sending again what may have been lost.
struct `Coming back` {
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

    private func act(_ count: Int) {
        for index in 0..<count {
            chair.give(.act("action \(index)"), stage)
            stage.settle()
        }
    }

    @Test func `who has everything up to a place gets only the rest`() {
        stage.disconnect(member)
        let position = member.position
        act(3)
        member.hello(stage)
        let messages = member.take()
        #expect(messages.first?.welcome?.sequence == position)
        #expect(messages.allSatisfy { $0.snapshot == nil })
        #expect(messages.compactMap(\.entry).count == 3)
        #expect(member.view == stage.view)
    }

    @Test func `who comes gets a snapshot that others share, and the rest`() throws {
        let first = stage.enter("m2")
        act(10)
        let second = stage.enter("m3")
        let messages = second.take()
        let sequence = messages.first?.welcome?.sequence
        #expect(sequence == first.take().first?.welcome?.sequence, "one snapshot for both")
        #expect(messages.compactMap(\.entry).count >= 10)
        #expect(second.view == stage.view && first.view == stage.view)
        // After many entries there is a new one.
        act(60)
        let third = stage.enter("m3", client: "another-tab")
        #expect(third.take().first?.welcome?.sequence == stage.room.durable.sequence)
        #expect(third.view == stage.view)
    }

    @Test func `who is behind the window starts again from a snapshot`() throws {
        let stage = try Stage(Committee.meeting, window: 2_000)
        let chair = stage.enter("chair")
        let screen = stage.enter(Seat.screen)
        let member = stage.enter("m1")
        stage.disconnect(member)
        for tab in [screen, member] { _ = tab.take() }
        // A slow reader falls behind while connected.
        screen.isReading = false
        for index in 0..<20 {
            chair.give(.act("action \(index)"), stage)
            stage.settle()
        }
        screen.isReading = true
        stage.deliver()
        member.hello(stage)
        for tab in [screen, member] {
            let messages = tab.take()
            let snapshot = messages.first { $0.snapshot != nil }?.snapshot
            #expect(
                messages.first?.welcome?.sequence == snapshot?.meeting.sequence, "\(tab.client)")
            #expect(snapshot != nil && tab.view == stage.view, "\(tab.client)")
        }
    }

    /// The folder was recovered, or copied, as it was before the last entries: what a client has of
    /// them never happened here, and other entries may have their numbers by now.
    @Test(arguments: [0, 1, 3, 5])
    func `whoever is ahead of a recovered journal starts anew, even when it has caught up`(
        _ entriesSince: Int
    ) throws {
        act(2)
        let recovered = MemoryStorage()
        for file in stage.storage.list() {
            try recovered.replace(file, with: stage.storage.read(file, from: 0, count: .max))
        }
        act(3)
        _ = member.take()
        let other = try Stage(on: recovered)
        other.wait(1_000)
        let chair = other.enter("chair", client: "another-tab")
        for index in 0..<entriesSince {
            chair.give(.act("other \(index)"), other)
            other.settle()
        }
        member.hello(other)
        #expect(member.take().contains { $0.snapshot != nil })
        #expect(member.view == other.view)
    }

    @Test func `who says no time of the entry is not believed to have it`() {
        let token = stage.token(of: "m2")
        let other = Tab("other-tab-1", token: token)
        let connection = stage.connect(other)
        let position = stage.room.durable.sequence
        stage.send(
            #"{"hello":{"token":"\#(token)","client":"other-tab-1","position":\#(position)}}"#,
            from: connection)
        stage.settle()
        #expect(other.take().contains { $0.snapshot != nil })
    }

    @Test func `after a start from a snapshot those who have everything are sent nothing`() throws {
        stage.room.takeSnapshot()
        try stage.writeSnapshots()
        try stage.crash()
        #expect(stage.writer.status.snapshot == stage.room.durable.sequence)
        member.hello(stage)
        #expect(member.take().allSatisfy { $0.snapshot == nil && $0.entry == nil })
        #expect(member.view == stage.view)
    }

    @Test(arguments: [-1, 0, 1_000_000])
    func `a position that cannot be gets a snapshot`(_ position: Int) {
        // 0 is before the first entry: all that followed is still in the window.
        let other = Tab("other-tab-1", token: stage.token(of: "m2"))
        other.hello(stage, from: position)
        if position != 0 { #expect(other.take().contains { $0.snapshot != nil }) }
        if position != 0 { #expect(other.view == stage.view) }
        #expect(other.refusal == nil)
    }

    @Test func `a command whose answer was lost is not applied twice`() {
        chair.give(.act("once"), stage)
        stage.disconnect(chair)
        stage.write()
        chair.hello(stage)
        #expect(chair.take().first?.welcome?.lastNumber == 2)
        // It would not send again; if it did, it would be told the same.
        chair.give(.act("again"), stage)
        stage.settle()
        chair.send(stage)
        for _ in 0..<2 {
            let text = #"{"command":{"number":2,"command":{"addAction":{"text":"once"}}}}"#
            chair.say(text, stage)
        }
        stage.settle()
        #expect(stage.room.durable.actions.map(\.text) == ["once", "again"])
    }

    @Test func `a command that comes again before it is durable is answered when it is`() throws {
        chair.give(.open(on: "n1"), stage)
        stage.settle()
        let ballot = try #require(stage.room.durable.openBallot?.id)
        member.give(.vote("yes", in: ballot), stage)
        stage.disconnect(member)
        _ = member.take()
        // The new connection comes before the disk is done.
        let connection = stage.connect(member)
        stage.send(
            #"{"hello":{"token":"\#(member.token)","client":"\#(member.client)"}}"#,
            from: connection)
        stage.deliver()
        #expect(member.take().first?.welcome?.lastNumber == 0)
        member.send(stage)
        stage.deliver()
        #expect(member.waiting != nil && member.take().isEmpty)
        stage.settle()
        #expect(member.waiting == nil)
        #expect(member.take().compactMap(\.recorded?.number) == [1])
        #expect(try stage.entriesOnDisk().filter { $0.client == "client-m1" }.count == 1)
    }

    @Test func `the server starts again: same ballot, same votes, nothing twice`() throws {
        chair.give(.open(on: "n1", until: stage.now + 60_000), stage)
        stage.settle()
        let ballot = try #require(stage.room.durable.openBallot)
        member.give(.vote("yes", in: ballot.id), stage)
        stage.write()
        // The answer is on its way when the server dies.
        try stage.crash()
        #expect(stage.room.durable.openBallot?.votes["m1"] == Choice.option("yes"))
        #expect(stage.room.durable.openBallot?.deadline == ballot.deadline)
        member.hello(stage)
        #expect(member.waiting == nil, "lastNumber tells")
        member.say(
            #"{"command":{"number":1,"command":{"castVote":{"ballot":"\#(ballot.id)","#
                + #""choice":{"option":"no"}}}}}"#, stage)
        stage.settle()
        #expect(member.take().compactMap(\.recorded?.number) == [1])
        #expect(stage.room.durable.openBallot?.votes["m1"] == Choice.option("yes"))
        chair.hello(stage)
        // Who voted before the start is in the welcome, and not told as new.
        let messages = chair.take()
        #expect(
            messages.first { $0.welcome != nil }?.welcome?.live.turnout == [ballot.id: ["m1"]])
        stage.wait(100)
        stage.deliver()
        #expect(chair.take().allSatisfy { $0.live?.turnout == nil })
        #expect(chair.view == stage.view && member.view == stage.view)
        stage.wait(60_000)
        stage.settle()
        #expect(stage.room.durable.ballot(ballot.id)?.result?.outcome == .adopted)
    }

    @Test func `what was not durable is gone after a crash, and sent again it is new`() throws {
        chair.give(.act("lost"), stage)
        try stage.crash()
        #expect(stage.room.durable.actions.isEmpty)
        chair.hello(stage)
        chair.send(stage)
        stage.settle()
        #expect(stage.room.durable.actions.map(\.text) == ["lost"])
        #expect(chair.waiting == nil)
    }

    @Test func `a start from a snapshot knows the numbers of the clients`() throws {
        act(3)
        stage.room.takeSnapshot()
        try stage.writeSnapshots()
        act(1)
        try stage.crash()
        #expect(stage.writer.status.snapshot > 0)
        #expect(stage.room.durable.actions.count == 4)
        chair.hello(stage)
        #expect(chair.take().last { $0.welcome != nil }?.welcome?.lastNumber == 5)
        // Whoever has less than the snapshot starts from a new one.
        member.hello(stage, from: 1)
        #expect(member.take().contains { $0.snapshot != nil })
        #expect(member.view == stage.view)
    }

    @Test func `a snapshot is asked for after so many entries`() throws {
        stage.room.snapshotSequence = stage.room.durable.sequence - Limits.snapshotEntries + 2
        act(1)
        try stage.writeSnapshots()
        #expect(stage.writer.status.snapshot == 0)
        act(1)
        try stage.writeSnapshots()
        #expect(stage.writer.status.snapshot == stage.room.durable.sequence)
    }

    @Test func `a tab that comes back takes the place of its old connection`() {
        chair.hello(stage)
        #expect(chair.take().contains { $0.refused?.reason == "replaced" })
        #expect(chair.connection != nil && stage.room.connectionCount == 2)
        // Another tab of the same seat, and a tab of that name in another seat, go on.
        _ = stage.enter("chair", client: "another-tab")
        _ = stage.enter("m2", client: chair.client)
        #expect(stage.room.connectionCount == 4)
        act(1)
        #expect(chair.waiting == nil)
    }
}

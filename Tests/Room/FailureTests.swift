import Meeting
import Testing

@testable import Room

/// The disk fails: nobody is told what did not happen.
struct `A disk that fails` {
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

    @Test func `everyone is told, nothing is taken, and all goes on when it can be written`() {
        let before = stage.room.durable
        stage.storage.failSynchronizations(1)
        chair.give(.act("lost"), stage)
        stage.settle()
        #expect(stage.room.durable == before)
        #expect(chair.accepting == false && member.accepting == false)
        #expect(chair.waiting?.number == 2, "nobody knows yet")

        member.give(.requestFloor(), stage)
        stage.settle()
        #expect(member.rejected[1] == Rejection(.notWritable))
        let late = stage.enter("m2")
        #expect(late.take().first?.welcome?.accepting == false)
        #expect(late.view == stage.view, "reading goes on")

        stage.wait(2_000)
        stage.settle()
        #expect(stage.room.accepting && chair.accepting == true && member.accepting == true)
        #expect(chair.rejected[2] == Rejection(.notWritable), "what was lost is told as lost")
        #expect(stage.room.durable == before && stage.room.head == before)

        chair.give(.act("kept"), stage)
        member.give(.requestFloor(), stage)
        stage.settle()
        #expect(stage.room.durable.actions.map(\.text) == ["kept"])
        #expect(stage.room.durable.floor.requests == [FloorRequest(seat: "m1")])
        #expect(chair.view == stage.view && member.view == stage.view)
    }

    @Test func `it is tried again every two seconds`() {
        stage.storage.failAppends(1)
        chair.give(.act("lost"), stage)
        stage.settle()
        #expect(!stage.room.accepting)
        stage.wait(1_999)
        stage.settle()
        #expect(!stage.room.accepting)
        stage.wait(1)
        stage.settle()
        #expect(stage.room.accepting)
    }

    @Test func `what was applied before stays acknowledged while the disk fails`() throws {
        member.give(.requestFloor(), stage)
        stage.disconnect(member)
        stage.write()
        let sequence = stage.room.durable.sequence
        stage.storage.failSynchronizations(1)
        chair.give(.act("lost"), stage)
        stage.settle()
        #expect(!stage.room.accepting)
        // A client that does not look at lastNumber sends it again.
        let other = Tab(member.client, token: member.token)
        other.hello(stage)
        other.say(#"{"command":{"number":1,"command":{"requestFloor":{}}}}"#, stage)
        stage.deliver()
        let messages = other.take()
        #expect(messages.compactMap(\.recorded?.sequence) == [sequence])
        #expect(messages.allSatisfy { $0.rejected == nil })
    }

    @Test func `what may be on the disk is neither confirmed nor denied`() throws {
        stage.storage.failSynchronizations(1)
        chair.give(.act("perhaps"), stage)
        stage.settle()
        stage.disconnect(chair)
        chair.hello(stage)
        chair.send(stage)
        stage.deliver()
        #expect(chair.waiting?.number == 2 && chair.rejected.isEmpty)
        // The power goes; the bytes had reached the disk after all.
        try stage.crash { $0 }
        chair.hello(stage)
        #expect(chair.waiting == nil, "it was applied")
        chair.say(#"{"command":{"number":2,"command":{"addAction":{"text":"perhaps"}}}}"#, stage)
        stage.settle()
        #expect(stage.room.durable.actions.map(\.text) == ["perhaps"])
    }

    @Test func `a deadline that passes meanwhile closes the ballot afterwards`() throws {
        chair.give(.open(on: "n1", until: stage.now + 1_000), stage)
        stage.settle()
        stage.storage.failSynchronizations(1)
        chair.give(.act("lost"), stage)
        stage.settle()
        stage.wait(1_500)
        stage.settle()
        #expect(!stage.room.accepting && stage.room.durable.openBallot != nil)
        stage.wait(500)
        stage.settle()
        stage.wait(100)
        stage.settle()
        #expect(stage.room.accepting && stage.room.durable.openBallot == nil)
        #expect(chair.view == stage.view)
    }

    @Test func `entries that wait behind a failed group are lost with it`() {
        stage.storage.failAppends(1)
        chair.give(.act("first"), stage)
        stage.writer.step()
        // The room has not heard of it yet.
        member.give(.requestFloor(), stage)
        stage.settle()
        #expect(member.rejected[1] == Rejection(.notWritable))
        stage.wait(2_000)
        stage.settle()
        #expect(chair.rejected[2] == Rejection(.notWritable))
        #expect(stage.room.durable.actions.isEmpty && stage.room.durable.floor.requests.isEmpty)
    }
}

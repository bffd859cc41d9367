import Meeting
import Testing

@testable import Room

/// Who gets in, as whom, and what each may ask for.
struct `The door` {
    let stage: Stage
    let chair: Tab
    let secretary: Tab
    let member: Tab

    init() throws {
        stage = try Stage(Committee.meeting)
        chair = stage.enter("chair")
        secretary = stage.enter("secretary")
        member = stage.enter("m1")
        stage.settle()
        stage.wait(100)
        stage.deliver()
        for tab in [chair, secretary, member] { _ = tab.take() }
    }

    private func knock(_ name: String, code: String = Stage.access.roomCode) -> Tab {
        let tab = Tab("client-\(name)", token: "")
        let connection = stage.connect(tab)
        stage.send(#"{"knock":{"code":"\#(code)","name":"\#(name)"}}"#, from: connection)
        stage.deliver()
        return tab
    }

    // Links

    @Test(arguments: ["", ".", "chair", "chair.", "m1.AAAAAAAAAAAAAAAAAAAAAA", "nobody.x", "p.😀"])
    func `a wrong token opens nothing`(_ token: String) {
        let tab = Tab("some-client", token: token)
        tab.hello(stage)
        #expect(tab.refusal == "unknownToken" && tab.connection == nil && tab.meeting == nil)
    }

    @Test func `a token opens one seat only`() {
        let secret = stage.token(of: "m1").dropFirst("m1.".count)
        let tab = Tab("some-client", token: "chair.\(secret)")
        tab.hello(stage)
        #expect(tab.refusal == "unknownToken")
        let other = Access(secret: Array(1..<33))
        #expect(other.token(of: stage.room.durable.seats[0]) != stage.token(of: "chair"))
        #expect(other.roomCode != Stage.access.roomCode)
    }

    @Test func `a renewed link ends the old one`() {
        let old = member.token
        chair.give(.renewLink(seat: "m1"), stage)
        stage.settle()
        #expect(member.refusal == "unknownToken" && member.connection == nil)
        let thief = Tab("thief-client", token: old)
        thief.hello(stage)
        #expect(thief.refusal == "unknownToken")
        let again = stage.enter("m1")
        #expect(again.view == stage.view && again.token != old)
    }

    @Test func `who renews their own link goes on with the new one`() {
        let second = stage.enter("chair", client: "another-tab")
        let old = chair.token
        chair.give(.renewLink(seat: "chair"), stage)
        stage.settle()
        #expect(chair.connection != nil && chair.token == stage.token(of: "chair"))
        #expect(chair.token != old && second.refusal == "unknownToken")
    }

    @Test func `the name of the chair's tab does not bring a new link to a thief`() {
        let thief = stage.enter("m1", client: chair.client)
        let old = thief.token
        chair.give(.renewLink(seat: "m1"), stage)
        stage.settle()
        #expect(thief.refusal == "unknownToken" && thief.token == old)
        #expect(!thief.text.contains("admitted"))
    }

    @Test func `the chair gets all links, the secretary not those of chairs, others none`() {
        chair.say(#"{"links":{}}"#, stage)
        secretary.say(#"{"links":{}}"#, stage)
        member.say(#"{"links":{}}"#, stage)
        stage.deliver()
        let all = chair.take().compactMap(\.links).first ?? [:]
        for seat in stage.room.durable.seats {
            #expect(all[seat.id.rawValue] == Stage.access.token(of: seat))
        }
        #expect(all["code"] == Stage.access.roomCode)
        let some = secretary.take().compactMap(\.links).first ?? [:]
        #expect(Set(all.keys).subtracting(some.keys) == ["chair"])
        #expect(member.refusal == "badMessage")
    }

    @Test(arguments: [Seat.observers, Seat.screen])
    func `observers and the screen only look`(_ seat: SeatID) {
        let tab = stage.enter(seat, client: "only-looks")
        tab.give(.requestFloor(), stage)
        tab.say(#"{"caret":{"block":"k1","offset":0}}"#, stage)
        tab.say(#"{"admit":{"knock":"k-1","seat":"m1"}}"#, stage)
        stage.wait(100)
        stage.settle()
        #expect(tab.rejected[1]?.code == .notPermitted)
        #expect(chair.take().compactMap(\.live?.carets).isEmpty)
        #expect(!stage.room.durable.attendance.attended(seat), "they are not participants")
        tab.say(#"{"links":{}}"#, stage)
        stage.deliver()
        #expect(tab.refusal == "badMessage")
    }

    // Knocks

    @Test func `somebody knocks, is let in, and sits`() throws {
        let guest = knock("  سنية \\n غربي ")
        let id = try #require(guest.take().first?.knocking?.knock)
        let waiting = [Incoming.Knock(id: id, name: "سنية غربي")]
        #expect(chair.take().compactMap(\.live?.knocks) == [waiting])
        #expect(secretary.take().compactMap(\.live?.knocks) == [waiting])
        #expect(member.take().isEmpty, "members do not see who knocks")
        let late = stage.enter("secretary", client: "another-tab")
        #expect(late.take().first?.welcome?.live.knocks == waiting)

        secretary.say(#"{"admit":{"knock":"\#(id)","seat":"m3"}}"#, stage)
        stage.deliver()
        #expect(guest.token == stage.token(of: "m3"))
        guest.say(#"{"hello":{"token":"\#(guest.token)","client":"guest-tab"}}"#, stage)
        stage.settle()
        #expect(chair.take().compactMap(\.live?.knocks) == [[]])
        #expect(stage.room.durable.attendance.mode(of: "m3") == .remote)
    }

    @Test func `a chair's seat is given by a chair only`() throws {
        let guest = knock("guest")
        let id = try #require(guest.take().first?.knocking?.knock)
        secretary.say(#"{"admit":{"knock":"\#(id)","seat":"chair"}}"#, stage)
        member.say(#"{"admit":{"knock":"\#(id)","seat":"m3"}}"#, stage)
        chair.say(#"{"admit":{"knock":"k-99","seat":"m3"}}"#, stage)
        chair.say(#"{"admit":{"knock":"\#(id)","seat":"nobody"}}"#, stage)
        stage.deliver()
        #expect(guest.take().isEmpty)
        chair.say(#"{"admit":{"knock":"\#(id)","seat":"chair"}}"#, stage)
        stage.deliver()
        #expect(guest.token == stage.token(of: "chair"))
    }

    @Test func `somebody is sent away, or gives up`() throws {
        let first = knock("first")
        let second = knock("second")
        let id = try #require(first.take().first?.knocking?.knock)
        _ = chair.take()
        member.say(#"{"dismiss":{"knock":"\#(id)"}}"#, stage)
        stage.deliver()
        #expect(first.refusal == nil)
        chair.say(#"{"dismiss":{"knock":"\#(id)"}}"#, stage)
        stage.deliver()
        #expect(first.refusal == "dismissed" && first.connection == nil)
        stage.disconnect(second)
        stage.deliver()
        #expect(chair.take().compactMap(\.live?.knocks).map { $0.map(\.name) } == [["second"], []])
    }

    @Test func `the code of the door may be typed in any way, but must be right`() {
        let code = Stage.access.roomCode
        #expect(code.count == 6)
        for typed in [code, code.lowercased(), " " + code.prefix(3) + "-" + code.suffix(3)] {
            #expect(knock("guest", code: typed).refusal == nil)
        }
        for typed in ["", String(code.dropLast()), code + "2", "222222"] {
            let tab = Tab("some-client", token: "")
            stage.connect(tab, address: "10.0.0.2")
            tab.say(#"{"knock":{"code":"\#(typed)","name":"guest"}}"#, stage)
            stage.deliver()
            #expect(tab.refusal == "unknownCode")
        }
    }

    @Test func `codes cannot be tried without end, but others can still knock`() {
        var refusals: [String?] = []
        for _ in 0..<12 { refusals.append(knock("guest", code: "222222").refusal) }
        #expect(refusals == Array(repeating: "unknownCode", count: 10) + ["tooFast", "tooFast"])
        #expect(knock("guest").refusal == "tooFast", "also with the right code")
        let other = Tab("some-client", token: "")
        stage.connect(other, address: "10.0.0.2")
        other.say(#"{"knock":{"code":"\#(Stage.access.roomCode)","name":"guest"}}"#, stage)
        stage.deliver()
        #expect(other.refusal == nil)
        stage.now += 2_000
        #expect(knock("guest").refusal == nil)
    }

    @Test func `so many can wait at the door`() {
        for index in 0..<Limits.waitingKnocks {
            stage.now += 2_000
            #expect(knock("guest \(index)").refusal == nil)
        }
        stage.now += 2_000
        #expect(knock("one more").refusal == "tooManyKnocks")
        #expect(stage.room.knocks.map(\.id) == (1...Limits.waitingKnocks).map { "k-\($0)" })
        let long = String(repeating: "x", count: Limits.nameLength + 1)
        for name in ["", "  ", long] { #expect(knock(name).refusal == "badMessage") }
    }
}

/// What a connection may send.
struct `Manners` {
    let stage: Stage

    init() throws { stage = try Stage(Committee.meeting) }

    @Test func `who says nothing for five seconds is sent away`() {
        let tab = Tab("some-client", token: "")
        stage.connect(tab)
        stage.wait(4_999)
        stage.deliver()
        #expect(tab.refusal == nil)
        stage.wait(1)
        stage.deliver()
        #expect(tab.refusal == "noHello" && stage.room.connectionCount == 0)
    }

    @Test(arguments: [
        "", "[]", "null", "{}", #"{"dance":{}}"#, #"{"hello":{}}"#, #"{"hello":{"token":1}}"#,
        #"{"command":{"number":1,"command":{"openMeeting":{}}}}"#, #"{"caret":{}}"#,
        #"{"links":{}}"#, #"{"admit":{"knock":"k-1","seat":"m1"}}"#,
        #"{"dismiss":{"knock":"k-1"}}"#, "{\"hello\"", "\u{0}",
    ])
    func `what is no greeting ends the connection`(_ text: String) {
        let tab = Tab("some-client", token: "")
        let connection = stage.connect(tab)
        stage.send(text, from: connection)
        stage.deliver()
        #expect(tab.refusal == "badMessage" && tab.connection == nil)
    }

    @Test(arguments: [
        "short", String(repeating: "x", count: 65), "client name", "üüüüüüüü", "x.y.z.u.v",
    ])
    func `a client's name is of letters, digits and hyphens`(_ name: String) {
        let tab = Tab(name, token: stage.token(of: "m1"))
        tab.hello(stage)
        #expect(tab.refusal == "badMessage")
    }

    @Test func `commands that come too fast are refused and may come again`() {
        let chair = stage.enter("chair")
        stage.settle()
        let burst = Int(Limits.commandBurst)
        for _ in 0...burst { chair.give(.openMeeting, stage) }
        stage.settle()
        #expect(chair.rejected[burst + 1] == Rejection(.tooFast))
        #expect(chair.rejected[burst]?.code == .wrongPhase)
        stage.wait(1_000)
        chair.send(stage)
        chair.give(.act("slowly"), stage)
        stage.settle()
        #expect(stage.room.durable.actions.count == 1)
        #expect(chair.connection != nil)
    }

    @Test func `who asks and does not read the answers is sent away`() {
        let chair = stage.enter("chair")
        stage.settle()
        chair.isReading = false
        for _ in 0...Limits.waitingMessages { chair.say(#"{"links":{}}"#, stage) }
        chair.isReading = true
        stage.deliver()
        #expect(chair.refusal == "tooFast" && stage.room.connectionCount == 0)
    }

    @Test func `what comes after the refusal is not heard`() {
        let tab = Tab("some-client", token: "wrong")
        let connection = stage.connect(tab)
        stage.send(#"{"hello":{"token":"x","client":"some-client"}}"#, from: connection)
        let token = stage.token(of: "chair")
        stage.send(#"{"hello":{"token":"\#(token)","client":"some-client"}}"#, from: connection)
        stage.settle()
        #expect(tab.refusal == "unknownToken" && tab.meeting == nil)
        stage.send("{}", from: connection)
    }

    @Test func `whoever comes for the first time is here; who left comes back by saying so`() {
        let tab = stage.enter("m1")
        stage.settle()
        #expect(stage.room.durable.attendance.mode(of: "m1") == .remote)
        tab.give(.leave, stage)
        stage.settle()
        stage.disconnect(tab)
        tab.hello(stage)
        stage.settle()
        #expect(stage.room.durable.attendance.mode(of: "m1") == nil)
        #expect(stage.room.durable.attendance.presences["m1"]?.count == 1)
    }
}

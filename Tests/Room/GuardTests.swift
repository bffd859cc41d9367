import Meeting
import Testing

@testable import Journal
@testable import Room

/// Guessing the code of a door.
struct `The guard of the code` {
    private let now = 1_700_000_000_000

    @Test func `a roomful of people behind one address gets in`() {
        var codes = CodeGuard(now: now)
        for _ in 0..<500 {
            #expect(codes.check(from: "10.0.0.1", now: now, isRight: { true }) == true)
        }
    }

    @Test func `after some wrong codes nothing is told any more, for a while`() {
        var codes = CodeGuard(now: now)
        for _ in 0..<10 {
            #expect(codes.check(from: "10.0.0.1", now: now, isRight: { false }) == false)
        }
        #expect(codes.check(from: "10.0.0.1", now: now, isRight: { true }) == nil)
        #expect(codes.check(from: "10.0.0.1", now: now + 2_000, isRight: { true }) == true)
    }

    @Test func `somebody with many addresses is slowed down and locks nobody out`() {
        var codes = CodeGuard(now: now)
        var told = 0
        for _ in 0..<30 {
            for address in 0..<250 {
                let answer = codes.check(from: "10.0.1.\(address)", now: now, isRight: { false })
                if answer != nil { told += 1 }
            }
        }
        // What all together may be wrong at once: strangers and those known to be wrong.
        #expect(told <= 300)
        // Strangers wait a moment at most; those who know the code are let in then.
        #expect(codes.check(from: "192.168.1.9", now: now + 1_000, isRight: { true }) == true)
        #expect(codes.check(from: "10.0.1.7", now: now + 1_000, isRight: { true }) == true)
    }

    @Test func `whoever owns a network of IPv6 is one address`() {
        var codes = CodeGuard(now: now)
        var told = 0
        for host in 0..<100 {
            let address = "2001:db8:1:2::\(String(host, radix: 16))"
            if codes.check(from: address, now: now, isRight: { false }) != nil { told += 1 }
        }
        #expect(told == 10)
        #expect(codes.check(from: "2001:db8:1:3::1", now: now, isRight: { true }) == true)
    }

    @Test func `so many addresses do not fill the memory, nor free anybody`() {
        var codes = CodeGuard(now: now)
        var told = 0
        for address in 0..<30_000 {
            let text = "10.\(address >> 16).\(address >> 8 & 255).\(address & 255)"
            if codes.check(from: text, now: now, isRight: { false }) != nil { told += 1 }
        }
        #expect(told == 200)
    }
}

/// What those in the room hear of their links, the disk and the journal.
struct `What a room tells of itself` {
    let stage: Stage
    let chair: Tab

    init() throws {
        stage = try Stage(Committee.meeting)
        chair = stage.enter("chair")
        stage.settle()
        _ = chair.take()
    }

    @Test func `a second device is announced to the first, also when its tab has another name`() {
        let first = stage.enter("m1", client: "first-tab")
        stage.settle()
        _ = first.take()
        let second = stage.enter("m1", client: "second-tab")
        stage.settle()
        #expect(first.take().compactMap(\.devices?.count) == [2])
        #expect(second.take().compactMap(\.devices?.count).isEmpty)
        // The same tab that comes back is no other device.
        first.hello(stage)
        stage.settle()
        #expect(first.take().allSatisfy { $0.devices == nil })
        #expect(second.take().compactMap(\.devices?.count) == [2])
        for name in ["observer-1", "observer-2"] {
            let observer = stage.enter(Seat.observers, client: name)
            stage.settle()
            #expect(observer.take().allSatisfy { $0.devices == nil })
        }
    }

    @Test func `a knock that nobody answers ends, also when the clock goes back`() {
        let guest = Tab("some-client", token: "")
        stage.connect(guest)
        guest.say(#"{"knock":{"code":"\#(Stage.access.roomCode)","name":"guest"}}"#, stage)
        stage.deliver()
        stage.wait(Limits.knockMilliseconds - 1)
        stage.deliver()
        #expect(guest.refusal == nil)
        stage.wait(-86_400_000)
        stage.wait(Limits.knockMilliseconds - 1)
        stage.deliver()
        #expect(guest.refusal == nil)
        stage.wait(1)
        stage.deliver()
        #expect(guest.refusal == "nobodyAnswered")
        #expect(stage.room.knocks.isEmpty)
    }

    @Test func `who says nothing is sent away though the clock goes back a year`() {
        let guest = Tab("some-client", token: "")
        stage.connect(guest)
        stage.wait(-365 * 86_400_000)
        stage.wait(Limits.helloMilliseconds)
        stage.deliver()
        #expect(guest.refusal == "noHello")
    }

    @Test(arguments: Trouble.allCases)
    func `the reason of a trouble is told, and to those who come later`(_ trouble: Trouble) {
        let error: JournalError =
            switch trouble {
            case .full: .system(operation: "write", path: "f", code: 28)
            case .readOnly: .system(operation: "write", path: "f", code: 30)
            case .damaged:
                .broken(Break(file: "f", offset: 0, sequence: 1, expected: "an entry"))
            case .failing: .system(operation: "write", path: "f", code: 5)
            }
        stage.storage.failure = error
        stage.storage.failAppends(3)
        chair.give(.openMeeting, stage)
        stage.settle()
        #expect(chair.take().compactMap(\.accepting?.reason) == [trouble])
        let late = stage.enter("m1")
        #expect(late.take().first?.welcome?.trouble == trouble)
        #expect(stage.room.figures.isAccepting == false)
        #expect(stage.room.figures.writes.failures == 1)
    }

    @Test(arguments: [
        #""client":"thief-client","client":"chair-client""#, #""client":"chair-client","#,
    ])
    func `a key that comes twice, or a comma too much, is refused`(_ end: String) {
        let tab = Tab("chair-client", token: "")
        stage.connect(tab)
        tab.say(#"{"hello":{"token":"\#(stage.token(of: "chair"))",\#(end)}}"#, stage)
        stage.deliver()
        #expect(tab.refusal == "badMessage")
    }

    @Test func `the head that is told is that of the journal`() throws {
        chair.give(.openMeeting, stage)
        stage.settle()
        stage.wait(Limits.heartbeatMilliseconds)
        stage.settle()
        let told = try #require(chair.take().compactMap(\.heartbeat?.head).last)
        #expect(told == JournalHead(try Journal.verify(stage.storage, name: "m-test").head))
        #expect(told.sequence == stage.room.durable.sequence && told.hash.count == 64)
    }

    @Test func `figures count what is refused and who lags behind`() {
        let member = stage.enter("m1")
        stage.settle()
        member.give(.openMeeting, stage)
        member.isReading = false
        chair.give(.openMeeting, stage)
        stage.settle()
        let figures = stage.room.figures
        #expect(figures.rejected == [.notPermitted: 1])
        #expect(figures.members == 2 && figures.behind == 1 && figures.lag > 0)
        #expect(figures.entries == stage.room.durable.sequence)
    }
}

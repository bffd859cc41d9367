import Foundation
import Journal
import Meeting
import OperationalText
import Testing

@testable import Room

/// Random numbers that a seed repeats (SplitMix64).
struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: Int) { state = UInt64(bitPattern: Int64(seed)) }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }
}

/// A meeting in which everything goes wrong that can: lines break and hold back, frames are read
/// late or lost, the disk fails or is full, the clock jumps, the server dies with part of what it
/// was writing, in any order. Tabs do as the protocol says.
struct Simulation {
    /// What happened, to see that all of it does.
    enum Event: String, CaseIterable {
        case crash, tornWrite, reorderedWrite, recovery, failedWrite, failedSynchronization
        case failedFile, fullDisk, yearForth, yearBack, hourForth, hourBack, snapshot
        case brokenLine, halfOpenLine, lateMessage, doubledMessage, slowReader
    }

    private var random: Seeded
    let stage: Stage
    let tabs: [Tab]
    private(set) var happened: [Event: Int] = [:]
    /// All that tabs were told is recorded, by client and number; also of servers that died.
    private(set) var violations: [String] = []

    init(seed: Int) throws {
        random = Seeded(seed)
        // A small window, so that some fall out of it.
        stage = try Stage(Committee.meeting, window: 20_000)
        let seats: [SeatID] = ["chair", "secretary", "m1", "m2", "m2", Seat.observers]
        tabs = seats.enumerated().map { index, seat in
            Tab("simulated-\(index)", token: Stage.access.token(of: Committee.seat(seat)))
        }
        for tab in tabs { tab.hello(stage) }
        tabs[0].give(.openMeeting, stage)
    }

    /// Lets something happen.
    mutating func step() throws {
        let tab = tabs[Int.random(in: 0..<tabs.count, using: &random)]
        switch Int.random(in: 0..<120, using: &random) {
        case 0..<45: act(tab)
        case 45..<52: stage.write()
        case 52..<67: stage.settle()
        case 67..<75: stage.wait(Int.random(in: 0...2_500, using: &random))
        case 75..<83: stage.deliver()
        case 83..<86: breakLine(tab)
        case 86..<89: tab.isReading = false
        case 89..<94: tab.isReading = true
        case 94..<97: fail()
        case 97..<98: try writeSnapshot()
        case 98..<99: try crash()
        case 99..<100: jump()
        case 100..<110: carry()
        case 110..<112: stage.isSlow.toggle()
        case 112..<115: double(tab)
        default: tab.say(#"{"caret":{"block":"k1","offset":1}}"#, stage)
        }
    }

    private mutating func note(_ event: Event) { happened[event, default: 0] += 1 }

    private mutating func breakLine(_ tab: Tab) {
        let isTold = random.chance(60)
        note(isTold ? .brokenLine : .halfOpenLine)
        if !tab.isReading { note(.slowReader) }
        stage.cut(tab, isTold: isTold)
    }

    private mutating func carry() {
        guard stage.isSlow else { return }
        note(.lateMessage)
        let choice = Int.random(in: 0..<1_000, using: &random)
        stage.carry { choice % $0 }
    }

    /// Sends what waits once more, over the same line.
    private mutating func double(_ tab: Tab) {
        guard let waiting = tab.waiting, tab.connection != nil else { return }
        note(.doubledMessage)
        tab.doubled.insert(waiting.number)
        tab.send(stage)
    }

    private mutating func writeSnapshot() throws {
        note(.snapshot)
        stage.room.takeSnapshot()
        try? stage.writeSnapshots()
    }

    private mutating func jump() {
        let (hour, year) = (3_600_000, 365 * 86_400_000)
        let jumps: [(Event, Int)] = [
            (.hourForth, hour), (.hourBack, -hour), (.yearForth, year), (.yearBack, -year),
        ]
        let (event, milliseconds) = jumps[Int.random(in: 0..<4, using: &random)]
        note(event)
        stage.wait(milliseconds)
    }

    private mutating func crash() throws {
        note(.crash)
        let share = Int.random(in: 0...100, using: &random)
        let (isReordered, place, length) = (
            random.chance(40), Int.random(in: 0..<1_000, using: &random),
            Int.random(in: 1...200, using: &random)
        )
        note(isReordered ? .reorderedWrite : .tornWrite)
        let hasRecovered = try stage.crash(
            keep: { $0 * share / 100 },
            hole: { kept in
                guard isReordered, kept > 0 else { return nil }
                let start = place % kept
                return start..<min(kept, start + length)
            })
        if hasRecovered { note(.recovery) }
    }

    private mutating func fail() {
        let count = Int.random(in: 1...2, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0:
            note(.failedSynchronization)
            stage.storage.failSynchronizations(count)
        case 1:
            note(.failedWrite)
            stage.storage.failAppends(count)
        case 2:
            note(.failedFile)
            stage.storage.failOthers(count)
        default:
            note(.fullDisk)
            let room = random.chance(50) ? Int.random(in: 0...500, using: &random) : nil
            stage.storage.fill(leaving: room)
        }
    }

    /// Connects if need be, with the position or as new; gives the next command if none waits.
    private mutating func act(_ tab: Tab) {
        guard tab.connection != nil else {
            tab.hello(stage, from: random.chance(80) ? tab.position : .some(nil))
            tab.send(stage)
            return
        }
        if tab.waiting == nil { tab.give(command(tab), stage) }
    }

    private mutating func command(_ tab: Tab) -> Command {
        let meeting = stage.room.durable
        let ballot = meeting.openBallot?.id ?? "b0"
        var kinds = Array(0..<12)
        if meeting.openBallot == nil { kinds = tab === tabs[0] ? [4] : [7, 8, 10, 11] }
        switch kinds.randomElement(using: &random) ?? 0 {
        case 0, 1, 2, 3: return .vote(random.chance(50) ? "yes" : "no", in: ballot)
        case 4, 5:
            return .open(
                on: CommitmentID(rawValue: "n\(Int.random(in: 1...5, using: &random))"),
                until: random.chance(50) ? stage.now + 10_000 : nil)
        case 6: return .closeBallot(ballot: ballot)
        case 7: return .requestFloor()
        case 8: return .withdrawRequest()
        case 9:
            return .giveCastingVote(ballot: meeting.ballots.last?.id ?? ballot, options: ["yes"])
        // Its text is this command's alone, so that a second application would be seen.
        case 10: return .act("\(tab.client) \(tab.number + 1)")
        default:
            return .editMinutes(
                base: tab.position ?? 0,
                operation: [
                    .insert(block: BlockID("\(tab.client)-\(tab.number + 1)"), after: nil, "text")
                ])
        }
    }

    /// Everything heals; then everyone has everything, and the invariants hold, before and after
    /// one more crash.
    mutating func end() throws {
        stage.carryAll()
        stage.isSlow = false
        stage.storage.failSynchronizations(0)
        stage.storage.failAppends(0)
        stage.storage.failOthers(0)
        stage.storage.fill(leaving: nil)
        for _ in 0..<3 {
            stage.wait(2_000)
            stage.settle()
        }
        for tab in tabs {
            tab.isReading = true
            if tab.connection == nil { tab.hello(stage) }
        }
        stage.settle()
        for tab in tabs { tab.send(stage) }
        for _ in 0..<2 { stage.settle() }
        violations = try Invariant.violations(of: stage, tabs)
        try stage.crash()
        for tab in tabs { tab.hello(stage) }
        violations += try Invariant.violations(of: stage, tabs)
    }
}

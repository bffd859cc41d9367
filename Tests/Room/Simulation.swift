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

/// A meeting in which everything goes wrong that can: connections break, frames are read late,
/// the disk fails, the server dies with part of what it was writing. Tabs do as the protocol says.
struct Simulation {
    private var random: Seeded
    private let stage: Stage
    private let tabs: [Tab]
    private(set) var crashes = 0
    private(set) var failures = 0
    private(set) var acknowledgements = 0

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
        switch Int.random(in: 0..<100, using: &random) {
        case 0..<45: act(tab)
        case 45..<52: stage.write()
        case 52..<67: stage.settle()
        case 67..<75: stage.wait(Int.random(in: 0...2_500, using: &random))
        case 75..<83: stage.deliver()
        case 83..<87: stage.disconnect(tab)
        case 87..<89: tab.isReading = false
        case 89..<94: tab.isReading = true
        case 94..<96: fail()
        case 96..<97:
            stage.room.takeSnapshot()
            try? stage.writeSnapshots()
        case 97..<98:
            crashes += 1
            let share = Int.random(in: 0...100, using: &random)
            try stage.crash { $0 * share / 100 }
        default: tab.say(#"{"caret":{"block":"k1","offset":1}}"#, stage)
        }
    }

    private mutating func fail() {
        failures += 1
        let count = Int.random(in: 1...2, using: &random)
        if random.chance(50) {
            stage.storage.failSynchronizations(count)
        } else {
            stage.storage.failAppends(count)
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
        case 7: return .requestFloor
        case 8: return .withdrawRequest
        case 9: return .giveCastingVote(ballot: meeting.ballots.last?.id ?? ballot, options: ["yes"])
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

    /// Everything heals; then everyone has everything and nothing was lost or done twice.
    mutating func end() throws {
        stage.storage.failSynchronizations(0)
        stage.storage.failAppends(0)
        for _ in 0..<3 {
            stage.wait(2_000)
            stage.settle()
        }
        #expect(stage.room.accepting)
        for tab in tabs {
            tab.isReading = true
            if tab.connection == nil { tab.hello(stage) }
        }
        stage.settle()
        for tab in tabs { tab.send(stage) }
        for _ in 0..<2 { stage.settle() }
        try check()
        try stage.crash()
        for tab in tabs { tab.hello(stage) }
        try check()
    }

    private mutating func check() throws {
        let entries = try stage.entriesOnDisk()
        #expect(entries.map(\.sequence) == Array(1..<(entries.count + 1)))
        #expect(entries.count == stage.room.durable.sequence)
        var applied: [String: Int] = [:]
        for entry in entries {
            guard let client = entry.client, let number = entry.number else { continue }
            let name = "\(client) \(number)"
            #expect(applied[name] == nil, "\(name) was applied twice")
            applied[name] = entry.sequence
        }
        for tab in tabs {
            #expect(tab.waiting == nil, "\(tab.client) got no answer")
            for (number, sequence) in tab.acknowledged {
                let found = applied["\(tab.client) \(number)"]
                #expect(
                    found == sequence,
                    "\(tab.client) \(number) was acknowledged in \(sequence)")
                #expect(tab.rejected[number] == nil, "\(tab.client) \(number)")
            }
            for number in tab.rejected.keys {
                #expect(applied["\(tab.client) \(number)"] == nil, "\(tab.client) \(number)")
            }
            let isSame = tab.view == stage.view
            #expect(isSame, "\(tab.client) sees something else")
        }
        let texts = stage.room.durable.actions.map(\.text)
        #expect(Set(texts).count == texts.count)
        acknowledgements = tabs.reduce(0) { $0 + $1.acknowledged.count }
    }
}

/// The number of meetings is 200, or as MAHDAR_MEETINGS says; a failure names its seed.
struct `A room in which everything goes wrong` {
    static let seedCount =
        ProcessInfo.processInfo.environment["MAHDAR_MEETINGS"].flatMap(Int.init) ?? 200

    @Test(arguments: 0..<seedCount)
    func `loses nothing, does nothing twice, and shows all the same`(_ seed: Int) throws {
        var simulation = try Simulation(seed: seed)
        for _ in 0..<150 { try simulation.step() }
        try simulation.end()
    }

    @Test func `all of it comes up`() throws {
        var (crashes, failures, acknowledgements) = (0, 0, 0)
        for seed in 0..<20 {
            var simulation = try Simulation(seed: seed)
            for _ in 0..<150 { try simulation.step() }
            try simulation.end()
            crashes += simulation.crashes
            failures += simulation.failures
            acknowledgements += simulation.acknowledgements
        }
        #expect(crashes > 5 && failures > 10)
        #expect(acknowledgements > 200)
    }
}

import Foundation
import Testing

@testable import Room

/// Seeded meetings: 200 of 150 steps, or as the environment says: `MAHDAR_MEETINGS`,
/// `MAHDAR_STEPS`, and `MAHDAR_SEED` for the first seed (with one meeting, to replay it).
struct `A room in which everything goes wrong` {
    private static func number(_ name: String) -> Int? {
        ProcessInfo.processInfo.environment[name].flatMap(Int.init)
    }
    static let firstSeed = number("MAHDAR_SEED") ?? 0
    static let seedCount = number("MAHDAR_MEETINGS") ?? (number("MAHDAR_SEED") == nil ? 200 : 1)
    static let stepCount = number("MAHDAR_STEPS") ?? 150
    /// Seeds in one case of the test: a long run has no use for a line per seed.
    static let blockSize = 50

    static var blocks: [Range<Int>] {
        stride(from: firstSeed, to: firstSeed + seedCount, by: blockSize).map {
            $0..<min($0 + blockSize, firstSeed + seedCount)
        }
    }

    @Test(arguments: blocks)
    func `loses nothing, does nothing twice, and shows all the same`(_ seeds: Range<Int>) throws {
        for seed in seeds {
            let again = Comment(
                rawValue: "replay: MAHDAR_SEED=\(seed) MAHDAR_STEPS=\(Self.stepCount) make simulate"
            )
            do {
                var simulation = try Simulation(seed: seed)
                for _ in 0..<Self.stepCount { try simulation.step() }
                try simulation.end()
                let violations = simulation.violations
                #expect(violations.isEmpty, again)
            } catch {
                Issue.record(error, again)
            }
        }
    }

    @Test func `all of it comes up`() throws {
        var happened: [Simulation.Event: Int] = [:]
        var acknowledgements = 0
        for seed in 1_000..<1_040 {
            var simulation = try Simulation(seed: seed)
            for _ in 0..<150 { try simulation.step() }
            try simulation.end()
            happened.merge(simulation.happened, uniquingKeysWith: +)
            acknowledgements += simulation.tabs.reduce(0) { $0 + $1.acknowledged.count }
        }
        for event in Simulation.Event.allCases {
            #expect(happened[event, default: 0] > 0, "\(event)")
        }
        #expect(acknowledgements > 250)
    }

    @Test func `a seed gives the same meeting again`() throws {
        func played() throws -> [[UInt8]] {
            var simulation = try Simulation(seed: 77)
            for _ in 0..<150 { try simulation.step() }
            try simulation.end()
            return try simulation.stage.entriesOnDisk().map { RoomJSON.encode($0) }
        }
        #expect(try played() == played())
    }
}

import Foundation
import Testing

@testable import Meeting

/// Plays every text in Tests/Scenarios. To write what comes of the commands now into the files,
/// set MAHDAR_WRITE_SCENARIOS, and then read what changed.
struct `Scenarios` {
    @Test(arguments: Scenario.names)
    func `what is written is what comes of it`(_ name: String) throws {
        let written = try String(contentsOf: Scenario.file(name), encoding: .utf8)
        let scenario = Scenario(written)
        var runner = ScenarioRunner()
        let played = try scenario.played(by: &runner)
        if Folders.isSet("MAHDAR_WRITE_SCENARIOS") {
            try Data(played.text.utf8).write(to: Scenario.file(name))
            return
        }
        #expect(scenario.text == written, "the file has the form of a scenario")
        for case (.step(let expected), .step(let found)) in zip(scenario.parts, played.parts) {
            #expect(
                expected.outcome == found.outcome,
                "\(name).txt, line \(expected.line): \(expected.command[0])")
        }
    }
}

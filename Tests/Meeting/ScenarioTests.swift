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

    @Test func `every code of a rejection comes up in some scenario`() throws {
        var found: Set<Rejection.Code> = []
        for name in Scenario.names {
            var runner = ScenarioRunner()
            let text = try String(contentsOf: Scenario.file(name), encoding: .utf8)
            _ = try Scenario(text).played(by: &runner)
            found.formUnion(runner.codes)
        }
        // The first two and those of secret ballots are the room's, and its tests see to them; `baseTooOld` takes thousands of
        // operations on the minutes.
        let elsewhere: Set<Rejection.Code> = [
            .notWritable, .tooFast, .baseTooOld, .officerAbsent, .boxLocked,
            .wordsUsedUp,
        ]
        #expect(Set(Rejection.Code.allCases).subtracting(found) == elsewhere)
    }

    @Test func `a line that cannot be read is an error with its place`() {
        var runner = ScenarioRunner()
        let scenario = Scenario("# comment\n\nmeeting\nchair Leila\n----\n\nLeila: sing\n----\n")
        #expect {
            try scenario.played(by: &runner)
        } throws: { error in
            "\(error)" == "line 7: no such command: sing"
        }
    }
}

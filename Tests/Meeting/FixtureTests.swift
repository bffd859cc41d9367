import Foundation
import Testing

@testable import Meeting

/// Tests/Fixtures/meeting is what JavaScript folds and derives the same way. To write the files
/// anew, set MAHDAR_WRITE_FIXTURES, and then look at what changed.
struct `The fixtures that JavaScript reads` {
    static let randomSeeds = [7, 21]

    @Test(
        arguments: [
            "seed-000", "nap5-as-printed", "groups", "lists", "floor", "amendments", "agreement",
            "wordings", "adoption", "proxies", "hands", "roll-call",
        ])
    func `the meeting of a scenario is as written`(_ name: String) throws {
        try check(name, entries: entries(of: name), snapshots: 9)
    }

    @Test(arguments: randomSeeds)
    func `a random meeting is as written`(_ seed: Int) throws {
        var random = RandomMeeting(seed: seed)
        for _ in 0..<300 { _ = random.step() }
        try check("random-\(seed)", entries: random.entries, snapshots: 5)
    }

    private func entries(of name: String) throws -> [Entry] {
        var runner = ScenarioRunner()
        let text = try String(contentsOf: Scenario.file(name), encoding: .utf8)
        _ = try Scenario(text).played(by: &runner)
        return runner.entries
    }

    private func check(_ name: String, entries: [Entry], snapshots: Int) throws {
        let file = Folders.fixtures.appending(path: name + ".json")
        let fixture = try Fixture(entries, snapshots: snapshots)
        let text = try fixture.text()
        if Folders.isSet("MAHDAR_WRITE_FIXTURES") {
            try Data(text.utf8).write(to: file)
        }
        let written = try String(contentsOf: file, encoding: .utf8)
        let isAsWritten = written == text
        #expect(isAsWritten, "\(name).json")
        // What is written is read back the same, and the entries lead to the states.
        let read = try JSONDecoder().decode(Fixture.self, from: Data(written.utf8))
        let isReadBack = read == fixture
        #expect(isReadBack, "\(name).json")
        guard case .meetingPrepared(var meeting)? = read.entries.first?.events.first else {
            Issue.record("no first entry")
            return
        }
        for entry in read.entries {
            meeting.apply(entry)
            guard let moment = read.snapshots.first(where: { $0.sequence == entry.sequence })
            else { continue }
            let isState = meeting.publicView == moment.state
            #expect(isState, "\(name).json at \(entry.sequence)")
            #expect(Fixture.Derived(of: meeting) == moment.derived)
        }
    }
}

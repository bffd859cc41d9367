import Foundation
import Testing

@testable import Meeting

/// The printed minutes of seed 000 contradict themselves thirty times
/// (Tests/Fixtures/nap5/inconsistencies.json). Held in Mahdar word for word, the same meeting
/// (Tests/Scenarios/nap5-as-printed.txt) can produce none of these unnoticed: each is impossible,
/// because a command is refused or nothing can be typed that could be wrong, or found by a check.
struct `The printed minutes of seed 000` {
    let printed: PrintedMeeting
    let replay: PrintedReplay

    init() throws {
        printed = try PrintedMeeting.read()
        replay = try PrintedReplay()
    }

    @Test func `the scenario takes the decisions as they are printed`() throws {
        #expect(replay.tableCommands == (try printed.tableCommands()))
        #expect(replay.listCommands == (try printed.listCommands()))
    }

    @Test(arguments: PrintedInconsistency.all)
    func `no contradiction goes unnoticed`(_ inconsistency: PrintedInconsistency) throws {
        try inconsistency.expectIn(printed, replay)
    }

    @Test func `the table names all thirty`() throws {
        struct Named: Decodable { var id: String }
        let file = Folders.fixtures.appending(path: "../nap5/inconsistencies.json")
        let named = try JSONDecoder().decode([Named].self, from: Data(contentsOf: file))
        #expect(named.count == 30)
        #expect(PrintedInconsistency.all.map(\.id) == named.map(\.id))
    }

    @Test func `mended, the lists are those of the minutes`() throws {
        let meeting = replay.mended
        let final = printed.finalList.entries
        #expect(meeting.finalList.map(\.number) == Array(1...11))
        #expect(meeting.finalList.map(\.lead.number) == final.map { $0.lead ?? 0 })
        #expect(
            meeting.finalList.map { Set(($0.members + [$0.lead]).map(\.number)) }
                == final.map { Set(($0.members ?? []).map(\.number)) })
        #expect(meeting.supplementaryList.map(\.lead.number) == [21, 27, 22, 8])
        #expect(meeting.supplementaryList.map(\.number) == [1, 2, 3, 4])
        #expect(meeting.commitments(decided: .dropped).map(\.number) == [15, 10, 28, 25, 7])
        #expect(meeting.lists.state == .adopted)
        #expect(meeting.openFindings.isEmpty)
        #expect(meeting.acceptedFindings.count == 7)
    }
}

/// The scenario up to three places.
struct PrintedReplay {
    /// After the remarks of the table.
    let table: Meeting
    /// After the printed lists, before anything is mended.
    let lists: Meeting
    let mended: Meeting
    private let steps: [(command: String, outcome: [String], after: Meeting)]

    init() throws {
        let text = try String(contentsOf: Scenario.file("nap5-as-printed"), encoding: .utf8)
        var runner = ScenarioRunner()
        var steps: [(command: String, outcome: [String], after: Meeting)] = []
        for case .step(let step) in Scenario(text).parts {
            let outcome = try runner.run(step.command)
            steps.append((step.command[0], outcome, try runner.meeting()))
        }
        self.steps = steps
        func after(_ command: String, _ count: Int) throws -> Meeting {
            try #require(steps.filter { $0.command == command }.dropFirst(count).first).after
        }
        table = try after("show lists", 0)
        lists = try after("show lists", 1)
        mended = try #require(steps.last).after
    }

    private var decisions: [[String]] {
        let commands = steps.map(\.command)
        let parts = commands.split(separator: "show lists", omittingEmptySubsequences: false)
        return parts.map { part in
            part.filter { $0.hasPrefix("Rim: agree on") || $0.hasPrefix("Rim: merge") }
        }
    }

    /// Without the one that comes before the meeting is open.
    var tableCommands: [String] { Array(decisions[0].dropFirst()) }
    var listCommands: [String] { decisions[1] }

    /// What came of the first such command.
    func outcome(of command: String) -> [String] {
        steps.first { $0.command == command }?.outcome ?? []
    }
}

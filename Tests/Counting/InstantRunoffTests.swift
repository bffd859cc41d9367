import Testing

@testable import Counting

/// A published profile with its published rounds: "A35 B17", the option and its votes.
struct RunoffExample: CustomTestStringConvertible {
    var source: String
    var profile: [(Int, String)]
    var rounds: [String]
    var winner: String

    var testDescription: String { source }
    var options: [String] { Set(profile.flatMap { $0.1.map(String.init) }).sorted() }
}

private let examples: [RunoffExample] = [
    RunoffExample(
        source: "Wikipedia, Instant-runoff voting, Tennessee: Knoxville with 58 of 100",
        profile: [(42, "MNCK"), (26, "NCKM"), (15, "CKNM"), (17, "KCNM")],
        rounds: ["C15 K17 M42 N26", "K32 M42 N26", "K58 M42"], winner: "K"),
    RunoffExample(
        source: "rangevoting.org/CoreSuppPocket: B beats A in the final round, 65 to 35",
        profile: [(35, "ACDB"), (17, "BCDA"), (32, "CDBA"), (16, "DBCA")],
        rounds: ["A35 B17 C32 D16", "A35 B33 C32", "A35 B65"], winner: "B"),
    RunoffExample(
        source: "pierzgal.github.io/introelectoralsystems 3.10: the majority equals 8",
        profile: [(4, "ABCD"), (2, "BACD"), (1, "BCAD"), (2, "DCAB"), (5, "CBAD")],
        rounds: ["A4 B3 C5 D2", "A4 B3 C7", "A6 C8"], winner: "C"),
    RunoffExample(
        source: "users.cs.duke.edu/~elk27, Discrete Models 2022: C wins with 18",
        profile: [(7, "ABC"), (8, "BCA"), (10, "CAB"), (4, "ACB")],
        rounds: ["A11 B8 C10", "A11 C18"], winner: "C"),
    RunoffExample(
        source: "the same after four voters raised C: B wins with 15, since this is not monotonic",
        profile: [(7, "ABC"), (8, "BCA"), (10, "CAB"), (4, "CAB")],
        rounds: ["A7 B8 C14", "B15 C14"], winner: "B"),
]

private func runoff(
    _ options: [String], _ people: [Person], _ tie: EliminationTie = .earlierRounds
) throws -> (runoff: InstantRunoff, count: Count) {
    let count = try counted(
        .ranking(options: options, ties: true, count: .instantRunoff(tie)), Rule(), people
    ).count
    return (try #require(count.tally.runoff), count)
}

private func text(_ round: Round) -> String {
    round.counts.map { "\($0.option)\($0.votes)" }.joined(separator: " ")
}

@Suite struct InstantRunoffTests {
    @Test(arguments: examples)
    func `a published example`(_ example: RunoffExample) throws {
        for tie in EliminationTie.allCases {
            let (runoff, count) = try runoff(example.options, rankers(example.profile), tie)
            #expect(runoff.rounds.map(text) == example.rounds)
            #expect(runoff.winners == [example.winner])
            #expect(count.verdict.winners == [example.winner])
            #expect(count.verdict.outcome == .chosen)
        }
    }

    @Test func `transfers say where every vote of the eliminated went`() throws {
        let (runoff, count) = try runoff(
            ["A", "B", "C"], rankers([(4, "AB"), (3, "BA"), (1, "CB"), (1, "C")]))
        let first = runoff.rounds[0]
        #expect(first.eliminated == ["C"])
        #expect(first.transfers.map(\.to) == ["B", nil])
        #expect(first.transfers.map(\.votes.description) == ["1", "1"])
        #expect(runoff.rounds[1].exhausted.description == "1")
        // 4 and 4 of 9: all that remain are equal, and that is for the tie rule of the poll.
        #expect(runoff.winners == ["A", "B"])
        #expect(count.verdict.outcome == .tied)
        #expect(count.verdict.tied == ["A", "B"])
        #expect(count.tally.standings == [["A", "B"], ["C"]])
    }

    @Test func `a shared place is divided exactly`() throws {
        // Thirds and halves that no binary fraction can hold: 1/3 + 1/2 is 5/6.
        let (runoff, _) = try runoff(
            ["A", "B", "C", "D"], rankers([(1, "ABC "), (1, "AB "), (2, "D")]))
        #expect(text(runoff.rounds[0]) == "A5/6 B5/6 C1/3 D2")
        #expect(runoff.rounds[0].eliminated == ["C"])
        #expect(text(runoff.rounds[1]) == "A1 B1 D2")
        #expect(runoff.rounds[0].transfers.map(\.votes.description) == ["1/6", "1/6"])
    }

    @Test func `the stated rule says who goes of several that are last`() throws {
        // B and C are last with two each; earlier there is no round in which they differ.
        let people = rankers([(3, "A"), (2, "BC"), (2, "CB")])
        let options = ["A", "B", "C"]
        #expect(try runoff(options, people, .order).runoff.winners == ["B"])
        #expect(try runoff(options, people, .earlierRounds).runoff.winners == ["B"])
        #expect(try runoff(["A", "C", "B"], people, .order).runoff.winners == ["C"])
        let together = try runoff(options, people, .together).runoff
        #expect(together.winners == ["A"])
        #expect(together.rounds[0].eliminated == ["B", "C"])
        #expect(try runoff(options, people, .order).runoff.rounds[0].spared == ["B"])
    }

    @Test func `the latest earlier round in which they differed decides`() throws {
        // Round 1: A5 B3 C2 D1. D goes to C: B and C have three, and C had fewer before, though
        // B stands later in the order.
        let options = ["D", "C", "A", "B"]
        let close = rankers([(5, "A"), (3, "BC"), (2, "CB"), (1, "DC")])
        #expect(try runoff(options, close).runoff.rounds[1].eliminated == ["C"])
        #expect(try runoff(options, close, .order).runoff.rounds[1].eliminated == ["B"])
    }

    @Test func `places may be shared by forty and not by more`() throws {
        let options = (1...41).map { "o\($0)" }
        let method = Counting.Method.ranking(
            options: options, ties: true, count: .instantRunoff(.order))
        func poll(_ shared: Int) throws -> Count {
            try counted(
                method, Rule(), people([.ranking([Array(options.prefix(shared))]), .blank])
            ).count
        }
        let votes = try #require(try poll(40).tally.runoff).rounds[0].counts
        #expect(votes[39].votes.description == "1/40")
        #expect(throws: MalformedVotes.self) { try poll(41) }
    }
}

import Testing

@testable import Counting

/// A published profile with its published result. Rows and columns are in the order of the letters.
struct SchulzeExample: CustomTestStringConvertible {
    var source: String
    var profile: [(Int, String)]
    var preferences: [[Int]]
    var paths: [[Int]]
    /// Groups from the first to the last.
    var standings: [String]

    var testDescription: String { source }
    var options: [String] {
        Set(profile.flatMap { $0.1.map(String.init) }).filter { $0 != " " }.sorted()
    }
}

private let examples: [SchulzeExample] = [
    SchulzeExample(
        source: "Wikipedia, Schulze method, the example of 45 voters",
        profile: [
            (5, "ACBED"), (5, "ADECB"), (8, "BEDAC"), (3, "CABED"), (7, "CAEBD"), (2, "CBADE"),
            (7, "DCEBA"), (8, "EBADC"),
        ],
        preferences: [
            [0, 20, 26, 30, 22], [25, 0, 16, 33, 18], [19, 29, 0, 17, 24], [15, 12, 28, 0, 14],
            [23, 27, 21, 31, 0],
        ],
        paths: [
            [0, 28, 28, 30, 24], [25, 0, 28, 33, 24], [25, 29, 0, 29, 24], [25, 28, 28, 0, 24],
            [25, 28, 28, 31, 0],
        ],
        standings: ["E", "A", "C", "B", "D"]),
    SchulzeExample(
        source: "M. Schulze, Social Choice and Welfare 36 (2011), section 3, example 1",
        profile: [(8, "ACDB"), (2, "BADC"), (4, "CDBA"), (4, "DBAC"), (3, "DCBA")],
        preferences: [[0, 8, 14, 10], [13, 0, 6, 2], [7, 15, 0, 12], [11, 19, 9, 0]],
        paths: [[0, 14, 14, 12], [13, 0, 13, 12], [13, 15, 0, 12], [13, 19, 13, 0]],
        standings: ["D", "A", "C", "B"]),
    SchulzeExample(
        source: "M. Schulze, examples of the Schulze method, example 2: 30 voters, 4 candidates",
        profile: [
            (5, "ACBD"), (2, "ACDB"), (3, "ADCB"), (4, "BACD"), (3, "CBDA"), (3, "CDBA"),
            (1, "DACB"), (5, "DBAC"), (4, "DCBA"),
        ],
        preferences: [[0, 11, 20, 14], [19, 0, 9, 12], [10, 21, 0, 17], [16, 18, 13, 0]],
        paths: [[0, 20, 20, 17], [19, 0, 19, 17], [19, 21, 0, 17], [18, 18, 18, 0]],
        standings: ["D", "A", "C", "B"]),
    SchulzeExample(
        source: "M. Schulze, examples of the Schulze method, example 3: 30 voters, 5 candidates",
        profile: [
            (3, "ABDEC"), (5, "ADEBC"), (1, "ADECB"), (2, "BADEC"), (2, "BDECA"), (4, "CABDE"),
            (6, "CBADE"), (2, "DBECA"), (5, "DECAB"),
        ],
        preferences: [
            [0, 18, 11, 21, 21], [12, 0, 14, 17, 19], [19, 16, 0, 10, 10], [9, 13, 20, 0, 30],
            [9, 11, 20, 0, 0],
        ],
        paths: [
            [0, 18, 20, 21, 21], [19, 0, 19, 19, 19], [19, 18, 0, 19, 19], [19, 18, 20, 0, 30],
            [19, 18, 20, 19, 0],
        ],
        standings: ["B", "A", "D", "E", "C"]),
    SchulzeExample(
        source: "M. Schulze, examples of the Schulze method, example 4: two potential winners",
        profile: [(3, "ABCD"), (2, "DABC"), (2, "DBCA"), (2, "CBDA")],
        preferences: [[0, 5, 5, 3], [4, 0, 7, 5], [4, 2, 0, 5], [6, 4, 4, 0]],
        paths: [[0, 5, 5, 5], [5, 0, 7, 5], [5, 5, 0, 5], [6, 5, 5, 0]],
        standings: ["BD", "AC"]),
]

private func schulze(
    _ options: [String], _ people: [Person], tie: TieRule = .fails
) throws -> Count {
    try counted(
        .ranking(options: options, ties: true, count: .schulze), Rule(tie: tie), people
    ).count
}

@Suite struct SchulzeTests {
    @Test(arguments: examples)
    func `a published example`(_ example: SchulzeExample) throws {
        let count = try schulze(example.options, rankers(example.profile))
        let table = try #require(count.tally.pairwise)
        #expect(table.preferences == example.preferences)
        #expect(table.paths == example.paths)
        #expect(count.tally.standings.map { $0.joined() } == example.standings)
        #expect(
            count.verdict.winners
                == (example.standings[0].count == 1
                    ? count.tally.standings[0] : []))
    }

    @Test func `two potential winners are a tie, which the rule resolves`() throws {
        let people = rankers(examples[4].profile)
        let outcomes = try TieRule.allCases.map {
            try schulze(["A", "B", "C", "D"], people, tie: $0).verdict
        }
        #expect(outcomes.map(\.outcome) == [.tied, .castingVoteNeeded, .newVoteNeeded])
        #expect(outcomes.allSatisfy { $0.tied == ["B", "D"] && $0.winners.isEmpty })
    }

    @Test func `what is left out is below what is ranked, and shared places prefer nothing`() throws
    {
        let table = try #require(
            try schulze(["A", "B", "C", "D"], rankers([(2, "AB C")])).tally.pairwise)
        #expect(
            table.preferences == [[0, 0, 2, 2], [0, 0, 2, 2], [0, 0, 0, 2], [0, 0, 0, 0]])
        #expect(table.condorcetWinner == nil)
    }

    @Test func `Tennessee: Nashville beats every other city`() throws {
        // Wikipedia, Condorcet method: 58, 68 and 68 of 100 prefer Nashville.
        let count = try schulze(
            ["C", "K", "M", "N"],
            rankers([(42, "MNCK"), (26, "NCKM"), (15, "CKNM"), (17, "KCNM")]))
        #expect(count.tally.pairwise?.condorcetWinner == "N")
        #expect(count.tally.pairwise?.preferences[3] == [68, 68, 58, 0])
        #expect(count.tally.standings.map { $0.joined() } == ["N", "C", "K", "M"])
        #expect(count.verdict.winners == ["N"])
    }

    @Test func `without a ranking nothing is decided`() throws {
        let count = try schulze(["A", "B"], people([.blank, .abstain, nil]))
        #expect(count.verdict.outcome == .nothingDecided)
    }
}

import Testing

@testable import Counting

private func faults(_ method: Counting.Method, _ votes: [(String, Answer)]) throws -> [String] {
    let electorate = try Electorate(
        ["a", "b", "c"].map { Elector($0) } + [Elector("away", isPresent: false)])
    let poll = try Poll(
        method: method, rule: method == .yesNo ? Rule([.consensus]) : Rule(),
        electorate: electorate)
    let votes = votes.map { Vote($0, $1) }
    let malformed = poll.malformed(among: votes)
    // What is listed is what is refused.
    do throws(MalformedVotes) {
        _ = try poll.count(votes)
        #expect(malformed.isEmpty)
    } catch { #expect(error.votes == malformed) }
    return malformed.map { "\($0.index) \($0.voter) \($0.fault)" }
}

private let options = ["A", "B", "C"]

@Suite struct MalformedTests {
    @Test func `votes in good order have no fault`() throws {
        #expect(
            try faults(.yesNo, [("a", .one("yes")), ("b", .abstain), ("c", .blank)]) == [])
        #expect(
            try faults(
                .points(options: options, limits: PointLimits(budget: 5)),
                [("a", .points([GivenPoints("A", 5)])), ("b", .points([]))]) == [])
    }

    @Test func `who may not vote, who is away, and who has voted`() throws {
        #expect(
            try faults(
                .yesNo,
                [
                    ("a", .one("yes")), ("x", .one("yes")), ("away", .abstain), ("a", .one("no")),
                    ("a", .blank),
                ]) == [
                    "1 x notEntitled", "2 away absent", "3 a secondVote(first: 0)",
                    "4 a secondVote(first: 0)",
                ])
    }

    @Test func `every fault of a vote is listed, one by one`() throws {
        #expect(
            try faults(
                .approval(options: options, limits: 1...2),
                [
                    ("a", .several(["A", "X", "A", "Y"])), ("x", .several([])),
                    ("b", .one("A")),
                ]) == [
                    "0 a tooMany(4, most: 2)", #"0 a unknownOption("X")"#,
                    #"0 a repeatedOption("A")"#, #"0 a unknownOption("Y")"#,
                    "1 x tooFew(0, least: 1)", "1 x notEntitled", "2 b otherMethod",
                ])
    }

    @Test func `points outside the budget`() throws {
        let limits = PointLimits(total: 2...5, each: 1...4)
        #expect(
            try faults(
                .points(options: options, limits: limits),
                [
                    ("a", .points([GivenPoints("A", 4), GivenPoints("B", 3)])),
                    ("b", .points([GivenPoints("A", 5), GivenPoints("B", -7)])),
                    ("c", .points([GivenPoints("A", 1)])),
                ]
            ).map { $0.replacing("Counting.", with: "") } == [
                "0 a overBudget(7, budget: 5)",
                #"1 b points(GivenPoints(option: "A", points: 5), limits: ClosedRange(1...4))"#,
                #"1 b points(GivenPoints(option: "B", points: -7), limits: ClosedRange(1...4))"#,
                "2 c underTotal(1, least: 2)",
            ])
        let huge = Answer.points([GivenPoints("A", .max), GivenPoints("B", .max)])
        #expect(
            try faults(.points(options: options, limits: limits), [("a", huge)]).count == 3)
    }

    @Test func `rankings with an option twice, a shared or an empty place`() throws {
        func faults(_ rankings: [[[String]]], ties: Bool) throws -> [String] {
            try CountingTests.faults(
                .ranking(options: options, ties: ties, count: .schulze),
                zip(["a", "b", "c"], rankings).map { ($0, .ranking($1)) })
        }
        #expect(try faults([[["A", "B"], ["C"]], [["B"]]], ties: true) == [])
        #expect(
            try faults([[["A", "B"], ["C"]], [["B"], ["B"]], []], ties: false) == [
                #"0 a sharedPlace(1, ["A", "B"])"#, #"1 b repeatedOption("B")"#, "2 c emptyPlace",
            ])
        #expect(
            try faults([[["A"], [], ["Z"]]], ties: true) == [
                "0 a emptyPlace", #"0 a unknownOption("Z")"#,
            ])
    }
}

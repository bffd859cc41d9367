import Meeting

/// What is put to the vote for the fixture of verdicts, and how p1 to p6 vote; `nil` does not.
struct HeldBallot {
    var name: String
    var motion: Motion
    var votes: [Choice?]
    var leaving: [SeatID] = []
    var castingVote: [OptionID]?

    init(
        _ name: String, _ method: Method = .yesNo, _ rule: Rule = simple, votes: [Choice?],
        leaving: [SeatID] = [], castingVote: [OptionID]? = nil,
        change: (inout Motion) -> Void = { _ in }
    ) {
        self.name = name
        self.votes = votes
        self.leaving = leaving
        self.castingVote = castingVote
        motion = Motion(subject: nil, text: name, method: method, rule: rule)
        change(&motion)
    }

    static let simple = Rule(base: .cast, threshold: .moreThan(1, 2), tie: .fails)
    private static let most = Rule([], tie: .newVote)
    private static let ladder = Rule([
        .consensus, Majority(of: .cast, .atLeast(2, 3), leastPerConstituency: 1),
        Majority(of: .cast, .moreThan(1, 2)),
    ])
    private static let yes = Choice.option(BallotOption.yes)
    private static let no = Choice.option(BallotOption.no)
    private static let cities = ["تونس", "Sfax", "قابس"].map { ProposedOption(label: $0) }

    private static func among(_ motion: inout Motion) { motion.options = cities }
    private static func running(_ motion: inout Motion) { motion.openness = .running }

    static var all: [HeldBallot] { yesNo + quorums + runnings + choices + rankings + sheets }

    private static var yesNo: [HeldBallot] {
        [
            HeldBallot("simple majority", votes: [yes, yes, no]),
            HeldBallot("repeated", votes: [yes, no, no]) { $0.repeats = "first" },
            HeldBallot(
                "an abstention counts as a no", .yesNo,
                Rule([Majority(of: .cast, .moreThan(1, 2))], abstention: .against),
                votes: [yes, .abstain]),
            HeldBallot(
                "a blank counts as a yes", .yesNo,
                Rule(
                    [Majority(of: .cast, .atLeast(2, 3))], abstention: .against, blank: .inFavour,
                    weighted: false),
                votes: [yes, .blank, no, nil, nil, .blank]
            ) { $0.besides = [BallotOption.abstain, BallotOption.blank] },
            HeldBallot("consensus of a ladder", .yesNo, ladder, votes: [yes, .abstain, yes]),
            HeldBallot(
                "two thirds with one per constituency", .yesNo, ladder,
                votes: [yes, no, yes, nil, yes]),
            HeldBallot("the last step", .yesNo, ladder, votes: [yes, yes, yes, no]),
            HeldBallot("no step", .yesNo, ladder, votes: [yes, no, no]),
            HeldBallot(
                "consensus alone", .yesNo, Rule([.consensus], tie: .castingVote), votes: [yes, no]),
            HeldBallot(
                "missed in one constituency", .yesNo,
                Rule([Majority(of: .cast, .moreThan(1, 2), inEachConstituency: true)]),
                votes: [yes, yes, no, no, yes]),
            HeldBallot(
                "nobody of one constituency", .yesNo,
                Rule([Majority(of: .cast, .moreThan(1, 2), inEachConstituency: true)]),
                votes: [yes, yes, yes]),
            HeldBallot(
                "too few of one constituency", .yesNo,
                Rule([Majority(of: .cast, .moreThan(1, 2), leastPerConstituency: 2)]),
                votes: [yes, yes, yes, no, yes]),
            HeldBallot(
                "voted again in a tie", .yesNo,
                Rule(base: .cast, threshold: .moreThan(1, 2), tie: .newVote), votes: [yes, no]),
        ]
    }

    private static var quorums: [HeldBallot] {
        let of = { (base: QuorumBase, threshold: Threshold, measured: Measurement) in
            Rule(
                simple.majorities,
                quorums: [QuorumRule(of: base, threshold, measured: measured)])
        }
        return [
            HeldBallot(
                "a quorum that is kept", .yesNo, of(.members, .atLeast(1, 2), .both),
                votes: [yes, yes]),
            HeldBallot(
                "a quorum lost before the closing", .yesNo, of(.members, .atLeast(3, 4), .closing),
                votes: [yes, yes], leaving: ["p5", "p4"]),
            HeldBallot(
                "voting rights lost", .yesNo, of(.votingRights, .atLeast(3, 4), .both),
                votes: [yes, yes], leaving: ["p6"]),
            HeldBallot(
                "a constituency left", .yesNo, of(.eachConstituency, .moreThan(0, 1), .closing),
                votes: [yes, yes], leaving: ["p5"]),
        ]
    }

    private static var runnings: [HeldBallot] {
        let rule = Rule(base: .present, threshold: .moreThan(1, 2), tie: .fails)
        return [
            HeldBallot("three are missing", .yesNo, rule, votes: [yes], change: running),
            HeldBallot("one is missing", .yesNo, rule, votes: [yes, yes, yes], change: running),
            HeldBallot("two are missing", votes: [no], change: running),
            HeldBallot("enough", votes: [yes, yes, nil], change: running),
            HeldBallot("out of reach", .yesNo, rule, votes: [no, no, no, no], change: running),
            HeldBallot(
                "who leads", .choice, votes: [.option("o1"), .option("o1"), .option("o2")]
            ) {
                among(&$0)
                running(&$0)
            },
        ]
    }

    private static var choices: [HeldBallot] {
        let one = { (index: Int) in Choice.option(OptionID(rawValue: "o\(index)")) }
        let several = { (list: [Int]) in
            Choice.options(list.map { OptionID(rawValue: "o\($0)") })
        }
        let people = ["p2", "p3", "p5"].map { ProposedOption(seat: $0) }
        let bureau = { (motion: inout Motion) in
            motion.options = people
            motion.limits.seats = 2
        }
        return [
            HeldBallot("the most", .choice, most, votes: [one(1), one(1), one(2)], change: among),
            HeldBallot("two are equal", .choice, most, votes: [one(1), one(2)], change: among),
            HeldBallot(
                "two are equal and none is taken", .choice, Rule([]), votes: [one(1), one(2)],
                change: among),
            HeldBallot(
                "the chair chooses", .choice, Rule([], tie: .castingVote), votes: [one(1), one(2)],
                castingVote: ["o2"], change: among),
            HeldBallot("nobody took a side", .choice, most, votes: [.blank], change: among),
            HeldBallot(
                "approved", .approval, votes: [several([1, 2]), several([2, 1]), several([3])]
            ) {
                among(&$0)
                $0.limits.most = 2
            },
            HeldBallot(
                "approval in order", .approval, Rule([]), votes: [several([1, 2]), several([2])],
                change: among),
            HeldBallot(
                "points", .points, Rule([]),
                votes: [.points(["o1": 3, "o2": 2]), .points(["o2": 1]), .blank]
            ) {
                among(&$0)
                $0.limits = BallotLimits(most: 5, mostEach: 3)
            },
            HeldBallot(
                "elected by majority", .election, votes: [several([1, 2]), several([1])],
                change: bureau),
            HeldBallot(
                "a seat remains", .election, Rule([]),
                votes: [several([1, 2]), several([1, 3])], change: bureau),
            HeldBallot(
                "nobody elected", .election,
                Rule(base: .members, threshold: .moreThan(1, 2), tie: .fails),
                votes: [several([1, 2])], change: bureau),
            HeldBallot(
                "the chair fills the seat", .election, Rule([], tie: .castingVote),
                votes: [several([1, 2]), several([1, 3])], castingVote: ["o3"], change: bureau),
            HeldBallot(
                "a scale without blanks", .graded, Rule([], share: .cast),
                votes: [.option("high"), .option("low"), .blank]),
        ]
    }

    private static var rankings: [HeldBallot] {
        let first = Choice.ranking([["o1"], ["o2", "o3"]])
        let second = Choice.ranking([["o2"], ["o1"], ["o3"]])
        let third = Choice.ranking([["o3"], ["o2"]])
        let runoff = { (tie: EliminationTie) in
            Rule([], tie: .newVote, ranking: .instantRunoff, elimination: tie)
        }
        return [
            HeldBallot(
                "Schulze", .ranking, Rule([]), votes: [first, second, third], change: among),
            HeldBallot(
                "Schulze in a tie", .ranking, most,
                votes: [.ranking([["o1"]]), .ranking([["o2"]])], change: among),
            HeldBallot(
                "instant run-off", .ranking, runoff(.earlierRounds),
                votes: [first, first, second, second, third], change: among),
            HeldBallot(
                "instant run-off, shared places", .ranking, runoff(.together),
                votes: [.ranking([["o1", "o2"]]), first, third], change: among),
            HeldBallot(
                "all equal", .ranking, runoff(.order),
                votes: [.ranking([["o1"], ["o2"]]), .ranking([["o2"], ["o1"]])]
            ) {
                among(&$0)
                $0.options?.removeLast()
                $0.limits.sharedPlaces = true
            },
        ]
    }
}

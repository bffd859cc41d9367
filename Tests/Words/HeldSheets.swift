import Meeting

// Sheets of every method and of rules that say different things of their lines.

extension HeldBallot {
    static var sheets: [HeldBallot] {
        [
            HeldBallot(
                sheet: "a sheet", .yesNo, simple, criteria: nil,
                answers: ["000", "01-", "112", "-1-"]),
            HeldBallot(
                sheet: "a sheet with a ladder", .yesNo,
                Rule(
                    [
                        .consensus, Majority(of: .cast, .atLeast(2, 3), leastPerConstituency: 1),
                        Majority(of: .members, .moreThan(1, 2), inEachConstituency: true),
                    ], tie: .newVote), criteria: nil,
                answers: ["000", "010", "001", "00-", "011"]),
            HeldBallot(
                sheet: "a sheet that ties", .yesNo,
                Rule(base: .cast, threshold: .moreThan(1, 2), tie: .newVote), criteria: nil,
                answers: ["010", "100"]),
            HeldBallot(
                sheet: "a sheet without a quorum", .yesNo,
                Rule(
                    [Majority(of: .cast, .moreThan(1, 2))],
                    quorums: [QuorumRule(of: .members, .atLeast(6, 7), measured: .closing)]),
                criteria: nil, answers: ["000", "111"], leaving: ["p5"]),
            HeldBallot(
                sheet: "a sheet on a scale", .graded, Rule([], share: .cast),
                criteria: ["Impact", "التكلفة"], answers: ["012301", "0-4-00", "-----1"]),
            HeldBallot(
                sheet: "a sheet of choices", .choice, Rule([], tie: .newVote), criteria: nil,
                answers: ["012", "0-0", "110"]),
            HeldBallot(
                sheet: "a sheet that nobody hands in", .yesNo, simple, criteria: nil, answers: []),
        ]
    }

    private init(
        sheet name: String, _ method: Method, _ rule: Rule, criteria: [String]?,
        answers: [String], leaving: [SeatID] = []
    ) {
        self.init(
            name, method, rule,
            votes: answers.map { text in
                SheetAnswers(text: String(text.prefix(criteria == nil ? 3 : 6))).map(Choice.sheet)
            }, leaving: leaving
        ) { motion in
            motion.sheet = ProposedSheet(
                lines: ["Sfax", "تونس", "Gabès"].map { .init(label: $0) }, criteria: criteria)
            if method == .choice {
                motion.options = ["A", "ب"].map { ProposedOption(label: $0) }
            }
        }
    }
}

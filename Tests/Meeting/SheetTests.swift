import Testing

@testable import Meeting

/// Each question of a sheet is counted as an ordinary ballot on it would be, which is compared with
/// a second counting elsewhere.
struct `The count of a sheet` {
    /// A sheet of as many questions as there are columns; each row is what one voter answers.
    private func sheet(_ ballot: Ballot, _ rows: [[UInt8]], criteria: Int = 0) -> Ballot {
        var sheet = ballot
        let width = max(1, criteria)
        sheet.sheet = Sheet(
            lines: (0..<(rows.first?.count ?? 0) / width).map { Sheet.Line(label: "line \($0)") },
            criteria: (0..<criteria).map { "criterion \($0)" })
        sheet.votes = [:]
        for (elector, row) in zip(ballot.electorate, rows)
        where row.contains(where: { $0 != SheetAnswers.noAnswer }) {
            sheet.votes[elector.seat] = .sheet(SheetAnswers(row))
        }
        return sheet
    }

    /// The same question, alone.
    private func alone(_ ballot: Ballot, _ rows: [[UInt8]], _ column: Int) -> Ballot {
        var one = ballot
        one.votes = [:]
        for (elector, row) in zip(ballot.electorate, rows) where row[column] < ballot.options.count
        {
            one.votes[elector.seat] = .option(ballot.options[Int(row[column])].id)
        }
        return one
    }

    private func compare(
        _ ballot: Ballot, _ rows: [[UInt8]], criteria: Int = 0, leaving: Set<SeatID> = []
    ) throws {
        let here = Set(ballot.electorate.map(\.seat)).subtracting(leaving)
        var sheet = sheet(ballot, rows, criteria: criteria)
        let result = sheet.count(presentAtClosing: here)
        sheet.state = .closed(result)
        #expect(result.turnout == sheet.votes.count)
        for column in 0..<(sheet.sheet?.cellCount ?? 0) {
            let alone = alone(ballot, rows, column)
            let expected = alone.count(presentAtClosing: here)
            let question = try #require(sheet.question(column))
            let told = try #require(question.result)
            #expect(question.votes == alone.votes)
            #expect(told.outcome == expected.outcome)
            #expect(told.verdict.winners == expected.verdict.winners)
            #expect(told.verdict.tied == expected.verdict.tied)
            #expect(told.verdict.quorums == expected.verdict.quorums)
            #expect(told.verdict.decisive == expected.verdict.decisive)
            #expect(told.verdict.reachedStep?.majority == expected.verdict.reachedStep?.majority)
            #expect(told.tally.whole == expected.tally.whole)
            #expect(told.tally.grades == expected.tally.grades)
        }
    }

    @Test(arguments: 0..<200)
    func `is that of an ordinary ballot on each question`(_ seed: Int) throws {
        var random = Seeded(seed)
        var ballot = RandomBallot.ballot(&random)
        while ![.yesNo, .graded, .choice].contains(ballot.method) {
            ballot = RandomBallot.ballot(&random)
        }
        if ballot.rule.tie == .castingVote { ballot.rule.tie = .newVote }
        let criteria = random.chance(40) ? 3 : 0
        let rows = ballot.electorate.map { _ in
            (0..<6).map { _ in
                random.chance(20)
                    ? SheetAnswers.noAnswer
                    : UInt8.random(in: 0..<UInt8(ballot.options.count), using: &random)
            }
        }
        let leaving = random.chance(30) ? Set(ballot.electorate.prefix(2).map(\.seat)) : []
        try compare(ballot, rows, criteria: criteria, leaving: leaving)
    }

    /// Up to three voters, three answers or none, and of two voters two questions: everything that
    /// can be answered.
    @Test(arguments: [TieRule.fails, .newVote], MajorityBase.allCases)
    func `is that of an ordinary ballot whatever three people answer`(
        _ tie: TieRule, _ base: MajorityBase
    ) throws {
        for threshold in [Threshold.moreThan(1, 2), .atLeast(2, 3), .atLeast(1, 1)] {
            for (count, questions) in [(1, 2), (2, 2), (3, 1)] {
                var ballot = Ballot(
                    id: "b1", number: 1, subject: nil, text: "?", method: .yesNo,
                    options: [BallotOption.yes, BallotOption.no, BallotOption.abstain].map {
                        BallotOption(id: $0)
                    }, rule: Rule(base: base, threshold: threshold, tie: tie),
                    electorate: (0..<count).map {
                        Elector(seat: SeatID(rawValue: "v\($0)"), weight: 1)
                    }, openedAt: 0)
                ballot.rule.quorums = [QuorumRule(of: .members, .moreThan(1, 2))]
                var places = Array(repeating: 0, count: count * questions)
                repeat {
                    let rows = (0..<count).map { voter in
                        (0..<questions).map { question in
                            let place = places[voter * questions + question]
                            return place == 3 ? SheetAnswers.noAnswer : UInt8(place)
                        }
                    }
                    try compare(ballot, rows)
                } while next(&places)
            }
        }
    }

    /// Counts up, in base 4; false after the last.
    private func next(_ places: inout [Int]) -> Bool {
        for index in places.indices {
            places[index] += 1
            if places[index] < 4 { return true }
            places[index] = 0
        }
        return false
    }

    @Test func `of many large ones is sent without the answers, which the exports have`() throws {
        var meeting = Permissions.meeting(in: .inSession)
        meeting.ballots = []
        func give(_ command: Command, by seat: SeatID) throws -> Entry {
            let entry = Entry(
                sequence: meeting.sequence + 1, at: 1_000, by: seat, client: nil, number: nil,
                events: try meeting.decide(command, from: Origin(by: seat, at: 1_000)))
            meeting.apply(entry)
            return entry
        }
        for lines in [2, 2_000] {
            _ = try give(
                .openBallot(
                    motion: Motion(
                        subject: nil, text: "many", method: .yesNo,
                        sheet: ProposedSheet(
                            lines: (0..<lines).map { .init(label: "line \($0)") },
                            criteria: lines > 2 ? (0..<6).map { "c\($0)" } : nil),
                        rule: Rule(base: .cast, threshold: .moreThan(1, 2), tie: .fails))),
                by: "chair")
            let ballot = try #require(meeting.openBallot)
            #expect(meeting.publicView.openBallot?.votes.isEmpty == true)
            for elector in ballot.electorate {
                var answers = SheetAnswers(empty: ballot.sheet?.cellCount ?? 0)
                let isPut = answers.put("1", at: 1, among: 3)
                #expect(isPut)
                _ = try give(
                    .castVote(ballot: ballot.id, choice: .sheet(answers)), by: elector.seat)
            }
            #expect(meeting.publicView.openBallot?.votes.isEmpty == true)
            let entry = try give(.closeBallot(ballot: ballot.id), by: "chair")
            let isLong =
                ballot.electorate.count * (ballot.sheet?.cellCount ?? 0)
                > Sheet.answersTold
            guard case .ballotClosed(_, let result, let votes)? = entry.publicView?.events.first
            else { throw ScenarioError("it is closed") }
            #expect(votes.isEmpty == isLong)
            #expect(result.cells?.count == ballot.sheet?.cellCount)
            #expect(meeting.publicView.ballots.last?.votes.isEmpty == isLong)
            #expect(meeting.withoutWhatIsHidden.ballots.last?.votes.count == votes.count || isLong)
            #expect(
                meeting.withoutWhatIsHidden.ballots.last?.votes.count == ballot.electorate.count)
        }
    }

    @Test func `of answers as a text is the same both ways`() {
        #expect(SheetAnswers(text: "01-z9a")?.text == "01-z9a")
        #expect(SheetAnswers(text: "0A") == nil)
        #expect(SheetAnswers(text: "0 1") == nil)
        #expect(SheetAnswers(text: "01-")?.count == 2)
    }
}

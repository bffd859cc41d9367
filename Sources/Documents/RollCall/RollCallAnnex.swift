internal import Meeting
internal import Words

// Who voted what: one table per closed ballot, with what was counted and what came of it.

extension MinutesWriter {
    mutating func addRollCalls() {
        let ballots = meeting.minutedBallots.filter(\.hasRollCall)
        if ballots.isEmpty { add(.paragraph(sentence(words["rollCall.none"]))) }
        for ballot in ballots { addRollCall(of: ballot) }
    }

    private mutating func addRollCall(of ballot: Ballot) {
        let title = words.heading(of: ballot, in: meeting)
        add(.heading(level: 1, sentence(title)))
        if let proposal = ballot.proposal {
            let text = words.proposal(proposal, in: meeting)
            add(.paragraph(sentence(words("ballot.proposal", ["proposal": text]))))
        }
        add(.paragraph(sentence(words.rule(ballot.rule, for: ballot.method))))
        for line in words.othersVotes(in: ballot, of: meeting) { add(.paragraph(sentence(line))) }
        if let tally = words.tally(of: ballot, in: meeting) {
            add(.paragraph(sentence(tally + ".")))
        }
        let verdict = Run(words.verdict(of: ballot, in: meeting), isStrong: true)
        add(.paragraph(Paragraph([verdict], words.direction)))
        add(
            .table(
                Table(
                    caption: title, columns: Self.voteColumns,
                    head: [
                        "column.name", "column.title", "column.constituency", "column.weight",
                        "column.vote",
                    ].map { cell(words[$0]) },
                    rows: ballot.electorate.map { row($0, of: ballot) })))
        for line in words.handLines(of: ballot, in: meeting) { add(.paragraph(sentence(line))) }
    }

    private static let voteColumns = [
        Table.Column(width: 40, isCentred: false, namesRow: true),
        Table.Column(width: 56, isCentred: false, namesRow: false),
        Table.Column(width: 26, isCentred: false, namesRow: false),
        Table.Column(width: 14, isCentred: true, namesRow: false),
        Table.Column(width: 40, isCentred: false, namesRow: false),
    ]

    private func row(_ elector: Elector, of ballot: Ballot) -> [Table.Cell] {
        let person = meeting.seat(elector.seat)?.person
        return [
            Table.Cell(paragraphs: [written(words.voter(elector, in: meeting))]),
            cells(person.map(office) ?? []),
            cell(person?.constituency.map { words["constituency.\($0.rawValue)"] } ?? ""),
            cell(String(elector.weight)),
            cell(
                ballot.votes[elector.seat].map { words.answer($0, on: ballot, in: meeting) }
                    ?? words[elector.means == .hand ? "vote.byHand" : "rollCall.notVoted"]),
        ]
    }

    /// Title and organisation of a person, without what is empty.
    func office(of person: Person) -> [Paragraph] {
        [person.title, person.organisation].filter { !$0.isEmpty }.map(written)
    }
}

extension Ballot {
    /// Whether its names may be printed: while it is open nobody knows them, an annulled one has
    /// none, and of a secret one nobody ever knows.
    var hasRollCall: Bool { result != nil && openness != .secret }
}

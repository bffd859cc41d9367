internal import Meeting

// What is said of a sheet as a whole. Of each of its questions the same is said as of a ballot.

extension Words {
    /// How a sheet is counted, stated before the vote and printed beside the result.
    func sheet(_ sheet: Sheet) -> String {
        let lines = plural("sheet.lines", sheet.lines.count, ["count": String(sheet.lines.count)])
        guard !sheet.criteria.isEmpty else { return self("sheet.rule", ["lines": lines]) }
        return self(
            "sheet.rule.criteria",
            [
                "lines": lines,
                "criteria": sheet.criteria.map(quoted).joined(separator: self["comma"]),
            ])
    }

    /// How many lines were adopted or decided, or that they were counted.
    func counted(_ result: BallotResult, of ballot: Ballot, _ sheet: Sheet) -> String {
        let cells = result.cells ?? []
        let all = String(cells.count)
        switch ballot.method {
        case .yesNo:
            let adopted = cells.count { $0.outcome == .adopted }
            return self("outcome.sheet.adopted", ["count": String(adopted), "all": all])
        case .choice:
            let chosen = cells.count { $0.outcome == .chosen }
            return self("outcome.sheet.chosen", ["count": String(chosen), "all": all])
        case .graded, .approval, .points, .ranking, .election:
            return self("outcome.sheet", ["all": all])
        }
    }

    /// How much of a sheet somebody filled in.
    func handedIn(_ answers: SheetAnswers, on ballot: Ballot) -> String {
        self(
            "sheet.answers",
            ["count": String(answers.count), "all": String(ballot.sheet?.cellCount ?? 0)])
    }

    /// Who handed in a sheet, and who did not; what they answered is in the exports.
    func rollCall(ofSheet ballot: Ballot, in meeting: Meeting) -> [String] {
        // Of very many answers only the exports know who gave them.
        guard !ballot.votes.isEmpty || ballot.result?.turnout == 0 else { return [] }
        var groups: [(label: String, electors: [Elector])] = []
        let has = { (elector: Elector) in ballot.votes[elector.seat] != nil }
        groups.append((self["sheet.handedIn"], ballot.electorate.filter(has)))
        groups.append((self["tally.notVoted"], ballot.electorate.filter { !has($0) }))
        return groups.filter { !$0.electors.isEmpty }.map { label, electors in
            let names = electors.map { elector in
                meeting.seat(elector.seat).map { name($0.person) } ?? "?"
            }
            return self(
                "rollCall.line",
                [
                    "option": label, "count": String(electors.count),
                    "names": names.joined(separator: self["comma"]),
                ])
        }
    }
}

// A sheet is checked and frozen before the first answer, as every ballot.

extension Meeting {
    /// What a motion puts on a sheet, frozen; `nil` when it puts one question.
    func sheet(of motion: Motion) throws(Rejection) -> Sheet? {
        guard let proposed = motion.sheet else { return nil }
        switch motion.method {
        case .yesNo, .graded, .choice: break
        case .approval, .points, .ranking, .election:
            throw Rejection(.invalid, ["field": "sheet", "problem": "method"])
        }
        if case .commitment? = motion.subject { throw Rejection(.invalid, ["field": "sheet"]) }
        guard motion.floorMotion == nil else { throw Rejection(.invalid, ["field": "sheet"]) }
        // Thousands of counts that move are no display, and a casting vote is for one question.
        guard motion.openness != .running else {
            throw Rejection(.invalid, ["field": "sheet", "problem": "runningSheet"])
        }
        guard (motion.rule ?? rules.rule).tie != .castingVote else {
            throw Rejection(.invalid, ["field": "rule", "problem": "castingVoteOnSheet"])
        }
        // A pattern of answers is a signature that somebody can be told to give.
        guard motion.secrecy?.check != true else { throw Rejection(.invalid, ["field": "check"]) }
        guard (motion.options?.count ?? 0) <= SheetAnswers.optionLimit - 2 else {
            throw tooLong("options", SheetAnswers.optionLimit - 2)
        }
        let sheet = Sheet(
            lines: try lines(of: proposed), criteria: try criteria(of: proposed))
        guard sheet.cellCount <= Sheet.cellLimit else {
            throw tooLong("sheet", Sheet.cellLimit)
        }
        return sheet
    }

    private func tooLong(_ field: String, _ limit: Int) -> Rejection {
        Rejection(.invalid, ["field": field, "problem": "tooLong", "limit": String(limit)])
    }

    private func lines(of proposed: ProposedSheet) throws(Rejection) -> [Sheet.Line] {
        guard !proposed.lines.isEmpty else {
            throw Rejection(.invalid, ["field": "sheet", "problem": "empty"])
        }
        guard proposed.lines.count <= Sheet.lineLimit else {
            throw tooLong("sheet", Sheet.lineLimit)
        }
        let titles = Dictionary(
            commitments.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
        var lines: [Sheet.Line] = []
        var known: Set<Name> = []
        for line in proposed.lines {
            switch (line.label, line.commitment) {
            case (let label?, nil):
                lines.append(Sheet.Line(label: try checked(label, "sheet")))
            case (nil, let commitment?):
                guard let title = titles[commitment] else {
                    throw Rejection(.unknown, ["field": "commitment"])
                }
                lines.append(Sheet.Line(label: title, commitment: commitment))
            case (nil, nil), (_?, _?): throw Rejection(.invalid, ["field": "sheet"])
            }
            guard let last = lines.last, known.insert(Name(last)).inserted else {
                throw Rejection(.invalid, ["field": "sheet", "problem": "repeated"])
            }
        }
        return lines
    }

    /// What tells a line from all others.
    private enum Name: Hashable {
        case label(String)
        case commitment(CommitmentID)

        init(_ line: Sheet.Line) {
            self = line.commitment.map(Name.commitment) ?? .label(line.label)
        }
    }

    private func criteria(of proposed: ProposedSheet) throws(Rejection) -> [String] {
        var criteria: [String] = []
        for criterion in proposed.criteria ?? [] {
            criteria.append(try checked(criterion, "criteria"))
        }
        guard criteria.count <= Sheet.criterionLimit else {
            throw tooLong("criteria", Sheet.criterionLimit)
        }
        guard Set(criteria).count == criteria.count else {
            throw Rejection(.invalid, ["field": "criteria", "problem": "repeated"])
        }
        return criteria
    }

    /// The commitments whose fate a motion decides: its subject or, where each is judged as a
    /// whole, those in the lines of its sheet. Empty: it can decide none.
    func decided(by motion: Motion) throws(Rejection) -> [CommitmentID] {
        guard let sheet = motion.sheet else {
            if case .commitment(let id)? = motion.subject { return [id] }
            return []
        }
        guard (sheet.criteria ?? []).isEmpty else { return [] }
        let commitments = sheet.lines.compactMap(\.commitment)
        return commitments.count == sheet.lines.count ? commitments : []
    }

    /// `proposal` as it may be put for every one of `commitments`. On a sheet nothing is merged:
    /// a merge has a lead, which is none of the lines.
    func checked(
        _ proposal: Proposal, forAll commitments: [CommitmentID], of motion: Motion
    ) throws(Rejection) -> Proposal {
        if motion.sheet != nil, case .merged = proposal.disposition {
            throw Rejection(.invalid, ["field": "proposal", "problem": "mergeOnSheet"])
        }
        var proposal = proposal
        for commitment in commitments { proposal = try checked(proposal, for: commitment) }
        return proposal
    }

    /// The decisions that a closed sheet takes, line by line.
    func decisions(
        ofSheet ballot: Ballot, _ result: BallotResult, _ origin: Origin
    ) -> [Event] {
        guard let sheet = ballot.sheet, sheet.width == 1, let cells = result.cells else {
            return []
        }
        var events: [Event] = []
        var conditions = 0
        for (line, cell) in zip(sheet.lines, cells) {
            guard let commitment = line.commitment,
                let proposal = ballot.proposal(
                    decidedBy: cell.outcome, choosing: cell.chosen),
                (try? checked(proposal, for: commitment)) != nil
            else { continue }
            events.append(
                decided(
                    commitment, proposal, act: .ballot(ballot.id), origin,
                    conditions: conditions))
            conditions += proposal.conditions.count
        }
        return events
    }
}

extension Ballot {
    /// What becomes of a commitment by this outcome; `nil`: nothing is decided about it.
    func proposal(decidedBy outcome: Outcome, choosing chosen: OptionID?) -> Proposal? {
        switch outcome {
        case .adopted: proposal
        case .chosen: options.first { $0.id == chosen }?.proposal
        case .rejected, .castingVoteNeeded, .newVoteNeeded, .noneChosen, .elected, .tied,
            .measured, .noQuorum, .nothingDecided:
            nil
        }
    }
}

package import Counting

/// What came of one question of a sheet, with the figures that it is told by. With thousands of
/// questions it holds nothing that the ballot or its result as a whole says already.
package struct CellResult: Codable, Equatable, Sendable {
    package var outcome: Outcome
    /// The weight of each answer, in the order of the ballot's options.
    package var counts: [Int]
    /// How many gave each, where that is another number.
    package var voters: [Int]?
    package var chosen: OptionID?
    package var tied: [OptionID]?
    /// The level in the middle, of a scale.
    package var median: OptionID?
    package var decisive: Needed?

    /// The requirement that explains the outcome, of the majority `step` of the rule, from 0.
    package struct Needed: Codable, Equatable, Sendable {
        package var step: Int
        package var kind: Requirement.Kind
        package var constituency: String?
        package var of: Int
        package var needed: Int
        package var reached: Int
    }
}

extension CellResult {
    init(_ count: Counting.Count, options: [BallotOption]) {
        let (tally, verdict) = (count.tally, count.verdict)
        let result = BallotResult(tally: tally, verdict: verdict)
        let amounts = options.map { result.amount(of: $0.id) ?? Amount() }
        outcome = verdict.outcome
        counts = amounts.map(\.weight)
        let heads = amounts.map(\.voters)
        voters = heads == counts ? nil : heads
        chosen = result.chosen
        tied = verdict.tied.isEmpty ? nil : verdict.tied.map(OptionID.init(rawValue:))
        median = tally.grades?.median.map(OptionID.init(rawValue:))
        if verdict.outcome != .noQuorum, let needed = verdict.decisive {
            decisive = Needed(
                step: verdict.steps.count - 1, kind: needed.kind,
                constituency: needed.constituency, of: needed.of, needed: needed.needed,
                reached: needed.reached)
        }
    }
}

extension CellResult {
    /// Only what came of it.
    var withoutFigures: CellResult {
        var result = self
        (result.counts, result.voters, result.median, result.decisive) = ([], nil, nil, nil)
        // That as many were for as against is a figure.
        if outcome == .rejected { result.tied = nil }
        return result
    }
}

// MARK: - Counting

extension Ballot {
    /// The count of a sheet: who handed one in, and what came of each question.
    func countSheet(_ poll: Poll) -> BallotResult {
        let sheets = electorate.compactMap { elector -> SheetVote? in
            guard case .sheet(let answers)? = votes[elector.seat] else { return nil }
            return SheetVote(elector.seat.rawValue, answers.places)
        }
        let turnout = poll.turnout(of: sheets)
        var cells: [CellResult] = []
        poll.count(
            sheets, offering: options.map { Choice.option($0.id).answer },
            questions: sheet?.cellCount ?? 0
        ) { _, count in cells.append(CellResult(count, options: options)) }
        return BallotResult(tally: turnout.tally, verdict: turnout.verdict, cells: cells)
    }
}

// MARK: - One question

extension Ballot {
    /// One question of a sheet as a ballot of its own, with its votes and its result as far as
    /// they are known: whatever can be said of a ballot can be said of it. `nil` for another
    /// ballot, or a question that the sheet has not.
    package func question(_ index: Int, withVotes: Bool = true) -> Ballot? {
        guard let sheet, (0..<sheet.cellCount).contains(index) else { return nil }
        let line = sheet.lines[index / sheet.width]
        var question = self
        question.sheet = nil
        question.subject = line.commitment.map(Subject.commitment)
        question.text = line.label
        question.votes = (withVotes ? votes : [:]).compactMapValues { choice in
            guard case .sheet(let answers) = choice, answers.places.indices.contains(index),
                options.indices.contains(Int(answers.places[index]))
            else { return nil }
            return .option(options[Int(answers.places[index])].id)
        }
        if let result, let cell = result.cells?[index] {
            question.state = .closed(self.result(of: cell, in: result))
        }
        return question
    }

    /// The result that an ordinary ballot on this question would have, but for the figures of the
    /// constituencies and what is not needed to tell it.
    private func result(of cell: CellResult, in whole: BallotResult) -> BallotResult {
        var tally = whole.tally
        tally.constituencies = []
        tally.whole.voted = Amount()
        for (index, option) in options.enumerated() where cell.counts.indices.contains(index) {
            let amount = Amount(
                voters: cell.voters?[index] ?? cell.counts[index], weight: cell.counts[index])
            tally.whole.voted.voters += amount.voters
            tally.whole.voted.weight += amount.weight
            switch option.id {
            case BallotOption.abstain: tally.whole.abstained = amount
            case BallotOption.blank: tally.whole.blank = amount
            // A BallotOption identifier is open to any text, unlike our enums.
            default:
                tally.whole.counts.append(
                    OptionCount(
                        option.id.rawValue, voters: amount.voters, weight: amount.weight))
            }
        }
        if method == .graded, !tally.whole.counts.isEmpty {
            tally.grades = Grades(
                median: cell.median?.rawValue, highest: tally.whole.counts[0].weight,
                base: tally.whole.base(rule.share, rule.counting))
        }
        var verdict = Verdict(cell.outcome)
        verdict.quorums = whole.verdict.quorums
        verdict.winners = cell.chosen.map { [$0.rawValue] } ?? []
        verdict.tied = cell.tied?.map(\.rawValue) ?? []
        if let needed = cell.decisive, rule.majorities.indices.contains(needed.step) {
            verdict.steps = rule.majorities[...needed.step].map {
                Step(majority: $0, requirements: [])
            }
            let majority = rule.majorities[needed.step]
            let isCount = needed.kind == .votersInFavour
            verdict.steps[needed.step].requirements = [
                Requirement(
                    kind: needed.kind, constituency: needed.constituency, measured: nil,
                    base: isCount ? nil : majority.base,
                    threshold: isCount ? nil : majority.threshold, of: needed.of,
                    needed: needed.needed, reached: needed.reached,
                    isMet: isCount
                        ? needed.reached >= needed.needed
                        : majority.threshold.isMet(by: needed.reached, of: needed.of))
            ]
        }
        return BallotResult(tally: tally, verdict: verdict)
    }
}

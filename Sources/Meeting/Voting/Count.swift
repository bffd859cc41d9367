extension Ballot {
    /// The tally and what follows from it by the ballot's own rule. The order in which the votes
    /// came plays no part.
    package func count() -> BallotResult {
        var voters: [OptionID: Int] = [:]
        var weights: [OptionID: Int] = [:]
        for elector in electorate {
            guard let choice = votes[elector.seat] else { continue }
            voters[choice.option, default: 0] += 1
            weights[choice.option, default: 0] += elector.weight
        }
        let counts = options.map {
            OptionCount(option: $0.id, voters: voters[$0.id] ?? 0, weight: weights[$0.id] ?? 0)
        }
        var result = BallotResult(
            counts: counts, turnout: voters.values.reduce(0, +), base: 0, needed: 0, reached: 0,
            outcome: .nothingDecided, chosen: nil, castingVote: nil)
        switch method {
        case .yesNo: countYesNo(&result)
        case .graded: countGraded(&result)
        case .choice: countChoice(&result)
        }
        return result
    }

    /// What the majority is counted of, by weight.
    private func base(_ counts: [OptionCount]) -> Int {
        switch rule.base {
        case .cast:
            counts.filter { count in
                options.contains { $0.id == count.option && !$0.takesNoSide }
            }.reduce(0) { $0 + $1.weight }
        case .voted: counts.reduce(0) { $0 + $1.weight }
        case .present: electorate.reduce(0) { $0 + $1.weight }
        case .members: membersWeight
        }
    }

    private func countYesNo(_ result: inout BallotResult) {
        let yes = result.counts.first { $0.option == BallotOption.yes }?.weight ?? 0
        let no = result.counts.first { $0.option == BallotOption.no }?.weight ?? 0
        result.base = base(result.counts)
        result.needed = rule.threshold.least(of: result.base)
        result.reached = yes
        guard result.base > 0 else { return }
        if yes >= result.needed {
            result.outcome = .adopted
        } else if rule.tie == .castingVote, yes == no, yes > 0, yes + 1 >= result.needed,
            2 * rule.threshold.fraction.numerator <= rule.threshold.fraction.denominator
        {
            // Only where one more vote would have been enough, and half is what is asked for: a
            // casting vote breaks a tie, it does not make up for a missing two thirds.
            result.outcome = .castingVoteNeeded
        } else {
            result.outcome = .rejected
        }
    }

    /// The share of the highest level in all answers, blanks included, as in the consultations.
    private func countGraded(_ result: inout BallotResult) {
        result.base = result.counts.reduce(0) { $0 + $1.weight }
        result.reached = result.counts.first?.weight ?? 0
        if result.base > 0 { result.outcome = .measured }
    }

    private func countChoice(_ result: inout BallotResult) {
        result.base = base(result.counts)
        result.needed = rule.threshold.least(of: result.base)
        guard result.base > 0 else { return }
        let sided = result.counts.filter { count in
            options.contains { $0.id == count.option && !$0.takesNoSide }
        }
        let most = sided.map(\.weight).max() ?? 0
        result.reached = most
        let first = sided.filter { $0.weight == most }
        if first.count > 1, most > 0 {
            result.outcome = .tied
        } else if first.count == 1, most >= result.needed, let option = first.first?.option {
            result.outcome = .chosen
            result.chosen = option
        } else {
            result.outcome = .noneChosen
        }
    }
}

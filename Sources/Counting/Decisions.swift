// What follows from the figures, method by method.

extension Poll {
    /// Completes the tally with what compares the options, and says what follows.
    func verdict(_ tally: inout Tally, _ papers: [Paper]) -> Verdict {
        tally.grades = method.grades(tally.whole, rule)
        let result =
            switch method {
            case .yesNo: yesNo(tally)
            case .graded: Verdict((tally.grades?.base ?? 0) > 0 ? .measured : .nothingDecided)
            case .choice: choice(&tally)
            case .approval: approval(&tally)
            case .points: points(&tally)
            case .ranking(_, _, let count): ranking(&tally, papers, count)
            case .election(_, let seats, _): election(&tally, seats)
            }
        let quorums = quorums(tally)
        guard quorums.allSatisfy(\.isMet) else {
            // What the votes would have decided is no verdict.
            var verdict = Verdict(.noQuorum)
            verdict.quorums = quorums
            return verdict
        }
        var verdict = result
        verdict.quorums = quorums
        return verdict
    }

    // MARK: Yes and no

    private func yesNo(_ tally: Tally) -> Verdict {
        var verdict = Verdict(.rejected)
        for majority in rule.majorities {
            verdict.steps.append(step(majority, option: 0, tally))
            if verdict.steps.last?.isMet == true {
                verdict.outcome = .adopted
                return verdict
            }
        }
        guard let last = verdict.steps.last else { preconditionFailure("no majority") }
        let missed = last.requirements.filter { !$0.isMet }
        if last.requirements[0].isVoid || missed.allSatisfy(\.isVoid) {
            verdict.outcome = .nothingDecided
        } else if isTie(last, tally) {
            verdict.tied = [Method.yes, Method.no]
            switch rule.tie {
            case .fails: verdict.outcome = .rejected
            case .castingVote: verdict.outcome = .castingVoteNeeded
            case .newVote: verdict.outcome = .newVoteNeeded
            }
        }
        return verdict
    }

    /// As many yes as no, and one more yes is all that is missing: a casting vote breaks a tie,
    /// it does not make up for a missing two thirds.
    private func isTie(_ step: Step, _ tally: Tally) -> Bool {
        let yes = tally.whole.supporters(of: 0, method, rule).weight
        let no = tally.whole.supporters(of: 1, method, rule).weight
        return yes == no && yes > 0 && wouldBeMet(step)
    }

    /// Whether one more vote in favour is all that is missing.
    private func wouldBeMet(_ step: Step) -> Bool {
        let whole = step.requirements[0]
        return step.requirements.dropFirst().allSatisfy(\.isMet)
            && step.majority.threshold.isMet(
                by: whole.reached + 1, of: whole.of + (step.majority.base.countsVotes ? 1 : 0))
    }

    // MARK: Options

    private func choice(_ tally: inout Tally) -> Verdict {
        tally.standings = tally.whole.standings
        let eligible = eligible(tally) { step in step.isMet }
        if let verdict = undecided(tally) { return verdict }
        var first = tally.whole.first(of: eligible)
        if first.isEmpty {
            // A tie for the first place below the majority counts as one only where one more
            // vote would have been the majority.
            let leaders = tally.whole.first(of: Array(tally.whole.counts.indices))
            if leaders.count > 1 {
                let close = Set(self.eligible(tally) { step in wouldBeMet(step) })
                first = leaders.filter(close.contains)
            }
            if first.count < 2 { first = [] }
        }
        var verdict = outcome(among: first.map { method.options[$0] })
        verdict.steps = steps(leader: first.first, tally)
        return verdict
    }

    private func approval(_ tally: inout Tally) -> Verdict {
        tally.standings = tally.whole.standings
        if let verdict = undecided(tally) { return verdict }
        guard !rule.majorities.isEmpty else { return Verdict(.measured) }
        let chosen = eligible(tally) { step in step.isMet }
        var verdict = Verdict(chosen.isEmpty ? .noneChosen : .chosen)
        let names = Set(chosen.map { method.options[$0] })
        verdict.winners = tally.standings.joined().filter(names.contains)
        verdict.steps = steps(leader: tally.whole.first(of: chosen).first, tally)
        return verdict
    }

    private func points(_ tally: inout Tally) -> Verdict {
        tally.standings = tally.whole.standings
        return undecided(tally) ?? Verdict(.measured)
    }

    private func ranking(
        _ tally: inout Tally, _ papers: [Paper], _ count: RankingCount
    ) -> Verdict {
        switch count {
        case .schulze:
            let table = PairwiseTable(method.options, papers)
            tally.pairwise = table
            tally.standings = table.standings
        case .instantRunoff(let tie):
            let runoff = InstantRunoff(method.options, papers, tie)
            tally.runoff = runoff
            tally.standings = runoff.standings(method.options)
        }
        if let verdict = undecided(tally) { return verdict }
        return outcome(among: tally.standings[0])
    }

    /// One option is chosen, several are tied, none is none.
    private func outcome(among options: [String]) -> Verdict {
        var verdict = Verdict(.noneChosen)
        if options.count == 1 {
            verdict.outcome = .chosen
            verdict.winners = options
        } else if options.count > 1 {
            verdict.outcome = tieOutcome
            verdict.tied = options
        }
        return verdict
    }

    private var tieOutcome: Outcome {
        switch rule.tie {
        case .fails: .tied
        case .castingVote: .castingVoteNeeded
        case .newVote: .newVoteNeeded
        }
    }

    // MARK: Elections

    private func election(_ tally: inout Tally, _ seats: Int) -> Verdict {
        tally.standings = tally.whole.standings
        if let verdict = undecided(tally) {
            var verdict = verdict
            verdict.openSeats = seats
            return verdict
        }
        let eligible = eligible(tally) { step in step.isMet }
            .filter { tally.whole.counts[$0].weight > 0 }
        let names = Set(eligible.map { method.options[$0] })
        var verdict = Verdict(.elected)
        verdict.openSeats = seats
        for group in tally.standings {
            let group = group.filter(names.contains)
            if group.count > verdict.openSeats {
                if verdict.openSeats > 0 { verdict.tied = group }
                break
            }
            verdict.winners += group
            verdict.openSeats -= group.count
        }
        if !verdict.tied.isEmpty {
            verdict.outcome =
                rule.tie == .fails && !verdict.winners.isEmpty ? .elected : tieOutcome
        } else if verdict.winners.isEmpty {
            verdict.outcome = .noneChosen
        }
        verdict.steps = steps(leader: tally.whole.first(of: eligible).first, tally)
        return verdict
    }
}

// MARK: What they share

extension Poll {
    /// With a majority of a base of zero; where no majority is needed, without a vote that takes
    /// a side.
    private func undecided(_ tally: Tally) -> Verdict? {
        let steps = steps(leader: nil, tally)
        let isVoid =
            steps.isEmpty
            ? !tally.whole.tookSides : steps.contains { $0.requirements[0].isVoid }
        guard isVoid else { return nil }
        var verdict = Verdict(.nothingDecided)
        verdict.steps = steps
        return verdict
    }

    /// The majority of the rule, if it has one, as `leader` or the option with the most votes
    /// reached it.
    private func steps(leader: Int?, _ tally: Tally) -> [Step] {
        guard let majority = rule.majorities.first else { return [] }
        let most = tally.whole.first(of: Array(tally.whole.counts.indices)).first
        return [step(majority, option: leader ?? most ?? 0, tally)]
    }

    /// The options with a majority that is met, or nearly; all of them when the rule has none.
    private func eligible(_ tally: Tally, _ isMet: (Step) -> Bool) -> [Int] {
        let all = Array(tally.whole.counts.indices)
        guard let majority = rule.majorities.first else {
            return all.filter { tally.whole.counts[$0].weight > 0 }
        }
        return all.filter { isMet(step(majority, option: $0, tally)) }
    }
}

extension MajorityBase {
    /// Whether one more vote makes the base larger.
    var countsVotes: Bool {
        switch self {
        case .cast, .voted: true
        case .present, .members: false
        }
    }
}

extension Figures {
    fileprivate var tookSides: Bool { voted.voters > abstained.voters + blank.voters }

    /// The options by what they received, the most first, equal ones together.
    fileprivate var standings: [[String]] {
        let sorted = counts.enumerated().sorted {
            ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset)
        }
        var standings: [[String]] = []
        var last: Int?
        for (_, count) in sorted {
            if count.weight == last {
                standings[standings.count - 1].append(count.option)
            } else {
                standings.append([count.option])
            }
            last = count.weight
        }
        return standings
    }

    /// Those of `options` with the most; empty when nobody received anything.
    fileprivate func first(of options: [Int]) -> [Int] {
        let most = options.map { counts[$0].weight }.max() ?? 0
        return most > 0 ? options.filter { counts[$0].weight == most } : []
    }
}

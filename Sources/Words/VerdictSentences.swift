package import Meeting

// What came of a ballot: what was needed, of what base, what was reached, and why.

extension Words {
    /// What came of a ballot, with its figures.
    package func verdict(of ballot: Ballot, in meeting: Meeting) -> String {
        switch ballot.state {
        case .open: self["ballot.open"]
        case .withheld: self["ballot.withheld"]
        case .annulled(let reason): self("ballot.annulled", ["reason": quoted(reason)])
        case .closed(let result): verdict(result, of: ballot, in: meeting)
        }
    }

    /// How a ballot with running display stands: what is missing, or who leads.
    package func running(
        _ count: RunningCount, of ballot: Ballot, in meeting: Meeting
    ) -> String {
        var text: String
        if let shortfall = count.shortfall {
            if shortfall.votes == 0 {
                text = self["running.enough"]
            } else if shortfall.isReachable {
                text = plural(
                    "running.more", shortfall.votes, ["count": String(shortfall.votes)])
            } else {
                text = self["running.unreachable"]
            }
        } else {
            text = self(
                "running.now", ["outcome": outcome(count.result, of: ballot, in: meeting)])
        }
        return turnout(text, count.result, ballot)
    }

    private func verdict(
        _ result: BallotResult, of ballot: Ballot, in meeting: Meeting
    ) -> String {
        let verdict = result.verdict
        var text = reason(result, of: ballot, in: meeting)
        if !verdict.castingVote.isEmpty {
            let options = options(
                verdict.castingVote.map(OptionID.init(rawValue:)), of: ballot, in: meeting)
            text = self(
                "verdict.castingVote", ["verdict": text, "option": enumeration(options)])
        } else if result.outcome == .elected, !verdict.tied.isEmpty {
            let tied = options(verdict.tied.map(OptionID.init(rawValue:)), of: ballot, in: meeting)
            text = self("verdict.tiedSeats", ["verdict": text, "options": enumeration(tied)])
        }
        if verdict.openSeats > 0 {
            text = self(
                "verdict.openSeats", ["verdict": text, "count": String(verdict.openSeats)])
        }
        return turnout(text, result, ballot)
    }

    /// The outcome with the figures that justify it.
    private func reason(
        _ result: BallotResult, of ballot: Ballot, in meeting: Meeting
    ) -> String {
        let outcome = outcome(result, of: ballot, in: meeting)
        switch result.outcome {
        case .nothingDecided, .measured: return self("verdict", ["outcome": outcome])
        case .adopted, .rejected, .castingVoteNeeded, .newVoteNeeded, .chosen, .noneChosen,
            .elected, .tied, .noQuorum:
            break
        }
        guard let needed = result.verdict.decisive else {
            return most(result, of: ballot, outcome)
        }
        let constituency = needed.constituency.map { self["constituency.\($0)"] }
        let figures: KeyValuePairs = [
            "outcome": outcome, "reached": String(needed.reached),
            "needed": String(needed.needed), "base": String(needed.of),
            "threshold": needed.threshold.map(threshold) ?? "",
            "baseName": needed.base.map { base($0, ballot.rule) } ?? "",
            "constituency": constituency ?? "", "whom": whom(needed, constituency),
            "when": self["measured.\((needed.measured ?? .opening).rawValue)"],
        ]
        switch needed.kind {
        case .presentMembers, .presentVotingRights: return self("verdict.quorum", figures)
        case .votersInFavour: return self("verdict.voters", figures)
        case .inFavour:
            if constituency != nil { return self("verdict.constituency", figures) }
            switch ballot.method {
            case .yesNo: return self("verdict.yesNo", figures)
            case .election: return self("verdict.election", figures)
            case .graded, .choice, .approval, .points, .ranking:
                return self("verdict.choice", figures)
            }
        }
    }

    private func whom(_ needed: Requirement, _ constituency: String?) -> String {
        if let constituency {
            return self("quorumBase.constituency", ["constituency": constituency])
        }
        return needed.kind == .presentVotingRights
            ? self["quorumBase.votingRights"] : self["quorumBase.members"]
    }

    /// Why an option is chosen where no majority is asked for.
    private func most(_ result: BallotResult, of ballot: Ballot, _ outcome: String) -> String {
        let plain = self("verdict", ["outcome": outcome])
        guard result.outcome == .chosen, let winner = result.chosen,
            ballot.secret?.secrecy.outcomeOnly != true
        else { return plain }
        let figures = result.tally.whole
        let sided = figures.voted.weight - figures.abstained.weight - figures.blank.weight
        if result.tally.pairwise != nil { return self("verdict.schulze", ["outcome": outcome]) }
        if let rounds = result.tally.runoff?.rounds, let last = rounds.last,
            let reached = last.counts.first(where: { $0.option == winner.rawValue })?.votes
        {
            return self(
                "verdict.runoff",
                [
                    "outcome": outcome, "reached": "\(reached)",
                    "base": String(sided - last.exhausted.whole), "round": String(rounds.count),
                ])
        }
        return self(
            "verdict.most",
            [
                "outcome": outcome, "reached": String(result.amount(of: winner)?.weight ?? 0),
                "base": String(sided),
            ])
    }
}

// MARK: The outcome

extension Words {
    /// The outcome in a few words, without the figures that justify it.
    package func outcome(
        _ result: BallotResult, of ballot: Ballot, in meeting: Meeting
    ) -> String {
        let verdict = result.verdict
        func named(_ key: String, _ names: [String]) -> String {
            let options = options(names.map(OptionID.init(rawValue:)), of: ballot, in: meeting)
            return self(key, ["options": enumeration(options), "option": enumeration(options)])
        }
        let isYesNo = ballot.method == .yesNo
        switch result.outcome {
        case .adopted: return adopted(verdict, ballot.rule)
        case .rejected:
            let isTie = !verdict.tied.isEmpty && verdict.castingVote.isEmpty
            return self[isTie ? "outcome.rejectedInTie" : "outcome.rejected"]
        case .castingVoteNeeded, .newVoteNeeded:
            let key = "outcome.\(result.outcome.rawValue)"
            return isYesNo ? self[key] : named("\(key).options", verdict.tied)
        case .tied: return named("outcome.tied.options", verdict.tied)
        case .noneChosen:
            return self[ballot.method == .election ? "outcome.noneElected" : "outcome.noneChosen"]
        case .chosen: return named("outcome.chosen", verdict.winners)
        case .elected: return named("outcome.elected", verdict.winners)
        case .noQuorum: return self["outcome.noQuorum"]
        case .nothingDecided: return nothingDecided(verdict)
        case .measured:
            return ballot.sheet.map { counted(result, of: ballot, $0) }
                ?? measured(result, of: ballot, in: meeting)
        }
    }

    /// Of a ladder the step that was reached is named.
    private func adopted(_ verdict: Verdict, _ rule: Rule) -> String {
        guard rule.majorities.count > 1, let step = verdict.reachedStep else {
            return self["outcome.adopted"]
        }
        if step.majority.isConsensus { return self["outcome.adoptedByConsensus"] }
        return self(
            "outcome.adoptedAtStep",
            ["number": String(verdict.steps.count), "count": String(rule.majorities.count)])
    }

    private func nothingDecided(_ verdict: Verdict) -> String {
        guard let void = verdict.decisive else { return self["outcome.nothingDecided.sides"] }
        guard let constituency = void.constituency else { return self["outcome.nothingDecided"] }
        return self(
            "outcome.nothingDecided.constituency",
            ["constituency": self["constituency.\(constituency)"]])
    }

    private func measured(
        _ result: BallotResult, of ballot: Ballot, in meeting: Meeting
    ) -> String {
        if let grades = result.tally.grades {
            return self(
                "outcome.measured",
                [
                    "level": ballot.options.first.map {
                        option($0, of: ballot.method, in: meeting)
                    } ?? "",
                    "reached": String(grades.highest), "base": String(grades.base),
                    "percent": percent(
                        hundredths: Meeting.hundredths(of: grades.highest, in: grades.base)),
                ])
        }
        let places = result.tally.standings.map { place in
            place.map { name in
                let id = OptionID(rawValue: name)
                return self(
                    "tally.count",
                    [
                        "option": options([id], of: ballot, in: meeting)[0],
                        "count": String(result.amount(of: id)?.weight ?? 0),
                    ])
            }.joined(separator: self["ranking.equal"])
        }
        return self(
            "outcome.measured.options", ["options": places.joined(separator: self["semicolon"])])
    }
}

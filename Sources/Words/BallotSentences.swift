package import Meeting

// What was put to the vote, by which rule, and what came of it.

extension Words {
    /// "plus de la moitié", "au moins 5/8".
    package func threshold(_ threshold: Threshold) -> String {
        let key = threshold.exceeding ? "threshold.exceeding" : "threshold.atLeast"
        let fraction = "\(threshold.fraction.numerator)/\(threshold.fraction.denominator)"
        return ifPresent("\(key).\(fraction)") ?? self(key, ["fraction": fraction])
    }

    /// The rule of a ballot, or of the meeting, in one sentence.
    package func rule(_ rule: Rule, for method: Method = .yesNo) -> String {
        switch method {
        case .graded: self["rule.graded"]
        case .yesNo:
            self(
                "rule",
                [
                    "threshold": threshold(rule.threshold),
                    "base": self["base.\(rule.base.rawValue)"],
                    "tie": self["tie.\(rule.tie.rawValue)"],
                ])
        case .choice:
            self(
                "rule.noTie",
                [
                    "threshold": threshold(rule.threshold),
                    "base": self["base.\(rule.base.rawValue)"],
                ])
        }
    }

    /// What an answer of a ballot says.
    package func option(
        _ option: BallotOption, of method: Method, in meeting: Meeting
    ) -> String {
        if let proposal = option.proposal { return self.proposal(proposal, in: meeting) }
        if let label = option.label { return quoted(label) }
        let id = option.id.rawValue
        switch method {
        case .yesNo, .choice: return self["option.\(id)"]
        case .graded: return ifPresent("level.\(id)") ?? id
        }
    }

    /// The label of a level of the consultation's scale.
    package func level(_ level: Level) -> String {
        level.label.map(quoted) ?? ifPresent("level.\(level.id.rawValue)") ?? level.id.rawValue
    }

    /// "Vote n° 1 : …"; a commitment's title with its number.
    package func heading(of ballot: Ballot, in meeting: Meeting) -> String {
        if let motion = ballot.floorMotion.flatMap(meeting.motion) {
            return heading(of: ballot, on: motion, in: meeting)
        }
        var text = quoted(ballot.text)
        if case .commitment(let id)? = ballot.subject, let commitment = meeting.commitment(id),
            commitment.title == ballot.text
        {
            text = title(commitment)
        }
        return self("ballot.heading", ["number": String(ballot.number), "text": text])
    }

    /// The votes per option and how many of the electorate did not vote.
    package func tally(of ballot: Ballot, in meeting: Meeting) -> String? {
        guard let result = ballot.result else { return nil }
        var counts = zip(ballot.options, result.counts).map { option, count in
            tallyCount(
                self.option(option, of: ballot.method, in: meeting), count: count.weight)
        }
        let missing = ballot.electorate.filter { ballot.votes[$0.seat] == nil }
        if !missing.isEmpty {
            let weight = missing.reduce(0) { $0 + $1.weight }
            counts.append(tallyCount(self["tally.notVoted"], count: weight))
        }
        return self(
            ballot.isWeighted ? "tally.weighted" : "tally",
            ["counts": counts.joined(separator: self["semicolon"])])
    }

    private func tallyCount(_ option: String, count: Int) -> String {
        self("tally.count", ["option": option, "count": String(count)])
    }

    /// Per option who chose it, and who did not vote; empty groups left out.
    package func rollCall(of ballot: Ballot, in meeting: Meeting) -> [String] {
        guard ballot.result != nil else { return [] }
        var groups = ballot.options.map { option in
            (
                self.option(option, of: ballot.method, in: meeting),
                ballot.electorate.filter { ballot.votes[$0.seat]?.option == option.id }
            )
        }
        groups.append(
            (self["tally.notVoted"], ballot.electorate.filter { ballot.votes[$0.seat] == nil }))
        return groups.filter { !$0.1.isEmpty }.map { label, electors in
            let names = electors.map { elector in
                let name = meeting.seat(elector.seat).map { self.name($0.person) } ?? "?"
                guard elector.weight > 1 else { return name }
                return self("rollCall.weight", ["name": name, "weight": String(elector.weight)])
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

// MARK: Verdict

extension Words {
    /// What came of a ballot: what was reached, what was needed, of what, and why.
    package func verdict(of ballot: Ballot, in meeting: Meeting) -> String {
        switch ballot.state {
        case .open: self["ballot.open"]
        case .annulled(let reason): self("ballot.annulled", ["reason": quoted(reason)])
        case .closed(let result): verdict(result, of: ballot, in: meeting)
        }
    }

    private func verdict(
        _ result: BallotResult, of ballot: Ballot, in meeting: Meeting
    ) -> String {
        let outcome = outcome(result, of: ballot, in: meeting)
        let figures: KeyValuePairs = [
            "outcome": outcome, "reached": String(result.reached),
            "needed": String(result.needed), "base": String(result.base),
            "threshold": threshold(ballot.rule.threshold),
            "baseName": self["base.\(ballot.rule.base.rawValue)"],
        ]
        var text: String
        switch result.outcome {
        case .nothingDecided, .measured: text = self("verdict", figures)
        case .adopted, .rejected, .castingVoteNeeded: text = self("verdict.yesNo", figures)
        case .chosen, .noneChosen, .tied: text = self("verdict.choice", figures)
        }
        if let casting = result.castingVote {
            text = self(
                "verdict.castingVote",
                ["verdict": text, "option": self["option.\(casting.rawValue)"]])
        }
        return self(
            "verdict.turnout",
            [
                "verdict": text, "turnout": String(result.turnout),
                "electors": String(ballot.electorate.count),
            ])
    }

    /// The outcome in a few words, without the figures that justify it.
    package func outcome(
        _ result: BallotResult, of ballot: Ballot, in meeting: Meeting
    ) -> String {
        switch result.outcome {
        case .adopted, .castingVoteNeeded, .noneChosen, .tied, .nothingDecided:
            self["outcome.\(result.outcome.rawValue)"]
        case .rejected:
            self[result.isRejectedInTie ? "outcome.rejectedInTie" : "outcome.rejected"]
        case .chosen: self("outcome.chosen", ["option": chosen(result, of: ballot, in: meeting)])
        case .measured:
            self(
                "outcome.measured",
                [
                    "level": ballot.options.first.map {
                        option($0, of: ballot.method, in: meeting)
                    } ?? "",
                    "reached": String(result.reached), "base": String(result.base),
                    "percent": percent(
                        hundredths: Meeting.hundredths(of: result.reached, in: result.base)),
                ])
        }
    }

    private func chosen(
        _ result: BallotResult, of ballot: Ballot, in meeting: Meeting
    ) -> String {
        ballot.options.first { $0.id == result.chosen }.map {
            option($0, of: ballot.method, in: meeting)
        } ?? "?"
    }
}

extension Ballot {
    /// Whether somebody's vote counts more than one.
    package var isWeighted: Bool { electorate.contains { $0.weight > 1 } }
}

extension BallotResult {
    /// As many yes as no, no casting vote, and one more yes would have been enough.
    fileprivate var isRejectedInTie: Bool {
        let yes = counts.first { $0.option == BallotOption.yes }?.weight ?? 0
        let no = counts.first { $0.option == BallotOption.no }?.weight ?? 0
        return outcome == .rejected && castingVote == nil && yes == no && yes > 0
            && yes + 1 >= needed
    }
}

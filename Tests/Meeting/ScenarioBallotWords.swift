@testable import Meeting

// What came of ballots, in short lines.

extension Storyteller {
    func ballotWords(for event: Event) -> [String] {
        switch event {
        case .ballotPrepared(let ballot): ["prepared \(words(for: ballot))"]
        case .preparedBallotWithdrawn(let id): ["prepared \(id) withdrawn"]
        case .ballotOpened(let ballot): opening(of: ballot)
        case .voteCast(_, let seat, _):
            ["the vote of \(name(seat)) is recorded, not public"]
        case .ballotExtended(let id, let deadline):
            ["\(number(id)) is open until \(time(deadline))"]
        case .ballotClosed(let id, let result, let votes):
            [
                "\(number(id)) closed: \(words(for: result, of: id))", rollCall(votes, in: id),
            ] + cells(result, of: id)
        case .ballotWithheld(let id, _, _): ["\(number(id)) closed, the result is withheld"]
        case .ballotPublished(let id, let result, let votes):
            [
                "\(number(id)) published: \(words(for: result, of: id))",
                rollCall(votes, in: id),
            ] + cells(result, of: id)
        case .ballotAnnulled(let id, let reason): ["\(number(id)) annulled: \(reason)"]
        case .castingVoteGiven(let id, let result):
            ["\(number(id)), casting vote: \(words(for: result, of: id))"]
        // All other events have their words elsewhere, in a switch that lists them.
        default: []
        }
    }

    private func opening(of ballot: Ballot) -> [String] {
        let absent = ballot.absent.map(words)
        var remarks: [String] = []
        if ballot.openness != .named { remarks.append("openness: \(ballot.openness)") }
        if ballot.withheld { remarks.append("withheld") }
        if ballot.closesWhenAllHaveVoted { remarks.append("closes when all have voted") }
        if let first = ballot.repeats { remarks.append("repeats \(number(first))") }
        let lines = sheetLines(of: ballot)
        return [
            (ballot.rehearsal ? "rehearsal \(ballot.number)" : "ballot \(ballot.number)")
                + " opened on \(words(forQuestionOf: ballot))",
            "  electorate: \(ballot.electorate.map(words).joined(separator: ", "))"
                + (absent.isEmpty ? "" : "; absent: \(absent.joined(separator: ", "))"),
            "  rule: \(words(for: ballot.rule))"
                + (ballot.deadline.map { "; until \(time($0))" } ?? ""),
        ] + lines + (remarks.isEmpty ? [] : ["  " + remarks.joined(separator: ", ")])
    }

    private func rollCall(_ votes: [Vote], in id: BallotID) -> String {
        let electorate = meeting.ballot(id)?.electorate
        let lines = votes.map { vote in
            let elector = electorate?[id: vote.seat]
            let who = elector.map(wordsForWay) ?? name(vote.seat)
            return "\(who) \(words(for: vote.choice))"
        }
        return "  roll call: " + lines.joined(separator: ", ")
    }

    private func words(for choice: Choice) -> String {
        switch choice {
        case .option(let option): "\(option)"
        case .options(let options): options.map(\.rawValue).joined(separator: "+")
        case .points(let points):
            points.sorted { $0.key < $1.key }.map { "\($0.key):\($0.value)" }
                .joined(separator: "+")
        case .ranking(let places):
            places.map { $0.map(\.rawValue).joined(separator: "=") }.joined(separator: ">")
        case .sheet(let answers): answers.text
        }
    }

    private func words(for elector: Elector) -> String {
        wordsForWay(of: elector) + (elector.weight == 1 ? "" : " (\(elector.weight))")
    }

    private func words(for ballot: PreparedBallot) -> String {
        let motion = ballot.motion
        return "\(ballot.id) on \(motion.subject.map(words) ?? "\"\(motion.text ?? "")\"")"
            + " (\(motion.method))"
    }

    private func words(forQuestionOf ballot: Ballot) -> String {
        let offered = ballot.options.compactMap { option in
            option.proposal.map { "\(option.id) \(words(for: $0.disposition))" }
                ?? option.label.map { "\(option.id) \($0)" }
        }
        let what = ballot.proposal.map { words(for: $0.disposition) }
        let motion = ballot.floorMotion.map { "motion \(number($0)): \(ballot.text)" }
        let question = ([motion, what].compactMap { $0 } + offered).joined(separator: ", ")
        return (ballot.subject.map(words) ?? "\"\(ballot.text)\"")
            + " (\(ballot.method))" + (question.isEmpty ? "" : ": \(question)")
    }
}

// MARK: - Rules

extension Storyteller {
    func words(for rule: Rule) -> String {
        var parts = [
            rule.majorities.isEmpty
                ? "no majority" : rule.majorities.map(words).joined(separator: " then "),
            "tie: \(rule.tie)",
        ]
        if rule.abstention != .apart { parts.append("abstention: \(rule.abstention)") }
        if rule.blank != .apart { parts.append("blank: \(rule.blank)") }
        if rule.share != .voted { parts.append("share: \(rule.share)") }
        if rule.ranking != .schulze {
            parts.append("ranking: \(rule.ranking), elimination: \(rule.elimination)")
        }
        if !rule.weighted { parts.append("unweighted") }
        if rule.proxies > 0 { parts.append("proxies \(rule.proxies)") }
        parts += rule.quorums.map {
            "quorum \(words(for: $0.threshold)) of \($0.base) at \($0.measured)"
        }
        return parts.joined(separator: ", ")
    }

    func words(for threshold: Threshold) -> String {
        (threshold.exceeding ? "more than " : "at least ")
            + "\(threshold.fraction.numerator)/\(threshold.fraction.denominator)"
    }

    private func words(for majority: Majority) -> String {
        "\(words(for: majority.threshold)) of \(majority.base)"
            + (majority.inEachConstituency ? " in each constituency" : "")
            + (majority.leastPerConstituency > 0
                ? " with \(majority.leastPerConstituency) per constituency" : "")
    }
}

// MARK: - Results

extension Storyteller {
    private func words(for result: BallotResult, of id: BallotID) -> String {
        let options = meeting.ballot(id)?.options ?? []
        var parts = options.compactMap { option in
            result.amount(of: option.id).map { amount in
                "\(option.id) \(amount.voters)"
                    + (amount.weight == amount.voters ? "" : " (\(amount.weight))")
            }
        }
        if meeting.ballot(id)?.method == .ranking {
            parts.append(
                "order "
                    + result.tally.standings.map { $0.joined(separator: "=") }
                    .joined(separator: ">"))
        }
        return parts.joined(separator: ", ") + "; " + words(for: result.verdict)
    }

    private func words(for verdict: Verdict) -> String {
        let names = { (options: [String]) in options.joined(separator: "+") }
        var text = verdict.decisive.map { "\(words(for: $0)): " } ?? ""
        text += "\(verdict.outcome)"
        if verdict.steps.count > 1 { text += " at step \(verdict.steps.count)" }
        if !verdict.winners.isEmpty { text += " \(names(verdict.winners))" }
        if !verdict.tied.isEmpty, verdict.castingVote.isEmpty {
            text += ", tied \(names(verdict.tied))"
        }
        if verdict.openSeats > 0 { text += ", open seats \(verdict.openSeats)" }
        if !verdict.castingVote.isEmpty {
            text += " by the casting vote \(names(verdict.castingVote))"
        }
        return text
    }

    private func words(for requirement: Requirement) -> String {
        let place =
            (requirement.constituency.map { " in \($0)" } ?? "")
            + (requirement.measured.map { " at \($0)" } ?? "")
        switch requirement.kind {
        case .inFavour:
            return "reached \(requirement.reached) of \(requirement.of)\(place), "
                + "needed \(requirement.needed)"
        case .presentMembers, .presentVotingRights, .votersInFavour:
            return "\(requirement.kind) \(requirement.reached) of \(requirement.of)\(place), "
                + "needed \(requirement.needed)"
        }
    }

    /// The running count as everyone sees it, or that there is none.
    var running: [String] {
        guard let ballot = meeting.openBallot, let count = ballot.runningCount else {
            return ["no running count"]
        }
        let missing = count.shortfall.map {
            "; missing \($0.votes)" + ($0.isReachable ? "" : ", out of reach")
        }
        return [words(for: count.result, of: ballot.id) + (missing ?? "")]
    }

    var prepared: [String] {
        let prepared = meeting.preparedBallots.map(words)
        return prepared.isEmpty ? ["no prepared ballots"] : prepared
    }
}

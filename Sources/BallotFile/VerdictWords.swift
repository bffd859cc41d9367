internal import Counting

extension Poll {
    /// What came of the poll, and why, in one or two sentences.
    func sentence(_ count: Count) -> String {
        let verdict = count.verdict
        var text = outcome(verdict, count.tally)
        if let reason = reason(verdict) ?? most(verdict, count.tally) { text += ": \(reason)" }
        text += "."
        if verdict.openSeats > 0, verdict.outcome != .noQuorum {
            text +=
                " \(verdict.openSeats) of the seats \(verdict.openSeats == 1 ? "is" : "are")"
                + " open."
        }
        return text
    }

    private func outcome(_ verdict: Verdict, _ tally: Tally) -> String {
        let winners = verdict.winners.joined(separator: ", ")
        let tied = verdict.tied.joined(separator: ", ")
        let elected = winners.isEmpty ? "" : "Elected: \(winners). "
        return switch verdict.outcome {
        case .adopted: "Adopted" + step(verdict)
        case .rejected: verdict.tied.isEmpty ? "Rejected" : "Rejected in a tie"
        case .chosen: "Chosen: \(winners)"
        case .noneChosen: "None reached what is needed"
        case .elected:
            "Elected: \(winners)" + (tied.isEmpty ? "" : "; not \(tied), who are equal")
        case .measured: measured(tally)
        case .tied: "None chosen, since \(tied) are equal"
        case .castingVoteNeeded: "\(elected)Equal: \(tied). The chair has the casting vote"
        case .newVoteNeeded: "\(elected)Equal: \(tied). They are voted on again"
        case .noQuorum: "Nothing decided for want of a quorum"
        case .nothingDecided: "Nothing decided"
        }
    }

    /// Which majority of a ladder was reached.
    private func step(_ verdict: Verdict) -> String {
        guard rule.majorities.count > 1, let step = verdict.reachedStep else { return "" }
        return (step.majority.isConsensus ? " by consensus," : "")
            + " at step \(verdict.steps.count) of \(rule.majorities.count)"
    }

    private func measured(_ tally: Tally) -> String {
        guard case .graded(let levels, let share) = method, let grades = tally.grades else {
            return "Counted and ranked; nothing was to be adopted"
        }
        let median = grades.median.map { "; the median is \($0)" } ?? ""
        return "\(levels[0]): \(grades.highest) of \(grades.base) \(share.text(rule))\(median)"
    }

    /// Why an option is chosen where no majority is stated.
    private func most(_ verdict: Verdict, _ tally: Tally) -> String? {
        guard verdict.outcome == .chosen, let winner = verdict.winners.first else { return nil }
        if let round = tally.runoff?.rounds.last,
            let votes = round.counts.first(where: { $0.option == winner })?.votes
        {
            let left =
                tally.whole.voted.weight - tally.whole.abstained.weight
                - tally.whole.blank.weight
            return "\(votes) of \(left) rankings in round \(tally.runoff?.rounds.count ?? 0), "
                + "more than half of those that still count"
        }
        if tally.pairwise != nil { return "nobody beats it by a stronger path" }
        let votes = tally.whole.counts.first { $0.option == winner }?.weight ?? 0
        return "the most, \(votes) of \(tally.whole.base(.cast, rule))"
    }

    private func reason(_ verdict: Verdict) -> String? {
        guard let requirement = verdict.decisive else {
            return verdict.outcome == .nothingDecided ? "nobody took a side" : nil
        }
        let place = requirement.constituency.map { " in “\($0)”" } ?? ""
        let (needed, reached) = (requirement.needed, requirement.reached)
        guard let threshold = requirement.threshold else {
            return "\(reached) in favour\(place), at least \(needed) are needed"
        }
        let what: String =
            switch requirement.kind {
            case .presentMembers: "members present"
            case .presentVotingRights: "voting rights present"
            case .inFavour, .votersInFavour: (requirement.base ?? .cast).text(rule)
            }
        if requirement.isVoid { return "there are no \(what)\(place) to count a part of" }
        let figures =
            switch requirement.kind {
            case .presentMembers: "\(reached) of \(requirement.of) members present\(place)"
            case .presentVotingRights: "\(reached) of \(requirement.of) voting rights present"
            case .inFavour, .votersInFavour:
                "\(reached) of \(requirement.of) \(what)\(place)"
            }
        return figures + ", \(threshold.text) needed, which is \(needed)"
    }
}

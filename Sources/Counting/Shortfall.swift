/// How far a motion is from being adopted while votes still come in.
package struct Shortfall: Codable, Equatable, Sendable {
    /// How many more votes in favour, by weight, would be enough; 0 when none is missing.
    package var votes: Int
    /// Whether those who have not voted are enough for that.
    package var isReachable: Bool

    package init(votes: Int, isReachable: Bool) {
        self.votes = votes
        self.isReachable = isReachable
    }
}

extension Poll {
    /// What is missing for a yes; `nil` where one does not vote with yes and no. A quorum that is
    /// measured at the closing plays no part.
    package func shortfall(_ tally: Tally) -> Shortfall? {
        guard method == .yesNo else { return nil }
        let ways = rule.majorities.map { shortfall(step($0, option: 0, tally), tally) }
        // Of a ladder the step that is nearest, one that can be reached first.
        return ways.min {
            ($0.isReachable ? 0 : 1, $0.votes) < ($1.isReachable ? 0 : 1, $1.votes)
        }
    }

    private func shortfall(_ step: Step, _ tally: Tally) -> Shortfall {
        var whole = Shortfall(votes: 0, isReachable: true)
        var parts: [String: Shortfall] = [:]
        for requirement in step.requirements {
            let figures =
                requirement.constituency.flatMap { name in
                    tally.constituencies.first { $0.name == name }?.figures
                } ?? tally.whole
            let missing = requirement.shortfall(figures)
            guard let name = requirement.constituency else {
                whole = missing
                continue
            }
            let known = parts[name] ?? Shortfall(votes: 0, isReachable: true)
            parts[name] = Shortfall(
                votes: max(known.votes, missing.votes),
                isReachable: known.isReachable && missing.isReachable)
        }
        return Shortfall(
            votes: max(whole.votes, parts.values.reduce(0) { $0 + $1.votes }),
            isReachable: whole.isReachable && parts.values.allSatisfy(\.isReachable))
    }
}

extension Requirement {
    /// What is missing of it; `figures` are those that it was measured on.
    fileprivate func shortfall(_ figures: Figures) -> Shortfall {
        guard let threshold, let base else {
            let rest = figures.present.voters - figures.voted.voters
            let missing = max(0, needed - reached)
            return Shortfall(votes: missing, isReachable: missing <= rest)
        }
        let rest = figures.present.weight - figures.voted.weight
        func isEnough(_ more: Int) -> Bool {
            threshold.isMet(by: reached + more, of: of + (base.countsVotes ? more : 0))
        }
        // More votes in favour never make it worse, so the least number is found by halving.
        var (low, high) = (0, 1)
        let most = figures.members.weight + needed + 1
        while !isEnough(high), high <= most { high *= 2 }
        guard isEnough(high) else { return Shortfall(votes: max(1, rest), isReachable: false) }
        while low < high {
            let middle = (low + high) / 2
            if isEnough(middle) { high = middle } else { low = middle + 1 }
        }
        return Shortfall(votes: high, isReachable: high <= rest)
    }
}

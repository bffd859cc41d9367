internal import Counting

// A poll and its rule in words, as they are printed beside the result.

extension Threshold {
    /// "more than 1/2", "at least 2/3".
    var text: String {
        (exceeding ? "more than " : "at least ")
            + "\(fraction.numerator)/\(fraction.denominator)"
    }
}

extension MajorityBase {
    func text(_ rule: Rule) -> String {
        switch self {
        case .cast:
            switch (rule.abstention, rule.blank) {
            case (.apart, .apart): "votes cast without abstentions and blanks"
            case (.apart, .against), (.apart, .inFavour): "votes cast without abstentions"
            case (.against, .apart), (.inFavour, .apart): "votes cast without blanks"
            case (.against, .against), (.against, .inFavour), (.inFavour, .against),
                (.inFavour, .inFavour):
                "votes cast"
            }
        case .voted: "votes cast, abstentions and blanks included"
        case .present: "votes of the members present"
        case .members: "votes of all members"
        }
    }
}

extension Majority {
    func text(_ rule: Rule) -> String {
        var text = isConsensus ? "consensus (nobody against)" : "\(threshold.text) of the "
        if !isConsensus { text += base.text(rule) }
        if inEachConstituency { text += ", in the whole and in each constituency" }
        if leastPerConstituency > 0 { text += ", \(leastPerConstituency) per constituency" }
        return text
    }
}

extension Quorum {
    var text: String {
        switch base {
        case .members: "\(threshold.text) of the members"
        case .votingRights: "\(threshold.text) of the voting rights"
        case .eachConstituency: "\(threshold.text) of the members of each constituency"
        }
    }
}

extension Poll {
    /// How one votes.
    var methodText: String {
        switch method {
        case .yesNo: "yes or no"
        case .graded(let levels, _): "a scale of \(levels.count) levels, from \(levels[0])"
        case .choice(let options): "one of \(options.count) options"
        case .approval(let options, let limits):
            "\(text(limits)) of \(options.count) options"
        case .points(let options, let limits):
            "\(text(limits)), for \(options.count) options"
        case .ranking(let options, let ties, let count):
            "a ranking of \(options.count) options, places \(ties ? "can" : "cannot") be shared, "
                + text(count)
        case .election(let options, let seats, let by):
            "election of \(seats) of \(options.count), "
                + {
                    switch by {
                    case .votes(let limits): "\(text(limits)) votes each"
                    case .points(let limits): text(limits)
                    }
                }()
        }
    }

    private func text(_ limits: ClosedRange<Int>) -> String {
        limits.count == 1
            ? "\(limits.lowerBound)" : "\(limits.lowerBound) to \(limits.upperBound)"
    }

    private func text(_ limits: PointLimits) -> String {
        "\(text(limits.total)) points, \(text(limits.each)) for one"
    }

    private func text(_ count: RankingCount) -> String {
        switch count {
        case .schulze: "counted by Schulze with winning votes"
        case .instantRunoff(let tie):
            "counted by instant run-off; of several that are last "
                + {
                    switch tie {
                    case .earlierRounds: "the one goes who had fewer before, else the later listed"
                    case .order: "the later listed goes"
                    case .together: "all go"
                    }
                }()
        }
    }

    /// What decides.
    var ruleText: String {
        var parts = [majorityText]
        switch method {
        case .yesNo, .choice, .ranking, .election: parts.append("in a tie \(tieText)")
        case .graded, .approval, .points: break
        }
        for (name, treatment) in [
            ("abstentions", rule.abstention), ("blanks", rule.blank),
        ] where treatment != .apart {
            parts.append("\(name) count as \(treatment == .against ? "no" : "yes")")
        }
        parts += rule.quorums.map { "quorum \($0.text)" }
        return parts.filter { !$0.isEmpty }.joined(separator: "; ")
    }

    private var majorityText: String {
        if rule.majorities.count > 1 {
            return "the first that is reached of: "
                + rule.majorities.enumerated().map { "\($0 + 1). \($1.text(rule))" }
                .joined(separator: ", ")
        }
        if let majority = rule.majorities.first { return majority.text(rule) }
        switch method {
        case .choice, .election: return "the most win"
        case .graded(_, let share): return "the share of the highest is of the \(share.text(rule))"
        case .approval, .points: return "counted only"
        case .yesNo, .ranking: return ""
        }
    }

    private var tieText: String {
        switch rule.tie {
        case .fails: "nobody wins"
        case .castingVote: "the chair has the casting vote"
        case .newVote: "those who are equal are voted on again"
        }
    }
}

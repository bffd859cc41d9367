package import Meeting

// A rule as it is stated before the vote and printed beside the result.

extension Words {
    /// "plus de la moitié", "au moins 5/8".
    package func threshold(_ threshold: Threshold) -> String {
        let key = threshold.exceeding ? "threshold.exceeding" : "threshold.atLeast"
        let fraction = "\(threshold.fraction.numerator)/\(threshold.fraction.denominator)"
        return ifPresent("\(key).\(fraction)") ?? self(key, ["fraction": fraction])
    }

    /// The rule of the meeting, or of a ballot with its limits, in one sentence.
    package func rule(
        _ rule: Rule, for method: Method = .yesNo, limits: BallotLimits = BallotLimits()
    ) -> String {
        var parts = decisive(rule, method) + self.limits(limits, of: method)
        switch method {
        case .yesNo:
            parts.append(self("rule.inTie", ["tie": tie(rule, "tie.\(rule.tie.rawValue)")]))
        case .choice, .ranking, .election:
            parts.append(
                self("rule.inTie", ["tie": tie(rule, "tie.\(rule.tie.rawValue).options")]))
        case .graded, .approval, .points: break
        }
        parts += [("abstention", rule.abstention), ("blank", rule.blank)].compactMap {
            ifPresent("rule.\($0).\($1.rawValue)")
        }
        if !rule.weighted { parts.append(self["rule.unweighted"]) }
        if rule.proxies > 0 { parts.append(self("rule.proxies", ["count": String(rule.proxies)])) }
        parts += rule.quorums.map(quorum)
        return self("verdict", ["outcome": parts.joined(separator: self["semicolon"])])
    }

    /// The rule that is frozen in a ballot.
    package func rule(of ballot: Ballot) -> String {
        rule(ballot.rule, for: ballot.method, limits: ballot.limits)
    }

    private func tie(_ rule: Rule, _ key: String) -> String {
        ifPresent(key) ?? self["tie.\(rule.tie.rawValue)"]
    }

    /// What decides.
    private func decisive(_ rule: Rule, _ method: Method) -> [String] {
        switch method {
        case .graded:
            return [
                rule.share == .voted
                    ? self["rule.graded"] : self("rule.graded.of", ["base": base(rule.share, rule)])
            ]
        case .points: return [self["rule.ranked"]]
        case .ranking:
            switch rule.ranking {
            case .schulze: return [self["rule.schulze"]]
            case .instantRunoff:
                return [
                    self["rule.instantRunoff"],
                    self["rule.elimination.\(rule.elimination.rawValue)"],
                ]
            }
        case .yesNo, .choice, .approval, .election:
            guard let first = rule.majorities.first else {
                return [self[method == .approval ? "rule.ranked" : "rule.most"]]
            }
            if rule.majorities.count == 1 { return majority(first, rule) }
            let steps = rule.majorities.enumerated().map { index, majority in
                self(
                    "rule.step",
                    ["number": String(index + 1), "majority": step(majority, rule)])
            }
            return [self("rule.ladder", ["steps": steps.joined(separator: self["comma"])])]
        }
    }

    private func majority(_ majority: Majority, _ rule: Rule) -> [String] {
        let what =
            majority.isConsensus
            ? [self["rule.consensus"]]
            : [
                self("rule.majority", ["threshold": threshold(majority.threshold)]),
                self("rule.countedOf", ["base": base(majority.base, rule)]),
            ]
        return what + constituencies(majority)
    }

    /// A majority as a step of a ladder.
    func step(_ majority: Majority, _ rule: Rule) -> String {
        let what =
            majority.isConsensus
            ? self["majority.consensus"]
            : self(
                "majority",
                ["threshold": threshold(majority.threshold), "base": base(majority.base, rule)])
        return ([what] + constituencies(majority)).joined(separator: self["comma"])
    }

    private func constituencies(_ majority: Majority) -> [String] {
        var parts: [String] = []
        if majority.inEachConstituency { parts.append(self["rule.eachConstituency"]) }
        if majority.leastPerConstituency > 0 {
            let count = String(majority.leastPerConstituency)
            parts.append(self("rule.leastPerConstituency", ["count": count]))
        }
        return parts
    }

    /// What a majority is counted of, as the rule treats abstention and blank.
    func base(_ base: MajorityBase, _ rule: Rule) -> String {
        switch base {
        case .voted, .present, .members: return self["base.\(base.rawValue)"]
        case .cast:
            switch (rule.abstention == .apart, rule.blank == .apart) {
            case (true, true): return self["base.cast"]
            case (true, false): return self["base.cast.withoutAbstentions"]
            case (false, true): return self["base.cast.withoutBlanks"]
            case (false, false): return self["base.cast.all"]
            }
        }
    }

    private func quorum(_ quorum: QuorumRule) -> String {
        self(
            "rule.quorum",
            [
                "threshold": threshold(quorum.threshold),
                "whom": self["quorumBase.\(quorum.base.rawValue)"],
                "when": self["measured.\(quorum.measured.rawValue)"],
            ])
    }

    private func limits(_ limits: BallotLimits, of method: Method) -> [String] {
        let text = { (number: Int?) in number.map { String($0) } ?? "" }
        switch method {
        case .yesNo, .graded, .choice: return []
        case .approval:
            guard limits.most != nil else { return [] }
            return [
                self(
                    "rule.limits.approval",
                    ["least": text(limits.least), "most": text(limits.most)])
            ]
        case .points:
            guard limits.most != nil else { return [] }
            return [
                self(
                    "rule.limits.points",
                    [
                        "least": text(limits.least), "most": text(limits.most),
                        "mostEach": text(limits.mostEach),
                    ])
            ]
        case .ranking:
            guard let shared = limits.sharedPlaces else { return [] }
            return [self[shared ? "rule.limits.sharedPlaces" : "rule.limits.ownPlaces"]]
        case .election:
            guard limits.seats != nil else { return [] }
            return [
                self(
                    "rule.limits.election",
                    [
                        "seats": text(limits.seats), "least": text(limits.least),
                        "most": text(limits.most),
                    ])
            ]
        }
    }
}

// What a rule needs, measured on a tally.

extension Poll {
    /// What `majority` needs for `option`, and what was reached.
    func step(_ majority: Majority, option: Int, _ tally: Tally) -> Step {
        var requirements = [requirement(majority, option, nil, tally.whole)]
        if majority.inEachConstituency {
            requirements += tally.constituencies.map {
                requirement(majority, option, $0.name, $0.figures)
            }
        }
        if majority.leastPerConstituency > 0 {
            let needed = majority.leastPerConstituency
            requirements += tally.constituencies.map { constituency in
                let reached = constituency.figures.supporters(of: option, method, rule).voters
                return Requirement(
                    kind: .votersInFavour, constituency: constituency.name, measured: nil,
                    base: nil,
                    threshold: nil, of: constituency.figures.present.voters, needed: needed,
                    reached: reached, isMet: reached >= needed)
            }
        }
        return Step(majority: majority, requirements: requirements)
    }

    private func requirement(
        _ majority: Majority, _ option: Int, _ constituency: String?, _ figures: Figures
    ) -> Requirement {
        let base = figures.base(majority.base, rule)
        let reached = figures.supporters(of: option, method, rule).weight
        return Requirement(
            kind: .inFavour, constituency: constituency, measured: nil, base: majority.base,
            threshold: majority.threshold, of: base, needed: majority.threshold.least(of: base),
            reached: reached, isMet: majority.threshold.isMet(by: reached, of: base))
    }

    /// What the rule needs to be present when the poll opens, and what is.
    package var openingQuorums: [Requirement] {
        quorums(Tally(self, [])).filter { $0.measured == .opening }
    }

    /// What the rule needs to be present, and what was.
    func quorums(_ tally: Tally) -> [Requirement] {
        rule.quorums.flatMap { quorum -> [Requirement] in
            switch quorum.measured {
            case .opening: quorums(quorum, tally, .opening) { $0.present }
            case .closing: quorums(quorum, tally, .closing) { $0.presentAtClosing }
            case .both:
                quorums(quorum, tally, .opening) { $0.present }
                    + quorums(quorum, tally, .closing) { $0.presentAtClosing }
            }
        }
    }

    private func quorums(
        _ quorum: Quorum, _ tally: Tally, _ measured: Measurement,
        _ present: (Figures) -> Amount
    ) -> [Requirement] {
        func requirement(
            _ kind: Requirement.Kind, _ constituency: String?, _ reached: Int, _ of: Int
        ) -> Requirement {
            Requirement(
                kind: kind, constituency: constituency, measured: measured, base: nil,
                threshold: quorum.threshold, of: of,
                needed: quorum.threshold.least(of: of), reached: reached,
                isMet: quorum.threshold.isMet(by: reached, of: of))
        }
        let whole = tally.whole
        switch quorum.base {
        case .members:
            return [requirement(.presentMembers, nil, present(whole).voters, whole.members.voters)]
        case .votingRights:
            return [
                requirement(.presentVotingRights, nil, present(whole).weight, whole.members.weight)
            ]
        case .eachConstituency:
            return tally.constituencies.map {
                requirement(
                    .presentMembers, $0.name, present($0.figures).voters, $0.figures.members.voters)
            }
        }
    }
}

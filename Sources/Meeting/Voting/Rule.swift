package import Counting

// The words of counting that a meeting uses as they are.

package typealias Fraction = Counting.Fraction
package typealias Threshold = Counting.Threshold
package typealias MajorityBase = Counting.MajorityBase
package typealias Majority = Counting.Majority
package typealias TieRule = Counting.TieRule
package typealias Treatment = Counting.Treatment
/// A quorum that a rule asks for; `Quorum` is how many are here.
package typealias QuorumRule = Counting.Quorum
package typealias QuorumBase = Counting.QuorumBase
package typealias Measurement = Counting.Measurement
package typealias EliminationTie = Counting.EliminationTie

/// How rankings become a result.
package enum RankingRule: String, Codable, Sendable, CaseIterable {
    case schulze, instantRunoff
}

/// The rules by which a ballot is counted, stated before it opens and printed beside its result.
/// JSON: an object; from clients everything but `majorities` and `tie` may be left out.
package struct Rule: Equatable, Sendable {
    /// A ladder: the first majority that is reached decides. One: an ordinary majority. None: the
    /// most votes win, or nothing is to be adopted.
    package var majorities: [Majority]
    package var tie: TieRule
    package var abstention: Treatment
    package var blank: Treatment
    /// All of them are needed.
    package var quorums: [QuorumRule]
    /// What the share of the highest level of a scale is counted of.
    package var share: MajorityBase
    package var ranking: RankingRule
    /// Who is eliminated of several that are last, in an instant run-off.
    package var elimination: EliminationTie
    /// Whether the weights of the seats count; `false`: one person, one vote.
    package var weighted: Bool
    /// How many proxies one holder can have; 0: nobody votes for another.
    package var proxies: Int

    package init(
        _ majorities: [Majority], tie: TieRule = .fails, abstention: Treatment = .apart,
        blank: Treatment = .apart, quorums: [QuorumRule] = [], share: MajorityBase = .voted,
        ranking: RankingRule = .schulze, elimination: EliminationTie = .earlierRounds,
        weighted: Bool = true, proxies: Int = 0
    ) {
        self.majorities = majorities
        self.tie = tie
        self.abstention = abstention
        self.blank = blank
        self.quorums = quorums
        self.share = share
        self.ranking = ranking
        self.elimination = elimination
        self.weighted = weighted
        self.proxies = proxies
    }

    /// One majority, abstentions and blanks apart.
    package init(base: MajorityBase, threshold: Threshold, tie: TieRule) {
        self.init([Majority(of: base, threshold)], tie: tie)
    }

    /// The part that says what decides.
    var counting: Counting.Rule {
        Counting.Rule(
            majorities, tie: tie, abstention: abstention, blank: blank, quorums: quorums)
    }

    /// The rule without what has no effect on `method`: of a ladder only yes and no take more than
    /// the last majority, and nothing is adopted by a scale, by points or by a ranking.
    package func fitting(_ method: Method) -> Rule {
        var rule = self
        switch method {
        case .yesNo: return rule
        case .choice, .approval, .election:
            rule.majorities = majorities.suffix(1)
            if rule.majorities.isEmpty {
                rule.abstention = .apart
                rule.blank = .apart
            }
        case .graded, .points, .ranking:
            rule.majorities = []
            if method != .graded {
                rule.abstention = .apart
                rule.blank = .apart
            }
        }
        // Only a yes can be what an abstention stands for.
        if rule.abstention == .inFavour { rule.abstention = .apart }
        if rule.blank == .inFavour { rule.blank = .apart }
        return rule
    }
}

extension Rule: Codable {
    private enum CodingKeys: String, CodingKey {
        case majorities, tie, abstention, blank, quorums, share, ranking, elimination, weighted,
            proxies
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        func part<Value: Decodable>(_ key: CodingKeys, _ preset: Value) throws -> Value {
            try container.decodeIfPresent(Value.self, forKey: key) ?? preset
        }
        self.init(
            try container.decode([Majority].self, forKey: .majorities),
            tie: try container.decode(TieRule.self, forKey: .tie),
            abstention: try part(.abstention, .apart), blank: try part(.blank, .apart),
            quorums: try part(.quorums, []), share: try part(.share, .voted),
            ranking: try part(.ranking, .schulze),
            elimination: try part(.elimination, .earlierRounds),
            weighted: try part(.weighted, true), proxies: try part(.proxies, 0))
    }
}

/// The rules of the meeting: a ballot takes a copy when it opens.
package struct Rules: Codable, Equatable, Sendable {
    package var rule: Rule
    /// The part of the members with a right to vote, by head, that must be present for any ballot
    /// to open; `nil`: none is required. A ballot's rule states it among its quorums.
    package var quorum: Threshold?
    package var floor: FloorRules

    package init(rule: Rule, quorum: Threshold?, floor: FloorRules = FloorRules()) {
        self.rule = rule
        self.quorum = quorum
        self.floor = floor
    }
}

extension Rules {
    private enum CodingKeys: String, CodingKey { case rule, quorum, floor }

    /// Without `floor` nothing is limited on the floor.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            rule: try container.decode(Rule.self, forKey: .rule),
            quorum: try container.decodeIfPresent(Threshold.self, forKey: .quorum),
            floor: try container.decodeIfPresent(FloorRules.self, forKey: .floor) ?? FloorRules())
    }

    /// `rule` as it is frozen in a ballot: with the meeting's quorum among its own.
    func frozen(_ rule: Rule) -> Rule {
        var rule = rule
        if let quorum, quorum.isPossible {
            let own = QuorumRule(of: .members, quorum)
            if !rule.quorums.contains(where: { $0.base == own.base && $0.threshold == quorum }) {
                rule.quorums.insert(own, at: 0)
            }
        }
        return rule
    }
}

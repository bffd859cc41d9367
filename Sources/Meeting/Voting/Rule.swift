/// An exact fraction. The denominator is at least 1, the numerator from 0 to the denominator.
package struct Fraction: Codable, Equatable, Sendable {
    package var numerator: Int
    package var denominator: Int

    package init(_ numerator: Int, _ denominator: Int) {
        self.numerator = numerator
        self.denominator = denominator
    }
}

/// What a majority is counted of.
package enum MajorityBase: String, Codable, Sendable, CaseIterable {
    /// Votes cast, without abstentions and blanks.
    case cast
    /// All votes cast, abstentions and blanks included.
    case voted
    /// The members with a right to vote who were present when the ballot opened.
    case present
    /// All members with a right to vote.
    case members
}

/// What a majority needs of its base.
package struct Threshold: Codable, Equatable, Sendable {
    package var fraction: Fraction
    /// `true`: more than the fraction. `false`: the fraction or more.
    package var exceeding: Bool

    package init(_ fraction: Fraction, exceeding: Bool) {
        self.fraction = fraction
        self.exceeding = exceeding
    }

    /// The least whole number that satisfies the threshold, by whole-number arithmetic:
    /// more than 1/2 of 9 is 5; 2/3 or more of 9 is 6.
    package func least(of base: Int) -> Int {
        let product = base * fraction.numerator
        return exceeding
            ? product / fraction.denominator + 1
            : (product + fraction.denominator - 1) / fraction.denominator
    }
}

/// What follows from as many yes as no.
package enum TieRule: String, Codable, Sendable, CaseIterable {
    case fails, castingVote
}

/// The rules by which a ballot is counted, stated before it opens and printed beside its result.
package struct Rule: Codable, Equatable, Sendable {
    package var base: MajorityBase
    package var threshold: Threshold
    package var tie: TieRule

    package init(base: MajorityBase, threshold: Threshold, tie: TieRule) {
        self.base = base
        self.threshold = threshold
        self.tie = tie
    }
}

/// The rules of the meeting: a ballot takes a copy when it opens.
package struct Rules: Codable, Equatable, Sendable {
    package var rule: Rule
    /// The part of the members with a right to vote that must be present; `nil`: none is required.
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
}

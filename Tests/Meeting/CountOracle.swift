@testable import Meeting

/// The counting of ballots once more, slowly, from the rules in words:
///
/// - A vote of weight n counts as n votes.
/// - The majority is counted of the votes cast without abstentions and blanks, of all votes cast,
///   of those who were present when the ballot opened, or of all members with a right to vote.
/// - Where there is nothing to count of, nothing is decided.
/// - A motion is adopted when its yes are the asked part of that base, and rejected otherwise;
///   but where as many said yes as no, at least one of them, the rule is the casting vote, no more
///   than a half is asked for, and one more yes would be enough, the chair decides.
/// - Of several options the one that most chose is chosen when it has the asked part of the base;
///   when two or more have the most, nobody wins; what nobody chose cannot win.
struct CountOracle {
    var ballot: Ballot
    /// One word for each vote; `nil` for each of those who did not vote.
    private let voices: [OptionID?]
    private let answered: Int
    private let abstained: Int

    init(_ ballot: Ballot) {
        self.ballot = ballot
        voices = ballot.electorate.flatMap { elector in
            Array(repeating: ballot.votes[elector.seat]?.option, count: elector.weight)
        }
        answered = voices.filter { $0 != nil }.count
        abstained = voices.filter { $0 == "abstain" || $0 == "blank" }.count
    }

    private func voices(for option: OptionID) -> Int { voices.filter { $0 == option }.count }

    private var base: Int {
        switch ballot.rule.base {
        case .cast: answered - abstained
        case .voted: answered
        case .present: voices.count
        case .members: ballot.membersWeight
        }
    }

    /// Whether `count` is the asked part of the base: `count / base` against the fraction, both
    /// brought to the same denominator.
    private func isEnough(_ count: Int) -> Bool {
        let (numerator, denominator) = (
            ballot.rule.threshold.fraction.numerator, ballot.rule.threshold.fraction.denominator
        )
        let (left, right) = (count * denominator, numerator * base)
        return ballot.rule.threshold.exceeding ? left > right : left >= right
    }

    /// The least that is enough, found by trying.
    private var needed: Int { (0...).first(where: isEnough) ?? 0 }

    /// What `Ballot.count` should say.
    var result: BallotResult {
        var result = BallotResult(
            counts: ballot.options.map { option in
                OptionCount(
                    option: option.id,
                    voters: ballot.votes.values.filter { $0.option == option.id }.count,
                    weight: voices(for: option.id))
            },
            turnout: ballot.votes.count, base: base, needed: needed, reached: 0,
            outcome: .nothingDecided, chosen: nil, castingVote: nil)
        switch ballot.method {
        case .yesNo:
            result.reached = voices(for: "yes")
            if base > 0 { result.outcome = verdict }
        case .choice:
            guard base > 0 else { break }
            let sides = ballot.options.map(\.id).filter { $0 != "blank" }
            let most = sides.map(voices).max() ?? 0
            let first = sides.filter { voices(for: $0) == most }
            result.reached = most
            if most == 0 {
                result.outcome = .noneChosen
            } else if first.count > 1 {
                result.outcome = .tied
            } else if isEnough(most) {
                result.outcome = .chosen
                result.chosen = first[0]
            } else {
                result.outcome = .noneChosen
            }
        case .graded:
            result.base = answered
            result.needed = 0
            result.reached = voices(for: ballot.options[0].id)
            if result.base > 0 { result.outcome = .measured }
        }
        return result
    }

    private var verdict: Outcome {
        let (yes, no) = (voices(for: "yes"), voices(for: "no"))
        if isEnough(yes) { return .adopted }
        let asksForNoMoreThanHalf =
            ballot.rule.threshold.fraction.numerator * 2
            <= ballot.rule.threshold.fraction.denominator
        let isTie = yes == no && yes > 0
        return ballot.rule.tie == .castingVote && isTie && asksForNoMoreThanHalf
            && isEnough(yes + 1) ? .castingVoteNeeded : .rejected
    }
}

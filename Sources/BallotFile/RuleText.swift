internal import Counting

/// Reads what a rule says: "consensus", "more than 1/2 of cast", "at least 2/3 of voted, in each
/// constituency, 2 per constituency", "at least 1/2 of votingRights".
struct RuleText {
    private let text: String
    private let line: Int

    init(_ text: String, _ line: Int) {
        self.text = text
        self.line = line
    }

    func majority() throws(BallotFileError) -> Majority {
        if text == "consensus" { return .consensus }
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
            .map { $0.trimmed }
        let (threshold, base): (Threshold, MajorityBase) = try part(parts[0])
        var majority = Majority(of: base, threshold)
        for part in parts.dropFirst() {
            let words = part.split(separator: " ")
            if part == "in each constituency" {
                majority.inEachConstituency = true
            } else if words.count == 3, words.dropFirst() == ["per", "constituency"],
                let least = Int(words[0]), least > 0
            {
                majority.leastPerConstituency = least
            } else {
                throw wrong("“in each constituency” or “2 per constituency” after the comma")
            }
        }
        return majority
    }

    func quorum() throws(BallotFileError) -> Quorum {
        let (threshold, base): (Threshold, QuorumBase) = try part(text)
        return Quorum(of: base, threshold)
    }

    /// "more than 1/2 of …" or "at least 1/2 of …".
    private func part<Base: RawRepresentable & CaseIterable>(
        _ text: String
    ) throws(BallotFileError) -> (Threshold, Base) where Base.RawValue == String {
        let words = text.split(separator: " ").map(String.init)
        let bases = Base.allCases.map(\.rawValue).joined(separator: ", ")
        guard words.count == 5, words[3] == "of",
            let exceeding = ["more than": true, "at least": false]["\(words[0]) \(words[1])"],
            let base = Base(rawValue: words[4])
        else { throw wrong("“more than 1/2 of …” or “at least 1/2 of …”, of one of \(bases)") }
        let numbers = words[2].split(separator: "/", omittingEmptySubsequences: false)
            .map { Int($0) }
        guard numbers.count == 2, let numerator = numbers[0], let denominator = numbers[1] else {
            throw wrong("a fraction of whole numbers")
        }
        return (Threshold(Fraction(numerator, denominator), exceeding: exceeding), base)
    }

    private func wrong(_ expected: String) -> BallotFileError {
        .at(line, "expected \(expected), found “\(text)”")
    }
}

extension InvalidPoll {
    /// What is wrong, in words.
    var text: String {
        switch self {
        case .repeatedVoter(let voter): "\(voter) is a member twice"
        case .weight(let voter, let weight): "\(voter) has the weight \(weight), not one from 1"
        case .totalWeight: "the weights are more than \(Electorate.weightLimit) together"
        case .optionCount(let count, let least):
            "expected from \(least) to \(Poll.optionLimit) options, found \(count)"
        case .repeatedOption(let option): "the option “\(option)” is there twice"
        case .limits: "no vote can keep within these limits"
        case .seats(let seats): "there are not \(seats) to be elected"
        case .threshold(let threshold):
            "“\(threshold.text)” is always reached, or never"
        case .majorityMissing: "yes and no need a majority"
        case .tooManyMajorities: "this method takes one majority at most"
        case .leastPerConstituency(let least): "\(least) is no number of voters"
        case .noConstituencies: "the rule speaks of constituencies and no member has one"
        case .treatment(let treatment):
            "an abstention or a blank cannot be “\(treatment.rawValue)” here"
        }
    }
}

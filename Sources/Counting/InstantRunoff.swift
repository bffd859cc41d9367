/// A whole number and a proper fraction in lowest terms; a whole number has the fraction 0/1.
package struct Portion: Codable, Equatable, Sendable {
    package var whole: Int
    package var numerator: Int
    package var denominator: Int

    init(_ value: UInt128, over denominator: UInt128) {
        let (whole, rest) = value.quotientAndRemainder(dividingBy: denominator)
        let divisor = Self.greatestCommonDivisor(rest, denominator)
        self.whole = Int(whole)
        numerator = Int(rest / divisor)
        self.denominator = Int(denominator / divisor)
    }

    private static func greatestCommonDivisor(_ one: UInt128, _ other: UInt128) -> UInt128 {
        other == 0 ? one : greatestCommonDivisor(other, one % other)
    }
}

extension Portion: CustomStringConvertible {
    /// "3", "3 1/2" or "1/2".
    package var description: String {
        if numerator == 0 { return "\(whole)" }
        let fraction = "\(numerator)/\(denominator)"
        return whole == 0 ? fraction : "\(whole) \(fraction)"
    }
}

/// Votes of an option in one round.
package struct RoundCount: Codable, Equatable, Sendable {
    package var option: String
    package var votes: Portion
}

/// Where the votes of the eliminated went.
package struct Transfer: Codable, Equatable, Sendable {
    /// `nil`: to nobody, since no option that remains is ranked on those votes.
    package var to: String?
    package var votes: Portion
}

/// One round of an instant run-off.
package struct Round: Codable, Equatable, Sendable {
    /// The options that remain, in their order.
    package var counts: [RoundCount]
    /// The votes without an option that remains.
    package var exhausted: Portion
    /// Who goes after this round; empty after the last.
    package var eliminated: [String]
    /// Who else was last with as many votes, when the tie rule had to choose.
    package var spared: [String]
    package var transfers: [Transfer]
}

/// Rounds of first places. A vote counts for the option that it ranks first among those that
/// remain; where several share that place, each of them has an equal part of it. Ends when one
/// option has more than half of the votes that still count, or when all that remain are equal.
package struct InstantRunoff: Codable, Equatable, Sendable {
    /// Options that may share a place. All parts are counted in units of one over the least
    /// common multiple of 1 to the number that share; beyond this, units would need more digits.
    package static let sharedPlaceLimit = 40

    package let elimination: EliminationTie
    package private(set) var rounds: [Round] = []
    /// Several when all that remained were equal.
    package private(set) var winners: [String] = []

    init(_ options: [String], _ papers: [Paper], _ elimination: EliminationTie) {
        self.elimination = elimination
        var count = RunoffCount(options, papers)
        while true {
            let next = count.round(elimination)
            rounds.append(next.round)
            if !next.winners.isEmpty {
                winners = next.winners.map { options[$0] }
                return
            }
        }
    }

    /// The winners, whoever else remained in the last round, and the eliminated, the last to go
    /// first.
    package func standings(_ options: [String]) -> [[String]] {
        var standings = [winners]
        var rest = rounds.last?.counts.filter { !winners.contains($0.option) } ?? []
        while let best = rest.max(by: { $0.votes < $1.votes }) {
            standings.append(rest.filter { $0.votes == best.votes }.map(\.option))
            rest.removeAll { $0.votes == best.votes }
        }
        return standings + rounds.reversed().map(\.eliminated).filter { !$0.isEmpty }
    }
}

extension Portion: Comparable {
    package static func < (one: Portion, other: Portion) -> Bool {
        guard one.whole == other.whole else { return one.whole < other.whole }
        return Int128(one.numerator) * Int128(other.denominator)
            < Int128(other.numerator) * Int128(one.denominator)
    }
}

/// A run-off in the middle of it. Votes are counted in units of 1 over `unit`.
private struct RunoffCount {
    private let options: [String]
    private let ballots: [(weight: UInt128, ranked: RankedOptions)]
    private let unit: UInt128
    private var remains: [Bool]
    /// Of the rounds before this one.
    private var earlier: [[UInt128]] = []
    /// Where in the ranking of each ballot the first option that remains stands.
    private var heads: [Int]
    private var votes: [UInt128] = []
    private var exhausted: UInt128 = 0

    init(_ options: [String], _ papers: [Paper]) {
        self.options = options
        ballots = papers.compactMap { paper in
            guard case .ranking(let ranked) = paper.mark else { return nil }
            return (UInt128(paper.weight), ranked)
        }
        unit = Self.unit(ballots.map(\.ranked))
        remains = Array(repeating: true, count: options.count)
        heads = Array(repeating: 0, count: ballots.count)
        count()
    }

    /// The least common multiple of 1 to the most options that share a place.
    private static func unit(_ rankings: [RankedOptions]) -> UInt128 {
        var most = 1
        for ranked in rankings {
            var shared = 0
            for (index, rank) in ranked.ranks.enumerated() {
                shared = index > 0 && ranked.ranks[index - 1] == rank ? shared + 1 : 1
                most = max(most, shared)
            }
        }
        return (1...UInt128(most)).reduce(1) { multiple, next in
            var product = multiple
            while product % next != 0 { product += multiple }
            return product
        }
    }

    private mutating func count() {
        votes = Array(repeating: 0, count: options.count)
        exhausted = 0
        for (index, (weight, ranked)) in ballots.enumerated() {
            var head = heads[index]
            while head < ranked.options.count, !remains[ranked.options[head]] { head += 1 }
            heads[index] = head
            guard head < ranked.options.count else {
                exhausted += weight * unit
                continue
            }
            let rank = ranked.ranks[head]
            var end = head
            var sharing: UInt128 = 0
            while end < ranked.options.count, ranked.ranks[end] == rank {
                if remains[ranked.options[end]] { sharing += 1 }
                end += 1
            }
            let part = weight * unit / sharing
            for option in ranked.options[head..<end] where remains[option] {
                votes[option] += part
            }
        }
    }

    /// One round, after which either somebody has won or the next one can be counted.
    mutating func round(_ tie: EliminationTie) -> (round: Round, winners: [Int]) {
        let left = options.indices.filter { remains[$0] }
        var round = Round(
            counts: left.map { RoundCount(option: options[$0], votes: portion(votes[$0])) },
            exhausted: portion(exhausted), eliminated: [], spared: [], transfers: [])
        let total = left.reduce(0) { $0 + votes[$1] }
        if let winner = left.first(where: { votes[$0] * 2 > total }) { return (round, [winner]) }
        let least = left.map { votes[$0] }.min() ?? 0
        let last = left.filter { votes[$0] == least }
        if last.count == left.count { return (round, left) }

        let going = last.count == 1 ? last : chosen(among: last, tie)
        round.eliminated = going.map { options[$0] }
        round.spared = last.filter { !going.contains($0) }.map { options[$0] }
        let (before, exhaustedBefore) = (votes, exhausted)
        earlier.append(votes)
        for option in going { remains[option] = false }
        count()
        round.transfers = left.filter { remains[$0] && votes[$0] > before[$0] }.map {
            Transfer(to: options[$0], votes: portion(votes[$0] - before[$0]))
        }
        if exhausted > exhaustedBefore {
            round.transfers.append(
                Transfer(to: nil, votes: portion(exhausted - exhaustedBefore)))
        }
        return (round, [])
    }

    /// Who goes of several that are last.
    private func chosen(among last: [Int], _ tie: EliminationTie) -> [Int] {
        switch tie {
        case .together: return last
        case .order: return [last[last.count - 1]]
        case .earlierRounds:
            var last = last
            for votes in earlier.reversed() {
                let least = last.map { votes[$0] }.min() ?? 0
                last = last.filter { votes[$0] == least }
            }
            return [last[last.count - 1]]
        }
    }

    private func portion(_ votes: UInt128) -> Portion { Portion(votes, over: unit) }
}

/// A commitment with its place by the answers of the highest level.
package struct RankedCommitment: Equatable, Sendable {
    package var commitment: Commitment
    /// The line in the table, 1, 2, 3 …: ties in the order of the tie-break.
    package var row: Int
    /// The rank that ties share: 1, 1, 3 ….
    package var rank: Int
    /// Whether another commitment has the same rank.
    package var tied: Bool
}

extension Meeting {
    /// The commitments by the answers of the first level of the scale, most first; among equals,
    /// by the tie-break, or by number while none is named. Without a consultation, the order of the source and no ties.
    package var ranking: [RankedCommitment] {
        guard let top = consultation?.scale.first?.id else {
            return commitments.enumerated().map { index, commitment in
                RankedCommitment(
                    commitment: commitment, row: index + 1, rank: index + 1, tied: false)
            }
        }
        let levels = rankingLevels
        let sorted = commitments.sorted { left, right in
            for level in levels {
                let (a, b) = (left.counts[level] ?? 0, right.counts[level] ?? 0)
                if a != b { return a > b }
            }
            return left.number < right.number
        }
        var frequency: [Int: Int] = [:]
        for commitment in sorted { frequency[commitment.counts[top] ?? 0, default: 0] += 1 }
        var ranked: [RankedCommitment] = []
        for (index, commitment) in sorted.enumerated() {
            let count = commitment.counts[top] ?? 0
            let rank =
                if let last = ranked.last, (last.commitment.counts[top] ?? 0) == count {
                    last.rank
                } else {
                    index + 1
                }
            ranked.append(
                RankedCommitment(
                    commitment: commitment, row: index + 1, rank: rank,
                    tied: (frequency[count] ?? 0) > 1))
        }
        return ranked
    }

    /// The levels whose answers are compared one after the other.
    private var rankingLevels: [LevelID] {
        guard let consultation else { return [] }
        switch consultation.tieBreak {
        case .number, nil: return consultation.scale.prefix(1).map(\.id)
        case .nextLevels: return consultation.scale.map(\.id).filter { $0 != Level.blank }
        }
    }

    /// The commitments that share a rank, by rank; only ranks that are shared.
    package var ties: [[Commitment]] {
        var groups: [[RankedCommitment]] = []
        for ranked in ranking where ranked.tied {
            if groups.last?.first?.rank == ranked.rank {
                groups[groups.count - 1].append(ranked)
            } else {
                groups.append([ranked])
            }
        }
        return groups.map { $0.map(\.commitment) }
    }

    /// The number of answers that every commitment should have: as stated, else what most rows add
    /// up to (of equally frequent totals the larger).
    package var respondents: Int? {
        guard let consultation else { return nil }
        if let stated = consultation.respondents { return stated }
        var frequency: [Int: Int] = [:]
        for commitment in commitments where !commitment.counts.isEmpty {
            frequency[total(of: commitment), default: 0] += 1
        }
        return frequency.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key
    }

    /// The answers of a commitment added up, empty cells left out.
    package func total(of commitment: Commitment) -> Int {
        (consultation?.scale ?? []).reduce(0) { $0 + (commitment.counts[$1.id] ?? 0) }
    }

    /// The share of the highest level in hundredths of a percent, half up: 29 of 42 is 6905.
    /// The base is `respondents`, blanks included. `nil` without a base.
    package func share(of commitment: Commitment) -> Int? {
        guard let top = consultation?.scale.first?.id, let base = respondents, base > 0,
            let count = commitment.counts[top]
        else { return nil }
        return Self.hundredths(of: count, in: base)
    }

    /// `count / base` in hundredths of a percent, rounded half up in whole numbers.
    package static func hundredths(of count: Int, in base: Int) -> Int {
        (count * 20_000 + base) / (2 * base)
    }
}

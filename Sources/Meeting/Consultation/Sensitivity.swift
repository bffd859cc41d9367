/// What a commitment is ranked by.
package enum RankingMeasure: String, Codable, Sendable, CaseIterable {
    /// The answers of the highest level.
    case highest
    /// Those of the two highest levels.
    case highestTwo
    /// Every answer by its level: on a scale of four 3, 2, 1, 0.
    case weighted
}

/// What a measure is a share of.
package enum RankingBase: String, Codable, Sendable, CaseIterable {
    /// All respondents, the blank answers included.
    case all
    /// The answers of this commitment that chose a level.
    case answered
}

/// A way to rank: one of the six that are compared.
package struct RankingWay: Codable, Hashable, Sendable {
    package var measure: RankingMeasure
    package var base: RankingBase

    package init(_ measure: RankingMeasure, _ base: RankingBase) {
        self.measure = measure
        self.base = base
    }

    /// The ranking that the lists rest on comes first.
    package static let all = RankingBase.allCases.flatMap { base in
        RankingMeasure.allCases.map { RankingWay($0, base) }
    }
}

/// A place in one ranking.
package struct RankingPlace: Equatable, Sendable {
    /// The line, 1, 2, 3 …: ties in the order of the numbers.
    package var row: Int
    /// The rank that ties share.
    package var rank: Int

    package init(row: Int, rank: Int) {
        self.row = row
        self.rank = rank
    }
}

/// How the place of one commitment depends on the way to rank.
package struct Sensitivity: Equatable, Sendable {
    package var commitment: Commitment
    /// One for each of `RankingWay.all`. The first is the one that the lists rest on.
    package var places: [RankingPlace]

    /// How many lines it moves at most from the ranking that the lists rest on.
    package var movement: Int { places.map { abs($0.row - places[0].row) }.max() ?? 0 }
}

extension Meeting {
    /// How the ranking changes with the way to rank, the biggest movers first; among equals in the
    /// order of the ranking. Empty without a consultation.
    package var sensitivity: [Sensitivity] {
        guard consultation?.scale.isEmpty == false else { return [] }
        let ranking = ranking
        let order = ranking.map(\.commitment)
        let columns =
            [ranking.map { RankingPlace(row: $0.row, rank: $0.rank) }]
            + RankingWay.all.dropFirst().map { places(of: order, by: $0) }
        let rows = order.indices.map { index in
            Sensitivity(commitment: order[index], places: columns.map { $0[index] })
        }
        return rows.enumerated().sorted { left, right in
            left.element.movement == right.element.movement
                ? left.offset < right.offset : left.element.movement > right.element.movement
        }.map(\.element)
    }

    private func places(of commitments: [Commitment], by way: RankingWay) -> [RankingPlace] {
        let shares = commitments.map { share(of: $0, by: way) }
        let sorted = shares.indices.sorted { left, right in
            if shares[left] > shares[right] { return true }
            if shares[right] > shares[left] { return false }
            return commitments[left].number < commitments[right].number
        }
        var places = Array(repeating: RankingPlace(row: 0, rank: 0), count: shares.count)
        for (line, index) in sorted.enumerated() {
            let isTied = line > 0 && !(shares[sorted[line - 1]] > shares[index])
            places[index] = RankingPlace(
                row: line + 1, rank: isTied ? places[sorted[line - 1]].rank : line + 1)
        }
        return places
    }

    private func share(of commitment: Commitment, by way: RankingWay) -> Share {
        let levels = (consultation?.scale ?? []).map(\.id).filter { $0 != Level.blank }
        let counts = levels.map { commitment.counts[$0] ?? 0 }
        let reached =
            switch way.measure {
            case .highest: counts.first ?? 0
            case .highestTwo: counts.prefix(2).reduce(0, +)
            case .weighted:
                counts.enumerated().reduce(0) { $0 + $1.element * (levels.count - 1 - $1.offset) }
            }
        let base =
            switch way.base {
            case .all: respondents ?? 0
            case .answered: counts.reduce(0, +)
            }
        return Share(reached: reached, base: base)
    }
}

/// A fraction that is compared by cross-multiplication; of a base of zero it is zero.
private struct Share {
    var reached: Int
    var base: Int

    static func > (left: Share, right: Share) -> Bool {
        if right.base <= 0 { return left.base > 0 && left.reached > 0 }
        if left.base <= 0 { return false }
        return left.reached * right.base > right.reached * left.base
    }
}

/// Every option against every other, counted by the method of Markus Schulze ("A new monotonic,
/// clone-independent, reversal symmetric, and Condorcet-consistent single-winner election
/// method", Social Choice and Welfare 36, 2011) with winning votes as the strength of a victory.
package struct PairwiseTable: Codable, Equatable, Sendable {
    package let options: [String]
    /// Row over column: the weights of those who prefer the row's option to the column's; 0 of an
    /// option over itself. Who ranks an option prefers it to all that they left out; options that
    /// share a place, or are both left out, are not preferred to each other.
    package private(set) var preferences: [[Int]]
    /// Row to column: the strength of the strongest path. A path leads from victory to victory and
    /// is as strong as its weakest one; a victory is as strong as the votes of the winner. 0 where
    /// there is no path.
    package private(set) var paths: [[Int]]

    init(_ options: [String], _ papers: [Paper]) {
        self.options = options
        preferences = Self.preferences(options.count, papers)
        paths = Self.paths(preferences)
    }

    private static func preferences(_ count: Int, _ papers: [Paper]) -> [[Int]] {
        // Flat, since it is the one place that sees voters times options times options.
        var table = Array(repeating: 0, count: count * count)
        var rankOf = Array(repeating: Int.max, count: count)
        for paper in papers {
            guard case .ranking(let ranked) = paper.mark else { continue }
            for (option, rank) in zip(ranked.options, ranked.ranks) { rankOf[option] = rank }
            for (option, rank) in zip(ranked.options, ranked.ranks) {
                let row = option * count
                for other in 0..<count where rank < rankOf[other] {
                    table[row + other] += paper.weight
                }
            }
            for option in ranked.options { rankOf[option] = Int.max }
        }
        return (0..<count).map { Array(table[$0 * count..<($0 + 1) * count]) }
    }

    /// The widest paths, by the algorithm of Floyd and Warshall.
    private static func paths(_ preferences: [[Int]]) -> [[Int]] {
        let all = preferences.indices
        var paths = all.map { row in
            all.map { column in
                preferences[row][column] > preferences[column][row] ? preferences[row][column] : 0
            }
        }
        for middle in all {
            let onward = paths[middle]
            for row in all where row != middle && paths[row][middle] > 0 {
                let first = paths[row][middle]
                for column in all where column != row {
                    let strength = min(first, onward[column])
                    if strength > paths[row][column] { paths[row][column] = strength }
                }
            }
        }
        return paths
    }

    /// Whether the strongest path from one option to the other is stronger than the one back.
    package func beats(_ one: Int, _ other: Int) -> Bool { paths[one][other] > paths[other][one] }

    /// The option that more voters prefer to each other one than the other way round.
    package var condorcetWinner: String? {
        let all = options.indices
        return all.first { one in
            all.allSatisfy { $0 == one || preferences[one][$0] > preferences[$0][one] }
        }.map { options[$0] }
    }

    /// First those whom nobody beats, then those whom nobody beats among the rest, and so on.
    package var standings: [[String]] {
        var rest = Array(options.indices)
        var standings: [[String]] = []
        while !rest.isEmpty {
            let best = rest.filter { one in !rest.contains { beats($0, one) } }
            precondition(!best.isEmpty, "beating by strongest paths is transitive")
            standings.append(best.map { options[$0] })
            rest.removeAll(where: Set(best).contains)
        }
        return standings
    }
}

import Counting

extension Oracle {
    /// The place a ranking gives to an option; what is left out comes after all places.
    func place(_ option: String, _ ranking: [[String]]) -> Int {
        for (index, options) in ranking.enumerated() where options.contains(option) {
            return index
        }
        return ranking.count
    }

    func preferring(_ one: String, _ other: String) -> Int {
        var sum = 0
        for person in people {
            guard case .ranking(let ranking)? = person.answer else { continue }
            if place(one, ranking) < place(other, ranking) { sum += person.weight }
        }
        return sum
    }

    /// Of all paths from one to the other that visit nobody twice, the strength of the strongest.
    func strongestPath(
        _ from: String, _ to: String, _ options: [String], avoiding: [String] = []
    ) -> Int {
        var best = 0
        for next in options where next != from && !avoiding.contains(next) {
            let there = preferring(from, next)
            let back = preferring(next, from)
            guard there > back else { continue }
            let onward =
                next == to
                ? Int.max : strongestPath(next, to, options, avoiding: avoiding + [from])
            best = max(best, min(there, onward))
        }
        return best
    }

    func schulzeWinners(_ options: [String]) -> [String] {
        options.filter { one in
            options.allSatisfy { other in
                other == one
                    || strongestPath(one, other, options) >= strongestPath(other, one, options)
            }
        }
    }

    /// The winners of a run-off, and who was eliminated, in order.
    func runoff(
        _ options: [String], _ tie: EliminationTie
    ) -> (winners: [String], eliminated: [[String]]) {
        var left = options
        var eliminated: [[String]] = []
        var history: [[String: Ratio]] = []
        while true {
            var votes: [String: Ratio] = [:]
            for option in left { votes[option] = Ratio(0, 1) }
            var total = Ratio(0, 1)
            for person in people {
                guard case .ranking(let ranking)? = person.answer else { continue }
                for place in ranking {
                    let here = place.filter(left.contains)
                    if here.isEmpty { continue }
                    for option in here {
                        votes[option]! = votes[option]! + Ratio(person.weight, here.count)
                    }
                    total = total + Ratio(person.weight, 1)
                    break
                }
            }
            for option in left where total < votes[option]! + votes[option]! {
                return ([option], eliminated)
            }
            var last = left.filter { one in left.allSatisfy { !(votes[$0]! < votes[one]!) } }
            if last.count == left.count { return (left, eliminated) }
            switch tie {
            case .together: break
            case .order: last = [last.last!]
            case .earlierRounds:
                for round in history.reversed() {
                    last = last.filter { one in
                        last.allSatisfy { !(round[$0]! < round[one]!) }
                    }
                }
                last = [last.last!]
            }
            history.append(votes)
            eliminated.append(last)
            left.removeAll(where: last.contains)
        }
    }
}

/// A fraction, shortened by whatever divides both.
struct Ratio {
    var numerator: Int
    var denominator: Int

    init(_ numerator: Int, _ denominator: Int) {
        self.numerator = numerator
        self.denominator = denominator
        for divisor in [2, 3, 5, 7] where numerator > 0 {
            while self.numerator % divisor == 0, self.denominator % divisor == 0 {
                self.numerator /= divisor
                self.denominator /= divisor
            }
        }
    }

    static func + (one: Ratio, other: Ratio) -> Ratio {
        if one.denominator == other.denominator {
            return Ratio(one.numerator + other.numerator, one.denominator)
        }
        return Ratio(
            one.numerator * other.denominator + other.numerator * one.denominator,
            one.denominator * other.denominator)
    }

    static func < (one: Ratio, other: Ratio) -> Bool {
        one.numerator * other.denominator < other.numerator * one.denominator
    }
}

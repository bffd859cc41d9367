import Counting

extension Poll {
    /// A poll of these people.
    init(_ method: Counting.Method, _ rule: Rule, _ people: [Person]) throws {
        try self.init(
            method: method, rule: rule,
            electorate: Electorate(
                people.map {
                    Elector(
                        $0.name, weight: $0.weight, constituency: $0.constituency,
                        isPresent: $0.isPresent, isPresentAtClosing: $0.isPresentAtClosing)
                }))
    }
}

extension [Person] {
    var votes: [Vote] {
        compactMap { person in person.answer.map { Vote(person.name, $0) } }
    }
}

/// What the real counting says of these people, in the form of the oracle.
func counted(
    _ method: Counting.Method, _ rule: Rule, _ people: [Person]
) throws -> (expected: Expected, count: Count) {
    let count = try Poll(method, rule, people).count(people.votes)
    let verdict = count.verdict
    return (
        Expected(
            outcome: verdict.outcome, winners: verdict.winners, tied: verdict.tied,
            openSeats: verdict.openSeats),
        count
    )
}

/// People without constituencies, by their answers.
func people(_ answers: [Answer?]) -> [Person] {
    answers.enumerated().map { Person(name: "v\($0)", answer: $1) }
}

/// As many people as said with each ranking, e.g. `(5, "ACBED")`, the best first; a space parts
/// places that several share: "AB C".
func rankers(_ groups: [(Int, String)]) -> [Person] {
    people(
        groups.flatMap { count, letters in
            let places =
                letters.contains(" ") || letters.isEmpty
                ? letters.split(separator: " ").map { $0.map(String.init) }
                : letters.map { [String($0)] }
            return Array(repeating: Answer.ranking(places), count: count)
        })
}

/// Every list of `length` elements of `elements`.
func lists<Element>(of elements: [Element], length: Int) -> [[Element]] {
    length == 0
        ? [[]]
        : lists(of: elements, length: length - 1).flatMap { list in elements.map { list + [$0] } }
}

/// Every list of `length` elements whose order plays no part.
func multisets<Element>(of elements: ArraySlice<Element>, size: Int) -> [[Element]] {
    if size == 0 { return [[]] }
    guard let first = elements.first else { return [] }
    return multisets(of: elements, size: size - 1).map { [first] + $0 }
        + multisets(of: elements.dropFirst(), size: size)
}

/// Every way to rank some of the options, ties included, from the best; all that are named.
func rankings(of options: [String], complete: Bool) -> [[[String]]] {
    if options.isEmpty { return [[]] }
    var found: [[[String]]] = complete ? [] : [[]]
    for bits in 1..<(1 << options.count) {
        let first = options.indices.filter { bits >> $0 & 1 == 1 }.map { options[$0] }
        let rest = options.filter { !first.contains($0) }
        found += rankings(of: rest, complete: complete).map { [first] + $0 }
    }
    return found
}

/// SplitMix64: the same numbers for the same seed.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

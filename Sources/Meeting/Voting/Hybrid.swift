// Votes of people in the room beside the electronic ones. Each elector votes in one way, which is
// frozen when the ballot opens; so nobody can be counted twice.

/// How an elector votes who does not vote on a device.
package enum Means: String, Codable, Sendable, CaseIterable {
    /// By a raised hand or on paper; two tellers count.
    case hand
    /// By answering when the secretary calls the name.
    case rollCall
}

/// Electors by hand whose votes count alike, so that nothing but their number needs to be known.
package struct HandGroup: Codable, Equatable, Sendable {
    package var constituency: Constituency?
    package var weight: Int
    /// How many votes there are to count, those held for others included.
    package var heads: Int

    package init(constituency: Constituency?, weight: Int, heads: Int) {
        self.constituency = constituency
        self.weight = weight
        self.heads = heads
    }
}

/// What was counted in a group.
package struct HandCount: Codable, Equatable, Sendable {
    /// How many gave each answer. Equal counts are equal: there are no zeros.
    package var answers: [OptionID: Int]
    /// How many gave none.
    package var silent: Int

    package init(answers: [OptionID: Int], silent: Int) {
        self.answers = answers.filter { $0.value != 0 }
        self.silent = silent
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            answers: try container.decode([OptionID: Int].self, forKey: .answers),
            silent: try container.decode(Int.self, forKey: .silent))
    }

    /// How many answered.
    package var voted: Int { answers.values.reduce(0, +) }
}

/// What a ballot has because people vote in it by hand.
package struct HandPart: Codable, Equatable, Sendable {
    /// How far the tellers have come.
    package enum Agreement: String, Codable, Sendable {
        /// One count is missing or both are.
        case waiting
        /// There are two, and they are not the same.
        case differ
        /// There are two, and they are the same.
        case agreed
    }

    /// The two who count, each by themselves.
    package var tellers: [SeatID]
    package var groups: [HandGroup]
    /// Which tellers have entered a count.
    package var entered: [SeatID]
    package var agreement: Agreement
    /// What they entered, a count for each group. Not public.
    package var counts: [SeatID: [HandCount]]
    /// What both entered, once it is published.
    package var votes: [HandCount]?

    package init(tellers: [SeatID], groups: [HandGroup]) {
        self.tellers = tellers
        self.groups = groups
        entered = []
        agreement = .waiting
        counts = [:]
    }

    package var heads: Int { groups.reduce(0) { $0 + $1.heads } }

    /// What is counted: what both entered, as long as it is the same.
    var accepted: [HandCount]? {
        votes ?? (agreement == .agreed ? tellers.first.flatMap { counts[$0] } : nil)
    }

    /// How the tellers stand when `teller` enters `count`.
    func agreement(after teller: SeatID, enters count: [HandCount]) -> Agreement {
        var counts = counts
        counts[teller] = count
        let all = tellers.compactMap { counts[$0] }
        if all.count < tellers.count { return .waiting }
        return all.allSatisfy { $0 == all[0] } ? .agreed : .differ
    }

    mutating func enter(_ count: [HandCount]?, by teller: SeatID, _ agreement: Agreement) {
        self.agreement = agreement
        if let count { counts[teller] = count }
        if !entered.contains(teller) {
            entered = tellers.filter { $0 == teller || entered.contains($0) }
        }
    }
}

extension Elector {
    /// Who gives the vote: the elector, or whoever holds it.
    package var caster: SeatID { holder ?? seat }
}

extension Ballot {
    /// Whether somebody's vote depends on this seat: who casts one, or counts hands.
    func needs(_ seat: SeatID) -> Bool {
        electorate.contains { $0.seat == seat || $0.holder == seat }
            || hand?.tellers.contains(seat) == true
    }

    /// The electors who vote by hand.
    package var handElectors: [Elector] { electorate.filter { $0.means == .hand } }

    /// The electors whose names the secretary calls.
    package var calledElectors: [Elector] { electorate.filter { $0.means == .rollCall } }

    /// How many voted by hand, once that is known.
    package var handVoters: Int { hand?.accepted?.reduce(0) { $0 + $1.voted } ?? 0 }

    /// Which answer to count for which elector by hand. Within a group it is nobody's in
    /// particular: the tally is the same whoever of them gave which.
    var handVotes: [Vote] {
        guard let hand, let counts = hand.accepted else { return [] }
        var votes: [Vote] = []
        for (group, count) in zip(hand.groups, counts) {
            let electors = handElectors.filter { $0.isIn(group, bySide: countsHandsBySide) }
            let answers = options.flatMap { option in
                Array(repeating: option.id, count: count.answers[option.id] ?? 0)
            }
            votes += zip(electors, answers).map { Vote(seat: $0.seat, choice: .option($1)) }
        }
        return votes
    }

    /// Whether hands are counted in each constituency: only where the rule asks something of it.
    /// Else nobody knows what the hands of one answered, and the tally tells it of none.
    var countsHandsBySide: Bool { rule.majorities.contains(where: \.asksConstituencies) }

    /// Whether nothing is left to be counted by hand.
    var isHandSettled: Bool { hand.map { $0.agreement == .agreed } ?? true }
}

extension Elector {
    func isIn(_ group: HandGroup, bySide: Bool) -> Bool {
        weight == group.weight && (!bySide || constituency == group.constituency)
    }
}

extension Method {
    /// Whether an answer is one option, so that hands can be counted for it.
    package var takesOneOption: Bool {
        switch self {
        case .yesNo, .graded, .choice: true
        case .approval, .points, .ranking, .election: false
        }
    }
}

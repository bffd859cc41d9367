/// A number of voters, by head and by weight.
package struct Amount: Codable, Equatable, Sendable {
    package var voters: Int
    package var weight: Int

    package init(voters: Int = 0, weight: Int = 0) {
        self.voters = voters
        self.weight = weight
    }

    mutating func add(weight: Int) {
        voters += 1
        self.weight += weight
    }
}

/// What an option received.
package struct OptionCount: Codable, Equatable, Sendable {
    package var option: String
    /// How many voters chose it, or gave it more than no points.
    package var voters: Int
    /// Their weights added up; with points, the points times the weights.
    package var weight: Int

    package init(_ option: String, voters: Int, weight: Int) {
        self.option = option
        self.voters = voters
        self.weight = weight
    }
}

/// The figures of all members, or of one constituency.
package struct Figures: Codable, Equatable, Sendable {
    package var members = Amount()
    /// Who was present when the poll opened …
    package var present = Amount()
    /// … and when it closed.
    package var presentAtClosing = Amount()
    /// Who took part, abstentions and blanks included.
    package var voted = Amount()
    package var abstained = Amount()
    package var blank = Amount()
    /// In the order of the options; empty for a ranking, which has no such counts.
    package var counts: [OptionCount] = []
}

/// The figures of one constituency.
package struct Constituency: Codable, Equatable, Sendable {
    package var name: String
    package var figures: Figures
}

/// What the levels of a scale received.
package struct Grades: Codable, Equatable, Sendable {
    /// The level of the voter in the middle when all are lined up from the highest level to the
    /// lowest, who abstains or leaves blank apart; between two, the lower one. `nil`: no answers.
    package var median: String?
    /// The weight of the highest level …
    package var highest: Int
    /// … and of what its share is counted: of the base that the method says.
    package var base: Int

    package init(median: String?, highest: Int, base: Int) {
        self.median = median
        self.highest = highest
        self.base = base
    }
}

/// The figures of a poll.
package struct Tally: Codable, Equatable, Sendable {
    package var whole = Figures()
    /// Empty when no member has a constituency.
    package var constituencies: [Constituency] = []
    /// The options from the best to the worst, equal ones together. Empty where options do not
    /// compete: yes and no, and the levels of a scale.
    package var standings: [[String]] = []
    package var grades: Grades?
    package var pairwise: PairwiseTable?
    package var runoff: InstantRunoff?
}

extension Tally {
    init(_ poll: Poll, _ papers: [Paper]) {
        let names = poll.electorate.constituencies
        let places = Dictionary(uniqueKeysWithValues: zip(names, 0...))
        constituencies = names.map { Constituency(name: $0, figures: Figures()) }
        for elector in poll.electorate.electors {
            add(elector.weight, elector.constituency.flatMap { places[$0] }) {
                $0.members.add(weight: $1)
                if elector.isPresent { $0.present.add(weight: $1) }
                if elector.isPresentAtClosing { $0.presentAtClosing.add(weight: $1) }
            }
        }
        let counts = poll.method.counts
        whole.counts = counts
        for index in constituencies.indices { constituencies[index].figures.counts = counts }
        for paper in papers { add(paper.mark, weight: paper.weight, paper.constituency) }
    }

    mutating func add(_ mark: Mark, weight: Int, _ constituency: Int?) {
        add(weight, constituency) { $0.add(mark, weight: $1) }
    }

    private mutating func add(
        _ weight: Int, _ constituency: Int?, _ change: (inout Figures, Int) -> Void
    ) {
        change(&whole, weight)
        if let constituency { change(&constituencies[constituency].figures, weight) }
    }
}

extension Figures {
    fileprivate mutating func add(_ mark: Mark, weight: Int) {
        voted.add(weight: weight)
        switch mark {
        case .abstain: abstained.add(weight: weight)
        case .blank: blank.add(weight: weight)
        case .options(let options):
            for option in options {
                counts[option].voters += 1
                counts[option].weight += weight
            }
        case .points(let given):
            for (option, points) in given where points > 0 {
                counts[option].voters += 1
                counts[option].weight += points * weight
            }
        case .ranking: break
        }
    }

    /// What a majority is counted of, by weight.
    package func base(_ base: MajorityBase, _ rule: Rule) -> Int {
        switch base {
        case .cast:
            voted.weight - (rule.abstention == .apart ? abstained.weight : 0)
                - (rule.blank == .apart ? blank.weight : 0)
        case .voted: voted.weight
        case .present: present.weight
        case .members: members.weight
        }
    }

    /// Who is counted for an option: those who chose it and, for yes and no, those whose
    /// abstention or blank the rule counts as such.
    package func supporters(of option: Int, _ method: Method, _ rule: Rule) -> Amount {
        var amount = Amount(voters: counts[option].voters, weight: counts[option].weight)
        guard method == .yesNo else { return amount }
        let treatment: Treatment = option == 0 ? .inFavour : .against
        for (given, treated) in [(abstained, rule.abstention), (blank, rule.blank)]
        where treated == treatment {
            amount.voters += given.voters
            amount.weight += given.weight
        }
        return amount
    }
}

extension Method {
    fileprivate var counts: [OptionCount] {
        switch self {
        case .ranking: []
        case .yesNo, .graded, .choice, .approval, .points, .election:
            options.map { OptionCount($0, voters: 0, weight: 0) }
        }
    }

    /// Median and share of the highest level, for a scale.
    func grades(_ figures: Figures, _ rule: Rule) -> Grades? {
        guard case .graded(_, let share) = self else { return nil }
        let total = figures.counts.reduce(0) { $0 + $1.weight }
        var reached = 0
        let median = figures.counts.first { count in
            reached += count.weight
            // Past the middle, so that of two levels in the middle it is the lower one.
            return total > 0 && reached > total / 2
        }
        return Grades(
            median: median?.option, highest: figures.counts[0].weight,
            base: figures.base(share, rule))
    }
}

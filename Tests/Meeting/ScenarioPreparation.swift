import Foundation
import OperationalText

@testable import Meeting

/// The table of a `meeting` step: one line for each thing.
struct Preparation {
    private(set) var people: [String: SeatID] = [:]
    private(set) var start = Instant(rawValue: 0)
    private var seats: [Seat] = []
    private var items: [AgendaItem] = []
    private var consultation: Consultation?
    private var commitments: [Commitment] = []
    private var rules = Rules(
        rule: Rule(
            base: .cast, threshold: Threshold(Fraction(1, 2), exceeding: true), tie: .fails),
        quorum: nil)
    private var header = Header(
        letterhead: [], subject: "Meeting", body: "", date: "2023-07-12", time: "10:00",
        place: "", remote: false, language: .ar, timeZone: "Africa/Tunis")

    init(_ lines: [String]) throws(ScenarioError) {
        for line in lines { try read(line) }
        start = Self.instant(date: header.date, time: header.time)
    }

    var meeting: Meeting {
        let anonymous = Person(
            honorific: "", name: "", title: "", organisation: "", constituency: nil)
        let links = [(Seat.observers, Role.observer), (Seat.screen, Role.screen)].map {
            Seat(id: $0.0, person: anonymous, role: $0.1, votes: false, weight: 1, generation: 1)
        }
        return Meeting(
            id: "m-scenario", header: header, rules: rules, seats: seats + links,
            agenda: Agenda(items: items), consultation: consultation, commitments: commitments,
            actions: [], minutes: Minutes(document: Document()))
    }

    private static func instant(date: String, time: String) -> Instant {
        let formatter = ISO8601DateFormatter()
        let moment = formatter.date(from: "\(date)T\(time):00Z") ?? .distantPast
        return Instant(rawValue: Int(moment.timeIntervalSince1970) * 1_000)
    }

    private mutating func read(_ line: String) throws(ScenarioError) {
        var words = Words(line)
        for role in Role.allCases where words.take(role.rawValue) {
            return addPerson(role, &words)
        }
        if words.take("letterhead") {
            header.letterhead.append(words.all())
        } else if words.take("subject") {
            header.subject = words.all()
        } else if words.take("remote") {
            header.remote = true
        } else if words.take("date") {
            header.date = words.word()
            header.time = words.all()
        } else if words.take("agenda") {
            items.append(
                AgendaItem(
                    id: AgendaItemID(rawValue: "i\(items.count + 1)"), title: words.all()))
        } else if words.take("quorum") {
            rules.quorum = try words.threshold()
        } else if words.take("rule") {
            rules.rule = try words.rule()
        } else if words.take("commitments") {
            while !words.isEmpty { addCommitment(try words.number(), "", []) }
        } else if words.take("consultation") {
            try readConsultation(words.upTo(","), file: words.all())
        } else {
            throw ScenarioError("cannot prepare: \(line)")
        }
        try words.end()
    }

    /// `Rim`, `Rim (no vote)`, `Rim (weight 2)`, with `: honorific | name | title | organisation |
    /// constituency` where these matter.
    private mutating func addPerson(_ role: Role, _ words: inout Words) {
        let name = words.word()
        let id = SeatID(rawValue: "p\(seats.count + 1)")
        people[name] = id
        var seat = Seat(
            id: id,
            person: Person(
                honorific: "", name: name, title: "", organisation: "", constituency: nil),
            role: role, votes: role != .observer, weight: 1, generation: 1)
        if words.take("(no vote)") { seat.votes = false }
        if words.take("(weight") {
            seat.weight = Int(words.upTo(")")) ?? 1
        }
        if words.take(":") {
            let parts = words.all().split(separator: "|", omittingEmptySubsequences: false)
                .map { $0.trimmingCharacters(in: .whitespaces) }
            let part = { (index: Int) in parts.indices.contains(index) ? parts[index] : "" }
            seat.person = Person(
                honorific: part(0), name: part(1), title: part(2), organisation: part(3),
                constituency: Constituency(rawValue: part(4)))
        }
        seats.append(seat)
    }

    private mutating func addCommitment(_ number: Int, _ title: String, _ counts: [String]) {
        var byLevel: [LevelID: Int] = [:]
        for (level, count) in zip(Level.priorities, counts) { byLevel[level.id] = Int(count) }
        commitments.append(
            Commitment(
                id: CommitmentID(rawValue: "n\(number)"), number: number,
                title: title.isEmpty ? "commitment \(number)" : title, counts: byLevel))
    }

    private mutating func readConsultation(
        _ name: String, file: String
    ) throws(ScenarioError) {
        guard
            let text = try? String(
                contentsOf: Folders.fixtures.appending(path: file), encoding: .utf8)
        else { throw ScenarioError("no file \(file)") }
        consultation = Consultation(name: name, scale: Level.priorities, respondents: nil)
        for line in text.split(whereSeparator: \.isNewline).dropFirst() {
            // Quotation marks stand around titles with commas and are doubled inside.
            let fields = line.split(separator: ",", omittingEmptySubsequences: false)
            let title = fields[1..<(fields.count - 5)].joined(separator: ",")
            let unquoted =
                title.hasPrefix("\"")
                ? String(title.dropFirst().dropLast()).replacing("\"\"", with: "\"") : title
            addCommitment(
                Int(fields[0]) ?? 0, unquoted, fields.suffix(5).map(String.init))
        }
    }
}

extension Words {
    /// `more than 1/2`, `at least 2/3`.
    mutating func threshold() throws(ScenarioError) -> Threshold {
        let exceeding = take("more than")
        guard exceeding || take("at least") else { throw ScenarioError("no threshold: \(rest)") }
        let numerator = try number()
        guard take("/") else { throw ScenarioError("no fraction: \(rest)") }
        return Threshold(Fraction(numerator, try number()), exceeding: exceeding)
    }

    /// `more than 1/2 of cast, tie: castingVote`; a ladder with `then` between its majorities,
    /// `none` for no majority; further clauses after commas.
    mutating func rule() throws(ScenarioError) -> Rule {
        var rule = Rule([])
        if !take("none") {
            repeat { rule.majorities.append(try majority()) } while take("then")
        }
        while take(",") { try clause(of: &rule) }
        return rule
    }

    /// `more than 1/2 of cast in each constituency with 2 per constituency`.
    private mutating func majority() throws(ScenarioError) -> Majority {
        let threshold = try threshold()
        guard take("of"), let base = MajorityBase(rawValue: word()) else {
            throw ScenarioError("no majority: \(rest)")
        }
        var majority = Majority(of: base, threshold)
        majority.inEachConstituency = take("in each constituency")
        if take("with") {
            majority.leastPerConstituency = try number()
            _ = take("per constituency")
        }
        return majority
    }

    private mutating func clause(of rule: inout Rule) throws(ScenarioError) {
        if take("tie:") {
            rule.tie = try value()
        } else if take("abstention:") {
            rule.abstention = try value()
        } else if take("blank:") {
            rule.blank = try value()
        } else if take("share:") {
            rule.share = try value()
        } else if take("ranking:") {
            rule.ranking = try value()
        } else if take("elimination:") {
            rule.elimination = try value()
        } else if take("unweighted") {
            rule.weighted = false
        } else if take("proxies") {
            rule.proxies = try number()
        } else if take("quorum") {
            let threshold = try threshold()
            guard take("of") else { throw ScenarioError("of whom? \(rest)") }
            let base: QuorumBase = try value()
            guard take("at") else { throw ScenarioError("when? \(rest)") }
            rule.quorums.append(QuorumRule(of: base, threshold, measured: try value()))
        } else {
            throw ScenarioError("no rule: \(rest)")
        }
    }

    /// A word of one of our enumerations.
    private mutating func value<Value: RawRepresentable<String>>()
        throws(ScenarioError) -> Value
    {
        let found = word()
        guard let value = Value(rawValue: found) else { throw ScenarioError("no \(found)") }
        return value
    }
}

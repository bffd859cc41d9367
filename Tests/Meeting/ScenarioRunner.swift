import Foundation
import OperationalText

@testable import Meeting

/// Plays the commands of a scenario on the state machine.
struct ScenarioRunner {
    private(set) var prepared: Meeting?
    /// Everything that happened.
    private(set) var entries: [Entry] = []
    /// The codes of all rejections.
    private(set) var codes: Set<Rejection.Code> = []
    private(set) var now = Instant(rawValue: 0)
    private var people: [String: SeatID] = [:]
    private var numbers: [SeatID: Int] = [:]

    func meeting() throws(ScenarioError) -> Meeting {
        guard let prepared else { throw ScenarioError("there is no meeting yet") }
        return prepared
    }

    /// What comes of one command, in words. Several people may give the same: `Rim, Walid: leave`.
    mutating func run(_ lines: [String]) throws(ScenarioError) -> [String] {
        var words = Words(lines[0])
        if words.take("meeting") { return try prepare(Array(lines.dropFirst())) }
        if words.take("wait") {
            now = now.advanced(by: try words.duration())
            // Between two looks at the clock.
            if words.take(", nothing notices") { return ["nothing notices"] }
            try words.end()
            return try due()
        }
        if words.take("show") { return try show(&words) }
        var outcome: [String] = []
        let names = words.upTo(":").split(separator: ", ")
        for name in names {
            let again = name.hasSuffix(" (again)")
            let person = try seat(String(again ? name.dropLast(8) : name))
            var copy = words
            let command = try command(&copy)
            try copy.end()
            outcome += try give(command, by: person, again: again)
        }
        return outcome
    }

    private mutating func give(
        _ command: Command, by person: SeatID, again: Bool
    ) throws(ScenarioError) -> [String] {
        let meeting = try meeting()
        let number = (numbers[person] ?? 0) + (again ? 0 : 1)
        numbers[person] = number
        let origin = Origin(
            by: person, client: ClientID(rawValue: "tab-\(person)"), at: now,
            fingerprint: meeting.text(sealedBy: command, at: now) == nil
                ? nil : "f\(meeting.sequence)")
        do throws(Rejection) {
            switch try meeting.receive(command, number: number, from: origin) {
            case .alreadyApplied(let sequence): return ["already applied, entry \(sequence)"]
            case .entry(let entry): return apply(entry)
            }
        } catch {
            codes.insert(error.code)
            let detail = error.detail.sorted { $0.key < $1.key }
            return [
                (["rejected: \(error.code)"] + detail.map { "\($0.key) \($0.value)" })
                    .joined(separator: ", ")
            ]
        }
    }

    /// What the meeting does by itself.
    private mutating func due() throws(ScenarioError) -> [String] {
        let (hour, minute) = (now.rawValue / 3_600_000 % 24, now.rawValue / 60_000 % 60)
        let time = ["it is " + twoDigits(hour) + ":" + twoDigits(minute)]
        guard let entry = prepared?.dueEntry(at: now) else { return time }
        return time + apply(entry)
    }

    private mutating func apply(_ entry: Entry) -> [String] {
        prepared?.apply(entry)
        entries.append(entry)
        for case .seatAdded(let seat) in entry.events { people[seat.person.name] = seat.id }
        guard let prepared else { return [] }
        let teller = storyteller(of: prepared)
        return entry.events.flatMap { teller.words(for: $0, at: entry.at) }
    }

    private func storyteller(of meeting: Meeting) -> Storyteller {
        let names = people.map { ($0.value, $0.key) }
        return Storyteller(meeting: meeting, names: Dictionary(names) { first, _ in first })
    }

    private mutating func prepare(_ lines: [String]) throws(ScenarioError) -> [String] {
        let preparation = try Preparation(lines)
        now = preparation.start
        people = preparation.people
        var meeting = preparation.meeting
        let entry = Meeting.preparing(meeting, at: now)
        entries = [entry]
        meeting.apply(entry)
        prepared = meeting
        return [
            "prepared: \(meeting.seats.count(where: \.isParticipant)) people, "
                + "\(meeting.voters.count) of them vote; "
                + "\(meeting.commitments.count) commitments"
        ] + storyteller(of: meeting).quorum
    }

    private func show(_ words: inout Words) throws(ScenarioError) -> [String] {
        let teller = storyteller(of: try meeting())
        if words.take("lists") { return teller.lists }
        if words.take("the floor") { return teller.floor }
        if words.take("speeches") { return teller.speeches }
        if words.take("motions") { return teller.motions }
        if words.take("quorum") { return teller.quorum }
        if words.take("running count") { return teller.running }
        if words.take("prepared ballots") { return teller.prepared }
        if words.take("findings") { return teller.findings }
        if words.take("acceptances") { return teller.acceptances }
        if words.take("sensitivity") { return teller.sensitivity }
        if words.take("actions") { return teller.actions }
        if words.take("minutes") { return teller.minutes }
        if words.take("history of") { return teller.history(of: try commitment(&words)) }
        throw ScenarioError("cannot show: \(words.rest)")
    }
}

// MARK: - Names

extension ScenarioRunner {
    func seat(_ name: String) throws(ScenarioError) -> SeatID {
        if let id = people[name] { return id }
        if name == "the observers" { return Seat.observers }
        if name == "the screen" { return Seat.screen }
        // Somebody who is in no list, to see that refused.
        if name == "somebody else" { return "p999" }
        throw ScenarioError("nobody is called \(name)")
    }

    func commitment(_ words: inout Words) throws(ScenarioError) -> CommitmentID {
        CommitmentID(rawValue: "n\(try words.number())")
    }

    /// `the ballot`: the last one; `ballot 3`: the third.
    func ballot(_ words: inout Words) throws(ScenarioError) -> BallotID {
        if words.take("the ballot") {
            return try meeting().ballots.last?.id ?? "b999"
        }
        guard words.take("ballot") else { throw ScenarioError("no ballot: \(words.rest)") }
        let number = try words.number()
        return try meeting().ballots.first { $0.number == number }?.id ?? "b999"
    }
}

func twoDigits(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }

import Foundation
import Meeting
import OperationalText
import Words

/// A file of `Tests/Fixtures/sentences`: what the words say of what is in a meeting. The browser's
/// words are tried with the same files.
struct SentenceFile: Decodable {
    /// The parts of a meeting that the cases speak of, as in the protocol.
    var meeting: MeetingParts?
    var cases: [SentenceCase]
}

/// One sentence in three languages. `of` names the function, `input` is what it speaks of.
struct SentenceCase: Decodable {
    var name: String
    var of: Function
    var input: Input
    var ar: String
    var fr: String
    var en: String

    enum Function: String, Decodable {
        case percent, percentCell, date, dateTime, time, enumeration
        case person, participant, sides, quorum
        case threshold, rule, ruleOfBallot, remarks, option, heading, tally, verdict, running
        case rollCall
        case disposition, condition, act, proposal, decision
        case finalEntry, supplementaryEntry, droppedEntry, numbers, action
        case level, finding
        case title, order, tableOrder, listsState, accepted
    }

    struct Input: Decodable {
        var hundredths: Int?
        var date: String?
        var time: String?
        var at: Instant?
        var timeZone: String?
        var items: [String]?
        var person: Person?
        var seat: SeatID?
        var seats: [SeatID]?
        var present: Int?
        var represented: Int?
        var members: Int?
        var quorum: Threshold?
        var threshold: Threshold?
        var rule: Rule?
        var method: Method?
        var limits: BallotLimits?
        var running: RunningCount?
        var ballot: BallotID?
        /// One of those on its sheet.
        var question: Int?
        var option: BallotOption?
        var disposition: Disposition?
        var condition: Condition?
        var act: Act?
        var proposal: Proposal?
        var commitment: CommitmentID?
        var commitments: [CommitmentID]?
        var key: String?
        var action: ActionID?
        var conditionID: ConditionID?
        var level: Level?
        var finding: Finding?
        var list: ListName?
        /// The name of a finding that was accepted.
        var accepted: FindingID?
    }

    func expected(in language: Language) -> String {
        switch language {
        case .ar: ar
        case .fr: fr
        case .en: en
        }
    }
}

struct MeetingParts: Decodable {
    var header: Header?
    var phase: Phase?
    var phaseChanges: [PhaseChange]?
    var seats: [Seat]?
    var attendance: Attendance?
    var consultation: Consultation?
    var commitments: [Commitment]?
    var ballots: [Ballot]?
    var actions: [Action]?
    var lists: Lists?
    var acceptances: [Acceptance]?
    var earlier: [EarlierMeeting]?

    var meeting: Meeting {
        var meeting = Meeting(
            id: "m",
            header: header
                ?? Header(
                    letterhead: [], subject: "s", body: "", date: "2023-07-12", time: "10:00",
                    place: "", remote: false, language: .ar, timeZone: "Africa/Tunis"),
            rules: Rules(
                rule: Rule(
                    base: .cast, threshold: Threshold(Fraction(1, 2), exceeding: true),
                    tie: .fails),
                quorum: nil),
            seats: seats ?? [], agenda: Agenda(items: []), consultation: consultation,
            commitments: commitments ?? [], actions: actions ?? [],
            minutes: Minutes(document: Document()))
        meeting.phase = phase ?? .prepared
        meeting.phaseChanges = phaseChanges ?? []
        meeting.attendance = attendance ?? Attendance()
        meeting.ballots = ballots ?? []
        meeting.lists = lists ?? Lists()
        meeting.acceptances = acceptances ?? []
        meeting.earlier = earlier
        return meeting
    }
}

struct MissingInput: Error {}

extension SentenceCase {
    /// What the words say.
    func sentence(in language: Language, of meeting: Meeting) throws -> String {
        let words = Words(language)
        func need<Value>(_ value: Value?) throws -> Value {
            guard let value else { throw MissingInput() }
            return value
        }
        func ballot() throws -> Ballot {
            let ballot = try need(input.ballot.flatMap(meeting.ballot))
            return try input.question.map { try need(ballot.question($0)) } ?? ballot
        }
        func commitment() throws -> Commitment {
            try need(input.commitment.flatMap(meeting.commitment))
        }
        switch of {
        case .percent: return words.percent(hundredths: try need(input.hundredths))
        case .percentCell: return words.percentCell(hundredths: try need(input.hundredths))
        case .date: return words.date(try need(input.date))
        case .dateTime:
            return words.dateTime(date: try need(input.date), time: try need(input.time))
        case .time: return words.time(try need(input.at), in: try need(input.timeZone))
        case .enumeration: return words.enumeration(try need(input.items))
        case .person: return words.person(try need(input.person))
        case .participant:
            return words.participant(try need(input.seat.flatMap(meeting.seat)), in: meeting)
        case .sides:
            return words.sides(of: try need(input.seats).compactMap(meeting.seat)) ?? ""
        case .quorum:
            return words.quorum(
                present: try need(input.present), represented: input.represented ?? 0,
                members: try need(input.members),
                rule: input.quorum)
        case .threshold: return words.threshold(try need(input.threshold))
        case .rule: return words.rule(try need(input.rule), for: input.method ?? .yesNo)
        case .ruleOfBallot: return words.rule(of: try ballot())
        case .remarks:
            return words.remarks(on: try ballot(), in: meeting).joined(separator: "\n")
        case .running:
            return words.running(try need(input.running), of: try ballot(), in: meeting)
        case .option:
            return words.option(try need(input.option), of: try need(input.method), in: meeting)
        case .heading: return words.heading(of: try ballot(), in: meeting)
        case .tally: return words.tally(of: try ballot(), in: meeting) ?? ""
        case .verdict: return words.verdict(of: try ballot(), in: meeting)
        case .rollCall:
            return words.rollCall(of: try ballot(), in: meeting).joined(separator: "\n")
        case .disposition: return words.disposition(try need(input.disposition), in: meeting)
        case .condition: return words.condition(try need(input.condition))
        case .act: return words.act(try need(input.act), in: meeting)
        case .proposal: return words.proposal(try need(input.proposal), in: meeting)
        case .decision: return words.decision(on: try commitment(), in: meeting)
        case .finalEntry:
            return words.finalEntry(
                try need(meeting.finalList.first { $0.lead.id == input.commitment }))
        case .supplementaryEntry:
            return words.supplementaryEntry(
                try need(meeting.supplementaryList.first { $0.lead.id == input.commitment }))
        case .droppedEntry: return words.droppedEntry(try commitment())
        case .numbers:
            return words.numbers(
                try need(input.key),
                of: try need(input.commitments).compactMap(meeting.commitment))
        case .action: return words.action(try action(in: meeting), in: meeting)
        case .level: return words.level(try need(input.level))
        case .finding: return words.finding(try need(input.finding), in: meeting)
        case .title: return words.title(try commitment())
        case .order: return words.order(of: try need(input.list), in: meeting) ?? ""
        case .tableOrder: return words.tableOrder(in: meeting) ?? ""
        case .listsState: return words.state(of: meeting.lists, in: meeting)
        case .accepted:
            let found = meeting.acceptedFindings.first {
                $0.acceptance.finding == input.accepted
            }
            return words.accepted(try need(found), in: meeting)
        }
    }

    private func action(in meeting: Meeting) throws -> AgreedAction {
        let found = meeting.agreedActions.first { action in
            switch action {
            case .typed(let action): action.id == input.action
            case .condition(let condition, of: let commitment):
                condition.id == input.conditionID && commitment.id == input.commitment
            }
        }
        guard let found else { throw MissingInput() }
        return found
    }
}

import Foundation
import Meeting
import Testing

@testable import Room

/// A message of the server as a client reads it.
struct Incoming: Decodable {
    struct Welcome: Decodable {
        var meeting: MeetingID
        var seat: SeatID
        var role: Role
        var sequence: Int
        var at: Instant?
        var lastNumber: Int
        var lastSequence: Int?
        var now: Instant
        var votes: [BallotID: Choice]
        var votesFor: [SeatID: Choice]?
        var codes: [BallotID: String]?
        var codesFor: [SeatID: String]?
        var drafts: [BallotID: SheetAnswers]?
        var live: LiveMessage
        var accepting: Bool
        var trouble: Trouble?
    }
    struct Snapshot: Decodable { var meeting: Meeting }
    struct Recorded: Decodable { var number: Int, sequence: Int, code: String? }
    struct Kept: Decodable, Equatable { var ballot: BallotID, mark: Int }
    struct KeyPart: Decodable { var ballot: BallotID, part: String }
    struct Rejected: Decodable { var number: Int, reason: Rejection }
    struct Caret: Decodable, Equatable { var seat: SeatID, block: String, offset: Int, anchor: Int }
    struct Knock: Decodable, Equatable { var id: String, name: String }
    struct LiveMessage: Decodable {
        var presence: [SeatID: Int]?
        var turnout: [BallotID: [SeatID]]?
        var boxes: [BallotID: String?]?
        var carets: [ClientID: Caret?]?
        var knocks: [Knock]?
    }
    struct Heartbeat: Decodable { var now: Instant, head: JournalHead }
    struct Accepting: Decodable { var value: Bool, reason: Trouble? }
    struct Devices: Decodable { var count: Int }
    struct Voted: Decodable { var ballot: BallotID, `for`: SeatID?, choice: Choice }
    struct Knocking: Decodable { var knock: String }
    struct Admitted: Decodable { var token: String }
    struct Refused: Decodable { var reason: String }

    var welcome: Welcome?
    var snapshot: Snapshot?
    var entry: Entry?
    var recorded: Recorded?
    var rejected: Rejected?
    var live: LiveMessage?
    var heartbeat: Heartbeat?
    var accepting: Accepting?
    var knocking: Knocking?
    var admitted: Admitted?
    var refused: Refused?
    var links: [String: String]?
    var keyPart: KeyPart?
    var kept: Kept?
    var devices: Devices?
    var voted: Voted?
}

/// A browser's tab: what a client keeps and does by docs/PROTOCOL.md, which is also the check on
/// what it is sent.
final class Tab {
    let client: String
    var token: String
    var connection: Int?
    /// Whether it takes frames; a slow one does not.
    var isReading = true

    /// The public state, folded from what was sent.
    private(set) var meeting: Meeting?
    /// Everything up to here was received.
    private(set) var position: Int?
    /// When the entry there was made.
    private(set) var time: Instant?
    /// The number of the last command given.
    private(set) var number = 0
    /// The command that waits for its answer.
    private(set) var waiting: (number: Int, command: Command, word: Int?)?
    /// The check codes that came with acknowledgements, by number.
    private(set) var codes: [Int: String] = [:]
    /// The parts of keys that it keeps, also over a reload.
    private(set) var keyParts: [BallotID: String] = [:]
    /// The sequences of the commands that were acknowledged, by number.
    private(set) var acknowledged: [Int: Int] = [:]
    private(set) var rejected: [Int: Rejection] = [:]
    /// The numbers that it sent more than once over the same line, which a client may not: one copy
    /// can be refused and the other not.
    var doubled: Set<Int> = []
    private(set) var accepting: Bool?
    private(set) var refusal: String?

    /// All messages since the last `take`.
    private var messages: [Incoming] = []
    /// All bytes since the last `take`.
    private(set) var text = ""

    init(_ client: String, token: String) {
        self.client = client
        self.token = token
    }

    /// What came since the last time.
    func take() -> [Incoming] {
        defer { (messages, text) = ([], "") }
        return messages
    }

    // Sending

    /// Comes, or comes again: with its position, and with the command that waits for its answer.
    func hello(_ stage: Stage, from position: Int?? = nil) {
        let connection = stage.connect(self)
        let position = position ?? self.position
        let at = time.map { #","at":\#($0.rawValue)"# } ?? ""
        let place = position.map { #","position":\#($0)"# + at } ?? ""
        stage.send(
            #"{"hello":{"token":"\#(token)","client":"\#(client)"\#(place)}}"#, from: connection)
        stage.settle()
    }

    /// Gives the next command.
    func give(_ command: Command, word: Int? = nil, _ stage: Stage) {
        number += 1
        waiting = (number, command, word)
        send(stage)
    }

    /// Sends the command that waits, again.
    func send(_ stage: Stage) {
        guard let waiting, let connection else { return }
        let command = String(decoding: RoomJSON.encode(waiting.command), as: UTF8.self)
        let word = waiting.word.map { #","word":\#($0)"# } ?? ""
        stage.send(
            #"{"command":{"number":\#(waiting.number),"command":\#(command)\#(word)}}"#,
            from: connection)
    }

    /// Sends a message of another kind.
    func say(_ text: String, _ stage: Stage) {
        if let connection { stage.send(text, from: connection) }
    }

    // Receiving

    func refused(_ reason: Refusal, _ connection: Int) {
        if self.connection == connection { self.connection = nil }
    }

    func read(_ frame: [UInt8], stage: Stage) {
        text += String(decoding: frame, as: UTF8.self)
        do {
            for message in try JSONDecoder().decode([Incoming].self, from: Data(frame)) {
                take(message, stage)
            }
        } catch {
            Issue.record("\(client) cannot read \(text): \(error)")
        }
    }

    private func take(_ message: Incoming, _ stage: Stage) {
        messages.append(message)
        if let welcome = message.welcome {
            accepting = welcome.accepting
            position = welcome.sequence
            time = welcome.at
            // What the answer to was lost was applied.
            if let waiting, welcome.lastNumber >= waiting.number {
                acknowledge(waiting.number, welcome.lastSequence ?? 0)
            }
        }
        if let snapshot = message.snapshot {
            meeting = snapshot.meeting
            #expect(position == snapshot.meeting.sequence, "\(client): welcome and snapshot")
        }
        if let entry = message.entry { take(entry, stage) }
        if let recorded = message.recorded {
            #expect(recorded.sequence <= stage.storage.durableEntryCount, "\(client)")
            acknowledge(recorded.number, recorded.sequence)
            codes[recorded.number] = recorded.code
        }
        if let part = message.keyPart { keyParts[part.ballot] = part.part }
        if let rejection = message.rejected {
            rejected[rejection.number] = rejection.reason
            if waiting?.number == rejection.number { waiting = nil }
        }
        if let value = message.accepting?.value { accepting = value }
        if let admitted = message.admitted { token = admitted.token }
        if let reason = message.refused?.reason { refusal = reason }
    }

    private func take(_ entry: Entry, _ stage: Stage) {
        #expect(entry.sequence > position ?? 0, "\(client): entries grow")
        #expect(entry.sequence <= stage.storage.durableEntryCount, "\(client): not yet durable")
        meeting?.apply(entry)
        position = entry.sequence
        time = entry.at
        if entry.client?.rawValue == client, let number = entry.number, isMine(entry) {
            acknowledge(number, entry.sequence)
        }
    }

    private func isMine(_ entry: Entry) -> Bool {
        entry.by.map { token.hasPrefix("\($0).") } ?? false
    }

    private func acknowledge(_ number: Int, _ sequence: Int) {
        acknowledged[number] = max(sequence, acknowledged[number] ?? 0)
        if waiting?.number == number { waiting = nil }
    }

    /// The public state as it was sent, without what a client need not keep; its sequence is that
    /// of the last public entry.
    var view: Meeting? {
        guard var view = meeting?.publicView else { return nil }
        view.sequence = 0
        return view
    }
}

extension Stage {
    /// What a client that has everything sees.
    var view: Meeting {
        var view = room.durable.publicView
        view.sequence = 0
        return view
    }
}

/// A committee of a chair, a secretary and three members, with an observers' and a screen's link.
enum Committee {
    static let rule = Rule(
        base: .cast, threshold: Threshold(Fraction(1, 2), exceeding: true), tie: .castingVote)

    static func seat(_ id: SeatID) -> Seat {
        meeting.seats[id: id]
            ?? Seat(
                id: id, person: person(""), role: .observer, votes: false, weight: 1,
                generation: 1)
    }

    static func person(_ name: String) -> Person {
        Person(honorific: "", name: name, title: "", organisation: "", constituency: nil)
    }

    static var meeting: Meeting {
        let people: [(SeatID, Role)] = [
            ("chair", .chair), ("secretary", .secretary), ("m1", .member), ("m2", .member),
            ("m3", .member), (Seat.observers, .observer), (Seat.screen, .screen),
        ]
        return Meeting(
            id: "m-test",
            header: Header(
                letterhead: [], subject: "test", body: "", date: "2023-07-12", time: "10:00",
                place: "", remote: true, language: .en, timeZone: "Africa/Tunis"),
            rules: Rules(rule: rule, quorum: nil),
            seats: people.map { id, role in
                Seat(
                    id: id, person: person("\(id)"), role: role,
                    votes: role != .observer && role != .screen, weight: 1, generation: 1)
            },
            agenda: Agenda(items: []), consultation: nil,
            commitments: (1...4).map {
                Commitment(
                    id: CommitmentID(rawValue: "n\($0)"), number: $0, title: "commitment \($0)",
                    counts: [:])
            },
            actions: [], minutes: Minutes(document: .init()))
    }
}

extension Command {
    static func vote(_ option: OptionID, in ballot: BallotID) -> Command {
        .castVote(ballot: ballot, choice: Choice.option(option))
    }

    static func open(on commitment: CommitmentID, until deadline: Int? = nil) -> Command {
        .openBallot(
            motion: Motion(
                subject: .commitment(commitment), method: .yesNo,
                proposal: Proposal(disposition: .retained),
                deadline: deadline.map(Instant.init(rawValue:))))
    }

    static func act(_ text: String) -> Command { .addAction(text: text, owner: nil, due: nil) }
}

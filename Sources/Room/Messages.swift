import Foundation
import Journal
import Meeting

/// What a client sends; docs/PROTOCOL.md describes each message.
enum ClientMessage: Decodable {
    /// `at`: when the entry at `position` was made.
    case hello(token: String, client: ClientID, position: Int?, at: Instant?)
    case knock(code: String, name: String)
    /// `word`: that of a check code, chosen by the voter's device.
    case command(number: Int, command: Command, word: Int?)
    case caret(block: String?, offset: Int?, anchor: Int?)
    case admit(knock: String, seat: SeatID)
    case dismiss(knock: String)
    case links
    case keyPart(ballot: BallotID, part: String)
    /// Changes on a sheet that is not handed in: the characters of the answers by their places.
    case draft(ballot: BallotID, mark: Int, answers: [String: String])
}

/// What a room sends; docs/PROTOCOL.md describes each message.
enum ServerMessage: Encodable {
    case welcome(Welcome)
    case snapshot(meeting: Meeting)
    case entry(Entry)
    /// `code`: that of a secret ballot with check codes.
    case recorded(number: Int, sequence: Int, code: String? = nil)
    case rejected(number: Int, reason: Rejection)
    case live(Live)
    case heartbeat(now: Instant, head: Head)
    case accepting(value: Bool, reason: Trouble?)
    case devices(count: Int)
    /// What was cast on another device of the same person.
    case voted(CastVote)
    case knocking(knock: String)
    case admitted(token: String)
    case refused(reason: Refusal)
    case links([String: String])
    /// A part of the key of a secret ballot, for its holder's device to keep.
    case keyPart(ballot: BallotID, part: String)
    /// One's draft up to the message of this mark is on the disk.
    case kept(ballot: BallotID, mark: Int)

    private enum CodingKeys: String, CodingKey {
        case welcome, snapshot, entry, recorded, rejected, live, heartbeat, accepting, knocking
        case admitted, refused, links, devices, voted, keyPart, kept
    }

    /// One key, the message's name.
    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .welcome(let welcome): try container.encode(welcome, forKey: .welcome)
        case .snapshot(let meeting): try container.encode(["meeting": meeting], forKey: .snapshot)
        case .entry(let entry): try container.encode(entry, forKey: .entry)
        case .recorded(let number, let sequence, let code):
            try container.encode(
                Recorded(number: number, sequence: sequence, code: code), forKey: .recorded)
        case .rejected(let number, let reason):
            try container.encode(Rejected(number: number, reason: reason), forKey: .rejected)
        case .live(let live): try container.encode(live, forKey: .live)
        case .heartbeat(let now, let head):
            try container.encode(Heartbeat(now: now, head: .init(head)), forKey: .heartbeat)
        case .accepting(let value, let reason):
            try container.encode(Accepting(value: value, reason: reason), forKey: .accepting)
        case .devices(let count): try container.encode(["count": count], forKey: .devices)
        case .knocking(let knock): try container.encode(["knock": knock], forKey: .knocking)
        case .admitted(let token): try container.encode(["token": token], forKey: .admitted)
        case .refused(let reason): try container.encode(["reason": reason], forKey: .refused)
        case .links(let links): try container.encode(links, forKey: .links)
        case .voted(let vote): try container.encode(vote, forKey: .voted)
        case .keyPart(let ballot, let part):
            try container.encode(["ballot": ballot.rawValue, "part": part], forKey: .keyPart)
        case .kept(let ballot, let mark):
            try container.encode(Kept(ballot: ballot, mark: mark), forKey: .kept)
        }
    }

    private struct Recorded: Encodable {
        var number: Int
        var sequence: Int
        var code: String?
    }

    private struct Kept: Encodable {
        var ballot: BallotID
        var mark: Int
    }

    private struct Heartbeat: Encodable {
        var now: Instant
        var head: JournalHead
    }

    private struct Accepting: Encodable {
        var value: Bool
        var reason: Trouble?
    }

    private struct Rejected: Encodable {
        var number: Int
        var reason: Rejection
    }
}

/// Who one is here, and how things stand; without `live`.
struct Welcome: Encodable {
    var meeting: MeetingID
    var seat: SeatID
    var role: Role
    var sequence: Int
    /// When the entry at `sequence` was made; nil if that is not known.
    var at: Instant?
    var lastNumber: Int
    var lastSequence: Int?
    var now: Instant
    var votes: [BallotID: Choice]
    /// The votes in the open ballot that one casts for others.
    var votesFor: [SeatID: Choice]?
    /// One's check code in the open secret ballot. The answer itself is never sent back.
    var codes: [BallotID: String]?
    /// Those of the others for whom one votes.
    var codesFor: [SeatID: String]?
    /// One's sheet of the open ballot as far as it is filled in, if that was not handed in.
    var drafts: [BallotID: SheetAnswers]?
    var accepting: Bool
    var trouble: Trouble?

    /// The message with `live`, which is encoded already: many who come at once share it.
    func message(live: [UInt8]) -> [UInt8] {
        var bytes = RoomJSON.encode(ServerMessage.welcome(self))
        // Before the two braces that end the welcome and the message.
        bytes.insert(contentsOf: Array(#","live":"#.utf8) + live, at: bytes.count - 2)
        return bytes
    }
}

/// Why a connection is ended.
package enum Refusal: String, Encodable, Sendable, CaseIterable {
    case unknownToken, unknownCode, tooManyKnocks, dismissed, badMessage, tooFast, tooLarge
    case noHello, replaced, nobodyAnswered
}

/// What is not kept: who is connected, who has voted, where people write, who knocks.
struct Live: Encodable {
    /// Open connections per seat.
    var presence: [SeatID: Int]?
    var turnout: [BallotID: [SeatID]]?
    /// Secret ballots whose box cannot be opened, and why; null: it can again.
    var boxes: [BallotID: BoxProblem?]?
    /// Per client; `.some(nil)` is encoded as null: the caret is gone.
    var carets: [ClientID: Caret?]?
    var knocks: [Knock]?
    /// The count of the open ballot, if its rule shows it.
    var running: [BallotID: RunningCount]?

    var isEmpty: Bool {
        presence == nil && turnout == nil && boxes == nil && carets == nil && knocks == nil
            && running == nil
    }

    struct Caret: Encodable, Equatable {
        var seat: SeatID
        var block: String
        var offset: Int
        var anchor: Int
    }

    struct Knock: Encodable, Equatable {
        var id: String
        var name: String
    }
}

/// JSON as the room writes it: keys in order, so that the same value gives the same bytes.
package enum RoomJSON {
    package static func encode(_ value: some Encodable) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return Array(try encoder.encode(value))
        } catch {
            // Our own values have no infinite numbers and no keys that are not strings.
            preconditionFailure("cannot encode \(type(of: value)): \(error)")
        }
    }

    /// Encoded values as an array.
    static func array(of values: [[UInt8]]) -> [UInt8] {
        var text = [UInt8(ascii: "[")]
        text.reserveCapacity(values.reduce(2) { $0 + $1.count + 1 })
        for value in values {
            if text.count > 1 { text.append(UInt8(ascii: ",")) }
            text += value
        }
        text.append(UInt8(ascii: "]"))
        return text
    }

    package static func decode<Value: Decodable>(
        _ type: Value.Type, from bytes: [UInt8]
    ) throws -> Value {
        try JSONDecoder().decode(type, from: Data(bytes))
    }
}

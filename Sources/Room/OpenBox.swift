import Cryptography
import Meeting
import SecretBallots

/// The box of the open secret ballot as the room keeps it, with its key.
struct OpenBox<Connection: Hashable> {
    let ballot: BallotID
    /// What the ballot is called in all the world, so that no box can be taken for another's.
    let name: String
    let key: BallotKey
    /// Everything that was taken, also what is not written yet.
    var box: Box
    /// Votes that are not durable, by client: each sends one command at a time.
    var unsettled: [Member.Key: Vote] = [:]
    /// Those of them that are in no box that was given to the journal.
    var waiting: Set<Member.Key> = []
    /// Whether a box is being written; the next one waits for it, with all that comes meanwhile.
    var isWriting = false
    /// Who has voted, as far as it is durable.
    var turnout: Set<SeatID> = []
    /// The parts of the key for its holders, until they have been sent.
    var parts: [SeatID: [UInt8]] = [:]

    /// A vote whose voter waits for an answer, which is sent to the connection.
    struct Vote {
        /// Whose vote it is; not always that of whoever casts it.
        var voter: SeatID
        var connection: Connection
        var number: Int
    }
}

/// Why the box of an open secret ballot cannot be used.
enum BoxProblem: String, Encodable {
    /// The key was in memory only: the parts of the chair and of the secretary are needed.
    case partsNeeded
    /// The file of the key is gone or is another one's.
    case keyMissing
    case boxMissing
    case boxDamaged
    /// The box is one of earlier.
    case boxOld

    init(_ error: SecretBallotError) {
        self =
            switch error {
            case .boxMissing: .boxMissing
            case .boxOld: .boxOld
            case .keyMissing, .system, .noRandomness: .keyMissing
            case .boxDamaged, .wordsUsedUp, .choiceTooLong: .boxDamaged
            }
    }
}

/// The secret ballot that is open, if one is.
enum SecretState<Connection: Hashable> {
    case none
    case open(OpenBox<Connection>)
    /// No vote can be taken and nothing counted, but the ballot can be annulled.
    case locked(LockedBox)

    var ballot: BallotID? {
        switch self {
        case .none: nil
        case .open(let open): open.ballot
        case .locked(let locked): locked.ballot
        }
    }
}

/// A box that cannot be opened, and the parts of its key that have come back.
struct LockedBox {
    let ballot: BallotID
    var problem: BoxProblem
    /// The box as it was found.
    var file: [UInt8]
    var parts: [SeatID: [UInt8]] = [:]
}

extension Ballot {
    /// The slots of the box. Any answer to this ballot fits, and the length says nothing else.
    var boxLayout: BoxLayout {
        // Every identifier once, with what JSON puts around it and with points, and the answers on
        // a sheet, in steps of 64.
        let longest = options.reduce(64 + (sheet?.cellCount ?? 0)) {
            $0 + $1.id.rawValue.utf8.count + 28
        }
        return BoxLayout(
            slotCount: electorate.count,
            choiceBytes: min((longest + 63) / 64 * 64, BoxLayout.choiceLimit))
    }

    /// The name of the file of its box, in the folder of the meeting.
    package var boxFile: String { Self.boxPrefix + id.rawValue }
    package static var boxPrefix: String { "box-" }
}

extension BoxMark {
    init(_ seal: Seal) { self.init(number: seal.number, hash: hexadecimal(seal.hash)) }

    /// A hash that is none fits no box.
    var seal: Seal { Seal(number: number, hash: bytes(hexadecimal: hash) ?? []) }
}

extension CheckCode {
    /// As it is sent: two numbers of three digits, so that every code has one length.
    var text: String {
        [device, server].map { String(1_000 + $0).dropFirst() }.joined(separator: "-")
    }
}

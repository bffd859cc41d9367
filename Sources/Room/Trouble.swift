import Cryptography
import Glibc
package import Journal
import Meeting

/// Why the meeting cannot be written, as far as people can do something about it.
package enum Trouble: String, Codable, Sendable, CaseIterable {
    /// The disk is full: it goes on by itself once there is room.
    case full
    /// The folder may not be written to.
    case readOnly
    /// What was written is not what is there now: the server must be ended and the journal
    /// recovered.
    case damaged
    /// The disk fails; it is tried again.
    case failing

    init(_ error: JournalError) {
        self =
            switch error {
            case .system(_, _, let code):
                switch code {
                case ENOSPC, EDQUOT, EFBIG: .full
                case EROFS, EACCES, EPERM: .readOnly
                default: .failing
                }
            case .broken: .damaged
            case .payloadNotOneLine, .snapshotOutOfRange, .folderInUse, .stopped: .failing
            }
    }
}

/// The last durable entry, as screens show it.
package struct JournalHead: Codable, Equatable, Sendable {
    package var sequence: Int
    /// 64 hexadecimal digits, the hash of the entry and of all before it.
    package var hash: String

    package init(_ head: Head) {
        sequence = head.sequence
        hash = hexadecimal(head.hash)
    }
}

extension Room {
    /// The last durable entry: with its hash, `mahdar verify` finds any change before it.
    package var journalHead: JournalHead { JournalHead(journal.status.durable) }

    /// The trouble may turn into another one while writing is tried again.
    func follow(_ trouble: Trouble) {
        guard !accepting, trouble != self.trouble else { return }
        self.trouble = trouble
        tellAll(.accepting(value: false, reason: trouble))
    }

    /// Tells those who sit in a person's seat that their link was opened once more: it may have
    /// been stolen. Observers and screens share their links.
    func announceDevice(of newcomer: Member, _ seat: Seat) {
        // As a rule there is none, and finding them takes a look at everyone.
        guard seat.isParticipant, live.connections(in: seat.id) > 0 else { return }
        var others: [Connection] = []
        for (connection, guest) in guests {
            guard case .member(let member) = guest.state, member.seat == newcomer.seat,
                member.client != newcomer.client
            else { continue }
            others.append(connection)
        }
        for connection in others { tell(connection, .devices(count: others.count + 1)) }
    }
}

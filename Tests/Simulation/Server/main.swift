// The server of the simulation: the real meeting, journal, snapshots and recovery on a folder,
// without sockets and clocks. One line of JSON in, one out; see Tests/Simulation/swiftServer.js.

import Foundation
import Journal
import Meeting
import OperationalText
import Room

/// What may be asked. An object with one key, the name of the case.
enum Request: Decodable {
    /// Prepares a meeting with these minutes and seats `u0` … `u3` in a folder, and opens it.
    case begin(folder: String, document: Document)
    /// Takes a command; it is not durable yet.
    case submit(
        seat: SeatID, client: ClientID, number: Int, base: Int, operation: OperationalText.Operation
    )
    /// Makes durable what was taken.
    case write
    /// Writes a snapshot of what is durable.
    case snapshot
    /// Loses what was not durable, and recovers from snapshot and journal.
    case crash
    /// The minutes as they are on disk.
    case document
}

struct Reply: Encodable {
    /// Of the newest durable entry.
    var durable: Int?
    var sequence: Int?
    /// What was taken, in its effective form, and the fingerprint of the minutes after it.
    var operation: OperationalText.Operation?
    var digest: String?
    var isKnown: Bool?
    var rejected: Rejection?
    var document: Document?
}

/// A meeting with what belongs to it, as in `HostedRoom`.
struct Server {
    let folder: MeetingFolder
    var durable: Meeting
    var head: Meeting
    var journal: JournalWriter
    var pending: [Entry] = []

    init(_ folder: MeetingFolder) throws {
        self.folder = folder
        let (contents, journal) = try folder.open {}
        (durable, head, self.journal) = (contents.meeting, contents.meeting, journal)
    }

    static func begin(_ path: String, _ document: Document) throws -> Server {
        let folder = MeetingFolder(id: "m-simulated", in: path)
        let person = Person(
            honorific: "", name: "-", title: "", organisation: "", constituency: nil)
        let rule = Rule(
            base: .cast, threshold: Threshold(Fraction(1, 2), exceeding: true), tie: .fails)
        let meeting = Meeting(
            id: folder.id,
            header: Header(
                letterhead: [], subject: "simulation", body: "", date: "2023-07-12", time: "10:00",
                place: "", remote: true, language: .ar, timeZone: "Africa/Tunis"),
            rules: Rules(rule: rule, quorum: nil),
            seats: (0..<4).map {
                Seat(
                    id: SeatID(rawValue: "u\($0)"), person: person, role: .member, votes: true,
                    weight: 1, generation: 1)
            },
            agenda: Agenda(items: []), consultation: nil, commitments: [], actions: [],
            minutes: Minutes(document: document))
        try folder.create(meeting, at: Instant(rawValue: 1))
        return try Server(folder)
    }

    mutating func answer(_ request: Request) throws -> Reply {
        switch request {
        case .begin: return Reply()
        case .submit(let seat, let client, let number, let base, let operation):
            return submit(seat, client, number, base, operation)
        case .write:
            journal.step()
            while let entry = pending.first, entry.sequence <= journal.status.durable.sequence {
                durable.apply(entry)
                pending.removeFirst()
            }
            return Reply(durable: durable.sequence)
        case .snapshot:
            try journal.submitSnapshot(
                sequence: durable.sequence, payload: RoomJSON.encode(durable))
            // The snapshot waits for what was taken before it, as on the journal's thread.
            return try answer(.write)
        case .crash:
            self = try Server(folder)
            return Reply(
                durable: durable.sequence, digest: durable.minutes.document.digest)
        case .document:
            return Reply(durable: durable.sequence, document: durable.minutes.document)
        }
    }

    private mutating func submit(
        _ seat: SeatID, _ client: ClientID, _ number: Int, _ base: Int,
        _ operation: OperationalText.Operation
    ) -> Reply {
        let origin = Origin(by: seat, client: client, at: Instant(rawValue: 2))
        do throws(Rejection) {
            switch try head.receive(
                .editMinutes(base: base, operation: operation), number: number, from: origin)
            {
            case .alreadyApplied(let sequence): return Reply(sequence: sequence, isKnown: true)
            case .entry(let entry):
                // What the journal cannot take never happened; here it always can.
                guard (try? journal.submit(RoomJSON.encode(entry))) == entry.sequence,
                    case .minutesEdited(let effective)? = entry.events.first
                else { return Reply() }
                head.apply(entry)
                pending.append(entry)
                return Reply(
                    sequence: entry.sequence, operation: effective,
                    digest: head.minutes.document.digest)
            }
        } catch {
            return Reply(rejected: error)
        }
    }
}

var server: Server?
while let line = readLine() {
    let request = try RoomJSON.decode(Request.self, from: Array(line.utf8))
    var reply = Reply()
    if case .begin(let folder, let document) = request {
        server = try Server.begin(folder, document)
        reply.durable = server?.durable.sequence
    } else if server != nil, let answer = try server?.answer(request) {
        reply = answer
    }
    FileHandle.standardOutput.write(Data(RoomJSON.encode(reply) + [UInt8(ascii: "\n")]))
}

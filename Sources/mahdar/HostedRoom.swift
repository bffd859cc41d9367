import Dispatch
import Journal
import Meeting
import Room
import SecretBallots
import WebServer

/// A room that the server holds, with what belongs to it: its folder, its journal and the thread
/// that writes it.
final class HostedRoom {
    let folder: MeetingFolder
    let room: Room<ConnectionID, Frame>
    let past: Past
    private let journal: JournalWriter
    private let thread: JournalThread

    init(_ folder: MeetingFolder, keys: KeyFolder, server: WebServer) throws(MeetingFolderError) {
        let waker = server.waker
        let access = try folder.access()
        let (contents, journal) = try folder.open(wake: { waker.wake() })
        let id = "\(folder.id)"
        for note in contents.notes {
            Log.write(.warning, "journal.note", ["meeting": id, "note": "\(note)"])
        }
        self.folder = folder
        past = Past(folder)
        self.journal = journal
        thread = JournalThread(journal)
        room = Room(
            contents.meeting, at: contents.at, recent: contents.recent, access: access,
            journal: journal, keys: keys, box: contents.box, drafts: contents.drafts,
            outside: .init(
                ready: { [unowned server] in server.ready($0) },
                close: { [unowned server] connection, reason in
                    server.close(connection, code: 1008, reason: reason.rawValue)
                },
                frame: { Frame($0) },
                snapshot: { meeting in
                    // Encoding takes long for a large meeting, and everyone would wait.
                    DispatchQueue.global().async { Self.write(meeting, to: journal) }
                },
                note: { Self.tell($0, of: id) }),
            now: now().rawValue)
    }

    private static func write(_ meeting: Meeting, to journal: JournalWriter) {
        do {
            try journal.submitSnapshot(
                sequence: meeting.sequence, payload: RoomJSON.encode(meeting))
        } catch {
            Log.write(
                .warning, "snapshot.failed", ["meeting": "\(meeting.id)", "error": "\(error)"])
        }
    }

    private static func tell(_ note: Note, of meeting: String) {
        switch note {
        case .refused(let reason, let address):
            Log.write(
                .info, "connection.refused",
                ["meeting": meeting, "reason": reason.rawValue, "address": address])
        case .writingFailed(let error):
            Log.write(.error, "journal.failed", ["meeting": meeting, "error": error])
        case .writingAgain(let lost):
            Log.write(.warning, "journal.again", ["meeting": meeting, "lost": "\(lost)"])
        case .secretBallot(let error):
            Log.write(.error, "ballot.secret", ["meeting": meeting, "error": error])
        }
    }

    /// Leaves a snapshot and a journal with all that was submitted.
    func finish() {
        room.journalProgressed(now: now().rawValue)
        Self.write(room.durable, to: journal)
        thread.stop()
    }
}

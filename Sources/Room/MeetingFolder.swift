import Cryptography
import Foundation
package import Journal
package import Meeting
import SecretBallots

/// The folder of one meeting: its journal and snapshots, and its secret.
package struct MeetingFolder: Sendable {
    package let id: MeetingID
    package let path: String

    private var secretPath: String { path + "/secret" }

    package init(id: MeetingID, in data: String) {
        self.id = id
        path = Self.folder(in: data) + "/" + id.rawValue
    }

    /// The folder that holds the folders of all meetings.
    package static func folder(in data: String) -> String { data + "/meetings" }

    /// The meetings in a data folder, in the order of their names.
    package static func all(in data: String) -> [MeetingFolder] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder(in: data))) ?? []
        return names.filter { !$0.hasPrefix(".") }.sorted().map {
            MeetingFolder(id: MeetingID(rawValue: $0), in: data)
        }
    }

    /// A name for a new meeting: `m-` and eight random letters or digits.
    package static func newID() throws(MeetingFolderError) -> MeetingID {
        let alphabet = Array("abcdefghjkmnpqrstuvwxyz23456789")
        do {
            let letters = try randomBytes(8).map { alphabet[Int($0) % alphabet.count] }
            return MeetingID(rawValue: "m-" + String(letters))
        } catch {
            throw .noRandomness
        }
    }

    /// Makes the folder with the meeting's first entry. It is built aside and then renamed, so
    /// that a half-made meeting is never seen.
    package func create(_ meeting: Meeting, at now: Instant) throws(MeetingFolderError) {
        let files = FileManager.default
        let folder = (path as NSString).deletingLastPathComponent
        let aside = folder + "/.new-" + id.rawValue
        do {
            // Nobody else on this machine has any business in here.
            let mine: [FileAttributeKey: Any] = [.posixPermissions: 0o700]
            try files.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: mine)
            try? files.removeItem(atPath: aside)
            try files.createDirectory(
                atPath: aside, withIntermediateDirectories: false, attributes: mine)
            let secret = hexadecimal(try randomBytes(32)) + "\n"
            guard
                files.createFile(
                    atPath: aside + "/secret", contents: Data(secret.utf8),
                    attributes: [.posixPermissions: 0o600])
            else { throw CocoaError(.fileWriteUnknown) }
            var (journal, _) = try Journal.open(FolderStorage(path: aside), name: id.rawValue)
            try journal.append([RoomJSON.encode(Meeting.preparing(meeting, at: now))])
            try files.moveItem(atPath: aside, toPath: path)
        } catch let error as JournalError {
            throw .journal(error)
        } catch {
            throw .cannotCreate(path, "\(error.localizedDescription)")
        }
    }

    package func access() throws(MeetingFolderError) -> Access {
        try Access(file: secretPath)
    }

    /// What a journal holds: the state, the entries after the newest snapshot, and notes on what
    /// was passed over.
    package struct Contents {
        package var meeting: Meeting
        /// When the last entry was made.
        package var at: Instant
        package var recent: [Entry]
        package var notes: [String]
        /// The file of the box, while a secret ballot is open.
        package var box: [UInt8]?
        /// The file of the drafts of its sheets, while such a ballot is open.
        package var drafts: [UInt8]?
    }

    /// The meeting as it stands on disk, for reading; also while a server is writing.
    package func read() throws(MeetingFolderError) -> Contents {
        do {
            let storage = FolderStorage(reading: path)
            return try contents(of: Journal.read(storage, name: id.rawValue), storage)
        } catch let error as MeetingFolderError {
            throw error
        } catch let error as JournalError {
            throw .journal(error)
        } catch {
            throw .cannotRead(path, "\(error)")
        }
    }

    /// Opens the meeting to go on with it.
    package func open(
        wake: @escaping @Sendable () -> Void
    ) throws(MeetingFolderError) -> (contents: Contents, journal: JournalWriter) {
        do {
            // A storage makes its folder; a meeting that is not there must not be made by looking.
            guard FileManager.default.fileExists(atPath: path) else {
                throw MeetingFolderError.empty(path)
            }
            let storage = try FolderStorage(path: path)
            let (journal, recovered) = try Journal.open(storage, name: id.rawValue)
            let writer = JournalWriter(journal, recovered: recovered, wake: wake)
            var contents = try contents(of: recovered, storage)
            let open = contents.meeting.openBallot
            for file in try storage.list()
            where file.hasPrefix(Ballot.boxPrefix) || file.hasPrefix(Ballot.draftsPrefix) {
                if file == open?.boxFile {
                    contents.box = try storage.read(file, from: 0, count: Limits.boxBytes)
                } else if file == open?.draftsFile {
                    contents.drafts = try storage.read(file, from: 0, count: Limits.boxBytes)
                } else {
                    try storage.remove(file)
                }
            }
            return (contents, writer)
        } catch let error as MeetingFolderError {
            throw error
        } catch let error as JournalError {
            throw .journal(error)
        } catch {
            throw .cannotRead(path, "\(error)")
        }
    }

    private func contents(of recovered: Recovered, _ storage: FolderStorage) throws -> Contents {
        var meeting: Meeting?
        if let snapshot = recovered.snapshot {
            meeting = try RoomJSON.decode(Meeting.self, from: snapshot.payload)
        }
        var entries: [Entry] = []
        entries.reserveCapacity(recovered.entries.count)
        for found in recovered.entries {
            let entry = try RoomJSON.decode(Entry.self, from: found.payload)
            guard entry.sequence == found.sequence else {
                throw MeetingFolderError.cannotRead(
                    path, "entry \(found.sequence) says that it is \(entry.sequence)")
            }
            if meeting == nil, case .meetingPrepared(let prepared)? = entry.events.first {
                meeting = prepared
            }
            meeting?.apply(entry)
            entries.append(entry)
        }
        guard let meeting else { throw MeetingFolderError.empty(path) }
        return Contents(
            meeting: meeting, at: try entries.last?.at ?? time(of: meeting.sequence, storage),
            recent: entries, notes: recovered.notes.map(\.description))
    }

    /// When an entry before the newest snapshot was made.
    private func time(of sequence: Int, _ storage: FolderStorage) throws -> Instant {
        let found = try Journal.entries(
            in: storage, from: sequence, through: sequence, byteLimit: 1)
        guard let entry = found.first else { throw MeetingFolderError.empty(path) }
        return try RoomJSON.decode(Entry.self, from: entry.payload).at
    }
}

/// Why the folder of a meeting cannot be used.
package enum MeetingFolderError: Error, CustomStringConvertible {
    case journal(JournalError)
    case noRandomness
    case cannotCreate(String, String)
    case cannotRead(String, String)
    case secretMissing(String)
    /// A journal without entries.
    case empty(String)

    package var description: String {
        switch self {
        case .journal(let error): "\(error)"
        case .noRandomness: "the system gives no random numbers"
        case .cannotCreate(let path, let reason): "cannot create \(path): \(reason)"
        case .cannotRead(let path, let reason): "cannot read \(path): \(reason)"
        case .secretMissing(let path): "\(path) is missing or is not 64 hexadecimal digits"
        case .empty(let path): "\(path) holds no meeting"
        }
    }
}

// MARK: - Verification

extension MeetingFolder {
    /// What a walk through journal and snapshots found.
    package struct Verification {
        package var isWhole: Bool
        package var summary: String
        package var notes: [String]
    }

    /// Walks the hash chain from the first entry, over all files, and checks that each snapshot is
    /// of this chain.
    /// - Parameter hash: the beginning of the hash of an entry, as it was shown or printed: the
    ///   journal must hold that entry.
    package func verify(
        head hash: [UInt8]? = nil
    ) throws(MeetingFolderError) -> Verification {
        let storage = FolderStorage(reading: path)
        let result: VerificationResult
        do {
            result = try Journal.verify(storage, name: id.rawValue, lookingFor: hash)
        } catch {
            throw .journal(error)
        }
        let notes = result.notes.map(\.description)
        if let found = result.firstBreak {
            return Verification(isWhole: false, summary: "\(found)", notes: notes)
        }
        if let problem = try boxProblem() {
            return Verification(isWhole: false, summary: "\(problem)", notes: notes)
        }
        var place = ""
        if hash != nil {
            guard let found = result.found else {
                return Verification(
                    isWhole: false,
                    summary: "the chain is whole, but none of its \(result.head.sequence) entries "
                        + "has that hash: this is not the journal it was taken from, or it was cut",
                    notes: notes)
            }
            place = ", that hash is of entry \(found)"
        }
        let hash = hexadecimal(result.head.hash)
        return Verification(
            isWhole: true,
            summary: "whole: \(result.head.sequence) entries, \(result.snapshotCount) snapshots, "
                + "head \(hash)\(place)",
            notes: notes)
    }

    /// What is wrong with the box of the secret ballot that is open, if one is. Whether it can be
    /// opened is not tried: that needs the key.
    private func boxProblem() throws(MeetingFolderError) -> SecretBallotError? {
        var problem: SecretBallotError?
        // A server may be writing: then the box and the log are not of the same moment.
        for _ in 0..<5 {
            guard let ballot = try read().meeting.openBallot, let mark = ballot.secret?.box else {
                return nil
            }
            let file = FileManager.default.contents(atPath: path + "/" + ballot.boxFile)
            do throws(SecretBallotError) {
                _ = try SealedBox.check(
                    file.map(Array.init), against: mark.seal, layout: ballot.boxLayout)
                return nil
            } catch {
                problem = error
            }
            usleep(50_000)
        }
        return problem
    }
}

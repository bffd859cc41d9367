package import Committee
import Cryptography
import Foundation
package import Journal
package import Meeting

/// The folder of a committee: its journal, its secret, and in `meetings` the folders of its
/// meetings, so that it can be copied and opened elsewhere as it is. It lies in `committees` of a
/// data folder, or is one itself.
package struct CommitteeFolder: Sendable {
    package let id: CommitteeID
    package let path: String

    package init(id: CommitteeID, in data: String) {
        self.id = id
        path = Self.folder(in: data) + "/" + id.rawValue
    }

    private init(id: CommitteeID, path: String) {
        self.id = id
        self.path = path
    }

    private static func folder(in data: String) -> String { data + "/committees" }
    private static let nameFile = "committee"

    /// The committees of a data folder in the order of their names; one alone when the folder is
    /// that of a committee.
    package static func all(in data: String) -> [CommitteeFolder] {
        // A copy may have any name, and the hashes of the journal depend on the first one.
        if let name = try? String(contentsOfFile: data + "/" + nameFile, encoding: .utf8) {
            let id = name.trimmingCharacters(in: .whitespacesAndNewlines)
            return [CommitteeFolder(id: CommitteeID(rawValue: id), path: data)]
        }
        let files = FileManager.default
        let names = (try? files.contentsOfDirectory(atPath: folder(in: data))) ?? []
        return names.filter { !$0.hasPrefix(".") }.sorted().flatMap {
            all(in: folder(in: data) + "/" + $0)
        }
    }

    /// A name for a new committee: `c-` and eight random letters or digits.
    package static func newID() throws(MeetingFolderError) -> CommitteeID {
        CommitteeID(rawValue: "c-" + (try MeetingFolder.newID().rawValue.dropFirst(2)))
    }

    /// Makes the folder with the committee's first entry, aside, and then renames it.
    package func create(_ committee: Committee, at now: Instant) throws(MeetingFolderError) {
        let files = FileManager.default
        let aside = (path as NSString).deletingLastPathComponent + "/.new-" + id.rawValue
        let mine: [FileAttributeKey: Any] = [.posixPermissions: 0o700]
        do {
            try? files.removeItem(atPath: aside)
            try files.createDirectory(
                atPath: aside + "/meetings", withIntermediateDirectories: true, attributes: mine)
            let storage = try FolderStorage(path: aside)
            let secret = hexadecimal(try randomBytes(32)) + "\n"
            try storage.replace("secret", with: Array(secret.utf8))
            try files.setAttributes(
                [.posixPermissions: 0o600], ofItemAtPath: aside + "/secret")
            try storage.replace(Self.nameFile, with: Array((id.rawValue + "\n").utf8))
            var (journal, _) = try Journal.open(storage, name: id.rawValue)
            try journal.append([RoomJSON.encode(Committee.founding(committee, at: now))])
            try files.moveItem(atPath: aside, toPath: path)
        } catch let error as JournalError {
            throw .journal(error)
        } catch {
            throw .cannotCreate(path, error.localizedDescription)
        }
    }

    package func access() throws(MeetingFolderError) -> Access {
        try Access(file: path + "/secret")
    }

    /// The committee as it stands on disk, for reading; also while a server is writing.
    package func read() throws(MeetingFolderError) -> Committee {
        do {
            return try committee(
                of: Journal.read(FolderStorage(reading: path), name: id.rawValue))
        } catch let error as MeetingFolderError {
            throw error
        } catch let error as JournalError {
            throw .journal(error)
        } catch {
            throw .cannotRead(path, "\(error)")
        }
    }

    /// Opens the committee to go on with it.
    package func open() throws(MeetingFolderError) -> OpenCommittee {
        do {
            let (journal, recovered) = try Journal.open(
                FolderStorage(path: path), name: id.rawValue)
            return OpenCommittee(state: try committee(of: recovered), journal: journal)
        } catch let error as MeetingFolderError {
            throw error
        } catch let error as JournalError {
            throw .journal(error)
        } catch {
            throw .cannotRead(path, "\(error)")
        }
    }

    private func committee(of recovered: Recovered) throws -> Committee {
        var committee: Committee?
        for found in recovered.entries {
            let entry = try RoomJSON.decode(CommitteeEntry.self, from: found.payload)
            guard entry.sequence == found.sequence else {
                throw MeetingFolderError.cannotRead(
                    path, "entry \(found.sequence) says that it is \(entry.sequence)")
            }
            if case .committeeFounded(let founded)? = entry.events.first { committee = founded }
            committee?.apply(entry)
        }
        guard let committee else { throw MeetingFolderError.empty(path) }
        return committee
    }
}

extension MeetingFolder {
    /// All meetings of a data folder: those of its own and those of its committees.
    package static func everywhere(in data: String) -> [MeetingFolder] {
        let committees = CommitteeFolder.all(in: data).filter { $0.path != data }
        return all(in: data) + committees.flatMap(\.meetings)
    }
}

/// A committee that one owner goes on with.
package struct OpenCommittee: Sendable {
    package private(set) var state: Committee
    private var journal: Journal

    init(state: Committee, journal: Journal) {
        self.state = state
        self.journal = journal
    }

    /// Writes what was decided, and only then is it so.
    ///
    /// - Throws: when it cannot be written; then nothing has happened.
    package mutating func append(
        _ events: [CommitteeEvent], by: SeatID?, at now: Instant
    ) throws(JournalError) {
        // After a failure before, finds out what is on disk; does nothing else.
        _ = try journal.reopen()
        let entry = CommitteeEntry(
            sequence: state.sequence + 1, at: now, by: by, events: events)
        try journal.append([RoomJSON.encode(entry)])
        state.apply(entry)
    }
}

// MARK: - Copies

extension CommitteeFolder {
    /// Copies the committee with the meetings that it has called into the data folder `target`;
    /// may run while a server holds it.
    /// - Returns: the meetings copied.
    package func backUp(to target: String) throws(MeetingFolderError) -> Int {
        let copy = CommitteeFolder(id: id, in: target)
        let files = FileManager.default
        guard !files.fileExists(atPath: copy.path) else {
            throw .cannotCreate(copy.path, "it is there already")
        }
        let folder = (copy.path as NSString).deletingLastPathComponent
        let aside = CommitteeFolder(id: id, path: folder + "/.copy-" + id.rawValue)
        do {
            try? files.removeItem(atPath: aside.path)
            let storage = try FolderStorage(path: aside.path)
            _ = try Journal.copy(
                FolderStorage(reading: path), to: storage, name: id.rawValue, through: .max)
            for name in ["secret", Self.nameFile] {
                guard let bytes = files.contents(atPath: path + "/" + name) else {
                    throw MeetingFolderError.cannotRead(path, "\(name) is missing")
                }
                try storage.replace(name, with: Array(bytes))
            }
            // A meeting that is called meanwhile is in neither.
            let meetings = try aside.read().meetings
            for called in meetings {
                _ = try MeetingFolder(id: called.id, in: path).backUp(to: aside.path)
            }
            try files.moveItem(atPath: aside.path, toPath: copy.path)
            return meetings.count
        } catch let error as MeetingFolderError {
            throw error
        } catch let error as JournalError {
            throw .journal(error)
        } catch {
            throw .cannotCreate(copy.path, error.localizedDescription)
        }
    }
}

// MARK: - Verification

extension CommitteeFolder {
    /// The folders of its meetings, called or not.
    package var meetings: [MeetingFolder] { MeetingFolder.all(in: path) }

    /// Walks the committee's chain, and looks for what it says of its meetings: that each is here,
    /// and that its journal holds the entry that the next one went on from.
    package func verify() throws(MeetingFolderError) -> (summary: String, problems: [String]) {
        let result: VerificationResult
        do {
            result = try Journal.verify(FolderStorage(reading: path), name: id.rawValue)
        } catch {
            throw .journal(error)
        }
        if let found = result.firstBreak { return ("\(found)", ["\(found)"]) }
        let committee = try read()
        let here = Dictionary(uniqueKeysWithValues: meetings.map { ($0.id, $0) })
        var problems: [String] = []
        for called in committee.meetings where here[called.id] == nil {
            problems.append("the meeting \(called.id) of \(called.date) is missing")
        }
        for after in committee.meetings.compactMap(\.after) {
            guard let folder = here[after.meeting] else { continue }
            let head = bytes(hexadecimal: after.head) ?? []
            let found = try folder.verify(head: head)
            if !found.isWhole { problems.append("\(after.meeting): \(found.summary)") }
        }
        let called = Set(committee.meetings.map(\.id))
        for folder in meetings where !called.contains(folder.id) {
            problems.append("the meeting \(folder.id) was never called by the committee")
        }
        let summary =
            "\(result.head.sequence) entries, \(committee.members.count) members, "
            + "\(committee.meetings.count) meetings, head \(hexadecimal(result.head.hash))"
        return (summary, problems)
    }
}

import Cryptography
import Foundation
package import Journal
package import Meeting

// Copies of a meeting's folder: whole ones, and the good part of a damaged one.

extension MeetingFolder {
    /// Copies the meeting into the data folder `target`, where `mahdar serve` can go on with it:
    /// journal, snapshots and the secret of the links. The keys of secret ballots stay where they
    /// are. May run while a server holds the meeting. It is built aside and then renamed.
    /// - Returns: the entries copied.
    package func backUp(to target: String) throws(MeetingFolderError) -> Int {
        let copy = MeetingFolder(id: id, in: target)
        guard !FileManager.default.fileExists(atPath: copy.path) else {
            throw .cannotCreate(copy.path, "it is there already")
        }
        // An owner that cuts back after a failure could do so between two files.
        for _ in 0..<3 {
            let copied = try build(copy, through: .max)
            let aside = MeetingFolder.aside(of: copy)
            let found = try verification(of: aside)
            if found.firstBreak == nil, found.head.sequence == copied, copied > 0 {
                try move(aside, to: copy.path)
                return copied
            }
            try? FileManager.default.removeItem(atPath: aside)
        }
        // Damage at the source is not passed on as if it were a whole copy.
        let found = try verification(of: path)
        if let damage = found.firstBreak { throw .journal(.broken(damage)) }
        throw .cannotRead(path, "it changed while it was being copied")
    }

    /// What a recovery would keep and leave out.
    package struct Recovery: Sendable {
        /// The last entry up to which all are whole.
        package var last: Int
        package var damage: Break
    }

    /// Where the journal is damaged; nil if it is whole.
    package func damage() throws(MeetingFolderError) -> Recovery? {
        let found = try verification(of: path)
        return found.firstBreak.map { Recovery(last: found.head.sequence, damage: $0) }
    }

    /// Puts a folder with the entries up to `last` in the place of the damaged one, which is kept
    /// as evidence, unchanged, beside it.
    /// - Returns: where the evidence is.
    package func recover(through last: Int, at now: Instant) throws(MeetingFolderError) -> String {
        guard let found = try damage() else { throw .cannotRead(path, "it is not damaged") }
        guard last == found.last, last > 0 else {
            throw .cannotRead(path, "the last good entry is \(found.last)")
        }
        _ = try build(self, through: last)
        let aside = MeetingFolder.aside(of: self)
        let evidence =
            (path as NSString).deletingLastPathComponent + "/.damaged-\(id)-\(now.rawValue)"
        do {
            // What the new journal goes on from is said where the next one looks for it.
            let note = "\(found.damage)\nRecovered through entry \(last); see \(evidence)\n"
            try Data(note.utf8).write(to: URL(fileURLWithPath: aside + "/recovered.txt"))
            try FileManager.default.moveItem(atPath: path, toPath: evidence)
        } catch {
            throw .cannotCreate(evidence, "\(error.localizedDescription)")
        }
        try move(aside, to: path)
        let keys = "/keys"
        // Ballots that are still open can only be counted with their keys.
        if FileManager.default.fileExists(atPath: evidence + keys) {
            try? FileManager.default.copyItem(atPath: evidence + keys, toPath: path + keys)
        }
        return evidence
    }

    private static func aside(of folder: MeetingFolder) -> String {
        (folder.path as NSString).deletingLastPathComponent + "/.copy-" + folder.id.rawValue
    }

    private func build(
        _ copy: MeetingFolder, through last: Int
    ) throws(MeetingFolderError) -> Int {
        let aside = MeetingFolder.aside(of: copy)
        let files = FileManager.default
        try? files.removeItem(atPath: aside)
        do {
            let target = try FolderStorage(path: aside)
            let head = try Journal.copy(
                FolderStorage(reading: path), to: target, name: id.rawValue, through: last)
            if let secret = files.contents(atPath: path + "/secret") {
                try target.replace("secret", with: Array(secret))
            }
            return head.sequence
        } catch {
            throw .journal(error)
        }
    }

    private func verification(
        of path: String
    ) throws(MeetingFolderError) -> VerificationResult {
        do {
            return try Journal.verify(FolderStorage(reading: path), name: id.rawValue)
        } catch {
            throw .journal(error)
        }
    }

    private func move(_ from: String, to path: String) throws(MeetingFolderError) {
        guard rename(from, path) == 0 else {
            throw .cannotCreate(path, String(cString: strerror(errno)))
        }
        // Makes the new name survive a crash.
        _ = try? FolderStorage(path: (path as NSString).deletingLastPathComponent)
    }
}

import Cryptography
import Dossier
import Foundation
import Room

/// `mahdar verify [MEETING]`, `mahdar verify FOLDER` and `mahdar verify FILE`: a name that is that
/// of a folder or file is one, unless a meeting is called so.
///
/// - Parameter head: the hash of an entry that must be in the meeting's journal.
func verify(_ subject: String?, in data: String, head: String?) throws(CommandError) {
    var isFolder: ObjCBool = false
    if let subject, FileManager.default.fileExists(atPath: subject, isDirectory: &isFolder),
        !isFolder.boolValue
    {
        if head != nil { throw .usage("--head is of a meeting, and \(subject) is a file") }
        try verify(file: subject)
    } else if let subject, isFolder.boolValue, !isMeeting(subject, in: data) {
        if head != nil { throw .usage("--head is of a meeting, and \(subject) is a folder") }
        try verify(meeting: nil, in: subject, head: nil)
    } else {
        try verify(meeting: subject, in: data, head: head)
    }
}

private func isMeeting(_ name: String, in data: String) -> Bool {
    MeetingFolder.everywhere(in: data).contains { $0.id.rawValue == name }
}

/// Says where a record differs from what follows from it.
private func verify(file path: String) throws(CommandError) {
    guard let bytes = FileManager.default.contents(atPath: path) else {
        throw .failure("cannot read \(path)")
    }
    let file: DossierFile
    do { file = try DossierFile(reading: Array(bytes)) } catch {
        throw .failure("\(path): \(error)")
    }
    let found = file.verify()
    for difference in found.differences { say("\(path): \(difference)") }
    guard found.isWhole else {
        throw .failure("\(path): \(found.differences.count) places differ")
    }
    say(
        "\(path): whole: format \(file.format), \(found.ballotCount) ballots counted again, "
            + "\(found.lineCount) lines of lists derived again, "
            + (found.hasDigest ? "the digest is that of the content" : "no digest in this format"))
}

private func verify(
    meeting: String?, in data: String, head: String?
) throws(CommandError) {
    let hash = try head.map { text throws(CommandError) in
        // People may leave out the end, and write it in groups.
        let digits = text.lowercased().filter { !$0.isWhitespace && $0 != "-" }
        guard let found = bytes(hexadecimal: digits), (8...32).contains(found.count) else {
            throw .usage("--head needs 16 to 64 hexadecimal digits, not “\(text)”")
        }
        if meeting == nil { throw .usage("--head needs the meeting whose hash it is") }
        return found
    }
    let folders =
        if let meeting { [try folder(of: meeting, in: data)] } else {
            MeetingFolder.everywhere(in: data)
        }
    let committees = meeting == nil ? CommitteeFolder.all(in: data) : []
    if folders.isEmpty, committees.isEmpty {
        throw .failure("there are no meetings in \(data)")
    }
    var broken = committees.count { !$0.report() }
    for folder in folders {
        do {
            let found = try folder.verify(head: hash)
            for note in found.notes { complain("\(folder.id): \(note)") }
            say("\(folder.id): \(found.summary)")
            let adoptedTexts = try found.isWhole ? folder.read().meeting.adoptedTexts : []
            for text in adoptedTexts { say("\(folder.id): \(text.summary)") }
            if !found.isWhole || !adoptedTexts.allSatisfy(\.isWhole) { broken += 1 }
        } catch {
            complain("\(folder.id): \(error)")
            broken += 1
        }
    }
    if broken > 0 {
        let all = folders.count + committees.count
        throw .failure(
            committees.isEmpty
                ? "\(broken) of \(all) meetings are damaged"
                : "\(broken) of \(all) committees and meetings are damaged")
    }
}

extension AdoptedText {
    /// One line: what was adopted, and whether it is as it was.
    fileprivate var summary: String {
        let text = addendum.map { "addendum \($0)" } ?? "the minutes"
        return isWhole
            ? "\(text) as adopted, fingerprint \(fingerprint)"
            : "\(text) not as adopted, the fingerprint was \(fingerprint)"
    }
}

import CExampleMeeting
import Cryptography
import Foundation
import Journal
import Meeting
import Preparation
import Room

/// Does what the command line says.
func run(_ arguments: some Sequence<String>) throws(CommandError) {
    switch try Invocation(arguments) {
    case .help: say(Invocation.manual)
    case .serve(let data, let keys, let listening):
        try serve(data: data, keys: keys, listening)
    case .new(let data, let file): try prepare(file, in: data)
    case .links(let data, let meeting, let listening):
        try printLinks(of: meeting, in: data, listening)
    case .export(let data, let meeting, let format, let language, let output):
        try export(meeting, in: data, format: format, language: language, to: output)
    case .verify(let data, let meeting, let head): try verify(meeting, in: data, head: head)
    case .backup(let data, let meeting, let target): try backUp(meeting, in: data, to: target)
    case .recover(let data, let meeting, let last): try recover(meeting, in: data, through: last)
    case .check(let data, let meeting, let language):
        try check(meeting, in: data, language: language)
    case .count(let file, let asJSON): try count(file, asJSON: asJSON)
    case .replay(let file, let unit): try replay(file, counting: unit)
    }
}

/// The folder of the meeting called `name`, or by the beginning of its name if there is only one.
func folder(of name: String, in data: String) throws(CommandError) -> MeetingFolder {
    let all = MeetingFolder.all(in: data)
    if let exact = all.first(where: { $0.id.rawValue == name }) { return exact }
    let found = all.filter { $0.id.rawValue.hasPrefix(name) }
    guard let only = found.first, found.count == 1 else {
        throw .failure(
            found.isEmpty
                ? "there is no meeting \(name) in \(data)"
                : "\(name) begins the names of \(found.count) meetings in \(data)")
    }
    return only
}

/// Milliseconds since 1970.
func now() -> Instant {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Instant(rawValue: time.tv_sec * 1_000 + time.tv_nsec / 1_000_000)
}

/// `mahdar new FILE`.
private func prepare(_ file: String, in data: String) throws(CommandError) {
    guard let bytes = FileManager.default.contents(atPath: file) else {
        throw .failure("cannot read \(file)")
    }
    let isCSV = file.lowercased().hasSuffix(".csv")
    let id = try prepare(Array(bytes), called: file, isCSV: isCSV, in: data)
    say(id.rawValue)
}

/// Prepares a meeting and tells what is to be asked about it; without a name of a file, the check
/// panel in the room does.
private func prepare(
    _ bytes: [UInt8], called file: String?, isCSV: Bool, in data: String
) throws(CommandError) -> MeetingID {
    do {
        let id = try MeetingFolder.newID()
        let (meeting, warnings) =
            isCSV
            ? try Preparation.meeting(fromCSV: bytes, id: id)
            : try Preparation.meeting(fromJSON: bytes, id: id)
        if let file { for warning in warnings { complain("\(file): \(warning)") } }
        if let file {
            for (seat, other) in meeting.imitations {
                guard let a = meeting.seat(seat)?.person.name,
                    let b = meeting.seat(other)?.person.name
                else { continue }
                complain(
                    "\(file): “\(a)” looks like “\(b)”; is it another person?")
            }
        }
        try MeetingFolder(id: id, in: data).create(meeting, at: now())
        return id
    } catch {
        throw .failure("\(file ?? "example"): \(error)")
    }
}

/// The prepared meeting that a newcomer sees first.
func prepareExample(in data: String) throws(CommandError) -> MeetingID {
    let bytes = UnsafeBufferPointer(
        start: CExampleMeetingBytes(), count: CExampleMeetingCount())
    return try prepare(Array(bytes), called: nil, isCSV: false, in: data)
}

/// `mahdar verify [MEETING]`.
private func verify(
    _ meeting: String?, in data: String, head: String?
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
        if let meeting { [try folder(of: meeting, in: data)] } else { MeetingFolder.all(in: data) }
    if folders.isEmpty { throw .failure("there are no meetings in \(data)") }
    var broken = 0
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
    if broken > 0 { throw .failure("\(broken) of \(folders.count) meetings are damaged") }
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

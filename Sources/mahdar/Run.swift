import Foundation
import Meeting
import Room

/// Does what the command line says.
func run(_ arguments: some Sequence<String>) throws(CommandError) {
    switch try Invocation(arguments) {
    case .help: say(Invocation.manual)
    case .serve(let data, let keys, let listening, let template):
        try serve(data: data, keys: keys, listening, template: try template.map(readTemplate))
    case .new(let data, let file, let template):
        try prepare(file, in: data, template: try template.map(readTemplate))
    case .committee(let data, let file): try found(file, in: data)
    case .links(let data, let meeting, let listening):
        try printLinks(of: meeting, in: data, listening)
    case .export(let data, let meeting, let document, let format, let language, let output):
        try export(
            meeting, in: data, document: document, format: format, language: language, to: output)
    case .verify(let data, let subject, let head): try verify(subject, in: data, head: head)
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
    let all = MeetingFolder.everywhere(in: data)
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

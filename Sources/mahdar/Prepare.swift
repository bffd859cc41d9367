import CExampleMeeting
import Dossier
import Foundation
import Meeting
import Preparation
import Room
import StrictJSON

/// `mahdar new FILE`.
func prepare(
    _ file: String, in data: String, template: CommitteeTemplate?
) throws(CommandError) {
    let bytes = try contents(of: file)
    let id =
        if file.lowercased().hasSuffix(".csv") {
            try prepare(bytes, called: file, .consultation, in: data, template: template)
        } else if let value = try? JSONText.parse(bytes), DossierFile.isRecord(value) {
            try prepare(bytes, called: file, .record, in: data, template: template)
        } else {
            try prepare(bytes, called: file, .meeting, in: data, template: template)
        }
    say(id.rawValue)
}

/// The prepared meeting that a newcomer sees first.
func prepareExample(
    in data: String, template: CommitteeTemplate?
) throws(CommandError) -> MeetingID {
    let bytes = UnsafeBufferPointer(
        start: CExampleMeetingBytes(), count: CExampleMeetingCount())
    return try prepare(Array(bytes), called: nil, .meeting, in: data, template: template)
}

/// What all meetings of a committee have in common.
func readTemplate(_ file: String) throws(CommandError) -> CommitteeTemplate {
    let bytes = try contents(of: file)
    do { return try CommitteeTemplate(bytes) } catch { throw .failure("\(file): \(error)") }
}

private func contents(of file: String) throws(CommandError) -> [UInt8] {
    guard let bytes = FileManager.default.contents(atPath: file) else {
        throw .failure("cannot read \(file)")
    }
    return Array(bytes)
}

/// What a meeting can be prepared from.
private enum Source {
    case meeting, consultation, record
}

/// Prepares a meeting and tells what is to be asked about it; without a name of a file, the check
/// panel in the room does.
private func prepare(
    _ bytes: [UInt8], called file: String?, _ source: Source, in data: String,
    template: CommitteeTemplate?
) throws(CommandError) -> MeetingID {
    do {
        let id = try MeetingFolder.newID()
        let (meeting, warnings): (Meeting, [Warning]) =
            switch source {
            case .meeting:
                try Preparation.meeting(fromJSON: bytes, id: id, template: template)
            case .consultation:
                try Preparation.meeting(fromCSV: bytes, id: id, template: template)
            case .record:
                (
                    try Preparation.meeting(
                        after: DossierFile(reading: bytes), id: id, template: template), []
                )
            }
        if let file {
            for warning in warnings { complain("\(file): \(warning)") }
            for (seat, other) in meeting.imitations {
                guard let a = meeting.seat(seat)?.person.name,
                    let b = meeting.seat(other)?.person.name
                else { continue }
                complain("\(file): “\(a)” looks like “\(b)”; is it another person?")
            }
        }
        try MeetingFolder(id: id, in: data).create(meeting, at: now())
        return id
    } catch {
        throw .failure("\(file ?? "example"): \(error)")
    }
}

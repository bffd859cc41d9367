import Foundation
import Meeting
import QRCode
import Room

/// `mahdar links MEETING`.
func printLinks(
    of name: String, in data: String, _ listening: Listening
) throws(CommandError) {
    if let committee = CommitteeFolder.all(in: data).first(where: { $0.id.rawValue == name }) {
        do {
            printLinks(of: try committee.read(), try committee.access(), listening)
        } catch {
            throw .failure("\(error)")
        }
        return
    }
    let folder = try folder(of: name, in: data)
    do {
        let meeting = try folder.read().meeting
        let access = try folder.access()
        printLinks(of: meeting, access, listening, withCode: true)
    } catch {
        throw .failure("\(error)")
    }
}

/// Prints a personal link per participant, those of the observers and of the projector, and the
/// join page, as text and as a QR code.
func printLinks(
    of meeting: Meeting, _ access: Access, _ listening: Listening, withCode: Bool
) {
    // A name that was given is what people are to use, and what a certificate is for.
    let addresses = listening.names + Addresses.reachable(host: listening.host)
    let origins = addresses.map {
        Addresses.origin($0, scheme: listening.scheme, port: listening.port)
    }
    let page = "/meetings/\(meeting.id)"
    say("\(meeting.header.subject)")
    say("  \(meeting.id)   \(origins.map { $0 + "/" }.joined(separator: "   "))")
    guard let origin = origins.first else { return }
    for role in [Role.chair, .secretary, .member, .observer, .screen] {
        for seat in meeting.seats where seat.role == role {
            let name = seat.isParticipant ? seat.person.name : role.rawValue
            say("  \(label(of: role))  \(origin)\(page)#\(access.token(of: seat))  \(name)")
        }
    }
    let join = "\(origin)\(page)#code=\(access.roomCode)"
    say("  join       \(join)")
    // The code is drawn in the colours of a terminal; in a file it would be noise.
    if withCode, isatty(STDOUT_FILENO) == 1,
        let code = try? QRCode.encode(join, correction: .medium)
    {
        say(code.terminal().map { "  " + $0 }.joined(separator: "\n"))
    }
}

func label(of role: Role) -> String {
    switch role {
    case .chair: "chair    "
    case .secretary: "secretary"
    case .member: "member   "
    case .observer: "observers"
    case .screen: "projector"
    }
}

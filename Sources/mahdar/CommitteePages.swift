import Committee
import Cryptography
import Meeting
import Room
import WebServer

// What the page of a committee asks for: its state, and the acts of its chair and its secretary.

extension Site {
    /// `/committees/<committee>/state` and `…/commands`.
    func committee(_ name: String, _ what: String, _ request: HTTPRequest) -> HTTPResponse {
        guard let hosted = committees[CommitteeID(rawValue: name)] else {
            return .text(404, "There is no such committee")
        }
        guard let token = request.bearer, let member = hosted.member(opening: token) else {
            return .text(401, "The link of a member is needed")
        }
        switch (what, request.method) {
        case ("state", .get), ("state", .head): return json(view(of: hosted, for: member))
        case ("commands", .post): return take(request.body, in: hosted, by: member)
        case (_, .get), (_, .head), (_, .post): return .text(404, "Not found")
        }
    }

    private struct Asked: Decodable {
        /// The sequence that the person had seen: what changed since is shown before anything is
        /// done, so nothing is done twice.
        var base: Int
        var command: CommitteeCommand
    }

    private func take(
        _ body: [UInt8], in hosted: HostedCommittee, by member: Member
    ) -> HTTPResponse {
        guard let asked = try? RoomJSON.decode(Asked.self, from: body) else {
            return .text(400, "This is no command")
        }
        do {
            guard asked.base == hosted.state.sequence else { throw Rejection(.changedSince) }
            let last = hosted.state.meetings.last.flatMap { rooms[$0.id] }.map { hosted in
                (meeting: hosted.room.durable, head: hexadecimal(hosted.room.durableHead.hash))
            }
            if let folder = try hosted.take(asked.command, by: member.id, last: last) {
                try host(folder)
            }
            // Whoever left by this, or renewed the link, sees why at the next question.
            let now = hosted.state.member(member.id) ?? member
            return json(view(of: hosted, for: now))
        } catch let rejection as Rejection {
            return json(rejection, status: 409)
        } catch {
            Log.write(
                .error, "committee.failed",
                ["committee": "\(hosted.folder.id)", "error": "\(error)"])
            return json(Rejection(.notWritable), status: 409)
        }
    }

    private func view(of hosted: HostedCommittee, for member: Member) -> CommitteeView {
        let state = hosted.state
        let role = member.seat.role
        let isOfficer = role == .chair || role == .secretary
        let links = state.sitting.filter { isOfficer && (role == .chair || $0.seat.role != .chair) }
            .map { ($0.id, hosted.access.token(of: $0.seat)) }
        return CommitteeView(
            committee: state, me: member.id, role: role, parity: state.parity,
            meetings: state.meetings.compactMap { called in
                rooms[called.id].map { summary(of: $0, for: member.id) }
            },
            links: isOfficer ? Dictionary(uniqueKeysWithValues: links) : nil,
            token: hosted.access.token(of: member.seat))
    }

    private func summary(of hosted: HostedRoom, for member: SeatID) -> CommitteeView.Held {
        let meeting = hosted.room.durable
        let seat = meeting.seat(member)
        let participants = meeting.seats.filter(\.isParticipant).map(\.id)
        let open = meeting.actions.filter { !$0.done }
        return CommitteeView.Held(
            id: meeting.id, phase: meeting.phase,
            fingerprint: meeting.adoptions.adopted?.fingerprint,
            token: seat.map(hosted.room.access.token),
            attended: participants.filter(meeting.attendance.attended),
            excused: participants.filter { meeting.attendance.excused.contains($0) },
            participants: participants, openActions: open.count,
            overdueActions: open.count(where: meeting.isOverdue))
    }
}

/// The committee as a member may see it.
private struct CommitteeView: Encodable {
    var committee: Committee
    var me: SeatID
    var role: Role
    var parity: Parity
    /// In the order in which they were called.
    var meetings: [Held]
    /// The tokens of the members' links, for the chair and the secretary.
    var links: [SeatID: String]?
    /// One's own, which changes when it is renewed.
    var token: String

    struct Held: Encodable {
        var id: MeetingID
        var phase: Phase
        /// Of the sealed minutes.
        var fingerprint: String?
        /// Of one's own link to the meeting; `nil` for whoever has no seat in it.
        var token: String?
        var attended: [SeatID]
        var excused: [SeatID]
        var participants: [SeatID]
        var openActions: Int
        var overdueActions: Int
    }
}

extension HTTPRequest {
    /// The token of a link, from the header in which it comes.
    var bearer: String? {
        let scheme = "Bearer "
        guard let authorization = headers.authorization, authorization.hasPrefix(scheme) else {
            return nil
        }
        return String(authorization.dropFirst(scheme.count))
    }
}

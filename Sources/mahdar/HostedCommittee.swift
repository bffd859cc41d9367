import Committee
import Meeting
import Preparation
import Room

/// A committee that the server holds, with its folder and its journal. It changes rarely, so it is
/// written on the loop: what is answered is on disk.
final class HostedCommittee {
    let folder: CommitteeFolder
    let access: Access
    private var open: OpenCommittee

    init(_ folder: CommitteeFolder) throws(MeetingFolderError) {
        self.folder = folder
        access = try folder.access()
        open = try folder.open()
    }

    var state: Committee { open.state }

    /// Who opened the page by `token`; nobody who has left the committee.
    func member(opening token: String) -> Member? {
        let seat = access.seat(opening: token) { state.member($0)?.seat }
        return seat.flatMap { state.member($0.id) }.flatMap { $0.isFormer ? nil : $0 }
    }

    /// Does what a member asks for. A meeting that is called has its folder before the committee
    /// says so; one that a crash left without its call is told of by `mahdar verify`.
    ///
    /// - Parameter last: the last meeting as it stands, with the hash of its last entry.
    /// - Returns: the meeting that was called, if one was.
    func take(
        _ command: CommitteeCommand, by member: SeatID,
        last: (meeting: Meeting, head: String)?
    ) throws -> MeetingFolder? {
        let origin = CommitteeOrigin(
            by: member, newMeeting: try MeetingFolder.newID(),
            last: last.map { ($0.meeting.phase, $0.head) })
        let events = try state.decide(command, from: origin)
        var folder: MeetingFolder?
        for case .meetingCalled(let called) in events {
            let new = MeetingFolder(id: called.id, in: self.folder.path)
            try new.create(
                Preparation.meeting(called, of: state, after: last?.meeting), at: now())
            folder = new
        }
        try open.append(events, by: member, at: now())
        return folder
    }
}

@testable import Meeting

// What the permission tables need to be there, so that only role and phase decide.

extension Meeting {
    mutating func prepareAgreement(for kind: CommandKind, by seat: SeatID?) {
        let before = minutes.document["k3"]?.string ?? ""
        switch kind {
        case .takeBack:
            agreement.views = seats.map { View(block: "k3", seat: $0.id, at: 0) }
        case .unlockSection:
            agreement.locks = [SectionLock(heading: "k2", by: nil, at: 0)]
        case .withdrawProposal, .acceptProposal, .rejectProposal:
            agreement.proposals = [
                WordingProposal(
                    id: "w1", block: "k3", by: seat ?? "member", at: 0, before: before,
                    text: "It was settled.", reason: "")
            ]
        case .reply, .resolveThread, .reopenThread:
            let comment = CommentThread.Comment(by: seat ?? "member", at: 0, text: "really?")
            agreement.threads = [
                CommentThread(id: "t1", block: "k3", comments: [comment]),
                CommentThread(
                    id: "t2", block: "k3", comments: [comment],
                    resolution: CommentThread.Resolution(by: nil, at: 0)),
            ]
        case .acceptOpenFindings: acceptances = []
        case .approve, .reserve, .withdrawResponse, .completeAdoption, .breakOffAdoption:
            startAdopting(answered: kind == .withdrawResponse)
        // What the others rest on is in the table's meeting.
        default: break
        }
    }

    /// As it is when the minutes, or an addendum to them, have been put to the participants.
    mutating func startAdopting(answered: Bool = false) {
        var adoption = Adoption(fingerprint: "f0", at: 0, by: "chair", ballots: ballots.count)
        if answered {
            adoption.responses = seats.map {
                Adoption.Response(seat: $0.id, reservation: nil, at: 0)
            }
        }
        switch phase {
        case .prepared, .inSession, .suspended: break
        case .closed: adoptions.minutes = [adoption]
        case .adopted:
            adoptions.addenda = [
                Addendum(id: "d1", number: 1, text: "The date is the 13th.", adoption: adoption)
            ]
        }
    }
}

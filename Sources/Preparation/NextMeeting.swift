package import Dossier
package import Foundation
package import Meeting
internal import Words

// The meeting after one whose complete record is at hand.

extension Preparation {
    /// The next meeting of the same committee: who is in it, the commitments with what was decided
    /// on them, the lists and what is still to be done go on; attendance, floor and minutes start
    /// anew. Lists that were complete or adopted are again a proposal, for this meeting to adopt.
    ///
    /// - Parameter now: the date and the time that it is set for, until somebody changes them.
    /// - Throws: when the record does not say what follows from it.
    package static func meeting(
        after file: DossierFile, id: MeetingID, template: CommitteeTemplate? = nil,
        now: Date = Date()
    ) throws(RecordDiffers) -> Meeting {
        let found = file.verify()
        guard found.isWhole else { throw RecordDiffers(differences: found.differences) }
        let before = file.meeting
        let language = template?.language ?? before.header.language
        let now = Template.header(
            language: language, timeZone: template?.timeZone ?? before.header.timeZone, now: now)
        var header = before.header
        header.language = language
        header.timeZone = now.timeZone
        header.date = now.date
        header.time = now.time
        if let template { template.apply(to: &header) }
        var meeting = Meeting(
            id: id, header: header, rules: template?.rules ?? before.rules,
            seats: before.seats.map(withFreshLink), agenda: agenda(after: before, in: language),
            consultation: before.consultation,
            commitments: before.commitments.map { carried($0, from: before) },
            actions: before.actions.filter { !$0.done },
            minutes: Minutes(
                document: document(
                    template?.blocks
                        ?? Template.blocks(
                            in: language, withCommitments: !before.commitments.isEmpty,
                            phrases: template?.phrases ?? [:]))))
        meeting.lists = Lists(
            finalOrder: before.lists.finalOrder,
            supplementaryOrder: before.lists.supplementaryOrder,
            completions: before.lists.completion.map { [Completion(at: $0.at, by: $0.by)] } ?? [])
        meeting.acceptances = before.acceptances
        meeting.earlier = before.earlierMeetings
        return meeting
    }

    /// The old links open nothing in the new meeting.
    private static func withFreshLink(_ seat: Seat) -> Seat {
        var seat = seat
        seat.generation = 1
        return seat
    }

    private static func agenda(after before: Meeting, in language: Language) -> Agenda {
        let words = Words(language)
        var titles = [
            words("template.agenda.minutes", ["date": words.date(before.header.date)])
        ]
        if !before.finalList.isEmpty { titles.append(words["template.agenda.lists"]) }
        if !before.agreedActions.isEmpty { titles.append(words["template.agenda.actions"]) }
        return Agenda(
            items: titles.enumerated().map { index, title in
                AgendaItem(id: AgendaItemID(rawValue: "g\(index + 1)"), title: title)
            })
    }

    /// A commitment with its decisions, all of which come before any of the new meeting.
    static func carried(_ commitment: Commitment, from before: Meeting) -> Commitment {
        var commitment = commitment
        for index in commitment.decisions.indices {
            commitment.decisions[index].sequence -= before.sequence + 1
            if case .ballot(let id) = commitment.decisions[index].act {
                commitment.decisions[index].act = .ballot(before.name(ofEarlier: id))
            }
        }
        return commitment
    }

}

extension Meeting {
    /// The meetings before the next one, with the ballots that were closed or annulled.
    var earlierMeetings: [EarlierMeeting] {
        let ballots = ballots.filter { !$0.isOpen }.map { ballot in
            var ballot = ballot
            ballot.id = name(ofEarlier: ballot.id)
            return ballot
        }
        return (earlier ?? []) + [
            EarlierMeeting(id: id, subject: header.subject, date: header.date, ballots: ballots)
        ]
    }

    /// A name that no ballot of another meeting has; one of a meeting before keeps its own.
    func name(ofEarlier id: BallotID) -> BallotID {
        ballot(id) == nil ? id : BallotID(rawValue: "\(self.id.rawValue).\(id.rawValue)")
    }
}

/// A record that does not say what follows from it.
package struct RecordDiffers: Error, Sendable, CustomStringConvertible {
    package var differences: [DossierVerification.Difference]

    package var description: String {
        "the record was changed after it was written: "
            + differences.map(\.description).joined(separator: "; ")
    }
}

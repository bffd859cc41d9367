package import Meeting

package typealias CommitteeID = Identifier<Committee>

/// What outlasts a meeting: who sits in the committee, how it meets, its plan, and the meetings
/// that it has called, in order. Like a meeting it is a fold over the entries of a journal of its
/// own, see `docs/COMMITTEE.md`.
package struct Committee: Codable, Equatable, Sendable {
    package var id: CommitteeID
    /// The sequence of the last entry that was applied; 0 before the first.
    package var sequence: Int
    package var settings: CommitteeSettings
    /// In the order in which they are listed, former ones among them.
    package var members: [Member]
    package var plan: CommitteePlan?
    /// Oldest first.
    package var meetings: [CalledMeeting]

    package init(
        id: CommitteeID, settings: CommitteeSettings, members: [Member],
        plan: CommitteePlan? = nil
    ) {
        self.id = id
        sequence = 0
        self.settings = settings
        self.members = members
        self.plan = plan
        meetings = []
    }

    package func member(_ id: SeatID) -> Member? { members.first { $0.id == id } }

    /// Those who sit in the committee now.
    package var sitting: [Member] { members.filter { !$0.isFormer } }
}

/// What all meetings of a committee have in common.
package struct CommitteeSettings: Codable, Equatable, Sendable {
    package var name: String
    package var letterhead: [String]
    package var language: Language
    /// As in the IANA database.
    package var timeZone: String
    /// Where it meets as a rule; empty when that differs.
    package var place: String
    package var remote: Bool
    package var rules: Rules
    package var signatures: [Signatory]?
    /// Stock phrases of the minutes in place of the usual ones, by their names.
    package var phrases: [String: String]

    package init(
        name: String, letterhead: [String], language: Language, timeZone: String, place: String,
        remote: Bool, rules: Rules, signatures: [Signatory]?, phrases: [String: String]
    ) {
        self.name = name
        self.letterhead = letterhead
        self.language = language
        self.timeZone = timeZone
        self.place = place
        self.remote = remote
        self.rules = rules
        self.signatures = signatures
        self.phrases = phrases
    }
}

/// Somebody in a committee. The identity is that of the seat in every meeting, so people stay who
/// they are; the links of the meetings are their own.
package struct Member: Codable, Equatable, Sendable {
    /// `seat.generation` is of the link to the committee.
    package var seat: Seat
    /// Whose place the person takes when that one cannot come. An alternate has no vote beside
    /// the one who is replaced.
    package var alternateOf: SeatID?
    /// Left the committee; stays listed because meetings speak of the person.
    package var isFormer: Bool

    package var id: SeatID { seat.id }

    package init(seat: Seat, alternateOf: SeatID? = nil, isFormer: Bool = false) {
        self.seat = seat
        self.alternateOf = alternateOf
        self.isFormer = isFormer
    }
}

/// The plan that the committee follows, with its commitments.
package struct CommitteePlan: Codable, Equatable, Sendable {
    package var frame: Plan
    package var commitments: [PlannedCommitment]

    package init(frame: Plan, commitments: [PlannedCommitment]) {
        self.frame = frame
        self.commitments = commitments
    }
}

/// A commitment of the plan, under the identity that it has in every meeting.
package struct PlannedCommitment: Codable, Equatable, Sendable {
    package var id: CommitmentID
    /// The number in the plan.
    package var number: Int
    /// The number of its axis.
    package var axis: Int
    package var title: String
    package var parts: [CommitmentPart]

    package init(
        id: CommitmentID, number: Int, axis: Int, title: String, parts: [CommitmentPart]
    ) {
        self.id = id
        self.number = number
        self.axis = axis
        self.title = title
        self.parts = parts
    }
}

/// A meeting that the committee called.
package struct CalledMeeting: Codable, Equatable, Sendable {
    package var id: MeetingID
    package var subject: String
    /// Calendar date, `YYYY-MM-DD`.
    package var date: String
    /// Time of day, `HH:MM`.
    package var time: String
    package var place: String
    package var remote: Bool
    /// Those who are replaced by their alternates.
    package var replaced: [SeatID]
    /// The meeting before, as far as it had come: its journal must hold that entry for ever.
    package var after: Predecessor?

    package init(
        id: MeetingID, subject: String, date: String, time: String, place: String, remote: Bool,
        replaced: [SeatID], after: Predecessor?
    ) {
        self.id = id
        self.subject = subject
        self.date = date
        self.time = time
        self.place = place
        self.remote = remote
        self.replaced = replaced
        self.after = after
    }
}

/// The meeting that another goes on from.
package struct Predecessor: Codable, Equatable, Sendable {
    package var meeting: MeetingID
    /// The hash of its last entry when the next one was called, in hexadecimal digits. It depends
    /// on all entries before, so the committee's chain holds those of its meetings together.
    package var head: String

    package init(meeting: MeetingID, head: String) {
        self.meeting = meeting
        self.head = head
    }
}

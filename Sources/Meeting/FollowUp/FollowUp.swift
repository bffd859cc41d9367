/// What a follow-up meeting has besides what every meeting has: the plan, what was said on each
/// commitment, how far it has come, and what it goes on from.
package struct FollowUp: Codable, Equatable, Sendable {
    package var plan: Plan
    /// Where each commitment stands in the plan.
    package var places: [CommitmentID: PlanPlace]
    /// Actions that come from meetings before, with the date of the meeting that agreed on each.
    package var carried: [ActionID: String]
    /// Who came to the meetings before, oldest first.
    package var past: [PastAttendance]
    /// In the order in which they were put down.
    package var statements: [Statement]
    /// Oldest first, those of the meetings before among them; the last on a thing is in force.
    package var progress: [Progress]

    package init(
        plan: Plan, places: [CommitmentID: PlanPlace], carried: [ActionID: String] = [:],
        past: [PastAttendance] = [], progress: [Progress] = []
    ) {
        self.plan = plan
        self.places = places
        self.carried = carried
        self.past = past
        statements = []
        self.progress = progress
    }
}

/// Where a commitment stands in the plan.
package struct PlanPlace: Codable, Equatable, Sendable {
    /// The number of its axis.
    package var axis: Int
    package var parts: [CommitmentPart]

    package init(axis: Int, parts: [CommitmentPart] = []) {
        self.axis = axis
        self.parts = parts
    }
}

/// Who came to a meeting and who did not, of those who could have.
package struct PastAttendance: Codable, Equatable, Sendable {
    package var meeting: MeetingID
    /// Calendar date, `YYYY-MM-DD`.
    package var date: String
    package var attended: [SeatID]
    package var excused: [SeatID]
    package var absent: [SeatID]

    package init(
        meeting: MeetingID, date: String, attended: [SeatID], excused: [SeatID],
        absent: [SeatID]
    ) {
        self.meeting = meeting
        self.date = date
        self.attended = attended
        self.excused = excused
        self.absent = absent
    }
}

/// What somebody said about a commitment.
package struct Statement: Codable, Equatable, Sendable {
    package enum Kind: String, Codable, Sendable, CaseIterable {
        case report, question, answer, difficulty, suggestion
    }

    package var id: StatementID
    package var commitment: CommitmentID
    package var part: PartID?
    /// `nil`: nobody in particular, which is a finding.
    package var speaker: SeatID?
    package var kind: Kind
    package var text: String

    package init(
        id: StatementID, commitment: CommitmentID, part: PartID?, speaker: SeatID?, kind: Kind,
        text: String
    ) {
        self.id = id
        self.commitment = commitment
        self.part = part
        self.speaker = speaker
        self.kind = kind
        self.text = text
    }
}

/// How far a commitment or a part of it has come, and what shows it.
package struct Progress: Codable, Equatable, Sendable {
    /// The levels of the Independent Reporting Mechanism.
    package enum Level: String, Codable, Sendable, CaseIterable {
        case noEvidence, notStarted, limited, substantial, complete
    }

    package var commitment: CommitmentID
    package var part: PartID?
    /// From 0 to 100.
    package var percent: Int?
    package var level: Level?
    package var evidence: String
    /// The date of the meeting that stated it, `YYYY-MM-DD`.
    package var date: String
    package var meeting: MeetingID

    package init(
        commitment: CommitmentID, part: PartID?, percent: Int?, level: Level?, evidence: String,
        date: String, meeting: MeetingID
    ) {
        self.commitment = commitment
        self.part = part
        self.percent = percent
        self.level = level
        self.evidence = evidence
        self.date = date
        self.meeting = meeting
    }
}

/// How often somebody who was invited did not come.
package struct Absence: Equatable, Sendable {
    package var seat: SeatID
    /// Without apologies, this meeting among them.
    package var missed: Int
    package var excused: Int
    /// The meetings that were counted.
    package var meetings: Int
    /// The last so many in a row, with or without apologies.
    package var inARow: Int
}

extension FollowUp {
    /// The commitments of an axis in the order of their numbers.
    package func commitments(of axis: Int, in meeting: Meeting) -> [Commitment] {
        meeting.commitments.filter { places[$0.id]?.axis == axis }
            .sorted { $0.number < $1.number }
    }

    /// In force on a commitment as a whole, or on a part of it.
    package func progress(of commitment: CommitmentID, part: PartID? = nil) -> Progress? {
        progress.last { $0.commitment == commitment && $0.part == part }
    }

    package func statements(on commitment: CommitmentID) -> [Statement] {
        statements.filter { $0.commitment == commitment }
    }

    package func title(of part: PartID?, in commitment: CommitmentID) -> String? {
        places[commitment]?.parts.first { $0.id == part }?.title
    }
}

extension Meeting {
    /// Whether an action of a meeting before should be done by the date of this one.
    package func isOverdue(_ action: Action) -> Bool {
        guard let due = action.due, !action.done, followUp?.carried[action.id] != nil else {
            return false
        }
        // Dates are written from the year down, so they compare as texts.
        return due < header.date
    }

    /// The actions in the order in which a follow-up goes through them: those that are open from
    /// before, the overdue first among them, then what this meeting agrees on.
    package var actionsInOrder: [Action] {
        guard let followUp else { return actions }
        let carried = actions.filter { followUp.carried[$0.id] != nil }
        return carried.filter(isOverdue) + carried.filter { !isOverdue($0) }
            + actions.filter { followUp.carried[$0.id] == nil }
    }

    /// Those who are not here, or were not, counted over the meetings before: most missed first.
    package var absences: [Absence] {
        let opened = phase != .prepared
        return seats.filter(\.isParticipant).compactMap { seat -> Absence? in
            let id = seat.id
            var meetings = (followUp?.past ?? []).filter {
                $0.attended.contains(id) || $0.excused.contains(id) || $0.absent.contains(id)
            }
            if opened {
                let isHere = attendance.attended(id)
                let isExcused = attendance.excused.contains(id)
                meetings.append(
                    PastAttendance(
                        meeting: self.id, date: header.date, attended: isHere ? [id] : [],
                        excused: !isHere && isExcused ? [id] : [],
                        absent: !isHere && !isExcused ? [id] : []))
            }
            let missed = meetings.count { $0.absent.contains(id) }
            let excused = meetings.count { $0.excused.contains(id) }
            guard missed + excused > 0 else { return nil }
            let row = meetings.reversed().prefix { !$0.attended.contains(id) }.count
            return Absence(
                seat: id, missed: missed, excused: excused, meetings: meetings.count, inARow: row)
        }.enumerated().sorted { left, right in
            (-left.element.missed, left.offset) < (-right.element.missed, right.offset)
        }.map(\.element)
    }
}

package import Meeting

/// What a person asks the committee to do. JSON: one key, the name, with its parameters.
package enum CommitteeCommand: Codable, Equatable, Sendable {
    case changeSettings(settings: CommitteeSettings)
    case addMember(
        person: Person, role: Role, votes: Bool, weight: Int, alternateOf: SeatID? = nil)
    case changeMember(
        member: SeatID, person: Person, role: Role, votes: Bool, weight: Int,
        alternateOf: SeatID? = nil)
    /// Leaves the committee, or comes back.
    case endMembership(member: SeatID)
    case resumeMembership(member: SeatID)
    case renewLink(member: SeatID)
    case changePlan(plan: CommitteePlan)
    /// The next meeting, from the last one. `replaced`: those whose alternates come.
    case callMeeting(
        subject: String, date: String, time: String, place: String, remote: Bool,
        replaced: [SeatID])
}

/// What happened. JSON: one key, the name, with its parameters.
package enum CommitteeEvent: Codable, Equatable, Sendable {
    /// The first event of every committee.
    case committeeFounded(committee: Committee)
    case settingsChanged(settings: CommitteeSettings)
    case memberAdded(member: Member)
    /// Also a renewed link, and who left or came back.
    case memberChanged(member: Member)
    case planChanged(plan: CommitteePlan)
    case meetingCalled(meeting: CalledMeeting)
}

/// What one command did.
package struct CommitteeEntry: Codable, Equatable, Sendable {
    package var sequence: Int
    package var at: Instant
    package var by: SeatID?
    package var events: [CommitteeEvent]

    package init(sequence: Int, at: Instant, by: SeatID?, events: [CommitteeEvent]) {
        self.sequence = sequence
        self.at = at
        self.by = by
        self.events = events
    }
}

/// Who gives a command, and all that `decide` may know of the world.
package struct CommitteeOrigin: Sendable {
    /// `nil`: the machine that the committee lies on.
    package var by: SeatID?
    /// A name for the meeting that is called, which no other has.
    package var newMeeting: MeetingID
    /// The last meeting as it stands; `nil` when there is none.
    package var last: (phase: Phase, head: String)?

    package init(
        by: SeatID?, newMeeting: MeetingID, last: (phase: Phase, head: String)? = nil
    ) {
        self.by = by
        self.newMeeting = newMeeting
        self.last = last
    }
}

extension Committee {
    /// Folds an entry into the state. Total: an entry that was decided always applies.
    package mutating func apply(_ entry: CommitteeEntry) {
        for event in entry.events {
            switch event {
            case .committeeFounded(let committee): self = committee
            case .settingsChanged(let settings): self.settings = settings
            case .memberAdded(let member): members.append(member)
            case .memberChanged(let member):
                if let index = members.firstIndex(where: { $0.id == member.id }) {
                    members[index] = member
                }
            case .planChanged(let plan): self.plan = plan
            case .meetingCalled(let meeting): meetings.append(meeting)
            }
        }
        sequence = entry.sequence
    }

    /// The first entry of a committee.
    package static func founding(_ committee: Committee, at: Instant) -> CommitteeEntry {
        CommitteeEntry(
            sequence: 1, at: at, by: nil, events: [.committeeFounded(committee: committee)])
    }
}

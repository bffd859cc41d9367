/// The state of one meeting: a fold over its entries.
///
/// `decide` turns a command into events or throws a `Rejection`; `apply` folds an entry into the
/// state. Neither reads a clock, a file or a random number.
package struct Meeting: Codable, Equatable, Sendable {
    package var id: MeetingID
    /// The sequence of the last entry that was applied; 0 before the first.
    package var sequence: Int
    package var header: Header
    package var rules: Rules
    package var phase: Phase
    package var phaseChanges: [PhaseChange]
    /// In the order in which the participants are listed.
    package var seats: IndexedList<Seat>
    package var attendance: Attendance
    package var agenda: Agenda
    package var consultation: Consultation?
    /// In the order of the source.
    package var commitments: [Commitment]
    /// Oldest first.
    package var ballots: [Ballot]
    /// Motions that wait to be opened, in the order in which they were prepared.
    package var preparedBallots: [PreparedBallot]
    package var lists: Lists
    /// The findings that the committee lives with, oldest first; one for each at most.
    package var acceptances: [Acceptance]
    package var floor: Floor
    package var actions: [Action]
    package var minutes: Minutes
    package var agreement: Agreement
    package var adoptions: Adoptions
    package var clients: ClientNumbers
    /// The meetings that this one goes on from, oldest first; `nil` for the first of its kind.
    package var earlier: [EarlierMeeting]?
    /// `nil` for a meeting that follows no plan up.
    package var followUp: FollowUp?

    package init(
        id: MeetingID, header: Header, rules: Rules, seats: [Seat], agenda: Agenda,
        consultation: Consultation?, commitments: [Commitment], actions: [Action], minutes: Minutes
    ) {
        self.id = id
        sequence = 0
        self.header = header
        self.rules = rules
        phase = .prepared
        phaseChanges = []
        self.seats = IndexedList(seats)
        attendance = Attendance()
        self.agenda = agenda
        self.consultation = consultation
        self.commitments = commitments
        ballots = []
        preparedBallots = []
        lists = Lists()
        acceptances = []
        floor = Floor()
        self.actions = actions
        self.minutes = minutes
        agreement = Agreement()
        adoptions = Adoptions()
        clients = ClientNumbers()
    }

    package func seat(_ id: SeatID) -> Seat? { seats[id: id] }

    package func commitment(_ id: CommitmentID) -> Commitment? {
        commitments.first { $0.id == id }
    }

    package func ballot(_ id: BallotID) -> Ballot? { ballots.last { $0.id == id } }

    /// The ballot of an earlier meeting that a decision still rests on, with that meeting.
    package func earlierBallot(_ id: BallotID) -> (meeting: EarlierMeeting, ballot: Ballot)? {
        for meeting in earlier ?? [] {
            if let ballot = meeting.ballots.first(where: { $0.id == id }) {
                return (meeting, ballot)
            }
        }
        return nil
    }
    /// The ballots that the minutes speak of: without rehearsals.
    package var minutedBallots: [Ballot] { ballots.filter { !$0.rehearsal } }

    /// The ballot that is open; there is one at a time.
    package var openBallot: Ballot? { ballots.last { $0.isOpen } }
}

/// A meeting whose decisions this one goes on from.
package struct EarlierMeeting: Codable, Equatable, Sendable {
    package var id: MeetingID
    package var subject: String
    /// Calendar date, `YYYY-MM-DD`.
    package var date: String
    /// Its ballots, closed and annulled, under names that no ballot of another meeting has.
    package var ballots: [Ballot]

    package init(id: MeetingID, subject: String, date: String, ballots: [Ballot]) {
        self.id = id
        self.subject = subject
        self.date = date
        self.ballots = ballots
    }
}

extension Meeting {
    /// What older states do not have was never done in them.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.decode(MeetingID.self, forKey: .id)
        sequence = try container.decode(Int.self, forKey: .sequence)
        header = try container.decode(Header.self, forKey: .header)
        rules = try container.decode(Rules.self, forKey: .rules)
        phase = try container.decode(Phase.self, forKey: .phase)
        phaseChanges = try container.decode([PhaseChange].self, forKey: .phaseChanges)
        seats = try container.decode(IndexedList<Seat>.self, forKey: .seats)
        attendance = try container.decode(Attendance.self, forKey: .attendance)
        agenda = try container.decode(Agenda.self, forKey: .agenda)
        consultation = try container.decodeIfPresent(Consultation.self, forKey: .consultation)
        commitments = try container.decode([Commitment].self, forKey: .commitments)
        ballots = try container.decode([Ballot].self, forKey: .ballots)
        preparedBallots =
            try container.decodeIfPresent([PreparedBallot].self, forKey: .preparedBallots) ?? []
        lists = try container.decodeIfPresent(Lists.self, forKey: .lists) ?? Lists()
        acceptances =
            try container.decodeIfPresent([Acceptance].self, forKey: .acceptances) ?? []
        floor = try container.decode(Floor.self, forKey: .floor)
        actions = try container.decode([Action].self, forKey: .actions)
        minutes = try container.decode(Minutes.self, forKey: .minutes)
        agreement =
            try container.decodeIfPresent(Agreement.self, forKey: .agreement) ?? Agreement()
        adoptions =
            try container.decodeIfPresent(Adoptions.self, forKey: .adoptions) ?? Adoptions()
        clients = try container.decode(ClientNumbers.self, forKey: .clients)
        earlier = try container.decodeIfPresent([EarlierMeeting].self, forKey: .earlier)
        followUp = try container.decodeIfPresent(FollowUp.self, forKey: .followUp)
    }
}

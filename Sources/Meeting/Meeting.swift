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
    package var clients: ClientNumbers

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
        clients = ClientNumbers()
    }

    package func seat(_ id: SeatID) -> Seat? { seats[id: id] }

    package func commitment(_ id: CommitmentID) -> Commitment? {
        commitments.first { $0.id == id }
    }

    package func ballot(_ id: BallotID) -> Ballot? { ballots.last { $0.id == id } }

    /// The ballots that the minutes speak of: without rehearsals.
    package var minutedBallots: [Ballot] { ballots.filter { !$0.rehearsal } }

    /// The ballot that is open; there is one at a time.
    package var openBallot: Ballot? { ballots.last { $0.isOpen } }
}

import OperationalText
import Testing

@testable import Meeting

/// Who may do what, and when: a table written by hand, and every cell of it tried.
struct `Permissions` {
    /// Who may: the chair, the chair and the secretary, or all who sit at the table.
    enum Who: String {
        case chair = "C", officers = "CS", people = "CSM"

        func includes(_ role: Role) -> Bool {
            switch role {
            case .chair: true
            case .secretary: self != .chair
            case .member: self == .people
            case .observer, .screen: false
            }
        }
    }

    /// In which phases: p prepared, i in session, s suspended, c closed; and with which code it is
    /// refused in the others.
    struct Cell {
        var who: Who
        var phases: String
        var otherwise = Rejection.Code.wrongPhase

        func includes(_ phase: Phase) -> Bool {
            switch phase {
            case .prepared: phases.contains("p")
            case .inSession: phases.contains("i")
            case .suspended: phases.contains("s")
            case .closed: phases.contains("c")
            }
        }
    }

    static func cell(_ kind: CommandKind) -> Cell {
        switch kind {
        case .openMeeting: Cell(who: .chair, phases: "p")
        case .suspendMeeting: Cell(who: .chair, phases: "i")
        case .resumeMeeting: Cell(who: .chair, phases: "s")
        case .closeMeeting: Cell(who: .chair, phases: "is")
        case .changeHeader: Cell(who: .officers, phases: "pisc")
        case .setRules: Cell(who: .chair, phases: "pis")
        case .turnTo: Cell(who: .officers, phases: "pis")
        case .arrive: Cell(who: .people, phases: "pis")
        case .leave: Cell(who: .people, phases: "pis")
        case .markArrival: Cell(who: .officers, phases: "pis")
        case .markDeparture: Cell(who: .officers, phases: "pis")
        case .markExcused: Cell(who: .officers, phases: "pisc")
        case .addSeat: Cell(who: .officers, phases: "pisc")
        case .changeSeat: Cell(who: .officers, phases: "pisc")
        case .renewLink: Cell(who: .chair, phases: "pisc")
        case .requestFloor: Cell(who: .people, phases: "i")
        // Nobody waits or speaks before the opening and after the end.
        case .withdrawRequest: Cell(who: .people, phases: "is", otherwise: .notQueued)
        case .giveFloor: Cell(who: .officers, phases: "i")
        case .endSpeech: Cell(who: .officers, phases: "is", otherwise: .noChange)
        case .rewordCommitment: Cell(who: .officers, phases: "pis")
        case .giveRewordingReason: Cell(who: .officers, phases: "pisc")
        case .translateCommitment: Cell(who: .officers, phases: "pisc")
        case .setCount: Cell(who: .officers, phases: "pis")
        case .stateRespondents: Cell(who: .officers, phases: "pis")
        case .nameTieBreak: Cell(who: .officers, phases: "pis")
        case .prepareBallot: Cell(who: .officers, phases: "pis")
        case .withdrawPreparedBallot: Cell(who: .officers, phases: "pisc")
        case .openBallot, .openPreparedBallot: Cell(who: .chair, phases: "i")
        // Before the opening there can be rehearsals.
        case .publishBallots: Cell(who: .chair, phases: "pi")
        // A ballot is open in session only.
        case .castVote: Cell(who: .people, phases: "i", otherwise: .ballotNotOpen)
        case .extendBallot: Cell(who: .chair, phases: "i", otherwise: .ballotNotOpen)
        case .closeBallot: Cell(who: .chair, phases: "i", otherwise: .ballotNotOpen)
        case .annulBallot: Cell(who: .chair, phases: "i", otherwise: .ballotNotOpen)
        case .giveCastingVote: Cell(who: .chair, phases: "i")
        case .declareConsensus: Cell(who: .chair, phases: "i")
        case .mergeGroup: Cell(who: .chair, phases: "i")
        case .unmerge: Cell(who: .chair, phases: "i")
        case .giveReason: Cell(who: .officers, phases: "pisc")
        case .meetCondition: Cell(who: .officers, phases: "pisc")
        case .addAction: Cell(who: .officers, phases: "pisc")
        case .changeAction: Cell(who: .officers, phases: "pisc")
        case .declareOrder: Cell(who: .officers, phases: "pis")
        case .acceptFinding: Cell(who: .officers, phases: "pisc")
        case .withdrawAcceptance: Cell(who: .officers, phases: "pisc")
        case .declareListsComplete: Cell(who: .chair, phases: "i")
        case .adoptLists: Cell(who: .chair, phases: "i")
        case .editMinutes: Cell(who: .people, phases: "pisc")
        }
    }

    @Test(arguments: CommandKind.allCases, Phase.allCases)
    func `every role gets what the table says`(_ kind: CommandKind, _ phase: Phase) {
        let cell = Self.cell(kind)
        for (seat, role) in Self.seats {
            let found = answer(seat, kind, phase)
            let expected: Rejection.Code? =
                cell.who.includes(role)
                ? cell.includes(phase) ? nil : cell.otherwise
                : .notPermitted
            #expect(found == expected, "\(role) \(kind) \(phase)")
        }
        #expect(answer("nobody", kind, phase) == .unknown, "\(kind) \(phase)")
    }

    @Test(arguments: CommandKind.allCases)
    func `the table tries the command that it names`(_ kind: CommandKind) {
        #expect(CommandKind(Self.command(kind)) == kind)
    }

    @Test func `what takes a person is refused to the meeting itself`() {
        let personal: [CommandKind] = [
            .arrive, .leave, .requestFloor, .withdrawRequest, .editMinutes,
        ]
        for kind in CommandKind.allCases {
            let refused = answer(nil, kind, .inSession) == .notPermitted
            #expect(refused == personal.contains(kind), "\(kind)")
        }
    }

    /// How `kind` is answered by a meeting in which nothing but role and phase stands against it.
    private func answer(_ by: SeatID?, _ kind: CommandKind, _ phase: Phase) -> Rejection.Code? {
        var meeting = Self.meeting(in: phase)
        switch kind {
        case .castVote, .extendBallot, .closeBallot, .annulBallot:
            if phase == .inSession { meeting.ballots.append(Self.ballot(.open)) }
        case .publishBallots:
            var withheld = Self.ballot(.withheld(Self.ballot(.open).count()))
            withheld.id = "withheld"
            meeting.ballots.append(withheld)
        case .requestFloor: meeting.floor.queue = []
        case .adoptLists: meeting.lists.completions = [Completion(at: 0, by: nil)]
        default: break
        }
        let origin = Origin(by: by, client: by == nil ? nil : "tab", at: 1_000)
        do throws(Rejection) {
            let events = try meeting.decide(Self.command(kind), from: origin)
            // The meeting itself is in no electorate.
            return events.isEmpty ? .noChange : nil
        } catch {
            return error.code
        }
    }
}

// MARK: - A meeting in which everything is possible

extension Permissions {
    static let seats: [(SeatID, Role)] = [
        ("chair", .chair), ("secretary", .secretary), ("member", .member),
        ("guest", .observer), (Seat.observers, .observer), (Seat.screen, .screen),
    ]

    static func meeting(in phase: Phase) -> Meeting {
        var meeting = Meeting(
            id: "m-table",
            header: Header(
                letterhead: [], subject: "table", body: "", date: "2023-07-12", time: "10:00",
                place: "", remote: false, language: .en, timeZone: "Africa/Tunis"),
            rules: Rules(rule: rule, quorum: nil),
            seats: (seats + [("late", .member)]).map { id, role in
                Seat(
                    id: id, person: person, role: role,
                    votes: role != .observer && role != .screen, weight: 1, generation: 1)
            },
            agenda: Agenda(items: [AgendaItem(id: "i1", title: "point")]),
            consultation: Consultation(name: "", scale: Level.priorities, respondents: nil),
            commitments: [
                commitment("n1", 1), commitment("n2", 2),
                commitment("n3", 3, .merged(into: "n2")),
            ],
            actions: [Action(id: "a1", text: "do", owner: nil, due: nil, done: false)],
            minutes: Minutes(document: Document(blocks: [Block(id: "k1")])))
        meeting.phase = phase
        for (seat, _) in seats { meeting.attendance.arrive(seat, .room, at: 0) }
        if phase == .inSession || phase == .suspended {
            meeting.floor = Floor(
                speaker: Speaker(seat: "late", since: 0), queue: ["chair", "secretary", "member"])
        }
        var result = ballot(.open).count()
        result.verdict.outcome = .castingVoteNeeded
        result.verdict.tied = ["yes", "no"]
        meeting.ballots = [ballot(.annulled(reason: "")), ballot(.closed(result))]
        meeting.ballots[1].id = "tied"
        meeting.preparedBallots = [
            PreparedBallot(
                id: "prepared", motion: Motion(subject: .commitment("n1"), method: .yesNo))
        ]
        meeting.commitments[0].earlierTitles = [
            EarlierTitle(title: "earlier", replacedAt: 0, replacedBy: nil)
        ]
        meeting.acceptances = meeting.findings.map {
            Acceptance(finding: meeting.identity(of: $0), reason: "known", by: nil, at: 0)
        }
        return meeting
    }

    private static let rule = Rule(
        base: .cast, threshold: Threshold(Fraction(1, 2), exceeding: true), tie: .castingVote)
    private static let person = Person(
        honorific: "", name: "name", title: "", organisation: "", constituency: nil)

    private static func commitment(
        _ id: CommitmentID, _ number: Int, _ disposition: Disposition = .undecided(options: [])
    ) -> Commitment {
        Commitment(
            id: id, number: number, title: "title", counts: ["high": 1],
            decisions: [
                Decision(
                    disposition: disposition, reason: "",
                    conditions: [Condition(id: "c1", kind: .reword, text: "")], act: .consensus,
                    at: 0, by: nil)
            ])
    }

    static func ballot(_ state: BallotState) -> Ballot {
        Ballot(
            id: "b1", number: 1, subject: .commitment("n1"), text: "?", method: .yesNo,
            options: [BallotOption(id: "yes"), BallotOption(id: "no")], rule: rule,
            electorate: ["chair", "secretary", "member"].map { Elector(seat: $0, weight: 1) },
            absent: [Elector(seat: "late", weight: 1)], openedAt: 0, state: state)
    }

    static func command(_ kind: CommandKind) -> Command {
        switch kind {
        case .openMeeting: .openMeeting
        case .suspendMeeting: .suspendMeeting
        case .resumeMeeting: .resumeMeeting
        case .closeMeeting: .closeMeeting
        case .changeHeader:
            .changeHeader(
                header: Header(
                    letterhead: [], subject: "another", body: "", date: "2023-07-12",
                    time: "10:00", place: "", remote: false, language: .en,
                    timeZone: "Africa/Tunis"))
        case .setRules:
            .setRules(rules: Rules(rule: rule, quorum: Threshold(Fraction(1, 2), exceeding: true)))
        case .turnTo: .turnTo(subject: .item("i1"))
        case .arrive: .arrive(mode: .remote)
        case .leave: .leave
        case .markArrival: .markArrival(seat: "late", mode: .room)
        case .markDeparture: .markDeparture(seat: "member")
        case .markExcused: .markExcused(seat: "late", excused: true)
        case .addSeat: .addSeat(person: person, role: .member, votes: true, weight: 1)
        case .changeSeat:
            .changeSeat(seat: "member", person: person, role: .member, votes: false, weight: 1)
        case .renewLink: .renewLink(seat: "member")
        case .requestFloor: .requestFloor
        case .withdrawRequest: .withdrawRequest
        case .giveFloor: .giveFloor(seat: "member")
        case .endSpeech: .endSpeech
        case .rewordCommitment: .rewordCommitment(commitment: "n1", title: "another")
        case .giveRewordingReason: .giveRewordingReason(commitment: "n1", reason: "because")
        case .translateCommitment:
            .translateCommitment(commitment: "n1", language: .fr, title: "titre")
        case .stateRespondents: .stateRespondents(count: 3)
        case .nameTieBreak: .nameTieBreak(tieBreak: .number)
        case .setCount: .setCount(commitment: "n1", level: "high", count: 2)
        case .openBallot: .openBallot(motion: Motion(subject: .commitment("n1"), method: .yesNo))
        case .prepareBallot:
            .prepareBallot(motion: Motion(subject: .commitment("n1"), method: .yesNo))
        case .openPreparedBallot: .openPreparedBallot(ballot: "prepared")
        case .withdrawPreparedBallot: .withdrawPreparedBallot(ballot: "prepared")
        case .publishBallots: .publishBallots(ballots: ["withheld"])
        case .castVote: .castVote(ballot: "b1", choice: Choice.option("yes"))
        case .extendBallot: .extendBallot(ballot: "b1", deadline: 2_000)
        case .closeBallot: .closeBallot(ballot: "b1")
        case .annulBallot: .annulBallot(ballot: "b1", reason: "a mistake")
        case .giveCastingVote: .giveCastingVote(ballot: "tied", options: ["yes"])
        case .declareConsensus:
            .declareConsensus(commitment: "n1", proposal: Proposal(disposition: .retained))
        case .mergeGroup:
            .mergeGroup(
                lead: "n2", members: ["n1"], proposal: Proposal(disposition: .retained))
        case .unmerge: .unmerge(members: ["n3"], reason: "because")
        case .declareOrder: .declareOrder(list: .final, order: .decision)
        case .acceptFinding: .acceptFinding(finding: "quorumNotStated", reason: "because")
        case .withdrawAcceptance: .withdrawAcceptance(finding: "quorumNotStated")
        case .declareListsComplete: .declareListsComplete
        case .adoptLists: .adoptLists(ballot: nil)
        case .giveReason: .giveReason(commitment: "n1", reason: "because")
        case .meetCondition: .meetCondition(commitment: "n1", condition: "c1", note: "done")
        case .addAction: .addAction(text: "do", owner: nil, due: nil)
        case .changeAction:
            .changeAction(action: "a1", text: "do", owner: nil, due: nil, done: true)
        case .editMinutes: .editMinutes(base: 0, operation: [.trash(block: "k1")])
        }
    }
}

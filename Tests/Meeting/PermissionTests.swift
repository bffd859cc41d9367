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

    /// In which phases: p prepared, i in session, s suspended, c closed, a adopted; and with which
    /// code it is refused in the others.
    struct Cell {
        var who: Who
        var phases: String
        var otherwise = Rejection.Code.wrongPhase
        /// What nearly everything is refused with when the minutes are sealed.
        var whenAdopted = Rejection.Code.sealed
        /// Who besides may in a closed meeting.
        var closed: Who?

        func code(_ role: Role, in phase: Phase) -> Rejection.Code? {
            guard who.includes(role) else { return .notPermitted }
            if includes(phase) || phase == .closed && closed?.includes(role) == true { return nil }
            return phase == .adopted ? whenAdopted : otherwise
        }

        func includes(_ phase: Phase) -> Bool {
            switch phase {
            case .prepared: phases.contains("p")
            case .inSession: phases.contains("i")
            case .suspended: phases.contains("s")
            case .closed: phases.contains("c")
            case .adopted: phases.contains("a")
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
        case .markWithoutDevice: Cell(who: .officers, phases: "pis")
        case .nameTellers: Cell(who: .chair, phases: "pis")
        case .giveProxy, .takeBackProxy: Cell(who: .people, phases: "pis")
        case .noteProxy, .noteProxyEnd: Cell(who: .officers, phases: "pis")
        case .addSeat: Cell(who: .officers, phases: "pisc")
        case .changeSeat: Cell(who: .officers, phases: "pisc")
        case .renewLink: Cell(who: .chair, phases: "pisca")
        case .requestFloor: Cell(who: .people, phases: "i")
        // Nobody waits or speaks before the opening and after the end.
        case .withdrawRequest: Cell(who: .people, phases: "is", otherwise: .notQueued)
        case .giveFloor: Cell(who: .officers, phases: "i")
        case .endSpeech: Cell(who: .officers, phases: "is", otherwise: .noChange)
        case .queueSpeaker: Cell(who: .officers, phases: "i")
        case .removeRequest: Cell(who: .officers, phases: "is", otherwise: .notQueued)
        case .extendSpeech: Cell(who: .officers, phases: "is", otherwise: .noChange)
        case .proposeMotion: Cell(who: .people, phases: "is")
        case .proposeAmendment: Cell(who: .people, phases: "is")
        case .secondMotion: Cell(who: .people, phases: "is")
        case .withdrawMotion: Cell(who: .people, phases: "is")
        case .admitMotion: Cell(who: .chair, phases: "is")
        case .refuseMotion: Cell(who: .chair, phases: "is")
        case .setAsideMotion: Cell(who: .chair, phases: "is")
        case .restateAmendment: Cell(who: .people, phases: "is")
        case .orderMotions: Cell(who: .chair, phases: "is")
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
        case .enterHandCount: Cell(who: .people, phases: "i", otherwise: .ballotNotOpen)
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
        // A member only what is the member's own, as it is here.
        case .addStatement: Cell(who: .people, phases: "pisc")
        case .changeStatement: Cell(who: .people, phases: "pisc")
        case .removeStatement: Cell(who: .people, phases: "pisc")
        case .stateProgress: Cell(who: .officers, phases: "pisc")
        case .declareOrder: Cell(who: .officers, phases: "pis")
        case .acceptFinding: Cell(who: .officers, phases: "pisc")
        case .withdrawAcceptance: Cell(who: .officers, phases: "pisc")
        case .declareListsComplete: Cell(who: .chair, phases: "i")
        case .adoptLists: Cell(who: .chair, phases: "i")
        case .editMinutes: Cell(who: .people, phases: "pis", closed: .officers)
        case .agreeTo: Cell(who: .people, phases: "pisc")
        case .objectTo: Cell(who: .people, phases: "pisc")
        case .takeBack: Cell(who: .people, phases: "pisc")
        case .lockSection: Cell(who: .chair, phases: "pisc")
        case .unlockSection: Cell(who: .chair, phases: "pisc")
        case .proposeWording: Cell(who: .people, phases: "pisc")
        case .withdrawProposal: Cell(who: .people, phases: "pisc")
        case .acceptProposal: Cell(who: .officers, phases: "pisc")
        case .rejectProposal: Cell(who: .officers, phases: "pisc")
        case .comment: Cell(who: .people, phases: "pisc")
        case .reply: Cell(who: .people, phases: "pisc")
        case .resolveThread: Cell(who: .people, phases: "pisc")
        case .reopenThread: Cell(who: .people, phases: "pisc")
        case .acceptOpenFindings: Cell(who: .officers, phases: "pisc")
        case .startAdoption: Cell(who: .chair, phases: "c")
        // Something is being adopted in a closed meeting: its minutes; or later: an addendum.
        case .approve: Cell(who: .people, phases: "ca", otherwise: .notFrozen)
        case .reserve: Cell(who: .people, phases: "ca", otherwise: .notFrozen)
        case .withdrawResponse: Cell(who: .people, phases: "ca", otherwise: .notFrozen)
        case .completeAdoption: Cell(who: .chair, phases: "ca", otherwise: .notFrozen)
        case .breakOffAdoption: Cell(who: .chair, phases: "ca", otherwise: .notFrozen)
        case .proposeAddendum: Cell(who: .officers, phases: "a")
        }
    }

    /// The commands of `command(_:)` about what “member” said.
    static let aboutWhatMemberSaid: [CommandKind] = [
        .addStatement, .changeStatement, .removeStatement,
    ]

    @Test(arguments: CommandKind.allCases, Phase.allCases)
    func `every role gets what the table says`(_ kind: CommandKind, _ phase: Phase) {
        let cell = Self.cell(kind)
        for (seat, role) in Self.seats {
            let found = answer(seat, kind, phase)
            // Who holds the vote of another is a member, who can do all but pass it on.
            let isPassedOn = seat == "holder" && kind == .giveProxy && cell.includes(phase)
            // What somebody said is put down by them or by an officer.
            let isOthers =
                seat == "holder" && Self.aboutWhatMemberSaid.contains(kind)
                && cell.includes(phase)
            let expected =
                isPassedOn ? .proxyChain : isOthers ? .notPermitted : cell.code(role, in: phase)
            #expect(found == expected, "\(seat) \(kind) \(phase)")
        }
        #expect(answer("nobody", kind, phase) == .unknown, "\(kind) \(phase)")
    }

    /// Whose vote everybody tries to give, how it is given, and who alone can.
    enum Vote: CaseIterable { case represented, called, byHand }

    @Test(arguments: Vote.allCases, Phase.allCases)
    func `a vote is given only by whom it was frozen for`(_ vote: Vote, _ phase: Phase) {
        var meeting = Self.meeting(in: phase)
        var ballot = Self.ballot(.open)
        let elector =
            switch vote {
            case .represented: Elector(seat: "given", weight: 1, holder: "holder")
            case .called: Elector(seat: "given", weight: 1, holder: "holder", means: .rollCall)
            case .byHand: Elector(seat: "given", weight: 1, holder: "holder", means: .hand)
            }
        ballot.electorate.put(elector)
        ballot.hand = HandPart(tellers: ["secretary", "late"], groups: [])
        if phase == .inSession { meeting.ballots.append(ballot) }
        for (seat, role) in Self.seats {
            let isOfficer = role == .chair || role == .secretary
            let (may, otherwise): (Bool, Rejection.Code) =
                switch vote {
                case .represented: (seat == "holder", .notEntitled)
                case .called: (isOfficer, seat == "holder" ? .votesByRollCall : .notEntitled)
                case .byHand: (false, seat == "holder" ? .votesByHand : .notEntitled)
                }
            let isSeated = isOfficer || role == .member
            let inTime: Rejection.Code? = may ? nil : otherwise
            let outOfTime: Rejection.Code = phase == .adopted ? .sealed : .ballotNotOpen
            let expected = phase == .inSession ? inTime : outOfTime
            let command = Command.castVote(ballot: "b1", choice: .option("yes"), for: "given")
            let code = Self.code(of: command, by: seat, in: meeting)
            #expect(code == (isSeated ? expected : .notPermitted), "\(seat) \(vote) \(phase)")
            let count = Command.enterHandCount(ballot: "b1", counts: [])
            let isTeller = seat == "secretary"
            let counted = Self.code(of: count, by: seat, in: meeting)
            let right = phase == .inSession ? (isTeller ? nil : .notTeller) : outOfTime
            #expect(counted == (isSeated ? right : .notPermitted), "\(seat) counts \(phase)")
        }
    }

    private static func code(
        of command: Command, by seat: SeatID, in meeting: Meeting
    ) -> Rejection.Code? {
        do throws(Rejection) {
            _ = try meeting.decide(command, from: Origin(by: seat, client: "tab", at: 1_000))
            return nil
        } catch { return error.code }
    }

    @Test(arguments: CommandKind.allCases)
    func `the table tries the command that it names`(_ kind: CommandKind) {
        #expect(CommandKind(Self.command(kind)) == kind)
    }

    @Test func `what takes a person is refused to the meeting itself`() {
        let personal: [CommandKind] = [
            .arrive, .leave, .requestFloor, .withdrawRequest, .proposeMotion, .proposeAmendment,
            .secondMotion, .withdrawMotion, .restateAmendment, .editMinutes, .agreeTo, .objectTo,
            .takeBack, .proposeWording, .withdrawProposal, .comment, .reply, .resolveThread,
            .approve, .reserve, .withdrawResponse, .giveProxy, .takeBackProxy, .enterHandCount,
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
        case .enterHandCount:
            if phase == .inSession {
                var ballot = Self.ballot(.open)
                ballot.hand = HandPart(tellers: [by ?? "late", "late"], groups: [])
                meeting.ballots.append(ballot)
            }
        case .takeBackProxy, .noteProxyEnd:
            let givers = Set([by, "late"].compactMap { $0 })
            meeting.attendance.proxies = givers.map { Proxy(giver: $0, holder: "chair", from: 0) }
        case .requestFloor: meeting.floor.requests = []
        // Only one's own can be withdrawn and restated by everybody.
        case .withdrawMotion, .restateAmendment:
            for index in meeting.floor.motions.indices {
                meeting.floor.motions[index].author = by ?? "late"
            }
        case .publishBallots:
            var withheld = Self.ballot(.withheld(Self.ballot(.open).count()))
            withheld.id = "withheld"
            meeting.ballots.append(withheld)
        case .addStatement, .changeStatement, .removeStatement, .stateProgress:
            meeting.followUp = Self.followUp
        case .adoptLists: meeting.lists.completions = [Completion(at: 0, by: nil)]
        default: break
        }
        meeting.prepareAgreement(for: kind, by: by)
        let origin = Origin(
            by: by, client: by == nil ? nil : "tab", at: 1_000, fingerprint: "f1")
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
        ("holder", .member), ("guest", .observer), (Seat.observers, .observer),
        (Seat.screen, .screen),
    ]

    static func meeting(in phase: Phase) -> Meeting {
        var meeting = Meeting(
            id: "m-table",
            header: Header(
                letterhead: [], subject: "table", body: "", date: "2023-07-12", time: "10:00",
                place: "", remote: false, language: .en, timeZone: "Africa/Tunis"),
            rules: Rules(rule: rule, quorum: nil),
            seats: (seats + [("late", .member), ("given", .member)]).map { id, role in
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
            minutes: Minutes(document: document))
        meeting.phase = phase
        for (seat, _) in seats { meeting.attendance.arrive(seat, .room, at: 0) }
        meeting.attendance.proxies = [Proxy(giver: "given", holder: "holder", from: 0)]
        if phase == .inSession || phase == .suspended {
            meeting.floor = Floor(
                speaker: Speaker(seat: "late", since: 0, allowance: 60_000),
                requests: ["chair", "secretary", "member", "holder"].map { FloorRequest(seat: $0) })
        }
        meeting.floor.motions = [
            motion("proposed", .proposed), motion("first", .admitted), motion("second", .admitted),
        ]
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

    /// Of a plan, with a statement of the member.
    static var followUp: FollowUp {
        var followUp = FollowUp(
            plan: Plan(title: "plan", axes: [Axis(number: 1, title: "axis")]),
            places: ["n1": PlanPlace(axis: 1)])
        followUp.statements = [
            Statement(
                id: "s1", commitment: "n1", part: nil, speaker: "member", kind: .report,
                text: "begun")
        ]
        return followUp
    }

    private static let document = Document(blocks: [
        Block(id: "k1"), Block(id: "k2", attributes: ["kind": "heading"], text: "Part".utf16),
        Block(id: "k3", text: "It was agreed.".utf16),
    ])
    private static let rule = Rule(
        [Majority(of: .cast, Threshold(Fraction(1, 2), exceeding: true))], tie: .castingVote,
        proxies: 1)
    private static let person = Person(
        honorific: "", name: "name", title: "", organisation: "", constituency: nil)

    /// Motions about a commitment whose wording has changed since.
    private static func motion(_ id: MotionID, _ state: MotionState) -> FloorMotion {
        FloorMotion(
            id: id, number: 1, author: "late", at: 0,
            content: .amendment(commitment: "n3", base: "earlier", title: "another"),
            secondersNeeded: 0, state: state)
    }

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
            electorate: ["chair", "secretary", "member", "holder"].map {
                Elector(seat: $0, weight: 1)
            },
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
        case .markWithoutDevice: .markWithoutDevice(seat: "late", withoutDevice: true)
        case .nameTellers: .nameTellers(seats: ["chair", "secretary"])
        case .giveProxy: .giveProxy(holder: "late")
        case .takeBackProxy: .takeBackProxy
        case .noteProxy: .noteProxy(giver: "late", holder: "member", paper: "a letter")
        case .noteProxyEnd: .noteProxyEnd(giver: "late", paper: "a letter")
        case .addSeat: .addSeat(person: person, role: .member, votes: true, weight: 1)
        case .changeSeat:
            .changeSeat(seat: "member", person: person, role: .member, votes: false, weight: 1)
        case .renewLink: .renewLink(seat: "member")
        case .requestFloor: .requestFloor()
        case .withdrawRequest: .withdrawRequest()
        case .queueSpeaker: .queueSpeaker(seat: "member", pointOfOrder: true)
        case .removeRequest: .removeRequest(seat: "member")
        case .extendSpeech: .extendSpeech(time: 60_000)
        case .proposeMotion: .proposeMotion(text: "to go on")
        case .proposeAmendment: .proposeAmendment(commitment: "n1", title: "better")
        case .secondMotion: .secondMotion(motion: "proposed")
        case .withdrawMotion: .withdrawMotion(motion: "proposed")
        case .admitMotion: .admitMotion(motion: "proposed")
        case .refuseMotion: .refuseMotion(motion: "proposed", reason: "out of order")
        case .setAsideMotion: .setAsideMotion(motion: "first", reason: "settled")
        case .restateAmendment: .restateAmendment(motion: "proposed", title: "better")
        case .orderMotions: .orderMotions(motions: ["second", "first"])
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
        case .enterHandCount: .enterHandCount(ballot: "b1", counts: [])
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
        case .addStatement:
            .addStatement(commitment: "n1", speaker: "member", kind: .report, text: "done")
        case .changeStatement:
            .changeStatement(
                statement: "s1", commitment: "n1", speaker: "member", kind: .answer, text: "yes")
        case .removeStatement: .removeStatement(statement: "s1")
        case .stateProgress:
            .stateProgress(commitment: "n1", percent: 50, level: .limited, evidence: "a page")
        case .editMinutes: .editMinutes(base: 0, operation: [.trash(block: "k1")])
        case .agreeTo: .agreeTo(block: "k3", base: 0)
        case .objectTo: .objectTo(block: "k3", base: 0, objection: "not so")
        case .takeBack: .takeBack(block: "k3")
        case .lockSection: .lockSection(heading: "k2")
        case .unlockSection: .unlockSection(heading: "k2")
        case .proposeWording: .proposeWording(block: "k3", base: 0, text: "It was settled.")
        case .withdrawProposal: .withdrawProposal(wording: "w1")
        case .acceptProposal: .acceptProposal(wording: "w1", base: 0)
        case .rejectProposal: .rejectProposal(wording: "w1")
        case .comment: .comment(block: "k3", text: "really?")
        case .reply: .reply(thread: "t1", text: "yes")
        case .resolveThread: .resolveThread(thread: "t1")
        case .reopenThread: .reopenThread(thread: "t2")
        case .acceptOpenFindings: .acceptOpenFindings(reason: "known")
        case .startAdoption: .startAdoption
        case .approve: .approve(fingerprint: "f0")
        case .reserve: .reserve(fingerprint: "f0", reservation: "but for the date")
        case .withdrawResponse: .withdrawResponse(fingerprint: "f0")
        case .completeAdoption: .completeAdoption(fingerprint: "f0", reason: "in time")
        case .breakOffAdoption: .breakOffAdoption(fingerprint: "f0", reason: "a mistake")
        case .proposeAddendum: .proposeAddendum(text: "The date is the 13th.")
        }
    }
}

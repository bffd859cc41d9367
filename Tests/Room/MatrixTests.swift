import Meeting
import OperationalText
import Testing

@testable import Room

/// Everyone who can open a connection × every command × every phase, through the door and the
/// protocol. What a role may do in the state machine is Tests/Meeting's table; here it is that
/// nobody gets past the door, and that a refusal tells nobody anything.
struct `The matrix at the door` {
    /// Who is at the other end.
    enum Caller: String, CaseIterable {
        case chair, secretary, member, observer, screen
        /// Whose link was renewed.
        case removed
        /// Who made up a token for a seat that is there, or for none.
        case forger, stranger
        /// Who says nothing first, or waits at the door.
        case silent, knocking

        var isInside: Bool {
            switch self {
            case .chair, .secretary, .member, .observer, .screen: true
            case .removed, .forger, .stranger, .silent, .knocking: false
            }
        }
    }

    enum Course: String, CaseIterable {
        case prepared, inSession, ballotOpen, suspended, closed, adopted
    }

    /// Commands of all who take part; all others are the officers', of whom the chair alone has
    /// those of `chairOnly`.
    static let everyones: Set<CommandKind> = [
        .arrive, .leave, .requestFloor, .withdrawRequest, .castVote, .editMinutes,
        .proposeMotion, .proposeAmendment, .secondMotion, .withdrawMotion, .restateAmendment,
        .agreeTo, .objectTo, .takeBack, .proposeWording, .withdrawProposal, .comment, .reply,
        .resolveThread, .reopenThread, .approve, .reserve, .withdrawResponse,
        .giveProxy, .takeBackProxy, .enterHandCount,
        .addStatement, .changeStatement, .removeStatement,
    ]

    static let chairOnly: Set<CommandKind> = [
        .openMeeting, .suspendMeeting, .resumeMeeting, .closeMeeting, .setRules, .renewLink,
        .nameTellers, .openBallot, .openPreparedBallot, .publishBallots, .extendBallot,
        .closeBallot,
        .annulBallot, .giveCastingVote,
        .declareConsensus, .mergeGroup, .unmerge, .declareListsComplete, .adoptLists,
        .admitMotion, .refuseMotion, .setAsideMotion, .orderMotions, .lockSection,
        .unlockSection, .startAdoption, .completeAdoption, .breakOffAdoption,
    ]

    @Test func `every command has a row`() {
        let found = Set(Self.commands.map(CommandKind.init))
        let missing = Set(CommandKind.allCases).subtracting(found)
        #expect(missing.isEmpty, "no row: \(missing)")
        #expect(Self.commands.count == found.count)
    }

    @Test(arguments: Course.allCases)
    func `who is outside moves and learns nothing`(_ course: Course) throws {
        for caller in Caller.allCases where !caller.isInside {
            for command in Self.commands {
                let kind = CommandKind(command)
                let stage = try Self.stage(course)
                let before = stage.room.durable
                let tab = Self.connect(caller, stage)
                tab.give(command, stage)
                stage.settle()
                let what: Comment = "\(caller) \(kind) \(course)"
                #expect(stage.room.durable.sequence == before.sequence, what)
                #expect(tab.meeting == nil && tab.acknowledged.isEmpty, what)
                #expect(tab.refusal != nil, what)
                for secret in Self.secrets { #expect(!tab.text.contains(secret), what) }
            }
        }
    }

    @Test(arguments: Course.allCases)
    func `who is inside does what the role may, and others see no refusal`(
        _ course: Course
    ) throws {
        for caller in Caller.allCases where caller.isInside {
            for command in Self.commands {
                let kind = CommandKind(command)
                let stage = try Self.stage(course)
                let watcher = stage.enter("m2")
                let tab = Self.connect(caller, stage)
                stage.settle()
                _ = (watcher.take(), tab.take())
                let before = stage.room.durable.sequence
                tab.give(command, stage)
                stage.settle()
                let what: Comment = "\(caller) \(kind) \(course)"
                let isForbidden = tab.rejected[1]?.code == .notPermitted
                #expect(isForbidden == !Self.may(caller, kind), what)
                #expect((tab.rejected[1] == nil) == (stage.room.durable.sequence > before), what)
                guard tab.rejected[1] != nil else { continue }
                // A refusal is between the two.
                #expect(watcher.take().allSatisfy { $0.entry == nil && $0.rejected == nil }, what)
                for secret in Self.secrets where caller == .observer || caller == .screen {
                    #expect(!Self.lastRejection(tab).contains(secret), what)
                }
            }
        }
    }

    @Test func `a vote is in no frame of anybody while the ballot is open`() throws {
        let stage = try Self.stage(.ballotOpen)
        let watchers = Caller.allCases.map { Self.connect($0, stage) }
        let voter = stage.enter("m3")
        stage.settle()
        let ballot = try #require(stage.room.durable.openBallot)
        voter.give(.vote("no", in: ballot.id), stage)
        stage.settle()
        stage.wait(200)
        stage.settle()
        let late = stage.enter("m2", client: "late-client")
        stage.settle()
        for tab in watchers + [late] {
            #expect(!tab.text.contains(#""votes":{"m3"#), "\(tab.client)")
            #expect(!tab.text.contains(#""choice":{"option":"no"}"#), "\(tab.client)")
            #expect(
                tab.take().allSatisfy { message in
                    message.entry?.events.contains { event in
                        if case .voteCast = event { true } else { false }
                    } != true
                })
        }
        #expect(!"\(stage.room.figures)".contains("m3"))
    }

    // Who, what and when

    private static let secrets = ["very secret subject", "commitment 1", "\"seats\"", "p-secret"]

    private static func may(_ caller: Caller, _ kind: CommandKind) -> Bool {
        switch caller {
        case .chair: true
        case .secretary: !chairOnly.contains(kind)
        case .member: everyones.contains(kind)
        case .observer, .screen, .removed, .forger, .stranger, .silent, .knocking: false
        }
    }

    private static func lastRejection(_ tab: Tab) -> String {
        tab.rejected.values.map { "\($0.detail)" }.joined()
    }

    private static func connect(_ caller: Caller, _ stage: Stage) -> Tab {
        switch caller {
        case .chair, .secretary: return stage.enter(SeatID(rawValue: caller.rawValue))
        case .member: return stage.enter("m1")
        case .observer: return stage.enter(Seat.observers)
        case .screen: return stage.enter(Seat.screen)
        case .removed:
            var seat = Committee.seat("m3")
            seat.generation = 0
            return enter(Stage.access.token(of: seat), stage)
        case .forger: return enter("chair.AAAAAAAAAAAAAAAAAAAAAA", stage)
        case .stranger: return enter("nobody.AAAAAAAAAAAAAAAAAAAAAA", stage)
        case .silent:
            let tab = Tab("silent-client", token: "")
            stage.connect(tab)
            return tab
        case .knocking:
            let tab = Tab("knocking-client", token: "")
            stage.connect(tab)
            tab.say(#"{"knock":{"code":"\#(Stage.access.roomCode)","name":"guest"}}"#, stage)
            stage.deliver()
            return tab
        }
    }

    private static func enter(_ token: String, _ stage: Stage) -> Tab {
        let tab = Tab("some-client", token: token)
        tab.hello(stage)
        return tab
    }

    private static func stage(_ course: Course) throws -> Stage {
        var meeting = Committee.meeting
        meeting.header.subject = "very secret subject"
        for seat in ["chair", "secretary", "m1", "m2", "m3"] as [SeatID] {
            meeting.attendance.presences[seat] = [Presence(mode: .remote, from: 0, until: nil)]
        }
        meeting.minutes = Minutes(document: Document(blocks: [Block(id: "p-secret")]))
        switch course {
        case .prepared: meeting.phase = .prepared
        case .inSession, .ballotOpen: meeting.phase = .inSession
        case .suspended: meeting.phase = .suspended
        case .closed: meeting.phase = .closed
        case .adopted:
            meeting.phase = .inSession
            meeting.lists.completions = [Completion(at: 0, by: nil)]
        }
        let stage = try Stage(meeting)
        let first: Command? =
            switch course {
            case .ballotOpen: .open(on: "n1")
            case .adopted: .adoptLists(ballot: nil)
            case .prepared, .inSession, .suspended, .closed: nil
            }
        if let first {
            let chair = stage.enter("chair", client: "chair-before")
            chair.give(first, stage)
            stage.settle()
            try #require(chair.rejected.isEmpty, "\(course): \(chair.rejected)")
            stage.disconnect(chair)
        }
        return stage
    }

    private static let person = Committee.person("name")

    /// One command of each kind, in the order of `CommandKind`.
    static let commands: [Command] = [
        .openMeeting, .suspendMeeting, .resumeMeeting, .closeMeeting,
        .changeHeader(
            header: Header(
                letterhead: [], subject: "another", body: "", date: "2023-07-12", time: "10:00",
                place: "", remote: false, language: .en, timeZone: "Africa/Tunis")),
        .setRules(
            rules: Rules(rule: Committee.rule, quorum: Threshold(Fraction(1, 2), exceeding: true))),
        .turnTo(subject: .commitment("n1")), .arrive(mode: .room), .leave,
        .markArrival(seat: "m2", mode: .room), .markDeparture(seat: "m2"),
        .markExcused(seat: "m2", excused: true),
        .markWithoutDevice(seat: "m2", withoutDevice: true),
        .nameTellers(seats: ["m2", "m3"]), .giveProxy(holder: "m2"), .takeBackProxy,
        .noteProxy(giver: "m3", holder: "m2", paper: "a letter"),
        .noteProxyEnd(giver: "m3", paper: "a letter"), .enterHandCount(ballot: "b1", counts: []),
        .addSeat(person: person, role: .member, votes: true, weight: 1),
        .changeSeat(seat: "m2", person: person, role: .member, votes: false, weight: 1),
        .renewLink(seat: "m3"), .requestFloor(), .withdrawRequest(), .giveFloor(seat: "m2"),
        .endSpeech, .rewordCommitment(commitment: "n1", title: "another"),
        .giveRewordingReason(commitment: "n1", reason: "because"),
        .translateCommitment(commitment: "n1", language: .fr, title: "titre"),
        .setCount(commitment: "n1", level: "high", count: 2), .stateRespondents(count: 3),
        .nameTieBreak(tieBreak: .number),
        .openBallot(motion: Motion(subject: .commitment("n2"), method: .yesNo)),
        .prepareBallot(motion: Motion(subject: .commitment("n2"), method: .yesNo)),
        .openPreparedBallot(ballot: "b1"), .withdrawPreparedBallot(ballot: "b1"),
        .publishBallots(ballots: ["b1"]),
        .castVote(ballot: "b1", choice: .option("yes")),
        .extendBallot(ballot: "b1", deadline: 4_000_000_000_000), .closeBallot(ballot: "b1"),
        .annulBallot(ballot: "b1", reason: "a mistake"),
        .giveCastingVote(ballot: "b1", options: ["yes"]),
        .mergeGroup(lead: "n2", members: ["n3"], proposal: nil),
        .unmerge(members: ["n3"], reason: "because"),
        .declareOrder(list: .final, order: .decision),
        .acceptFinding(finding: "quorumNotStated", reason: "because"),
        .withdrawAcceptance(finding: "quorumNotStated"), .declareListsComplete,
        .adoptLists(ballot: nil),
        .declareConsensus(commitment: "n1", proposal: Proposal(disposition: .retained)),
        .giveReason(commitment: "n1", reason: "because"),
        .meetCondition(commitment: "n1", condition: "c1", note: "done"),
        .addAction(text: "do", owner: nil, due: nil),
        .changeAction(action: "a1", text: "do", owner: nil, due: nil, done: true),
        .addStatement(commitment: "n1", speaker: nil, kind: .report, text: "said"),
        .changeStatement(
            statement: "s1", commitment: "n1", speaker: nil, kind: .answer, text: "said"),
        .removeStatement(statement: "s1"),
        .stateProgress(commitment: "n1", percent: 50, level: .limited, evidence: "a page"),
        .editMinutes(base: 1, operation: [.trash(block: "p-secret")]),
        .queueSpeaker(seat: "m2", pointOfOrder: true), .removeRequest(seat: "m2"),
        .extendSpeech(time: 60_000), .proposeMotion(text: "to go on"),
        .proposeAmendment(commitment: "n1", title: "better"), .secondMotion(motion: "f1"),
        .withdrawMotion(motion: "f1"), .admitMotion(motion: "f1"),
        .refuseMotion(motion: "f1", reason: "out of order"),
        .setAsideMotion(motion: "f1", reason: "settled"),
        .restateAmendment(motion: "f1", title: "better"), .orderMotions(motions: ["f1"]),
        .agreeTo(block: "k1", base: 0), .objectTo(block: "k1", base: 0, objection: "not so"),
        .takeBack(block: "k1"), .lockSection(heading: "k1"), .unlockSection(heading: "k1"),
        .proposeWording(block: "k1", base: 0, text: "It was settled."),
        .withdrawProposal(wording: "w1"), .acceptProposal(wording: "w1", base: 0),
        .rejectProposal(wording: "w1"), .comment(block: "k1", text: "really?"),
        .reply(thread: "t1", text: "yes"), .resolveThread(thread: "t1"),
        .reopenThread(thread: "t1"), .acceptOpenFindings(reason: "known"), .startAdoption,
        .approve(fingerprint: "f0"), .reserve(fingerprint: "f0", reservation: "but"),
        .withdrawResponse(fingerprint: "f0"),
        .completeAdoption(fingerprint: "f0", reason: "in time"),
        .breakOffAdoption(fingerprint: "f0", reason: "a mistake"),
        .proposeAddendum(text: "The date is the 13th."),
    ]
}

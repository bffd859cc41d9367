import OperationalText

@testable import Meeting

/// Random numbers that a seed repeats (SplitMix64).
struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: Int) { state = UInt64(bitPattern: Int64(seed)) }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// Whether it happens, with so many chances in a hundred.
    mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }

    mutating func pick<Elements: Collection>(_ from: Elements) -> Elements.Element? {
        from.randomElement(using: &self)
    }
}

/// A meeting with commands at random: most make sense, some do not.
struct RandomMeeting {
    private(set) var meeting: Meeting
    private(set) var entries: [Entry]
    private(set) var rejections: [Rejection] = []
    private var random: Seeded
    private var now = Instant(rawValue: 1_700_000_000_000)
    private var numbers: [SeatID: [Int]] = [:]

    init(seed: Int) {
        random = Seeded(seed)
        var meeting = Self.prepared(&random)
        let first = Meeting.preparing(meeting, at: now)
        entries = [first]
        meeting.apply(first)
        self.meeting = meeting
    }

    /// What a step did: the entries are empty where the command was refused or came again.
    struct Step {
        var origin: Origin
        var command: Command
        var before: Meeting
        var entry: Entry?
    }

    /// Gives one command. The meeting's own acts come first when their time has come.
    mutating func step() -> Step {
        now = now.advanced(by: Int.random(in: 0...20_000, using: &random))
        if let due = meeting.dueEntry(at: now), random.chance(80) { apply(due) }
        let before = meeting
        let command = command(of: kind())
        let by = author(of: command)
        let tab = random.chance(90) ? 0 : 1
        let origin = Origin(by: by, client: ClientID(rawValue: "tab-\(by)-\(tab)"), at: now)
        var last = numbers[by] ?? [0, 0]
        // Now and then the answer was lost, and the last command comes again.
        let again = last[tab] > 0 && random.chance(5)
        let number = again ? last[tab] : last[tab] + 1
        var step = Step(origin: origin, command: command, before: before)
        do throws(Rejection) {
            switch try meeting.receive(command, number: number, from: origin) {
            case .alreadyApplied: break
            case .entry(let entry):
                step.entry = entry
                last[tab] = number
                numbers[by] = last
                apply(entry)
            }
        } catch {
            rejections.append(error)
        }
        return step
    }

    private mutating func apply(_ entry: Entry) {
        meeting.apply(entry)
        entries.append(entry)
    }

    /// Mostly somebody who may.
    private mutating func author(of command: Command) -> SeatID {
        if random.chance(1) { return "nobody" }
        if case .castVote = command, let ballot = meeting.openBallot, random.chance(90) {
            return random.pick(ballot.electorate)?.seat ?? "p1"
        }
        let anyone = random.chance(10)
        let seats = meeting.seats.filter { anyone || $0.role.may(command) }
        return random.pick(seats)?.id ?? "p1"
    }

    /// Any command, but more often those of which a meeting is full, and closing hardly ever: it
    /// ends nearly everything.
    private mutating func kind() -> CommandKind {
        if meeting.phase == .prepared, random.chance(15) { return .openMeeting }
        if meeting.phase == .suspended, random.chance(30) { return .resumeMeeting }
        if meeting.openBallot != nil, random.chance(60) {
            return random.chance(85) ? .castVote : .closeBallot
        }
        if meeting.phase == .inSession, random.chance(20) {
            return RandomList(meeting: meeting).towardsAdoption
        }
        if random.chance(40) {
            let usual: [CommandKind] = [
                .markArrival, .arrive, .openBallot, .openBallot, .declareConsensus,
                .declareConsensus, .giveCastingVote,
            ]
            return random.pick(usual) ?? .arrive
        }
        let kind = random.pick(CommandKind.allCases) ?? .arrive
        return kind == .closeMeeting && random.chance(97) ? .arrive : kind
    }
}

// MARK: - Preparation

extension RandomMeeting {
    private static func prepared(_ random: inout Seeded) -> Meeting {
        let voters = Int.random(in: 2...7, using: &random)
        var seats = (1...voters).map { index in
            Seat(
                id: SeatID(rawValue: "p\(index)"), person: person("person \(index)"),
                role: index == 1 ? .chair : index == 2 ? .secretary : .member,
                votes: random.chance(85),
                weight: random.chance(70) ? 1 : Int.random(in: 2...3, using: &random),
                generation: 1)
        }
        for (id, role) in [(Seat.observers, Role.observer), (Seat.screen, Role.screen)] {
            seats.append(
                Seat(
                    id: id, person: person(""), role: role, votes: false, weight: 1,
                    generation: 1))
        }
        let hasConsultation = random.chance(80)
        var commitments: [Commitment] = []
        for index in 1...Int.random(in: 1...9, using: &random) {
            var counts: [LevelID: Int] = [:]
            for level in Level.priorities where hasConsultation && random.chance(90) {
                counts[level.id] = Int.random(in: 0...4, using: &random)
            }
            commitments.append(
                Commitment(
                    id: CommitmentID(rawValue: "n\(index)"), number: index,
                    title: "commitment \(index)" + (random.chance(20) ? ":" : ""),
                    counts: counts))
        }
        let respondents = random.chance(30) ? 10 : nil
        return Meeting(
            id: "m-random",
            header: Header(
                letterhead: ["state", "unit"], subject: "random", body: "", date: "2023-07-12",
                time: "10:00", place: "", remote: random.chance(50), language: .en,
                timeZone: "Africa/Tunis"),
            rules: Rules(
                rule: rule(&random), quorum: random.chance(50) ? threshold(&random) : nil),
            seats: seats,
            agenda: Agenda(items: [
                AgendaItem(id: "i1", title: "first"), AgendaItem(id: "i2", title: "second"),
            ]),
            consultation: hasConsultation
                ? Consultation(
                    name: "consultation", scale: Level.priorities, respondents: respondents)
                : nil,
            commitments: commitments, actions: [], minutes: Minutes(document: Document()))
    }

    private static func person(_ name: String) -> Person {
        Person(honorific: "", name: name, title: "", organisation: "", constituency: nil)
    }

    private static func threshold(_ random: inout Seeded) -> Threshold {
        let fractions = [(1, 2), (2, 3), (3, 4), (1, 3)]
        let (numerator, denominator) = random.pick(fractions) ?? (1, 2)
        return Threshold(Fraction(numerator, denominator), exceeding: random.chance(50))
    }

    private static func rule(_ random: inout Seeded) -> Rule {
        Rule(
            base: random.pick(MajorityBase.allCases) ?? .cast, threshold: threshold(&random),
            tie: random.pick(TieRule.allCases) ?? .fails)
    }
}

// MARK: - Commands

extension RandomMeeting {
    private mutating func seat() -> SeatID {
        random.chance(3) ? "nobody" : random.pick(meeting.seats)?.id ?? "p1"
    }

    private mutating func commitment() -> CommitmentID {
        random.chance(3) ? "nothing" : random.pick(meeting.commitments)?.id ?? "n1"
    }

    private mutating func ballot() -> BallotID {
        if random.chance(5) { return "b0" }
        if let open = meeting.openBallot, random.chance(90) { return open.id }
        return random.pick(meeting.ballots)?.id ?? "b0"
    }

    private mutating func text() -> String {
        random.chance(5) ? " " : "text \(Int.random(in: 1...99, using: &random))"
    }

    private mutating func command(of kind: CommandKind) -> Command {
        switch kind {
        case .openMeeting: .openMeeting
        case .suspendMeeting: .suspendMeeting
        case .resumeMeeting: .resumeMeeting
        case .closeMeeting: .closeMeeting
        case .changeHeader: changeHeader()
        case .setRules:
            .setRules(
                rules: Rules(
                    rule: Self.rule(&random),
                    quorum: random.chance(70) ? nil : Self.threshold(&random)))
        case .turnTo: .turnTo(subject: random.chance(10) ? nil : subject())
        case .arrive: .arrive(mode: random.chance(50) ? .room : .remote)
        case .leave: .leave
        case .markArrival: .markArrival(seat: seat(), mode: random.chance(50) ? .room : .remote)
        case .markDeparture: .markDeparture(seat: seat())
        case .markExcused: .markExcused(seat: seat(), excused: random.chance(70))
        case .addSeat: addSeat()
        case .changeSeat: changeSeat()
        case .renewLink: .renewLink(seat: seat())
        case .requestFloor: .requestFloor
        case .withdrawRequest: .withdrawRequest
        case .giveFloor: .giveFloor(seat: seat())
        case .endSpeech: .endSpeech
        case .rewordCommitment: .rewordCommitment(commitment: commitment(), title: text())
        case .setCount: setCount()
        case .giveRewordingReason, .translateCommitment, .stateRespondents, .nameTieBreak,
            .mergeGroup, .unmerge, .declareOrder, .acceptFinding, .withdrawAcceptance,
            .declareListsComplete, .adoptLists:
            RandomList(meeting: meeting).command(of: kind, &random)
        case .openBallot: .openBallot(motion: motion())
        case .castVote: castVote()
        case .extendBallot:
            .extendBallot(
                ballot: ballot(),
                deadline: now.advanced(by: Int.random(in: -5_000...90_000, using: &random)))
        case .closeBallot: .closeBallot(ballot: ballot())
        case .annulBallot: .annulBallot(ballot: ballot(), reason: text())
        case .giveCastingVote:
            .giveCastingVote(
                ballot: castingBallot(),
                option: random.chance(10) ? "abstain" : random.chance(50) ? "yes" : "no")
        case .declareConsensus:
            .declareConsensus(commitment: commitment(), proposal: proposal())
        case .giveReason: .giveReason(commitment: commitment(), reason: text())
        case .meetCondition: meetCondition()
        case .addAction:
            .addAction(text: text(), owner: random.chance(50) ? seat() : nil, due: due())
        case .changeAction:
            .changeAction(
                action: random.pick(meeting.actions)?.id ?? "a0", text: text(),
                owner: random.chance(50) ? seat() : nil, due: due(), done: random.chance(50))
        case .editMinutes:
            .editMinutes(
                base: meeting.sequence + (random.chance(20) ? 1 : 0), operation: Operation([]))
        }
    }

    private mutating func subject() -> Subject {
        random.chance(20) ? .item(random.chance(90) ? "i1" : "i9") : .commitment(commitment())
    }

    private mutating func due() -> String? {
        random.chance(50) ? nil : random.chance(80) ? "2023-07-31" : "2023-02-31"
    }

    private mutating func changeHeader() -> Command {
        var header = meeting.header
        header.subject = text()
        header.date = random.chance(90) ? "2024-02-29" : "2023-02-29"
        return .changeHeader(header: header)
    }

    private mutating func addSeat() -> Command {
        let role = random.pick(Role.allCases) ?? .member
        return .addSeat(
            person: Self.person(text()), role: role,
            votes: role != .observer || random.chance(20),
            weight: Int.random(in: 0...3, using: &random))
    }

    private mutating func changeSeat() -> Command {
        let role = random.chance(60) ? .member : random.pick(Role.allCases) ?? .member
        return .changeSeat(
            seat: seat(), person: Self.person(text()), role: role,
            votes: role != .observer || random.chance(20),
            weight: Int.random(in: 1...3, using: &random))
    }

    private mutating func setCount() -> Command {
        .setCount(
            commitment: commitment(), level: random.pick(Level.priorities)?.id ?? "high",
            count: random.chance(20) ? nil : Int.random(in: -1...9, using: &random))
    }

    private mutating func meetCondition() -> Command {
        let open = meeting.commitments.flatMap { commitment in
            (commitment.decision?.conditions ?? []).map { (commitment.id, $0.id) }
        }
        let (commitment, condition) = random.pick(open) ?? (commitment(), "c0")
        return .meetCondition(
            commitment: commitment, condition: condition, note: random.chance(70) ? text() : nil)
    }

    private mutating func castVote() -> Command {
        let id = ballot()
        let options = meeting.ballot(id)?.options.map(\.id) ?? []
        return .castVote(
            ballot: id,
            choice: Choice(option: random.chance(5) ? "nothing" : random.pick(options) ?? "yes"))
    }

    private mutating func castingBallot() -> BallotID {
        meeting.ballots.last { $0.result?.outcome == .castingVoteNeeded }?.id ?? ballot()
    }

    private mutating func proposal() -> Proposal {
        var proposal = Proposal(disposition: disposition())
        if random.chance(40) { proposal.reason = text() }
        while random.chance(30) {
            proposal.conditions.append(
                ProposedCondition(
                    kind: random.pick(Condition.Kind.allCases) ?? .verify, text: text(),
                    owner: random.chance(50) ? seat() : nil, due: due()))
        }
        return proposal
    }

    private mutating func disposition() -> Disposition {
        switch random.pick(Disposition.Kind.allCases) ?? .retained {
        case .retained: .retained
        case .merged: .merged(into: commitment())
        case .supplementary: .supplementary
        case .dropped: .dropped
        case .undecided: .undecided(options: random.chance(90) ? ["A", "B"] : [" "])
        }
    }

    private mutating func motion() -> Motion {
        var motion = Motion(
            subject: random.chance(10) ? nil : subject(),
            method: random.pick(Method.allCases) ?? .yesNo)
        if random.chance(20) { motion.text = text() }
        switch motion.method {
        case .yesNo: if random.chance(80) { motion.proposal = proposal() }
        case .graded: break
        case .choice:
            let count = Int.random(in: 1...4, using: &random)
            motion.proposals = (0..<count).map { _ in proposal() }
        }
        if random.chance(40) { motion.rule = Self.rule(&random) }
        if random.chance(40) {
            motion.deadline = now.advanced(by: Int.random(in: 0...60_000, using: &random))
        }
        return motion
    }
}

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
    var random: Seeded
    private(set) var now = Instant(rawValue: 1_700_000_000_000)
    private var numbers: [SeatID: [Int]] = [:]

    init(seed: Int) {
        random = Seeded(seed)
        var meeting = Self.prepared(&random)
        if seed.isMultiple(of: 3) { meeting.followUp = RandomFollowUp.plan }
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
        let origin = Origin(
            by: by, client: ClientID(rawValue: "tab-\(by)-\(tab)"), at: now,
            fingerprint: before.text(sealedBy: command, at: now) == nil
                ? nil : "f\(before.sequence)")
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
        if random.chance(90),
            let by = RandomOthersVotes(meeting: meeting).author(of: command, &random)
        {
            return by
        }
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
        if let ballot = meeting.openBallot, !ballot.isHandSettled, random.chance(30) {
            return .enterHandCount
        }
        if meeting.openBallot != nil, random.chance(60) {
            return random.chance(85) ? .castVote : .closeBallot
        }
        if meeting.ballots.last?.result?.outcome == .castingVoteNeeded, random.chance(40) {
            return .giveCastingVote
        }
        if meeting.phase == .closed || meeting.phase == .adopted, random.chance(70) {
            return RandomAgreement(meeting: meeting).towardsAdoption(&random)
        }
        if meeting.phase == .inSession, random.chance(20) {
            return RandomList(meeting: meeting).towardsAdoption
        }
        if meeting.phase == .inSession, entries.count > 80, random.chance(4) {
            let waits = meeting.ballots.contains { $0.withheld && $0.result == nil }
            return waits ? .publishBallots : .closeMeeting
        }
        if meeting.agreement.threads.contains(where: { $0.resolution != nil }), random.chance(5) {
            return .reopenThread
        }
        if random.chance(40) {
            let usual: [CommandKind] = [
                .markArrival, .arrive, .openBallot, .openBallot, .declareConsensus,
                .declareConsensus, .giveCastingVote, .proposeAmendment, .secondMotion,
                .admitMotion, .giveFloor, .markWithoutDevice, .nameTellers, .noteProxy,
            ]
            return random.pick(usual) ?? .arrive
        }
        let kind = random.pick(CommandKind.allCases) ?? .arrive
        // It ends nearly everything, but adoption begins there.
        return kind == .closeMeeting && random.chance(entries.count < 100 ? 97 : 50)
            ? .arrive : kind
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
            commitments: commitments,
            // As if carried on from an earlier meeting.
            actions: [Action(id: "a5", text: "carried on", owner: nil, due: nil, done: false)],
            minutes: Minutes(document: document))
    }

    static func person(_ name: String) -> Person {
        Person(honorific: "", name: name, title: "", organisation: "", constituency: nil)
    }

    static func threshold(_ random: inout Seeded) -> Threshold {
        let fractions = [(1, 2), (1, 2), (1, 2), (2, 3), (3, 4), (1, 3)]
        let (numerator, denominator) = random.pick(fractions) ?? (1, 2)
        return Threshold(Fraction(numerator, denominator), exceeding: random.chance(50))
    }

    static func rule(_ random: inout Seeded) -> Rule {
        Rule(
            [Majority(of: random.pick(MajorityBase.allCases) ?? .cast, threshold(&random))],
            tie: random.pick(TieRule.allCases) ?? .fails,
            proxies: Int.random(in: 0...2, using: &random))
    }
}

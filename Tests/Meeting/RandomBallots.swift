@testable import Meeting

// Motions, votes and casting votes at random.

extension RandomMeeting {
    mutating func withheld() -> [BallotID] {
        let waiting = meeting.ballots.filter { $0.withheld && $0.result == nil }.map(\.id)
        return random.chance(10) ? [ballot()] : waiting
    }

    mutating func castingVote() -> [OptionID] {
        guard random.chance(90), let verdict = meeting.ballot(castingBallot())?.result?.verdict
        else { return [random.chance(50) ? "abstain" : "yes"] }
        return verdict.tied.shuffled(using: &random).prefix(max(1, verdict.openSeats))
            .map(OptionID.init(rawValue:))
    }

    mutating func castVote() -> Command {
        let id = ballot()
        guard let ballot = meeting.ballot(id), random.chance(95) else {
            return .castVote(ballot: id, choice: .option("nothing"))
        }
        var options = ballot.options.filter { !$0.takesNoSide }.map(\.id)
        if random.chance(15) { return .castVote(ballot: id, choice: .abstain) }
        if random.chance(10) { return .castVote(ballot: id, choice: .blank) }
        options.shuffle(using: &random)
        let some = Array(options.prefix(Int.random(in: 1...max(1, options.count), using: &random)))
        let choice: Choice =
            switch ballot.method {
            case .yesNo, .graded, .choice: .option(options.first ?? "yes")
            case .approval, .election: .options(some)
            case .points:
                .points(
                    Dictionary(
                        uniqueKeysWithValues: some.map {
                            ($0, Int.random(in: 0...4, using: &random))
                        }))
            case .ranking:
                .ranking(random.chance(30) ? [some] : some.map { [$0] })
            }
        let others = ballot.electorate.filter { $0.holder != nil || $0.means == .rollCall }
        let other = random.chance(50) ? random.pick(others)?.seat : nil
        return .castVote(ballot: id, choice: choice, for: other)
    }

    mutating func motion() -> Motion {
        var motion = Motion(
            subject: random.chance(10) ? nil : subject(),
            method: random.chance(40) ? .yesNo : random.pick(Method.allCases) ?? .yesNo)
        if let amendment = random.pick(meeting.motions), random.chance(15) {
            return Motion(subject: nil, floorMotion: amendment.id, method: .yesNo)
        }
        if random.chance(20) { motion.text = text() }
        switch motion.method {
        case .yesNo: if random.chance(80) { motion.proposal = proposal() }
        case .graded: break
        case .choice:
            let count = Int.random(in: 1...4, using: &random)
            motion.options = (0..<count).map { _ in ProposedOption(proposal: proposal()) }
        case .approval, .ranking: motion.options = words()
        case .points:
            motion.options = words()
            motion.limits.most = random.chance(90) ? 8 : nil
        case .election:
            let people = meeting.voters.shuffled(using: &random).prefix(4)
            motion.options = people.map { ProposedOption(seat: $0.id) }
            motion.limits.seats = Int.random(in: 1...3, using: &random)
        }
        if random.chance(30) { motion.rule = Self.rule(&random) }
        if random.chance(40) {
            motion.deadline = now.advanced(by: Int.random(in: 0...60_000, using: &random))
        }
        motion.openness = random.chance(70) ? .named : random.pick(Openness.allCases) ?? .named
        // Only a room can hold a secret ballot: here nobody is connected to keep the key.
        if motion.openness == .secret { motion.secrecy = Secrecy(key: .officers) }
        motion.closesWhenAllHaveVoted = random.chance(20)
        motion.withheld = random.chance(15)
        motion.rollCall = random.chance(15)
        motion.rehearsal = random.chance(10)
        if random.chance(10) { motion.repeats = ballot() }
        return motion
    }

    private mutating func words() -> [ProposedOption] {
        (1...Int.random(in: 1...4, using: &random)).map { ProposedOption(label: "option \($0)") }
    }
}

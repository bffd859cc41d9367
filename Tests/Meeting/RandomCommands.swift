import OperationalText

@testable import Meeting

// Commands at random: most of them make sense.

extension RandomMeeting {
    private mutating func seat() -> SeatID {
        random.chance(3) ? "nobody" : random.pick(meeting.seats)?.id ?? "p1"
    }

    private mutating func commitment() -> CommitmentID {
        random.chance(3) ? "nothing" : random.pick(meeting.commitments)?.id ?? "n1"
    }

    mutating func ballot() -> BallotID {
        if random.chance(5) { return "b0" }
        if let open = meeting.openBallot, random.chance(90) { return open.id }
        return random.pick(meeting.ballots)?.id ?? "b0"
    }

    mutating func text() -> String {
        random.chance(5) ? " " : "text \(Int.random(in: 1...99, using: &random))"
    }

    mutating func command(of kind: CommandKind) -> Command {
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
                    quorum: random.chance(70) ? nil : Self.threshold(&random),
                    floor: RandomFloor.rules(&random)))
        case .turnTo: .turnTo(subject: random.chance(10) ? nil : subject())
        case .arrive: .arrive(mode: random.chance(50) ? .room : .remote)
        case .leave: .leave
        case .markArrival: .markArrival(seat: seat(), mode: random.chance(50) ? .room : .remote)
        case .markDeparture: .markDeparture(seat: seat())
        case .markExcused: .markExcused(seat: seat(), excused: random.chance(70))
        case .markWithoutDevice, .nameTellers, .giveProxy, .takeBackProxy, .noteProxy,
            .noteProxyEnd, .enterHandCount:
            RandomOthersVotes(meeting: meeting).command(of: kind, &random)
        case .addSeat: addSeat()
        case .changeSeat: changeSeat()
        case .renewLink: .renewLink(seat: seat())
        case .requestFloor, .withdrawRequest, .queueSpeaker, .removeRequest, .giveFloor,
            .extendSpeech, .endSpeech, .proposeMotion, .proposeAmendment, .secondMotion,
            .withdrawMotion, .admitMotion, .refuseMotion, .setAsideMotion, .restateAmendment,
            .orderMotions:
            RandomFloor(meeting: meeting).command(of: kind, &random)
        case .rewordCommitment: .rewordCommitment(commitment: commitment(), title: text())
        case .setCount: setCount()
        case .giveRewordingReason, .translateCommitment, .stateRespondents, .nameTieBreak,
            .mergeGroup, .unmerge, .declareOrder, .acceptFinding, .withdrawAcceptance,
            .declareListsComplete, .adoptLists:
            RandomList(meeting: meeting).command(of: kind, &random)
        case .openBallot: .openBallot(motion: motion())
        case .prepareBallot: .prepareBallot(motion: motion())
        case .openPreparedBallot:
            .openPreparedBallot(ballot: random.pick(meeting.preparedBallots)?.id ?? "b0")
        case .withdrawPreparedBallot:
            .withdrawPreparedBallot(ballot: random.pick(meeting.preparedBallots)?.id ?? "b0")
        case .publishBallots: .publishBallots(ballots: withheld())
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
                options: castingVote())
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
        case .addStatement, .changeStatement, .removeStatement, .stateProgress:
            RandomFollowUp(meeting: meeting).command(of: kind, &random)
        case .editMinutes:
            .editMinutes(base: minutesBase(), operation: minutesOperation())
        case .agreeTo, .objectTo, .takeBack, .lockSection, .unlockSection, .proposeWording,
            .withdrawProposal, .acceptProposal, .rejectProposal, .comment, .reply,
            .resolveThread, .reopenThread, .acceptOpenFindings, .startAdoption, .approve,
            .reserve, .withdrawResponse, .completeAdoption, .breakOffAdoption, .proposeAddendum:
            RandomAgreement(meeting: meeting).command(of: kind, &random)
        }
    }

    mutating func subject() -> Subject {
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

    mutating func castingBallot() -> BallotID {
        meeting.ballots.last { $0.result?.outcome == .castingVoteNeeded }?.id ?? ballot()
    }

    mutating func proposal() -> Proposal {
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
}

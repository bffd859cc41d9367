@testable import Meeting

// Proxies and votes in the room at random: most of them make sense.

struct RandomOthersVotes {
    let meeting: Meeting

    func command(of kind: CommandKind, _ random: inout Seeded) -> Command {
        let voters = meeting.voters
        let seat = { (random: inout Seeded) -> SeatID in
            random.chance(5) ? "nobody" : random.pick(meeting.seats)?.id ?? "p1"
        }
        let voter = { (random: inout Seeded) -> SeatID in
            random.chance(15) ? seat(&random) : random.pick(voters)?.id ?? "p1"
        }
        switch kind {
        case .giveProxy: return .giveProxy(holder: voter(&random))
        case .takeBackProxy: return .takeBackProxy
        case .noteProxy:
            let absent = voters.filter { meeting.attendance.mode(of: $0.id) == nil }
            let giver = random.chance(20) ? nil : random.pick(absent)?.id
            return .noteProxy(
                giver: giver ?? voter(&random), holder: voter(&random),
                paper: random.chance(95) ? "a paper" : " ")
        case .noteProxyEnd:
            let given = random.pick(meeting.attendance.proxiesInForce)?.giver
            return .noteProxyEnd(giver: given ?? voter(&random), paper: "a paper")
        case .markWithoutDevice:
            return .markWithoutDevice(seat: voter(&random), withoutDevice: random.chance(60))
        case .nameTellers: return .nameTellers(seats: tellers(&random))
        case .enterHandCount: return enterHandCount(&random)
        // All others are made elsewhere.
        default: return .takeBackProxy
        }
    }

    private func tellers(_ random: inout Seeded) -> [SeatID] {
        let seats = random.chance(90) ? meeting.seats.filter { $0.role.isOfficer } : []
        let all = (seats.count < 2 ? Array(meeting.seats) : seats).shuffled(using: &random)
        return all.prefix(random.chance(85) ? 2 : random.chance(50) ? 0 : 1).map(\.id)
    }

    private func enterHandCount(_ random: inout Seeded) -> Command {
        guard let ballot = meeting.openBallot, let hand = ballot.hand else {
            return .enterHandCount(ballot: meeting.ballots.last?.id ?? "b0", counts: [])
        }
        // Mostly what the other teller will enter too.
        let isUsual = random.chance(75)
        let counts = hand.groups.map { group in
            let yes = isUsual ? group.heads : Int.random(in: 0...group.heads, using: &random)
            let option = random.chance(97) ? ballot.options[0].id : "nothing"
            let silent = group.heads - yes + (random.chance(10) ? 1 : 0)
            return HandCount(answers: [option: yes], silent: silent)
        }
        return .enterHandCount(ballot: ballot.id, counts: counts)
    }

    /// Who can give such a command: a teller, or who gave a proxy.
    func author(of command: Command, _ random: inout Seeded) -> SeatID? {
        switch command {
        case .enterHandCount: random.pick(meeting.openBallot?.hand?.tellers ?? [])
        case .takeBackProxy: random.pick(meeting.attendance.proxiesInForce)?.giver
        case .castVote(let id, _, let seat?):
            meeting.ballot(id)?.electorate[id: seat].flatMap { elector in
                elector.means == .rollCall
                    ? meeting.seats.first { $0.role.isOfficer }?.id : elector.caster
            }
        // Whoever may.
        default: nil
        }
    }
}

extension Meeting {
    /// Something about proxies and hands that no sequence of commands may bring about, or `nil`.
    var othersVotesProblem: String? {
        let inForce = attendance.proxiesInForce
        if Set(inForce.map(\.giver)).count != inForce.count { return "a vote is given twice" }
        for proxy in inForce {
            if attendance.mode(of: proxy.giver) != nil { return "here and represented" }
            if attendance.proxy(of: proxy.holder) != nil { return "a chain of proxies" }
            if seat(proxy.giver)?.votes != true || seat(proxy.holder)?.votes != true {
                return "a proxy without a vote"
            }
        }
        for ballot in ballots {
            if ballot.hand == nil, !ballot.handElectors.isEmpty { return "nobody counts hands" }
            if let hand = ballot.hand, hand.heads != ballot.handElectors.count { return "heads" }
            for elector in ballot.handElectors where ballot.votes[elector.seat] != nil {
                return "a vote by hand and on a device"
            }
            let held = Dictionary(
                ballot.electorate.compactMap(\.holder).map { ($0, 1) }, uniquingKeysWith: +)
            if held.values.contains(where: { $0 > ballot.rule.proxies }) { return "the limit" }
            for elector in ballot.electorate {
                if let holder = elector.holder, ballot.electorate[id: holder]?.holder != nil {
                    return "a holder is represented"
                }
            }
        }
        return nil
    }
}

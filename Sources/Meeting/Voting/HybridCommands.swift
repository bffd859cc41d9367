// Who votes in the room without a device, the tellers, and what they count.

extension Meeting {
    /// Only in the room hands can be counted; whoever takes part from afar has a device.
    func markWithoutDevice(_ id: SeatID, _ without: Bool) throws(Rejection) -> [Event] {
        try require([.prepared, .inSession, .suspended])
        let seat = try known(id)
        guard seat.isParticipant, seat.votes else {
            throw Rejection(.notVoter, ["name": seat.person.name])
        }
        guard attendance.withoutDevice.contains(id) != without else {
            throw Rejection(.noChange)
        }
        return [.withoutDeviceMarked(seat: id, withoutDevice: without)]
    }

    /// - Parameter tellers: two, or nobody.
    func nameTellers(_ tellers: [SeatID]) throws(Rejection) -> [Event] {
        try require([.prepared, .inSession, .suspended])
        try refuseWhileBallotIsOpen()
        for id in tellers {
            let role = try known(id).role
            guard role.may(.enterHandCount(ballot: "", counts: [])) else {
                throw Rejection(.notPermitted, ["role": role.rawValue])
            }
        }
        guard tellers.isEmpty || tellers.count == 2, Set(tellers).count == tellers.count else {
            throw Rejection(.invalid, ["field": "tellers"])
        }
        guard tellers != attendance.tellers else { throw Rejection(.noChange) }
        return [.tellersNamed(seats: tellers)]
    }

    /// Says of each elector in the room how they vote: by name where `motion` asks for a roll
    /// call, by hand where they have no device, else like everybody.
    func addRoomVotes(to ballot: inout Ballot, _ motion: Motion) throws(Rejection) {
        let inRoom = Set(
            ballotIsOnAdoption
                ? [] : presentVoters.map(\.id).filter { attendance.mode(of: $0) == .room })
        let electors = ballot.electorate.map { elector in
            var elector = elector
            if inRoom.contains(elector.caster) {
                elector.means =
                    motion.rollCall
                    ? .rollCall
                    : attendance.withoutDevice.contains(elector.caster) ? .hand : nil
            }
            return elector
        }
        guard electors.contains(where: { $0.means != nil }) else {
            if motion.rollCall { throw Rejection(.nobodyToCall) }
            return
        }
        // What is said aloud or counted by others and entered is no secret.
        guard ballot.openness != .secret else { throw Rejection(.roomInSecret) }
        guard ballot.sheet == nil else { throw Rejection(.roomOnSheet) }
        ballot.electorate = IndexedList(electors)
        if !motion.rollCall { ballot.hand = try handPart(of: ballot) }
    }

    private func handPart(of ballot: Ballot) throws(Rejection) -> HandPart {
        guard ballot.method.takesOneOption else { throw Rejection(.handMethod) }
        guard attendance.tellers.count == 2 else { throw Rejection(.tellersMissing) }
        var groups: [HandGroup] = []
        for elector in ballot.handElectors {
            let bySide = ballot.countsHandsBySide
            if let index = groups.firstIndex(where: { elector.isIn($0, bySide: bySide) }) {
                groups[index].heads += 1
            } else {
                let side = bySide ? elector.constituency : nil
                groups.append(HandGroup(constituency: side, weight: elector.weight, heads: 1))
            }
        }
        return HandPart(tellers: attendance.tellers, groups: groups)
    }

    /// The count of one teller, who does not see the other's. It can come after the deadline: the
    /// votes were given before, and the ballot waits for it.
    func enterHandCount(
        _ id: BallotID, _ counts: [HandCount], by teller: SeatID
    ) throws(Rejection) -> [Event] {
        guard let ballot = ballot(id) else { throw Rejection(.unknown, ["field": "ballot"]) }
        guard ballot.isOpen else { throw Rejection(.ballotNotOpen) }
        guard let hand = ballot.hand, hand.tellers.contains(teller) else {
            throw Rejection(.notTeller)
        }
        guard counts.count == hand.groups.count else {
            throw Rejection(.invalid, ["field": "handCount"])
        }
        for (count, group) in zip(counts, hand.groups) { try check(count, group, of: ballot) }
        guard hand.counts[teller] != counts else { throw Rejection(.noChange) }
        return [
            .handCountEntered(
                ballot: id, teller: teller, counts: counts,
                agreement: hand.agreement(after: teller, enters: counts))
        ]
    }

    private func check(
        _ count: HandCount, _ group: HandGroup, of ballot: Ballot
    ) throws(Rejection) {
        for option in count.answers.keys
        where !ballot.options.contains(where: { $0.id == option }) {
            throw Rejection(.noSuchOption)
        }
        // Each by itself first, so that no sum of them can overflow.
        let numbers = [count.silent] + Array(count.answers.values)
        let impossible = numbers.sorted().first { !(0...group.heads).contains($0) }
        let sum = impossible ?? numbers.reduce(0, +)
        guard sum == group.heads else {
            throw Rejection(
                .headCount, ["count": String(sum), "heads": String(group.heads)])
        }
    }
}

extension Ballot {
    /// What was counted by hand, told when the ballot is closed and published.
    func toldOfHands(withheld: Bool) -> [Event] {
        guard let counts = hand?.accepted else { return [] }
        return [.handVotesCounted(ballot: id, counts: counts, withheld: withheld)]
    }
}

package import Meeting

// Who votes for whom, and votes in the room beside the electronic ones.

extension Words {
    /// An elector as in a roll call: "X for Y" where another votes.
    func elector(_ elector: Elector, in meeting: Meeting) -> String {
        let text = voter(elector, in: meeting)
        guard elector.weight > 1 else { return text }
        return self("rollCall.weight", ["name": text, "weight": String(elector.weight)])
    }

    /// The same without the weight.
    package func voter(_ elector: Elector, in meeting: Meeting) -> String {
        let own = name(elector.seat, in: meeting)
        guard let holder = elector.holder else { return own }
        return self("proxy", ["holder": name(holder, in: meeting), "name": own])
    }

    func name(_ seat: SeatID, in meeting: Meeting) -> String {
        meeting.seat(seat).map { name($0.person) } ?? "?"
    }

    /// Whose votes others give, who is called by name, and who votes by hand before which tellers.
    package func othersVotes(in ballot: Ballot, of meeting: Meeting) -> [String] {
        var remarks: [String] = []
        let proxies = ballot.electorate.filter { $0.holder != nil }
        if !proxies.isEmpty {
            let names = proxies.map { voter($0, in: meeting) }
            remarks.append(
                self("ballot.proxies", ["names": names.joined(separator: self["semicolon"])]))
        }
        let called = ballot.calledElectors.count
        if called > 0 { remarks.append(self("ballot.rollCall", ["count": String(called)])) }
        if let hand = ballot.hand {
            remarks.append(
                self(
                    "ballot.byHand",
                    [
                        "count": String(hand.heads),
                        "names": ballot.handElectors.map { elector($0, in: meeting) }
                            .joined(separator: self["comma"]),
                        "tellers": enumeration(hand.tellers.map { name($0, in: meeting) }),
                    ]))
        }
        return remarks
    }

    /// What the tellers counted, a line for each group.
    package func handLines(of ballot: Ballot, in meeting: Meeting) -> [String] {
        guard let hand = ballot.hand, let counts = hand.votes else { return [] }
        return zip(hand.groups, counts).map { group, count in
            var answers = ballot.options.compactMap { option in
                count.answers[option.id].map {
                    tallyCount(self.option(option, of: ballot.method, in: meeting), count: $0)
                }
            }
            if count.silent > 0 {
                answers.append(tallyCount(self["tally.notVoted"], count: count.silent))
            }
            let figures: KeyValuePairs = [
                "count": String(group.heads),
                "counts": answers.joined(separator: self["semicolon"]),
                "group": name(group),
            ]
            return self(
                hand.groups.count > 1 ? "rollCall.hand.group" : "rollCall.hand", figures)
        }
    }

    private func name(_ group: HandGroup) -> String {
        let side = group.constituency.map { self["constituency.\($0.rawValue)"] }
        let weight =
            group.weight > 1 ? self("handGroup.weight", ["weight": String(group.weight)]) : nil
        let parts = [side, weight].compactMap { $0 }
        return parts.isEmpty
            ? self["handGroup.others"] : parts.joined(separator: self["comma"])
    }

    /// How many voted, and how many of them in the room without a device.
    func turnout(_ text: String, _ result: BallotResult, _ ballot: Ballot) -> String {
        let hands = ballot.hand?.votes?.reduce(0) { $0 + $1.voted }
        let called = ballot.calledElectors.filter { ballot.votes[$0.seat] != nil }.count
        let key =
            hands != nil
            ? "verdict.turnout.hand" : called > 0 ? "verdict.turnout.rollCall" : "verdict.turnout"
        return self(
            key,
            [
                "verdict": text, "turnout": String(result.turnout),
                "electors": String(ballot.electorate.count), "count": String(hands ?? called),
            ])
    }

    /// By whom somebody was represented while the meeting was held; `nil` for nobody.
    package func representation(of id: SeatID, in meeting: Meeting) -> String? {
        let proxies = meeting.attendance.proxies.filter { proxy in
            guard proxy.giver == id else { return false }
            guard let until = proxy.until, let opened = meeting.openedAt else {
                return proxy.until == nil
            }
            return until > opened
        }
        guard !proxies.isEmpty else { return nil }
        let names = proxies.map { proxy in
            let holder = name(proxy.holder, in: meeting)
            guard let paper = proxy.paper else { return holder }
            return self("proxy.paper", ["holder": holder, "paper": quoted(paper)])
        }
        return self("attendance.represented", ["names": names.joined(separator: self["comma"])])
    }
}

extension Meeting {
    /// The voters who were represented at a moment by somebody who was here then.
    package func represented(at moment: Instant) -> [Seat] {
        guard rules.rule.proxies > 0 else { return [] }
        let here = Set(voters(at: moment).map(\.id))
        let givers = attendance.proxies.filter {
            $0.isInForce(at: moment) && here.contains($0.holder) && !here.contains($0.giver)
        }.map(\.giver)
        return voters.filter { givers.contains($0.id) }
    }
}

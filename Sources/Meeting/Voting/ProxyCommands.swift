// Giving one's vote to another and taking it back: by the giver, or by an officer who holds a
// signed paper. Never while a ballot is open, whose electorate is frozen, and never in a chain.

extension Meeting {
    /// How many proxies a rule can allow one holder.
    package static let proxyLimit = 100

    /// By the giver, who thereby leaves: nobody is here and represented.
    func giveProxy(to holder: SeatID, by giver: SeatID) throws(Rejection) -> [Event] {
        let events = try proxy(of: giver, to: holder, paper: nil)
        let isHere = attendance.mode(of: giver) != nil
        return (isHere ? leavingFloor(giver) + [.departed(seat: giver)] : []) + events
    }

    /// - Parameter paper: what the officer was shown, for the record.
    func noteProxy(
        of giver: SeatID, to holder: SeatID, _ paper: String
    ) throws(Rejection) -> [Event] {
        let paper = try checked(paper, "paper")
        let events = try proxy(of: giver, to: holder, paper: paper)
        guard attendance.mode(of: giver) == nil else {
            throw Rejection(.isPresent, ["name": try known(giver).person.name])
        }
        return events
    }

    private func proxy(
        of id: SeatID, to other: SeatID, paper: String?
    ) throws(Rejection) -> [Event] {
        try require([.prepared, .inSession, .suspended])
        try refuseWhileBallotIsOpen()
        let (giver, holder) = (try known(id), try known(other))
        let limit = rules.rule.proxies
        guard limit > 0 else { throw Rejection(.noProxies) }
        for seat in [giver, holder] where !(seat.isParticipant && seat.votes) {
            throw Rejection(.notVoter, ["name": seat.person.name])
        }
        guard id != other else { throw Rejection(.invalid, ["field": "holder"]) }
        let earlier = attendance.proxy(of: id)
        guard earlier?.holder != other else { throw Rejection(.noChange) }
        if let held = attendance.proxies(heldBy: id).first {
            throw Rejection(
                .proxyChain,
                ["name": giver.person.name, "of": try known(held.giver).person.name])
        }
        if attendance.proxy(of: other) != nil {
            throw Rejection(.proxyChain, ["name": holder.person.name])
        }
        let count = attendance.proxies(heldBy: other).count
        guard count < limit else {
            throw Rejection(
                .proxyLimit,
                ["name": holder.person.name, "count": String(count), "limit": String(limit)])
        }
        return ending(earlier) + [.proxyGiven(giver: id, holder: other, paper: paper)]
    }

    /// By the giver, or by an officer with a `paper`.
    func endProxy(of giver: SeatID, paper: String?) throws(Rejection) -> [Event] {
        try require([.prepared, .inSession, .suspended])
        try refuseWhileBallotIsOpen()
        _ = try known(giver)
        guard let proxy = attendance.proxy(of: giver) else { throw Rejection(.noChange) }
        let paper: String? = if let paper { try checked(paper, "paper") } else { nil }
        return [.proxyEnded(giver: proxy.giver, paper: paper)]
    }

    /// Whoever comes votes themselves, from the next ballot on.
    func takingBackProxy(of giver: SeatID) -> [Event] { ending(attendance.proxy(of: giver)) }

    /// What a change of `seat` means for proxies: who has no vote gives and holds none.
    func proxiesEnding(with seat: Seat) -> [Event] {
        guard !seat.votes else { return [] }
        return attendance.proxiesInForce
            .filter { $0.giver == seat.id || $0.holder == seat.id }.flatMap(ending)
    }

    private func ending(_ proxy: Proxy?) -> [Event] {
        proxy.map { [.proxyEnded(giver: $0.giver, paper: nil)] } ?? []
    }
}

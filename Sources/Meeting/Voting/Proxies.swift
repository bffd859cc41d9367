/// That somebody who is not here has another vote in their place. Presence and a proxy exclude
/// each other: whoever gives one leaves, and whoever comes takes it back.
package struct Proxy: Codable, Equatable, Sendable {
    /// Whose vote it is.
    package var giver: SeatID
    /// Who casts it.
    package var holder: SeatID
    /// What the signed paper is, where the giver did not say it on their own screen.
    package var paper: String?
    package var from: Instant
    /// `nil` while it is in force.
    package var until: Instant?

    package init(
        giver: SeatID, holder: SeatID, paper: String? = nil, from: Instant, until: Instant? = nil
    ) {
        self.giver = giver
        self.holder = holder
        self.paper = paper
        self.from = from
        self.until = until
    }

    package func isInForce(at time: Instant) -> Bool {
        from <= time && until.map { time < $0 } ?? true
    }
}

extension Attendance {
    /// The proxies in force, in the order in which they were given.
    package var proxiesInForce: [Proxy] { proxies.filter { $0.until == nil } }

    /// The proxy that `giver` has given, while it is in force.
    package func proxy(of giver: SeatID) -> Proxy? {
        proxies.last { $0.giver == giver && $0.until == nil }
    }

    package func proxies(heldBy holder: SeatID) -> [Proxy] {
        proxiesInForce.filter { $0.holder == holder }
    }

    mutating func give(_ proxy: Proxy) { proxies.append(proxy) }

    mutating func endProxy(of giver: SeatID, at: Instant) {
        for index in proxies.indices
        where proxies[index].giver == giver && proxies[index].until == nil {
            proxies[index].until = at
        }
    }
}

extension Meeting {
    /// Per voter who is not among `here` the one among them who votes in their place.
    func holders(among here: Set<SeatID>) -> [SeatID: SeatID] {
        // Of those in force there is one for each giver.
        Dictionary(
            attendance.proxiesInForce
                .filter { here.contains($0.holder) && !here.contains($0.giver) }
                .map { ($0.giver, $0.holder) },
            uniquingKeysWith: { _, last in last })
    }

    /// The voters who are not here and for whom somebody here votes; nobody where the rule knows no
    /// proxies.
    package var representedVoters: [Seat] {
        guard rules.rule.proxies > 0 else { return [] }
        let holders = holders(among: Set(presentVoters.map(\.id)))
        return voters.filter { holders[$0.id] != nil }
    }

    /// All members with a right to vote who vote under `rule` when those in `present` are here,
    /// with who holds the vote of each who is not.
    func electors(
        _ present: [Seat], under rule: Rule
    ) throws(Rejection) -> (electorate: [Elector], absent: [Elector]) {
        let here = Set(present.map(\.id))
        let holders = rule.proxies > 0 ? holders(among: here) : [:]
        try checkLimit(holders, rule.proxies)
        let electors = voters.map { seat in
            Elector(
                seat: seat.id, weight: rule.weighted ? seat.weight : 1,
                constituency: seat.person.constituency, holder: holders[seat.id])
        }
        return (
            electors.filter { here.contains($0.seat) || $0.holder != nil },
            electors.filter { !here.contains($0.seat) && $0.holder == nil }
        )
    }

    /// A rule that changed after proxies were given, or the rule of one ballot, can allow fewer.
    private func checkLimit(_ holders: [SeatID: SeatID], _ limit: Int) throws(Rejection) {
        let counts = Dictionary(holders.values.map { ($0, 1) }, uniquingKeysWith: +)
        for seat in voters {
            if let count = counts[seat.id], count > limit {
                throw Rejection(
                    .proxyLimit,
                    ["name": seat.person.name, "count": String(count), "limit": String(limit)])
            }
        }
    }
}

extension Meeting {
    /// How many seats a meeting can have.
    package static let seatLimit = 10_000

    func addSeat(
        _ person: Person, _ role: Role, _ votes: Bool, _ weight: Int, _ origin: Origin
    ) throws(Rejection) -> [Event] {
        guard seats.count < Self.seatLimit else {
            throw Rejection(
                .invalid,
                ["field": "seats", "problem": "tooLong", "limit": String(Self.seatLimit)])
        }
        let seat = Seat(
            id: SeatID(
                rawValue: newName("p") { name in seats.contains { $0.id.rawValue == name } }),
            person: try checked(person), role: role,
            votes: votes, weight: weight, generation: 1)
        try check(seat)
        try check(changeFrom: nil, to: role, origin)
        return [.seatAdded(seat: seat)]
    }

    func changeSeat(
        _ id: SeatID, _ person: Person, _ role: Role, _ votes: Bool, _ weight: Int,
        _ origin: Origin
    ) throws(Rejection) -> [Event] {
        let before = try known(id)
        guard before.isParticipant else { throw Rejection(.notPermitted, ["role": "observer"]) }
        var seat = before
        seat.person = try checked(person)
        seat.role = role
        seat.votes = votes
        seat.weight = weight
        try check(seat)
        try check(changeFrom: before.role, to: role, origin)
        if role == .observer, openBallot?.needs(id) == true {
            // Observers give no commands, so this would take a vote from the frozen electorate.
            try refuseWhileBallotIsOpen()
        }
        if before.role == .chair, role != .chair,
            !seats.contains(where: { $0.role == .chair && $0.id != id })
        {
            throw Rejection(.lastChair)
        }
        guard seat != before else { throw Rejection(.noChange) }
        // Observers have no voice.
        return (role == .observer ? leavingFloor(id) : []) + proxiesEnding(with: seat)
            + [.seatChanged(seat: seat)]
    }

    func renewLink(of id: SeatID) throws(Rejection) -> [Event] {
        var seat = try known(id)
        seat.generation += 1
        return [.seatChanged(seat: seat)]
    }

    /// Only a chair makes and unmakes chairs: else a secretary could take the chair's powers.
    private func check(
        changeFrom before: Role?, to role: Role, _ origin: Origin
    ) throws(Rejection) {
        guard (before == .chair) != (role == .chair), let by = origin.by, let author = seat(by),
            author.role != .chair
        else { return }
        throw Rejection(.notPermitted, ["role": author.role.rawValue])
    }

    private func check(_ seat: Seat) throws(Rejection) {
        guard (1...1_000).contains(seat.weight) else {
            throw Rejection(.invalid, ["field": "weight", "problem": "range"])
        }
        switch seat.role {
        case .chair, .secretary, .member: break
        case .observer:
            guard !seat.votes else { throw Rejection(.invalid, ["field": "votes"]) }
        case .screen: throw Rejection(.invalid, ["field": "role"])
        }
    }

    private func checked(_ person: Person) throws(Rejection) -> Person {
        Person(
            honorific: try checked(person.honorific, "honorific", optional: true),
            name: try checked(person.name, "name"),
            title: try checked(person.title, "title", optional: true),
            organisation: try checked(person.organisation, "organisation", optional: true),
            constituency: person.constituency)
    }
}

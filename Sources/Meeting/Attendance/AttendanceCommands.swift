extension Meeting {
    func arrive(_ id: SeatID, _ mode: Mode) throws(Rejection) -> [Event] {
        try require([.prepared, .inSession, .suspended])
        let seat = try known(id)
        guard seat.isParticipant else { throw Rejection(.notPermitted, ["role": "observer"]) }
        guard attendance.mode(of: id) != mode else { throw Rejection(.noChange) }
        return takingBackProxy(of: id) + [.arrived(seat: id, mode: mode)]
    }

    func depart(_ id: SeatID) throws(Rejection) -> [Event] {
        try require([.prepared, .inSession, .suspended])
        _ = try known(id)
        guard attendance.mode(of: id) != nil else { throw Rejection(.noChange) }
        return leavingFloor(id) + [.departed(seat: id)]
    }

    func mark(_ id: SeatID, excused: Bool) throws(Rejection) -> [Event] {
        let seat = try known(id)
        guard seat.isParticipant, attendance.excused.contains(id) != excused else {
            throw Rejection(.noChange)
        }
        // Whoever is here did not stay away.
        guard !excused || attendance.mode(of: id) == nil else {
            throw Rejection(.isPresent, ["name": seat.person.name])
        }
        return [.excusedMarked(seat: id, excused: excused)]
    }
}

extension Attendance {
    mutating func arrive(_ seat: SeatID, _ mode: Mode, at: Instant) {
        end(seat, at: at)
        presences[seat, default: []].append(Presence(mode: mode, from: at, until: nil))
        excused.remove(seat)
    }

    mutating func end(_ seat: SeatID, at: Instant) {
        guard var stays = presences[seat], let last = stays.indices.last,
            stays[last].until == nil
        else { return }
        stays[last].until = at
        presences[seat] = stays
    }
}

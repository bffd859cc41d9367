// Asking for the floor, giving it, taking it back. Whether a time is over is shown; nobody is cut
// off by a clock.

extension Meeting {
    /// By the person, or by the chair or the secretary for somebody in the room.
    func requestFloor(_ id: SeatID, pointOfOrder: Bool) throws(Rejection) -> [Event] {
        try require([.inSession])
        try mayHaveFloor(id)
        guard floor.request(of: id, pointOfOrder: pointOfOrder) == nil, floor.speaker?.seat != id
        else { throw Rejection(.alreadyQueued) }
        return [.floorRequested(seat: id, kind: pointOfOrder ? .pointOfOrder : nil)]
    }

    /// One's own request; the speaker ends the speech.
    func withdrawRequest(_ id: SeatID, pointOfOrder: Bool) throws(Rejection) -> [Event] {
        if floor.speaker?.seat == id { return [.speechEnded] }
        return try removeRequest(of: id, pointOfOrder: pointOfOrder)
    }

    func removeRequest(of id: SeatID, pointOfOrder: Bool) throws(Rejection) -> [Event] {
        guard let request = floor.request(of: id, pointOfOrder: pointOfOrder) else {
            throw Rejection(.notQueued)
        }
        return [withdrawn(request)]
    }

    private func withdrawn(_ request: FloorRequest) -> Event {
        .requestWithdrawn(
            seat: request.seat, kind: request.kind == .speech ? nil : request.kind)
    }

    /// To the person's first request, or to one in the room who did not ask. A point of order
    /// breaks off who speaks: what is left of the time is kept, and the speaker is the next.
    func giveFloor(to id: SeatID, _ origin: Origin) throws(Rejection) -> [Event] {
        try require([.inSession])
        try mayHaveFloor(id)
        guard floor.speaker?.seat != id else { throw Rejection(.noChange) }
        let request = speakingOrder.first { $0.seat == id } ?? FloorRequest(seat: id)
        let given = Event.floorGiven(
            seat: id, kind: request.kind,
            allowance: request.remaining ?? rules.floor.time(for: request.kind))
        return request.isPointOfOrder ? breakingOff(origin) + [given] : [given]
    }

    /// What becomes of a speech that something else breaks off: the speaker goes on afterwards.
    /// A point of order that another one breaks off has had its say.
    func breakingOff(_ origin: Origin) -> [Event] {
        guard let speaker = floor.speaker else { return [] }
        if speaker.kind == .pointOfOrder { return [.speechEnded] }
        let spoken = origin.at.rawValue - speaker.since.rawValue
        return [
            .speechEnded,
            .floorRequested(
                seat: speaker.seat, kind: .continuation,
                remaining: speaker.allowance.map { max($0 - spoken, 0) }),
        ]
    }

    func endSpeech() throws(Rejection) -> [Event] {
        guard floor.speaker != nil else { throw Rejection(.noChange) }
        return [.speechEnded]
    }

    /// - Parameter time: in milliseconds, added to what the speaker has.
    func extendSpeech(by time: Int) throws(Rejection) -> [Event] {
        guard let speaker = floor.speaker, let allowance = speaker.allowance else {
            throw Rejection(.noChange)
        }
        try check(time: time, "time")
        try check(time: allowance + time, "time")
        return [.speechExtended(allowance: allowance + time)]
    }

    /// What ends when somebody leaves the table: the speech and the requests.
    func leavingFloor(_ id: SeatID) -> [Event] {
        (floor.speaker?.seat == id ? [.speechEnded] : [])
            + floor.requests.filter { $0.seat == id }.map(withdrawn)
    }

    /// What ends when the meeting does.
    var clearingFloor: [Event] {
        (floor.speaker == nil ? [] : [.speechEnded]) + floor.requests.map(withdrawn)
    }

    private func mayHaveFloor(_ id: SeatID) throws(Rejection) {
        let seat = try known(id)
        guard seat.isParticipant, seat.role != .observer else {
            throw Rejection(.notPermitted, ["role": Role.observer.rawValue])
        }
    }
}

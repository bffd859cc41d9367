extension Meeting {
    func requestFloor(_ seat: SeatID) throws(Rejection) -> [Event] {
        try require([.inSession])
        guard !floor.queue.contains(seat), floor.speaker?.seat != seat else {
            throw Rejection(.alreadyQueued)
        }
        return [.floorRequested(seat: seat)]
    }

    func withdrawRequest(_ seat: SeatID) throws(Rejection) -> [Event] {
        if floor.speaker?.seat == seat { return [.speechEnded] }
        guard floor.queue.contains(seat) else { throw Rejection(.notQueued) }
        return [.requestWithdrawn(seat: seat)]
    }

    /// To anyone: the chair may call somebody in the room who did not ask by a screen.
    func giveFloor(to id: SeatID) throws(Rejection) -> [Event] {
        try require([.inSession])
        guard try known(id).isParticipant else {
            throw Rejection(.notPermitted, ["role": "observer"])
        }
        guard floor.speaker?.seat != id else { throw Rejection(.noChange) }
        return [.floorGiven(seat: id)]
    }

    func endSpeech() throws(Rejection) -> [Event] {
        guard floor.speaker != nil else { throw Rejection(.noChange) }
        return [.speechEnded]
    }
}

/// The speakers: who has the floor and who asked for it, first come first.
package struct Floor: Codable, Equatable, Sendable {
    package var speaker: Speaker?
    package var queue: [SeatID]

    package init(speaker: Speaker? = nil, queue: [SeatID] = []) {
        self.speaker = speaker
        self.queue = queue
    }
}

/// The person who has the floor.
package struct Speaker: Codable, Equatable, Sendable {
    package var seat: SeatID
    package var since: Instant

    package init(seat: SeatID, since: Instant) {
        self.seat = seat
        self.since = since
    }
}

// Derived, so that every screen shows the same order and the reason for it can be told: points of
// order, then who was broken off, then the others as they asked; where the rules alternate, the
// side that has waited longest to be heard comes first.

extension Meeting {
    /// Those who asked for the floor, in the order in which they are to get it.
    package var speakingOrder: [FloorRequest] {
        let waiting = floor.requests.filter { $0.kind == .speech }
        return floor.requests.filter { $0.kind == .pointOfOrder }
            + floor.requests.filter { $0.kind == .continuation }
            + (rules.floor.alternates ? alternated(waiting) : waiting)
    }

    /// Takes each next from the side heard longest ago, and within a side in the order of asking.
    private func alternated(_ requests: [FloorRequest]) -> [FloorRequest] {
        var heard = turns
        var turn = heard.values.max() ?? 0
        var waiting = requests
        var order: [FloorRequest] = []
        while !waiting.isEmpty {
            let turnsOfWaiting = waiting.map { heard[side(of: $0.seat)] ?? 0 }
            guard let least = turnsOfWaiting.min(), let index = turnsOfWaiting.firstIndex(of: least)
            else { break }
            let request = waiting.remove(at: index)
            order.append(request)
            turn += 1
            heard[side(of: request.seat)] = turn
        }
        return order
    }

    /// When each side was last heard, as a count of speeches; points of order do not count.
    private var turns: [Constituency?: Int] {
        var turns: [Constituency?: Int] = [:]
        var speakers = floor.speeches.filter { $0.kind != .pointOfOrder }.map(\.seat)
        if let speaker = floor.speaker, speaker.kind != .pointOfOrder {
            speakers.append(speaker.seat)
        }
        for (index, seat) in speakers.enumerated() { turns[side(of: seat)] = index + 1 }
        return turns
    }

    private func side(of seat: SeatID) -> Constituency? { self.seat(seat)?.person.constituency }
}

/// How often and how long one person spoke.
package struct SpeakingTime: Codable, Equatable, Sendable {
    package var seat: SeatID
    /// How often the person got the floor; a speech that was broken off and went on is one.
    package var speeches: Int
    package var pointsOfOrder: Int
    /// All together, in milliseconds.
    package var time: Int

    package init(seat: SeatID, speeches: Int, pointsOfOrder: Int, time: Int) {
        self.seat = seat
        self.speeches = speeches
        self.pointsOfOrder = pointsOfOrder
        self.time = time
    }
}

extension Meeting {
    /// Who spoke and how long, in the order of the participants; who did not speak is left out.
    package var speakingTimes: [SpeakingTime] {
        var times: [SeatID: SpeakingTime] = [:]
        for speech in floor.speeches {
            var time =
                times[speech.seat]
                ?? SpeakingTime(seat: speech.seat, speeches: 0, pointsOfOrder: 0, time: 0)
            switch speech.kind {
            case .speech: time.speeches += 1
            case .pointOfOrder: time.pointsOfOrder += 1
            case .continuation: break
            }
            time.time += speech.duration
            times[speech.seat] = time
        }
        return seats.compactMap { times[$0.id] }
    }
}

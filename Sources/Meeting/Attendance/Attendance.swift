/// How a person takes part.
package enum Mode: String, Codable, Sendable, CaseIterable {
    case room, remote
}

/// One stay of a person in the meeting.
package struct Presence: Codable, Equatable, Sendable {
    package var mode: Mode
    package var from: Instant
    /// `nil` while the person is here.
    package var until: Instant?

    package init(mode: Mode, from: Instant, until: Instant?) {
        self.mode = mode
        self.from = from
        self.until = until
    }
}

/// Who was here, when and how. A dropped connection ends no presence: a person leaves by
/// saying so, or when the chair or the secretary says so.
package struct Attendance: Codable, Equatable, Sendable {
    /// Stays in order of time; only the last can be without an end.
    package var presences: [SeatID: [Presence]]
    /// Absent with apologies.
    package var excused: Set<SeatID>
    /// The proxies that were given, oldest first; one in force at most for each giver.
    package var proxies: [Proxy]
    /// Who, when in the room, votes by hand.
    package var withoutDevice: Set<SeatID>
    /// The two who count hands, or nobody.
    package var tellers: [SeatID]

    package init(
        presences: [SeatID: [Presence]] = [:], excused: Set<SeatID> = [], proxies: [Proxy] = [],
        withoutDevice: Set<SeatID> = [], tellers: [SeatID] = []
    ) {
        self.presences = presences
        self.excused = excused
        self.proxies = proxies
        self.withoutDevice = withoutDevice
        self.tellers = tellers
    }

    /// How `seat` takes part now, or `nil`.
    package func mode(of seat: SeatID) -> Mode? {
        guard let last = presences[seat]?.last, last.until == nil else { return nil }
        return last.mode
    }

    /// Whether `seat` was here at any time.
    package func attended(_ seat: SeatID) -> Bool { presences[seat]?.isEmpty == false }
}

extension Attendance {
    private enum CodingKeys: String, CodingKey {
        case presences, excused, proxies, withoutDevice, tellers
    }

    /// Without proxies and what is about the room, nobody has any.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        func part<Value: Decodable>(_ key: CodingKeys, _ preset: Value) throws -> Value {
            try container.decodeIfPresent(Value.self, forKey: key) ?? preset
        }
        self.init(
            presences: try container.decode([SeatID: [Presence]].self, forKey: .presences),
            excused: try container.decode(Set<SeatID>.self, forKey: .excused),
            proxies: try part(.proxies, []), withoutDevice: try part(.withoutDevice, []),
            tellers: try part(.tellers, []))
    }

    /// Sets in the order of their names, so that equal states give equal bytes: a set has no order
    /// of its own.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(presences, forKey: .presences)
        try container.encode(excused.sorted(), forKey: .excused)
        try container.encode(proxies, forKey: .proxies)
        try container.encode(withoutDevice.sorted(), forKey: .withoutDevice)
        try container.encode(tellers, forKey: .tellers)
    }
}

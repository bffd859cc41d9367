/// The speakers: who has the floor, who asked for it, and who had it.
package struct Floor: Codable, Equatable, Sendable {
    package var speaker: Speaker?
    /// In the order of asking; in which order they speak is `Meeting.speakingOrder`.
    package var requests: [FloorRequest]
    /// What was said, oldest first, without the speech in hand.
    package var speeches: [Speech]
    /// Motions from the floor; those that wait for their vote in the order that the chair gave.
    package var motions: [FloorMotion]

    package init(
        speaker: Speaker? = nil, requests: [FloorRequest] = [], speeches: [Speech] = [],
        motions: [FloorMotion] = []
    ) {
        self.speaker = speaker
        self.requests = requests
        self.speeches = speeches
        self.motions = motions
    }

    /// The request of a seat, a point of order or another one.
    func request(of seat: SeatID, pointOfOrder: Bool) -> FloorRequest? {
        requests.first { $0.seat == seat && $0.isPointOfOrder == pointOfOrder }
    }
}

extension Floor {
    private enum CodingKeys: String, CodingKey { case speaker, requests, speeches, motions, queue }

    /// An older state has a `queue` of seats, and keeps neither speeches nor motions.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let queue = try container.decodeIfPresent([SeatID].self, forKey: .queue) ?? []
        self.init(
            speaker: try container.decodeIfPresent(Speaker.self, forKey: .speaker),
            requests: try container.decodeIfPresent([FloorRequest].self, forKey: .requests)
                ?? queue.map { FloorRequest(seat: $0) },
            speeches: try container.decodeIfPresent([Speech].self, forKey: .speeches) ?? [],
            motions: try container.decodeIfPresent([FloorMotion].self, forKey: .motions) ?? [])
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(speaker, forKey: .speaker)
        try container.encode(requests, forKey: .requests)
        try container.encode(speeches, forKey: .speeches)
        try container.encode(motions, forKey: .motions)
    }
}

/// What somebody has the floor for.
package enum SpeechKind: String, Codable, Sendable, CaseIterable {
    /// About how the meeting is held: comes before everything else.
    case pointOfOrder
    /// The rest of a speech that a point of order or a suspension broke off.
    case continuation
    case speech
}

/// A wish to speak. A seat has one point of order and one other request at most.
package struct FloorRequest: Codable, Equatable, Sendable {
    package var seat: SeatID
    package var kind: SpeechKind
    /// The time that a broken-off speech has left, in milliseconds; `nil`: what the rules say.
    package var remaining: Int?

    package init(seat: SeatID, kind: SpeechKind = .speech, remaining: Int? = nil) {
        self.seat = seat
        self.kind = kind
        self.remaining = remaining
    }

    package var isPointOfOrder: Bool { kind == .pointOfOrder }
}

/// The person who has the floor.
package struct Speaker: Codable, Equatable, Sendable {
    package var seat: SeatID
    package var since: Instant
    package var kind: SpeechKind
    /// What was under discussion when the floor was given.
    package var subject: Subject?
    /// The time given, in milliseconds, extensions included; `nil`: as long as it takes. Nobody
    /// is cut off when it is over.
    package var allowance: Int?

    package init(
        seat: SeatID, since: Instant, kind: SpeechKind = .speech, subject: Subject? = nil,
        allowance: Int? = nil
    ) {
        self.seat = seat
        self.since = since
        self.kind = kind
        self.subject = subject
        self.allowance = allowance
    }
}

extension Speaker {
    private enum CodingKeys: String, CodingKey { case seat, since, kind, subject, allowance }

    /// Without `kind` it is a speech.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            seat: try container.decode(SeatID.self, forKey: .seat),
            since: try container.decode(Instant.self, forKey: .since),
            kind: try container.decodeIfPresent(SpeechKind.self, forKey: .kind) ?? .speech,
            subject: try container.decodeIfPresent(Subject.self, forKey: .subject),
            allowance: try container.decodeIfPresent(Int.self, forKey: .allowance))
    }
}

/// Who spoke, on what, from when until when.
package struct Speech: Codable, Equatable, Sendable {
    package var seat: SeatID
    package var kind: SpeechKind
    package var subject: Subject?
    package var from: Instant
    package var until: Instant
    /// The time that was given, in milliseconds; `nil`: as long as it took.
    package var allowance: Int?

    package init(
        seat: SeatID, kind: SpeechKind, subject: Subject?, from: Instant, until: Instant,
        allowance: Int?
    ) {
        self.seat = seat
        self.kind = kind
        self.subject = subject
        self.from = from
        self.until = until
        self.allowance = allowance
    }

    /// In milliseconds.
    package var duration: Int { until.rawValue - from.rawValue }
}

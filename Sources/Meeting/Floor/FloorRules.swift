/// The rules of the floor, stated before anybody speaks.
package struct FloorRules: Codable, Equatable, Sendable {
    /// How long a speaker may speak, in milliseconds; `nil`: as long as it takes.
    package var speakingTime: Int?
    /// The same for a point of order.
    package var pointOfOrderTime: Int?
    /// Whether the constituencies speak in turn.
    package var alternates: Bool
    /// How many members other than its author must second a motion from the floor.
    package var seconders: Int

    package init(
        speakingTime: Int? = nil, pointOfOrderTime: Int? = nil, alternates: Bool = false,
        seconders: Int = 0
    ) {
        self.speakingTime = speakingTime
        self.pointOfOrderTime = pointOfOrderTime
        self.alternates = alternates
        self.seconders = seconders
    }

    /// The longest time that a speaker can be given, in milliseconds.
    package static let longestTime = 24 * 60 * 60_000
    /// The most seconders that a rule can ask for.
    package static let mostSeconders = 1_000

    /// The time of a speech of this kind, in milliseconds; `nil`: as long as it takes.
    package func time(for kind: SpeechKind) -> Int? {
        switch kind {
        case .pointOfOrder: pointOfOrderTime
        case .speech, .continuation: speakingTime
        }
    }
}

extension Meeting {
    func check(_ rules: FloorRules) throws(Rejection) {
        for (field, time) in [
            ("speakingTime", rules.speakingTime), ("pointOfOrderTime", rules.pointOfOrderTime),
        ] {
            if let time { try check(time: time, field) }
        }
        guard (0...FloorRules.mostSeconders).contains(rules.seconders) else {
            throw Rejection(.invalid, ["field": "seconders", "problem": "range"])
        }
    }

    /// A time to speak, in milliseconds.
    func check(time: Int, _ field: String) throws(Rejection) {
        guard (1_000...FloorRules.longestTime).contains(time) else {
            throw Rejection(.invalid, ["field": field, "problem": "range"])
        }
    }
}

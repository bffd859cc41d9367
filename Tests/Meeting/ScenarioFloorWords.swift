@testable import Meeting

// What came of the commands about the floor and motions from it, in short lines.

extension Storyteller {
    func floorWords(for event: Event, at now: Instant) -> [String] {
        switch event {
        case .floorRequested(let seat, let kind, let remaining):
            [
                "\(name(seat)) asks for the floor" + words(for: kind)
                    + (remaining.map { ", \($0 / 1_000) s left" } ?? "")
            ]
        case .requestWithdrawn(let seat, let kind):
            ["\(name(seat)) no longer asks for the floor" + words(for: kind)]
        case .floorGiven(let seat, let kind, let allowance):
            [
                "\(name(seat)) has the floor" + words(for: kind)
                    + (allowance.map { ", for \($0 / 1_000) s" } ?? "")
            ]
        case .speechExtended(let allowance): ["the speaker has \(allowance / 1_000) s"]
        case .speechEnded: ["the speech ended"]
        case .motionProposed(let motion):
            [
                "motion \(motion.number) of \(name(motion.author)): \(words(for: motion.content))"
                    + (motion.secondersNeeded > 0 ? ", needs \(motion.secondersNeeded) more" : "")
            ]
        case .motionSeconded(let id, let seat): ["\(name(seat)) seconds motion \(number(id))"]
        case .motionSettled(let id, let state):
            ["motion \(number(id)) is \(words(for: state))"]
        case .amendmentRestated(let id, let content):
            ["motion \(number(id)) is now: \(words(for: content))"]
        case .motionsOrdered(let order):
            ["motions come in this order: " + order.map(number).joined(separator: ", ")]
        // The others are told in `words(for:at:)`.
        default: []
        }
    }

    func number(_ motion: MotionID) -> String {
        meeting.motion(motion).map { String($0.number) } ?? motion.rawValue
    }

    private func words(for kind: SpeechKind?) -> String {
        switch kind {
        case .pointOfOrder: " for a point of order"
        case .continuation: " to go on"
        case .speech, nil: ""
        }
    }

    private func words(for content: MotionContent) -> String {
        switch content {
        case .motion(let subject, let text):
            text + (subject.map { ", on \(words(for: $0))" } ?? "")
        case .amendment(let commitment, _, let title): "\(number(commitment)) to read \(title)"
        }
    }

    private func words(for state: MotionState) -> String {
        switch state {
        case .proposed, .admitted, .withdrawn: state.name.rawValue
        case .refused(let reason), .setAside(let reason):
            "\(state.name.rawValue), because \(reason)"
        case .adopted(let ballot), .rejected(let ballot):
            "\(state.name.rawValue) by \(number(ballot))"
        }
    }

    func words(for rules: FloorRules) -> [String] {
        guard rules != FloorRules() else { return [] }
        let time = { (time: Int?) in time.map { "\($0 / 1_000) s" } ?? "no limit" }
        return [
            "  floor: \(time(rules.speakingTime)), point of order \(time(rules.pointOfOrderTime))"
                + (rules.alternates ? ", the constituencies alternate" : "")
                + ", seconders \(rules.seconders)"
        ]
    }

    /// Who speaks, and who comes next in which order.
    var floor: [String] {
        let speaker = meeting.floor.speaker.map { "\(name($0.seat)) speaks" } ?? "nobody speaks"
        return [speaker]
            + meeting.speakingOrder.enumerated().map { index, request in
                "  \(index + 1). \(name(request.seat))" + words(for: request.kind)
            }
    }

    var speeches: [String] {
        meeting.floor.speeches.map { speech in
            "\(name(speech.seat))" + words(for: speech.kind)
                + (speech.subject.map { " on \(words(for: $0))" } ?? "")
                + ": \(speech.duration / 1_000) s"
                + (speech.allowance.map { " of \($0 / 1_000) s" } ?? "")
        }
            + meeting.speakingTimes.map { time in
                "all together \(name(time.seat)): speeches \(time.speeches), "
                    + "points of order \(time.pointsOfOrder), \(time.time / 1_000) s"
            }
    }

    var motions: [String] {
        meeting.motions.map { motion in
            "motion \(motion.number): \(words(for: motion.state))"
                + (meeting.isOutdated(motion) ? ", for an earlier wording" : "")
        }
    }
}

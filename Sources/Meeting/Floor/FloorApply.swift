extension Floor {
    mutating func withdraw(_ seat: SeatID, _ kind: SpeechKind) {
        requests.removeAll { $0.seat == seat && $0.kind == kind }
    }

    /// Who speaks before has ended with it.
    mutating func give(_ speaker: Speaker) {
        end(at: speaker.since)
        withdraw(speaker.seat, speaker.kind)
        self.speaker = speaker
    }

    mutating func end(at now: Instant) {
        guard let speaker else { return }
        speeches.append(
            Speech(
                seat: speaker.seat, kind: speaker.kind, subject: speaker.subject,
                from: speaker.since, until: now, allowance: speaker.allowance))
        self.speaker = nil
    }
}

/// A language of the interface and of documents.
package enum Language: String, Codable, Sendable, CaseIterable, CodingKeyRepresentable {
    case ar, fr, en
}

/// What stands at the head of the minutes.
package struct Header: Codable, Equatable, Sendable {
    /// The lines above the title, e.g. state, ministry, unit.
    package var letterhead: [String]
    package var subject: String
    /// The committee that meets; empty when it has no name of its own.
    package var body: String
    /// Calendar date, `YYYY-MM-DD`.
    package var date: String
    /// Time of day, `HH:MM`.
    package var time: String
    /// The room; empty for a meeting without one.
    package var place: String
    /// Whether the meeting is held at a distance.
    package var remote: Bool
    /// The language that the written parts start in.
    package var language: Language
    /// The time zone of the times in documents, as in the IANA database.
    package var timeZone: String
    /// Who signs the documents, in this order; `nil`: the chair and the secretary.
    package var signatures: [Signatory]?

    package init(
        letterhead: [String], subject: String, body: String, date: String, time: String,
        place: String, remote: Bool, language: Language, timeZone: String,
        signatures: [Signatory]? = nil
    ) {
        self.letterhead = letterhead
        self.subject = subject
        self.body = body
        self.date = date
        self.time = time
        self.place = place
        self.remote = remote
        self.language = language
        self.timeZone = timeZone
        self.signatures = signatures
    }
}

/// A place to sign at the end of a document.
package struct Signatory: Codable, Equatable, Sendable {
    /// In which office, e.g. "Le président du comité".
    package var label: String
    /// Empty when it is to be written by hand.
    package var name: String

    package init(label: String, name: String) {
        self.label = label
        self.name = name
    }

    /// The most that stand under one document.
    package static let limit = 6
}

/// Where a meeting is in its life.
package enum Phase: String, Codable, Sendable, CaseIterable {
    case prepared, inSession, suspended, closed
    /// The minutes are sealed.
    case adopted
}

/// A change of phase, for the times in the minutes.
package struct PhaseChange: Codable, Equatable, Sendable {
    package var phase: Phase
    package var at: Instant

    package init(phase: Phase, at: Instant) {
        self.phase = phase
        self.at = at
    }
}

/// A step of a priority scale.
package struct Level: Codable, Equatable, Sendable {
    package var id: LevelID
    /// A label of the committee's own; `nil` for the five that the words of the interface name.
    package var label: String?

    package init(id: LevelID, label: String? = nil) {
        self.id = id
        self.label = label
    }

    /// An answer that chose no level.
    package static let blank: LevelID = "blank"

    /// The scale of the Tunisian consultations, blank answers last.
    package static let priorities = [
        Level(id: "high"), Level(id: "medium"), Level(id: "low"), Level(id: "none"),
        Level(id: blank),
    ]
}

/// What puts one of two commitments before the other that have as many answers of the highest
/// level.
package enum TieBreak: String, Codable, Sendable, CaseIterable {
    /// The smaller number in the consultation.
    case number
    /// More answers of the next level, and so on down the scale without the blank ones; then the
    /// smaller number.
    case nextLevels
}

/// A public consultation whose counts the commitments carry.
package struct Consultation: Codable, Equatable, Sendable {
    package var name: String
    package var scale: [Level]
    /// The number of answers, when the source states it; else it is what most rows add up to.
    package var respondents: Int?
    /// `nil` while none is named; ties then stand in the order of the numbers.
    package var tieBreak: TieBreak?

    package init(
        name: String, scale: [Level], respondents: Int?, tieBreak: TieBreak? = nil
    ) {
        self.name = name
        self.scale = scale
        self.respondents = respondents
        self.tieBreak = tieBreak
    }
}

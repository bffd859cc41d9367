/// A step of a priority scale.
package struct Level: Codable, Equatable, Sendable {
    package var id: LevelID
    /// A label of the committee's own; `nil` for the five that the words of the interface name.
    package var label: String?

    package init(id: LevelID, label: String? = nil) {
        self.id = id
        self.label = label
    }

    /// The scale of the Tunisian consultations, blank answers last.
    package static let priorities = [
        Level(id: "high"), Level(id: "medium"), Level(id: "low"), Level(id: "none"),
        Level(id: "blank"),
    ]
}

/// A public consultation whose counts the commitments carry.
package struct Consultation: Codable, Equatable, Sendable {
    package var name: String
    package var scale: [Level]
    /// The number of answers, when the source states it; else it is what most rows add up to.
    package var respondents: Int?

    package init(name: String, scale: [Level], respondents: Int?) {
        self.name = name
        self.scale = scale
        self.respondents = respondents
    }
}

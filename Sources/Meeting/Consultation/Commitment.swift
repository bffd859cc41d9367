/// A commitment that the meeting goes through. Its identity is permanent; its number is the label
/// that the consultation gave it, its rank and its place in a list are derived.
package struct Commitment: Codable, Equatable, Sendable {
    package var id: CommitmentID
    /// The number in the consultation.
    package var number: Int
    /// The original title, in whatever language it was written.
    package var title: String
    /// The title in other languages.
    package var translations: [Language: Translation]
    /// Answers per level; a level that is absent was empty in the source, which is not zero.
    package var counts: [LevelID: Int]
    /// Earlier titles, oldest first.
    package var earlierTitles: [EarlierTitle]
    /// All decisions, oldest first; the last is in force.
    package var decisions: [Decision]

    package init(
        id: CommitmentID, number: Int, title: String,
        translations: [Language: Translation] = [:], counts: [LevelID: Int],
        earlierTitles: [EarlierTitle] = [], decisions: [Decision] = []
    ) {
        self.id = id
        self.number = number
        self.title = title
        self.translations = translations
        self.counts = counts
        self.earlierTitles = earlierTitles
        self.decisions = decisions
    }

    /// The decision in force.
    package var decision: Decision? { decisions.last }

    /// The lead that this commitment is merged into.
    package var lead: CommitmentID? {
        guard case .merged(let lead)? = decision?.disposition else { return nil }
        return lead
    }
}

extension Commitment {
    private enum CodingKeys: String, CodingKey {
        case id, number, title, translations, counts, earlierTitles, decisions
    }

    /// Without `translations` there are none.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            id: try container.decode(CommitmentID.self, forKey: .id),
            number: try container.decode(Int.self, forKey: .number),
            title: try container.decode(String.self, forKey: .title),
            translations: try container.decodeIfPresent(
                [Language: Translation].self, forKey: .translations) ?? [:],
            counts: try container.decode([LevelID: Int].self, forKey: .counts),
            earlierTitles: try container.decode([EarlierTitle].self, forKey: .earlierTitles),
            decisions: try container.decode([Decision].self, forKey: .decisions))
    }
}

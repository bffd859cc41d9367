/// A point of the agenda.
package struct AgendaItem: Codable, Equatable, Sendable {
    package var id: AgendaItemID
    package var title: String

    package init(id: AgendaItemID, title: String) {
        self.id = id
        self.title = title
    }
}

/// What the meeting is talking about.
package enum Subject: Codable, Equatable, Sendable {
    case item(AgendaItemID)
    case commitment(CommitmentID)

    private enum CodingKeys: String, CodingKey { case item, commitment }

    /// JSON: `{"item":"…"}` or `{"commitment":"…"}`.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        if let id = try container.decodeIfPresent(AgendaItemID.self, forKey: .item) {
            self = .item(id)
        } else {
            self = .commitment(try container.decode(CommitmentID.self, forKey: .commitment))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .item(let id): try container.encode(id, forKey: .item)
        case .commitment(let id): try container.encode(id, forKey: .commitment)
        }
    }
}

/// The points in order and the one under discussion.
package struct Agenda: Codable, Equatable, Sendable {
    package var items: [AgendaItem]
    package var current: Subject?

    package init(items: [AgendaItem], current: Subject? = nil) {
        self.items = items
        self.current = current
    }
}

package import OperationalText

/// The minutes: a document of blocks and the operations that are kept to transform late ones over.
package struct Minutes: Codable, Equatable, Sendable {
    package var document: Document
    package var history: History

    package init(document: Document, history: History = History()) {
        self.document = document
        self.history = history
    }
}

/// What a block is, in its attribute `kind`.
package enum BlockKind: String, Sendable, CaseIterable {
    case heading, paragraph, listItem, note

    // Live blocks render from the state of the meeting and cannot be typed over.
    /// Letterhead, title, subject, date and place.
    case header
    case attendance, agenda
    /// The nine columns of the consultation with the decisions.
    case resultTable
    /// Every ballot with tally, base and verdict.
    case ballots
    case finalList, supplementaryList, dropped, actions
    /// Of a follow-up: what was said by commitment, the table of progress, who was missing.
    case statements, progress, absences

    /// The attribute that holds the kind.
    package static let attribute = "kind"

    /// The kind that attributes name, or `nil`.
    package init?(_ attributes: [String: String]) {
        guard let name = attributes[Self.attribute] else { return nil }
        self.init(rawValue: name)
    }

    package var isLive: Bool {
        switch self {
        case .heading, .paragraph, .listItem, .note: false
        case .header, .attendance, .agenda, .resultTable, .ballots, .finalList,
            .supplementaryList, .dropped, .actions, .statements, .progress, .absences:
            true
        }
    }
}

extension Block {
    /// What the block is; a kind that is not known counts as a paragraph.
    package var kind: BlockKind { BlockKind(attributes) ?? .paragraph }
}

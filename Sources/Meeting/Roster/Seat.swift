/// What a person may do in the tool.
package enum Role: String, Codable, Sendable, CaseIterable {
    case chair, secretary, member, observer, screen
}

/// The side of the committee that a participant belongs to.
package enum Constituency: String, Codable, Sendable, CaseIterable {
    case government, civilSociety, partner
}

/// A place at the table, with the person in it; one link belongs to each.
package struct Seat: Identified, Codable, Equatable, Sendable {
    package var id: SeatID
    package var person: Person
    package var role: Role
    /// Whether the person has a right to vote.
    package var votes: Bool
    /// What the person's vote counts; at least 1.
    package var weight: Int
    /// Raised by one when the link is made anew; an older link no longer opens.
    package var generation: Int

    package init(
        id: SeatID, person: Person, role: Role, votes: Bool, weight: Int, generation: Int
    ) {
        self.id = id
        self.person = person
        self.role = role
        self.votes = votes
        self.weight = weight
        self.generation = generation
    }

    /// The seat behind the one link that all observers share.
    package static let observers: SeatID = "observers"
    /// The seat behind the projector's link.
    package static let screen: SeatID = "screen"

    /// Whether the seat is a person's, to be listed among the participants.
    package var isParticipant: Bool { id != Self.observers && id != Self.screen }
}

/// Who sits in a seat, as printed: "honorific name: title, organisation".
package struct Person: Codable, Equatable, Sendable {
    package var honorific: String
    package var name: String
    package var title: String
    package var organisation: String
    package var constituency: Constituency?

    package init(
        honorific: String, name: String, title: String, organisation: String,
        constituency: Constituency?
    ) {
        self.honorific = honorific
        self.name = name
        self.title = title
        self.organisation = organisation
        self.constituency = constituency
    }
}

/// The adoption of the minutes and of what was added to them afterwards.
package struct Adoptions: Codable, Equatable, Sendable {
    /// Every time that the minutes were put to the participants, oldest first. All but the last
    /// were broken off.
    package var minutes: [Adoption]
    /// Corrections of adopted minutes, oldest first; also those that were broken off.
    package var addenda: [Addendum]

    package init(minutes: [Adoption] = [], addenda: [Addendum] = []) {
        self.minutes = minutes
        self.addenda = addenda
    }
}

/// A frozen text that is put to the participants, and what came of it.
package struct Adoption: Codable, Equatable, Sendable {
    /// Of the frozen text: 64 hexadecimal digits.
    package var fingerprint: String
    package var at: Instant
    package var by: SeatID?
    /// How many ballots there were: those after it are about the adoption, not part of the text.
    package var ballots: Int
    /// One for each person at most, in the order in which they were given.
    package var responses: [Response]
    /// `nil`: it is still open.
    package var outcome: Outcome?

    package init(
        fingerprint: String, at: Instant, by: SeatID?, ballots: Int, responses: [Response] = [],
        outcome: Outcome? = nil
    ) {
        self.fingerprint = fingerprint
        self.at = at
        self.by = by
        self.ballots = ballots
        self.responses = responses
        self.outcome = outcome
    }

    /// A person approves, or does so but for what they have against it.
    package struct Response: Codable, Equatable, Sendable {
        package var seat: SeatID
        /// The reservation, in the minutes under the person's name; `nil`: without reserve.
        package var reservation: String?
        package var at: Instant

        package init(seat: SeatID, reservation: String?, at: Instant) {
            self.seat = seat
            self.reservation = reservation
            self.at = at
        }
    }

    /// How it ended.
    package struct Outcome: Codable, Equatable, Sendable {
        package enum Kind: String, Codable, Sendable, CaseIterable { case adopted, brokenOff }

        package var kind: Kind
        package var by: SeatID?
        package var at: Instant
        /// The ballot that adopted the text; `nil`: the responses did.
        package var ballot: BallotID?
        /// Why it was broken off, or why those who did not answer count as agreeing; empty when
        /// nothing had to be said.
        package var reason: String

        package init(
            kind: Kind, by: SeatID?, at: Instant, ballot: BallotID? = nil, reason: String
        ) {
            self.kind = kind
            self.by = by
            self.at = at
            self.ballot = ballot
            self.reason = reason
        }
    }

    package var isOpen: Bool { outcome == nil }
    package var isAdopted: Bool { outcome?.kind == .adopted }

    /// What was approved but for something, in the order in which it was given.
    package var reservations: [Response] { responses.filter { $0.reservation != nil } }
}

package typealias AddendumID = Identifier<Addendum>

/// A dated correction of adopted minutes, adopted as they were.
package struct Addendum: Codable, Equatable, Sendable {
    package var id: AddendumID
    /// Among the addenda that were not broken off, from 1.
    package var number: Int
    /// Lines; an empty line parts paragraphs.
    package var text: String
    package var adoption: Adoption

    package init(id: AddendumID, number: Int, text: String, adoption: Adoption) {
        self.id = id
        self.number = number
        self.text = text
        self.adoption = adoption
    }
}

extension Adoptions {
    /// The adoption that is going on, of the minutes or of an addendum.
    package var open: Adoption? {
        if let last = minutes.last, last.isOpen { return last }
        if let last = addenda.last?.adoption, last.isOpen { return last }
        return nil
    }

    /// The adoption by which the minutes were sealed.
    package var adopted: Adoption? { minutes.last { $0.isAdopted } }

    package var adoptedAddenda: [Addendum] { addenda.filter(\.adoption.isAdopted) }
}

extension Meeting {
    /// Those who are asked to approve: everyone with a right to vote who was here, or everyone with
    /// a right to vote when nobody was.
    package var approvers: [Seat] {
        let here = voters.filter { attendance.attended($0.id) }
        return here.isEmpty ? voters : here
    }

    /// Those of them who have not answered.
    package var missingApprovers: [Seat] {
        let answered = Set((adoptions.open?.responses ?? []).map(\.seat))
        return approvers.filter { !answered.contains($0.id) }
    }
}

/// Something that somebody is to do after the meeting, typed in by a person. The open conditions
/// of decisions are actions too, see `Meeting.agreedActions`.
package struct Action: Codable, Equatable, Sendable {
    package var id: ActionID
    package var text: String
    package var owner: SeatID?
    /// Calendar date, `YYYY-MM-DD`.
    package var due: String?
    package var done: Bool
    /// What came of it.
    package var note: String?
    /// The commitment whose decision it follows from.
    package var commitment: CommitmentID?

    package init(
        id: ActionID, text: String, owner: SeatID?, due: String?, done: Bool, note: String? = nil,
        commitment: CommitmentID? = nil
    ) {
        self.id = id
        self.text = text
        self.owner = owner
        self.due = due
        self.done = done
        self.note = note
        self.commitment = commitment
    }
}

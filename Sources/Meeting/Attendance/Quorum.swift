/// How many of the members with a right to vote are here, and how many are required.
package struct Quorum: Equatable, Sendable {
    /// Those for whom somebody here holds a proxy included.
    package var present: Int
    package var represented: Int
    package var required: Int
    package var members: Int

    package var isReached: Bool { present >= required }
}

extension Meeting {
    /// The participants with a right to vote.
    package var voters: [Seat] { seats.filter { $0.votes && $0.isParticipant } }

    /// The voters who are here now.
    package var presentVoters: [Seat] { voters.filter { attendance.mode(of: $0.id) != nil } }

    /// Counted by head, not by weight.
    package var quorum: Quorum {
        let members = voters.count
        let represented = representedVoters.count
        return Quorum(
            present: presentVoters.count + represented,
            represented: represented,
            required: rules.quorum?.least(of: members) ?? 0,
            members: members)
    }
}

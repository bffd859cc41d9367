internal import Meeting

/// How many of those who may vote sit on each side.
package struct Parity: Codable, Equatable, Sendable {
    package var government: Int
    package var civilSociety: Int
    package var partner: Int
    /// Of no side.
    package var others: Int

    /// Whether government and civil society have as many votes.
    package var isEven: Bool { government == civilSociety }
}

extension Committee {
    /// The sides of the members who sit and may vote; an alternate is counted with nobody.
    package var parity: Parity {
        let voters = sitting.filter { $0.seat.votes && $0.alternateOf == nil }
        func count(_ side: Constituency?) -> Int {
            voters.count { $0.seat.person.constituency == side }
        }
        return Parity(
            government: count(.government), civilSociety: count(.civilSociety),
            partner: count(.partner), others: count(nil))
    }
}

/// A line of the final or of the supplementary list: a lead with what was merged into it.
package struct ListEntry: Equatable, Sendable {
    /// 1, 2, 3 … without a gap; derived, never typed.
    package var number: Int
    package var lead: Commitment
    package var members: [Commitment]
}

extension Meeting {
    /// What is merged into `lead`, in the order of the ranking.
    package func members(of lead: CommitmentID) -> [Commitment] {
        ranking.map(\.commitment).filter { $0.lead == lead }
    }

    /// The retained commitments in the order of the consultation's ranking.
    package var finalList: [ListEntry] { list(.retained) }

    /// The supplementary list, likewise.
    package var supplementaryList: [ListEntry] { list(.supplementary) }

    /// The commitments with a decision of `kind`, in the order of the ranking.
    package func commitments(decided kind: Disposition.Kind) -> [Commitment] {
        ranking.map(\.commitment).filter { $0.decision?.disposition.kind == kind }
    }

    private func list(_ kind: Disposition.Kind) -> [ListEntry] {
        commitments(decided: kind).enumerated().map { index, lead in
            ListEntry(number: index + 1, lead: lead, members: members(of: lead.id))
        }
    }

    /// What is to be done: the conditions of the decisions in force, then the actions typed in.
    package var agreedActions: [AgreedAction] {
        let conditions = ranking.map(\.commitment).flatMap { commitment in
            (commitment.decision?.conditions ?? []).map {
                AgreedAction.condition($0, of: commitment)
            }
        }
        return conditions + actions.map(AgreedAction.typed)
    }
}

/// Something to be done, from either source.
package enum AgreedAction: Equatable, Sendable {
    case condition(Condition, of: Commitment)
    case typed(Action)
}

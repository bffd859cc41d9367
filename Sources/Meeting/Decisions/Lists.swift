/// What is declared about the lists; what stands on them follows from the decisions.
package struct Lists: Codable, Equatable, Sendable {
    /// `nil` while nobody has said what orders the final list: it then stands as if by the
    /// consultation.
    package var finalOrder: ListOrder?
    /// Likewise.
    package var supplementaryOrder: ListOrder?
    /// When the lists were declared complete, oldest first; only the last can be in force.
    package var completions: [Completion]

    package init(
        finalOrder: ListOrder? = nil, supplementaryOrder: ListOrder? = nil,
        completions: [Completion] = []
    ) {
        self.finalOrder = finalOrder
        self.supplementaryOrder = supplementaryOrder
        self.completions = completions
    }

    package func order(of list: ListName) -> ListOrder? {
        switch list {
        case .final: finalOrder
        case .supplementary: supplementaryOrder
        }
    }
}

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
        let members = commitments.filter { $0.lead == lead }
        // Most have none or one, and a ranking takes its time.
        return members.count < 2
            ? members : ranking.map(\.commitment).filter { $0.lead == lead }
    }

    /// The retained commitments in the declared order, or in that of the ranking.
    package var finalList: [ListEntry] { entries(of: .final) }

    /// The supplementary list, likewise.
    package var supplementaryList: [ListEntry] { entries(of: .supplementary) }

    /// The commitments with a decision of `kind`, in the order of the ranking.
    package func commitments(decided kind: Disposition.Kind) -> [Commitment] {
        ranking.map(\.commitment).filter { $0.decision?.disposition.kind == kind }
    }

    /// The lines of a list.
    package func entries(of list: ListName) -> [ListEntry] {
        let ranked = ranking.map(\.commitment)
        let members = Dictionary(grouping: ranked.filter { $0.lead != nil }) { $0.lead }
        let leads = ranked.filter { $0.decision?.disposition.kind == list.kind }
        return ordered(leads, by: lists.order(of: list)).enumerated().map { index, lead in
            ListEntry(number: index + 1, lead: lead, members: members[lead.id] ?? [])
        }
    }

    /// `leads`, which come in the order of the ranking, by `order`.
    private func ordered(_ leads: [Commitment], by order: ListOrder?) -> [Commitment] {
        let places: [Int]
        switch order {
        case .consultation, nil: return leads
        case .decision: places = leads.map { $0.decision?.sequence ?? 0 }
        case .byHand(let commitments, reason: _):
            let byHand = Dictionary(
                commitments.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
            places = leads.map { byHand[$0.id] ?? commitments.count }
        }
        return leads.indices.sorted { (places[$0], $0) < (places[$1], $1) }.map { leads[$0] }
    }

    /// What came onto a list after it was ordered by hand, in the order of the ranking.
    package func unordered(in list: ListName) -> [Commitment] {
        guard case .byHand(let commitments, reason: _)? = lists.order(of: list) else { return [] }
        let ordered = Set(commitments)
        return self.commitments(decided: list.kind).filter { !ordered.contains($0.id) }
    }

    /// What is to be done: the conditions of the decisions in force, then the actions typed in; in a
    /// follow-up those from before first.
    package var agreedActions: [AgreedAction] {
        let conditions = ranking.map(\.commitment).flatMap { commitment in
            (commitment.decision?.conditions ?? []).map {
                AgreedAction.condition($0, of: commitment)
            }
        }
        return conditions + actionsInOrder.map(AgreedAction.typed)
    }
}

/// Something to be done, from either source.
package enum AgreedAction: Equatable, Sendable {
    case condition(Condition, of: Commitment)
    case typed(Action)
}

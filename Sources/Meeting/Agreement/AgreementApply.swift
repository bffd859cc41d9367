import OperationalText

// How agreement and adoption fold.

extension Agreement {
    mutating func state(_ view: View) {
        takeBack(view.block, view.seat)
        views.append(view)
    }

    mutating func takeBack(_ block: BlockID, _ seat: SeatID) {
        views.removeAll { $0.seat == seat && $0.block == block }
    }

    mutating func void(_ blocks: [BlockID], at now: Instant) {
        for index in views.indices
        where views[index].voidedAt == nil && blocks.contains(views[index].block) {
            views[index].voidedAt = now
        }
    }

    mutating func settle(_ id: ProposalID, _ settlement: WordingProposal.Settlement) {
        if let index = proposals.firstIndex(where: { $0.id == id }) {
            proposals[index].settlement = settlement
        }
    }

    mutating func change(_ id: ThreadID, _ body: (inout CommentThread) -> Void) {
        if let index = threads.firstIndex(where: { $0.id == id }) { body(&threads[index]) }
    }
}

extension Adoptions {
    /// Changes the adoption that is going on.
    mutating func changeOpen(_ body: (inout Adoption) -> Void) {
        if let last = minutes.indices.last, minutes[last].isOpen {
            body(&minutes[last])
        } else if let last = addenda.indices.last, addenda[last].adoption.isOpen {
            body(&addenda[last].adoption)
        }
    }

    mutating func respond(_ response: Adoption.Response) {
        withdraw(response.seat)
        changeOpen { $0.responses.append(response) }
    }

    mutating func withdraw(_ seat: SeatID) {
        changeOpen { adoption in adoption.responses.removeAll { $0.seat == seat } }
    }
}

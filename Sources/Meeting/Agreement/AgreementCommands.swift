import OperationalText

// Agreement, objections and comments on a block of the minutes.

extension Meeting {
    /// States what a person says to a block.
    ///
    /// - Parameters:
    ///   - objection: what is objected to; `nil`: the person agrees.
    ///   - base: the sequence up to which the person had seen the minutes. What they have not seen
    ///     they cannot agree to.
    func state(
        _ id: BlockID, objection: String?, base: Int, by seat: SeatID, _ origin: Origin
    ) throws(Rejection) -> [Event] {
        let block = try written(id)
        guard !block.text.isEmpty else {
            throw Rejection(.invalid, ["field": "block", "problem": "empty"])
        }
        try refuseUnseen(block.id, since: base)
        var remark: String?
        if let objection { remark = try checked(objection, "objection") }
        let last = agreement.views.last { $0.seat == seat && $0.block == block.id }
        if let last, last.voidedAt == nil, last.objection == remark { throw Rejection(.noChange) }
        return [
            .viewStated(
                view: View(block: block.id, seat: seat, objection: remark, at: origin.at))
        ]
    }

    func takeBack(_ id: BlockID, by seat: SeatID) throws(Rejection) -> [Event] {
        let block = minutes.document.resolved(id)
        guard agreement.views.contains(where: { $0.seat == seat && $0.block == block }) else {
            throw Rejection(.noChange)
        }
        return [.viewTakenBack(block: block, seat: seat)]
    }

    // MARK: Comments

    func comment(
        on id: BlockID, _ text: String, by seat: SeatID, _ origin: Origin
    ) throws(Rejection) -> [Event] {
        let block = try visible(id)
        let comment = CommentThread.Comment(
            by: seat, at: origin.at, text: try checked(text, "text"))
        let name = newName("t") { name in
            agreement.threads.contains { $0.id.rawValue == name }
        }
        return [
            .threadOpened(
                thread: CommentThread(
                    id: ThreadID(rawValue: name), block: block.id, comments: [comment]))
        ]
    }

    func reply(
        in id: ThreadID, _ text: String, by seat: SeatID, _ origin: Origin
    ) throws(Rejection) -> [Event] {
        let thread = try known(id)
        let comment = CommentThread.Comment(
            by: seat, at: origin.at, text: try checked(text, "text"))
        // Who says something more has not done with it.
        let reopened: [Event] = thread.resolution == nil ? [] : [.threadReopened(thread: id)]
        return reopened + [.commentAdded(thread: id, comment: comment)]
    }

    /// A thread is resolved by the chair, the secretary, or who opened it.
    func resolve(_ id: ThreadID, by seat: SeatID) throws(Rejection) -> [Event] {
        let thread = try known(id)
        guard thread.comments.first?.by == seat || isOfficer(seat) else {
            throw Rejection(.notPermitted)
        }
        guard thread.resolution == nil else { throw Rejection(.noChange) }
        return [.threadResolved(thread: id)]
    }

    func reopen(_ id: ThreadID) throws(Rejection) -> [Event] {
        guard try known(id).resolution != nil else { throw Rejection(.noChange) }
        return [.threadReopened(thread: id)]
    }

    // MARK: What they rest on

    private func known(_ id: ThreadID) throws(Rejection) -> CommentThread {
        guard let thread = agreement.threads.first(where: { $0.id == id }) else {
            throw Rejection(.unknown, ["field": "thread"])
        }
        return thread
    }

    func isOfficer(_ id: SeatID) -> Bool {
        switch seat(id)?.role {
        case .chair, .secretary: true
        case .member, .observer, .screen, nil: false
        }
    }

    /// A block that is in the minutes.
    func visible(_ id: BlockID) throws(Rejection) -> Block {
        guard let block = minutes.document[id], !block.trashed else {
            throw Rejection(.unknown, ["field": "block"])
        }
        return block
    }

    /// A block in the minutes that people write. What writes itself is settled where it comes from.
    func written(_ id: BlockID) throws(Rejection) -> Block {
        let block = try visible(id)
        guard !block.kind.isLive else {
            throw Rejection(.invalid, ["field": "block", "problem": "live"])
        }
        return block
    }

    /// Refuses what refers to a block as it stood at `base` when it changed since.
    func refuseUnseen(_ block: BlockID, since base: Int) throws(Rejection) {
        guard base <= sequence else { throw Rejection(.invalid, ["field": "base"]) }
        guard base >= minutes.history.start else { throw Rejection(.baseTooOld) }
        for entry in minutes.history.entries.reversed() {
            guard entry.sequence > base else { return }
            guard !entry.operation.changedBlocks.contains(block) else {
                throw Rejection(.changedSince)
            }
        }
    }
}

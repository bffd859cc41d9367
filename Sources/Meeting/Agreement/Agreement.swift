package import OperationalText

/// What people say about the minutes without writing in them: agreement and objections, locked
/// sections, proposed wordings, comments.
package struct Agreement: Codable, Equatable, Sendable {
    /// One for each person and block at most, in the order in which they were stated.
    package var views: [View]
    package var locks: [SectionLock]
    /// Oldest first, the settled ones too.
    package var proposals: [WordingProposal]
    /// Oldest first, the resolved ones too.
    package var threads: [CommentThread]

    package init(
        views: [View] = [], locks: [SectionLock] = [], proposals: [WordingProposal] = [],
        threads: [CommentThread] = []
    ) {
        self.views = views
        self.locks = locks
        self.proposals = proposals
        self.threads = threads
    }
}

/// What a person says to the wording of a block, as it stood then.
package struct View: Codable, Equatable, Sendable {
    package var block: BlockID
    package var seat: SeatID
    /// What is objected to; `nil`: the person agrees.
    package var objection: String?
    package var at: Instant
    /// When a change of the block made it void; it is shown until the person says something anew.
    package var voidedAt: Instant?

    package init(
        block: BlockID, seat: SeatID, objection: String? = nil, at: Instant,
        voidedAt: Instant? = nil
    ) {
        self.block = block
        self.seat = seat
        self.objection = objection
        self.at = at
        self.voidedAt = voidedAt
    }
}

/// A heading and what follows it, closed to edits until the chair opens it again.
package struct SectionLock: Codable, Equatable, Sendable {
    package var heading: BlockID
    package var by: SeatID?
    package var at: Instant

    package init(heading: BlockID, by: SeatID?, at: Instant) {
        self.heading = heading
        self.by = by
        self.at = at
    }
}

package typealias ProposalID = Identifier<WordingProposal>

/// Another wording of a block.
package struct WordingProposal: Codable, Equatable, Sendable {
    package var id: ProposalID
    package var block: BlockID
    package var by: SeatID
    package var at: Instant
    /// The text that it was proposed against.
    package var before: String
    package var text: String
    /// Why; empty when nothing was said.
    package var reason: String
    /// What became of it; `nil`: it is open.
    package var settlement: Settlement?

    package init(
        id: ProposalID, block: BlockID, by: SeatID, at: Instant, before: String, text: String,
        reason: String, settlement: Settlement? = nil
    ) {
        self.id = id
        self.block = block
        self.by = by
        self.at = at
        self.before = before
        self.text = text
        self.reason = reason
        self.settlement = settlement
    }

    /// How a proposal ended.
    package struct Settlement: Codable, Equatable, Sendable {
        package enum Kind: String, Codable, Sendable, CaseIterable {
            case accepted, rejected, withdrawn
        }

        package var kind: Kind
        package var by: SeatID?
        package var at: Instant
        /// Why; empty when nothing was said.
        package var reason: String

        package init(kind: Kind, by: SeatID?, at: Instant, reason: String) {
            self.kind = kind
            self.by = by
            self.at = at
            self.reason = reason
        }
    }
}

package typealias ThreadID = Identifier<CommentThread>

/// Comments on a block, one after the other.
package struct CommentThread: Codable, Equatable, Sendable {
    package var id: ThreadID
    package var block: BlockID
    /// Oldest first; the first opened the thread.
    package var comments: [Comment]
    /// When it was resolved, and by whom; `nil`: it is open.
    package var resolution: Resolution?

    package init(
        id: ThreadID, block: BlockID, comments: [Comment], resolution: Resolution? = nil
    ) {
        self.id = id
        self.block = block
        self.comments = comments
        self.resolution = resolution
    }

    package struct Comment: Codable, Equatable, Sendable {
        package var by: SeatID
        package var at: Instant
        package var text: String

        package init(by: SeatID, at: Instant, text: String) {
            self.by = by
            self.at = at
            self.text = text
        }
    }

    package struct Resolution: Codable, Equatable, Sendable {
        package var by: SeatID?
        package var at: Instant

        package init(by: SeatID?, at: Instant) {
            self.by = by
            self.at = at
        }
    }
}

extension Agreement {
    package var openProposals: [WordingProposal] { proposals.filter { $0.settlement == nil } }

    /// The event by which an operation voids what was agreed, if it does.
    func voiding(_ operation: OperationalText.Operation) -> [Event] {
        let touched = operation.changedBlocks
        let stated = Set(views.lazy.filter { $0.voidedAt == nil }.map(\.block))
        let voided = stated.intersection(touched).sorted { $0.rawValue < $1.rawValue }
        return voided.isEmpty ? [] : [.viewsVoided(blocks: voided)]
    }
}

extension OperationalText.Operation {
    /// The blocks whose text or attributes it changes, or that it takes out or brings back. Where
    /// a block stands is not a part of what it says.
    var changedBlocks: Set<BlockID> {
        var blocks: Set<BlockID> = []
        for change in changes {
            switch change {
            case .text(let block, delta: _), .set(let block, attributes: _), .trash(let block),
                .restore(let block):
                blocks.insert(block)
            case .split(let block, at: _, let new): blocks.formUnion([block, new])
            case .join(let block, let into, at: _): blocks.formUnion([block, into])
            case .insert, .move, .alias, .become: break
            }
        }
        return blocks
    }
}

extension KeyedDecodingContainer {
    // Meetings from before there was agreement have no such key. The overloads are chosen in the
    // decoding that the compiler writes for `Meeting`.

    func decode(_ type: Agreement.Type, forKey key: Key) throws -> Agreement {
        try decodeIfPresent(type, forKey: key) ?? Agreement()
    }

    func decode(_ type: Adoptions.Type, forKey key: Key) throws -> Adoptions {
        try decodeIfPresent(type, forKey: key) ?? Adoptions()
    }
}

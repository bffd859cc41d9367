import OperationalText

@testable import Meeting

// What came of commands about agreement and adoption, in short lines.

extension Storyteller {
    func agreementWords(for event: Event) -> [String] {
        switch event {
        case .viewStated(let view):
            [
                view.objection.map { "\(name(view.seat)) objects to \(view.block): \($0)" }
                    ?? "\(name(view.seat)) agrees to \(view.block)"
            ]
        case .viewTakenBack(let block, let seat):
            ["\(name(seat)) takes back what was said to \(block)"]
        case .viewsVoided(let blocks):
            ["void: what was said to \(blocks.map(\.rawValue).joined(separator: ", "))"]
        case .sectionLocked(let lock): ["section \(lock.heading) is locked"]
        case .sectionUnlocked(let heading): ["section \(heading) is open"]
        case .wordingProposed(let proposal):
            [
                "wording \(proposal.id) of \(name(proposal.by)) for \(proposal.block): "
                    + proposal.text
                    + (proposal.reason.isEmpty ? "" : ", because \(proposal.reason)")
            ]
        case .proposalSettled(let id, let kind, let reason):
            ["wording \(id) \(kind)" + (reason.isEmpty ? "" : ": \(reason)")]
        case .threadOpened(let thread):
            ["thread \(thread.id) on \(thread.block): \(thread.comments[0].text)"]
        case .commentAdded(let thread, let comment):
            ["\(name(comment.by)) in \(thread): \(comment.text)"]
        case .threadResolved(let thread): ["thread \(thread) is resolved"]
        case .threadReopened(let thread): ["thread \(thread) is open again"]
        case .adoptionStarted: ["the minutes are frozen and put to the participants"]
        case .addendumProposed(let addendum):
            ["addendum \(addendum.number) is put to the participants: \(addendum.text)"]
        case .responseGiven(let response):
            [
                response.reservation.map { "\(name(response.seat)) reserves: \($0)" }
                    ?? "\(name(response.seat)) approves"
            ]
        case .responseWithdrawn(let seat): ["\(name(seat)) no longer approves"]
        case .adoptionEnded(let outcome):
            switch outcome.kind {
            case .adopted:
                [
                    "adopted" + (outcome.ballot.map { ", by \(number($0))" } ?? "")
                        + (outcome.reason.isEmpty ? "" : ", those missing: \(outcome.reason)")
                ]
            case .brokenOff: ["the adoption is broken off: \(outcome.reason)"]
            }
        // The others are told in `words(for:at:)`.
        default: []
        }
    }

    /// The written blocks with their authors, and what is said to them.
    var minutes: [String] {
        meeting.minutes.document.visibleBlocks.flatMap { block in
            let text = block.authoredText.map { piece in
                piece.text + "[" + name(SeatID(rawValue: piece.author)) + "]"
            }
            let views = meeting.agreement.views.filter { $0.block == block.id }.map { view in
                "  \(name(view.seat)) "
                    + (view.objection.map { "objects: \($0)" } ?? "agrees")
                    + (view.voidedAt == nil ? "" : " (void)")
            }
            return ["\(block.id): " + text.joined()] + views
        }
    }
}

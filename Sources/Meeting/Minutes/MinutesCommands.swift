import OperationalText

extension Meeting {
    /// The operation is transformed over what others wrote since `base`, so that the event holds
    /// what is effective. When the meeting is over only the chair and the secretary write.
    func editMinutes(
        _ operation: Operation, base: Int, _ origin: Origin
    ) throws(Rejection) -> [Event] {
        guard let client = origin.client else { throw Rejection(.notPermitted) }
        if phase == .closed, let by = origin.by, !isOfficer(by) {
            throw Rejection(.wrongPhase, ["phase": phase.rawValue])
        }
        let effective: Operation
        do {
            effective = try minutes.history.integrate(
                operation, base: base, client: client.rawValue, in: minutes.document,
                present: sequence)
        } catch .baseTooOld {
            throw Rejection(.baseTooOld)
        } catch {
            throw Rejection(.invalidOperation, ["problem": "\(error)"])
        }
        guard operation.hasKnownFormats else {
            throw Rejection(.invalidOperation, ["problem": "format"])
        }
        try refuseTypingInLiveBlocks(effective)
        try refuseInLockedSections(effective)
        return [.minutesEdited(operation: effective)] + agreement.voiding(effective)
    }

    /// A live block stays what it is: it holds no text, and no block becomes or ceases to be one.
    private func refuseTypingInLiveBlocks(_ operation: Operation) throws(Rejection) {
        var inserted: Set<BlockID> = []
        for change in operation.changes {
            let touched: [BlockID]
            switch change {
            case .insert(let block, after: _, let attributes, let text):
                guard BlockKind(attributes)?.isLive == true else { continue }
                guard text.isEmpty else { throw Rejection(.invalidOperation, ["problem": "live"]) }
                inserted.insert(block)
                continue
            case .set(let block, let attributes):
                if let kind = attributes[BlockKind.attribute],
                    kind.flatMap(BlockKind.init(rawValue:))?.isLive == true
                {
                    throw Rejection(.invalidOperation, ["problem": "live"])
                }
                touched = attributes[BlockKind.attribute] == nil ? [] : [block]
            case .text(let block, delta: _), .split(let block, at: _, new: _): touched = [block]
            case .join(let block, let into, at: _): touched = [block, into]
            case .trash, .restore, .move, .alias, .become: touched = []
            }
            for block in touched
            where inserted.contains(block) || minutes.document[block]?.kind.isLive == true {
                throw Rejection(.invalidOperation, ["problem": "live"])
            }
        }
    }
}

import OperationalText

extension Meeting {
    /// The operation is transformed over what others wrote since `base`, so that the event holds
    /// what is effective. Minutes may be written in every phase.
    func editMinutes(
        _ operation: Operation, base: Int, _ origin: Origin
    ) throws(Rejection) -> [Event] {
        guard let by = origin.by, let client = origin.client else {
            throw Rejection(.notPermitted)
        }
        guard base <= sequence else { throw Rejection(.invalidOperation) }
        try refuseTypingInLiveBlocks(operation)
        let effective: Operation
        do {
            effective = try minutes.history.integrate(
                operation, base: base, client: client.rawValue, author: by.rawValue,
                in: minutes.document)
        } catch .baseTooOld {
            throw Rejection(.baseTooOld)
        } catch {
            throw Rejection(.invalidOperation)
        }
        return [.minutesEdited(operation: effective)]
    }

    private func refuseTypingInLiveBlocks(_ operation: Operation) throws(Rejection) {
        for change in operation.changes {
            switch change {
            case .text(let block, _), .split(let block, _, _), .join(let block, _, _),
                .set(let block, _):
                if minutes.document.block(block)?.kind.isLive == true {
                    throw Rejection(.invalidOperation, ["problem": "live"])
                }
            case .insert, .trash, .restore, .move, .alias: break
            }
        }
    }
}

import OperationalText

@testable import Meeting

// The commands of a scenario about the text of the minutes, agreement on it, and its adoption.

extension ScenarioRunner {
    func agreementCommand(_ words: inout Words) throws(ScenarioError) -> Command? {
        if let command = try writingCommand(&words) { return command }
        if let command = try passageCommand(&words) { return command }
        return try adoptionCommand(&words)
    }

    /// `write heading k1 after the start: …`, `write paragraph k2 after k1: …`,
    /// `change k2 to: …`, each with `, having seen entry 7` before the colon.
    private func writingCommand(_ words: inout Words) throws(ScenarioError) -> Command? {
        if words.take("write in the minutes, having seen entry") {
            return .editMinutes(base: try words.number(), operation: Operation([]))
        }
        if words.take("write") {
            let kind = words.word()
            let block = BlockID(words.word())
            guard words.take("after") else { throw ScenarioError("after what? \(words.rest)") }
            let after = words.take("the start") ? nil : BlockID(words.word())
            let base = try base(&words)
            return .editMinutes(
                base: base,
                operation: [
                    .insert(
                        block: block, after: after, attributes: ["kind": kind], words.all())
                ])
        }
        if words.take("change") {
            let block = BlockID(words.word())
            guard words.take("to") else { throw ScenarioError("to what? \(words.rest)") }
            let base = try base(&words)
            let length = try meeting().minutes.document[block]?.text.count ?? 0
            return .editMinutes(
                base: base,
                operation: [.text(block: block, delta: [.insert(words.all()), .delete(length)])])
        }
        if words.take("move") {
            let block = BlockID(words.word())
            guard words.take("after") else { throw ScenarioError("after what? \(words.rest)") }
            return .editMinutes(
                base: try meeting().sequence,
                operation: [.move(block: block, after: BlockID(words.all()))])
        }
        guard words.take("trash") else { return nil }
        return .editMinutes(
            base: try meeting().sequence, operation: [.trash(block: BlockID(words.all()))])
    }

    private func base(_ words: inout Words) throws(ScenarioError) -> Int {
        defer { _ = words.take(":") }
        return words.take(", having seen entry") ? try words.number() : try meeting().sequence
    }

    private func passageCommand(_ words: inout Words) throws(ScenarioError) -> Command? {
        if words.take("agree to") {
            let block = BlockID(words.word())
            return .agreeTo(block: block, base: try base(&words))
        }
        if words.take("object to") {
            let block = BlockID(words.word())
            let base = try base(&words)
            return .objectTo(block: block, base: base, objection: words.all())
        }
        if words.take("take back what was said to") {
            return .takeBack(block: BlockID(words.all()))
        }
        if words.take("lock") { return .lockSection(heading: BlockID(words.all())) }
        if words.take("unlock") { return .unlockSection(heading: BlockID(words.all())) }
        if words.take("propose for") {
            let block = BlockID(words.word())
            let reason = words.take("because") ? words.upTo(":") : nil
            let base = try base(&words)
            return .proposeWording(block: block, base: base, text: words.all(), reason: reason)
        }
        if words.take("withdraw wording") {
            return .withdrawProposal(wording: ProposalID(rawValue: words.all()))
        }
        if words.take("take wording") {
            let proposal = ProposalID(rawValue: words.word())
            return .acceptProposal(wording: proposal, base: try base(&words))
        }
        if words.take("reject wording") {
            let proposal = ProposalID(rawValue: words.word())
            _ = words.take(":")
            return .rejectProposal(wording: proposal, reason: words.all())
        }
        if words.take("comment on") {
            let block = BlockID(words.word())
            _ = words.take(":")
            return .comment(block: block, text: words.all())
        }
        if words.take("reply in") {
            let thread = ThreadID(rawValue: words.word())
            _ = words.take(":")
            return .reply(thread: thread, text: words.all())
        }
        if words.take("resolve") {
            return .resolveThread(thread: ThreadID(rawValue: words.all()))
        }
        if words.take("reopen") { return .reopenThread(thread: ThreadID(rawValue: words.all())) }
        return nil
    }

    private func adoptionCommand(_ words: inout Words) throws(ScenarioError) -> Command? {
        let open = try meeting().adoptions.open?.fingerprint ?? "nothing"
        if words.take("accept all that is open:") {
            return .acceptOpenFindings(reason: words.all())
        }
        if words.take("start the adoption") { return .startAdoption }
        if words.take("approve an earlier text") { return .approve(fingerprint: "earlier") }
        if words.take("approve") { return .approve(fingerprint: open) }
        if words.take("reserve:") {
            return .reserve(fingerprint: open, reservation: words.all())
        }
        if words.take("withdraw the approval") { return .withdrawResponse(fingerprint: open) }
        if words.take("complete the adoption by") {
            return .completeAdoption(fingerprint: open, ballot: try ballot(&words))
        }
        if words.take("complete the adoption, those missing agree:") {
            return .completeAdoption(fingerprint: open, reason: words.all())
        }
        if words.take("complete the adoption") { return .completeAdoption(fingerprint: open) }
        if words.take("break off the adoption:") {
            return .breakOffAdoption(fingerprint: open, reason: words.all())
        }
        guard words.take("propose the addendum:") else { return nil }
        return .proposeAddendum(text: words.all())
    }
}

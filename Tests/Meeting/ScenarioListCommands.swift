@testable import Meeting

// The commands of a scenario about groups, wordings, lists and checks.

extension ScenarioRunner {
    func listCommand(_ words: inout Words) throws(ScenarioError) -> Command? {
        if let command = try groupCommand(&words) { return command }
        if let command = try wordingCommand(&words) { return command }
        if words.take("state") {
            let count = words.take("no") ? nil : try words.number()
            _ = words.take("respondents")
            return .stateRespondents(count: count)
        }
        if words.take("name the tie-break") {
            return .nameTieBreak(tieBreak: TieBreak(rawValue: words.all()))
        }
        if words.take("order the") { return try orderCommand(&words) }
        if words.take("accept") {
            let finding = FindingID(rawValue: words.upTo(":"))
            return .acceptFinding(finding: finding, reason: words.all())
        }
        if words.take("withdraw the acceptance of") {
            return .withdrawAcceptance(finding: FindingID(rawValue: words.all()))
        }
        if words.take("declare the lists complete") { return .declareListsComplete }
        if words.take("adopt the lists by consensus") { return .adoptLists(ballot: nil) }
        if words.take("adopt the lists by") { return .adoptLists(ballot: try ballot(&words)) }
        return nil
    }

    /// `merge 16, 17 into 13: retained; reword`, without a proposal `merge 16 into 13`;
    /// `unmerge 16, 17: why`.
    private func groupCommand(_ words: inout Words) throws(ScenarioError) -> Command? {
        if words.take("merge") {
            let members = try commitments(&words)
            guard words.take("into") else { throw ScenarioError("into what? \(words.rest)") }
            let lead = try commitment(&words)
            return .mergeGroup(
                lead: lead, members: members,
                proposal: words.take(":") ? try proposal(words.all()) : nil)
        }
        guard words.take("unmerge") else { return nil }
        let members = try commitments(&words)
        _ = words.take(":")
        return .unmerge(members: members, reason: words.all())
    }

    private func wordingCommand(_ words: inout Words) throws(ScenarioError) -> Command? {
        if words.take("give the reason for rewording") {
            let commitment = try commitment(&words)
            _ = words.take(":")
            return .giveRewordingReason(commitment: commitment, reason: words.all())
        }
        let removes = words.take("remove the translation of")
        guard removes || words.take("translate") else { return nil }
        let commitment = try commitment(&words)
        guard words.take("into"), let language = Language(rawValue: words.word()) else {
            throw ScenarioError("into what? \(words.rest)")
        }
        _ = words.take(":")
        return .translateCommitment(
            commitment: commitment, language: language, title: removes ? nil : words.all())
    }

    /// `final list by consultation`, `supplementary list by hand: 21, 27; because …`.
    private func orderCommand(_ words: inout Words) throws(ScenarioError) -> Command {
        guard let list = ListName(rawValue: words.word()), words.take("list by") else {
            throw ScenarioError("which list? \(words.rest)")
        }
        if words.take("consultation") { return .declareOrder(list: list, order: .consultation) }
        if words.take("decision") { return .declareOrder(list: list, order: .decision) }
        if words.take("nothing") { return .declareOrder(list: list, order: nil) }
        guard words.take("hand:") else { throw ScenarioError("by what? \(words.rest)") }
        let order = try commitments(&words)
        _ = words.take(";")
        let reason = words.take("because") ? words.all() : ""
        return .declareOrder(list: list, order: .byHand(order, reason: reason))
    }

    /// `16, 17 and 18`.
    func commitments(_ words: inout Words) throws(ScenarioError) -> [CommitmentID] {
        var commitments = [try commitment(&words)]
        while words.take(",") || words.take("and") { commitments.append(try commitment(&words)) }
        return commitments
    }
}

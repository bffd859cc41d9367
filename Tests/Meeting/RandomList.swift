@testable import Meeting

/// Commands at random about wordings, groups, lists and checks.
struct RandomList {
    let meeting: Meeting

    func command(of kind: CommandKind, _ random: inout Seeded) -> Command {
        switch kind {
        case .giveRewordingReason:
            .giveRewordingReason(commitment: commitment(&random), reason: text(&random))
        case .translateCommitment:
            .translateCommitment(
                commitment: commitment(&random),
                language: random.pick(Language.allCases) ?? .fr,
                title: random.chance(20) ? nil : text(&random))
        case .stateRespondents:
            .stateRespondents(
                count: random.chance(20) ? nil : Int.random(in: -1...12, using: &random))
        case .nameTieBreak:
            .nameTieBreak(tieBreak: random.chance(20) ? nil : random.pick(TieBreak.allCases))
        case .mergeGroup: mergeGroup(&random)
        case .unmerge: unmerge(&random)
        case .declareOrder: declareOrder(&random)
        case .acceptFinding: acceptFinding(&random)
        case .withdrawAcceptance:
            .withdrawAcceptance(
                finding: random.pick(meeting.acceptances)?.finding ?? "nothing")
        case .declareListsComplete: .declareListsComplete
        case .adoptLists:
            .adoptLists(ballot: random.chance(50) ? nil : random.pick(meeting.ballots)?.id)
        // The others are made in `RandomMeeting`.
        default: .declareListsComplete
        }
    }

    /// What brings the lists nearer to their adoption.
    var towardsAdoption: CommandKind {
        if meeting.lists.completion != nil { return .adoptLists }
        return meeting.findingsAgainstCompletion.isEmpty ? .declareListsComplete : .acceptFinding
    }

    private func commitment(_ random: inout Seeded) -> CommitmentID {
        random.chance(3) ? "nothing" : random.pick(meeting.commitments)?.id ?? "n1"
    }

    private func text(_ random: inout Seeded) -> String {
        random.chance(5) ? " " : "text no. \(Int.random(in: 1...99, using: &random))"
    }

    private func mergeGroup(_ random: inout Seeded) -> Command {
        let members = (0..<Int.random(in: 1...3, using: &random)).map { _ in commitment(&random) }
        let disposition: Disposition =
            random.chance(80) ? .retained : random.chance(70) ? .supplementary : .dropped
        let related = random.chance(20) ? [commitment(&random)] : []
        return .mergeGroup(
            lead: commitment(&random), members: members,
            proposal: random.chance(30)
                ? nil : Proposal(disposition: disposition, reason: "group", related: related))
    }

    private func unmerge(_ random: inout Seeded) -> Command {
        let merged = meeting.commitments.filter { $0.lead != nil }.map(\.id)
        return .unmerge(
            members: [random.pick(merged) ?? commitment(&random)], reason: text(&random))
    }

    private func declareOrder(_ random: inout Seeded) -> Command {
        let list = random.pick(ListName.allCases) ?? .final
        switch Int.random(in: 0...5, using: &random) {
        case 0: return .declareOrder(list: list, order: nil)
        case 1: return .declareOrder(list: list, order: .consultation)
        case 2: return .declareOrder(list: list, order: .decision)
        // An integer has more values than these.
        default:
            let leads = meeting.entries(of: list).map(\.lead.id).shuffled(using: &random)
            return .declareOrder(list: list, order: .byHand(leads, reason: text(&random)))
        }
    }

    private func acceptFinding(_ random: inout Seeded) -> Command {
        let open =
            random.chance(95) ? meeting.findingsAgainstCompletion : meeting.findings
        let id = random.pick(open).map(meeting.identity) ?? "nothing"
        return .acceptFinding(finding: id, reason: text(&random))
    }
}

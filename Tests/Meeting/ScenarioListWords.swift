@testable import Meeting

// What came of commands about wordings, lists and checks, in short lines.

extension Storyteller {
    func listWords(for event: Event) -> [String] {
        switch event {
        case .rewordingReasonGiven(let id, let reason):
            ["\(number(id)) was reworded because \(reason)"]
        case .translated(let id, let language, let translation):
            ["\(number(id)) in \(language): " + (translation?.title ?? "none")]
        case .respondentsStated(let count):
            ["respondents: " + (count.map(String.init) ?? "not stated")]
        case .tieBreakNamed(let tieBreak):
            ["tie-break: " + (tieBreak.map { "\($0)" } ?? "not named")]
        case .orderDeclared(let list, let order):
            ["the \(list) list is ordered by " + words(for: order)]
        case .findingAccepted(let acceptance):
            ["accepted \(acceptance.finding): \(acceptance.reason), \(name(acceptance.by))"]
        case .acceptanceWithdrawn(let finding): ["no longer accepted: \(finding)"]
        case .listsDeclaredComplete: ["the lists are complete"]
        case .completionVoided: ["the lists are no longer complete"]
        case .listsAdopted(let act):
            switch act {
            case .consensus: ["the lists are adopted, by consensus"]
            case .ballot(let id): ["the lists are adopted, by \(number(id))"]
            }
        // The others are told in `words(for:at:)`.
        default: []
        }
    }

    private func words(for order: ListOrder?) -> String {
        switch order {
        case nil: "nothing"
        case .consultation: "the consultation"
        case .decision: "the order of the decisions"
        case .byHand(let commitments, let reason):
            "hand: " + commitments.map(number).joined(separator: ", ") + "; because \(reason)"
        }
    }

    var findings: [String] {
        let accepted = Set(meeting.acceptances.map(\.finding))
        let findings = meeting.findings
        if findings.isEmpty { return ["no findings"] }
        return findings.map { finding in
            words(for: finding)
                + (accepted.contains(meeting.identity(of: finding)) ? " (accepted)" : "")
        }
    }

    private func words(for finding: Finding) -> String {
        switch finding {
        case .chairMissing: "no chair"
        case .secretaryMissing: "no secretary"
        case .quorumNotStated: "no quorum stated"
        case .closingTimeMissing: "not closed"
        case .respondentsNotStated(let derived):
            "the number of answers is not stated, most rows have \(derived)"
        case .tieBreakNotNamed(let groups):
            "ties without a tie-break: "
                + groups.map { $0.map(number).joined(separator: " = ") }.joined(separator: ", ")
        case .orderNotDeclared(let list): "the order of the \(list) list is not declared"
        case .orderIncomplete(let list, let commitments):
            "not in the order of the \(list) list: "
                + commitments.map(number).joined(separator: ", ")
        case .emptyCount(let id, let level, let suggestion):
            "\(number(id)): \(level) is empty" + (suggestion.map { ", \($0) would add up" } ?? "")
        case .totalDiffers(let id, let total, let expected):
            "\(number(id)): \(total) answers, the others \(expected)"
        case .titleCutOff(let id): "\(number(id)): the title is cut off"
        case .rewordingReasonMissing(let id): "\(number(id)): no reason for the rewording"
        case .translationStale(let id, let language):
            "\(number(id)): the translation into \(language) is stale"
        case .notYetDecided(let id): "\(number(id)): not yet decided"
        case .optionsOpen(let id): "\(number(id)): options open"
        case .dependsOnOpen(let id, let other):
            "\(number(id)): hangs on the open options of \(number(other))"
        case .dependencyNotReviewed(let id, let other):
            "\(number(id)): not reviewed since the options of \(number(other)) were settled"
        case .conditionOpen(let id, let condition): "\(number(id)): condition \(condition) open"
        case .reasonMissing(let id): "\(number(id)): no reason"
        case .leadInNoList(let id): "\(number(id)): its lead is in no list"
        case .typedReference(let id, let number):
            "\(self.number(id)): refers to \(number) in typed digits"
        case .notReported(let id): "\(number(id)): nothing reported"
        case .progressNotStated(let id): "\(number(id)): no progress stated"
        case .evidenceMissing(let id): "\(number(id)): no evidence"
        case .speakerMissing(let id, let count): "\(number(id)): \(count) without a speaker"
        case .dueBeforeMeeting(let id): "action \(id): due before the meeting"
        }
    }

    var acceptances: [String] {
        let accepted = meeting.acceptedFindings
        if accepted.isEmpty { return ["nothing is accepted"] }
        return accepted.map { accepted in
            "\(words(for: accepted.finding)): \(accepted.acceptance.reason), "
                + "\(name(accepted.acceptance.by)), \(time(accepted.acceptance.at))"
        }
    }

    /// One line for each commitment that moves, the biggest movers first.
    var sensitivity: [String] {
        meeting.sensitivity.filter { $0.movement > 0 }.map { row in
            "\(row.commitment.number): "
                + row.places.map { String($0.row) }.joined(separator: ", ")
        }
    }
}

package import Meeting

// What does not fit together or is missing, in one sentence each; which rule it breaks, and how to
// mend it.

extension Words {
    package func finding(_ finding: Finding, in meeting: Meeting) -> String {
        switch finding {
        case .chairMissing, .secretaryMissing, .quorumNotStated, .closingTimeMissing:
            self["finding.\(finding.name)"]
        case .respondentsNotStated(let derived):
            self("finding.respondentsNotStated", ["derived": String(derived)])
        case .tieBreakNotNamed(let groups):
            self(
                "finding.tieBreakNotNamed",
                [
                    "groups": groups.map { enumeration($0.map { listNumber($0, in: meeting) }) }
                        .joined(separator: self["semicolon"])
                ])
        case .orderNotDeclared(let list):
            self("finding.orderNotDeclared", ["list": self["list.\(list.rawValue)"]])
        case .orderIncomplete(let list, let commitments):
            self(
                "finding.orderIncomplete",
                [
                    "list": self["list.\(list.rawValue)"],
                    "numbers": enumeration(commitments.map { listNumber($0, in: meeting) }),
                ])
        case .emptyCount(let id, let level, let suggestion):
            self(
                suggestion == nil ? "finding.emptyCount" : "finding.emptyCountSuggestion",
                [
                    "number": reference(id, in: meeting), "level": label(level, in: meeting),
                    "suggestion": suggestion.map { String($0) } ?? "",
                ])
        case .totalDiffers(let id, let total, let expected):
            self(
                "finding.totalDiffers",
                [
                    "number": reference(id, in: meeting), "total": String(total),
                    "expected": String(expected),
                ])
        case .titleCutOff(let id):
            self(
                "finding.titleCutOff",
                [
                    "number": reference(id, in: meeting),
                    "sign": meeting.commitment(id)?.title.last { !$0.isWhitespace }
                        .map { String($0) } ?? "",
                ])
        case .translationStale(let id, let language):
            self(
                "finding.translationStale",
                [
                    "number": reference(id, in: meeting),
                    "language": self["languageName.\(language.rawValue)"],
                ])
        case .dependsOnOpen(let id, let other), .dependencyNotReviewed(let id, let other):
            self(
                "finding.\(finding.name)",
                [
                    "number": reference(id, in: meeting), "other": reference(other, in: meeting),
                ])
        case .conditionOpen(let id, let condition):
            self(
                "finding.conditionOpen",
                [
                    "number": reference(id, in: meeting),
                    "condition": meeting.commitment(id)?.decision?.conditions
                        .first { $0.id == condition }.map(self.condition) ?? "?",
                ])
        case .typedReference(let id, let number):
            self(
                "finding.typedReference",
                ["number": reference(id, in: meeting), "other": twoDigits(number)])
        case .speakerMissing(let id, let count):
            self(
                "finding.speakerMissing",
                ["number": reference(id, in: meeting), "count": String(count)])
        case .dueBeforeMeeting(let id):
            dueBeforeMeeting(id, in: meeting)
        case .notReported(let id), .progressNotStated(let id), .evidenceMissing(let id):
            self("finding.\(finding.name)", ["number": reference(id, in: meeting)])
        case .rewordingReasonMissing(let id), .notYetDecided(let id), .optionsOpen(let id),
            .reasonMissing(let id), .leadInNoList(let id):
            self("finding.\(finding.name)", ["number": reference(id, in: meeting)])
        }
    }

    /// What is to hold.
    package func rule(_ rule: CheckRule) -> String { self["check.rule.\(rule.rawValue)"] }

    /// What can be done about a finding, apart from accepting it in words.
    package func mend(_ finding: Finding) -> String { self["check.mend.\(finding.name)"] }

    /// A finding with the words that accept it, by whom and when.
    package func accepted(_ accepted: AcceptedFinding, in meeting: Meeting) -> String {
        let acceptance = accepted.acceptance
        let finding = finding(accepted.finding, in: meeting)
        let time = time(acceptance.at, in: meeting.header.timeZone)
        guard let seat = acceptance.by.flatMap(meeting.seat) else {
            return self(
                "finding.acceptedBySystem",
                ["finding": finding, "reason": quoted(acceptance.reason), "time": time])
        }
        return self(
            "finding.accepted",
            [
                "finding": finding, "reason": quoted(acceptance.reason), "name": name(seat.person),
                "time": time,
            ])
    }

    /// "n° 02".
    private func listNumber(_ id: CommitmentID, in meeting: Meeting) -> String {
        self("list.number", ["number": reference(id, in: meeting)])
    }

    private func label(_ id: LevelID, in meeting: Meeting) -> String {
        meeting.consultation?.scale.first { $0.id == id }.map(level) ?? id.rawValue
    }
}

package typealias FindingID = Identifier<Finding>

/// A finding that the committee lives with, in words.
package struct Acceptance: Codable, Equatable, Sendable {
    package var finding: FindingID
    package var reason: String
    package var by: SeatID?
    package var at: Instant

    package init(finding: FindingID, reason: String, by: SeatID?, at: Instant) {
        self.finding = finding
        self.reason = reason
        self.by = by
        self.at = at
    }
}

/// A finding with the words that accept it.
package struct AcceptedFinding: Equatable, Sendable {
    package var finding: Finding
    package var acceptance: Acceptance
}

extension Meeting {
    /// The findings that nobody accepted.
    package var openFindings: [Finding] {
        let accepted = Set(acceptances.map(\.finding))
        return findings.filter { !accepted.contains(identity(of: $0)) }
    }

    /// Those of them without which the lists can be complete. The closing of the meeting is not
    /// among them: it comes after.
    package var findingsAgainstCompletion: [Finding] {
        openFindings.filter { $0 != .closingTimeMissing }
    }

    /// The findings that were accepted and still are there, for the minutes.
    package var acceptedFindings: [AcceptedFinding] {
        let words = Dictionary(
            acceptances.map { ($0.finding, $0) }, uniquingKeysWith: { $1 })
        return findings.compactMap { finding in
            words[identity(of: finding)].map {
                AcceptedFinding(finding: finding, acceptance: $0)
            }
        }
    }

    /// What a finding is called as long as it is the same: its name and what it is about. A new
    /// decision, rewording or figure makes it another, which has to be accepted anew.
    package func identity(of finding: Finding) -> FindingID {
        let parts: [String] =
            switch finding {
            case .chairMissing, .secretaryMissing, .quorumNotStated, .closingTimeMissing: []
            case .respondentsNotStated(let derived): [String(derived)]
            case .tieBreakNotNamed(let groups):
                [groups.map { $0.map(\.rawValue).joined(separator: "+") }.joined(separator: ",")]
            case .emptyCount(let id, let level, _): [id.rawValue, level.rawValue]
            case .totalDiffers(let id, let total, let expected):
                [id.rawValue, String(total), String(expected)]
            case .orderNotDeclared(let list): [list.rawValue]
            case .orderIncomplete(let list, let commitments):
                [list.rawValue, commitments.map(\.rawValue).joined(separator: ",")]
            case .titleCutOff(let id), .rewordingReasonMissing(let id): [id.rawValue, revision(id)]
            case .translationStale(let id, let language):
                [id.rawValue, language.rawValue, revision(id)]
            case .notYetDecided(let id): [id.rawValue]
            case .optionsOpen(let id), .reasonMissing(let id), .leadInNoList(let id):
                [id.rawValue, decisions(id)]
            case .dependsOnOpen(let id, let other), .dependencyNotReviewed(let id, let other):
                [id.rawValue, other.rawValue, decisions(id), decisions(other)]
            case .conditionOpen(let id, let condition): [id.rawValue, condition.rawValue]
            case .typedReference(let id, let number):
                [id.rawValue, String(number), decisions(id)]
            case .notReported(let id), .progressNotStated(let id): [id.rawValue]
            case .evidenceMissing(let id):
                [id.rawValue, String(followUp?.progress.count { $0.commitment == id } ?? 0)]
            case .speakerMissing(let id, let count): [id.rawValue, String(count)]
            case .dueBeforeMeeting(let id):
                [id.rawValue, actions.first { $0.id == id }?.due ?? ""]
            }
        return FindingID(rawValue: ([finding.name] + parts).joined(separator: "/"))
    }

    private func revision(_ id: CommitmentID) -> String {
        String(commitment(id)?.revision ?? 0)
    }

    private func decisions(_ id: CommitmentID) -> String {
        String(commitment(id)?.decisions.count ?? 0)
    }
}

// MARK: - Commands

extension Meeting {
    func acceptFinding(
        _ id: FindingID, _ reason: String, _ origin: Origin
    ) throws(Rejection) -> [Event] {
        guard findings.contains(where: { identity(of: $0) == id }) else {
            throw Rejection(.unknown, ["field": "finding"])
        }
        let reason = try checked(reason, "reason")
        guard !acceptances.contains(where: { $0.finding == id && $0.reason == reason }) else {
            throw Rejection(.noChange)
        }
        return [
            .findingAccepted(
                acceptance: Acceptance(
                    finding: id, reason: reason, by: origin.by, at: origin.at))
        ]
    }

    func withdrawAcceptance(of id: FindingID) throws(Rejection) -> [Event] {
        guard acceptances.contains(where: { $0.finding == id }) else {
            throw Rejection(.noChange)
        }
        return [.acceptanceWithdrawn(finding: id)]
    }
}

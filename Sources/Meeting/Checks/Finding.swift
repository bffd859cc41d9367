/// Something in the meeting that does not fit together, or is missing; shown to the chair and the
/// secretary until it is settled. JSON: one key, the name, with its parameters.
package enum Finding: Codable, Equatable, Sendable {
    /// A count is empty in the source. `suggestion`: 0 when only zero makes the row add up.
    case emptyCount(commitment: CommitmentID, level: LevelID, suggestion: Int?)
    /// The counts of a row do not add up to the number of answers.
    case totalDiffers(commitment: CommitmentID, total: Int, expected: Int)
    case notYetDecided(commitment: CommitmentID)
    /// "A or B" is still open.
    case optionsOpen(commitment: CommitmentID)
    /// A condition of the decision is not met.
    case conditionOpen(commitment: CommitmentID, condition: ConditionID)
    /// Dropped or supplementary without a reason.
    case reasonMissing(commitment: CommitmentID)
    /// Others are merged into a commitment that is itself in no list.
    case leadInNoList(commitment: CommitmentID)
    /// The title ends with a colon: its sub-points were cut off.
    case titleCutOff(commitment: CommitmentID)
}

extension Meeting {
    /// All findings, in the order of the ranking.
    package var findings: [Finding] {
        let expected = respondents
        return ranking.flatMap { ranked in
            countFindings(ranked.commitment, expected: expected)
                + decisionFindings(ranked.commitment)
        }
    }

    private func countFindings(_ commitment: Commitment, expected: Int?) -> [Finding] {
        guard let consultation, let expected, !commitment.counts.isEmpty else { return [] }
        let total = total(of: commitment)
        let empty = consultation.scale.filter { commitment.counts[$0.id] == nil }
        var findings = empty.map { level in
            Finding.emptyCount(
                commitment: commitment.id, level: level.id,
                suggestion: total == expected ? 0 : nil)
        }
        if total != expected {
            findings.append(
                .totalDiffers(commitment: commitment.id, total: total, expected: expected))
        }
        return findings
    }

    private func decisionFindings(_ commitment: Commitment) -> [Finding] {
        var findings: [Finding] = []
        let title = commitment.title.trimmingWhitespace()
        if title.hasSuffix(":") { findings.append(.titleCutOff(commitment: commitment.id)) }
        guard let decision = commitment.decision else {
            return findings + [.notYetDecided(commitment: commitment.id)]
        }
        switch decision.disposition {
        case .undecided: findings.append(.optionsOpen(commitment: commitment.id))
        case .dropped, .supplementary:
            if decision.reason.isEmpty {
                findings.append(.reasonMissing(commitment: commitment.id))
            }
        case .merged(let lead):
            switch self.commitment(lead)?.decision?.disposition.kind {
            case .retained, .supplementary: break
            case .merged, .dropped, .undecided, nil:
                findings.append(.leadInNoList(commitment: commitment.id))
            }
        case .retained: break
        }
        return findings
            + decision.conditions.filter { $0.met == nil }.map {
                .conditionOpen(commitment: commitment.id, condition: $0.id)
            }
    }
}

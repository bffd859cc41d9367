extension Meeting {
    /// All findings. In a follow-up, where nothing needs to be decided about a commitment: those
    /// about the meeting, about actions, about what was reported, and about what was decided all the
    /// same. Else: those about the meeting, the consultation and the lists, then those about
    /// each commitment in the order of the ranking.
    package var findings: [Finding] {
        let ranking = ranking
        let expected = respondents
        let dependencies = Dictionary(grouping: dependencies(in: ranking)) { $0.of }
        if let followUp {
            var findings = headerFindings + followUpFindings(followUp)
            for commitment in ranking.map(\.commitment) {
                findings += titleFindings(commitment)
                if commitment.decision != nil { findings += decisionFindings(commitment) }
                findings += (dependencies[commitment.id] ?? []).map(\.finding)
            }
            return findings
        }
        return headerFindings + consultationFindings + listFindings
            + ranking.flatMap { ranked in
                countFindings(ranked.commitment, expected: expected)
                    + titleFindings(ranked.commitment) + decisionFindings(ranked.commitment)
                    + (dependencies[ranked.commitment.id] ?? []).map(\.finding)
            }
    }

    private var headerFindings: [Finding] {
        var findings: [Finding] = []
        if !hasSeat(.chair) { findings.append(.chairMissing) }
        if !hasSeat(.secretary) { findings.append(.secretaryMissing) }
        if rules.quorum == nil { findings.append(.quorumNotStated) }
        let isGoingOn = phase == .inSession || phase == .suspended
        let nobodyIsHere = !seats.contains { attendance.mode(of: $0.id) != nil }
        if isGoingOn, nobodyIsHere || lists.completion != nil {
            findings.append(.closingTimeMissing)
        }
        return findings
    }

    /// Whether somebody has the role; once the meeting was opened, somebody who was here.
    private func hasSeat(_ role: Role) -> Bool {
        seats.contains {
            $0.role == role && (phase == .prepared || attendance.attended($0.id))
        }
    }

    private var consultationFindings: [Finding] {
        guard let consultation, commitments.contains(where: { !$0.counts.isEmpty }) else {
            return []
        }
        var findings: [Finding] = []
        if consultation.respondents == nil, let derived = respondents {
            findings.append(.respondentsNotStated(derived: derived))
        }
        let ties = ties
        if consultation.tieBreak == nil, !ties.isEmpty {
            findings.append(.tieBreakNotNamed(groups: ties.map { $0.map(\.id) }))
        }
        return findings
    }

    private var listFindings: [Finding] {
        ListName.allCases.flatMap { list -> [Finding] in
            let leads = commitments(decided: list.kind)
            guard lists.order(of: list) != nil else {
                return leads.count > 1 ? [.orderNotDeclared(list: list)] : []
            }
            let unordered = unordered(in: list).map(\.id)
            return unordered.isEmpty
                ? [] : [.orderIncomplete(list: list, commitments: unordered)]
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

    private func titleFindings(_ commitment: Commitment) -> [Finding] {
        let id = commitment.id
        var findings: [Finding] = []
        if commitment.isTitleCutOff { findings.append(.titleCutOff(commitment: id)) }
        if commitment.lacksRewordingReason {
            findings.append(.rewordingReasonMissing(commitment: id))
        }
        return findings
            + commitment.staleLanguages.map { .translationStale(commitment: id, language: $0) }
    }

    private func decisionFindings(_ commitment: Commitment) -> [Finding] {
        let id = commitment.id
        guard let decision = commitment.decision else { return [.notYetDecided(commitment: id)] }
        var findings: [Finding] = []
        switch decision.disposition {
        case .undecided: findings.append(.optionsOpen(commitment: id))
        case .dropped, .supplementary:
            if decision.reason.isEmpty { findings.append(.reasonMissing(commitment: id)) }
        case .merged(let lead):
            switch self.commitment(lead)?.decision?.disposition.kind {
            case .retained, .supplementary: break
            case .merged, .dropped, .undecided, nil:
                findings.append(.leadInNoList(commitment: id))
            }
        case .retained: break
        }
        let open = decision.conditions.filter { $0.met == nil }
        return findings
            + typedReferences(of: decision).map { .typedReference(commitment: id, number: $0) }
            + open.map { .conditionOpen(commitment: id, condition: $0.id) }
    }
}

// MARK: - What hangs on what

extension Meeting {
    private struct Dependency {
        var of: CommitmentID
        var finding: Finding
    }

    /// What the open options of each commitment, in the order of the ranking, leave open for
    /// others; and what was settled since those others were decided.
    private func dependencies(in ranking: [RankedCommitment]) -> [Dependency] {
        ranking.map(\.commitment).flatMap { commitment -> [Dependency] in
            guard let open = commitment.decisions.lastIndex(where: \.isOpen) else { return [] }
            let settlement = commitment.decisions.dropFirst(open + 1).first
            return commitment.decisions[open].related.compactMap { other in
                guard let settlement else {
                    return Dependency(
                        of: other, finding: .dependsOnOpen(commitment: other, on: commitment.id))
                }
                guard let decision = self.commitment(other)?.decision,
                    decision.sequence < settlement.sequence
                else { return nil }
                return Dependency(
                    of: other,
                    finding: .dependencyNotReviewed(commitment: other, on: commitment.id))
            }
        }
    }
}

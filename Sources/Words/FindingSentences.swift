package import Meeting

extension Words {
    /// What does not fit together or is missing, in one sentence.
    package func finding(_ finding: Finding, in meeting: Meeting) -> String {
        switch finding {
        case .emptyCount(let id, let level, let suggestion):
            let key =
                suggestion == nil ? "finding.emptyCount" : "finding.emptyCountSuggestion"
            return self(
                key,
                [
                    "number": reference(id, in: meeting), "level": label(level, in: meeting),
                    "suggestion": suggestion.map { String($0) } ?? "",
                ])
        case .totalDiffers(let id, let total, let expected):
            return self(
                "finding.totalDiffers",
                [
                    "number": reference(id, in: meeting), "total": String(total),
                    "expected": String(expected),
                ])
        case .notYetDecided(let id): return self.finding("notYetDecided", id, meeting)
        case .optionsOpen(let id): return self.finding("optionsOpen", id, meeting)
        case .conditionOpen(let id, let condition):
            let text = meeting.commitment(id)?.decision?.conditions.first { $0.id == condition }
            return self(
                "finding.conditionOpen",
                [
                    "number": reference(id, in: meeting),
                    "condition": text.map(self.condition) ?? "?",
                ])
        case .reasonMissing(let id): return self.finding("reasonMissing", id, meeting)
        case .leadInNoList(let id): return self.finding("leadInNoList", id, meeting)
        case .titleCutOff(let id): return self.finding("titleCutOff", id, meeting)
        }
    }

    private func finding(_ name: String, _ id: CommitmentID, _ meeting: Meeting) -> String {
        self("finding.\(name)", ["number": reference(id, in: meeting)])
    }

    private func label(_ id: LevelID, in meeting: Meeting) -> String {
        meeting.consultation?.scale.first { $0.id == id }.map(level) ?? id.rawValue
    }
}

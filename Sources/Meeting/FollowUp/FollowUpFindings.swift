extension Meeting {
    /// What a follow-up leaves out or contradicts; nothing of it before the meeting is opened.
    func followUpFindings(_ followUp: FollowUp) -> [Finding] {
        guard phase != .prepared else { return [] }
        let commitments = followUp.plan.axes.flatMap {
            followUp.commitments(of: $0.number, in: self)
        }
        return actionFindings(followUp)
            + commitments.flatMap { findings(on: $0.id, in: followUp) }
    }

    /// What is to be done by a day that was over when it was agreed.
    private func actionFindings(_ followUp: FollowUp) -> [Finding] {
        actions.filter { action in
            guard let due = action.due, followUp.carried[action.id] == nil else { return false }
            return due < header.date
        }.map { .dueBeforeMeeting(action: $0.id) }
    }

    private func findings(on id: CommitmentID, in followUp: FollowUp) -> [Finding] {
        let statements = followUp.statements(on: id)
        let stated = followUp.progress.filter { $0.commitment == id && $0.meeting == self.id }
        if statements.isEmpty, stated.isEmpty { return [.notReported(commitment: id)] }
        var findings: [Finding] = []
        if stated.isEmpty { findings.append(.progressNotStated(commitment: id)) }
        let proved: Set<Progress.Level> = [.substantial, .complete]
        let parts = Set(stated.map(\.part))
        let lacksEvidence = parts.contains { part in
            guard let now = followUp.progress(of: id, part: part), let level = now.level else {
                return false
            }
            return proved.contains(level) && now.evidence.isEmpty
        }
        if lacksEvidence { findings.append(.evidenceMissing(commitment: id)) }
        let nameless = statements.count { $0.speaker == nil }
        if nameless > 0 { findings.append(.speakerMissing(commitment: id, count: nameless)) }
        return findings
    }
}

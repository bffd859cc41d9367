package import Meeting

// What was decided about a commitment, and what must still be done.

extension Words {
    /// The number of a commitment as a reference to it: two digits.
    package func reference(_ id: CommitmentID, in meeting: Meeting) -> String {
        meeting.commitment(id).map { twoDigits($0.number) } ?? "?"
    }

    /// "Fusion avec l'engagement n° 24".
    package func disposition(_ disposition: Disposition, in meeting: Meeting) -> String {
        switch disposition {
        case .retained: self["decision.retained"]
        case .merged(let lead):
            self("decision.merged", ["number": reference(lead, in: meeting)])
        case .supplementary: self["decision.supplementary"]
        case .dropped: self["decision.dropped"]
        case .undecided(let options):
            options.isEmpty
                ? self["decision.undecided"]
                : self(
                    "decision.options",
                    ["options": options.map(quoted).joined(separator: self["or"])])
        }
    }

    /// A condition as it follows a disposition; when it is met, with the note.
    package func condition(_ condition: Condition) -> String {
        let text = self.condition(condition.kind, condition.text)
        guard let note = condition.met else { return text }
        return note.isEmpty
            ? self("condition.met", ["condition": text])
            : self("condition.metNote", ["condition": text, "note": quoted(note)])
    }

    package func condition(_ kind: Condition.Kind, _ text: String) -> String {
        switch kind {
        case .verify: self("condition.verify", ["text": quoted(text)])
        case .coordinate: self("condition.coordinate", ["text": quoted(text)])
        case .reword:
            text.isEmpty
                ? self["condition.reword"]
                : self("condition.rewordAs", ["text": quoted(text)])
        }
    }

    /// "par consensus", "par le vote n° 2".
    package func act(of decision: Decision, in meeting: Meeting) -> String {
        let act = act(decision.act, in: meeting)
        guard let ballot = decision.revivedBy.flatMap(meeting.ballot) else { return act }
        return self("act.revived", ["act": act, "number": String(ballot.number)])
    }

    /// The act alone.
    package func act(_ act: Act, in meeting: Meeting) -> String {
        switch act {
        case .consensus: self["act.consensus"]
        case .ballot(let id):
            if meeting.ballot(id) == nil, let found = meeting.earlierBallot(id) {
                self(
                    "act.earlierBallot",
                    [
                        "number": String(found.ballot.number), "date": date(found.meeting.date),
                    ])
            } else {
                self(
                    "act.ballot",
                    ["number": meeting.ballot(id).map { String($0.number) } ?? "?"])
            }
        }
    }

    /// A proposal: disposition, conditions and reason.
    package func proposal(_ proposal: Proposal, in meeting: Meeting) -> String {
        let conditions = proposal.conditions.map { condition($0.kind, $0.text) }
        let text = with(
            conditions: conditions, disposition(proposal.disposition, in: meeting))
        return with(reason: proposal.reason, text, isShort: conditions.isEmpty)
    }

    /// The decision in force on a commitment, whole: disposition, conditions, what is merged into
    /// it, reason and act; or that there is none yet.
    package func decision(on commitment: Commitment, in meeting: Meeting) -> String {
        guard let decision = commitment.decision else { return self["decision.notYet"] }
        var text = with(
            conditions: decision.conditions.map(condition),
            disposition(decision.disposition, in: meeting))
        let members = meeting.members(of: commitment.id).map(\.number).sorted().map(twoDigits)
        if !members.isEmpty {
            let merged = plural(
                "decision.members", members.count, ["numbers": enumeration(members)])
            text = self("decision.withMembers", ["decision": text, "members": merged])
        }
        let isShort = members.isEmpty && decision.conditions.isEmpty
        return self(
            "decision.act",
            [
                "decision": with(reason: decision.reason, text, isShort: isShort),
                "act": act(of: decision, in: meeting),
            ])
    }

    func with(conditions: [String], _ decision: String) -> String {
        var text = decision
        for (index, condition) in conditions.enumerated() {
            text = self(
                index == 0 ? "decision.condition" : "decision.condition.next",
                ["decision": text, "condition": condition])
        }
        return text
    }

    /// - Parameter isShort: whether the reason can follow at once and be understood.
    private func with(reason: String, _ decision: String, isShort: Bool) -> String {
        guard !reason.isEmpty else { return decision }
        return self(
            isShort ? "decision.reason" : "decision.reasonAfter",
            ["decision": decision, "reason": quoted(reason)])
    }
}

// MARK: Lists

extension Words {
    /// A title with its number in the consultation: "… (n° 02)"; translated, where it is.
    package func title(_ commitment: Commitment) -> String {
        self(
            "list.title",
            [
                "title": quoted(commitment.title(in: language)),
                "number": twoDigits(commitment.number),
            ])
    }

    /// A line of the final list: the lead, what is merged into it, the conditions.
    package func finalEntry(_ entry: ListEntry) -> String {
        listEntry("list.final.entry", entry)
    }

    /// A line of the supplementary list, with the reason.
    package func supplementaryEntry(_ entry: ListEntry) -> String {
        withReason(entry.lead, listEntry("list.supplementary.entry", entry))
    }

    /// A commitment that was dropped, with the reason.
    package func droppedEntry(_ commitment: Commitment) -> String {
        withReason(commitment, title(commitment))
    }

    private func listEntry(_ key: String, _ entry: ListEntry) -> String {
        let titles = ([entry.lead] + entry.members).map(title).joined(separator: self["plus"])
        let line = self(key, ["number": String(entry.number), "titles": titles])
        let conditions = (entry.lead.decision?.conditions ?? []).map(condition)
        guard !conditions.isEmpty else { return line }
        return self(
            "list.conditions",
            ["entry": line, "conditions": conditions.joined(separator: self["comma"])])
    }

    private func withReason(_ commitment: Commitment, _ line: String) -> String {
        guard let reason = commitment.decision?.reason, !reason.isEmpty else { return line }
        return self("list.reason", ["entry": line, "reason": quoted(reason)])
    }

    /// "Engagements non tranchés (2) : n° 08, n° 14"; `key` is `list.undecided` or `list.notYet`.
    package func numbers(_ key: String, of commitments: [Commitment]) -> String {
        let numbers = commitments.map {
            self("list.number", ["number": twoDigits($0.number)])
        }
        return self(
            key,
            [
                "count": String(commitments.count),
                "numbers": numbers.joined(separator: self["comma"]),
            ])
    }
}

// MARK: Actions

extension Words {
    /// Something to be done, with who follows it up, until when and what came of it.
    package func action(_ action: AgreedAction, in meeting: Meeting) -> String {
        switch action {
        case .typed(let action):
            let text = with(
                owner: action.owner, due: action.due, in: meeting, quoted(action.text))
            return marked(
                action, in: meeting,
                action.done ? self("action.done", ["action": text]) : text)
        case .condition(let condition, of: let commitment):
            let text = with(
                owner: condition.owner, due: condition.due, in: meeting,
                task(condition, on: commitment))
            guard let note = condition.met else { return text }
            return note.isEmpty
                ? self("action.done", ["action": text])
                : self("action.doneNote", ["action": text, "note": quoted(note)])
        }
    }

    /// In a follow-up: since when it is open, and whether it is overdue.
    private func marked(_ action: Action, in meeting: Meeting, _ text: String) -> String {
        guard let since = meeting.followUp?.carried[action.id] else { return text }
        let text = self("action.since", ["action": text, "date": date(since)])
        return meeting.isOverdue(action) ? self("action.overdue", ["action": text]) : text
    }

    private func task(_ condition: Condition, on commitment: Commitment) -> String {
        let key =
            switch condition.kind {
            case .verify: "action.verify"
            case .coordinate: "action.coordinate"
            case .reword: condition.text.isEmpty ? "action.reword" : "action.rewordAs"
            }
        return self(key, ["text": quoted(condition.text), "number": twoDigits(commitment.number)])
    }

    private func with(
        owner: SeatID?, due: String?, in meeting: Meeting, _ action: String
    ) -> String {
        var text = action
        if let owner, let seat = meeting.seat(owner) {
            text = self("action.owner", ["action": text, "owner": name(seat.person)])
        }
        if let due { text = self("action.due", ["action": text, "date": date(due)]) }
        return text
    }
}

internal import Meeting
internal import Words

// An answer to everyone who made a proposal: what was decided on it, and why.

extension MinutesWriter {
    mutating func addResponses() {
        if let consultation = meeting.consultation {
            addNote(
                words("table.caption", ["consultation": words.quoted(consultation.name)]) + ".")
        }
        let head = [
            "column.consultationNumber", "table.commitment", "column.decision", "column.reason",
            "column.act",
        ]
        add(
            .table(
                Table(
                    caption: words["responses.caption"], columns: Self.responseColumns,
                    head: head.map { cell(words[$0]) },
                    rows: meeting.commitments.sorted { $0.number < $1.number }.map(response))))
    }

    private static let responseColumns = [
        Table.Column(width: 22, isCentred: true, namesRow: false),
        Table.Column(width: 56, isCentred: false, namesRow: true),
        Table.Column(width: 44, isCentred: false, namesRow: false),
        Table.Column(width: 52, isCentred: false, namesRow: false),
        Table.Column(width: 24, isCentred: false, namesRow: false),
    ]

    private func response(to commitment: Commitment) -> [Table.Cell] {
        let decision = commitment.decision
        var outcome = [
            sentence(
                decision.map { words.disposition($0.disposition, in: meeting) }
                    ?? words["decision.notYet"])
        ]
        outcome += (decision?.conditions ?? []).map { sentence(words.condition($0)) }
        outcome += commitment.decisions.dropLast().map(earlier)
        return [
            cell(words.twoDigits(commitment.number)),
            Table.Cell(
                paragraphs: [written(commitment.title(in: words.language))]
                    + commitment.earlierTitles.map(rewording)),
            Table.Cell(paragraphs: outcome), cells(reasons(of: decision)),
            cell(decision.map { words.act($0.act, in: meeting) } ?? ""),
        ]
    }

    private func rewording(_ earlier: EarlierTitle) -> Paragraph {
        let text =
            if let reason = earlier.reason {
                words(
                    "responses.rewordedReason",
                    ["title": words.quoted(earlier.title), "reason": words.quoted(reason)])
            } else {
                words("responses.reworded", ["title": words.quoted(earlier.title)])
            }
        return sentence(text, style: .note)
    }

    private func earlier(_ decision: Decision) -> Paragraph {
        sentence(
            words(
                "responses.earlier",
                [
                    "decision": words.disposition(decision.disposition, in: meeting),
                    "act": words.act(decision.act, in: meeting),
                ]), style: .note)
    }

    /// The reason given; with a ballot what it found. Whoever is turned down is told when there is
    /// none.
    private func reasons(of decision: Decision?) -> [Paragraph] {
        guard let decision else { return [] }
        var reasons = decision.reason.isEmpty ? [] : [written(decision.reason)]
        if case .ballot(let id) = decision.act,
            let ballot = meeting.ballot(id) ?? meeting.earlierBallot(id)?.ballot
        {
            reasons.append(
                sentence(
                    words.verdict(of: ballot, in: meeting),
                    style: reasons.isEmpty ? .body : .note))
        }
        guard reasons.isEmpty else { return reasons }
        switch decision.disposition.kind {
        case .retained, .undecided: return []
        case .merged, .supplementary, .dropped: return [sentence(words["responses.noReason"])]
        }
    }
}

internal import Meeting
internal import Words

// The parts of a follow-up: what was said by commitment, how far each has come, who was missing.

extension MinutesWriter {
    /// What was said, axis by axis and commitment by commitment, in the order in which it was.
    mutating func addStatements() {
        guard let followUp = meeting.followUp else { return }
        for axis in followUp.plan.axes {
            let spoken = followUp.commitments(of: axis.number, in: meeting).filter {
                !followUp.statements(on: $0.id).isEmpty
            }
            guard !spoken.isEmpty else { continue }
            add(.heading(level: 2, sentence(words.axis(axis))))
            for commitment in spoken {
                add(.heading(level: 3, sentence(words.planned(commitment))))
                for statement in followUp.statements(on: commitment.id) {
                    add(.paragraph(sentence(words.statement(statement, in: meeting))))
                }
            }
        }
    }

    /// A table per axis: the commitment; how far it has come, what was said of it, what comes next.
    mutating func addProgress() {
        guard let followUp = meeting.followUp else { return }
        let columns = [
            Table.Column(width: 60, isCentred: false, namesRow: true),
            Table.Column(width: 134, isCentred: false, namesRow: false),
        ]
        for axis in followUp.plan.axes {
            let commitments = followUp.commitments(of: axis.number, in: meeting)
            guard !commitments.isEmpty else { continue }
            add(.heading(level: 2, sentence(words.axis(axis))))
            add(
                .table(
                    Table(
                        caption: words("followUp.caption", ["axis": words.axis(axis)]),
                        columns: columns,
                        head: [cell(words["table.commitment"]), cell(words["followUp.column"])],
                        rows: commitments.map { commitment in
                            [
                                cell(words.planned(commitment)),
                                Table.Cell(paragraphs: remarks(on: commitment, in: followUp)),
                            ]
                        })))
        }
    }

    private func remarks(on commitment: Commitment, in followUp: FollowUp) -> [Paragraph] {
        let parts: [PartID?] = [nil] + (followUp.places[commitment.id]?.parts ?? []).map(\.id)
        let progress = parts.compactMap { followUp.progress(of: commitment.id, part: $0) }
        let statements = followUp.statements(on: commitment.id)
        var paragraphs = progress.map { one in
            let text = words("followUp.progress", ["progress": words.progress(one, in: meeting)])
            return Paragraph([Run(text, isStrong: true)], words.direction)
        }
        if progress.isEmpty {
            let key = statements.isEmpty ? "followUp.notReported" : "followUp.progress.none"
            paragraphs.append(sentence(words[key], style: .note))
        }
        paragraphs += statements.map { sentence(words.statement($0, in: meeting)) }
        let next = meeting.actionsInOrder.filter { $0.commitment == commitment.id }
        if !next.isEmpty {
            paragraphs.append(
                Paragraph([Run(words["followUp.next"], isStrong: true)], words.direction))
            paragraphs += next.map { sentence(words.action(.typed($0), in: meeting)) }
        }
        return paragraphs
    }

    /// Who was missing and how often, and the call to come.
    mutating func addAbsences() {
        let absences = meeting.absences
        guard !absences.isEmpty else { return }
        addHeading("absence.title", level: 2)
        for absence in absences { addWrittenItem(words.absence(absence, in: meeting)) }
        if let appeal = words.appeal(in: meeting) { add(.paragraph(sentence(appeal))) }
    }

    /// The table as a document of its own, with what is to be done and who was missing.
    mutating func addProgressDocument() {
        if let plan = meeting.followUp?.plan {
            add(.paragraph(sentence(words.quoted(plan.title))))
        }
        addProgress()
        addHeading("template.actions", level: 1)
        addActions()
        addAbsences()
    }
}

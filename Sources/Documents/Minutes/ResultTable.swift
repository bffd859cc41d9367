internal import Meeting
internal import Words

// The table of the consultation with what was decided, and what its figures rest on.

extension MinutesWriter {
    mutating func addResultTable() {
        let scale = meeting.consultation?.scale ?? []
        let top = scale.first
        var columns = [
            Table.Column(width: 9, isCentred: true, namesRow: false),
            Table.Column(width: 50, isCentred: false, namesRow: true),
        ]
        var head = [words["table.row"], words["table.commitment"]]
        columns += scale.map { _ in Table.Column(width: 17, isCentred: true, namesRow: false) }
        head += scale.map(words.level)
        if let top {
            columns.append(Table.Column(width: 20, isCentred: true, namesRow: false))
            head.append(
                top.id == Level.priorities[0].id
                    ? words["table.share"]
                    : words("table.share.other", ["level": words.level(top)]))
        }
        columns.append(Table.Column(width: 48, isCentred: false, namesRow: false))
        head.append(words["table.remarks"])
        let caption =
            if let consultation = meeting.consultation {
                words("table.caption", ["consultation": words.quoted(consultation.name)])
            } else {
                words["table.captionPlain"]
            }
        add(
            .table(
                Table(
                    caption: caption, columns: columns, head: head.map(cell),
                    rows: meeting.ranking.map { row($0, scale: scale) })))
        if top != nil { addNotes(scale: scale) }
    }

    func cell(_ text: String) -> Table.Cell { Table.Cell(paragraphs: [sentence(text)]) }

    private func row(_ ranked: RankedCommitment, scale: [Level]) -> [Table.Cell] {
        let commitment = ranked.commitment
        let own = commitment.title(in: words.language)
        var title = written(own)
        title.runs = [
            Run(
                words(
                    "table.title",
                    [
                        "number": String(commitment.number),
                        "title": own.withPairedControls,
                    ]))
        ]
        var cells = [cell(String(ranked.row)), Table.Cell(paragraphs: [title])]
        cells += scale.map { level in
            cell(commitment.counts[level.id].map { String($0) } ?? words["table.empty"])
        }
        if !scale.isEmpty {
            var share = cell(
                meeting.share(of: commitment).map { words.percentCell(hundredths: $0) }
                    ?? words["table.empty"])
            if ranked.tied {
                let tie = words("table.tied", ["rank": String(ranked.rank)])
                share.paragraphs.append(sentence(tie, style: .note))
            }
            cells.append(share)
        }
        return cells + [cell(words.decision(on: commitment, in: meeting))]
    }

    private mutating func addNotes(scale: [Level]) {
        if let base = meeting.respondents {
            addNote(words("table.note.base", ["base": String(base)]))
        }
        if let order = words.tableOrder(in: meeting) { addNote(order) }
        let hasEmpty = meeting.commitments.contains { commitment in
            scale.contains { commitment.counts[$0.id] == nil }
        }
        if hasEmpty { addNote(words["table.note.empty"]) }
        for finding in meeting.findings {
            guard case .totalDiffers(let id, let total, let expected) = finding else { continue }
            addNote(
                words(
                    "table.note.total",
                    [
                        "number": words.reference(id, in: meeting), "total": String(total),
                        "expected": String(expected),
                    ]))
        }
    }

    mutating func addNote(_ text: String) {
        add(.paragraph(sentence(text, style: .note)))
    }
}

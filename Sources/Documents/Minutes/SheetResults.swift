internal import Meeting
internal import Words

// What came of a sheet: a row for each of its lines.

extension MinutesWriter {
    mutating func addSheet(_ ballot: Ballot) {
        guard let sheet = ballot.sheet, let result = ballot.result else { return }
        let isBare = ballot.secret?.secrecy.outcomeOnly == true
        let counted = sheet.criteria.isEmpty && !isBare ? ballot.options : []
        var columns = [
            Table.Column(width: 9, isCentred: true, namesRow: false),
            Table.Column(width: 60, isCentred: false, namesRow: true),
        ]
        var head = [words["table.row"], words["sheet.line"]]
        for option in counted {
            columns.append(Table.Column(width: 14, isCentred: true, namesRow: false))
            head.append(words.option(option, of: ballot.method, in: meeting))
        }
        for heading in sheet.criteria.isEmpty ? [words["sheet.result"]] : sheet.criteria {
            columns.append(Table.Column(width: 36, isCentred: false, namesRow: false))
            head.append(heading)
        }
        let rows = sheet.lines.indices.map { line in
            var cells = [text(String(line + 1)), label(sheet.lines[line])]
            let first = line * sheet.width
            if sheet.criteria.isEmpty, result.cells?.indices.contains(first) == true {
                cells += counted.indices.map { index in
                    text((result.cells?[first].counts[index]).map { String($0) } ?? "")
                }
            }
            cells += (first..<first + sheet.width).map { text(outcome(of: ballot, $0)) }
            return cells
        }
        add(
            .table(
                Table(
                    caption: words("sheet.caption", ["number": String(ballot.number)]),
                    columns: columns, head: head.map(text), rows: rows)))
        if ballot.secret == nil { addNote(words["sheet.exports"]) }
    }

    private func text(_ text: String) -> Table.Cell { Table.Cell(paragraphs: [sentence(text)]) }

    /// A commitment with its number, or words of the committee's own.
    private func label(_ line: Sheet.Line) -> Table.Cell {
        guard let commitment = line.commitment.flatMap(meeting.commitment) else {
            return Table.Cell(paragraphs: [written(line.label)])
        }
        var title = written(line.label)
        title.runs = [
            Run(
                words(
                    "table.title",
                    [
                        "number": String(commitment.number),
                        "title": line.label.withPairedControls,
                    ]))
        ]
        return Table.Cell(paragraphs: [title])
    }

    private func outcome(of ballot: Ballot, _ index: Int) -> String {
        guard let question = ballot.question(index, withVotes: false), let result = question.result
        else { return "" }
        return words.outcome(result, of: question, in: meeting)
    }
}

@testable import Meeting

// Sheets in the words of the scenarios.

extension ScenarioRunner {
    /// `commitment 2 | Words of the committee`
    func sheetLines(_ text: String) throws(ScenarioError) -> [ProposedSheet.ProposedLine] {
        var lines: [ProposedSheet.ProposedLine] = []
        for part in text.split(separator: "|") {
            let label = String(part).trimmingWhitespace()
            var words = Words(label)
            lines.append(
                words.take("commitment")
                    ? ProposedSheet.ProposedLine(commitment: try commitment(&words))
                    : ProposedSheet.ProposedLine(label: label))
        }
        return lines
    }
}

extension Storyteller {
    /// The lines of a sheet and what they are judged by.
    func sheetLines(of ballot: Ballot) -> [String] {
        guard let sheet = ballot.sheet else { return [] }
        let criteria =
            sheet.criteria.isEmpty ? "" : "; criteria: " + sheet.criteria.joined(separator: ", ")
        return ["  sheet of \(sheet.lines.count) lines" + criteria]
    }

    /// What came of each question, one line each.
    func cells(_ result: BallotResult, of id: BallotID) -> [String] {
        guard let ballot = meeting.ballot(id), let sheet = ballot.sheet else { return [] }
        return (result.cells ?? []).enumerated().map { index, cell in
            let line = sheet.lines[index / sheet.width]
            let name = line.commitment.map { "\(number($0))" } ?? "\"\(line.label)\""
            let criterion = sheet.criteria.isEmpty ? "" : ", " + sheet.criteria[index % sheet.width]
            let counts = zip(ballot.options, cell.counts).map { "\($0.id) \($1)" }
            return "  \(name)\(criterion): \(counts.joined(separator: ", ")): \(cell.outcome)"
                + (cell.chosen.map { " \($0)" } ?? "")
                + (cell.median.map { ", median \($0)" } ?? "")
                + (cell.decisive.map { " (\($0.reached) of \($0.of), needed \($0.needed))" } ?? "")
        }
    }
}

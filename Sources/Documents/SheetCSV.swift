internal import Meeting
internal import Words

/// The sheets of a meeting as a table for spreadsheets: for every question how often each answer
/// was given, what came of it and, where the ballot was not secret, what everybody answered.
struct SheetCSV {
    let meeting: Meeting
    let words: Words

    /// In UTF-8 with a mark at the beginning, by which spreadsheets know it; lines end as RFC 4180
    /// says.
    var bytes: [UInt8] {
        var text = "\u{FEFF}"
        for ballot in meeting.minutedBallots where ballot.sheet != nil && ballot.result != nil {
            for row in rows(of: ballot) {
                text += row.map(Self.field).joined(separator: ",") + "\r\n"
            }
        }
        return Array(text.utf8)
    }

    private func rows(of ballot: Ballot) -> [[String]] {
        guard let sheet = ballot.sheet else { return [] }
        let isNamed = ballot.secret == nil
        let names = ballot.options.map { words.option($0, of: ballot.method, in: meeting) }
        let voters = isNamed ? ballot.electorate.map(\.seat) : []
        var head = [
            words("act.ballot", ["number": String(ballot.number)]), words["sheet.line"], "",
        ]
        head += names + [words["sheet.result"]]
        head += voters.map { seat in meeting.seat(seat).map { words.name($0.person) } ?? "?" }
        return [head]
            + (0..<sheet.cellCount).map { index in
                let line = index / sheet.width
                let criterion =
                    sheet.criteria.isEmpty ? "" : sheet.criteria[index % sheet.width]
                guard let question = ballot.question(index) else { return [] }
                let amounts = ballot.options.map { option in
                    question.result?.amount(of: option.id).map { String($0.weight) } ?? ""
                }
                let answers = voters.map { seat -> String in
                    guard case .option(let id)? = question.votes[seat],
                        let place = ballot.options.firstIndex(where: { $0.id == id })
                    else { return "" }
                    return names[place]
                }
                return [String(line + 1), sheet.lines[line].label, criterion] + amounts
                    + [words.verdict(of: question, in: meeting)] + answers
            }
    }

    /// In quotes; what a spreadsheet would take for a formula begins with an apostrophe.
    private static func field(_ text: String) -> String {
        let isFormula = text.first.map { "=+-@\t\r".contains($0) } ?? false
        let plain = (isFormula ? "'" : "") + text
        return "\""
            + plain.split(separator: "\"", omittingEmptySubsequences: false)
            .joined(separator: "\"\"") + "\""
    }
}

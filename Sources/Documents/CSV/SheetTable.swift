internal import Meeting
internal import Words

/// The sheets of a meeting as a table for spreadsheets: for every question how often each answer
/// was given, what came of it and, where the ballot was not secret, what everybody answered.
struct SheetTable {
    private let meeting: Meeting
    private let words: Words

    init(of meeting: Meeting, language: Language) {
        self.meeting = meeting
        words = Words(language)
    }

    /// Of each sheet a line of headings and one for every question.
    var rows: [[String]] {
        meeting.minutedBallots.filter { $0.sheet != nil && $0.result != nil }.flatMap(rows)
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
}

internal import Counting

/// Ballots as CSV: first the settings, a row each with its name and value; then a row that begins
/// with `voter` and names the columns; then the members, a row each.
enum BallotTable {
    private static let columns = ["voter", "weight", "constituency", "present", "answer"]

    static func read(_ bytes: [UInt8]) throws(BallotFileError) -> BallotFile {
        let rows = try Table.rows(bytes)
        guard let headAt = rows.firstIndex(where: { $0.fields[0] == "voter" }) else {
            throw .at(rows.last?.line ?? 1, "expected a row that begins with “voter”")
        }
        var stated: [String: Setting] = [:]
        for row in rows[..<headAt] {
            guard row.fields.count > 1, row.fields[2...].allSatisfy(\.isEmpty) else {
                throw .at(row.line, "expected the name of a setting and its value")
            }
            let setting = Setting(row.fields[1], line: row.line)
            guard stated.updateValue(setting, forKey: row.fields[0]) == nil else {
                throw .at(row.line, "“\(row.fields[0])” is stated twice")
            }
        }
        var settings = Settings(stated, line: rows[headAt].line)
        let question = settings.question()
        let members = try Members(head: rows[headAt], rows[(headAt + 1)...])
        let poll = try settings.poll(members.electors)
        var file = BallotFile(question: question, poll: poll, votes: [], lines: [])
        file.unreadable = members.repeated
        for (voter, text, line) in members.answers {
            if let answer = Answer(text, poll.method) {
                file.votes.append(Vote(voter, answer))
                file.lines.append(line)
            } else {
                file.unreadable.append(
                    FileFault(line: line, "\(voter): points need a number: “\(text)”"))
            }
        }
        return file
    }

    /// Who is in the table, and what they answered.
    private struct Members {
        var electors: [Elector] = []
        var answers: [(voter: String, answer: String, line: Int)] = []
        var repeated: [FileFault] = []

        init(head: Row, _ rows: ArraySlice<Row>) throws(BallotFileError) {
            for (index, name) in head.fields.enumerated()
            where !columns.contains(name) || head.fields[..<index].contains(name) {
                throw .at(
                    head.line,
                    "expected each of \(columns.joined(separator: ", ")) once, found “\(name)”")
            }
            guard head.fields.contains("answer") else {
                throw .at(head.line, "expected a column “answer”")
            }
            var known: Set<String> = []
            for row in rows {
                guard row.fields.count == head.fields.count else {
                    throw .at(
                        row.line,
                        "expected \(head.fields.count) fields, found \(row.fields.count)")
                }
                let fields = Dictionary(uniqueKeysWithValues: zip(head.fields, row.fields))
                let elector = try BallotTable.elector(fields, row.line)
                let answer = fields["answer"] ?? ""
                // The right to vote stands in the first row; a second one can only be a vote.
                if known.insert(elector.voter).inserted {
                    electors.append(elector)
                } else if answer.isEmpty {
                    repeated.append(
                        FileFault(line: row.line, "\(elector.voter): is listed already"))
                }
                if !answer.isEmpty { answers.append((elector.voter, answer, row.line)) }
            }
        }
    }

    private static func elector(
        _ fields: [String: String], _ line: Int
    ) throws(BallotFileError) -> Elector {
        var elector = Elector(fields["voter"] ?? "")
        guard !elector.voter.isEmpty else { throw .at(line, "expected a voter") }
        if let weight = fields["weight"], !weight.isEmpty {
            guard let number = Int(weight), number > 0 else {
                throw .at(line, "weight: expected a whole number from 1, found “\(weight)”")
            }
            elector.weight = number
        }
        if let constituency = fields["constituency"], !constituency.isEmpty {
            elector.constituency = constituency
        }
        if let present = fields["present"], !present.isEmpty {
            guard let flag = ["yes": true, "no": false][present] else {
                throw .at(line, "present: expected yes or no, found “\(present)”")
            }
            elector.isPresent = flag
        }
        return elector
    }
}

extension Answer {
    /// An answer as a field of a table: "yes", "A|B", "A:3|B:2" or "A>B=C". `nil`: points without
    /// a number.
    fileprivate init?(_ text: String, _ method: Method) {
        func parts(_ text: some StringProtocol, _ separator: Character) -> [String] {
            text.split(separator: separator, omittingEmptySubsequences: false)
                .map { $0.trimmed }
        }
        if text == "abstain" {
            self = .abstain
            return
        }
        if text == "blank" {
            self = .blank
            return
        }
        switch method {
        case .yesNo, .graded, .choice: self = .one(text)
        case .approval, .election(_, _, .votes): self = .several(parts(text, "|"))
        case .ranking: self = .ranking(parts(text, ">").map { parts($0, "=") })
        case .points, .election(_, _, .points):
            var given: [GivenPoints] = []
            for part in parts(text, "|") {
                let pair = parts(part, ":")
                guard pair.count == 2, let points = Int(pair[1]) else { return nil }
                given.append(GivenPoints(pair[0], points))
            }
            self = .points(given)
        }
    }
}

internal import Counting

/// Files of PaBuLib, the library of participatory budgeting (pabulib.org/format): three tables,
/// META, PROJECTS and VOTES, each with a line that names its columns.
enum PaBuLib {
    private struct Section {
        var columns: [String] = []
        var rows: [(fields: [String: String], line: Int)] = []
        var line: Int
    }

    private struct Meta {
        var values: [String: String] = [:]
        var line: Int

        func whole(_ key: String) throws(BallotFileError) -> Int? {
            guard let text = values[key], !text.isEmpty else { return nil }
            guard let number = Int(text) else {
                throw .at(line, "\(key): expected a whole number, found “\(text)”")
            }
            return number
        }
    }

    static func read(_ bytes: [UInt8]) throws(BallotFileError) -> BallotFile {
        let sections = try sections(of: bytes)
        guard let head = sections["META"], let projects = sections["PROJECTS"],
            let votes = sections["VOTES"]
        else { throw .at(1, "expected the sections META, PROJECTS and VOTES") }
        var meta = Meta(line: head.line)
        for row in head.rows {
            guard let key = row.fields["key"] else { continue }
            guard meta.values.updateValue(row.fields["value"] ?? "", forKey: key) == nil else {
                throw .at(row.line, "“\(key)” is stated twice")
            }
        }
        let options = try identifiers(projects, "project_id")
        let voters = try identifiers(votes, "voter_id")
        let method = try method(meta, options)
        let poll: Poll
        do {
            var known: Set<String> = []
            let electors = voters.filter { known.insert($0).inserted }.map { Elector($0) }
            poll = try Poll(method: method, rule: Rule(), electorate: Electorate(electors))
        } catch { throw .at(head.line, error.text) }
        var file = BallotFile(
            question: meta.values["description"], poll: poll, votes: [], lines: [])
        try addVotes(votes, meta, to: &file)
        describe(projects, meta, in: &file)
        for (key, section) in [("num_projects", projects), ("num_votes", votes)] {
            guard let stated = try meta.whole(key), stated != section.rows.count else { continue }
            file.unreadable.append(
                FileFault(
                    line: section.line,
                    "\(key) is \(stated), but there are \(section.rows.count)"))
        }
        return file
    }

    private static func sections(
        of bytes: [UInt8]
    ) throws(BallotFileError) -> [String: Section] {
        var sections: [String: Section] = [:]
        var name: String?
        for row in try Table.rows(bytes, separator: ";") {
            if ["META", "PROJECTS", "VOTES"].contains(row.fields[0]),
                row.fields.dropFirst().allSatisfy(\.isEmpty)
            {
                name = row.fields[0]
                guard sections.updateValue(Section(line: row.line), forKey: row.fields[0]) == nil
                else { throw .at(row.line, "there is a second section \(row.fields[0])") }
                continue
            }
            guard let name, let known = sections[name]?.columns else {
                throw .at(row.line, "expected META")
            }
            if name == "META", known.isEmpty {
                // Some files leave this line out.
                sections[name]?.columns = ["key", "value"]
                if row.fields.prefix(2) == ["key", "value"] { continue }
            } else if known.isEmpty {
                guard Set(row.fields).count == row.fields.count else {
                    throw .at(row.line, "a column is named twice")
                }
                sections[name]?.columns = row.fields
                continue
            }
            let columns = sections[name]?.columns ?? []
            guard row.fields.count <= columns.count else {
                throw .at(
                    row.line, "expected \(columns.count) fields, found \(row.fields.count)")
            }
            let fields = Dictionary(uniqueKeysWithValues: zip(columns, row.fields))
            sections[name]?.rows.append((fields, row.line))
        }
        return sections
    }

    private static func identifiers(
        _ section: Section, _ column: String
    ) throws(BallotFileError) -> [String] {
        var identifiers: [String] = []
        for row in section.rows {
            guard let identifier = row.fields[column], !identifier.isEmpty else {
                throw .at(row.line, "expected a \(column)")
            }
            identifiers.append(identifier)
        }
        return identifiers
    }

    private static func method(
        _ meta: Meta, _ options: [String]
    ) throws(BallotFileError) -> Method {
        func range(_ least: Int, _ most: Int) throws(BallotFileError) -> ClosedRange<Int> {
            guard least <= most else { throw .at(meta.line, "\(least) is more than \(most)") }
            return least...most
        }
        switch meta.values["vote_type"] {
        case "approval":
            let most = try meta.whole("max_length") ?? options.count
            return .approval(
                options: options, limits: try range(try meta.whole("min_length") ?? 0, most))
        case "choose-1": return .approval(options: options, limits: 1...1)
        case "ordinal": return .ranking(options: options, ties: false, count: .schulze)
        case "cumulative", "scoring":
            let sum = try meta.whole("max_sum_points")
            let most = try meta.whole("max_points") ?? sum
            if let most, !(1...Poll.pointLimit).contains(most) {
                throw .at(meta.line, "points: expected from 1 to \(Poll.pointLimit), found \(most)")
            }
            let each = most ?? Poll.pointLimit
            let total = sum ?? min(Poll.pointLimit, each * options.count)
            return .points(
                options: options,
                limits: PointLimits(
                    total: try range(try meta.whole("min_sum_points") ?? 0, total),
                    each: try range(try meta.whole("min_points") ?? 0, each)))
        // A text, not an enum of ours.
        default:
            throw .at(
                meta.line,
                "vote_type: expected one of approval, choose-1, ordinal, cumulative, scoring, "
                    + "found “\(meta.values["vote_type"] ?? "")”")
        }
    }

    // MARK: Votes

    private static func addVotes(
        _ votes: Section, _ meta: Meta, to file: inout BallotFile
    ) throws(BallotFileError) {
        let least = try meta.whole("min_length") ?? 0
        let most = try meta.whole("max_length") ?? Int.max
        let other = try meta.whole("default_score") ?? 0
        for row in votes.rows {
            let voter = row.fields["voter_id"] ?? ""
            func refuse(_ text: String) {
                file.unreadable.append(FileFault(line: row.line, "\(voter): \(text)"))
            }
            let named = (row.fields["vote"] ?? "").split(separator: ",").map { $0.trimmed }
            var answer: Answer
            switch file.poll.method {
            case .points(let options, _):
                let points = (row.fields["points"] ?? "").split(separator: ",")
                    .map { Int($0.trimmed) }
                let numbers = points.compactMap { $0 }
                guard numbers.count == points.count, numbers.count == named.count else {
                    refuse("expected a whole number of points for each of \(named.count) projects")
                    continue
                }
                var given = zip(named, numbers).map { GivenPoints($0, $1) }
                if other != 0 {
                    given += options.filter { !named.contains($0) }
                        .map { GivenPoints($0, other) }
                }
                answer = .points(given)
            case .ranking: answer = .ranking(named.map { [$0] })
            case .yesNo, .graded, .choice, .approval, .election: answer = .several(named)
            }
            if named.isEmpty {
                answer = .blank
            } else if case .several = answer {
                // The poll itself has these limits.
            } else if named.count < least {
                refuse("names \(named.count), at least \(least) are needed")
                continue
            } else if named.count > most {
                refuse("names \(named.count), at most \(most) are allowed")
                continue
            }
            file.votes.append(Vote(voter, answer))
            file.lines.append(row.line)
        }
    }

    // MARK: What the file says besides

    private static func describe(
        _ projects: Section, _ meta: Meta, in file: inout BallotFile
    ) {
        for row in projects.rows {
            guard let identifier = row.fields["project_id"] else { continue }
            var label = row.fields["name"] ?? ""
            if let cost = row.fields["cost"], !cost.isEmpty {
                label += label.isEmpty ? "costs \(cost)" : ", costs \(cost)"
            }
            file.labels[identifier] = label
            // A score of other kinds of votes is counted by rules that are not stated.
            let column: String? =
                switch file.poll.method {
                case .approval: "votes"
                case .points: "score"
                case .yesNo, .graded, .choice, .ranking, .election: nil
                }
            if let column, let stated = row.fields[column].flatMap({ Int($0) }) {
                file.statedTotals[identifier] = stated
            }
        }
        let budget = meta.values["budget"] ?? "not stated"
        file.notes.append(
            "Budget: \(budget). The projects are only counted and ranked; which of them the budget "
                + "pays for is not decided here.")
        if meta.values["max_sum_cost"] != nil || meta.values["min_sum_cost"] != nil {
            file.notes.append("What the projects on one ballot cost together is not checked.")
        }
        if case .points(_, let limits) = file.poll.method,
            limits.total.upperBound == Poll.pointLimit
        {
            file.notes.append("The file states no limit for the points of one voter.")
        }
        if case .ranking = file.poll.method {
            file.notes.append(
                "The projects are ranked by the method of Schulze; what a voter left out is below "
                    + "what that voter ranked.")
        }
    }
}

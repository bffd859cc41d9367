package import Counting

/// A count as it is printed, and as JSON.
package struct Report: Encodable, Sendable {
    package var question: String?
    /// How one votes, and what decides, in words.
    package var method: String
    package var rule: String
    package var tally: Tally
    package var verdict: Verdict
    /// The verdict in words.
    package var sentence: String
    package var notes: [String]
    /// What options are called beside their identifiers.
    package var labels: [String: String]

    init(_ file: BallotFile, _ count: Count) {
        question = file.question
        method = file.poll.methodText
        rule = file.poll.ruleText
        tally = count.tally
        verdict = count.verdict
        sentence = file.poll.sentence(count)
        labels = file.labels
        notes = file.notes
        if let note = Self.comparison(file.statedTotals, count.tally) { notes.append(note) }
    }

    /// What the file says of its own totals, against what was counted.
    private static func comparison(_ stated: [String: Int], _ tally: Tally) -> String? {
        guard !stated.isEmpty else { return nil }
        let counted = tally.whole.counts.filter { stated[$0.option] != nil }
        let others = counted.filter { stated[$0.option] != $0.weight }
        if others.isEmpty {
            return "The file itself states the same totals (projects: \(counted.count))."
        }
        return "The file itself states other totals: "
            + others.map { "\($0.option) \(stated[$0.option] ?? 0), not \($0.weight)" }
            .joined(separator: "; ") + "."
    }
}

// MARK: Plain text

extension Report {
    /// Tables of pairs are printed up to this many options; the JSON always has them.
    private static let widestTable = 20

    /// Lines without a line end.
    package var lines: [String] {
        var lines: [String] = []
        if let question { lines.append("Question: \(question)") }
        lines += ["Method: \(method)", "Rule: \(rule)", ""]
        lines += figures(tally.whole, "Members")
        for constituency in tally.constituencies {
            lines += [""] + figures(constituency.figures, constituency.name)
        }
        lines += [""] + standings
        if let table = tally.pairwise { lines += pairs(table) }
        if let runoff = tally.runoff { lines += rounds(runoff) }
        lines += notes.map { "Note: \($0)" }
        lines.append("Verdict: \(sentence)")
        return lines
    }

    private func figures(_ figures: Figures, _ name: String) -> [String] {
        func text(_ amount: Amount) -> String {
            amount.weight == amount.voters
                ? "\(amount.voters)" : "\(amount.voters) with \(amount.weight) votes"
        }
        var lines = [
            "\(name): \(text(figures.members)); present: \(text(figures.present)); "
                + "voted: \(text(figures.voted)); abstained: \(text(figures.abstained)); "
                + "blank: \(text(figures.blank))"
        ]
        let width = figures.counts.map { "\($0.weight)".count }.max() ?? 0
        for count in figures.counts {
            let voters =
                count.voters == count.weight
                ? "" : count.voters == 1 ? " (1 voter)" : " (\(count.voters) voters)"
            lines.append("  " + pad(count.weight, width) + "  " + named(count.option) + voters)
        }
        return lines
    }

    /// "1. A; 2. B, C; 4. D"; a line for each where the counts have not shown its label already.
    private var standings: [String] {
        guard !tally.standings.isEmpty else { return [] }
        let showsLabels = tally.whole.counts.isEmpty && !labels.isEmpty
        var place = 1
        var parts: [String] = []
        for group in tally.standings {
            let names = showsLabels ? group.map(named) : group
            parts.append("\(place). \(names.joined(separator: ", "))")
            place += group.count
        }
        if showsLabels { return ["Order:"] + parts.map { "  \($0)" } + [""] }
        return ["Order: " + parts.joined(separator: "; "), ""]
    }

    private func pairs(_ table: PairwiseTable) -> [String] {
        guard table.options.count <= Self.widestTable else {
            return ["The tables of \(table.options.count) options by pairs are in the JSON.", ""]
        }
        return lines(table.preferences, "Preferred (row over column):", table.options)
            + lines(table.paths, "Strongest paths (row to column):", table.options)
    }

    private func lines(_ table: [[Int]], _ title: String, _ options: [String]) -> [String] {
        let width = max(
            "\(options.count)".count + 1,
            table.joined().map { "\($0)".count }.max() ?? 0)
        let head = options.indices.map { pad("#\($0 + 1)", width) }.joined(separator: " ")
        let rows = table.indices.map { row in
            let cells = table.indices.map { column in
                row == column ? pad("-", width) : pad(table[row][column], width)
            }
            return "  \(cells.joined(separator: " "))  #\(row + 1) \(named(options[row]))"
        }
        return [title, "  \(head)"] + rows + [""]
    }

    private func rounds(_ runoff: InstantRunoff) -> [String] {
        var lines: [String] = []
        for (index, round) in runoff.rounds.enumerated() {
            lines.append("Round \(index + 1):")
            let width = round.counts.map { $0.votes.description.count }.max() ?? 0
            lines += round.counts.map {
                "  \(pad($0.votes, width))  \(named($0.option))"
            }
            if round.exhausted.description != "0" {
                lines.append("  \(pad(round.exhausted, width))  (for nobody who remains)")
            }
            guard !round.eliminated.isEmpty else { continue }
            var text = "  Eliminated: \(round.eliminated.joined(separator: ", "))"
            if !round.spared.isEmpty {
                text += " (by the tie rule, before \(round.spared.joined(separator: ", ")))"
            }
            lines.append(text)
            if !round.transfers.isEmpty {
                let transfers = round.transfers.map { "\($0.votes) to \($0.to ?? "nobody")" }
                lines.append("  Transferred: \(transfers.joined(separator: ", "))")
            }
        }
        return lines + [""]
    }

    private func named(_ option: String) -> String {
        guard let label = labels[option], !label.isEmpty else { return option }
        return "\(option) (\(label))"
    }

    private func pad(_ value: some CustomStringConvertible, _ width: Int) -> String {
        let text = value.description
        return String(repeating: " ", count: max(0, width - text.count)) + text
    }
}

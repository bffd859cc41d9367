internal import Counting

/// One setting of a poll as a file states it.
struct Setting {
    /// One, or the entries of a list.
    var texts: [String]
    var line: Int

    /// From a row of a table: a list has bars between its entries.
    init(_ text: String, line: Int) {
        self.init(text.split(separator: "|").map { $0.trimmed }, line: line)
    }

    init(_ texts: [String], line: Int) {
        self.texts = texts
        self.line = line
    }
}

/// The settings of a poll, taken one by one; what is left over would have no effect, and is
/// refused.
struct Settings {
    private var settings: [String: Setting]
    /// Where to point when a setting is missing.
    private let line: Int

    init(_ settings: [String: Setting], line: Int) {
        self.settings = settings
        self.line = line
    }

    /// The poll that the settings describe, for the members and the question.
    mutating func poll(_ electors: [Elector]) throws(BallotFileError) -> Poll {
        let methodLine = settings["method"]?.line ?? line
        let (method, name) = try method()
        let rule = try rule(for: method)
        if let (key, setting) = settings.min(by: { $0.value.line < $1.value.line }) {
            throw .at(setting.line, "“\(key)” means nothing with the method \(name)")
        }
        for option in method.options where ["abstain", "blank"].contains(option) {
            throw .at(methodLine, "no option can be called “\(option)”")
        }
        do {
            return try Poll(method: method, rule: rule, electorate: Electorate(electors))
        } catch { throw .at(methodLine, error.text) }
    }

    mutating func question() -> String? {
        settings.removeValue(forKey: "question")?.texts.joined(separator: " | ")
    }

    // MARK: Method

    private mutating func method() throws(BallotFileError) -> (Method, name: String) {
        let line = settings["method"]?.line ?? line
        let name = try text("method")
        switch name {
        case "yesNo": return (.yesNo, name)
        case "graded":
            return (.graded(levels: try list("levels"), share: try word("share")), name)
        case "choice": return (.choice(options: try list("options")), name)
        case "approval":
            let options = try list("options")
            return (.approval(options: options, limits: try limits()), name)
        case "points":
            return (.points(options: try list("options"), limits: try pointLimits()), name)
        case "schulze", "instantRunoff":
            let count: RankingCount =
                name == "schulze" ? .schulze : .instantRunoff(try word("elimination"))
            let ties = try flag("sharedPlaces")
            return (.ranking(options: try list("options"), ties: ties, count: count), name)
        case "election":
            let options = try list("options")
            let by: ElectionVote =
                settings["budget"] == nil
                ? .votes(try limits()) : .points(try pointLimits())
            return (.election(options: options, seats: try whole("seats"), by: by), name)
        // A text, not an enum of ours.
        default:
            throw .at(
                line,
                "method: expected one of yesNo, graded, choice, approval, points, schulze, "
                    + "instantRunoff, election, found “\(name)”")
        }
    }

    private mutating func limits() throws(BallotFileError) -> ClosedRange<Int> {
        try range(try whole("minimum"), try whole("maximum"), "maximum")
    }

    private mutating func pointLimits() throws(BallotFileError) -> PointLimits {
        let budget = try whole("budget")
        let least = settings["minimum"] == nil ? 0 : try whole("minimum")
        let each = settings["maximumEach"] == nil ? budget : try whole("maximumEach")
        return PointLimits(
            total: try range(least, budget, "budget"), each: try range(0, each, "maximumEach"))
    }

    private func range(
        _ least: Int, _ most: Int, _ key: String
    ) throws(BallotFileError) -> ClosedRange<Int> {
        guard least <= most else { throw .at(line, "\(key): \(most) is less than \(least)") }
        return least...most
    }

    // MARK: Rule

    private mutating func rule(for method: Method) throws(BallotFileError) -> Rule {
        var rule = Rule()
        let takesMajority: Bool
        let canTie: Bool
        switch method {
        case .yesNo, .choice, .election(_, _, .votes): (takesMajority, canTie) = (true, true)
        case .approval: (takesMajority, canTie) = (true, false)
        case .ranking, .election(_, _, .points): (takesMajority, canTie) = (false, true)
        case .graded, .points: (takesMajority, canTie) = (false, false)
        }
        if takesMajority {
            // None has to be said, too: no rule is assumed.
            let line = settings["majority"]?.line ?? line
            let texts = try list("majority")
            if texts != ["none"] {
                for text in texts { rule.majorities.append(try RuleText(text, line).majority()) }
            }
        }
        if canTie { rule.tie = try word("tie") }
        if settings["abstention"] != nil { rule.abstention = try word("abstention") }
        if settings["blank"] != nil { rule.blank = try word("blank") }
        if let quorum = settings["quorum"] {
            for text in try list("quorum") {
                rule.quorums.append(try RuleText(text, quorum.line).quorum())
            }
        }
        return rule
    }

    // MARK: Values

    private mutating func take(_ key: String) throws(BallotFileError) -> Setting {
        guard let setting = settings.removeValue(forKey: key) else {
            throw .at(line, "“\(key)” is missing")
        }
        return setting
    }

    private mutating func list(_ key: String) throws(BallotFileError) -> [String] {
        let setting = try take(key)
        guard !setting.texts.isEmpty, !setting.texts.contains("") else {
            throw .at(setting.line, "\(key): an entry is empty")
        }
        return setting.texts
    }

    private mutating func text(_ key: String) throws(BallotFileError) -> String {
        let line = settings[key]?.line ?? line
        let texts = try list(key)
        guard texts.count == 1 else { throw .at(line, "\(key): expected one entry") }
        return texts[0]
    }

    private mutating func whole(_ key: String) throws(BallotFileError) -> Int {
        let line = settings[key]?.line ?? line
        let text = try text(key)
        guard let number = Int(text), number >= 0 else {
            throw .at(line, "\(key): expected a whole number from 0, found “\(text)”")
        }
        return number
    }

    private mutating func flag(_ key: String) throws(BallotFileError) -> Bool {
        let line = settings[key]?.line ?? line
        let text = try text(key)
        guard let flag = ["yes": true, "no": false][text] else {
            throw .at(line, "\(key): expected yes or no, found “\(text)”")
        }
        return flag
    }

    private mutating func word<Word: RawRepresentable & CaseIterable>(
        _ key: String
    ) throws(BallotFileError) -> Word where Word.RawValue == String {
        let line = settings[key]?.line ?? line
        let text = try text(key)
        guard let word = Word(rawValue: text) else {
            let words = Word.allCases.map(\.rawValue).joined(separator: ", ")
            throw .at(line, "\(key): expected one of \(words), found “\(text)”")
        }
        return word
    }
}

extension StringProtocol {
    /// Without white space at its ends.
    var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }),
            let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}

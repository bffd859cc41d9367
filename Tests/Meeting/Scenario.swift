import Foundation

/// A readable scenario: comments, and steps of a command, a line `----`, and what came of it.
/// An empty line ends a step. A step with several lines of command is a table, as in `meeting`.
struct Scenario {
    enum Part {
        /// A line that is kept as it is: empty, or beginning with `#`.
        case comment(String)
        case step(Step)
    }

    struct Step {
        /// The number of the first line in the file, from 1.
        var line: Int
        var command: [String]
        var outcome: [String]
    }

    static let divider = "----"

    var parts: [Part] = []

    init(_ text: String) {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            .map(String.init)[...]
        if lines.last == "" { lines.removeLast() }
        while let line = lines.first {
            if line.isEmpty || line.hasPrefix("#") {
                parts.append(.comment(line))
                lines.removeFirst()
                continue
            }
            var step = Step(line: lines.startIndex + 1, command: [], outcome: [])
            while let line = lines.first, line != Self.divider, !line.isEmpty {
                step.command.append(line)
                lines.removeFirst()
            }
            if lines.first == Self.divider { lines.removeFirst() }
            while let line = lines.first, !line.isEmpty {
                step.outcome.append(line)
                lines.removeFirst()
            }
            parts.append(.step(step))
        }
    }

    /// The scenario as it is written.
    var text: String {
        parts.flatMap { part in
            switch part {
            case .comment(let line): [line]
            case .step(let step): step.command + [Self.divider] + step.outcome
            }
        }.joined(separator: "\n") + "\n"
    }

    /// The same commands with what comes of them now.
    func played(by runner: inout ScenarioRunner) throws(ScenarioError) -> Scenario {
        var played = self
        for (index, part) in parts.enumerated() {
            guard case .step(var step) = part else { continue }
            do {
                step.outcome = try runner.run(step.command)
            } catch {
                throw ScenarioError("line \(step.line): \(error.problem)")
            }
            played.parts[index] = .step(step)
        }
        return played
    }

    /// The names of all scenarios, without the ending.
    static var names: [String] {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: Folders.scenarios.path))
        return (files ?? []).filter { $0.hasSuffix(".txt") }.map { String($0.dropLast(4)) }.sorted()
    }

    static func file(_ name: String) -> URL { Folders.scenarios.appending(path: name + ".txt") }
}

/// A line of a scenario that cannot be read.
struct ScenarioError: Error, CustomStringConvertible {
    let problem: String

    init(_ problem: String) { self.problem = problem }

    var description: String { problem }
}

/// A line that is being read from its beginning.
struct Words {
    private(set) var rest: Substring

    init(_ line: some StringProtocol) {
        rest = Substring(line)
        skipSpaces()
    }

    var isEmpty: Bool { rest.isEmpty }

    private mutating func skipSpaces() { rest = rest.drop { $0 == " " } }

    /// Takes `phrase` if the line goes on with it, as whole words.
    mutating func take(_ phrase: String) -> Bool {
        guard rest.hasPrefix(phrase) else { return false }
        let after = rest.dropFirst(phrase.count)
        if let next = after.first, let last = phrase.last, last.isLetter, next.isLetter {
            return false
        }
        rest = after
        skipSpaces()
        return true
    }

    /// Takes what comes before `separator`, and the separator; or everything.
    mutating func upTo(_ separator: Character) -> String {
        let part = rest.prefix { $0 != separator }
        rest = rest.dropFirst(part.count + 1)
        skipSpaces()
        return part.trimmingCharacters(in: .whitespaces)
    }

    /// Takes everything.
    mutating func all() -> String {
        defer { rest = "" }
        return rest.trimmingCharacters(in: .whitespaces)
    }

    /// Takes the next word; without what ends a clause.
    mutating func word() -> String {
        let part = rest.prefix { !" :;,/".contains($0) }
        rest = rest.dropFirst(part.count)
        skipSpaces()
        return String(part)
    }

    mutating func number() throws(ScenarioError) -> Int {
        let found = word()
        guard let number = Int(found) else { throw ScenarioError("no number: \(found)") }
        return number
    }

    /// A duration in milliseconds: `5 min`, `30 s`.
    mutating func duration() throws(ScenarioError) -> Int {
        let count = try number()
        if take("min") { return count * 60_000 }
        if take("s") { return count * 1_000 }
        throw ScenarioError("no duration: \(rest)")
    }

    func end() throws(ScenarioError) {
        guard isEmpty else { throw ScenarioError("left over: \(rest)") }
    }
}

package import Counting

/// A poll with its votes, read from a file.
package struct BallotFile: Sendable {
    package var question: String?
    package var poll: Poll
    package var votes: [Vote]
    /// The line of each of `votes`, from 1.
    var lines: [Int]
    /// Rows that are no votes at all.
    var unreadable: [FileFault] = []
    /// What an option is called beside its identifier, where the file says so.
    package var labels: [String: String] = [:]
    /// What whoever reads the result has to know about the file.
    package var notes: [String] = []
    /// The votes or points that the file itself states for its options.
    var statedTotals: [String: Int] = [:]

    /// Reads a PaBuLib file (`.pb`), CSV (`.csv`) or, under every other name, JSON.
    package static func read(
        _ bytes: [UInt8], called name: String
    ) throws(BallotFileError) -> BallotFile {
        let name = name.lowercased()
        if name.hasSuffix(".pb") { return try PaBuLib.read(bytes) }
        if name.hasSuffix(".csv") { return try BallotTable.read(bytes) }
        return try BallotJSON.read(bytes)
    }

    /// The count with all that is printed about it. Throws `.malformed` with every fault in the
    /// order of the lines when even one vote cannot be counted.
    package func report() throws(BallotFileError) -> Report {
        let malformed = poll.malformed(among: votes).map {
            FileFault(
                line: lines[$0.index], "\($0.voter): \(text(of: $0.fault))")
        }
        let faults = (unreadable + malformed).enumerated().sorted {
            ($0.element.line, $0.offset) < ($1.element.line, $1.offset)
        }
        guard faults.isEmpty else { throw .malformed(faults.map(\.element)) }
        let count: Count
        do { count = try poll.count(votes) } catch {
            preconditionFailure("malformed votes that were not listed")
        }
        return Report(self, count)
    }

    private func text(of fault: Fault) -> String {
        switch fault {
        case .notEntitled: "has no right to vote"
        case .absent: "is not present"
        case .secondVote(let first): "has voted already, in line \(lines[first])"
        case .otherMethod: "the answer is not of the kind that this method asks for"
        case .unknownOption(let option): "there is no option “\(option)”"
        case .repeatedOption(let option): "“\(option)” is named twice"
        case .tooFew(let count, let least): "names \(count), at least \(least) are needed"
        case .tooMany(let count, let most): "names \(count), at most \(most) are allowed"
        case .points(let given, let limits):
            "\(given.points) points for “\(given.option)”, from \(limits.lowerBound) to "
                + "\(limits.upperBound) are allowed"
        case .underTotal(let total, let least):
            "gives \(total) points, at least \(least) are needed"
        case .overBudget(let total, let budget): "gives \(total) points of a budget of \(budget)"
        case .sharedPlace(let place, let options):
            "place \(place) is shared by \(options.joined(separator: ", "))"
        case .crowdedPlace(let place, let count):
            "place \(place) is shared by \(count), at most \(InstantRunoff.sharedPlaceLimit) can"
        case .emptyPlace: "the ranking is empty, or one of its places is"
        }
    }
}

/// What is wrong with a line of a file.
package struct FileFault: Equatable, Sendable, CustomStringConvertible {
    /// From 1.
    package var line: Int
    package var text: String

    init(line: Int, _ text: String) {
        self.line = line
        self.text = text
    }

    package var description: String { "line \(line): \(text)" }
}

/// Why a file was not counted.
package enum BallotFileError: Error, Equatable, Sendable {
    /// The question, the rule or the form of the file: without it no vote can be judged.
    case unreadable(FileFault)
    /// Votes that cannot be counted, one by one.
    case malformed([FileFault])

    package var faults: [FileFault] {
        switch self {
        case .unreadable(let fault): [fault]
        case .malformed(let faults): faults
        }
    }

    static func at(_ line: Int, _ text: String) -> Self { .unreadable(FileFault(line: line, text)) }
}

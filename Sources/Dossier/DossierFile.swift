internal import Foundation
package import Meeting
package import StrictJSON
internal import Words

/// Why a file is no complete record.
package enum DossierError: Error, Equatable, Sendable, CustomStringConvertible {
    case notJSON(JSONError)
    /// The file is JSON and has no meeting in it.
    case noRecord
    /// Written by a later program.
    case unknownFormat(String)
    /// A value is not what it should be. `path`: e.g. `meeting.seats[2].weight`.
    case content(path: String, problem: String)

    package var description: String {
        switch self {
        case .notJSON(let error): error.description
        case .noRecord: "this is no complete record of a meeting"
        case .unknownFormat(let format):
            "the record has the format \(format); this program reads up to "
                + "\(Dossier.currentFormat)"
        case .content(let path, let problem): "\(path): \(problem)"
        }
    }
}

/// A complete record as it was read from a file.
package struct DossierFile: Sendable {
    /// In which it is written, from 1.
    package let format: Int
    package let language: Language
    package let meeting: Meeting
    /// All of it, as written.
    let members: [String: JSONValue]

    /// Whether a JSON file is a record, and not the file of a meeting that is to be prepared.
    package static func isRecord(_ value: JSONValue) -> Bool {
        guard case .object(let members) = value.content else { return false }
        return members.contains { $0.key == "meeting" }
    }

    package init(reading bytes: [UInt8]) throws(DossierError) {
        let value: JSONValue
        do throws(JSONError) { value = try JSONText.parse(bytes) } catch { throw .notJSON(error) }
        guard Self.isRecord(value), case .object(let found) = value.content else {
            throw .noRecord
        }
        members = Dictionary(found.map { ($0.key, $0.value) }, uniquingKeysWith: { $1 })
        guard case .number(let digits)? = members["format"]?.content, let format = Int(digits),
            (1...Dossier.currentFormat).contains(format)
        else { throw .unknownFormat(members["format"]?.canonicalText ?? "that it does not name") }
        self.format = format
        var content: Content
        do {
            let current =
                format == 1 ? value.changing("meeting", FormatOne.migrated).canonicalBytes : bytes
            content = try JSONDecoder().decode(Content.self, from: Data(current))
        } catch let error as DecodingError {
            throw Self.error(error)
        } catch {
            throw .content(path: "", problem: "\(error)")
        }
        try Self.checkFigures(of: content.meeting)
        if format == 1 {
            content.meeting.ballots = try FormatOne.closing(
                content.meeting.ballots, written: members["meeting"])
        }
        meeting = content.meeting
        language = content.language
    }

    /// Figures within the bounds that every meeting keeps, so that nothing that is computed from
    /// them overflows or divides by zero.
    private static func checkFigures(of meeting: Meeting) throws(DossierError) {
        let ballots = meeting.ballots + (meeting.earlier ?? []).flatMap(\.ballots)
        let rules = [meeting.rules.rule] + ballots.map(\.rule)
        let thresholds =
            [meeting.rules.quorum].compactMap { $0 }
            + rules.flatMap { $0.majorities.map(\.threshold) + $0.quorums.map(\.threshold) }
        let areFractions = thresholds.allSatisfy { threshold in
            let fraction = threshold.fraction
            return (1...denominatorLimit).contains(fraction.denominator)
                && (0...fraction.denominator).contains(fraction.numerator)
        }
        guard areFractions else { throw .content(path: "fraction", problem: "is none") }
        let weights =
            meeting.seats.map(\.weight)
            + ballots.flatMap {
                $0.electorate.map(\.weight) + $0.absent.map(\.weight)
            }
        guard weights.allSatisfy((1...weightLimit).contains) else {
            throw .content(path: "weight", problem: "is not from 1 to \(weightLimit)")
        }
        let counts =
            meeting.commitments.flatMap(\.counts.values)
            + [meeting.consultation?.respondents].compactMap { $0 }
        guard counts.allSatisfy((0...countLimit).contains) else {
            throw .content(path: "counts", problem: "are not from 0 to \(countLimit)")
        }
    }

    private static let denominatorLimit = 1_000
    private static let weightLimit = 1_000
    private static let countLimit = 100_000_000

    /// What cannot be derived from anything else.
    private struct Content: Decodable {
        var language: Language
        var meeting: Meeting
    }

    private static func error(_ error: DecodingError) -> DossierError {
        func path(_ context: DecodingError.Context) -> String {
            context.codingPath.reduce("") { path, key in
                key.intValue.map { "\(path)[\($0)]" }
                    ?? (path.isEmpty ? key.stringValue : "\(path).\(key.stringValue)")
            }
        }
        switch error {
        case .keyNotFound(let key, let context):
            return .content(path: path(context), problem: "“\(key.stringValue)” is missing")
        case .valueNotFound(_, let context), .typeMismatch(_, let context),
            .dataCorrupted(let context):
            return .content(path: path(context), problem: context.debugDescription)
        @unknown default: return .content(path: "", problem: "\(error)")
        }
    }
}

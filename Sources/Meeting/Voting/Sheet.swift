internal import Counting

/// Many questions that are put together, answered alike, handed in once and counted each by
/// itself: a line for each commitment or other subject and, with criteria, one answer for each
/// criterion in every line. The answers and their order are those of the ballot's options.
package struct Sheet: Codable, Equatable, Sendable {
    package var lines: [Line]
    /// What each line is judged by; empty: it is judged as a whole.
    package var criteria: [String]

    package struct Line: Codable, Equatable, Sendable {
        /// The title of the commitment as it stood at opening, or the committee's own words.
        package var label: String
        package var commitment: CommitmentID?

        package init(label: String, commitment: CommitmentID? = nil) {
            self.label = label
            self.commitment = commitment
        }
    }

    package init(lines: [Line], criteria: [String] = []) {
        self.lines = lines
        self.criteria = criteria
    }

    /// How many answers stand in a line.
    package var width: Int { max(1, criteria.count) }

    /// How many answers a sheet has room for: line by line, in each by criterion.
    package var cellCount: Int { lines.count * width }

    /// The most lines, criteria, and answers on one sheet.
    package static let lineLimit = 2_000
    package static let criterionLimit = 12
    package static let cellLimit = 12_000
    /// Answers on all sheets of a ballot beyond which who answered what is not sent to everyone
    /// at closing; it is in the exports.
    package static let answersTold = 20_000
}

/// What a motion puts on a sheet.
package struct ProposedSheet: Codable, Equatable, Sendable {
    /// In words or a commitment each, in the order in which they are to stand.
    package var lines: [ProposedLine]
    package var criteria: [String]?

    package struct ProposedLine: Codable, Equatable, Sendable {
        package var label: String?
        package var commitment: CommitmentID?

        package init(label: String? = nil, commitment: CommitmentID? = nil) {
            self.label = label
            self.commitment = commitment
        }
    }

    package init(lines: [ProposedLine], criteria: [String]? = nil) {
        self.lines = lines
        self.criteria = criteria
    }
}

/// What somebody answered on a sheet. JSON: a text with one character for every answer, `0` to
/// `9` and `a` to `z` for its place among the ballot's options, `-` where there is none.
package struct SheetAnswers: Equatable, Sendable {
    /// The place of each answer among the options; `noAnswer` where there is none.
    package private(set) var places: [UInt8]

    package static let noAnswer = SheetVote.noAnswer
    private static let empty = UInt8(ascii: "-")
    private static let digits = Array("0123456789abcdefghijklmnopqrstuvwxyz".utf8)
    /// How many options a sheet can offer: each needs a character.
    package static let optionLimit = digits.count

    package init(_ places: [UInt8]) { self.places = places }

    /// A sheet without answers.
    package init(empty count: Int) { places = Array(repeating: Self.noAnswer, count: count) }

    /// `nil` for a text with another character.
    package init?(text: String) {
        places = []
        places.reserveCapacity(text.utf8.count)
        for character in text.utf8 {
            guard let place = Self.place(of: character) else { return nil }
            places.append(place)
        }
    }

    package var text: String {
        String(
            decoding: places.map {
                Int($0) < Self.digits.count ? Self.digits[Int($0)] : Self.empty
            }, as: UTF8.self)
    }

    /// How many answers there are.
    package var count: Int { places.count { $0 != Self.noAnswer } }

    /// Puts the answer of this character at `index`; false where either is none of the sheet.
    ///
    /// - Parameter count: how many options there are.
    package mutating func put(_ character: String, at index: Int, among count: Int) -> Bool {
        guard places.indices.contains(index), character.utf8.count == 1,
            let place = character.utf8.first.flatMap(Self.place),
            place == Self.noAnswer || Int(place) < count
        else { return false }
        places[index] = place
        return true
    }

    private static func place(of character: UInt8) -> UInt8? {
        switch character {
        case empty: noAnswer
        case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "z"): character - UInt8(ascii: "a") + 10
        default: nil
        }
    }
}

extension SheetAnswers: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let answers = SheetAnswers(text: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "no sheet has such an answer")
        }
        self = answers
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

extension Ballot {
    /// What is wrong with a sheet; empty when it can be counted. One without any answer is none.
    func faults(of answers: SheetAnswers) -> [Fault] {
        guard let sheet, answers.places.count == sheet.cellCount,
            answers.places.allSatisfy({ $0 == SheetAnswers.noAnswer || Int($0) < options.count })
        else { return [.otherMethod] }
        return answers.count > 0 ? [] : [.tooFew(0, least: 1)]
    }
}

extension Dictionary where Key == SeatID, Value == Choice {
    /// Whether these are so many answers on sheets that they are not sent to everyone.
    var areTooManyToTell: Bool { values.areTooManyToTell }
}

extension Sequence where Element == Choice {
    /// Whether these are so many answers on sheets that they are not sent to everyone.
    var areTooManyToTell: Bool {
        reduce(0) { count, choice in
            if case .sheet(let answers) = choice { count + answers.places.count } else { count }
        } > Sheet.answersTold
    }
}

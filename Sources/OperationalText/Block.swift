/// A stretch of text by one author and of one format, in UTF-16 units. In JSON
/// `["author",count]`, with the format as third where there is one.
package struct AuthorRun: Sendable, Equatable {
    package var author: String
    package var count: Int
    package var format: TextFormat

    package init(author: String, count: Int, format: TextFormat = [:]) {
        self.author = author
        self.count = count
        self.format = format
    }

    /// Whether text of the other can be in one run with text of this.
    func isAlike(_ other: AuthorRun) -> Bool { author == other.author && format == other.format }
}

extension AuthorRun: Codable {
    package init(from decoder: any Decoder) throws {
        var container = try decoder.unkeyedContainer()
        author = try container.decode(String.self)
        count = try container.decode(Int.self)
        format = container.isAtEnd ? [:] : try container.decode(TextFormat.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.unkeyedContainer()
        try container.encode(author)
        try container.encode(count)
        if !format.isEmpty { try container.encode(format) }
    }
}

/// One paragraph, heading, item or note of the minutes.
package struct Block: Sendable, Equatable {
    package let id: BlockID
    /// What the block is, in words of the caller; opaque here.
    package var attributes: [String: String]
    /// UTF-16 units, well-formed.
    package private(set) var text: BlockText
    /// Who wrote the text and how it looks, from its start; the counts add up to its length.
    package private(set) var authors: [AuthorRun]
    /// Taken out of the minutes, but kept in place and able to come back.
    package var trashed: Bool

    package init(
        id: BlockID, attributes: [String: String] = [:], text: some Collection<UInt16> = [],
        author: String = "", trashed: Bool = false
    ) {
        self.init(
            id: id, attributes: attributes, text: text,
            authors: [AuthorRun(author: author, count: text.count)], trashed: trashed)
    }

    /// A block with its author runs, which must cover the text.
    init(
        id: BlockID, attributes: [String: String], text: some Collection<UInt16>,
        authors: some Sequence<AuthorRun>, trashed: Bool
    ) {
        self.id = id
        self.attributes = attributes
        self.text = BlockText(text)
        self.authors = []
        self.trashed = trashed
        for run in authors { self.authors.add(run) }
    }

    /// The text as a string, verbatim: nothing is normalised.
    package var string: String { text.string }

    /// The text in stretches of one author.
    package var authoredText: [(author: String, text: String)] {
        pieces(in: 0..<text.count).map { ($0.author, $0.units.string) }
    }

    /// The text in stretches of one format, whoever wrote them.
    package var formattedText: [(format: TextFormat, text: String)] {
        var result: [(format: TextFormat, units: [UInt16])] = []
        for (_, units, format) in pieces(in: 0..<text.count) {
            if result.last?.format == format {
                result[result.count - 1].units += units
            } else {
                result.append((format, units))
            }
        }
        return result.map { ($0.format, $0.units.string) }
    }

    /// The units of a range in stretches of one author and one format.
    func pieces(in range: Range<Int>) -> [(author: String, units: [UInt16], format: TextFormat)] {
        var position = 0
        var result: [(author: String, units: [UInt16], format: TextFormat)] = []
        for run in authors {
            let piece = (position..<position + run.count).clamped(to: range)
            if !piece.isEmpty { result.append((run.author, Array(text[piece]), run.format)) }
            position += run.count
            if position >= range.upperBound { break }
        }
        return result
    }

    /// Cuts the text at a boundary and hands back the right part.
    mutating func cutTail(from offset: Int) -> (text: BlockText, authors: [AuthorRun]) {
        let runs = authors.sliced(offset..<text.count)
        authors = authors.sliced(0..<offset)
        return (text.cut(from: offset), runs)
    }

    /// Adds a text with its authors at the end.
    mutating func append(_ tail: (text: BlockText, authors: [AuthorRun])) {
        text.append(tail.text)
        for run in tail.authors { authors.add(run) }
    }

    /// Applies a clamped delta. One replaced stretch, which is what typing is, touches nothing
    /// else; a delta with more stretches rebuilds the text in one pass.
    mutating func apply(_ delta: Delta, author: String) {
        guard let edit = delta.replacement else { return rebuild(delta, author: author) }
        let range = edit.start..<edit.start + edit.deleted
        text.replace(range, with: edit.units)
        authors.replace(
            range,
            with: AuthorRun(
                author: edit.author ?? author, count: edit.units.count, format: edit.format))
    }

    private mutating func rebuild(_ delta: Delta, author: String) {
        var (units, runs, position) = ([UInt16](), [AuthorRun](), 0)
        units.reserveCapacity(text.count + max(delta.growth, 0))
        func keep(_ count: Int, _ change: TextFormatChange = [:]) {
            units += text[position..<position + count]
            for var run in authors.sliced(position..<position + count) {
                run.format = run.format.changed(by: change)
                runs.add(run)
            }
        }
        for component in delta.components {
            switch component {
            case .retain(let count):
                keep(count)
                position += count
            case .format(let count, let change):
                keep(count, change)
                position += count
            case .insert(let inserted, let by, let format):
                units += inserted
                runs.add(AuthorRun(author: by ?? author, count: inserted.count, format: format))
            case .delete(let count): position += count
            }
        }
        keep(text.count - position)
        (text, authors) = (BlockText(units), runs)
    }
}

extension Delta {
    /// The delta as the replacement of one stretch by a text of one author and format, if it is no
    /// more than that.
    fileprivate var replacement: Replacement? {
        guard components.count <= 3 else { return nil }
        var found = Replacement()
        for (index, component) in components.enumerated() {
            switch component {
            case .retain(let count):
                guard index == 0 else { return nil }
                found.start = count
            case .format: return nil
            case .insert(let units, let author, let format):
                guard found.units.isEmpty else { return nil }
                (found.units, found.author, found.format) = (units, author, format)
            case .delete(let count): found.deleted = count
            }
        }
        return found
    }
}

/// One stretch of a text, and what takes its place.
private struct Replacement {
    var start = 0
    var deleted = 0
    var units: [UInt16] = []
    var author: String?
    var format: TextFormat = [:]
}

extension [AuthorRun] {
    /// Adds a run at the end, merged with the last one when author and format are the same.
    mutating func add(_ run: AuthorRun) {
        guard run.count > 0 else { return }
        if let last, last.isAlike(run) {
            self[count - 1].count += run.count
        } else {
            append(run)
        }
    }

    /// The runs of a range of units.
    func sliced(_ range: Range<Int>) -> [AuthorRun] {
        var position = 0
        var result: [AuthorRun] = []
        for run in self {
            guard position < range.upperBound else { break }
            let piece = (position..<position + run.count).clamped(to: range)
            result.add(AuthorRun(author: run.author, count: piece.count, format: run.format))
            position += run.count
        }
        return result
    }

    /// Replaces the runs of a range of units by one, leaving those farther away untouched.
    mutating func replace(_ range: Range<Int>, with run: AuthorRun) {
        var (first, position) = (0, 0)
        while first < count, position + self[first].count < range.lowerBound {
            position += self[first].count
            first += 1
        }
        // Who types within their own text, as most do, changes one number.
        if first < count, run.count == 0 || self[first].isAlike(run),
            position + self[first].count >= range.upperBound,
            self[first].count + run.count > range.count
        {
            self[first].count += run.count - range.count
            return
        }
        replaceRuns(range, with: run, from: first, at: position)
    }

    /// The same from the run `first` on, which begins at `start`.
    private mutating func replaceRuns(
        _ range: Range<Int>, with run: AuthorRun, from first: Int, at start: Int
    ) {
        var (last, end) = (first, start)
        while last < count, end <= range.upperBound {
            end += self[last].count
            last += 1
        }
        let touched = Array(self[first..<last])
        var middle = touched.sliced(0..<range.lowerBound - start)
        middle.add(run)
        for run in touched.sliced(range.upperBound - start..<end - start) { middle.add(run) }
        replaceSubrange(first..<last, with: middle)
    }
}

extension Block: Codable {
    private enum CodingKeys: CodingKey { case id, attributes, text, authors, trashed }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.decode(BlockID.self, forKey: .id)
        attributes = try container.decode([String: String].self, forKey: .attributes)
        text = BlockText(try container.decode(String.self, forKey: .text).utf16)
        authors = try container.decode([AuthorRun].self, forKey: .authors)
        trashed = try container.decode(Bool.self, forKey: .trashed)
        guard authors.allSatisfy({ $0.count > 0 && $0.count <= text.count }),
            authors.reduce(0, { $0 + $1.count }) == text.count
        else {
            throw DecodingError.dataCorruptedError(
                forKey: .authors, in: container,
                debugDescription: "The author runs do not cover the text.")
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(attributes, forKey: .attributes)
        try container.encode(string, forKey: .text)
        try container.encode(authors, forKey: .authors)
        try container.encode(trashed, forKey: .trashed)
    }
}

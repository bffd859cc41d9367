/// A change of one text, from its start: keep some units, give some another format, insert some,
/// delete some. Counts are UTF-16 units. What is not mentioned at the end is kept.
///
/// Always canonical: neighbours of one kind are merged, an insertion stands before a deletion at
/// the same place, and no `retain` stands last. So equal changes of a text are equal values.
///
/// In JSON an array: a positive integer retains, a negative one deletes, a string inserts,
/// `{"text":…,"author":…,"format":…}` inserts the text of somebody other than the sender or with a
/// format, and `{"retain":…,"format":…}` changes a format.
package struct Delta: Sendable, Equatable {
    package enum Component: Sendable, Equatable {
        case retain(Int)
        /// Keeps the text and changes its format, word by word.
        case format(Int, TextFormatChange)
        /// `author` is nil for the sender.
        case insert([UInt16], author: String?, format: TextFormat = [:])
        case delete(Int)

        /// Units of the text before that this covers.
        var consumed: Int {
            switch self {
            case .retain(let count), .format(let count, _), .delete(let count): count
            case .insert: 0
            }
        }
    }

    /// What an insertion is made of.
    typealias Insertion = (units: [UInt16], author: String?, format: TextFormat)

    package private(set) var components: [Component] = []

    /// A delta that changes nothing.
    package init() {}

    /// The canonical form of some components. Counts below one and empty insertions are left out.
    package init(_ components: some Sequence<Component>) {
        for component in components { append(component) }
        dropTrailingRetain()
    }

    /// Whether it changes nothing.
    package var isEmpty: Bool { components.isEmpty }

    /// By how many units the text grows; negative when it shrinks.
    package var growth: Int {
        components.reduce(0) { growth, component in
            switch component {
            case .retain, .format: growth
            case .insert(let units, author: _, format: _): growth + units.count
            case .delete(let count): growth - count
            }
        }
    }

    /// Units of the text before that are covered: the shortest text to which the delta fits.
    package var reach: Int { components.reduce(0) { $0 + $1.consumed } }

    /// Adds a component at the end, keeping the canonical form except for a trailing retain.
    mutating func append(_ component: Component) {
        switch component {
        case .retain(let count): retain(count)
        case .format(let count, let change): format(count, change)
        case .insert(let units, let author, let format):
            insert(units, author: author, format: format)
        case .delete(let count): delete(count)
        }
    }

    mutating func format(_ count: Int, _ change: TextFormatChange) {
        guard !change.isEmpty else { return retain(count) }
        guard count > 0 else { return }
        if case .format(let before, change)? = components.last {
            components[components.count - 1] = .format(before + count, change)
        } else {
            components.append(.format(count, change))
        }
    }

    mutating func retain(_ count: Int) {
        guard count > 0 else { return }
        if case .retain(let before)? = components.last {
            components[components.count - 1] = .retain(before + count)
        } else {
            components.append(.retain(count))
        }
    }

    mutating func delete(_ count: Int) {
        guard count > 0 else { return }
        if case .delete(let before)? = components.last {
            components[components.count - 1] = .delete(before + count)
        } else {
            components.append(.delete(count))
        }
    }

    mutating func insert(
        _ units: some Collection<UInt16>, author: String?, format: TextFormat = [:]
    ) {
        guard !units.isEmpty else { return }
        var deletion: Component?
        if case .delete? = components.last { deletion = components.removeLast() }
        if case .insert(let before, author, format)? = components.last {
            components[components.count - 1] = .insert(
                before + units, author: author, format: format)
        } else {
            components.append(.insert(Array(units), author: author, format: format))
        }
        if let deletion { components.append(deletion) }
    }

    mutating func dropTrailingRetain() {
        if case .retain? = components.last { components.removeLast() }
    }
}

extension Delta.Component {
    /// An insertion by the sender, or of somebody's text.
    package static func insert(
        _ string: String, author: String? = nil, format: TextFormat = [:]
    ) -> Self {
        .insert(Array(string.utf16), author: author, format: format)
    }
}

extension Delta: ExpressibleByArrayLiteral {
    package init(arrayLiteral elements: Component...) {
        self.init(elements)
    }
}

extension Delta: Codable {
    /// A component with more than a count or a text: `text` or `retain` is there.
    private struct Detailed: Codable {
        var text: String?
        var retain: Int?
        var author: String?
        var format: TextFormatChange?
    }

    /// Throws `InvalidOperation` for counts and insertions out of bounds, otherwise a
    /// `DecodingError`.
    package init(from decoder: any Decoder) throws {
        var container = try decoder.unkeyedContainer()
        while !container.isAtEnd {
            if let count = try? container.decode(Int.self) {
                guard count != 0, count >= -Limits.count, count <= Limits.count else {
                    throw InvalidOperation.count
                }
                append(count > 0 ? .retain(count) : .delete(-count))
            } else if let text = try? container.decode(String.self) {
                guard !text.isEmpty else { throw InvalidOperation.emptyInsertion }
                append(.insert(text))
            } else {
                append(
                    try Self.component(container.decode(Detailed.self), at: container.codingPath))
            }
        }
        dropTrailingRetain()
    }

    private static func component(
        _ detailed: Detailed, at path: [any CodingKey]
    ) throws -> Component {
        let format = detailed.format ?? [:]
        switch (detailed.text, detailed.retain) {
        case (let text?, nil):
            guard !text.isEmpty else { throw InvalidOperation.emptyInsertion }
            guard !format.values.contains(nil) else { break }
            return .insert(text, author: detailed.author, format: format.compactMapValues { $0 })
        case (nil, let count?):
            guard detailed.author == nil else { break }
            guard count > 0, count <= Limits.count else { throw InvalidOperation.count }
            return format.isEmpty ? .retain(count) : .format(count, format)
        case (nil, nil), (.some, .some): break
        }
        throw DecodingError.dataCorrupted(
            .init(codingPath: path, debugDescription: "A component inserts or retains."))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.unkeyedContainer()
        for component in components {
            switch component {
            case .retain(let count): try container.encode(count)
            case .delete(let count): try container.encode(-count)
            case .insert(let units, author: nil, [:]): try container.encode(units.string)
            case .insert(let units, let author, let format):
                try container.encode(
                    Detailed(
                        text: units.string, author: author, format: format.isEmpty ? nil : format))
            case .format(let count, let change):
                try container.encode(Detailed(retain: count, format: change))
            }
        }
    }
}

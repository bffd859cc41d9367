/// A change of one text, from its start: keep some units, insert some, delete some. Counts are
/// UTF-16 units. What is not mentioned at the end is kept.
///
/// Always canonical: neighbours of one kind are merged, an insertion stands before a deletion at
/// the same place, and no `retain` stands last. So equal changes of a text are equal values.
///
/// In JSON an array: a positive integer retains, a negative one deletes, a string inserts, and
/// `{"text":…,"author":…}` inserts the text of somebody other than the sender.
package struct Delta: Sendable, Equatable {
    package enum Component: Sendable, Equatable {
        case retain(Int)
        /// `author` is nil for the sender.
        case insert([UInt16], author: String?)
        case delete(Int)

        /// Units of the text before that this covers.
        var consumed: Int {
            switch self {
            case .retain(let count), .delete(let count): count
            case .insert: 0
            }
        }
    }

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
            case .retain: growth
            case .insert(let units, author: _): growth + units.count
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
        case .insert(let units, let author): insert(units, author: author)
        case .delete(let count): delete(count)
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

    mutating func insert(_ units: some Collection<UInt16>, author: String?) {
        guard !units.isEmpty else { return }
        var deletion: Component?
        if case .delete? = components.last { deletion = components.removeLast() }
        if case .insert(let before, author)? = components.last {
            components[components.count - 1] = .insert(before + units, author: author)
        } else {
            components.append(.insert(Array(units), author: author))
        }
        if let deletion { components.append(deletion) }
    }

    mutating func dropTrailingRetain() {
        if case .retain? = components.last { components.removeLast() }
    }
}

extension Delta.Component {
    /// An insertion by the sender, or of somebody's text.
    package static func insert(_ string: String, author: String? = nil) -> Self {
        .insert(Array(string.utf16), author: author)
    }
}

extension Delta: ExpressibleByArrayLiteral {
    package init(arrayLiteral elements: Component...) {
        self.init(elements)
    }
}

extension Delta: Codable {
    private struct Insertion: Codable {
        var text: String
        var author: String
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
                let insertion = try container.decode(Insertion.self)
                guard !insertion.text.isEmpty else { throw InvalidOperation.emptyInsertion }
                append(.insert(insertion.text, author: insertion.author))
            }
        }
        dropTrailingRetain()
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.unkeyedContainer()
        for component in components {
            switch component {
            case .retain(let count): try container.encode(count)
            case .delete(let count): try container.encode(-count)
            case .insert(let units, author: nil): try container.encode(units.string)
            case .insert(let units, let author?):
                try container.encode(Insertion(text: units.string, author: author))
            }
        }
    }
}

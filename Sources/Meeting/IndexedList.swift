/// Something with a permanent identity.
package protocol Identified {
    associatedtype ID: Hashable & Sendable
    var id: ID { get }
}

/// A list in order whose elements are found by their identity without a search: a meeting can
/// have thousands of seats, and every vote looks one up. JSON: an array.
package struct IndexedList<Element: Identified> {
    private var elements: [Element]
    private var indices: [Element.ID: Int]

    /// Of two elements with the same identity the first is found.
    package init(_ elements: [Element] = []) {
        self.elements = elements
        indices = Dictionary(
            self.elements.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The element called `id`.
    package subscript(id id: Element.ID) -> Element? {
        indices[id].map { elements[$0] }
    }

    /// The place of the element called `id`.
    package func index(of id: Element.ID) -> Int? { indices[id] }

    /// Replaces the element of the same identity, or appends a new one.
    package mutating func put(_ element: Element) {
        if let index = indices[element.id] {
            elements[index] = element
        } else {
            indices[element.id] = elements.count
            elements.append(element)
        }
    }
}

extension IndexedList: RandomAccessCollection {
    package var startIndex: Int { elements.startIndex }
    package var endIndex: Int { elements.endIndex }
    package subscript(index: Int) -> Element { elements[index] }
}

extension IndexedList: Sendable where Element: Sendable {}
extension IndexedList: Equatable where Element: Equatable {
    package static func == (left: Self, right: Self) -> Bool { left.elements == right.elements }
}

extension IndexedList: Codable where Element: Codable {
    package init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode([Element].self))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(elements)
    }
}

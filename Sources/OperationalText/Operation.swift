/// One command's changes of a document, applied in order, all or none. In JSON an array.
package struct Operation: Sendable, Equatable {
    package var changes: [Change]

    package init(_ changes: [Change] = []) {
        self.changes = changes
    }

    /// Whether it changes nothing.
    package var isEmpty: Bool { changes.isEmpty }

    /// Which of two people's insertions at one place stands first: that of the client with the
    /// smaller identifier, compared by UTF-16 units as JavaScript does. Pass the result as
    /// `incomingFirst`.
    package static func isFirst(_ incoming: String, before historic: String) -> Bool {
        incoming.utf16.lexicographicallyPrecedes(historic.utf16)
    }

    /// This operation as it reads after `historic`, both having been written against one document.
    ///
    /// `historic` is in the log and keeps its effect: where two changes cannot both hold (two
    /// moves of one block, one attribute set twice) the incoming one wins, being later, and where
    /// they do the same thing the incoming one vanishes.
    package func transformed(over historic: Operation, incomingFirst: Bool) -> Operation {
        Operation.crossing(self, historic, incomingFirst: incomingFirst).incoming
    }

    /// Both operations, each as it reads after the other.
    ///
    /// `historic·incoming'` and `incoming·historic'` put every letter at one place, so that an
    /// operation brought past them goes on addressing the letters that it addressed. Attributes,
    /// trash and the order of blocks may differ where the comments of `Change.crossed` say so.
    /// There the log decides, and a client that predicted otherwise rebuilds from what it confirmed.
    package static func crossing(
        _ incoming: Operation, _ historic: Operation, incomingFirst: Bool
    ) -> (incoming: Operation, historic: Operation) {
        guard incoming.meets(historic) else { return (incoming, historic) }
        let crossed = Change.crossing(
            incoming.changes[...], historic.changes[...], incomingFirst: incomingFirst)
        return (Operation(crossed.incoming), Operation(crossed.historic))
    }

    /// Whether the two mention a common place. Most do not, and then neither changes.
    private func meets(_ other: Operation) -> Bool {
        if changes.count == 1, other.changes.count == 1 {
            let places = other.changes[0].places
            return changes[0].places.contains { places.contains($0) }
        }
        let places = Set(other.changes.flatMap(\.places))
        return changes.contains { change in change.places.contains { places.contains($0) } }
    }

    /// The same operation with neighbouring edits of one text made one and empty changes left out.
    var normalized: Operation {
        var result: [Change] = []
        for change in changes {
            if case .text(let block, let delta) = change,
                case .text(block, let before)? = result.last
            {
                result[result.count - 1] = .text(block: block, delta: before.composed(with: delta))
            } else {
                if let last = result.last, last.isEmpty { result.removeLast() }
                result.append(change)
            }
        }
        if let last = result.last, last.isEmpty { result.removeLast() }
        return Operation(result)
    }

    /// The same operation with every identifier replaced.
    func renamed(_ name: (BlockID) -> BlockID) -> Operation {
        Operation(changes.map { $0.renamed(name) })
    }
}

extension Operation: ExpressibleByArrayLiteral {
    package init(arrayLiteral elements: Change...) {
        self.init(elements)
    }
}

extension Operation: Codable {
    package init(from decoder: any Decoder) throws {
        changes = try decoder.singleValueContainer().decode([Change].self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(changes)
    }
}

/// A text that an operation deleted, in UTF-16 units, of one author.
package struct Removal: Sendable, Equatable {
    package let block: BlockID
    /// Where it was, counted in the text after the operation.
    package let at: Int
    package let author: String
    package let text: [UInt16]
}

/// The kept window of effective operations, by which operations written against an earlier state
/// are brought up to the present. Part of the state, so of snapshots.
package struct History: Sendable, Equatable {
    /// One operation as it took effect.
    package struct Entry: Sendable, Equatable {
        package let sequence: Int
        /// The client that sent it; decides ties.
        package let client: String
        package let operation: Operation
        /// What it deleted, so that undoing can give a text back to its author. Texts deleted
        /// unit by unit are gathered in the latest entry.
        package fileprivate(set) var removed: [Removal]
    }

    /// The most operations kept.
    package static let maximumEntries = 4_096
    /// The most text kept in them, inserted and removed, in UTF-16 units. A change counts as a few,
    /// so that bringing one operation up to the present has a bound.
    package static let maximumUnits = 4_000_000

    /// The earliest sequence against which an operation may have been written.
    package private(set) var start: Int
    /// In ascending order of sequence; the sequences need not be consecutive.
    /// A slice, so that letting go of the oldest moves none of the others.
    package private(set) var entries: ArraySlice<Entry>
    private var units: Int

    /// An empty history of a document at a sequence.
    package init(start: Int = 0) {
        self.start = start
        entries = []
        units = 0
    }

    /// Brings an operation up to the present: its effective form, to be journaled and applied.
    ///
    /// Transforms it over each operation since its base, never over several composed into one,
    /// then clamps it. Text inserted under another's name keeps it only if that person's text
    /// was removed in the kept history.
    ///
    /// - Parameters:
    ///   - base: the sequence of the last entry that the client had seen.
    ///   - client: breaks ties against the clients of other operations.
    ///   - document: the present document.
    /// - Throws: `baseTooOld` for a base before the window, `baseInFuture` for one after
    ///   `present`, otherwise whatever `Operation.validate` finds. Lengths are checked only where
    ///   nothing concurrent can explain them.
    package func integrate(
        _ operation: Operation, base: Int, client: String, in document: Document,
        present: Int? = nil
    ) throws(InvalidOperation) -> Operation {
        guard base >= start else { throw .baseTooOld }
        if let present, base > present { throw .baseInFuture }
        try operation.validateForm()
        var effective = attributed(document.resolved(operation))
        let seen = entries.lastIndex { $0.sequence <= base }
        let since = entries[(seen.map { $0 + 1 } ?? entries.startIndex)...]
        for entry in since {
            effective = effective.transformed(
                over: entry.operation,
                incomingFirst: Operation.isFirst(client, before: entry.client))
            guard effective.changes.count <= 4 * Limits.changes else { throw .tooManyChanges }
        }
        try effective.validateReferences(in: document, lengths: since.isEmpty)
        return document.clamped(effective)
    }

    /// Adds an effective operation and lets go of the oldest ones beyond the limits.
    ///
    /// - Parameter document: the document before the operation.
    package mutating func append(
        sequence: Int, client: String, operation: Operation, in document: Document
    ) {
        var removed = document.removals(by: operation)
        gather(&removed, client: client)
        entries.append(
            Entry(sequence: sequence, client: client, operation: operation, removed: removed))
        units += entries.last?.units ?? 0
        while entries.count > Self.maximumEntries || units > Self.maximumUnits,
            let oldest = entries.popFirst()
        {
            units -= oldest.units
            start = oldest.sequence
        }
    }

    /// Joins a first removal with the client's previous one where they were next to each other:
    /// so a word deleted letter by letter comes back under its author's name.
    private mutating func gather(_ removed: inout [Removal], client: String) {
        guard let first = removed.first,
            let index = entries.lastIndex(where: { $0.client == client }),
            let before = entries[index].removed.last, before.block == first.block,
            before.author == first.author
        else { return }
        let text: [UInt16]
        if first.at + first.text.count == before.at {
            text = first.text + before.text
        } else if first.at == before.at {
            text = before.text + first.text
        } else {
            return
        }
        removed[0] = Removal(block: first.block, at: first.at, author: first.author, text: text)
        entries[index].removed.removeLast()
        units -= before.text.count
    }

    /// The operation with names other than the sender's only where they are due.
    private func attributed(_ operation: Operation) -> Operation {
        Operation(
            operation.changes.map { change in
                guard case .text(let block, let delta) = change else { return change }
                let components = delta.components.map { component in
                    guard case .insert(let units, let author?, let format) = component,
                        !hasRemoved(units, of: author)
                    else { return component }
                    return .insert(units, author: nil, format: format)
                }
                return .text(block: block, delta: Delta(components))
            })
    }

    private func hasRemoved(_ units: [UInt16], of author: String) -> Bool {
        entries.reversed().contains { entry in
            entry.removed.contains { $0.author == author && $0.text.holds(units) }
        }
    }
}

extension History.Entry {
    /// What it weighs in the window.
    fileprivate var units: Int {
        operation.changes.reduce(0) { $0 + 16 + $1.insertedUnits }
            + removed.reduce(0) { $0 + $1.text.count }
    }
}

extension [UInt16] {
    /// Whether another text occurs in this one. In linear time (Knuth, Morris, Pratt), as both may
    /// be long and chosen to be slow.
    func holds(_ other: [UInt16]) -> Bool {
        guard !other.isEmpty, other.count <= count else { return other.isEmpty }
        // For each prefix of `other`, the length of its longest proper prefix that also ends it.
        var borders = [0]
        for unit in other.dropFirst() {
            borders.append(other.matched(after: borders[borders.count - 1], by: unit, borders))
        }
        var matched = 0
        for unit in self {
            matched = other.matched(after: matched, by: unit, borders)
            if matched == other.count { return true }
        }
        return false
    }

    /// How many units at the start are matched when one more unit follows `length` matched ones.
    private func matched(after length: Int, by unit: UInt16, _ borders: [Int]) -> Int {
        var length = length
        while length > 0, self[length] != unit { length = borders[length - 1] }
        return self[length] == unit ? length + 1 : 0
    }
}

extension Removal: Codable {
    private enum CodingKeys: CodingKey { case block, at, author, text }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        block = try container.decode(BlockID.self, forKey: .block)
        at = try container.decode(Int.self, forKey: .at)
        author = try container.decode(String.self, forKey: .author)
        text = Array(try container.decode(String.self, forKey: .text).utf16)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(block, forKey: .block)
        try container.encode(at, forKey: .at)
        try container.encode(author, forKey: .author)
        try container.encode(text.string, forKey: .text)
    }
}

extension History.Entry: Codable {}

extension History: Codable {
    private enum CodingKeys: CodingKey { case start, entries }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        start = try container.decode(Int.self, forKey: .start)
        entries = try container.decode([Entry].self, forKey: .entries)[...]
        units = entries.reduce(0) { $0 + $1.units }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(start, forKey: .start)
        try container.encode(Array(entries), forKey: .entries)
    }
}

/// One change of a document. Offsets are UTF-16 units. In JSON an object with one key, the name of
/// the case, and its values under their labels; `after` and attributes may be `null`.
package enum Change: Sendable, Equatable {
    /// Edits the text of a block. A trashed block keeps what is typed into it.
    case text(block: BlockID, delta: Delta)
    /// Sets some attributes; nil takes an attribute away. The last writer wins, attribute by
    /// attribute.
    case set(block: BlockID, attributes: [String: String?])
    /// Takes a block out of the minutes. It keeps its text and its place.
    case trash(block: BlockID)
    /// Brings a trashed block back.
    case restore(block: BlockID)
    /// Adds a new block directly after another, or at the start. The text is the sender's.
    case insert(block: BlockID, after: BlockID?, attributes: [String: String], text: [UInt16])
    /// Puts a block directly after another, or at the start.
    case move(block: BlockID, after: BlockID?)
    /// Cuts a block's text at an offset. The tail goes to the block `new`: a new one directly
    /// after, with a copy of the attributes, or one that exists and is empty, which is brought
    /// back where it stands with the attributes it has. So a split undoes a join.
    case split(block: BlockID, at: Int, new: BlockID)
    /// Moves the text of a block to the end of another and trashes the emptied block, which keeps
    /// its place. `at` is the length of `into` before; clamping sets it.
    case join(block: BlockID, into: BlockID, at: Int)
    /// The block that one of two people who split at the same place would have made is `to`: a
    /// name only. Comes of a transform; nobody sends it.
    case alias(block: BlockID, to: BlockID)
    /// What an alias is where the block was made already, in the prediction of whoever split
    /// second: its text goes to the end of `to`, which stands as it stood, and from there on `to` is
    /// meant by its name. `at` is the length of `to` before, which as a rule does not exist yet.
    /// Never in the log: it only tells what comes after a split how the log's split changes it.
    case become(block: BlockID, to: BlockID, at: Int)

    /// A new block with a text.
    package static func insert(
        block: BlockID, after: BlockID?, attributes: [String: String] = [:], _ text: String
    ) -> Change {
        .insert(block: block, after: after, attributes: attributes, text: Array(text.utf16))
    }

    /// Whether nothing is left of it.
    var isEmpty: Bool {
        switch self {
        case .text(block: _, let delta): delta.isEmpty
        case .set(block: _, let attributes): attributes.isEmpty
        case .trash, .restore, .insert, .move, .split, .join, .alias, .become: false
        }
    }

    /// Units of text that it inserts.
    var insertedUnits: Int {
        switch self {
        case .text(block: _, let delta):
            delta.components.reduce(0) { sum, component in
                if case .insert(let units, author: _, format: _) = component {
                    sum + units.count
                } else {
                    sum
                }
            }
        case .insert(block: _, after: _, attributes: _, let text): text.count
        case .set, .trash, .restore, .move, .split, .join, .alias, .become: 0
        }
    }

    /// The places that it mentions; nil is the start of the document. Changes with no place in
    /// common do not affect each other.
    var places: [BlockID?] {
        switch self {
        case .text(let block, delta: _), .set(let block, attributes: _), .trash(let block),
            .restore(let block):
            [block]
        case .insert(let block, let after, attributes: _, text: _), .move(let block, let after):
            [block, after]
        case .split(let block, at: _, let new): [block, new]
        case .join(let block, let into, at: _): [block, into]
        case .alias(let block, let to), .become(let block, let to, at: _): [block, to]
        }
    }

    /// The same change with every identifier replaced.
    func renamed(_ name: (BlockID) -> BlockID) -> Change {
        switch self {
        case .text(let block, let delta): .text(block: name(block), delta: delta)
        case .set(let block, let attributes): .set(block: name(block), attributes: attributes)
        case .trash(let block): .trash(block: name(block))
        case .restore(let block): .restore(block: name(block))
        case .insert(let block, let after, let attributes, let text):
            .insert(
                block: name(block), after: after.map(name), attributes: attributes, text: text)
        case .move(let block, let after): .move(block: name(block), after: after.map(name))
        case .split(let block, let at, let new):
            .split(block: name(block), at: at, new: name(new))
        case .join(let block, let into, let at):
            .join(block: name(block), into: name(into), at: at)
        case .alias(let block, let to): .alias(block: name(block), to: name(to))
        case .become(let block, let to, let at):
            .become(block: name(block), to: name(to), at: at)
        }
    }
}

extension Change: Codable {
    private enum Kind: String, CodingKey {
        case text, set, trash, restore, insert, move, split, join, alias, become
    }

    /// Any key at all, to see that there is no unknown one.
    private struct AnyKey: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init?(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    private enum Field: CodingKey { case block, delta, attributes, after, text, at, new, into, to }

    package init(from decoder: any Decoder) throws {
        let outer = try decoder.container(keyedBy: Kind.self)
        let keys = try decoder.container(keyedBy: AnyKey.self).allKeys
        guard keys.count == 1, let kind = outer.allKeys.first else {
            throw DecodingError.dataCorrupted(
                .init(
                    codingPath: decoder.codingPath,
                    debugDescription: "A change has exactly one kind."))
        }
        let values = try outer.nestedContainer(keyedBy: Field.self, forKey: kind)
        let block = try values.decode(BlockID.self, forKey: .block)
        switch kind {
        case .text:
            self = .text(block: block, delta: try values.decode(Delta.self, forKey: .delta))
        case .set:
            let attributes = try values.decode([String: String?].self, forKey: .attributes)
            self = .set(block: block, attributes: attributes)
        case .trash: self = .trash(block: block)
        case .restore: self = .restore(block: block)
        case .insert:
            self = .insert(
                block: block,
                after: try values.decode(BlockID?.self, forKey: .after),
                attributes: try values.decode([String: String].self, forKey: .attributes),
                text: Array(try values.decode(String.self, forKey: .text).utf16))
        case .move:
            self = .move(block: block, after: try values.decode(BlockID?.self, forKey: .after))
        case .split:
            let at = try values.decode(Int.self, forKey: .at)
            self = .split(block: block, at: at, new: try values.decode(BlockID.self, forKey: .new))
        case .join:
            let into = try values.decode(BlockID.self, forKey: .into)
            self = .join(block: block, into: into, at: try values.decode(Int.self, forKey: .at))
        case .alias:
            self = .alias(block: block, to: try values.decode(BlockID.self, forKey: .to))
        case .become:
            let to = try values.decode(BlockID.self, forKey: .to)
            self = .become(block: block, to: to, at: try values.decode(Int.self, forKey: .at))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var outer = encoder.container(keyedBy: Kind.self)
        func values(_ kind: Kind, _ block: BlockID) throws -> KeyedEncodingContainer<Field> {
            var values = outer.nestedContainer(keyedBy: Field.self, forKey: kind)
            try values.encode(block, forKey: .block)
            return values
        }
        switch self {
        case .text(let block, let delta):
            var values = try values(.text, block)
            try values.encode(delta, forKey: .delta)
        case .set(let block, let attributes):
            var values = try values(.set, block)
            try values.encode(attributes, forKey: .attributes)
        case .trash(let block): _ = try values(.trash, block)
        case .restore(let block): _ = try values(.restore, block)
        case .insert(let block, let after, let attributes, let text):
            var values = try values(.insert, block)
            try values.encode(after, forKey: .after)
            try values.encode(attributes, forKey: .attributes)
            try values.encode(text.string, forKey: .text)
        case .move(let block, let after):
            var values = try values(.move, block)
            try values.encode(after, forKey: .after)
        case .split(let block, let at, let new):
            var values = try values(.split, block)
            try values.encode(at, forKey: .at)
            try values.encode(new, forKey: .new)
        case .join(let block, let into, let at):
            var values = try values(.join, block)
            try values.encode(into, forKey: .into)
            try values.encode(at, forKey: .at)
        case .alias(let block, let to):
            var values = try values(.alias, block)
            try values.encode(to, forKey: .to)
        case .become(let block, let to, let at):
            var values = try values(.become, block)
            try values.encode(to, forKey: .to)
            try values.encode(at, forKey: .at)
        }
    }
}

/// The written part of the minutes: an ordered list of blocks, the trashed ones in their places.
///
/// In JSON `{"blocks":[…],"aliases":{…}}`.
package struct Document: Sendable, Equatable {
    package private(set) var blocks: [Block]
    /// Other names of blocks: the one that did not come to be, and the one that stands for it.
    package private(set) var aliases: [BlockID: BlockID]

    /// A document of blocks with distinct identifiers.
    package init(blocks: [Block] = [], aliases: [BlockID: BlockID] = [:]) {
        self.blocks = blocks
        self.aliases = aliases
    }

    /// The block with this identifier or alias.
    package subscript(_ id: BlockID) -> Block? {
        index(of: resolved(id)).map { blocks[$0] }
    }

    /// The blocks that are in the minutes.
    package var visibleBlocks: [Block] { blocks.filter { !$0.trashed } }

    func index(of id: BlockID) -> Int? {
        blocks.firstIndex { $0.id == id }
    }

    /// The identifier that a name stands for: its own if such a block exists.
    package func resolved(_ id: BlockID) -> BlockID {
        var name = id
        var steps = aliases.count
        while steps > 0, let next = aliases[name], index(of: name) == nil {
            name = next
            steps -= 1
        }
        return name
    }

    /// The operation with every alias replaced by what it stands for.
    package func resolved(_ operation: Operation) -> Operation {
        aliases.isEmpty ? operation : operation.renamed(resolved)
    }

    // MARK: - Applying

    /// Applies an operation by a person. Total: what does not fit is clamped as `clamped` does,
    /// and an effective operation is applied as it is.
    ///
    /// - Parameter author: who inserts what names no other author.
    package mutating func apply(_ operation: Operation, author: String) {
        for change in operation.changes {
            if let clamped = clamped(change) { perform(clamped, author: author) }
        }
    }

    /// Applies one change that `clamped` let through unchanged.
    mutating func perform(_ change: Change, author: String) {
        switch change {
        case .text(let block, let delta):
            guard let index = index(of: block) else { return }
            blocks[index].apply(delta, author: author)
        case .set(let block, let attributes):
            guard let index = index(of: block) else { return }
            for (key, value) in attributes { blocks[index].attributes[key] = value }
        case .trash(let block):
            guard let index = index(of: block) else { return }
            blocks[index].trashed = true
        case .restore(let block):
            guard let index = index(of: block) else { return }
            blocks[index].trashed = false
        case .insert(let id, let after, let attributes, let text):
            let block = Block(id: id, attributes: attributes, text: text, author: author)
            place(block, after: after)
        case .move(let id, let after):
            guard let index = index(of: id) else { return }
            place(blocks.remove(at: index), after: after)
        case .split(let block, let at, let new): split(block, at: at, new: new)
        case .join(let block, let into, at: _): join(block, into: into)
        case .alias(let block, let to): aliases[block] = to
        case .become(let block, let to, at: _): become(block, to: to)
        }
    }

    private mutating func place(_ block: Block, after anchor: BlockID?) {
        let index = anchor.flatMap(index(of:)).map { $0 + 1 } ?? 0
        blocks.insert(block, at: index)
    }

    private mutating func split(_ id: BlockID, at offset: Int, new: BlockID) {
        guard let index = index(of: id) else { return }
        let tail = blocks[index].cutTail(from: offset)
        if let existing = self.index(of: new) {
            blocks[existing].append(tail)
            blocks[existing].trashed = false
        } else {
            let block = Block(
                id: new, attributes: blocks[index].attributes, text: tail.text,
                authors: tail.authors, trashed: false)
            blocks.insert(block, at: index + 1)
        }
    }

    private mutating func join(_ id: BlockID, into target: BlockID) {
        guard let from = index(of: id), let into = index(of: target) else { return }
        let text = blocks[from].cutTail(from: 0)
        blocks[into].append(text)
        blocks[from].trashed = true
    }

    private mutating func become(_ id: BlockID, to target: BlockID) {
        guard let from = index(of: id) else { return }
        let trashed = blocks[from].trashed
        let attributes = blocks[from].attributes
        let tail = blocks[from].cutTail(from: 0)
        blocks[from].trashed = true
        if let into = index(of: target) {
            blocks[into].append(tail)
            blocks[into].trashed = trashed
        } else {
            let block = Block(
                id: target, attributes: attributes, text: tail.text, authors: tail.authors,
                trashed: trashed)
            blocks.insert(block, at: from + 1)
        }
    }
}

extension Document: Codable {
    private enum CodingKeys: CodingKey { case blocks, aliases }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        blocks = try container.decode([Block].self, forKey: .blocks)
        let names = try container.decode([String: BlockID].self, forKey: .aliases)
        aliases = Dictionary(uniqueKeysWithValues: names.map { (BlockID($0.key), $0.value) })
        guard Set(blocks.map(\.id)).count == blocks.count else {
            throw DecodingError.dataCorruptedError(
                forKey: .blocks, in: container,
                debugDescription: "Two blocks have one identifier.")
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(blocks, forKey: .blocks)
        let names = aliases.map { ($0.key.rawValue, $0.value) }
        try container.encode(Dictionary(uniqueKeysWithValues: names), forKey: .aliases)
    }
}

extension Document {
    /// The operation as far as it fits this document: its effective form.
    ///
    /// - Aliases are replaced by what they stand for.
    /// - Lengths and offsets are clipped to the text.
    /// - A boundary inside a surrogate pair moves *backward*, to the start of the pair: a deletion
    ///   that begins inside a pair takes all of it, one that ends inside a pair leaves it.
    /// - Changes of blocks that do not exist, and changes that would change nothing (trash what
    ///   is trashed, join what has been joined), are left out.
    /// - Neighbouring edits of one text are made one.
    package func clamped(_ operation: Operation) -> Operation {
        var scratch = self
        var result: [Change] = []
        for (index, change) in operation.changes.enumerated() {
            guard let clamped = scratch.clamped(change) else { continue }
            result.append(clamped)
            if index + 1 < operation.changes.count {
                scratch.perform(clamped, author: Document.sender)
            }
        }
        return Operation(result).normalized
    }

    /// One change as far as it fits; nil if nothing is left of it.
    func clamped(_ change: Change) -> Change? {
        let change = aliases.isEmpty ? change : change.renamed(resolved)
        switch change {
        case .text(let id, let delta):
            guard let index = index(of: id) else { return nil }
            let clamped = delta.clamped(to: blocks[index].text)
            return clamped.isEmpty ? nil : .text(block: id, delta: clamped)
        case .set(let id, let attributes):
            return attributes.isEmpty || index(of: id) == nil ? nil : change
        case .trash(let id):
            guard let index = index(of: id), !blocks[index].trashed else { return nil }
            return change
        case .restore(let id):
            guard let index = index(of: id), blocks[index].trashed else { return nil }
            return change
        case .insert(let id, let after, attributes: _, text: _):
            return index(of: id) == nil && isAnchor(after) ? change : nil
        case .move(let id, let after):
            return index(of: id) != nil && after != id && isAnchor(after) ? change : nil
        case .split(let id, let at, let new):
            guard let index = index(of: id), new != id, isEmpty(new) else { return nil }
            return .split(block: id, at: blocks[index].text.snapped(at), new: new)
        case .join(let id, let into, at: _):
            guard let from = index(of: id), let target = index(of: into), from != target,
                !(blocks[from].trashed && blocks[from].text.isEmpty)
            else { return nil }
            return .join(block: id, into: into, at: blocks[target].text.count)
        case .alias(let id, let to):
            // Names are resolved by now, so two names for each other are one name.
            return id != to && index(of: id) == nil && index(of: to) != nil ? change : nil
        case .become(let id, let to, at: _):
            guard id != to, index(of: id) != nil else { return nil }
            let end = index(of: to).map { blocks[$0].text.count } ?? 0
            return .become(block: id, to: to, at: end)
        }
    }

    private func isAnchor(_ id: BlockID?) -> Bool {
        guard let id else { return true }
        return index(of: id) != nil
    }

    /// Whether a split can put its tail into the block: it does not exist, or has no text.
    private func isEmpty(_ id: BlockID) -> Bool {
        guard let index = index(of: id) else { return true }
        return blocks[index].text.isEmpty
    }
}

extension Delta {
    /// The delta with every boundary clipped to the text and moved out of surrogate pairs, as
    /// `Document.clamped` says.
    func clamped(to text: BlockText) -> Delta {
        if fits(text) { return self }
        var result = Delta()
        var (position, boundary) = (0, 0)
        for component in components {
            position += component.consumed
            let next = text.snapped(position)
            switch component {
            case .retain: result.retain(next - boundary)
            case .format(_, let change): result.format(next - boundary, change)
            case .delete: result.delete(next - boundary)
            case .insert: result.append(component)
            }
            boundary = next
        }
        result.dropTrailingRetain()
        return result
    }

    /// Whether every boundary is within the text and outside surrogate pairs, as it mostly is.
    private func fits(_ text: BlockText) -> Bool {
        var position = 0
        for component in components {
            position += component.consumed
            if position > text.count || text.isInsidePair(position) { return false }
        }
        return true
    }
}

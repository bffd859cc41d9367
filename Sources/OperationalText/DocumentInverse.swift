extension Document {
    /// Stands for the sender of an operation where it is applied only to look ahead.
    static let sender = "\u{0}"

    /// The operation that takes back what `operation` does to this document.
    ///
    /// Texts come back with their authors. What an insertion or a split made stays as a trashed,
    /// for a split empty, block, so that it can be brought back under the same identity.
    package func inverse(of operation: Operation) -> Operation {
        var scratch = self
        var result: [[Change]] = []
        for (index, change) in operation.changes.enumerated() {
            guard let clamped = scratch.clamped(change) else { continue }
            result.append(scratch.inverse(of: clamped))
            if index + 1 < operation.changes.count {
                scratch.perform(clamped, author: Document.sender)
            }
        }
        return Operation(result.reversed().flatMap { $0 }).normalized
    }

    /// What undoes one clamped change.
    private func inverse(of change: Change) -> [Change] {
        switch change {
        case .text(let id, let delta):
            guard let block = self[id] else { return [] }
            return [.text(block: id, delta: delta.inverted(on: block))]
        case .set(let id, let attributes):
            guard let block = self[id] else { return [] }
            var before: [String: String?] = [:]
            for key in attributes.keys { before.updateValue(block.attributes[key], forKey: key) }
            return [.set(block: id, attributes: before)]
        case .trash(let id): return [.restore(block: id)]
        case .restore(let id), .insert(let id, after: _, attributes: _, text: _):
            return [.trash(block: id)]
        case .move(let id, after: _):
            guard let index = index(of: id) else { return [] }
            return [.move(block: id, after: index > 0 ? blocks[index - 1].id : nil)]
        case .split(let id, let at, let new):
            let join = Change.join(block: new, into: id, at: at)
            return self[new]?.trashed == false ? [join, .restore(block: new)] : [join]
        case .join(let id, let into, let at):
            let split = Change.split(block: into, at: at, new: id)
            return self[id]?.trashed == true ? [split, .trash(block: id)] : [split]
        // Another name harms nobody, and somebody may already use it.
        case .alias, .become: return []
        }
    }

    /// The texts that an operation deletes from this document, in order, each of one author.
    func removals(by operation: Operation) -> [Removal] {
        var scratch = self
        var result: [Removal] = []
        for (index, change) in operation.changes.enumerated() {
            guard let clamped = scratch.clamped(change) else { continue }
            if case .text(let id, let delta) = clamped, let block = scratch[id] {
                result += delta.removals(from: block)
            }
            if index + 1 < operation.changes.count {
                scratch.perform(clamped, author: Document.sender)
            }
        }
        return result
    }
}

extension Delta {
    /// The delta that takes back what this one does to a block's text, restoring authors and
    /// formats.
    package func inverted(on block: Block) -> Delta {
        var result = Delta()
        var position = 0
        for component in clamped(to: block.text).components {
            switch component {
            case .retain(let count): result.retain(count)
            case .format(let count, let change):
                for piece in block.pieces(in: position..<position + count) {
                    result.format(piece.units.count, piece.format.undoing(change))
                }
            case .insert(let units, author: _, format: _): result.delete(units.count)
            case .delete(let count):
                for piece in block.pieces(in: position..<position + count) {
                    let author = piece.author == Document.sender ? nil : piece.author
                    result.insert(piece.units, author: author, format: piece.format)
                }
            }
            position += component.consumed
        }
        result.dropTrailingRetain()
        return result
    }

    /// What a clamped delta deletes. Offsets are those of the text after the delta.
    fileprivate func removals(from block: Block) -> [Removal] {
        var result: [Removal] = []
        var (position, offset) = (0, 0)
        for component in components {
            switch component {
            case .retain(let count), .format(let count, _): offset += count
            case .insert(let units, author: _, format: _): offset += units.count
            case .delete(let count):
                for piece in block.pieces(in: position..<position + count)
                where piece.author != Document.sender {
                    result.append(
                        Removal(
                            block: block.id, at: offset, author: piece.author,
                            text: piece.units))
                }
            }
            position += component.consumed
        }
        return result
    }
}

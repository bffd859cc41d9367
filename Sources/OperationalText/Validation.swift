extension Operation {
    /// Checks what a client sent against the document that it was written against.
    ///
    /// Throws what no honest client sends. Boundaries inside surrogate pairs and changes that
    /// have no effect are let through: `Document.clamped` takes care of them.
    package func validate(in document: Document) throws(InvalidOperation) {
        try validateForm()
        try validateReferences(in: document, lengths: true)
    }

    /// Checks what needs no document: counts, well-formed texts and names, limits.
    package func validateForm() throws(InvalidOperation) {
        guard changes.count <= Limits.changes else { throw .tooManyChanges }
        let inserted = changes.reduce(0) { $0 + $1.insertedUnits }
        guard inserted <= Limits.insertedUnits else { throw .tooMuchText }
        for change in changes {
            for case let id? in change.places where !BlockID.isWellFormed(id.rawValue) {
                throw .identifier(id.rawValue)
            }
            try change.validateForm()
        }
    }

    /// Checks that blocks exist, that new ones do not, and, with `lengths`, that offsets are
    /// within the texts. After a transform the lengths are left to clamping.
    func validateReferences(in document: Document, lengths: Bool) throws(InvalidOperation) {
        var scratch = document
        for (index, change) in changes.enumerated() {
            try scratch.validate(change, lengths: lengths)
            if index + 1 < changes.count, let clamped = scratch.clamped(change) {
                scratch.perform(clamped, author: Document.sender)
            }
        }
    }
}

extension Change {
    fileprivate func validateForm() throws(InvalidOperation) {
        switch self {
        case .text(block: _, let delta): try delta.validateForm()
        case .set(block: _, let attributes): try Change.validate(attributes)
        case .insert(block: _, after: _, let attributes, let text):
            try Change.validate(attributes.mapValues { $0 })
            guard text.isWellFormed else { throw .loneSurrogate }
        case .split(let block, let at, let new):
            guard at >= 0, at <= Limits.count else { throw .count }
            guard block != new else { throw .sameBlock(block) }
        case .join(let block, let into, let at):
            guard at >= 0, at <= Limits.count else { throw .count }
            guard block != into else { throw .sameBlock(block) }
        case .move(let block, let after):
            guard block != after else { throw .sameBlock(block) }
        case .alias, .become: throw .alias
        case .trash, .restore: break
        }
    }

    fileprivate static func validate(_ attributes: [String: String?]) throws(InvalidOperation) {
        guard attributes.count <= Limits.attributes else { throw .tooManyAttributes }
        for (key, value) in attributes {
            guard BlockID.isWellFormed(key) else { throw .identifier(key) }
            guard (value?.utf16.count ?? 0) <= Limits.attributeUnits else { throw .tooMuchText }
        }
    }
}

extension Delta {
    fileprivate func validateForm() throws(InvalidOperation) {
        for component in components {
            switch component {
            case .retain(let count), .delete(let count):
                guard count <= Limits.count else { throw .count }
            case .format(let count, let change):
                guard count <= Limits.count else { throw .count }
                try Change.validate(change)
            case .insert(let units, let author, let format):
                try Change.validate(format.mapValues { $0 })
                guard units.isWellFormed else { throw .loneSurrogate }
                if let author, !author.isEmpty, !BlockID.isWellFormed(author) {
                    throw .identifier(author)
                }
            }
        }
    }
}

extension Document {
    fileprivate func validate(_ change: Change, lengths: Bool) throws(InvalidOperation) {
        switch change.renamed(resolved) {
        case .text(let id, let delta):
            let block = try known(id)
            if lengths, delta.reach > block.text.count { throw .beyondText(id) }
        case .set(let id, attributes: _), .trash(let id), .restore(let id): _ = try known(id)
        case .insert(let id, let after, attributes: _, text: _):
            guard index(of: id) == nil else { throw .identifierInUse(id) }
            if let after { _ = try known(after) }
        case .move(let id, let after):
            _ = try known(id)
            if let after { _ = try known(after) }
        case .split(let id, let at, let new):
            let block = try known(id)
            if lengths, at > block.text.count { throw .beyondText(id) }
            if lengths, self[new]?.text.isEmpty == false { throw .identifierInUse(new) }
        case .join(let id, let into, let at):
            _ = try known(id)
            let target = try known(into)
            if lengths, at > target.text.count { throw .beyondText(into) }
        case .alias, .become: break
        }
    }

    private func known(_ id: BlockID) throws(InvalidOperation) -> Block {
        guard let index = index(of: id) else { throw .unknownBlock(id) }
        return blocks[index]
    }
}

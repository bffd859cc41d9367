// The table for what happens inside a block: its text, its attributes, its being in the minutes.
extension Change {
    func crossed(
        text block: BlockID, _ delta: Delta, with other: Change, _ roles: Crossing
    ) -> Crossed {
        switch other {
        case .text(block, let second):
            let (lead, later) = (roles.firstLeads, roles.firstIsLater)
            let first = delta.transformed(over: second, incomingFirst: lead, isLater: later)
            let other = second.transformed(over: delta, incomingFirst: !lead, isLater: !later)
            return ([.text(block: block, delta: first)], [.text(block: block, delta: other)])
        // A delta across the cut becomes two; the cut goes where `Delta.cut` says.
        case .split(block, let at, let new):
            let cut = delta.cut(at: at)
            return (
                [.text(block: block, delta: cut.left), .text(block: new, delta: cut.right)],
                [.split(block: block, at: cut.offset, new: new)]
            )
        // Text typed into the empty block to which a split brings a tail stands before the tail if
        // the split is in the log. Otherwise the split is taken back.
        case .split(_, at: _, new: block) where delta.growth > 0:
            guard roles.firstIsLater else { return (other.takenBack + [self], []) }
            let emptied = Change.text(block: block, delta: Delta([.delete(delta.growth)]))
            return ([self], [emptied, other, self])
        // The text lives on behind that of the other block.
        case .join(block, let into, let at):
            return ([.text(block: into, delta: delta.shifted(by: at))], [other])
        case .join(let joined, block, let at):
            return ([self], [.join(block: joined, into: block, at: at + delta.growth)])
        case .text, .set, .trash, .restore, .insert, .move, .split, .join: return passes(other)
        case .alias, .become: return mirrored(other, roles)
        }
    }

    /// Setting an attribute of a block that is split sets it in both parts, as if it had been set
    /// before. Where the split brought an existing block back, which keeps its own attributes, the
    /// two orders differ.
    func crossed(
        set block: BlockID, _ attributes: [String: String?], with other: Change, _ roles: Crossing
    ) -> Crossed {
        switch other {
        case .set(block, let second):
            if roles.firstIsLater {
                let left = second.filter { !attributes.keys.contains($0.key) }
                return ([self], [.set(block: block, attributes: left)])
            }
            let left = attributes.filter { !second.keys.contains($0.key) }
            return ([.set(block: block, attributes: left)], [other])
        case .split(block, at: _, let new):
            return ([self, .set(block: new, attributes: attributes)], [other])
        case .set, .trash, .restore, .insert, .move, .split, .join: return passes(other)
        case .text, .alias, .become: return mirrored(other, roles)
        }
    }

    /// A trashed block can still be split; the part that is split off stays in the minutes, being
    /// somebody's new paragraph. (Where that part existed and is trashed at the same time, it
    /// depends on the order whether it comes back.)
    func crossed(trash block: BlockID, with other: Change, _ roles: Crossing) -> Crossed {
        switch other {
        case .trash(block): return ([], [])
        case .restore(block): return roles.firstIsLater ? ([self], []) : ([], [other])
        // Joining trashes the block anyway, and its text is wanted elsewhere.
        case .join(block, into: _, at: _): return ([], [other])
        // Only the one block was to go: the other's text must not vanish with it. A join that is in
        // the log keeps the block, a later one is taken back.
        case .join(_, block, at: _):
            return roles.firstIsLater
                ? ([], [.restore(block: block), other]) : (other.takenBack + [self], [])
        case .trash, .restore, .insert, .move, .split, .join: return passes(other)
        case .text, .set, .alias, .become: return mirrored(other, roles)
        }
    }

    func crossed(restore block: BlockID, with other: Change, _ roles: Crossing) -> Crossed {
        switch other {
        case .restore(block): return ([], [])
        // The text is back in the minutes, in the other block.
        case .join(block, into: _, at: _): return ([], [other])
        case .restore, .insert, .move, .split, .join: return passes(other)
        case .text, .set, .trash, .alias, .become: return mirrored(other, roles)
        }
    }
}

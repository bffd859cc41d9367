// The table for a block that became another, because somebody else's split was first in the log. A
// text of its own goes to the end of that other one, much as by a join, and so do later changes.
extension Change {
    /// A name that the log gives is used by what comes after; one that comes after the log's
    /// changes none of them.
    func crossed(aliasWith other: Change, _ roles: Crossing) -> Crossed {
        switch other {
        case self: return ([], [])
        case .alias(let block, let to):
            return ([roles.firstIsLater ? renamed(block, to) : self], [other])
        case .become: return crossed(becomeWith: other, roles)
        case .text, .set, .trash, .restore, .insert, .move, .split, .join:
            guard case .alias(let block, let to) = self, !roles.firstIsLater else {
                return passes(other)
            }
            return ([self], [other.renamed(block, to)])
        }
    }

    /// A change and a block that becomes another, either of which may be this one.
    func crossed(becomeWith other: Change, _ roles: Crossing) -> Crossed {
        if case .become(let block, let to, let at) = other {
            return crossed(become: block, to, at, with: other, roles)
        }
        guard case .become(let block, let to, let at) = self else { return passes(other) }
        let crossed = other.crossed(become: block, to, at, with: self, roles.swapped)
        return (crossed.second, crossed.first)
    }

    /// This change past the fact that `block` becomes `to`, whose text is `at` long.
    ///
    /// `to` is empty as a rule, or does not exist. Where it has text because whoever split second
    /// put some there, two texts stand in it one behind the other; what cannot be told apart then
    /// is taken back, the later of the two.
    private func crossed(
        become block: BlockID, _ to: BlockID, _ at: Int, with become: Change, _ roles: Crossing
    ) -> Crossed {
        func and(_ own: [Change], _ into: BlockID, _ length: Int) -> Crossed {
            (own, [.become(block: block, to: into, at: length)])
        }
        var refused: Crossed {
            roles.firstIsLater ? ([], takenBack + [become]) : (become.takenBack + [self], [])
        }
        switch self {
        case .text(block, let delta):
            return ([.text(block: to, delta: delta.shifted(by: at))], [become])
        case .text(to, let delta): return and([self], to, at + delta.growth)
        // Who put an empty block into the trash did not mean the text that comes to it.
        case .trash(to): return ([], [become])
        // The text is together again.
        case .split(to, let cut, block): return and([], to, cut)
        case .split(to, let cut, let new): return and([self], new, max(at - cut, 0))
        case .split(_, at: _, to): return refused
        case .split(_, at: _, block) where at > 0: return refused
        case .split(block, let cut, let new):
            return ([.split(block: to, at: at + cut, new: new)], [become])
        case .join(to, block, at: _): return at > 0 ? refused : ([], [become])
        case .join(to, let into, let end): return and([self], into, end + at)
        case .join(_, to, at: _): return refused
        case .join(block, into: _, at: _) where at > 0: return refused
        case .join(let joined, block, let end):
            return ([.join(block: joined, into: to, at: at + end)], [become])
        case .text, .set, .trash, .restore, .insert, .move, .split, .join, .alias, .become:
            return ([renamed(block, to)], [become])
        }
    }
}

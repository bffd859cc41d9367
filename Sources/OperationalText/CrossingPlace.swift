// The table for what happens between blocks: where they stand, how they are cut and joined.
extension Change {
    /// A block that is put after one that moves at the same time lands where that one stands when
    /// it is put there: the orders differ. (To follow whatever has come after a block since would
    /// carry whole chapters along.)
    func crossed(insert own: Placement, with other: Change, _ roles: Crossing) -> Crossed {
        switch other {
        case .insert(let block, own.after, let attributes, let text):
            let theirs = Placement(block: block, after: own.after) {
                .insert(block: block, after: $0, attributes: attributes, text: text)
            }
            return own.tied(with: theirs, roles)
        case .move(let block, own.after):
            let theirs = Placement(block: block, after: own.after) {
                .move(block: block, after: $0)
            }
            return own.tied(with: theirs, roles)
        case .split(own.after, at: _, let new) where new != own.block:
            return ([own.anchored(new)], [other])
        case .insert, .move, .split, .join: return passes(other)
        case .text, .set, .trash, .restore, .alias, .become: return mirrored(other, roles)
        }
    }

    /// Of two moves of one block the later wins. The parts of a block that is split move together.
    /// The orders differ where a block is put after one that moves, as for `insert`, and where a
    /// split brings back an existing block, which stands elsewhere than a new one.
    func crossed(move own: Placement, with other: Change, _ roles: Crossing) -> Crossed {
        let block = own.block
        switch other {
        case .move(block, after: _): return roles.firstIsLater ? ([self], []) : ([], [other])
        case .move(let theirs, own.after):
            let placed = Placement(block: theirs, after: own.after) {
                .move(block: theirs, after: $0)
            }
            return own.tied(with: placed, roles)
        case .split(block, at: _, let new) where new != own.after:
            return ([self, .move(block: new, after: block)], [other])
        case .split(own.after, at: _, let new) where new != block:
            return ([own.anchored(new)], [other])
        case .move, .split, .join: return passes(other)
        case .text, .set, .trash, .restore, .alias, .become: return mirrored(other, roles)
        case .insert: return mirrored(other, roles)
        }
    }

    /// Two people splitting at one place make one split, that of the log, and the other's block
    /// becomes another name for its block. Where the tails of two splits go to one block, the log's
    /// split stands and the other is taken back; so it is where a block joins the end of one to
    /// which a split brings a tail.
    func crossed(
        split block: BlockID, _ at: Int, _ new: BlockID, with other: Change, _ roles: Crossing
    ) -> Crossed {
        switch other {
        case .split(block, at, new): return ([], [])
        case .split(_, at: _, new):
            return roles.firstIsLater
                ? ([], takenBack + [other]) : (other.takenBack + [self], [])
        // The tail of one goes to a block that the other splits, empty as it is.
        case .split(new, at: _, let last): return (handedOn(to: last), [other])
        case .split(_, at: _, block): return ([self], other.handedOn(to: new))
        case .split(block, at, let second):
            return roles.firstIsLater
                ? ([.alias(block: new, to: second)], [.become(block: new, to: second, at: 0)])
                : ([.become(block: second, to: new, at: 0)], [.alias(block: second, to: new)])
        case .split(block, let second, let theirs):
            return at < second
                ? ([self], [.split(block: new, at: second - at, new: theirs)])
                : ([.split(block: theirs, at: at - second, new: new)], [other])
        // Nothing was joined, as the block that the tail goes to has no text.
        case .join(new, into: _, at: _): return ([self], [])
        case .join(_, new, at: _):
            return roles.firstIsLater
                ? ([], takenBack + [other]) : (other.takenBack + [self], [])
        // The text is cut where it is now, and its tail stands where it stood. As a part of the
        // other block it gets that block's attributes, which it would not have in the other order.
        case .join(block, let into, at: let end):
            let cut = Change.split(block: into, at: end + at, new: new)
            return ([cut, .move(block: new, after: block)], [other])
        case .join(let joined, block, at: let end):
            return ([self], [.join(block: joined, into: new, at: max(end - at, 0))])
        case .split, .join: return passes(other)
        case .text, .set, .trash, .restore, .insert, .move, .alias, .become:
            return mirrored(other, roles)
        }
    }

    /// A block joins only one other, and only one block at once joins the end of another: the log's
    /// join stands and the other is taken back. (In which order two texts stand behind a third
    /// could be told only by whoever knows how long they are.)
    func crossed(
        join block: BlockID, _ into: BlockID, _ at: Int, with other: Change, _ roles: Crossing
    ) -> Crossed {
        switch other {
        case .join(block, into, at: _): return ([], [])
        case .join(block, into: _, at: _), .join(into, block, at: _), .join(_, into, at: _):
            return roles.firstIsLater
                ? ([], takenBack + [other]) : (other.takenBack + [self], [])
        // A chain: the text ends up where the last of it goes.
        case .join(into, let end, at: let length):
            return ([.join(block: block, into: end, at: length + at)], [other])
        case .join(let theirs, block, at: let length):
            return ([self], [.join(block: theirs, into: into, at: at + length)])
        case .join: return passes(other)
        case .text, .set, .trash, .restore, .insert, .move, .split, .alias, .become:
            return mirrored(other, roles)
        }
    }
}

extension Change {
    /// What takes a split or a join back.
    var takenBack: [Change] {
        switch self {
        case .split(let block, let at, let new): [.join(block: new, into: block, at: at)]
        case .join(let block, let into, let at), .become(let block, let into, let at):
            [.split(block: into, at: at, new: block)]
        case .text, .set, .trash, .restore, .insert, .move, .alias: []
        }
    }

    /// A split into a block that was itself split, when it had no text: the tail goes to the last.
    func handedOn(to last: BlockID) -> [Change] {
        guard case .split(let block, let at, let new) = self else { return [self] }
        return [.split(block: block, at: at, new: last), .restore(block: new)]
    }
}

extension Placement {
    /// Both are put at one place: the leading one stands first, the other after it.
    func tied(with other: Placement, _ roles: Crossing) -> Crossed {
        if block == other.block { return ([anchored(after)], [other.anchored(after)]) }
        return roles.firstLeads
            ? ([anchored(after)], [other.anchored(block)])
            : ([anchored(other.block)], [other.anchored(after)])
    }
}

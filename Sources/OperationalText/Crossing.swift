/// Two changes written against one document, each as it reads after the other: `first'` follows
/// `second`, and `second'` follows `first`.
typealias Crossed = (first: [Change], second: [Change])

/// Two concurrent changes on their way past each other.
///
/// The roles differ in two ways. At one place the text or block of the client with the smaller
/// identifier stands first (`firstLeads`). Of two changes that exclude each other the later one,
/// which is the incoming one, wins (`firstIsLater`) where the order of events is all that counts
/// (set, trash, restore, move), and loses where it finds its work done (split, join).
struct Crossing {
    var firstLeads: Bool
    var firstIsLater: Bool

    var swapped: Crossing {
        Crossing(firstLeads: !firstLeads, firstIsLater: !firstIsLater)
    }
}

extension Change {
    /// Crosses two lists of changes.
    static func crossing(
        _ incoming: ArraySlice<Change>, _ historic: ArraySlice<Change>, incomingFirst: Bool
    ) -> (incoming: [Change], historic: [Change]) {
        guard let first = incoming.first, let second = historic.first else {
            return (Array(incoming), Array(historic))
        }
        if incoming.count == 1, historic.count == 1 {
            let roles = Crossing(firstLeads: incomingFirst, firstIsLater: true)
            let crossed = first.crossed(with: second, roles)
            return (
                crossed.first.filter { !$0.isEmpty }, crossed.second.filter { !$0.isEmpty }
            )
        }
        // Row by row: each incoming change meets the whole history, which goes on, changed, to
        // meet the next one.
        var (incomingAfter, carried) = ([Change](), Array(historic))
        for change in incoming {
            var (row, historicAfter) = ([change], [Change]())
            for other in carried {
                let cell = crossing(row[...], [other], incomingFirst: incomingFirst)
                row = cell.incoming
                historicAfter += cell.historic
            }
            incomingAfter += row
            carried = historicAfter
        }
        return (incomingAfter, carried)
    }

    /// The table of all pairs. Every unordered pair stands once, under the change whose kind comes
    /// first in this switch; the other half of the table is the same with the roles swapped.
    func crossed(with other: Change, _ roles: Crossing) -> Crossed {
        switch self {
        case .text(let block, let delta):
            return crossed(text: block, delta, with: other, roles)
        case .set(let block, let attributes):
            return crossed(set: block, attributes, with: other, roles)
        case .trash(let block):
            return crossed(trash: block, with: other, roles)
        case .restore(let block):
            return crossed(restore: block, with: other, roles)
        case .insert(let block, let after, let attributes, let text):
            let placed = Placement(block: block, after: after) {
                .insert(block: block, after: $0, attributes: attributes, text: text)
            }
            return crossed(insert: placed, with: other, roles)
        case .move(let block, let after):
            let placed = Placement(block: block, after: after) { .move(block: block, after: $0) }
            return crossed(move: placed, with: other, roles)
        case .split(let block, let at, let new):
            return crossed(split: block, at, new, with: other, roles)
        case .join(let block, let into, let at):
            return crossed(join: block, into, at, with: other, roles)
        case .alias: return crossed(aliasWith: other, roles)
        case .become: return crossed(becomeWith: other, roles)
        }
    }

    /// This pair as it stands in the other half of the table.
    func mirrored(_ other: Change, _ roles: Crossing) -> Crossed {
        let crossed = other.crossed(with: self, roles.swapped)
        return (crossed.second, crossed.first)
    }

    /// The same change with one block under another name.
    func renamed(_ block: BlockID, _ to: BlockID) -> Change {
        renamed { $0 == block ? to : $0 }
    }

    /// Neither affects the other.
    func passes(_ other: Change) -> Crossed { ([self], [other]) }
}

/// A change that puts a block somewhere, and how to say it with another anchor.
struct Placement {
    var block: BlockID
    var after: BlockID?
    var anchored: (BlockID?) -> Change
}

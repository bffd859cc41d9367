/// Walks the components of a delta in pieces of any length. Past the end it retains forever.
private struct Cursor {
    private let components: [Delta.Component]
    private var index = 0
    private var offset = 0

    init(_ delta: Delta) {
        components = delta.components
    }

    var isAtEnd: Bool { index == components.count }

    /// The insertion at this place, whole or what is left of it.
    var insertion: (units: ArraySlice<UInt16>, author: String?, format: TextFormat)? {
        guard !isAtEnd, case .insert(let units, let author, let format) = components[index] else {
            return nil
        }
        return (units[offset...], author, format)
    }

    /// The change of format whose text stands on both sides of this place.
    var covering: TextFormatChange {
        guard !isAtEnd, offset > 0, case .format(_, let change) = components[index] else {
            return [:]
        }
        return change
    }

    /// Units left in the component at this place.
    var remaining: Int {
        guard !isAtEnd else { return Int.max }
        switch components[index] {
        case .retain(let count), .format(let count, _), .delete(let count): return count - offset
        case .insert(let units, author: _, format: _): return units.count - offset
        }
    }

    /// The next piece, of `count` units, which are at most `remaining`.
    mutating func take(_ count: Int) -> Delta.Component {
        guard !isAtEnd else { return .retain(count) }
        defer {
            offset += count
            if remaining == 0 {
                index += 1
                offset = 0
            }
        }
        switch components[index] {
        case .retain: return .retain(count)
        case .format(_, let change): return .format(count, change)
        case .delete: return .delete(count)
        case .insert(let units, let author, let format):
            return .insert(Array(units[offset..<offset + count]), author: author, format: format)
        }
    }
}

extension Delta {
    /// The one delta that does what `self` and then `next` do.
    package func composed(with next: Delta) -> Delta {
        var (first, second) = (Cursor(self), Cursor(next))
        var result = Delta()
        while !first.isAtEnd || !second.isAtEnd {
            if second.insertion != nil {
                result.append(second.take(second.remaining))
                continue
            }
            if first.insertion == nil, case .delete(let count) = first.peek {
                result.delete(count)
                _ = first.take(count)
                continue
            }
            let length = min(first.remaining, second.remaining)
            let (kept, change) = (first.take(length), second.take(length))
            switch (kept, change) {
            case (_, .retain): result.append(kept)
            case (_, .format(_, let change)): result.append(kept.formatted(change))
            case (.retain, .delete), (.format, .delete): result.delete(length)
            case (.insert, .delete), (.delete, _), (_, .insert): break
            }
        }
        result.dropTrailingRetain()
        return result
    }

    /// This delta as it reads after `other`, both having been written against one text. Where both
    /// insert at one place, `incomingFirst` puts the text of `self` first.
    ///
    /// Text that one inserts inside a stretch to which the other gives a format gets it too. Where
    /// both change one word of a format, the later one wins, as with attributes.
    ///
    /// `a·b.transformed(over: a, !f, !l)` equals `b·a.transformed(over: b, f, l)` on every text.
    package func transformed(
        over other: Delta, incomingFirst: Bool, isLater: Bool = true
    ) -> Delta {
        var (own, theirs) = (Cursor(self), Cursor(other))
        var result = Delta()
        while !own.isAtEnd {
            if own.insertion != nil, incomingFirst || theirs.insertion == nil {
                result.append(own.take(own.remaining).formatted(theirs.covering))
            } else if let (units, _, _) = theirs.insertion {
                result.format(units.count, own.covering)
                _ = theirs.take(units.count)
            } else {
                let length = min(own.remaining, theirs.remaining)
                let (mine, change) = (own.take(length), theirs.take(length))
                switch (mine, change) {
                case (.format(_, let own), .format(_, let theirs)) where !isLater:
                    result.format(length, own.filter { !theirs.keys.contains($0.key) })
                case (_, .retain), (_, .format): result.append(mine)
                case (_, .delete), (_, .insert): break
                }
            }
        }
        result.dropTrailingRetain()
        return result
    }

    /// This delta for a text that has `count` units more at its start.
    func shifted(by count: Int) -> Delta {
        guard !isEmpty else { return self }
        return Delta([.retain(count)] + components)
    }

    /// The two deltas for a text that was cut at `offset`, and where the cut falls after this delta.
    ///
    /// An insertion exactly at the cut stays at the end of the left text, except that it stays
    /// with the right text when it replaces units there or when the cut is at the very start.
    func cut(at offset: Int) -> (left: Delta, right: Delta, offset: Int) {
        var (left, right) = (Delta(), Delta())
        var cursor = Cursor(self)
        var position = 0
        while !cursor.isAtEnd {
            if cursor.insertion != nil {
                let staysLeft = offset > 0 && !replaces(at: cursor)
                let insertion = cursor.take(cursor.remaining)
                if position < offset || (position == offset && staysLeft) {
                    left.append(insertion)
                } else {
                    right.append(insertion)
                }
                continue
            }
            let length =
                position < offset ? min(cursor.remaining, offset - position) : cursor.remaining
            let piece = cursor.take(length)
            if position < offset { left.append(piece) } else { right.append(piece) }
            position += length
        }
        let growth = left.growth
        left.dropTrailingRetain()
        right.dropTrailingRetain()
        return (left, right, offset + growth)
    }

    /// Whether the insertions at a place are followed by a deletion.
    private func replaces(at cursor: Cursor) -> Bool {
        var ahead = cursor
        while ahead.insertion != nil { _ = ahead.take(ahead.remaining) }
        if case .delete = ahead.peek { return true }
        return false
    }

    /// Where an offset of the text before falls after this delta. Text inserted exactly there
    /// goes after the offset, or before it when `afterInsertion` is set.
    package func mapped(_ offset: Int, afterInsertion: Bool = false) -> Int {
        var (position, result) = (0, offset)
        for component in components {
            guard position <= offset else { break }
            switch component {
            case .retain(let count), .format(let count, _): position += count
            case .insert(let units, author: _, format: _):
                if position < offset || afterInsertion { result += units.count }
            case .delete(let count):
                result -= min(count, offset - position)
                position += count
            }
        }
        return result
    }
}

extension Delta.Component {
    /// The component with a change of format on top.
    fileprivate func formatted(_ change: TextFormatChange) -> Self {
        switch self {
        case .retain(let count): change.isEmpty ? self : .format(count, change)
        case .format(let count, let before):
            .format(count, before.merging(change) { _, later in later })
        case .insert(let units, let author, let format):
            .insert(units, author: author, format: format.changed(by: change))
        case .delete: self
        }
    }
}

extension Cursor {
    /// What is left of the component at this place.
    fileprivate var peek: Delta.Component {
        guard !isAtEnd else { return .retain(Int.max) }
        var copy = self
        return copy.take(remaining)
    }
}

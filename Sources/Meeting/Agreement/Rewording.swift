import OperationalText

extension Delta {
    /// The most pairs of words that are compared to find what two texts share.
    private static let pairLimit = 4_000_000

    /// What makes one text of another, word by word; what is new is `author`'s.
    static func rewording(_ before: [UInt16], as after: [UInt16], author: String) -> Delta {
        let (old, new) = (before.words, after.words)
        let start = zip(old, new).prefix { $0 == $1 }.count
        let rest = min(old.count, new.count) - start
        let end = zip(old.reversed(), new.reversed()).prefix { $0 == $1 }.count
        let tail = Swift.min(end, rest)
        let oldMiddle = old[start..<(old.count - tail)]
        let newMiddle = new[start..<(new.count - tail)]
        var components: [Component] = [.retain(old[..<start].unitCount)]
        for part in parts(Array(oldMiddle), Array(newMiddle)) {
            switch part {
            case .kept(let word): components.append(.retain(word.count))
            case .inserted(let word): components.append(.insert(Array(word), author: author))
            case .deleted(let word): components.append(.delete(word.count))
            }
        }
        return Delta(components)
    }

    private enum Part {
        case kept(ArraySlice<UInt16>)
        case inserted(ArraySlice<UInt16>)
        case deleted(ArraySlice<UInt16>)
    }

    /// The longest common subsequence of words kept. Texts too long to compare are exchanged.
    private static func parts(
        _ old: [ArraySlice<UInt16>], _ new: [ArraySlice<UInt16>]
    ) -> [Part] {
        guard old.count * new.count <= pairLimit else {
            return new.map(Part.inserted) + old.map(Part.deleted)
        }
        let width = new.count + 1
        // lengths[i * width + j]: what `old[i...]` and `new[j...]` share.
        var lengths = [Int32](repeating: 0, count: (old.count + 1) * width)
        for i in old.indices.reversed() {
            for j in new.indices.reversed() {
                lengths[i * width + j] =
                    old[i] == new[j]
                    ? lengths[(i + 1) * width + j + 1] + 1
                    : max(lengths[(i + 1) * width + j], lengths[i * width + j + 1])
            }
        }
        var (result, i, j) = ([Part](), 0, 0)
        while i < old.count || j < new.count {
            if i < old.count, j < new.count, old[i] == new[j] {
                result.append(.kept(old[i]))
                (i, j) = (i + 1, j + 1)
            } else if i == old.count
                || (j < new.count && lengths[i * width + j + 1] >= lengths[(i + 1) * width + j])
            {
                result.append(.inserted(new[j]))
                j += 1
            } else {
                result.append(.deleted(old[i]))
                i += 1
            }
        }
        return result
    }
}

extension [UInt16] {
    /// The text in words and the spaces between them.
    fileprivate var words: [ArraySlice<UInt16>] {
        var (words, start) = ([ArraySlice<UInt16>](), 0)
        for index in indices.dropFirst() where self[index - 1].isSpace != self[index].isSpace {
            words.append(self[start..<index])
            start = index
        }
        if start < count { words.append(self[start...]) }
        return words
    }
}

extension Collection<ArraySlice<UInt16>> {
    fileprivate var unitCount: Int { reduce(0) { $0 + $1.count } }
}

extension UInt16 {
    fileprivate var isSpace: Bool { self == 0x20 || self == 0xA0 || self == 0x09 }
}

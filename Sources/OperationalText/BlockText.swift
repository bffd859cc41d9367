/// The text of a block, in UTF-16 units.
///
/// A gap buffer: the units lie in one array with room left where the text was edited last, so that
/// typing moves nothing and going elsewhere moves only what lies between. An operation on a text of
/// 100,000 units costs as much as one on a short text.
package struct BlockText: Sendable {
    private var storage: [UInt16]
    /// The part of `storage` that holds nothing.
    private var gap: Range<Int>

    package init() {
        self.init([])
    }

    package init(_ units: some Sequence<UInt16>) {
        storage = Array(units)
        gap = storage.count..<storage.count
    }

    /// The text as a string, verbatim: nothing is normalised.
    package var string: String { Array(self).string }

    /// Replaces a stretch of the text.
    mutating func replace(_ range: Range<Int>, with units: some Collection<UInt16>) {
        moveGap(to: range.lowerBound)
        gap = gap.lowerBound..<gap.upperBound + range.count
        let added = units.count
        if added > gap.count { widenGap(to: added) }
        let start = gap.lowerBound
        storage.withUnsafeMutableBufferPointer { buffer in
            var place = start
            for unit in units {
                buffer[place] = unit
                place += 1
            }
        }
        gap = start + added..<gap.upperBound
    }

    /// Cuts the text at an offset and hands back what followed.
    mutating func cut(from offset: Int) -> BlockText {
        let tail = BlockText(self[offset...])
        replace(offset..<count, with: [])
        return tail
    }

    mutating func append(_ other: BlockText) {
        replace(count..<count, with: other)
    }

    private mutating func moveGap(to offset: Int) {
        let old = gap
        guard offset != old.lowerBound else { return }
        storage.withUnsafeMutableBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            if offset < old.lowerBound {
                let moved = old.lowerBound - offset
                (base + old.upperBound - moved).update(from: base + offset, count: moved)
            } else {
                let moved = offset - old.lowerBound
                (base + old.lowerBound).update(from: base + old.upperBound, count: moved)
            }
        }
        gap = offset..<offset + old.count
    }

    /// Makes the gap at least so wide, and wider with longer texts, so that it is seldom done.
    private mutating func widenGap(to least: Int) {
        let room = least + 16 + count / 8
        var wider: [UInt16] = []
        wider.reserveCapacity(count + room)
        wider += storage[..<gap.lowerBound]
        wider.append(contentsOf: repeatElement(0, count: room))
        wider += storage[gap.upperBound...]
        storage = wider
        gap = gap.lowerBound..<gap.lowerBound + room
    }
}

extension BlockText: RandomAccessCollection {
    package var startIndex: Int { 0 }
    package var endIndex: Int { storage.count - gap.count }

    package subscript(position: Int) -> UInt16 {
        storage[position < gap.lowerBound ? position : position + gap.count]
    }

    package func withContiguousStorageIfAvailable<Result>(
        _ body: (UnsafeBufferPointer<UInt16>) throws -> Result
    ) rethrows -> Result? {
        guard gap.isEmpty || gap.upperBound == storage.count else { return nil }
        return try storage.withUnsafeBufferPointer { buffer in
            try body(UnsafeBufferPointer(rebasing: buffer[..<endIndex]))
        }
    }
}

extension BlockText: Equatable {
    /// Whether the units are the same, wherever the gap is.
    package static func == (left: BlockText, right: BlockText) -> Bool {
        left.count == right.count && left.elementsEqual(right)
    }
}

extension BlockText: ExpressibleByArrayLiteral {
    package init(arrayLiteral elements: UInt16...) { self.init(elements) }
}

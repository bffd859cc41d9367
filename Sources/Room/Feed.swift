/// What everyone in the room is sent, encoded once, in order. A connection keeps only its place
/// in it; those at the same place share the same frame.
///
/// The feed keeps a window. Whoever has fallen behind it starts again from a snapshot.
struct Feed<Frame> {
    private struct Item {
        /// The entry's sequence; for what is no entry, that of the newest entry before it.
        var sequence: Int
        var bytes: [UInt8]
        /// The bytes of all items before it, also of those that are no longer kept.
        var offset: Int
    }

    private var items: ArraySlice<Item> = []
    /// The bytes of all items there ever were.
    private var bytes = 0
    private let limit: Int
    /// The place of `items.first`; places count from 0 and are never used again.
    private(set) var start = 0
    /// Whoever has everything up to here misses nothing that was dropped.
    private(set) var droppedThrough: Int
    private(set) var lastSequence: Int
    private var frames: [Int: (frame: Frame, end: Int)] = [:]

    /// - Parameter sequence: the entry after which the feed begins.
    init(after sequence: Int, limit: Int = Limits.feedBytes) {
        droppedThrough = sequence
        lastSequence = sequence
        self.limit = limit
    }

    /// The place behind the last item.
    var end: Int { start + items.count }

    /// Appends an entry, or with `sequence` nil something that is not kept by clients.
    mutating func append(_ message: [UInt8], sequence: Int?) {
        if let sequence { lastSequence = sequence }
        items.append(Item(sequence: lastSequence, bytes: message, offset: bytes))
        bytes += message.count
        while let first = items.first, bytes - first.offset > limit {
            items.removeFirst()
            droppedThrough = max(droppedThrough, first.sequence)
            start += 1
        }
        frames.removeAll(keepingCapacity: true)
    }

    /// Marks an entry that is not public as passed.
    mutating func pass(_ sequence: Int) { lastSequence = sequence }

    /// The place where somebody goes on who has everything up to `sequence`, or `nil` when a part
    /// of what follows is no longer kept.
    func place(after sequence: Int) -> Int? {
        guard sequence >= droppedThrough, sequence <= lastSequence else { return nil }
        // Items are ordered by sequence: find the first that is newer.
        var (low, high) = (items.startIndex, items.endIndex)
        while low < high {
            let middle = (low + high) / 2
            if items[middle].sequence > sequence { high = middle } else { low = middle + 1 }
        }
        return start + low - items.startIndex
    }

    /// How many bytes of messages there are from `place` on; `place` is from `start` to `end`.
    func bytes(from place: Int) -> Int {
        place < end ? bytes - items[items.startIndex + place - start].offset : 0
    }

    /// The messages from `place` on as one frame, and the place behind it. `place` is from `start`
    /// to below `end`.
    mutating func frame(from place: Int, make: ([UInt8]) -> Frame) -> (frame: Frame, end: Int) {
        if let made = frames[place] { return made }
        var index = items.startIndex + place - start
        var text: [UInt8] = [UInt8(ascii: "[")]
        repeat {
            if text.count > 1 { text.append(UInt8(ascii: ",")) }
            text += items[index].bytes
            index += 1
        } while index < items.endIndex && text.count < Limits.frameBytes
        text.append(UInt8(ascii: "]"))
        let made = (make(text), start + index - items.startIndex)
        frames[place] = made
        return made
    }
}

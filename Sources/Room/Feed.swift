import Meeting

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
    /// When each entry from `droppedThrough` on was made, by which a client proves that its entry
    /// is this one; nil if that is not known.
    private var times: ArraySlice<Instant?>
    private var frames: [Int: (frame: Frame, end: Int)] = [:]

    /// - Parameters:
    ///   - sequence: the entry after which the feed begins.
    ///   - at: when it was made; nil if that is not known.
    init(after sequence: Int, at: Instant?, limit: Int = Limits.feedBytes) {
        droppedThrough = sequence
        lastSequence = sequence
        times = [at]
        self.limit = limit
    }

    /// The place behind the last item.
    var end: Int { start + items.count }

    /// Appends an entry with its time.
    mutating func append(_ message: [UInt8], sequence: Int, at: Instant) {
        pass(sequence, at: at)
        append(message)
    }

    /// Appends something that is not kept by clients.
    mutating func append(_ message: [UInt8]) {
        items.append(Item(sequence: lastSequence, bytes: message, offset: bytes))
        bytes += message.count
        while let first = items.first, bytes - first.offset > limit {
            items.removeFirst()
            times.removeFirst(max(0, first.sequence - droppedThrough))
            droppedThrough = max(droppedThrough, first.sequence)
            start += 1
        }
        frames.removeAll(keepingCapacity: true)
    }

    /// Marks an entry that is not public as passed.
    mutating func pass(_ sequence: Int, at: Instant) {
        lastSequence = sequence
        times.append(at)
    }

    /// When the entry was made; nil if it is not known, or not in the window.
    func time(of sequence: Int) -> Instant? {
        guard sequence >= droppedThrough, sequence <= lastSequence else { return nil }
        return times[times.startIndex + sequence - droppedThrough]
    }

    /// The place where somebody goes on who has everything up to the entry `sequence` that was made
    /// at `at`, or `nil` where they have to start anew: a part of what follows is no longer kept,
    /// or the entry is another one than theirs, as after the recovery of a damaged journal.
    func place(after sequence: Int, at: Instant) -> Int? {
        time(of: sequence) == at ? place(after: sequence) : nil
    }

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

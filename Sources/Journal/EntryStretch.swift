import Glibc

extension Journal {
    /// The entries from `first` through `last`, in order and without gaps, as far as their payloads
    /// together stay within `byteLimit`; at least one, if there is one. Reads only the files that
    /// hold them, and no further than needed.
    ///
    /// For looking back while the journal is open: that what is on disk is the chain was found out
    /// at the start, so hashes are not checked again. Whoever asks sees to it that `last` is
    /// durable.
    package static func entries(
        in storage: any Storage, from first: Int, through last: Int, byteLimit: Int
    ) throws(JournalError) -> [RecoveredEntry] {
        guard first >= 1, first <= last else { return [] }
        let firsts = try FileList(storage).firsts
        guard let begin = firsts.lastIndex(where: { $0 <= first }) else { return [] }
        var stretch = Stretch(first: first, last: last, byteLimit: byteLimit)
        for file in firsts[begin...] where !stretch.isFull {
            try stretch.read(storage, file: file)
        }
        return stretch.entries
    }
}

/// Entries that are being gathered from the files of a journal.
private struct Stretch {
    let first: Int
    let last: Int
    let byteLimit: Int
    var entries: [RecoveredEntry] = []
    private var byteCount = 0
    private(set) var isFull = false

    private static let pieceSize = 1 << 20

    init(first: Int, last: Int, byteLimit: Int) {
        (self.first, self.last, self.byteLimit) = (first, last, byteLimit)
    }

    /// Reads the file that begins with the entry `file`, until there is enough or no whole line.
    mutating func read(_ storage: any Storage, file: Int) throws(JournalError) {
        let name = FileName.entries(first: file).text
        var (piece, offset, sequence) = ([UInt8](), 0, file)
        while !isFull {
            let more = try storage.read(name, from: offset, count: Self.pieceSize)
            if more.isEmpty { return }
            offset += more.count
            piece += more
            var start = 0
            while !isFull, let end = piece.newline(from: start) {
                if sequence >= first {
                    let line = piece[start..<end]
                    let payload = line.dropFirst(EntryLine.payloadStart(sequence)).dropLast()
                    take(RecoveredEntry(sequence: sequence, payload: Array(payload)))
                }
                start = end + 1
                sequence += 1
            }
            piece.removeFirst(start)
        }
    }

    private mutating func take(_ entry: RecoveredEntry) {
        guard entries.isEmpty || byteCount + entry.payload.count <= byteLimit else {
            isFull = true
            return
        }
        entries.append(entry)
        byteCount += entry.payload.count
        if entry.sequence == last { isFull = true }
    }
}

extension [UInt8] {
    /// Where the next newline is.
    fileprivate func newline(from start: Int) -> Int? {
        withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress, start < bytes.count,
                let found = memchr(base + start, Int32(EntryLine.newline), bytes.count - start)
            else { return nil }
            return UnsafeRawPointer(found) - base
        }
    }
}

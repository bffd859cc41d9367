/// A journal of numbered entries, chained by hash, with snapshots.
///
/// An entry is one line of JSON that means nothing here. `append` returns when all entries are
/// durable; after a failure the journal takes nothing more until `reopen` found out where it
/// stands. The value must have one owner: two that append to one storage would spoil it.
package struct Journal: Sendable {
    /// How many snapshots are kept.
    static let keptSnapshotCount = 2

    /// What the journal is called; its hashes depend on it.
    package let name: String

    /// The last durable entry.
    package private(set) var head: Head

    private let storage: any Storage
    private var hashes: HashWindow
    private var file: String
    /// How long the durable part of `file` is, in bytes.
    private(set) var fileSize: Int
    private var failure: JournalError?

    private init(
        name: String, head: Head, storage: any Storage, hashes: HashWindow, file: String,
        fileSize: Int
    ) {
        self.name = name
        self.head = head
        self.storage = storage
        self.hashes = hashes
        self.file = file
        self.fileSize = fileSize
    }

    /// Opens a journal to go on with it, or begins one if the storage holds none. An entry that
    /// a crash cut short is removed and noted; anything else amiss in the entries is refused, and
    /// then nothing was changed.
    package static func open(
        _ storage: any Storage, name: String
    ) throws(JournalError) -> (journal: Journal, recovered: Recovered) {
        let list = try FileList(storage)
        let recovery = try Recovery(storage, name, list)
        for aside in list.asides { try storage.remove(aside) }
        let file: String
        if let newest = recovery.newest {
            file = newest.file
            if newest.tail.tornCount > 0 {
                try storage.truncate(file, to: newest.tail.offset)
            }
            // A killed process may have left entries that the system has not written yet.
            try storage.synchronize(file)
        } else {
            file = FileName.entries(first: 1).text
            try storage.create(file)
        }
        let journal = Journal(
            name: name, head: recovery.head, storage: storage, hashes: recovery.hashes,
            file: file, fileSize: recovery.newest?.tail.offset ?? 0)
        return (journal, recovery.recovered)
    }

    /// Reads a journal and changes nothing, also while its owner appends to it. What the owner has
    /// written in part is passed over, and what it has written but not yet synchronised is read.
    /// With `fromFirstEntry`, snapshots are left aside and all entries there ever were are read.
    package static func read(
        _ storage: any Storage, name: String, fromFirstEntry: Bool = false
    ) throws(JournalError) -> Recovered {
        try withFileList(storage) { list throws(JournalError) in
            var list = list
            if fromFirstEntry { list.snapshots = [] }
            return try Recovery(storage, name, list).recovered
        }
    }

    /// Appends entries, numbered from `head.sequence + 1` on, and returns when they are durable.
    /// One write and one synchronisation serve them all. If it throws, none is part of the journal,
    /// though some may be found in it after a crash.
    package mutating func append(_ payloads: [[UInt8]]) throws(JournalError) {
        if let failure { throw failure }
        for payload in payloads { try Self.check(payload) }
        if payloads.isEmpty { return }
        var chain = Chain(head)
        var lines: [UInt8] = []
        var newHashes: [[UInt8]] = []
        lines.reserveCapacity(payloads.reduce(0) { $0 + $1.count + 128 })
        for payload in payloads {
            chain.append(payload.span)
            newHashes.append(chain.head.hash)
            EntryLine.append(chain.head, payload, to: &lines)
        }
        do {
            try storage.append(lines, to: file)
            try storage.synchronize(file)
        } catch {
            failure = error
            throw error
        }
        head = chain.head
        fileSize += lines.count
        for hash in newHashes { hashes.append(hash) }
    }

    /// Puts whole files that the next entries speak of in their places; returns when they are
    /// durable. If it throws, nothing more is taken until `reopen`, and a file may be either the
    /// old or the new one.
    mutating func place(_ files: [PlacedFile]) throws(JournalError) {
        if let failure { throw failure }
        do {
            for file in files { try storage.replace(file.name, with: file.bytes) }
        } catch {
            failure = error
            throw error
        }
    }

    /// Puts a file in its place that no entry depends on: a failure harms nothing else.
    func keep(_ file: PlacedFile) throws(JournalError) {
        if let failure { throw failure }
        try storage.replace(file.name, with: file.bytes)
    }

    /// Removes a file that was placed, if there is one. A crash may bring it back.
    func discard(_ file: String) throws(JournalError) {
        if try storage.list().contains(file) { try storage.remove(file) }
    }

    /// Refuses a payload that cannot be an entry.
    static func check(_ payload: [UInt8]) throws(JournalError) {
        if payload.isEmpty || payload.contains(EntryLine.newline) { throw .payloadNotOneLine }
    }

    /// Writes a snapshot of the state after a durable entry, not older than the newest snapshot,
    /// and removes all but the two newest. A failure harms neither the journal nor older snapshots.
    package mutating func writeSnapshot(
        sequence: Int, payload: [UInt8]
    ) throws(JournalError) {
        if let failure { throw failure }
        guard sequence > 0, let hash = hashes.hash(of: sequence) else {
            throw .snapshotOutOfRange(sequence: sequence)
        }
        let bytes = SnapshotFile.encode(
            payload, after: Head(sequence: sequence, hash: hash), of: name)
        try storage.replace(FileName.snapshot(sequence: sequence).text, with: bytes)
        hashes.drop(before: sequence)
        let all = try FileList(storage).snapshots
        for old in all.dropLast(Self.keptSnapshotCount) {
            try storage.remove(FileName.snapshot(sequence: old).text)
        }
    }

    /// Goes on in a new file, which keeps opening fast: it reads only the files since the newest
    /// snapshot. No file with entries is ever removed.
    package mutating func rollOver() throws(JournalError) {
        if let failure { throw failure }
        do {
            try beginFile()
        } catch {
            // The new file may be there. Going on in the old one would make two of an entry.
            failure = error
            throw error
        }
    }

    /// After a failure, finds the durable head again and goes on in a new file.
    ///
    /// Everything after the head is cut, also what could be read back: after a failed
    /// synchronisation the system may show bytes that never reached the disk. The cut itself is
    /// synchronised, and it makes the system write the block where it lies once more. If this
    /// throws, the journal stays failed, and it may be tried again.
    package mutating func reopen() throws(JournalError) -> Head {
        if failure == nil { return head }
        try verifyDurablePart()
        try storage.truncate(file, to: fileSize)
        try beginFile()
        failure = nil
        return head
    }

    private mutating func beginFile() throws(JournalError) {
        let next = FileName.entries(first: head.sequence + 1).text
        try storage.create(next)
        file = next
        fileSize = 0
    }

    private func verifyDurablePart() throws(JournalError) {
        guard fileSize > 0, case .entries(let first) = FileName(file) else { return }
        var walk = EntryWalk(from: first)
        let tail = try walk.read(storage, limit: fileSize) { _, _ in }
        guard walk.head == head, tail == EntryWalk.Tail(offset: fileSize, tornCount: 0) else {
            throw .broken(
                Break(
                    file: file, offset: tail.offset, sequence: walk.head.sequence + 1,
                    expected: "the durable entries up to \(head.sequence)"))
        }
    }
}

/// A whole file that an entry speaks of, and that must be in its place before the entry is durable.
package struct PlacedFile: Equatable, Sendable {
    /// Not the name of one of the journal's own files.
    package let name: String
    package let bytes: [UInt8]

    package init(name: String, bytes: [UInt8]) {
        precondition(FileName(name) == nil && !name.hasSuffix(asideSuffix))
        self.name = name
        self.bytes = bytes
    }
}

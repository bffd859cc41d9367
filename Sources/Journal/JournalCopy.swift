extension Journal {
    /// Copies entries from the first on, as far as they are whole and not beyond `last`, with the
    /// snapshots of them, into an empty storage. Changes nothing in `source`, and may run while its
    /// owner appends. What the system refuses is thrown; damage only ends the copy.
    /// - Returns: the last entry copied, in a chain that is whole from the first one.
    package static func copy(
        _ source: any Storage, to target: any Storage, name: String, through last: Int = .max
    ) throws(JournalError) -> Head {
        // Snapshots first: entries that come meanwhile are only more.
        let snapshots = try withFileList(source) { list throws(JournalError) in
            try readSnapshots(source, list.snapshots)
        }
        var copying = Copying(source: source, target: target, name: name, last: last)
        try copying.copyEntries(FileList(source).firsts)
        for (sequence, bytes) in snapshots {
            guard let found = SnapshotFile.decode(bytes, sequence: sequence, of: name),
                copying.hashes[sequence] == found.head.hash
            else { continue }
            try target.replace(FileName.snapshot(sequence: sequence).text, with: bytes)
        }
        return copying.head
    }

    private static func readSnapshots(
        _ source: any Storage, _ sequences: [Int]
    ) throws(JournalError) -> [(sequence: Int, bytes: [UInt8])] {
        var found: [(sequence: Int, bytes: [UInt8])] = []
        for sequence in sequences {
            found.append((sequence, try source.read(FileName.snapshot(sequence: sequence).text)))
        }
        return found
    }
}

private struct Copying {
    let source: any Storage
    let target: any Storage
    let last: Int
    /// The last entry copied.
    var head: Head
    /// The hash of each entry copied, by sequence.
    var hashes: [Int: [UInt8]] = [:]

    init(source: any Storage, target: any Storage, name: String, last: Int) {
        (self.source, self.target, self.last) = (source, target, last)
        head = Head(ofEmpty: name)
    }

    mutating func copyEntries(_ firsts: [Int]) throws(JournalError) {
        for first in firsts {
            guard first == head.sequence + 1, first <= last else { return }
            guard try copyFile(first) else { return }
        }
    }

    /// - Returns: whether the file was copied to its end.
    private mutating func copyFile(_ first: Int) throws(JournalError) -> Bool {
        var walk = EntryWalk(after: head)
        var lines: [UInt8] = []
        var isWhole = true
        let (before, last) = (head, last)
        var (reached, found) = (before, hashes)
        do throws(JournalError) {
            let tail = try walk.read(source) { entry, payload in
                guard entry.sequence <= last else { return }
                EntryLine.append(entry, payload.copied, to: &lines)
                reached = entry
                found[entry.sequence] = entry.hash
            }
            isWhole = tail.tornCount == 0
        } catch .broken {
            isWhole = false
        }
        (head, hashes) = (reached, found)
        let file = FileName.entries(first: first).text
        try target.create(file)
        try target.append(lines, to: file)
        try target.synchronize(file)
        return isWhole
    }
}

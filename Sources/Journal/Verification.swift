/// What a walk through a whole journal found.
package struct VerificationResult: Equatable, Sendable {
    /// The last entry whose chain is unbroken from the first one. Its sequence is the number of
    /// entries verified.
    package let head: Head
    /// How many snapshots were found to be of this chain.
    package let snapshotCount: Int
    /// A line at the end that was cut short, or is just being written.
    package let notes: [Recovered.Note]
    /// The first place where something is not as it was written; nil if all is.
    package let firstBreak: Break?
    /// The entry whose hash begins with the bytes that were looked for; nil if none does.
    package let found: Int?
}

extension Journal {
    /// Verifies all entries from the first, over all files, and all snapshots. Changes nothing and
    /// may run while the owner appends. Throws only what the system refuses.
    /// - Parameter hash: the beginning of a hash that one of the entries is to have.
    package static func verify(
        _ storage: any Storage, name: String, lookingFor hash: [UInt8]? = nil
    ) throws(JournalError) -> VerificationResult {
        try withFileList(storage) { list throws(JournalError) in
            var verification = Verification(storage, name, list)
            verification.wanted = hash
            var firstBreak: Break?
            do throws(JournalError) {
                try verification.readEntries()
                try verification.readSnapshots()
            } catch .broken(let found) {
                firstBreak = found
            }
            return VerificationResult(
                head: verification.head, snapshotCount: verification.snapshotCount,
                notes: verification.notes, firstBreak: firstBreak, found: verification.found)
        }
    }
}

private struct Verification {
    let storage: any Storage
    let name: String
    let list: FileList
    var head: Head
    var snapshotCount = 0
    var notes: [Recovered.Note] = []
    /// The entries that snapshots were made after.
    var snapshotHeads: [Head] = []
    /// The beginning of a hash, and the entry that has it.
    var wanted: [UInt8]?
    var found: Int?

    init(_ storage: any Storage, _ name: String, _ list: FileList) {
        self.storage = storage
        self.name = name
        self.list = list
        head = Head(ofEmpty: name)
    }

    mutating func readEntries() throws(JournalError) {
        var walk = EntryWalk(after: head)
        // The head is kept also when the walk ends at a break.
        defer { head = walk.head }
        for first in list.firsts {
            guard first == walk.head.sequence + 1 else {
                throw .broken(missing(file: first, after: walk.head.sequence))
            }
            let tail = try walk.read(storage) { head, _ in
                if list.snapshots.contains(head.sequence) { snapshotHeads.append(head) }
                if let wanted, head.hash.starts(with: wanted) { found = head.sequence }
            }
            if tail.tornCount == 0 { continue }
            let file = FileName.entries(first: first).text
            guard first == list.firsts.last else {
                throw .broken(
                    Break(
                        file: file, offset: tail.offset, sequence: walk.head.sequence + 1,
                        expected: "a whole entry"))
            }
            notes.append(
                .tornEntry(file: file, offset: tail.offset, byteCount: tail.tornCount))
        }
    }

    mutating func readSnapshots() throws(JournalError) {
        for sequence in list.snapshots {
            let file = FileName.snapshot(sequence: sequence).text
            let bytes = try storage.read(file)
            guard let found = SnapshotFile.decode(bytes, sequence: sequence, of: name) else {
                throw .broken(
                    Break(
                        file: file, offset: 0, sequence: sequence,
                        expected: "a whole snapshot with its checksum"))
            }
            guard snapshotHeads.contains(found.head) else {
                throw .broken(
                    Break(
                        file: file, offset: 0, sequence: sequence,
                        expected: "the hash that this entry has"))
            }
            snapshotCount += 1
        }
    }
}

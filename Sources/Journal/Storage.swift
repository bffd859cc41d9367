/// A flat folder of files, as far as a journal needs one.
///
/// What was appended survives a crash only from the next successful `synchronize` on. After an
/// `append` or a `synchronize` that throws, nobody knows what of the unsynchronised bytes is on
/// disk: a second `synchronize` that succeeds would prove nothing, since the system forgets pages
/// that it failed to write.
package protocol Storage: Sendable {
    /// The names of all files, in no order.
    func list() throws(JournalError) -> [String]

    /// At most `count` bytes from `offset` on, fewer only at the end of the file.
    func read(_ file: String, from offset: Int, count: Int) throws(JournalError) -> [UInt8]

    /// Makes an empty file that survives a crash, or does nothing if there is an empty one.
    func create(_ file: String) throws(JournalError)

    /// Adds bytes at the end of a file that exists.
    func append(_ bytes: [UInt8], to file: String) throws(JournalError)

    /// Returns once all that was appended to the file survives a crash.
    func synchronize(_ file: String) throws(JournalError)

    /// Puts a whole file in the place of what has that name, or of nothing. A crash leaves either
    /// the old or the new one, and after the return the new one.
    func replace(_ file: String, with bytes: [UInt8]) throws(JournalError)

    /// Cuts what follows the first `size` bytes; the cut survives a crash.
    func truncate(_ file: String, to size: Int) throws(JournalError)

    /// Removes a file. A crash may bring it back.
    func remove(_ file: String) throws(JournalError)
}

/// The end of the name of a file that is being written aside, before it takes its place.
let asideSuffix = ".aside"

extension Storage {
    /// All bytes of a file.
    func read(_ file: String) throws(JournalError) -> [UInt8] {
        let pieceSize = 1 << 24
        var bytes: [UInt8] = []
        while true {
            let piece = try read(file, from: bytes.count, count: pieceSize)
            if bytes.isEmpty { bytes = piece } else { bytes += piece }
            if piece.count < pieceSize { return bytes }
        }
    }
}

/// The names of the files of a journal.
enum FileName: Equatable {
    /// Entries, from this sequence on.
    case entries(first: Int)
    /// A snapshot after the entry of this sequence.
    case snapshot(sequence: Int)

    private static let digitCount = 12

    var text: String {
        switch self {
        case .entries(let first): "journal-" + Self.padded(first) + ".jsonl"
        case .snapshot(let sequence): "snapshot-" + Self.padded(sequence) + ".json"
        }
    }

    /// Nil for a name that is no journal's, such as the lock or a file that the owner put there.
    init?(_ text: String) {
        if let first = Self.number(in: text, between: "journal-", and: ".jsonl") {
            self = .entries(first: first)
        } else if let sequence = Self.number(in: text, between: "snapshot-", and: ".json") {
            self = .snapshot(sequence: sequence)
        } else {
            return nil
        }
    }

    private static func padded(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, digitCount - digits.utf8.count)) + digits
    }

    private static func number(in text: String, between start: String, and end: String) -> Int? {
        guard text.hasPrefix(start), text.hasSuffix(end) else { return nil }
        let digits = text.dropFirst(start.count).dropLast(end.count)
        guard let number = Int(digits), number > 0, padded(number) == digits else { return nil }
        return number
    }
}

/// The files of a journal in a storage, each kind in ascending order.
struct FileList {
    /// The first sequences of the files with entries.
    var firsts: [Int] = []
    /// The sequences of the snapshots.
    var snapshots: [Int] = []
    /// Files that a crash left half written, before they took their place.
    var asides: [String] = []

    init(_ storage: any Storage) throws(JournalError) {
        for name in try storage.list() {
            switch FileName(name) {
            case .entries(let first): firsts.append(first)
            case .snapshot(let sequence): snapshots.append(sequence)
            case nil where name.hasSuffix(asideSuffix): asides.append(name)
            case nil: continue
            }
        }
        firsts.sort()
        snapshots.sort()
    }
}

/// Reads with a list of the files while their owner may be at work: once more if the owner removed
/// a snapshot between the listing and the reading.
func withFileList<Result>(
    _ storage: any Storage, _ body: (FileList) throws(JournalError) -> Result
) throws(JournalError) -> Result {
    while true {
        let list = try FileList(storage)
        do throws(JournalError) {
            return try body(list)
        } catch {
            let newer = try FileList(storage)
            if newer.snapshots == list.snapshots { throw error }
        }
    }
}

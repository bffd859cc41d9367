import Journal
import Synchronization

/// Files in memory, which never fail.
final class MemoryStorage: Storage {
    private let files = Mutex<[String: [UInt8]]>([:])

    func list() -> [String] { files.withLock { Array($0.keys) } }

    func read(_ file: String, from offset: Int, count: Int) throws(JournalError) -> [UInt8] {
        guard let bytes = files.withLock({ $0[file] }) else { throw .stopped }
        return Array(bytes.dropFirst(offset).prefix(count))
    }

    func create(_ file: String) { files.withLock { $0[file] = [] } }

    func append(_ bytes: [UInt8], to file: String) { files.withLock { $0[file]? += bytes } }

    func synchronize(_ file: String) {}

    func replace(_ file: String, with bytes: [UInt8]) throws(JournalError) {
        files.withLock { $0[file] = bytes }
    }

    func truncate(_ file: String, to size: Int) {
        files.withLock { $0[file] = Array(($0[file] ?? []).prefix(size)) }
    }

    func remove(_ file: String) { files.withLock { $0[file] = nil } }
}

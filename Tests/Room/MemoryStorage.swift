import Glibc
import Journal
import Synchronization

/// Files in memory that do what a disk does to a journal: they forget at a crash what was not
/// synchronised, all of it or only an end, and fail when told to.
final class MemoryStorage: Storage {
    private struct File {
        var bytes: [UInt8] = []
        /// How many of them survive a crash for certain.
        var durableCount = 0
    }

    private struct Disk {
        var files: [String: File] = [:]
        var failingSynchronizations = 0
        var failingAppends = 0
    }

    private let disk = Mutex(Disk())

    /// How many synchronisations fail from now on.
    func failSynchronizations(_ count: Int) { disk.withLock { $0.failingSynchronizations = count } }

    /// How many appends fail from now on, each after half of its bytes.
    func failAppends(_ count: Int) { disk.withLock { $0.failingAppends = count } }

    /// The files after the power was cut: of what was not synchronised, `keep` says how many bytes
    /// reached the disk all the same.
    func crashed(keep: (_ unsynchronised: Int) -> Int) -> MemoryStorage {
        let after = MemoryStorage()
        for (name, file) in disk.withLock({ $0.files }) {
            let count = file.durableCount + keep(file.bytes.count - file.durableCount)
            after.disk.withLock {
                $0.files[name] = File(
                    bytes: Array(file.bytes.prefix(count)), durableCount: count)
            }
        }
        return after
    }

    /// The number of entries that survive a crash for certain.
    var durableEntryCount: Int {
        disk.withLock { disk in
            disk.files.filter { $0.key.hasPrefix("journal-") }.values.reduce(0) { sum, file in
                sum + file.bytes.prefix(file.durableCount).count { $0 == UInt8(ascii: "\n") }
            }
        }
    }

    func list() -> [String] { disk.withLock { Array($0.files.keys) } }

    func read(_ file: String, from offset: Int, count: Int) throws(JournalError) -> [UInt8] {
        guard let bytes = disk.withLock({ $0.files[file]?.bytes }) else {
            throw refusal("read", file)
        }
        return Array(bytes.dropFirst(offset).prefix(count))
    }

    func create(_ file: String) { disk.withLock { $0.files[file] = File() } }

    func append(_ bytes: [UInt8], to file: String) throws(JournalError) {
        let isWhole = disk.withLock { disk in
            if disk.failingAppends > 0 {
                disk.failingAppends -= 1
                disk.files[file]?.bytes += bytes.prefix(bytes.count / 2)
                return false
            }
            disk.files[file]?.bytes += bytes
            return true
        }
        if !isWhole { throw refusal("write", file) }
    }

    func synchronize(_ file: String) throws(JournalError) {
        let isDone = disk.withLock { disk in
            if disk.failingSynchronizations > 0 {
                disk.failingSynchronizations -= 1
                return false
            }
            let count = disk.files[file]?.bytes.count ?? 0
            disk.files[file]?.durableCount = count
            return true
        }
        if !isDone { throw refusal("synchronize", file) }
    }

    func replace(_ file: String, with bytes: [UInt8]) {
        disk.withLock { $0.files[file] = File(bytes: bytes, durableCount: bytes.count) }
    }

    func truncate(_ file: String, to size: Int) {
        disk.withLock { disk in
            let kept = Array((disk.files[file]?.bytes ?? []).prefix(size))
            disk.files[file] = File(bytes: kept, durableCount: kept.count)
        }
    }

    func remove(_ file: String) { disk.withLock { $0.files[file] = nil } }

    private func refusal(_ operation: String, _ file: String) -> JournalError {
        .system(operation: operation, path: file, code: EIO)
    }
}

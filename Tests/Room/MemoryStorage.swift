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
        /// Creations, replacements and cuts.
        var failingOthers = 0
        /// What the disk holds at most, in bytes.
        var capacity = Int.max
        var failure: JournalError = .system(operation: "write", path: "f", code: EIO)

        /// Bytes in all files.
        var used: Int { files.values.reduce(0) { $0 + $1.bytes.count } }
    }

    private let disk = Mutex(Disk())

    /// How many synchronisations fail from now on.
    func failSynchronizations(_ count: Int) { disk.withLock { $0.failingSynchronizations = count } }

    /// How many creations, replacements and cuts fail from now on.
    func failOthers(_ count: Int) { disk.withLock { $0.failingOthers = count } }

    /// As many more bytes as the disk takes from now on; nil: any number.
    func fill(leaving room: Int?) {
        disk.withLock { disk in disk.capacity = room.map { disk.used + $0 } ?? .max }
    }

    /// What a failure is told as.
    var failure: JournalError {
        get { disk.withLock { $0.failure } }
        set { disk.withLock { $0.failure = newValue } }
    }

    /// How many appends fail from now on, each after half of its bytes.
    func failAppends(_ count: Int) { disk.withLock { $0.failingAppends = count } }

    /// The files after the power was cut: of what was not synchronised, `keep` says how many bytes
    /// reached the disk all the same, and `hole` which of these read as zeros, because what follows
    /// them was written first.
    func crashed(
        keep: (_ unsynchronised: Int) -> Int, hole: (_ kept: Int) -> Range<Int>? = { _ in nil }
    ) -> MemoryStorage {
        let after = MemoryStorage()
        for (name, file) in disk.withLock({ $0.files }) {
            let count = file.durableCount + keep(file.bytes.count - file.durableCount)
            var bytes = Array(file.bytes.prefix(count))
            if let hole = hole(count - file.durableCount) {
                for index in hole { bytes[file.durableCount + index] = 0 }
            }
            after.disk.withLock { $0.files[name] = File(bytes: bytes, durableCount: count) }
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

    func create(_ file: String) throws(JournalError) {
        try other { $0.files[file] = File() }
    }

    func append(_ bytes: [UInt8], to file: String) throws(JournalError) {
        let isWhole = disk.withLock { disk in
            if disk.failingAppends > 0 {
                disk.failingAppends -= 1
                disk.files[file]?.bytes += bytes.prefix(bytes.count / 2)
                return false
            }
            guard disk.used + bytes.count <= disk.capacity else {
                let room = max(0, disk.capacity - disk.used)
                disk.files[file]?.bytes += bytes.prefix(room)
                return false
            }
            disk.files[file]?.bytes += bytes
            return true
        }
        if !isWhole { throw failure }
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
        if !isDone { throw failure }
    }

    func replace(_ file: String, with bytes: [UInt8]) throws(JournalError) {
        try other { $0.files[file] = File(bytes: bytes, durableCount: bytes.count) }
    }

    func truncate(_ file: String, to size: Int) throws(JournalError) {
        try other { disk in
            let kept = Array((disk.files[file]?.bytes ?? []).prefix(size))
            disk.files[file] = File(bytes: kept, durableCount: kept.count)
        }
    }

    func remove(_ file: String) { disk.withLock { $0.files[file] = nil } }

    private func other(_ change: (inout Disk) -> Void) throws(JournalError) {
        let isDone = disk.withLock { disk in
            if disk.failingOthers > 0 {
                disk.failingOthers -= 1
                return false
            }
            change(&disk)
            return true
        }
        if !isDone { throw failure }
    }

    private func refusal(_ operation: String, _ file: String) -> JournalError {
        .system(operation: operation, path: file, code: EIO)
    }
}

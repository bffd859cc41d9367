import Glibc
package import Journal
import Synchronization

/// A storage in memory that does what disks do: it forgets what was not synchronised when it
/// crashes, tears what was being written, and fails when told to.
package final class FaultyStorage: Storage {
    /// What can be made to fail.
    package enum Operation: Equatable, Sendable {
        /// An append that takes only so many bytes before the disk is full.
        case append(taking: Int)
        /// A synchronisation after which nothing is known of the unsynchronised bytes.
        case synchronize
        /// The making of a file; whether its name is there afterwards is told.
        case create(leavesFile: Bool)
        /// The putting of a whole file in its place, which then did not happen.
        case replace
        /// The cutting of a file, which then did not happen.
        case truncate
    }

    private struct File {
        var bytes: [UInt8]
        /// What survives a crash for certain.
        var durable: [UInt8]
    }

    private struct Disk {
        var files: [String: File] = [:]
        /// Files that were removed, which a crash may bring back.
        var removed: [String: File] = [:]
        var failures: [Operation] = []
        var isReadOnly = false
        var appendCount = 0
        var synchronizeCount = 0
        var readCount = 0

        mutating func takeFailure(_ operation: Operation) -> Bool {
            guard failures.first == operation else { return false }
            failures.removeFirst()
            return true
        }

        mutating func takeFailure(ofCreate file: String) -> Bool? {
            guard case .create(let leavesFile) = failures.first else { return nil }
            failures.removeFirst()
            return leavesFile
        }
    }

    private let disk: Mutex<Disk>
    private let beforeAppend: Mutex<@Sendable () -> Void> = Mutex({})
    private let afterList: Mutex<@Sendable () -> Void> = Mutex({})

    package init() { disk = Mutex(Disk()) }

    /// The same files, all durable, without the failures ahead.
    package func copy() -> FaultyStorage {
        let copy = FaultyStorage()
        for (name, bytes) in files { copy.put(bytes, name) }
        return copy
    }

    // What a test sees and does.

    /// The contents of all files, as they read now.
    package var files: [String: [UInt8]] { disk.withLock { $0.files.mapValues(\.bytes) } }
    package var appendCount: Int { disk.withLock { $0.appendCount } }
    package var synchronizeCount: Int { disk.withLock { $0.synchronizeCount } }
    package var readCount: Int { disk.withLock { $0.readCount } }

    /// Puts a file there, durable.
    package func put(_ bytes: [UInt8], _ name: String) {
        disk.withLock { $0.files[name] = File(bytes: bytes, durable: bytes) }
    }

    /// Takes a file away for good.
    package func take(_ name: String) { disk.withLock { $0.files[name] = nil } }

    /// Makes the next operation of this kind fail; several wait in order.
    package func failNext(_ operation: Operation) {
        disk.withLock { $0.failures.append(operation) }
    }

    /// Forgets the failures that were not met yet.
    package func failNoMore() { disk.withLock { $0.failures = [] } }

    /// Has this called before each append, as if it happened on another thread meanwhile.
    package func onAppend(_ call: @escaping @Sendable () -> Void) {
        beforeAppend.withLock { $0 = call }
    }

    /// Has this called after each listing, as if it happened in another process meanwhile.
    package func onList(_ call: @escaping @Sendable () -> Void) {
        afterList.withLock { $0 = call }
    }

    /// Makes every change a failure of the test.
    package func forbidChanges() { disk.withLock { $0.isReadOnly = true } }

    /// Ends the process and the power: of each file's unsynchronised end, `keep` says how much of
    /// its length was written after all; the rest is gone, or reads as zeros where `zeros` says so
    /// (but never the very last byte alone, which nobody could tell from a changed newline).
    package func crash(
        keep: (_ unsynchronised: Int) -> Int, zeros: Bool = false, restoreRemoved: Bool = false
    ) {
        disk.withLock { disk in
            disk.failures = []
            for (name, file) in disk.files where file.bytes != file.durable {
                var bytes = file.durable
                if file.bytes.starts(with: file.durable) {
                    let rest = file.bytes.dropFirst(file.durable.count)
                    let kept = rest.prefix(keep(rest.count))
                    bytes += kept
                    if zeros && rest.count - kept.count > 1 {
                        bytes += [UInt8](repeating: 0, count: rest.count - kept.count)
                    }
                }
                disk.files[name] = File(bytes: bytes, durable: bytes)
            }
            if restoreRemoved { disk.files.merge(disk.removed) { file, _ in file } }
            disk.removed = [:]
        }
    }

    // What a journal does.

    package func list() -> [String] {
        let names = disk.withLock { Array($0.files.keys) }
        afterList.withLock { $0 }()
        return names
    }

    package func read(
        _ file: String, from offset: Int, count: Int
    ) throws(JournalError) -> [UInt8] {
        try disk.withLock { disk throws(JournalError) in
            disk.readCount += 1
            guard let bytes = disk.files[file]?.bytes else { throw refusal("open", file, ENOENT) }
            return Array(bytes.dropFirst(offset).prefix(count))
        }
    }

    package func create(_ file: String) throws(JournalError) {
        try change { disk throws(JournalError) in
            if let old = disk.files[file], !old.bytes.isEmpty {
                throw refusal("create", file, EEXIST)
            }
            if let leavesFile = disk.takeFailure(ofCreate: file) {
                if leavesFile { disk.files[file] = File(bytes: [], durable: []) }
                throw refusal("create", file, EIO)
            }
            disk.files[file] = File(bytes: [], durable: [])
        }
    }

    package func append(_ bytes: [UInt8], to file: String) throws(JournalError) {
        beforeAppend.withLock { $0 }()
        try change { disk throws(JournalError) in
            disk.appendCount += 1
            guard disk.files[file] != nil else { throw refusal("open", file, ENOENT) }
            if case .append(let count) = disk.failures.first {
                disk.failures.removeFirst()
                disk.files[file]!.bytes += bytes.prefix(count)
                throw refusal("write", file, ENOSPC)
            }
            disk.files[file]!.bytes += bytes
        }
    }

    package func synchronize(_ file: String) throws(JournalError) {
        try change { disk throws(JournalError) in
            disk.synchronizeCount += 1
            if disk.takeFailure(.synchronize) { throw refusal("synchronize", file, EIO) }
            guard let bytes = disk.files[file]?.bytes else { throw refusal("open", file, ENOENT) }
            disk.files[file]!.durable = bytes
        }
    }

    package func replace(_ file: String, with bytes: [UInt8]) throws(JournalError) {
        try change { disk throws(JournalError) in
            if disk.takeFailure(.replace) { throw refusal("write", file, ENOSPC) }
            disk.files[file] = File(bytes: bytes, durable: bytes)
        }
    }

    package func truncate(_ file: String, to size: Int) throws(JournalError) {
        try change { disk throws(JournalError) in
            if disk.takeFailure(.truncate) { throw refusal("cut", file, EIO) }
            guard let bytes = disk.files[file]?.bytes else { throw refusal("open", file, ENOENT) }
            let kept = Array(bytes.prefix(size))
            disk.files[file] = File(bytes: kept, durable: kept)
        }
    }

    package func remove(_ file: String) throws(JournalError) {
        try change { disk throws(JournalError) in
            guard let old = disk.files.removeValue(forKey: file) else {
                throw refusal("remove", file, ENOENT)
            }
            disk.removed[file] = old
        }
    }

    private func change(
        _ body: (inout sending Disk) throws(JournalError) -> Void
    ) throws(JournalError) {
        try disk.withLock { disk throws(JournalError) in
            precondition(!disk.isReadOnly, "something was changed that was only to be read")
            try body(&disk)
        }
    }
}

private func refusal(_ operation: String, _ file: String, _ code: Int32) -> JournalError {
    .system(operation: operation, path: file, code: code)
}

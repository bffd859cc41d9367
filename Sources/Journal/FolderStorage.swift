import Glibc
import Synchronization

/// A storage that is a folder of the file system. Only the owner may read what it writes.
package final class FolderStorage: Storage {
    /// The folder.
    package let path: String

    /// The file that was last appended to stays open: opening it for every batch would cost as
    /// much as writing it.
    private let appending: Mutex<(file: String, descriptor: Descriptor)?> = Mutex(nil)

    /// The folder at `path`, which is made if it is not there.
    package init(path: String) throws(JournalError) {
        var path = path
        while path.count > 1 && path.hasSuffix("/") { path.removeLast() }
        self.path = path
        try makeFolder(path)
        // Names that a killed process left unwritten must not be lost with the entries in them.
        try synchronizeFolder(path)
    }

    /// The folder at `path`, which is there, to read from.
    package init(reading path: String) {
        self.path = path
    }

    package func list() throws(JournalError) -> [String] {
        guard let folder = opendir(path) else { throw failure("list", path) }
        defer { closedir(folder) }
        var names: [String] = []
        while true {
            errno = 0
            guard let entry = readdir(folder) else { break }
            let name = withUnsafePointer(to: &entry.pointee.d_name) { name in
                name.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != "." && name != ".." { names.append(name) }
        }
        if errno != 0 { throw failure("list", path) }
        return names
    }

    package func read(
        _ file: String, from offset: Int, count: Int
    ) throws(JournalError) -> [UInt8] {
        let descriptor = try open(file, O_RDONLY)
        var code: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let got = pread(
                    descriptor.number, buffer.baseAddress! + filled, count - filled,
                    offset + filled)
                if got < 0 && errno == EINTR { continue }
                if got < 0 { code = errno }
                if got <= 0 { return }
                filled += got
            }
        }
        guard code == 0 else { throw .system(operation: "read", path: at(file), code: code) }
        return bytes
    }

    package func create(_ file: String) throws(JournalError) {
        let descriptor = try open(file, O_WRONLY | O_CREAT | O_APPEND)
        guard lseek(descriptor.number, 0, SEEK_END) == 0 else {
            throw .system(operation: "create", path: at(file), code: EEXIST)
        }
        guard fsync(descriptor.number) == 0 else { throw failure("synchronize", at(file)) }
        try synchronizeFolder(path)
    }

    package func append(_ bytes: [UInt8], to file: String) throws(JournalError) {
        try withAppending(file) { descriptor throws(JournalError) in
            try write(bytes, to: descriptor, file)
        }
    }

    package func synchronize(_ file: String) throws(JournalError) {
        // On the descriptor that was written to, so that a failure to write back reaches us.
        try withAppending(file) { descriptor throws(JournalError) in
            guard fdatasync(descriptor.number) == 0 else {
                throw failure("synchronize", at(file))
            }
        }
    }

    package func replace(_ file: String, with bytes: [UInt8]) throws(JournalError) {
        let aside = file + asideSuffix
        do throws(JournalError) {
            let descriptor = try open(aside, O_WRONLY | O_CREAT | O_TRUNC)
            try write(bytes, to: descriptor, aside)
            guard fsync(descriptor.number) == 0 else { throw failure("synchronize", at(aside)) }
            guard rename(at(aside), at(file)) == 0 else { throw failure("rename", at(aside)) }
        } catch {
            unlink(at(aside))
            throw error
        }
        forget(file)
        try synchronizeFolder(path)
    }

    package func truncate(_ file: String, to size: Int) throws(JournalError) {
        let descriptor = try open(file, O_WRONLY)
        guard ftruncate(descriptor.number, size) == 0 else { throw failure("cut", at(file)) }
        guard fsync(descriptor.number) == 0 else { throw failure("synchronize", at(file)) }
    }

    package func remove(_ file: String) throws(JournalError) {
        guard unlink(at(file)) == 0 else { throw failure("remove", at(file)) }
        forget(file)
    }

    /// Closes a file whose name now belongs to another one, or to none.
    private func forget(_ file: String) {
        appending.withLock { if $0?.file == file { $0 = nil } }
    }

    private func at(_ file: String) -> String { path + "/" + file }

    private func failure(_ operation: String, _ path: String) -> JournalError {
        .system(operation: operation, path: path, code: errno)
    }

    private func open(_ file: String, _ flags: Int32) throws(JournalError) -> Descriptor {
        guard let descriptor = Descriptor(at(file), flags) else { throw failure("open", at(file)) }
        return descriptor
    }

    private func withAppending(
        _ file: String, _ body: (Descriptor) throws(JournalError) -> Void
    ) throws(JournalError) {
        try appending.withLock { appending throws(JournalError) in
            if let appending, appending.file == file {
                return try body(appending.descriptor)
            }
            let descriptor = try open(file, O_WRONLY | O_APPEND)
            appending = (file, descriptor)
            try body(descriptor)
        }
    }

    private func write(
        _ bytes: [UInt8], to descriptor: Descriptor, _ file: String
    ) throws(JournalError) {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { bytes in
                Glibc.write(
                    descriptor.number, bytes.baseAddress! + written, bytes.count - written)
            }
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw failure("write", at(file)) }
            written += count
        }
    }

    /// Makes the folder and those above it, where they are not there yet.
    private func makeFolder(_ path: String) throws(JournalError) {
        if mkdir(path, 0o700) == 0 { return try synchronizeFolder(above(path)) }
        switch errno {
        case EEXIST: return
        case ENOENT where above(path) != path:
            try makeFolder(above(path))
            guard mkdir(path, 0o700) == 0 else { throw failure("make the folder", path) }
            try synchronizeFolder(above(path))
        default: throw failure("make the folder", path)
        }
    }

    private func above(_ path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    private func synchronizeFolder(_ path: String) throws(JournalError) {
        guard let descriptor = Descriptor(path, O_RDONLY | O_DIRECTORY),
            fsync(descriptor.number) == 0
        else { throw failure("synchronize", path) }
    }
}

/// An open file of the system, closed with the last reference to it.
final class Descriptor: Sendable {
    let number: Int32

    /// Nil if the system refuses; `errno` says why.
    init?(_ path: String, _ flags: Int32) {
        let number = Glibc.open(path, flags | O_CLOEXEC, 0o600)
        // Before the property is set, so that no `deinit` runs, whose `close` would change `errno`.
        if number < 0 { return nil }
        self.number = number
    }

    deinit { close(number) }
}

import Glibc

/// Keeps a second server out of a folder for as long as the value lives.
///
/// The system gives the lock back when the process ends, however it ends; the file `lock` stays
/// and means nothing by itself.
package final class FolderLock: Sendable {
    private let descriptor: Descriptor

    /// Locks the folder at `path`, which is there. Throws `folderInUse` if somebody else did.
    package init(path: String) throws(JournalError) {
        let file = path + "/lock"
        guard let descriptor = Descriptor(file, O_RDWR | O_CREAT) else {
            throw .system(operation: "open", path: file, code: errno)
        }
        while flock(descriptor.number, LOCK_EX | LOCK_NB) != 0 {
            switch errno {
            case EINTR: continue
            case EWOULDBLOCK:
                throw .folderInUse(path: path, holder: Self.holder(descriptor))
            default: throw .system(operation: "lock", path: file, code: errno)
            }
        }
        // For the message of whoever comes next; the lock does not depend on it.
        let identity = Array("\(getpid())\n".utf8)
        if ftruncate(descriptor.number, 0) == 0 {
            _ = pwrite(descriptor.number, identity, identity.count, 0)
        }
        self.descriptor = descriptor
    }

    private static func holder(_ descriptor: Descriptor) -> Int? {
        var bytes = [UInt8](repeating: 0, count: 20)
        let count = pread(descriptor.number, &bytes, bytes.count, 0)
        guard count > 1 else { return nil }
        return Int(String(decoding: bytes[..<(count - 1)], as: UTF8.self))
    }
}

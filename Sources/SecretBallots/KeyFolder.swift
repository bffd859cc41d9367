import Cryptography
import Glibc

/// The folder in which keys of secret ballots lie while these are open: beside the data and not in
/// it, so that no copy of the data holds a key. Only its owner may look into it.
package struct KeyFolder: Sendable {
    package let path: String

    private static let suffix = ".key"

    /// The folder at `path`, which is made when the first key is.
    package init(path: String) { self.path = path }

    /// Makes the key of the ballot called `name`; returns once it survives a crash. `name` has
    /// letters, digits and `-` only. A key that is there is replaced: its ballot was never opened.
    package func make(_ name: String) throws(SecretBallotError) -> BallotKey {
        let key = try BallotKey.make()
        if mkdir(path, 0o700) != 0, errno != EEXIST { throw failure("make the folder", path) }
        try destroy(name)
        let file = at(name)
        let descriptor = open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure("make", file) }
        defer { close(descriptor) }
        let written = key.secret.withBytes { write(descriptor, $0, Sealing.keyBytes) }
        guard written == Sealing.keyBytes else { throw failure("write", file) }
        guard fsync(descriptor) == 0 else { throw failure("synchronize", file) }
        try synchronizeFolder()
        return key
    }

    /// The key of the ballot called `name`.
    package func read(_ name: String) throws(SecretBallotError) -> BallotKey {
        let descriptor = open(at(name), O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .keyMissing }
        defer { close(descriptor) }
        // One byte more, to notice a file that is too long.
        var bytes = [UInt8](repeating: 0, count: Sealing.keyBytes + 1)
        let count = Glibc.read(descriptor, &bytes, bytes.count)
        guard count == Sealing.keyBytes else {
            cleanse(&bytes)
            throw .keyMissing
        }
        var key = Array(bytes.prefix(Sealing.keyBytes))
        cleanse(&bytes)
        return BallotKey(SecretBytes(taking: &key))
    }

    /// Overwrites and removes the key of the ballot called `name`, if there is one; returns once
    /// neither survives a crash, as far as the disk tells the truth about it.
    package func destroy(_ name: String) throws(SecretBallotError) {
        let file = at(name)
        let descriptor = open(file, O_WRONLY | O_CLOEXEC)
        if descriptor < 0 {
            if errno == ENOENT { return }
            throw failure("open", file)
        }
        defer { close(descriptor) }
        let nothing = [UInt8](repeating: 0, count: Sealing.keyBytes)
        guard pwrite(descriptor, nothing, nothing.count, 0) == nothing.count,
            fsync(descriptor) == 0
        else { throw failure("overwrite", file) }
        guard unlink(file) == 0 else { throw failure("remove", file) }
        try synchronizeFolder()
    }

    /// The names of the ballots of which there is a key, in no order.
    package var names: [String] {
        guard let folder = opendir(path) else { return [] }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { name in
                name.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name.hasSuffix(Self.suffix) { names.append(String(name.dropLast(4))) }
        }
        return names
    }

    private func at(_ name: String) -> String { path + "/" + name + Self.suffix }

    private func synchronizeFolder() throws(SecretBallotError) {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure("open", path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure("synchronize", path) }
    }

    private func failure(_ operation: String, _ path: String) -> SecretBallotError {
        .system(operation: operation, path: path, code: errno)
    }
}

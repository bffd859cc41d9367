import Glibc

/// Why a journal could not do what was asked: operating errors and broken files.
package enum JournalError: Error, Equatable, CustomStringConvertible {
    /// The operating system refused `operation` on `path`; `code` is its `errno`.
    case system(operation: String, path: String, code: Int32)

    /// The files are not what this journal wrote. Nothing was changed.
    case broken(Break)

    /// A payload is empty or contains a newline, so that it cannot be one line of JSON.
    case payloadNotOneLine

    /// A snapshot was to be written of a sequence that is not durable yet, or that lies before the
    /// newest snapshot.
    case snapshotOutOfRange(sequence: Int)

    /// Another process holds the lock of the folder; `holder` is its process id, where it told it.
    case folderInUse(path: String, holder: Int?)

    /// The writer was stopped and takes nothing more.
    case stopped

    package var description: String {
        switch self {
        case .system(let operation, let path, let code):
            "cannot \(operation) \(path): \(String(cString: strerror(code)))"
        case .broken(let found):
            found.description
        case .payloadNotOneLine:
            "an entry must be one line of JSON"
        case .snapshotOutOfRange(let sequence):
            "no snapshot can be written of sequence \(sequence)"
        case .folderInUse(let path, let holder):
            "another server\(holder.map { " (process \($0))" } ?? "") is using \(path)"
        case .stopped:
            "the journal is closed"
        }
    }
}

/// The first place where the files of a journal are not what they should be.
package struct Break: Error, Equatable, Sendable, CustomStringConvertible {
    /// The name of the file in the journal's folder.
    package let file: String
    /// Where in the file, in bytes from its beginning, the broken line or part of a line begins.
    package let offset: Int
    /// The sequence of the entry, or of the snapshot, that should be there.
    package let sequence: Int
    /// What should be there.
    package let expected: String

    package var description: String {
        "\(file) is damaged at byte \(offset), entry \(sequence): expected \(expected)"
    }
}

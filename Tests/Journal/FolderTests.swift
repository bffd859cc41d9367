import Foundation
import Testing

@testable import Journal

@Suite struct FolderTests {
    /// Calls with a folder of its own, which is removed afterwards.
    private func withFolder(_ body: (String) throws -> Void) throws {
        let path = NSTemporaryDirectory() + "journal-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: path) }
        try body(path)
    }

    @Test func `a journal in a folder comes back`() throws {
        try withFolder { path in
            let storage = try FolderStorage(path: path + "/meetings/1")
            var journal = try Journal.open(storage, name: meeting).journal
            try journal.append((1...3).map(payload))
            try journal.writeSnapshot(sequence: 2, payload: payload(0))
            try journal.rollOver()
            try journal.append([payload(4)])
            let again = try Journal.open(FolderStorage(path: storage.path), name: meeting)
            #expect(again.recovered.snapshot == Snapshot(sequence: 2, payload: payload(0)))
            #expect(again.recovered.entries == entries(3...4))
            let reading = FolderStorage(reading: storage.path)
            #expect(try Journal.verify(reading, name: meeting).head == journal.head)
            for name in try reading.list() {
                let attributes = try FileManager.default.attributesOfItem(
                    atPath: storage.path + "/" + name)
                #expect(attributes[.posixPermissions] as? Int == 0o600)
            }
        }
    }

    @Test func `a line torn on disk is cut and the journal goes on after it`() throws {
        try withFolder { path in
            let storage = try FolderStorage(path: path)
            var journal = try Journal.open(storage, name: meeting).journal
            try journal.append((1...2).map(payload))
            try storage.append(Array(#"{"seq"#.utf8), to: firstFile)
            var (again, recovered) = try Journal.open(storage, name: meeting)
            #expect(recovered.entries == entries(1...2) && recovered.notes.count == 1)
            try again.append([payload(3)])
            #expect(try Journal.read(storage, name: meeting).entries == entries(1...3))
        }
    }

    @Test func `the operations on a folder do what they promise`() throws {
        try withFolder { path in
            let storage = try FolderStorage(path: path)
            #expect(try storage.list().isEmpty)
            try storage.create("a")
            try storage.create("a")
            try storage.append([1, 2, 3], to: "a")
            try storage.append([4], to: "a")
            try storage.synchronize("a")
            #expect(try storage.read("a") == [1, 2, 3, 4])
            #expect(try storage.read("a", from: 1, count: 2) == [2, 3])
            #expect(try storage.read("a", from: 3, count: 2) == [4])
            #expect(try storage.read("a", from: 9, count: 2).isEmpty)
            #expect(throws: JournalError.self) { try storage.create("a") }
            try storage.truncate("a", to: 2)
            try storage.append([9], to: "a")
            #expect(try storage.read("a") == [1, 2, 9])
            try storage.create("c")
            try storage.append([8], to: "c")
            try storage.append([7], to: "a")
            #expect(try storage.read("a") == [1, 2, 9, 7])
            #expect(try storage.read("c") == [8])
            try storage.replace("c", with: [5])
            try storage.append([4], to: "c")
            #expect(try storage.read("c") == [5, 4])
            try storage.replace("c", with: [6])
            try storage.append([7], to: "c")
            #expect(try storage.read("c") == [6, 7])
            try storage.remove("c")
            try storage.create("c")
            try storage.append([6], to: "c")
            #expect(try storage.read("c") == [6])
            try storage.remove("c")
            try storage.create("b.aside")
            try storage.append([7, 7, 7], to: "b.aside")
            try storage.replace("b", with: [5])
            #expect(try storage.read("b") == [5])
            try storage.replace("b", with: [6])
            #expect(try storage.read("b") == [6])
            #expect(try storage.list().sorted() == ["a", "b"])
            try storage.remove("b")
            #expect(try storage.list() == ["a"])
            let missing = JournalError.system(
                operation: "open", path: path + "/b", code: ENOENT)
            #expect(throws: missing) { try storage.read("b") }
            #expect(throws: missing) { try storage.append([1], to: "b") }
            #expect(throws: missing) { try storage.truncate("b", to: 0) }
            #expect(missing.description == "cannot open \(path)/b: No such file or directory")
        }
    }

    @Test func `a folder is made with those above it, however its path is written`() throws {
        try withFolder { path in
            for path in [path + "/a/b//", path + "/a/b", path + "/c/"] {
                try FolderStorage(path: path).create("x")
                #expect(FileManager.default.fileExists(atPath: path + "/x"))
            }
            #expect(try FolderStorage(path: path + "/a/b").list() == ["x"])
        }
    }

    @Test func `a folder that cannot be made is refused with a reason`() {
        let error = #expect(throws: JournalError.self) {
            try FolderStorage(path: "/dev/null/meetings")
        }
        #expect(error?.description == "cannot make the folder /dev/null/meetings: Not a directory")
    }

    @Test func `a full disk is an error and not half a success`() throws {
        try withFolder { path in
            let storage = try FolderStorage(path: path)
            try FileManager.default.createSymbolicLink(
                atPath: path + "/full", withDestinationPath: "/dev/full")
            let expected = JournalError.system(
                operation: "write", path: path + "/full", code: ENOSPC)
            #expect(throws: expected) { try storage.append([1], to: "full") }
        }
    }

    @Test func `a second lock on a folder is refused until the first one is gone`() throws {
        try withFolder { path in
            _ = try FolderStorage(path: path)
            var first: FolderLock? = try FolderLock(path: path)
            let refusal = JournalError.folderInUse(path: path, holder: Int(getpid()))
            withExtendedLifetime(first) {
                _ = #expect(throws: refusal) { try FolderLock(path: path) }
            }
            #expect(
                refusal.description == "another server (process \(getpid())) is using \(path)")
            first = nil
            _ = try FolderLock(path: path)
        }
    }
}

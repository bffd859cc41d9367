import Cryptography
import Foundation
import Testing

@testable import SecretBallots

struct `The key of a secret ballot` {
    private func withFolder(_ body: (KeyFolder) throws -> Void) throws {
        let path = FileManager.default.temporaryDirectory.path + "/keys-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try body(KeyFolder(path: path))
    }

    @Test func `it is made for its owner alone, and read back`() throws {
        try withFolder { folder in
            let key = try folder.make("m-x-b1")
            #expect(try folder.read("m-x-b1").secret.copy == key.secret.copy)
            #expect(folder.names == ["m-x-b1"])
            let files = FileManager.default
            for (path, mode) in [(folder.path, 0o700), (folder.path + "/m-x-b1.key", 0o600)] {
                let found = try files.attributesOfItem(atPath: path)[.posixPermissions] as? Int
                #expect(found == mode, "\(path)")
            }
        }
    }

    @Test func `when it is destroyed its bytes are overwritten, and the file is gone`() throws {
        try withFolder { folder in
            let key = try folder.make("m-x-b1")
            // A second name for the same bytes on the disk shows what became of them.
            let (file, witness) = (folder.path + "/m-x-b1.key", folder.path + "/witness")
            try FileManager.default.linkItem(atPath: file, toPath: witness)
            #expect(FileManager.default.contents(atPath: witness) == Data(key.secret.copy))
            try folder.destroy("m-x-b1")
            #expect(FileManager.default.contents(atPath: witness) == Data(count: 32))
            #expect(!FileManager.default.fileExists(atPath: file))
            #expect(throws: SecretBallotError.keyMissing) { try folder.read("m-x-b1") }
            // What is not there is destroyed.
            try folder.destroy("m-x-b1")
        }
    }

    @Test func `a key that is not whole is none`() throws {
        try withFolder { folder in
            _ = try folder.make("a")
            let file = URL(filePath: folder.path + "/a.key")
            for count in [0, 31, 33] {
                try Data(count: count).write(to: file)
                #expect(throws: SecretBallotError.keyMissing) { try folder.read("a") }
            }
        }
    }

    @Test func `two keys differ, also under one name`() throws {
        try withFolder { folder in
            let one = try folder.make("a").secret.copy
            #expect(try folder.make("a").secret.copy != one)
        }
    }

    @Test func `both parts together are the key, and each alone is nothing`() throws {
        let key = try BallotKey.make()
        let (one, other) = try key.parts()
        #expect(BallotKey(parts: one, other)?.secret.copy == key.secret.copy)
        #expect(BallotKey(parts: other, one)?.secret.copy == key.secret.copy)
        #expect(one != key.secret.copy && other != key.secret.copy && one != other)
        #expect(BallotKey(parts: one, Array(other.dropLast())) == nil)
        // Another time the parts are others: they hold nothing of the key.
        #expect(try key.parts().one != one)
    }
}

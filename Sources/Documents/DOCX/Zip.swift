internal import Compression

/// A ZIP archive (PKWARE APPNOTE 6.3) whose bytes follow from its files alone: sorted by name,
/// all of the first of January 1980, no extra fields.
struct Zip {
    private var files: [(name: String, bytes: [UInt8])] = []

    /// - Parameter name: in ASCII.
    mutating func add(_ name: String, _ text: String) {
        files.append((name, Array(text.utf8)))
    }

    private static let version: UInt16 = 20
    private static let deflated: UInt16 = 8
    /// The year counts from 1980; month and day from 1.
    private static let date: UInt16 = 1 << 5 | 1

    var bytes: [UInt8] {
        var archive: [UInt8] = []
        var directory: [UInt8] = []
        let sorted = files.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        for file in sorted {
            let offset = archive.count
            let packed = deflateRaw(file.bytes)
            let name = Array(file.name.utf8)
            var entry: [UInt8] = []
            entry.add(Self.version)
            entry.add(UInt16(0))
            entry.add(Self.deflated)
            entry.add(UInt16(0))
            entry.add(Self.date)
            entry.add(crc32(file.bytes))
            entry.add(UInt32(packed.count))
            entry.add(UInt32(file.bytes.count))
            entry.add(UInt16(name.count))
            entry.add(UInt16(0))
            archive += [0x50, 0x4B, 3, 4] + entry + name + packed
            directory += [0x50, 0x4B, 1, 2]
            directory.add(Self.version)
            directory += entry
            // Comment, disk, internal and external attributes.
            directory += [UInt8](repeating: 0, count: 10)
            directory.add(UInt32(offset))
            directory += name
        }
        var end: [UInt8] = [0x50, 0x4B, 5, 6, 0, 0, 0, 0]
        end.add(UInt16(sorted.count))
        end.add(UInt16(sorted.count))
        end.add(UInt32(directory.count))
        end.add(UInt32(archive.count))
        end.add(UInt16(0))
        return archive + directory + end
    }
}

extension [UInt8] {
    /// Little-endian.
    fileprivate mutating func add(_ value: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
    }
}

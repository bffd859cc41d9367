/// A style sheet with those that it imports by `@import "other.css";` put in their places. What was
/// put in is not served by itself.
func joinedStyles(
    _ files: [(path: String, bytes: [UInt8])]
) -> [(path: String, bytes: [UInt8])] {
    let sheets = Dictionary(
        files.filter { $0.path.hasSuffix(".css") }.map { ($0.path, $0.bytes) },
        uniquingKeysWith: { first, _ in first })
    var taken: Set<String> = []
    let joined = sheets.map { path, bytes in
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map { line in
            guard line.hasPrefix("@import \"") else { return String(line) }
            let name = String(line.dropFirst("@import \"".count).dropLast("\";".count))
            guard let sheet = sheets[name] else {
                preconditionFailure("\(path) imports \(name), which does not exist")
            }
            taken.insert(name)
            return String(decoding: sheet, as: UTF8.self)
        }
        return (path, Array(lines.joined(separator: "\n").utf8))
    }
    let byPath = Dictionary(uniqueKeysWithValues: joined)
    return files.compactMap { file in
        guard let bytes = byPath[file.path] else { return file }
        return taken.contains(file.path) ? nil : (file.path, bytes)
    }
}

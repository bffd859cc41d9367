import OperationalText

extension Document {
    /// FNV-1a over the UTF-16 units of a canonical rendering, as eight hexadecimal digits: the same
    /// as in `Tests/JavaScript/digest.js`.
    var digest: String {
        var hash: UInt32 = 0x811c_9dc5
        for unit in rendering.utf16 {
            hash = (hash ^ UInt32(unit & 0xff)) &* 0x0100_0193
            hash = (hash ^ UInt32(unit >> 8)) &* 0x0100_0193
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }

    private var rendering: String {
        func pairs(_ pairs: [(String, String)]) -> String {
            pairs.sorted { $0.0 < $1.0 }.map { "\($0.0)=\($0.1);" }.joined()
        }
        let lines = blocks.map { block in
            let runs = block.authors.map { run in
                let look = run.format.isEmpty ? "" : "{\(pairs(run.format.map { ($0, $1) }))}"
                return "\(run.author):\(run.count)\(look);"
            }.joined()
            let attributes = pairs(block.attributes.map { ($0.key, $0.value) })
            let trashed = block.trashed ? 1 : 0
            return "\(block.id)|\(trashed)|\(attributes)|\(runs)|\(block.string)\u{0}"
        }
        return lines.joined() + pairs(aliases.map { ($0.key.rawValue, $0.value.rawValue) })
    }
}

/// One of the 160 kinds of symbols: a version, which is a size from 1 to 40, with a correction
/// level. It says how many codewords there are and how they are divided into blocks.
struct Symbol {
    static let versions = 1...40

    let version: Int
    let correction: QRCode.Correction

    /// Modules along a side.
    var size: Int { 17 + 4 * version }

    /// Bits that say how long the text is, in byte mode.
    private var lengthBitCount: Int { version < 10 ? 8 : 16 }

    /// How many bytes of text fit.
    var capacity: Int { (dataCodewordCount * 8 - 4 - lengthBitCount) / 8 }

    private var blockCount: Int { Self.blockCounts[correction.rawValue][version - 1] }
    private var correctionPerBlock: Int {
        Self.correctionCodewords[correction.rawValue][version - 1]
    }
    private var dataCodewordCount: Int { codewordCount - blockCount * correctionPerBlock }

    /// All codewords: what the function patterns leave free, in whole bytes.
    var codewordCount: Int {
        var moduleCount = (16 * version + 128) * version + 64
        if version >= 2 {
            let alignments = version / 7 + 2
            moduleCount -= (25 * alignments - 10) * alignments - 55
            if version >= 7 { moduleCount -= 36 }
        }
        return moduleCount / 8
    }

    /// The smallest symbol that holds the text, and its data codewords.
    static func fitting(
        _ text: [UInt8], _ correction: QRCode.Correction
    ) throws(QRCode.Failure) -> (Symbol, [UInt8]) {
        for version in versions {
            let symbol = Symbol(version: version, correction: correction)
            if text.count <= symbol.capacity { return (symbol, symbol.data(text)) }
        }
        let largest = Symbol(version: versions.upperBound, correction: correction)
        throw .textTooLong(byteCount: text.count, limit: largest.capacity)
    }

    /// The data codewords: mode, length, text, end, and padding.
    private func data(_ text: [UInt8]) -> [UInt8] {
        let byteMode: UInt8 = 0b0100
        // The length's first bits share a byte with the mode, so that all that follows lies
        // across bytes: each codeword is half of one byte and half of the next.
        var halves = [byteMode]
        for shift in stride(from: lengthBitCount - 4, through: 0, by: -4) {
            halves.append(UInt8(text.count >> shift & 15))
        }
        for byte in text {
            halves.append(byte >> 4)
            halves.append(byte & 15)
        }
        // The end mark is four zeros; they always fit, since a length is a whole number of bytes.
        halves.append(0)
        var data: [UInt8] = []
        for index in stride(from: 0, to: halves.count, by: 2) {
            data.append(halves[index] << 4 | halves[index + 1])
        }
        let padding: [UInt8] = [0b1110_1100, 0b0001_0001]
        let paddingCount = dataCodewordCount - data.count
        for index in 0..<paddingCount { data.append(padding[index % 2]) }
        return data
    }

    /// All codewords in the order in which they are drawn: block after block for each position,
    /// so that a blot damages a little of each block rather than one beyond repair.
    func interleaved(_ data: [UInt8]) -> [UInt8] {
        let longBlockCount = dataCodewordCount % blockCount
        let shortLength = dataCodewordCount / blockCount
        let code = ReedSolomon(degree: correctionPerBlock)
        var blocks: [ArraySlice<UInt8>] = []
        var start = 0
        for index in 0..<blockCount {
            let isLong = index >= blockCount - longBlockCount
            let end = start + shortLength + (isLong ? 1 : 0)
            blocks.append(data[start..<end])
            start = end
        }
        let corrections = blocks.map { code.remainder($0) }
        var codewords: [UInt8] = []
        for position in 0...shortLength {
            for block in blocks where position < block.count {
                codewords.append(block[block.startIndex + position])
            }
        }
        for position in 0..<correctionPerBlock {
            for correction in corrections { codewords.append(correction[position]) }
        }
        return codewords
    }
}

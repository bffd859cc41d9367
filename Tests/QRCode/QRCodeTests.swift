import Testing

@testable import QRCode

@Test(arguments: Matrices.all)
func `other encoders draw the same modules`(_ matrix: Matrices.Matrix) throws {
    try expect(QRCode.encode(matrix.text, correction: matrix.correction), matrix)
}

@Test(arguments: Matrices.masks)
func `other encoders draw the same modules with each mask`(_ matrix: Matrices.Matrix) throws {
    let code = try QRCode.encode(
        matrix.text, correction: matrix.correction, mask: matrix.mask)
    try expect(code, matrix)
}

private func expect(_ code: QRCode, _ matrix: Matrices.Matrix) throws {
    #expect(code.mask == matrix.mask)
    #expect(code.size == matrix.rows.count)
    for (y, row) in matrix.rows.enumerated() {
        let number = try #require(UInt64(row, radix: 16))
        for x in 0..<code.size {
            #expect(code.isDark(x, y) == (number >> (code.size - 1 - x) & 1 == 1), "\(x), \(y)")
        }
    }
}

@Test func `format information is that of the standard's table`() {
    let table: [QRCode.Correction: [Int]] = [
        .low: [0x77C4, 0x72F3, 0x7DAA, 0x789D, 0x662F, 0x6318, 0x6C41, 0x6976],
        .medium: [0x5412, 0x5125, 0x5E7C, 0x5B4B, 0x45F9, 0x40CE, 0x4F97, 0x4AA0],
        .quartile: [0x355F, 0x3068, 0x3F31, 0x3A06, 0x24B4, 0x2183, 0x2EDA, 0x2BED],
        .high: [0x1689, 0x13BE, 0x1CE7, 0x19D0, 0x0762, 0x0255, 0x0D0C, 0x083B],
    ]
    for correction in QRCode.Correction.allCases {
        #expect((0...7).map { Matrix.formatBits(correction, mask: $0) } == table[correction])
    }
}

@Test func `version information is that of the standard's table`() {
    let known = [7: 0x07C94, 8: 0x085BC, 9: 0x09A99, 10: 0x0A4D3, 20: 0x149A6, 40: 0x28C69]
    for (version, bits) in known { #expect(Matrix.versionBits(version) == bits) }
}

@Test func `correction codewords are those of the standard's example`() {
    // ISO/IEC 18004, annex I: "01234567" in version 1-M.
    let data: [UInt8] = [
        0x10, 0x20, 0x0C, 0x56, 0x61, 0x80, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC,
        0x11,
    ]
    let expected: [UInt8] = [0xA5, 0x24, 0xD4, 0xC1, 0xED, 0x36, 0xC7, 0x87, 0x2C, 0x55]
    #expect(ReedSolomon(degree: 10).remainder(data[...]) == expected)
}

@Test(arguments: [
    (QRCode.Correction.low, 1, 17), (.high, 1, 7), (.medium, 9, 180), (.medium, 10, 213),
    (.quartile, 20, 482), (.medium, 20, 666), (.low, 40, 2953), (.high, 40, 1273),
])
func `a version is left only when it is full`(
    _ correction: QRCode.Correction, _ version: Int, _ capacity: Int
) throws {
    let size = 17 + 4 * version
    let full = String(repeating: "x", count: capacity)
    #expect(try QRCode.encode(full, correction: correction).size == size)
    if version < 40 {
        #expect(try QRCode.encode(full + "x", correction: correction).size == size + 4)
    } else {
        #expect(throws: QRCode.Failure.textTooLong(byteCount: capacity + 1, limit: capacity)) {
            try QRCode.encode(full + "x", correction: correction)
        }
    }
}

@Test func `alignment patterns lie where the standard's table puts them`() {
    let known = [
        2: [6, 18], 7: [6, 22, 38], 14: [6, 26, 46, 66], 20: [6, 34, 62, 90],
        32: [6, 34, 60, 86, 112, 138], 40: [6, 30, 58, 86, 114, 142, 170],
    ]
    for (version, positions) in known {
        #expect(Symbol(version: version, correction: .low).alignmentPositions == positions)
    }
}

@Test func `a mask is penalised as the standard says`() {
    let run = [Bool](repeating: true, count: 7)
    #expect(Penalty.runs(run) == 5)
    #expect(Penalty.runs(run.dropLast(3) + [false]) == 0)
    #expect(Penalty.blocks([Bool](repeating: false, count: 9), 3) == 12)
    let finder = [true, false, true, true, true, false, true]
    let light = [false, false, false, false]
    #expect(Penalty.falseFinders([true] + light + finder + [true]) == 40)
    #expect(Penalty.falseFinders([true] + light + finder + light + [true]) == 40)
    #expect(Penalty.falseFinders([true, false] + finder + [false, true]) == 0)
    #expect(Penalty.balance((0..<100).map { $0 < 56 }) == 10)
    #expect(Penalty.balance((0..<100).map { $0 < 54 }) == 0)
    #expect(Penalty.balance((0..<100).map { $0 < 39 }) == 20)
}

@Test func `a terminal shows each module, and light around them`() throws {
    let code = try QRCode.encode("https://mahdar.example")
    let lines = code.terminal()
    let zone = QRCode.quietZone
    #expect(lines.count == (code.size + 2 * zone + 1) / 2)
    for (row, line) in lines.enumerated() {
        #expect(line.hasPrefix("\u{1B}[38;5;16;48;5;231m") && line.hasSuffix("\u{1B}[0m"))
        let characters = Array(line.drop { $0 != "m" }.dropFirst().dropLast(4))
        #expect(characters.count == code.size + 2 * zone)
        for (column, character) in characters.enumerated() {
            let (x, y) = (column - zone, row * 2 - zone)
            #expect("█▀".contains(character) == code.isDark(x, y))
            #expect("█▄".contains(character) == code.isDark(x, y + 1))
        }
    }
}

@Test func `a path covers the dark modules and no other`() throws {
    let code = try QRCode.encode("https://mahdar.example")
    let zone = QRCode.quietZone
    var dark: Set<[Int]> = []
    for run in code.svgPath().split(separator: "z") {
        let match = try #require(run.wholeMatch(of: /M(\d+) (\d+)h(\d+)v1H(\d+)/))
        let (left, top, width) = (Int(match.1)!, Int(match.2)!, Int(match.3)!)
        #expect(match.4 == match.1)
        for x in left..<(left + width) { #expect(dark.insert([x - zone, top - zone]).inserted) }
    }
    for y in 0..<code.size {
        for x in 0..<code.size { #expect(dark.contains([x, y]) == code.isDark(x, y)) }
    }
}

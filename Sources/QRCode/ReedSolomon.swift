/// Reed–Solomon correction codewords over GF(2⁸) with the polynomial x⁸ + x⁴ + x³ + x² + 1.
struct ReedSolomon {
    private static let logarithms = makeTables().logarithms
    private static let powers = makeTables().powers

    /// The coefficients of the generator polynomial after the first, which is 1, from the highest.
    private let generator: [UInt8]

    /// A code with `degree` correction codewords.
    init(degree: Int) {
        // The product of (x − αⁱ) for i from 0 to degree − 1.
        var product: [UInt8] = [1]
        for exponent in 0..<degree {
            var next = product + [0]
            for (index, coefficient) in product.enumerated() {
                next[index + 1] ^= Self.multiply(coefficient, Self.powers[exponent])
            }
            product = next
        }
        generator = Array(product.dropFirst())
    }

    /// The correction codewords of a block.
    func remainder(_ data: ArraySlice<UInt8>) -> [UInt8] {
        var remainder = [UInt8](repeating: 0, count: generator.count)
        for byte in data {
            let factor = byte ^ remainder.removeFirst()
            remainder.append(0)
            for (index, coefficient) in generator.enumerated() {
                remainder[index] ^= Self.multiply(coefficient, factor)
            }
        }
        return remainder
    }

    private static func multiply(_ one: UInt8, _ other: UInt8) -> UInt8 {
        if one == 0 || other == 0 { return 0 }
        return powers[(logarithms[Int(one)] + logarithms[Int(other)]) % 255]
    }

    private static func makeTables() -> (powers: [UInt8], logarithms: [Int]) {
        var powers: [UInt8] = []
        var logarithms = [Int](repeating: 0, count: 256)
        var value = 1
        for exponent in 0..<255 {
            powers.append(UInt8(value))
            logarithms[value] = exponent
            value <<= 1
            if value > 255 { value ^= 0b1_0001_1101 }
        }
        return (powers, logarithms)
    }
}

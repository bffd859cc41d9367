/// A QR code (ISO/IEC 18004) of a text: a square of dark and light modules.
package struct QRCode: Equatable, Sendable {
    /// How much of a code may be unreadable before the text is lost.
    package enum Correction: Int, CaseIterable, Sendable {
        /// About 7 % of the codewords.
        case low
        /// About 15 %.
        case medium
        /// About 25 %.
        case quartile
        /// About 30 %.
        case high
    }

    /// Why a text has no QR code.
    package enum Failure: Error, Equatable, CustomStringConvertible {
        /// The text has more bytes of UTF-8 than the largest code with this correction holds.
        case textTooLong(byteCount: Int, limit: Int)

        package var description: String {
            switch self {
            case .textTooLong(let byteCount, let limit):
                "\(byteCount) bytes do not fit into a QR code; \(limit) do"
            }
        }
    }

    /// The number of modules along a side, without the quiet zone.
    package let size: Int
    /// Which of the standard's eight masks, 0 to 7, the data is drawn with.
    package let mask: Int
    private let modules: [Bool]

    /// The smallest code of a text with this correction. The text is stored as UTF-8 in byte mode,
    /// without naming the encoding: readers recognise UTF-8, and some stumble over the name.
    /// The mask is the one that the standard's penalties favour, unless it is given.
    package static func encode(
        _ text: String, correction: Correction = .medium, mask: Int? = nil
    ) throws(Failure) -> QRCode {
        let (symbol, data) = try Symbol.fitting(Array(text.utf8), correction)
        let codewords = symbol.interleaved(data)
        var matrix = Matrix(symbol)
        matrix.drawFunctionPatterns()
        matrix.draw(codewords)
        let best = mask ?? matrix.bestMask()
        matrix.apply(mask: best)
        matrix.drawFormat(mask: best)
        return QRCode(size: matrix.size, mask: best, modules: matrix.dark)
    }

    /// Whether a module is dark; the origin is the upper left corner. Outside all is light.
    package func isDark(_ x: Int, _ y: Int) -> Bool {
        guard (0..<size).contains(x), (0..<size).contains(y) else { return false }
        return modules[y * size + x]
    }
}

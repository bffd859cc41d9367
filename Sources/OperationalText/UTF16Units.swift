/// Texts, whose indices count from 0.
extension RandomAccessCollection<UInt16> where Index == Int {
    /// Whether a boundary between units falls inside a surrogate pair.
    func isInsidePair(_ offset: Int) -> Bool {
        offset > 0 && offset < count && UTF16.isLeadSurrogate(self[offset - 1])
            && UTF16.isTrailSurrogate(self[offset])
    }

    /// The nearest boundary that can be cut: clipped to the text, and moved *backward*, toward the
    /// start, when it falls inside a surrogate pair. Monotone, so ranges never cross.
    func snapped(_ offset: Int) -> Int {
        let clipped = Swift.min(Swift.max(offset, 0), count)
        return isInsidePair(clipped) ? clipped - 1 : clipped
    }

    /// Whether every surrogate has its other half.
    var isWellFormed: Bool {
        var index = 0
        while index < count {
            if UTF16.isLeadSurrogate(self[index]) {
                guard index + 1 < count, UTF16.isTrailSurrogate(self[index + 1]) else {
                    return false
                }
                index += 2
            } else if UTF16.isTrailSurrogate(self[index]) {
                return false
            } else {
                index += 1
            }
        }
        return true
    }
}

extension [UInt16] {
    /// The text as a string; lone surrogates, which no valid text holds, become U+FFFD.
    var string: String { String(decoding: self, as: UTF16.self) }
}

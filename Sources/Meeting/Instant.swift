/// A moment in milliseconds since 1970-01-01 00:00 UTC.
package struct Instant: RawRepresentable, Hashable, Codable, Sendable, Comparable,
    ExpressibleByIntegerLiteral
{
    package let rawValue: Int

    package init(rawValue: Int) { self.rawValue = rawValue }
    package init(integerLiteral value: Int) { rawValue = value }

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    /// The moment `milliseconds` later.
    package func advanced(by milliseconds: Int) -> Instant {
        Instant(rawValue: rawValue + milliseconds)
    }
}

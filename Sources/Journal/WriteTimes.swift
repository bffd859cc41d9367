/// How long groups of entries took to become durable, counted since the writer began.
package struct WriteTimes: Equatable, Sendable {
    /// The upper bounds of the first buckets; the last bucket has none.
    package static let bounds: [Duration] = [
        .microseconds(250), .microseconds(500), .milliseconds(1), .microseconds(2_500),
        .milliseconds(5), .milliseconds(10), .milliseconds(25), .milliseconds(50),
        .milliseconds(100), .milliseconds(250), .seconds(1), .milliseconds(2_500),
    ]

    /// Groups per bucket, each group in one bucket.
    package private(set) var counts = [Int](repeating: 0, count: Self.bounds.count + 1)
    /// All times together.
    package private(set) var sum = Duration.zero
    /// Groups that could not be written.
    package private(set) var failures = 0

    package init() {}

    /// Counts a group that became durable in this time.
    mutating func note(_ time: Duration) {
        counts[Self.bounds.firstIndex { time <= $0 } ?? Self.bounds.count] += 1
        sum += time
    }

    /// Counts a group that could not be written.
    mutating func noteFailure() { failures += 1 }

    /// What two writers counted, together.
    package static func + (a: WriteTimes, b: WriteTimes) -> WriteTimes {
        var both = a
        for index in both.counts.indices { both.counts[index] += b.counts[index] }
        both.sum += b.sum
        both.failures += b.failures
        return both
    }
}

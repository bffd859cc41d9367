/// What a room allows its clients, so that one of them cannot harm the others.
package enum Limits {
    /// Milliseconds until a new connection must have said who it is.
    static let helloMilliseconds = 5_000
    /// Commands per second of one connection, over time and at once.
    static let commandsPerSecond = 50.0
    static let commandBurst = 200.0
    /// Carets per second of one connection; more are passed over.
    static let caretsPerSecond = 12.0
    static let caretBurst = 20.0
    /// Knocks that can wait at the same time.
    static let waitingKnocks = 50
    /// Milliseconds after which a knock that nobody answers ends.
    static let knockMilliseconds = 15 * 60_000
    /// Wrong room codes per second, of one address, of all, and of all those together that have
    /// tried few. At 30 a second, half of the billion codes take half a year.
    static let codesPerSecondOfAddress = 0.5
    static let codeBurstOfAddress = 10.0
    static let codesPerSecond = 20.0
    static let codeBurst = 100.0
    static let newcomerCodesPerSecond = 10.0
    static let newcomerCodeBurst = 200.0
    /// Wrong codes that make nobody suspect.
    static let forgivenCodes = 3
    /// Addresses whose wrong codes are remembered.
    static let codeAddresses = 10_000
    /// The longest name in a knock, in UTF-16 units.
    static let nameLength = 120
    /// The length of a client's own name.
    static let clientNameLength = 8...64
    /// What the feed keeps for those who come back, and what one frame holds at most; bytes.
    static let feedBytes = 8 << 20
    static let frameBytes = 512 << 10
    /// Bytes of entries that those who come get after an older snapshot, rather than a new one, if
    /// the snapshot itself is not larger.
    static let entriesAfterSnapshotBytes = 8 << 10
    /// Milliseconds between two live messages, and between two heartbeats.
    static let liveMilliseconds = 100
    /// Live messages sent per second, over all connections: beyond, they come less often.
    static let liveFramesPerSecond = 20_000
    static let heartbeatMilliseconds = 3_000
    /// Entries that can wait to be written; more are refused, so that a disk that hangs does not
    /// fill the memory.
    static let waitingEntries = 50_000
    /// Milliseconds between two files of drafts, the bytes of such files in a second, and how much
    /// longer one waits for a file that does not come.
    static let draftMilliseconds = 1_000
    static let draftBytesPerSecond = 1_000_000
    static let draftPatience = 10_000
    /// Messages for one connection alone that can wait for it to read them.
    static let waitingMessages = 1_000
    /// The longest file of a box that is read.
    static let boxBytes = 1 << 30
    /// Milliseconds between two attempts to write again after a failure.
    static let reopenMilliseconds = 2_000
    /// Entries after which a snapshot is written.
    package static let snapshotEntries = 10_000
}

/// A bucket that fills over time: an action takes a token out, and there is none left for what
/// comes too fast.
struct TokenBucket {
    private let perSecond: Double
    private let burst: Double
    private var tokens: Double
    private var filledAt: Int

    /// - Parameter now: milliseconds since 1970.
    init(perSecond: Double, burst: Double, now: Int) {
        self.perSecond = perSecond
        self.burst = burst
        tokens = burst
        filledAt = now
    }

    /// Whether there was a token. A clock that goes back adds none.
    mutating func take(now: Int) -> Bool {
        guard has(now: now) else { return false }
        tokens -= 1
        return true
    }

    /// Whether there is a token, which stays.
    mutating func has(now: Int) -> Bool {
        tokens = min(burst, tokens + Double(max(0, now - filledAt)) / 1_000 * perSecond)
        filledAt = now
        return tokens >= 1
    }

    /// Whether nothing was taken for so long that it is as at the beginning.
    mutating func isFull(now: Int) -> Bool { has(now: now) && tokens >= burst }
}

/// Slows down whoever tries codes of doors, and lets those pass who know one.
///
/// Only wrong codes count, so a roomful of people behind one address gets in. Of all addresses
/// together, so many may be wrong per second; an address that was hardly ever wrong is not held
/// up by that, or somebody with many addresses could lock the door for everyone.
package struct CodeGuard {
    private struct Address {
        var bucket: TokenBucket
        var mistakes = 0
    }

    private var addresses: [Substring: Address] = [:]
    private var all: TokenBucket
    private var newcomers: TokenBucket

    /// - Parameter now: milliseconds since 1970, as in every other call.
    package init(now: Int) {
        all = TokenBucket(perSecond: Limits.codesPerSecond, burst: Limits.codeBurst, now: now)
        newcomers = TokenBucket(
            perSecond: Limits.newcomerCodesPerSecond, burst: Limits.newcomerCodeBurst, now: now)
    }

    /// Whether a code from this address may be looked at, and if so whether it is right; nil if it
    /// may not be, and then nothing is told of the code.
    package mutating func check(
        from address: String, now: Int, isRight: () -> Bool
    ) -> Bool? {
        let network = Self.network(of: address)
        var known =
            addresses[network]
            ?? Address(
                bucket: TokenBucket(
                    perSecond: Limits.codesPerSecondOfAddress, burst: Limits.codeBurstOfAddress,
                    now: now))
        let isNewcomer = known.mistakes < Limits.forgivenCodes
        let may =
            known.bucket.has(now: now)
            && (isNewcomer ? newcomers.has(now: now) : all.has(now: now))
        guard may else { return nil }
        if isRight() { return true }
        _ = known.bucket.take(now: now)
        _ = isNewcomer ? newcomers.take(now: now) : all.take(now: now)
        known.mistakes += 1
        makeRoom(now: now)
        addresses[network] = known
        return false
    }

    /// Forgets the addresses that have waited long enough to be as good as new, or, if there are
    /// none, all: then the limit over all addresses remains.
    private mutating func makeRoom(now: Int) {
        guard addresses.count >= Limits.codeAddresses else { return }
        var kept = addresses
        for (network, var known) in addresses where known.bucket.isFull(now: now) {
            kept[network] = nil
        }
        addresses = kept.count < addresses.count ? kept : [:]
    }

    /// The part of an address that its owner cannot choose freely: of IPv6 the first 64 bits.
    private static func network(of address: String) -> Substring {
        guard address.contains(":") else { return Substring(address) }
        let head = address.split(separator: "%", maxSplits: 1)[0]
        let groups = head.split(separator: ":", omittingEmptySubsequences: false)
        // A gap before the fifth group stands for zeros, which end the network's part.
        let gap = groups.firstIndex(of: "") ?? groups.endIndex
        return Substring(groups[..<min(4, gap)].joined(separator: ":"))
    }
}

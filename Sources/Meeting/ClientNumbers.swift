/// The last command number that was applied per client, so that a command that is sent again
/// after a lost answer is not applied again.
///
/// A client is one browser tab or program; it numbers its commands from 1 and sends one at a time.
package struct ClientNumbers: Codable, Equatable, Sendable {
    /// How many clients are remembered; the one that was silent longest is forgotten first.
    package static let limit = 20_000

    /// Per seat and client, so that nobody can use up another's numbers.
    package private(set) var last: [SeatID: [ClientID: Mark]]
    private var count: Int

    package struct Mark: Codable, Equatable, Sendable {
        package var number: Int
        /// The sequence of the entry that the number produced.
        package var sequence: Int
    }

    package init() {
        last = [:]
        count = 0
    }

    package func number(of client: ClientID, seat: SeatID) -> Int {
        last[seat]?[client]?.number ?? 0
    }

    /// The entry that the last command of `client` produced.
    package func sequence(of client: ClientID, seat: SeatID) -> Int? {
        last[seat]?[client]?.sequence
    }

    mutating func note(_ number: Int, of client: ClientID, seat: SeatID, sequence: Int) {
        if last[seat, default: [:]].updateValue(
            Mark(number: number, sequence: sequence), forKey: client) == nil
        {
            count += 1
        }
        if count > Self.limit { forgetOldest() }
    }

    private mutating func forgetOldest() {
        let marks = last.flatMap { seat, clients in
            clients.map { (seat: seat, client: $0.key, sequence: $0.value.sequence) }
        }
        let silent = marks.sorted { $0.sequence < $1.sequence }.prefix(Self.limit / 10)
        for mark in silent { last[mark.seat]?[mark.client] = nil }
        count -= silent.count
    }
}

/// The name of one WebSocket connection: never used again within a process.
package struct ConnectionID: Hashable, Sendable {
    /// Counts all accepted connections of a server, from 1.
    let serial: UInt64
    /// Where the server keeps the connection; another connection takes the place afterwards.
    let slot: Int

    package static func == (a: ConnectionID, b: ConnectionID) -> Bool { a.serial == b.serial }
    package func hash(into hasher: inout Hasher) { hasher.combine(serial) }
}

extension ConnectionID: CustomStringConvertible {
    /// `#12`, for logs.
    package var description: String { "#\(serial)" }
}

/// The right to answer one HTTP request, now or later. Worth nothing once the request is answered
/// or its connection is gone.
package struct ResponseTicket: Hashable, Sendable {
    let connection: ConnectionID
    /// Counts the requests of the connection.
    let request: UInt32
}

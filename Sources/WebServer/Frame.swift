import CLibwebsockets

/// One immutable WebSocket message, shared by any number of connections without being copied.
///
/// libwebsockets writes the header of the message in front of the payload, so room for it is kept
/// there. Only the loop's thread touches that room; a frame therefore belongs to one server.
package final class Frame: @unchecked Sendable {
    package enum Kind: Sendable, Equatable { case text, binary }

    package let kind: Kind
    /// Bytes of payload.
    package let count: Int
    private let storage: UnsafeMutablePointer<UInt8>

    /// - Parameter bytes: the payload; UTF-8 if `kind` is text, which is not checked again.
    package init(_ bytes: some Collection<UInt8>, _ kind: Kind = .text) {
        self.kind = kind
        count = bytes.count
        let room = Int(CLIBWEBSOCKETS_PRE)
        storage = .allocate(capacity: room + count)
        storage.initialize(repeating: 0, count: room)
        _ = UnsafeMutableBufferPointer(start: storage + room, count: count)
            .initialize(from: bytes)
    }

    /// A text message.
    package convenience init(text: String) { self.init(text.utf8, .text) }

    deinit { storage.deallocate() }

    /// The payload, with `CLIBWEBSOCKETS_PRE` writable bytes in front of it.
    var payload: UnsafeMutablePointer<UInt8> { storage + Int(CLIBWEBSOCKETS_PRE) }

    /// The payload, copied.
    package var bytes: [UInt8] { Array(UnsafeBufferPointer(start: payload, count: count)) }
}

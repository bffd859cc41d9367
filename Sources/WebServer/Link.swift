/// One accepted connection, from the accept to the end of the socket.
final class Link {
    let id: ConnectionID
    /// The connection in libwebsockets; not to be touched once the state is `gone`.
    let wsi: OpaquePointer
    let peerAddress: String
    var state = State.waiting
    /// When the loop's clock passes this, the peer has not done what the state waits for.
    var deadline: Int
    /// Bytes that the peer's system had acknowledged when the deadline was set.
    var acknowledged: UInt64 = 0
    /// Counts the requests of the connection, so that a late answer cannot meet a later request.
    var requests: UInt32 = 0

    enum State {
        /// For a request.
        case waiting
        /// The body of this request.
        case receiving(Upload)
        /// The handlers, which answer a request of this method later.
        case answering(HTTPMethod, closes: Bool)
        /// A response that the peer has not taken yet.
        case sending(Download)
        /// libwebsockets, which is turning this request into a WebSocket connection.
        case upgrading(HTTPRequest)
        /// Messages in both directions.
        case open(Socket)
        /// The peer's answer to our close, sent or to be sent.
        case closing(Farewell)
        /// The socket is going away; nothing may be written.
        case gone
    }

    init(id: ConnectionID, wsi: OpaquePointer, peerAddress: String, deadline: Int) {
        self.id = id
        self.wsi = wsi
        self.peerAddress = peerAddress
        self.deadline = deadline
    }

    var ticket: ResponseTicket { ResponseTicket(connection: id, request: requests) }

    /// A connection that was told to be open and has not been told to be closed.
    var isSocket: Bool {
        switch state {
        case .open, .closing: true
        case .waiting, .receiving, .answering, .sending, .upgrading, .gone: false
        }
    }
}

/// A request whose body is arriving.
final class Upload {
    var request: HTTPRequest
    /// What the client announced.
    let expectedBytes: Int

    init(_ request: HTTPRequest, expectedBytes: Int) {
        self.request = request
        self.expectedBytes = expectedBytes
        self.request.body.reserveCapacity(expectedBytes)
    }
}

/// A response on its way.
final class Download {
    let head: [UInt8]
    /// Shared with the caller of the response.
    let body: [UInt8]
    /// Bytes handed to libwebsockets, of head and body together.
    var sent = 0
    /// Whether the connection ends with this response.
    var closes: Bool

    init(head: [UInt8], body: [UInt8], closes: Bool) {
        self.head = head
        self.body = body
        self.closes = closes
    }

    var count: Int { head.count + body.count }

    /// Copies what comes next, at most `room` bytes, to `target`.
    /// - Returns: how many bytes these are.
    func copyNext(to target: UnsafeMutablePointer<UInt8>, room: Int) -> Int {
        var copied = 0
        for (part, start) in [(head, 0), (body, head.count)] {
            let from = sent + copied - start
            let bytes = min(room - copied, part.count - from)
            guard from >= 0, bytes > 0 else { continue }
            part.withUnsafeBufferPointer {
                (target + copied).update(from: $0.baseAddress! + from, count: bytes)
            }
            copied += bytes
        }
        return copied
    }
}

/// The WebSocket side of a connection.
final class Socket {
    /// A message from the peer that is not whole yet.
    var assembled: [UInt8] = []
    var fragments = 0
    var bucket: TokenBucket
    /// When the peer was last heard, by the loop's clock.
    var lastHeard: Int
    /// Whether libwebsockets will call back when the peer can take more.
    var isWaiting = false
    /// Whether handlers are being asked for frames right now.
    var isPulling = false
    /// A frame too large for one piece, and the bytes of it that were handed over.
    var partial: (frame: Frame, sent: Int)?

    init(bucket: TokenBucket, now: Int) {
        self.bucket = bucket
        lastHeard = now
    }
}

/// The close that we owe the peer, or have sent.
struct Farewell {
    var code: UInt16
    var reason: String
    var isSent: Bool
}

/// Lets through `rate` a second on average and `burst` at once.
struct TokenBucket {
    private let rate: Int
    private let burst: Int
    /// In thousandths.
    private var tokens: Int
    private var refilled: Int

    /// - Parameter now: milliseconds.
    init(rate: Int, burst: Int, now: Int) {
        self.rate = rate
        self.burst = burst
        tokens = burst * 1000
        refilled = now
    }

    /// - Parameter now: milliseconds, never less than before.
    /// - Returns: false if there was no token to take.
    mutating func take(now: Int) -> Bool {
        tokens = min(burst * 1000, tokens + (now - refilled) * rate)
        refilled = now
        guard tokens >= 1000 else { return false }
        tokens -= 1000
        return true
    }
}

import CLibwebsockets
import Glibc

/// WebSocket: messages come in whole, frames go out as the peer takes them.
extension WebServer {
    /// Frames that handlers are asked for before other connections have their turn.
    private static var framesPerTurn: Int { 16 }
    /// Milliseconds for the peer to answer our close.
    private static var closeMilliseconds: Int { 3000 }

    /// LWS_WRITE_CLOSE, which the public headers leave out.
    private static var writeClose: lws_write_protocol { lws_write_protocol(4) }

    func established(_ link: Link) {
        guard case .upgrading(let request) = link.state else { return }
        let limits = options.limits
        let bucket = TokenBucket(rate: limits.framesPerSecond, burst: limits.frameBurst, now: now)
        link.state = .open(Socket(bucket: bucket, now: now))
        link.deadline = .max
        socketCount += 1
        handlers.opened(link.id, request)
    }

    /// A part of a message. Ends nothing itself: a peer that breaks a rule is told why.
    func received(_ link: Link, _ bytes: UnsafeRawBufferPointer) -> Int32 {
        guard case .open(let socket) = link.state else { return 0 }
        let limits = options.limits
        socket.lastHeard = now
        let remaining = lws_remaining_packet_payload(link.wsi)
        guard remaining <= limits.messageBytes,
            socket.assembled.count + bytes.count + remaining <= limits.messageBytes
        else {
            bid(link, farewell: 1009, "At most \(limits.messageBytes) bytes in a message")
            return 0
        }
        let isFrameEnd = remaining == 0
        if isFrameEnd {
            socket.fragments += 1
            guard socket.bucket.take(now: now) else {
                bid(link, farewell: 1008, "At most \(limits.framesPerSecond) messages a second")
                return 0
            }
        }
        let kind: Frame.Kind = lws_frame_is_binary(link.wsi) != 0 ? .binary : .text
        guard isFrameEnd, lws_is_final_fragment(link.wsi) != 0 else {
            guard socket.fragments < limits.messageFragments else {
                bid(link, farewell: 1008, "At most \(limits.messageFragments) fragments")
                return 0
            }
            socket.assembled += bytes
            return 0
        }
        socket.fragments = 0
        guard !socket.assembled.isEmpty else {
            handlers.received(link.id, Array(bytes), kind)
            return 0
        }
        var message: [UInt8] = []
        swap(&message, &socket.assembled)
        message += bytes
        handlers.received(link.id, message, kind)
        return 0
    }

    /// A pong: the peer lives.
    func heard(_ link: Link) {
        if case .open(let socket) = link.state { socket.lastHeard = now }
    }

    /// The peer closes; libwebsockets answers it unless it was the answer to ours. It would also
    /// answer half a code.
    /// - Parameter bytes: of code and reason.
    func peerCloses(_ link: Link, payload bytes: Int) -> Int32 {
        if bytes == 1 { return -1 }
        switch link.state {
        case .closing(let farewell): return farewell.isSent ? -1 : 0
        case .open:
            link.state = .closing(Farewell(code: 1000, reason: "", isSent: true))
            link.deadline = now + Self.closeMilliseconds
            return 0
        case .waiting, .receiving, .answering, .sending, .upgrading, .gone: return 0
        }
    }

    /// Says that there is something to send to this connection. It is written now if the
    /// connection is free, by asking `handlers.nextFrame` until there is no more; otherwise as soon
    /// as the peer has taken what it was sent. Cheap enough to call for everyone.
    package func ready(_ id: ConnectionID) {
        guard let link = link(id), case .open(let socket) = link.state, !socket.isWaiting else {
            return
        }
        if socket.isPulling {
            socket.isWaiting = true
            awaitWriteable(link)
        } else if !pull(link, socket) {
            drop(link)
        }
    }

    /// Closes a connection and tells the peer why. What the peer has not taken yet is not sent.
    /// - Parameters:
    ///   - code: 1000, 1001, 1008, 1009, 1011 or 3000 to 4999.
    ///   - reason: for people, at most 123 bytes of UTF-8; what is longer is cut.
    package func close(_ id: ConnectionID, code: UInt16, reason: String) {
        if let link = link(id) { bid(link, farewell: code, reason) }
    }

    /// The peer can take more.
    func writeable(_ link: Link) -> Int32 {
        switch link.state {
        case .open(let socket):
            guard socket.isWaiting, lws_partial_buffered(link.wsi) == 0 else { return 0 }
            return pull(link, socket) ? 0 : -1
        case .closing(let farewell):
            return farewell.isSent || send(farewell, on: link) ? 0 : -1
        case .waiting, .receiving, .answering, .sending, .upgrading, .gone: return 0
        }
    }

    /// Writes until there is nothing more, the peer is choked, or it is the turn of others.
    /// - Returns: false if the connection is broken.
    private func pull(_ link: Link, _ socket: Socket) -> Bool {
        socket.isWaiting = false
        for _ in 0..<Self.framesPerTurn {
            // Even a ping may be stuck; what is written behind it would be torn.
            guard lws_partial_buffered(link.wsi) == 0 else { break }
            let (frame, sent): (Frame?, Int)
            if let partial = socket.partial {
                (frame, sent) = (partial.frame, partial.sent)
            } else {
                socket.isPulling = true
                (frame, sent) = (handlers.nextFrame(link.id), 0)
                socket.isPulling = false
                // The handler may have closed the connection instead.
                guard case .open = link.state else { return true }
            }
            guard let frame else {
                if !socket.isWaiting { link.deadline = .max }
                return true
            }
            guard write(link, socket, frame, from: sent) else { return false }
            if socket.partial != nil { break }
        }
        socket.isWaiting = true
        awaitProgress(link)
        awaitWriteable(link)
        return true
    }

    /// Writes one piece of a frame: all of it, as a rule.
    private func write(_ link: Link, _ socket: Socket, _ frame: Frame, from sent: Int) -> Bool {
        let count = min(Self.pieceBytes, frame.count - sent)
        let isLast = sent + count == frame.count
        var mode = frame.kind == .binary ? LWS_WRITE_BINARY : LWS_WRITE_TEXT
        if sent > 0 { mode = LWS_WRITE_CONTINUATION }
        if !isLast { mode.rawValue |= LWS_WRITE_NO_FIN.rawValue }
        var payload = frame.payload
        if sent > 0 || !isLast {
            // The header of a later piece would be written over the payload before it.
            payload = scratch + Int(CLIBWEBSOCKETS_PRE)
            payload.update(from: frame.payload + sent, count: count)
        }
        socket.partial = isLast ? nil : (frame, sent + count)
        return lws_write(link.wsi, payload, count, mode) >= 0
    }

    /// Begins to close.
    func bid(_ link: Link, farewell code: UInt16, _ reason: String) {
        guard case .open = link.state else { return }
        let farewell = Farewell(code: code, reason: reason, isSent: false)
        link.state = .closing(farewell)
        link.deadline = now + Self.closeMilliseconds
        if lws_partial_buffered(link.wsi) != 0 {
            awaitWriteable(link)
        } else if !send(farewell, on: link) {
            drop(link)
        }
    }

    /// - Returns: false if the connection is broken.
    private func send(_ farewell: Farewell, on link: Link) -> Bool {
        var sent = farewell
        sent.isSent = true
        link.state = .closing(sent)
        var bytes = [UInt8(farewell.code >> 8), UInt8(farewell.code & 0xff)]
        // Cut between characters: a control frame carries 125 bytes of UTF-8.
        for character in farewell.reason where bytes.count + character.utf8.count <= 125 {
            bytes += character.utf8
        }
        return writeControl(link, bytes, Self.writeClose)
    }

    /// Asks a silent peer whether it lives, unless it is still busy with what it was sent.
    func ping(_ link: Link) {
        guard lws_partial_buffered(link.wsi) == 0 else { return }
        // One byte, because libwebsockets does not report an empty pong.
        if !writeControl(link, [0], LWS_WRITE_PING) { drop(link) }
    }

    private func writeControl(
        _ link: Link, _ bytes: [UInt8], _ mode: lws_write_protocol
    ) -> Bool {
        let payload = scratch + Int(CLIBWEBSOCKETS_PRE)
        payload.update(from: bytes, count: bytes.count)
        return lws_write(link.wsi, payload, bytes.count, mode) >= 0
    }
}

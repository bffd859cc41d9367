import CLibwebsockets
import Glibc

/// HTTP: a request comes in, a response goes out in pieces as the peer takes it.
extension WebServer {
    /// A request's head is whole. A result other than 0 ends the connection.
    func requested(_ link: Link) -> Int32 {
        link.requests &+= 1
        link.deadline = now + options.limits.requestMilliseconds
        // From here on our deadlines count.
        lws_set_timeout(link.wsi, NO_PENDING_TIMEOUT, 0)
        let head = RequestHead(link.wsi)
        let bodyBytes = head.value(WSI_TOKEN_HTTP_CONTENT_LENGTH).map { Int($0) ?? -1 }
        switch readRequest(head, link).flatMap({ checkBody(head, $0, bodyBytes) }) {
        case .failure(let refusal):
            // A body that is not too large is read and forgotten, so that the peer gets to see the
            // answer. Otherwise what follows may be anything, and the connection ends.
            let isReadable = (1...Self.forgottenBytes).contains(bodyBytes ?? 0)
            return send(link, refusal.response, isHead: false, closes: !isReadable)
        case .success(let request):
            guard request.method == .post, let bodyBytes else { return ask(link, request) }
            link.state = .receiving(Upload(request, expectedBytes: bodyBytes))
            return 0
        }
    }

    /// Whether the body that the client announces may come.
    private func checkBody(
        _ head: RequestHead, _ request: HTTPRequest, _ bytes: Int?
    ) -> Result<HTTPRequest, RequestRefusal> {
        let isPost = request.method == .post
        guard !head.has(WSI_TOKEN_HTTP_TRANSFER_ENCODING), !isPost || bytes != nil else {
            return .failure(RequestRefusal(411, "Send the body with Content-Length"))
        }
        guard let bytes, bytes != 0 else { return .success(request) }
        guard isPost, bytes > 0 else {
            return .failure(RequestRefusal(400, "This request cannot have this body"))
        }
        guard bytes <= options.limits.bodyBytes else {
            return .failure(RequestRefusal(413, "At most \(options.limits.bodyBytes) bytes"))
        }
        return .success(request)
    }

    func receivedBody(_ link: Link, _ bytes: UnsafeRawBufferPointer) -> Int32 {
        guard case .receiving(let upload) = link.state else { return 0 }
        upload.request.body += bytes
        return upload.request.body.count <= upload.expectedBytes ? 0 : -1
    }

    /// The body is whole. Told again if more arrives while it is being answered, which
    /// libwebsockets cannot put aside: then the connection ends.
    func receivedWholeBody(_ link: Link) -> Int32 {
        guard case .receiving(let upload) = link.state else { return -1 }
        return ask(link, upload.request)
    }

    /// Answers a request whose handler returned nil. Does nothing if it is answered already or its
    /// connection is gone.
    package func answer(_ ticket: ResponseTicket, _ response: HTTPResponse) {
        guard let link = link(ticket.connection), link.ticket == ticket,
            case .answering(let method, let closes) = link.state
        else { return }
        let isHead = method == .head
        if send(link, response, isHead: isHead, closes: closes) != 0 { drop(link) }
    }

    /// Asks the handlers and begins to send what they answer.
    private func ask(_ link: Link, _ request: HTTPRequest) -> Int32 {
        link.state = .answering(request.method, closes: false)
        link.deadline = .max
        transactions[link.id.slot] = link
        guard let response = handlers.respond(request, link.ticket) else { return 0 }
        return send(link, response, isHead: request.method == .head, closes: false)
    }

    private func send(
        _ link: Link, _ response: HTTPResponse, isHead: Bool, closes: Bool
    ) -> Int32 {
        let head = responseHead(response, common: commonHead, closes: closes)
        let download = Download(head: head, body: isHead ? [] : response.body, closes: closes)
        link.state = .sending(download)
        transactions[link.id.slot] = link
        awaitProgress(link)
        return sendMore(link, download)
    }

    /// HTTP's turn to write.
    func canSendMore(_ link: Link) -> Int32 {
        guard case .sending(let download) = link.state else { return 0 }
        awaitProgress(link)
        return sendMore(link, download)
    }

    /// Sends pieces until the peer is choked or the response is out.
    private func sendMore(_ link: Link, _ download: Download) -> Int32 {
        let piece = scratch + Int(CLIBWEBSOCKETS_PRE)
        var turns = 0
        while lws_partial_buffered(link.wsi) == 0 {
            guard download.sent < download.count else { return finish(link, download) }
            guard turns < Self.piecesPerTurn else { break }
            turns += 1
            let bytes = download.copyNext(to: piece, room: Self.pieceBytes)
            guard lws_write(link.wsi, piece, bytes, LWS_WRITE_HTTP) >= 0 else { return -1 }
            download.sent += bytes
        }
        awaitWriteable(link)
        return 0
    }

    private func finish(_ link: Link, _ download: Download) -> Int32 {
        transactions[link.id.slot] = nil
        link.state = .waiting
        link.deadline = now + options.limits.keepAliveMilliseconds
        return download.closes ? -1 : lws_http_transaction_completed(link.wsi)
    }

    /// While a request is being answered libwebsockets does not read, and the loop would spin on
    /// what has arrived. A peer that has hung up is dropped; whatever else it sends is thrown away,
    /// and its connection ends with the response.
    func absorb(_ link: Link) {
        let file = lws_get_socket_fd(link.wsi)
        let count = recv(file, scratch, Self.pieceBytes, Int32(MSG_DONTWAIT))
        if count == 0 { return drop(link) }
        guard count > 0 else {
            if errno != EAGAIN && errno != EINTR { drop(link) }
            return
        }
        switch link.state {
        case .answering(let method, _): link.state = .answering(method, closes: true)
        case .sending(let download): download.closes = true
        case .waiting, .receiving, .upgrading, .open, .closing, .gone: break
        }
    }
}

extension WebServer {
    /// Starts to wait for the peer to take what it was sent.
    func awaitProgress(_ link: Link) {
        link.deadline = now + options.limits.stallMilliseconds
        link.acknowledged = acknowledgedBytes(lws_get_socket_fd(link.wsi))
    }

    /// Whether the peer has taken anything since it was last waited for; if so, wait anew.
    func hasMoved(_ link: Link) -> Bool {
        guard acknowledgedBytes(lws_get_socket_fd(link.wsi)) != link.acknowledged else {
            return false
        }
        awaitProgress(link)
        return true
    }
}

/// Bytes that the peer's system has acknowledged so far.
private func acknowledgedBytes(_ file: Int32) -> UInt64 {
    // struct tcp_info of linux/tcp.h; that of glibc ends before tcpi_bytes_acked.
    let offset = 120
    var info = (0..<16).map { _ in UInt64(0) }
    var size = socklen_t(info.count * 8)
    guard getsockopt(file, Int32(IPPROTO_TCP), TCP_INFO, &info, &size) == 0 else { return 0 }
    return info[offset / 8]
}

/// Why a request goes no further.
struct RequestRefusal: Error {
    let response: HTTPResponse

    init(_ response: HTTPResponse) { self.response = response }
    init(_ status: Int, _ text: String) { response = .text(status, text) }
}

extension WebServer {
    /// How many pieces one connection may send before the others have their turn.
    private static var piecesPerTurn: Int { 4 }
    /// Bytes of a refused body that are read before the connection ends.
    private static var forgottenBytes: Int { 16 << 20 }

    /// The request, checked as far as both kinds of connection need it.
    func readRequest(_ head: RequestHead, _ link: Link) -> Result<HTTPRequest, RequestRefusal> {
        guard let version = head.version, ["HTTP/1.1", "HTTP/1.0"].contains(version),
            let path = head.path, let query = head.query,
            version == "HTTP/1.0" || head.has(WSI_TOKEN_HOST)
        else { return .failure(RequestRefusal(400, "Bad request")) }
        if let refusal = misdirected(head.value(WSI_TOKEN_HOST)) { return .failure(refusal) }
        guard let method = head.method.flatMap(HTTPMethod.init(rawValue:)),
            method != .post || options.allowsPost
        else {
            var response = HTTPResponse.text(405, "Method not allowed")
            let allowed = options.allowsPost ? "GET, HEAD, POST" : "GET, HEAD"
            response.headers.append(HTTPHeader("Allow", allowed))
            return .failure(RequestRefusal(response))
        }
        let request = HTTPRequest(
            method: method, path: path, query: query, headers: head.headers,
            peerAddress: link.peerAddress)
        if isInTheClear(link) { return .failure(RequestRefusal(wayToEncrypted(request))) }
        return .success(request)
    }
}

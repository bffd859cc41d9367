import CLibwebsockets

/// The step from HTTP to WebSocket, which libwebsockets would let almost anything take.
extension WebServer {
    /// A client asks for an upgrade. 0 lets it; anything else has been answered and ends.
    func confirmUpgrade(_ link: Link) -> Int32 {
        let head = RequestHead(link.wsi)
        // Without a value libwebsockets has answered already and given the headers away.
        guard let protocolName = head.value(WSI_TOKEN_UPGRADE) else { return -1 }
        link.requests &+= 1
        let response: HTTPResponse
        switch readRequest(head, link).flatMap({ checkUpgrade(head, $0, to: protocolName) }) {
        case .failure(let refusal): response = refusal.response
        case .success(let request):
            guard let refusal = handlers.refuse(request) else {
                link.state = .upgrading(request)
                link.deadline = now + options.limits.requestMilliseconds
                return 0
            }
            response = refusal
        }
        var bytes = responseHead(response, common: commonHead, closes: true)
        bytes += response.body
        let room = Int(CLIBWEBSOCKETS_PRE)
        bytes.insert(contentsOf: [UInt8](repeating: 0, count: room), at: 0)
        bytes.withUnsafeMutableBufferPointer {
            _ = lws_write(link.wsi, $0.baseAddress! + room, $0.count - room, LWS_WRITE_HTTP)
        }
        return -1
    }

    private func checkUpgrade(
        _ head: RequestHead, _ request: HTTPRequest, to protocolName: String
    ) -> Result<HTTPRequest, RequestRefusal> {
        func refuse(_ status: Int, _ text: String) -> Result<HTTPRequest, RequestRefusal> {
            .failure(RequestRefusal(status, text))
        }
        guard protocolName.lowercased() == "websocket" else {
            return refuse(400, "Only websocket is spoken here")
        }
        guard request.method == .get, head.version == "HTTP/1.1" else {
            return refuse(400, "A WebSocket begins with GET over HTTP/1.1")
        }
        guard head.value(WSI_TOKEN_HTTP_CONTENT_LENGTH) ?? "0" == "0",
            !head.has(WSI_TOKEN_HTTP_TRANSFER_ENCODING)
        else { return refuse(400, "A WebSocket begins without a body") }
        guard list(head.value(WSI_TOKEN_CONNECTION)).contains("upgrade") else {
            return refuse(400, "Connection does not say Upgrade")
        }
        guard head.value(WSI_TOKEN_VERSION) == "13" else {
            var response = HTTPResponse.text(426, "Sec-WebSocket-Version must be 13")
            response.headers.append(HTTPHeader("Sec-WebSocket-Version", "13"))
            return .failure(RequestRefusal(response))
        }
        guard isHandshakeKey(head.value(WSI_TOKEN_KEY) ?? "") else {
            return refuse(400, "Sec-WebSocket-Key is not 16 bytes in base64")
        }
        guard let host = request.headers.host, !host.contains(",") else {
            return refuse(400, "Host is missing")
        }
        if let origin = request.headers.origin,
            !isOrigin(origin, of: host, isEncrypted: options.encryption != nil)
        {
            return refuse(403, "Pages of another site may not connect")
        }
        let offered = head.value(WSI_TOKEN_PROTOCOL)
        if let offered, !list(offered).contains(where: { $0 == options.subprotocol?.lowercased() })
        {
            return refuse(400, "None of these subprotocols is spoken here")
        }
        return .success(request)
    }
}

/// The members of a comma-separated header, in lower case.
private func list(_ value: String?) -> [String] {
    (value ?? "").split(separator: ",").map { String($0).trimming().lowercased() }
}

/// Whether a key is 16 bytes in base64: 22 digits, of which the last has four spare bits, and `==`.
func isHandshakeKey(_ key: String) -> Bool {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    let bytes = Array(key.utf8)
    guard bytes.count == 24, bytes.suffix(2).elementsEqual("==".utf8),
        bytes.prefix(22).allSatisfy(digits.contains),
        let last = digits.firstIndex(of: bytes[21])
    else { return false }
    return last % 16 == 0
}

/// Whether a page of this origin came from this host: same name, same port, and https if that is
/// all we speak; otherwise http, or https of a proxy before us.
func isOrigin(_ origin: String, of host: String, isEncrypted: Bool = false) -> Bool {
    let origin = origin.lowercased()
    for (scheme, port) in [("http://", ":80"), ("https://", ":443")] {
        guard origin.hasPrefix(scheme), !isEncrypted || scheme == "https://" else { continue }
        func withoutDefaultPort(_ name: String) -> String {
            name.hasSuffix(port) ? String(name.dropLast(port.count)) : name
        }
        let name = String(origin.dropFirst(scheme.count))
        return withoutDefaultPort(name) == withoutDefaultPort(host.lowercased())
    }
    return false
}

/// The status line and the headers of a response, up to and with the empty line.
func responseHead(
    _ response: HTTPResponse, common: [UInt8], closes: Bool
) -> [UInt8] {
    var head = Array("HTTP/1.1 \(response.status) \(reasonPhrase(response.status))\r\n".utf8)
    head += headerBytes(response.headers)
    head += common
    // 304 stands for a body that it does not have; its length would be that of the other.
    if response.status != 304 { head += Array("Content-Length: \(response.body.count)\r\n".utf8) }
    if closes { head += Array("Connection: close\r\n".utf8) }
    head += [13, 10]
    return head
}

/// Header lines. A control character, which could start another line, becomes a space.
func headerBytes(_ headers: [HTTPHeader]) -> [UInt8] {
    headers.flatMap { header in
        "\(header.name): \(header.value)".utf8.map { $0 < 32 || $0 == 127 ? 32 : $0 } + [13, 10]
    }
}

private func reasonPhrase(_ status: Int) -> String {
    switch status {
    case 200: "OK"
    case 201: "Created"
    case 204: "No Content"
    case 301: "Moved Permanently"
    case 302: "Found"
    case 303: "See Other"
    case 304: "Not Modified"
    case 308: "Permanent Redirect"
    case 400: "Bad Request"
    case 401: "Unauthorized"
    case 403: "Forbidden"
    case 404: "Not Found"
    case 405: "Method Not Allowed"
    case 409: "Conflict"
    case 411: "Length Required"
    case 413: "Content Too Large"
    case 415: "Unsupported Media Type"
    case 421: "Misdirected Request"
    case 426: "Upgrade Required"
    case 429: "Too Many Requests"
    case 500: "Internal Server Error"
    case 503: "Service Unavailable"
    case 505: "HTTP Version Not Supported"
    default: "Status"
    }
}

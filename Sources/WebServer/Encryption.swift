import CLibwebsockets
import Glibc

/// TLS, on the same port as plain HTTP, which is answered by a way to the encrypted one.
extension WebServer {
    /// TLS 1.2 with forward secrecy, and all of TLS 1.3.
    static let ciphers = "ECDHE+AESGCM:ECDHE+CHACHA20:!aNULL"

    func encrypt(_ info: inout lws_context_creation_info) {
        guard options.encryption != nil else { return }
        info.ssl_cert_filepath = UnsafePointer(strings.certificate)
        info.ssl_private_key_filepath = UnsafePointer(strings.key)
        info.ssl_cipher_list = UnsafePointer(strings.ciphers)
        // Otherwise a client could ask for HTTP/2, which is not meant to be spoken here.
        info.alpn = UnsafePointer(strings.alpn)
        info.ssl_options_set = Int(sslOptions)
        info.options |=
            UInt64(CLIBWEBSOCKETS_ENCRYPT) | UInt64(CLIBWEBSOCKETS_ALLOW_PLAIN)
    }

    /// SSL_OP_NO_SSLv3, NO_TLSv1, NO_TLSv1_1, NO_RENEGOTIATION, CIPHER_SERVER_PREFERENCE and
    /// NO_COMPRESSION of openssl/ssl.h.
    private var sslOptions: UInt {
        1 << 25 | 1 << 26 | 1 << 28 | 1 << 30 | 1 << 22 | 1 << 17
    }

    /// Whether this connection came in the clear though the server encrypts.
    func isInTheClear(_ link: Link) -> Bool {
        options.encryption != nil && lws_is_ssl(link.wsi) == 0
    }

    /// Sends a request that came in the clear to the encrypted address. The part of a link behind
    /// the `#` never reaches us; browsers keep it.
    func wayToEncrypted(_ request: HTTPRequest) -> HTTPResponse {
        guard let host = request.headers.host, !host.contains(","),
            isOurs(host: host, names: options.names ?? []) || options.names == nil
        else { return .text(400, "Use https") }
        var target = "https://\(host)" + percentEncoded(request.path, keeping: "/")
        if !request.query.isEmpty {
            let fields = request.query.map {
                percentEncoded($0.name) + "=" + percentEncoded($0.value)
            }
            target += "?" + fields.joined(separator: "&")
        }
        var response = HTTPResponse.text(308, "Use https")
        response.headers.append(HTTPHeader("Location", target))
        return response
    }
}

/// All but letters, digits and `-._~` as `%XX`.
private func percentEncoded(_ text: String, keeping kept: String = "") -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in text.utf8 {
        let isPlain =
            (97...122).contains(byte | 32) || (48...57).contains(byte)
            || "-._~".utf8.contains(byte) || kept.utf8.contains(byte)
        bytes += isPlain ? [byte] : [37, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
    return String(decoding: bytes, as: UTF8.self)
}

/// Tells a peer for whom there is no room so before it is closed, in the clear: it has not been
/// accepted yet. An encrypted peer would not understand, and sees its connection closed.
func turnAway(_ file: Int32, common: [UInt8]) {
    var response = HTTPResponse.text(503, "Too many connections; try again soon")
    response.headers.append(HTTPHeader("Retry-After", "5"))
    let bytes = responseHead(response, common: common, closes: true) + response.body
    _ = bytes.withUnsafeBytes {
        send(file, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
    }
    // What the peer has sent already would make the close a reset, which overtakes the answer.
    shutdown(file, Int32(SHUT_WR))
    var rest = [UInt8](repeating: 0, count: 4096)
    while recv(file, &rest, rest.count, Int32(MSG_DONTWAIT)) > 0 {}
}

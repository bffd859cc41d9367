import Foundation
import Testing

/// A client that can do wrong: bytes over a socket, read with a timeout.
final class Peer {
    let file: Int32
    private var buffered: [UInt8] = []

    /// Connects to this machine.
    /// - Parameter receiveBuffer: bytes that the system reads ahead; 0 leaves it to the system.
    init(port: Int, host: String = "127.0.0.1", receiveBuffer: Int32 = 0) throws {
        let isIPv6 = host.contains(":")
        file = socket(isIPv6 ? AF_INET6 : AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var seconds = timeval(tv_sec: 10, tv_usec: 0)
        setsockopt(file, SOL_SOCKET, SO_RCVTIMEO, &seconds, socklen_t(MemoryLayout<timeval>.size))
        if receiveBuffer > 0 {
            var size = receiveBuffer
            setsockopt(file, SOL_SOCKET, SO_RCVBUF, &size, socklen_t(MemoryLayout<Int32>.size))
        }
        let result = isIPv6 ? dial6(file, host, port) : dial(file, host, port)
        if result != 0 { throw PeerError.notConnected }
    }

    deinit { close(file) }

    /// - Returns: false if the server has gone.
    @discardableResult
    func send(_ bytes: [UInt8]) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.send(
                    file, $0.baseAddress! + sent, bytes.count - sent, Int32(MSG_NOSIGNAL))
            }
            if count <= 0 { return false }
            sent += count
        }
        return true
    }

    @discardableResult
    func send(_ text: String) -> Bool { send(Array(text.utf8)) }

    func shutDownSending() { shutdown(file, Int32(SHUT_WR)) }

    /// The next bytes; throws at the end and after ten seconds.
    func read(_ count: Int) throws -> [UInt8] {
        while buffered.count < count {
            var chunk = [UInt8](repeating: 0, count: 65_536)
            let got = recv(file, &chunk, chunk.count, 0)
            if got == 0 { throw PeerError.ended }
            if got < 0 { throw errno == EAGAIN ? PeerError.silence : PeerError.ended }
            buffered += chunk[..<got]
        }
        defer { buffered.removeFirst(count) }
        return Array(buffered[..<count])
    }

    /// Whether the server ends the connection within ten seconds; what it sends is read over.
    func ends() -> Bool {
        do {
            while true { _ = try read(1) }
        } catch {
            return error as? PeerError == .ended
        }
    }

    /// A response, with a body as its Content-Length says.
    func response(hasBody: Bool = true) throws -> Response {
        var head: [UInt8] = []
        while !head.suffix(4).elementsEqual("\r\n\r\n".utf8) { head += try read(1) }
        let lines = String(decoding: head, as: UTF8.self).components(separatedBy: "\r\n")
        let status = Int(lines[0].split(separator: " ")[1])!
        var headers: [String: String] = [:]
        for line in lines.dropFirst() where !line.isEmpty {
            let colon = line.firstIndex(of: ":")!
            headers[line[..<colon].lowercased()] =
                String(line[line.index(after: colon)...]).trimmingCharacters(in: .whitespaces)
        }
        let length = Int(headers["content-length"] ?? "0")!
        let body = hasBody && status != 304 && status != 101 ? try read(length) : []
        return Response(status: status, headers: headers, body: body)
    }

    func get(_ path: String, _ headers: [String] = []) throws -> Response {
        send(Self.request("GET \(path) HTTP/1.1", headers))
        return try response()
    }

    static func request(_ line: String, _ headers: [String] = []) -> String {
        ([line, "Host: 127.0.0.1"] + headers).joined(separator: "\r\n") + "\r\n\r\n"
    }

    struct Response {
        var status: Int
        var headers: [String: String]
        var body: [UInt8]
        var text: String { String(decoding: body, as: UTF8.self) }
    }
}

private func dial(_ file: Int32, _ host: String, _ port: Int) -> Int32 {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    inet_pton(AF_INET, host, &address.sin_addr)
    return withUnsafePointer(to: &address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            connect(file, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
        }
    }
}

private func dial6(_ file: Int32, _ host: String, _ port: Int) -> Int32 {
    var address = sockaddr_in6()
    address.sin6_family = sa_family_t(AF_INET6)
    address.sin6_port = in_port_t(port).bigEndian
    inet_pton(AF_INET6, host, &address.sin6_addr)
    return withUnsafePointer(to: &address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            connect(file, $0, socklen_t(MemoryLayout<sockaddr_in6>.size))
        }
    }
}

enum PeerError: Error { case notConnected, ended, silence }

/// WebSocket, by hand.
extension Peer {
    static let upgradeHeaders = [
        "Upgrade: websocket", "Connection: keep-alive, Upgrade",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Version: 13",
    ]

    /// Opens a WebSocket over this connection.
    func upgrade(_ path: String = "/socket") throws {
        send(Self.request("GET \(path) HTTP/1.1", Self.upgradeHeaders))
        let response = try response()
        try #require(response.status == 101)
        try #require(response.headers["sec-websocket-accept"] == "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
    }

    struct Message: Equatable {
        var opcode: UInt8
        var isFinal: Bool
        var payload: [UInt8]
        var text: String { String(decoding: payload, as: UTF8.self) }

        static func text(_ text: String) -> Message {
            Message(opcode: 1, isFinal: true, payload: Array(text.utf8))
        }
    }

    static func frame(
        _ payload: [UInt8], opcode: UInt8 = 1, isFinal: Bool = true
    ) -> [UInt8] {
        var bytes: [UInt8] = [(isFinal ? 0x80 : 0) | opcode]
        switch payload.count {
        case ..<126: bytes.append(0x80 | UInt8(payload.count))
        case ..<65_536:
            bytes += [0x80 | 126, UInt8(payload.count >> 8), UInt8(payload.count & 255)]
        default:
            bytes.append(0x80 | 127)
            bytes += (0..<8).map { UInt8(truncatingIfNeeded: payload.count >> (56 - 8 * $0)) }
        }
        let mask: [UInt8] = [1, 2, 3, 4]
        bytes += mask
        bytes += payload.enumerated().map { $1 ^ mask[$0 & 3] }
        return bytes
    }

    func sendText(_ text: String) { send(Self.frame(Array(text.utf8))) }

    /// The next frame as it came.
    func message() throws -> Message {
        let head = try read(2)
        var count = Int(head[1])
        if count == 126 { count = try read(2).reduce(0) { $0 << 8 | Int($1) } }
        if count == 127 { count = try read(8).reduce(0) { $0 << 8 | Int($1) } }
        return Message(opcode: head[0] & 15, isFinal: head[0] & 0x80 != 0, payload: try read(count))
    }

    /// The next message, put together from its fragments.
    func wholeMessage() throws -> Message {
        var whole = try message()
        while !whole.isFinal {
            let next = try message()
            try #require(next.opcode == 0)
            whole.payload += next.payload
            whole.isFinal = next.isFinal
        }
        return whole
    }

    /// The code and the reason with which the server closes; other messages are read over.
    func farewell() throws -> (code: Int, reason: String) {
        while true {
            let message = try message()
            guard message.opcode == 8 else { continue }
            let code = message.payload.prefix(2).reduce(0) { $0 << 8 | Int($1) }
            return (code, String(decoding: message.payload.dropFirst(2), as: UTF8.self))
        }
    }
}

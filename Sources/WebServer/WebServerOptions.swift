/// How a server listens and what it tolerates.
package struct WebServerOptions: Sendable {
    /// A literal address, never a name. An IPv4 address listens there over IPv4 only: `127.0.0.1`
    /// is reached from this machine alone, `0.0.0.0` from everywhere over IPv4. IPv6 is on only
    /// if the address is of IPv6: `::1` is this machine alone, `::` everywhere over both.
    package var host = "127.0.0.1"
    /// 0 takes any free port; see `WebServer.port`.
    package var port = 0
    /// Milliseconds between two calls of `handlers.tick`.
    package var tickMilliseconds = 100
    /// Milliseconds of silence after which a WebSocket connection is pinged; a connection that
    /// stays silent for three times as long is dropped.
    package var heartbeatMilliseconds = 15_000
    /// Whether POST reaches `handlers.respond`.
    package var allowsPost = false
    /// The WebSocket subprotocol spoken here. A client may leave it out; a client that asks for
    /// others only is refused.
    package var subprotocol: String?
    /// The names of this server, in lower case, besides literal addresses and `localhost`: a
    /// request for another host is refused with 421. Nil: any name.
    package var names: Set<String>?
    /// Nil: everything is in the clear.
    package var encryption: Encryption?
    /// Added to every HTTP response, refusals included.
    package var commonHeaders: [HTTPHeader] = []
    package var limits = Limits()
    /// Receives the warnings of libwebsockets, on any thread; nil turns them off. One receiver
    /// per process: that of the server made last.
    package var log: (@Sendable (String) -> Void)?

    package init() {}

    /// The files with which the server proves itself to be who it is, in PEM.
    package struct Encryption: Sendable, Equatable {
        /// The certificate, followed by those that lead to its root.
        package var certificate: String
        package var key: String

        package init(certificate: String, key: String) {
            self.certificate = certificate
            self.key = key
        }
    }

    /// What a client may demand of the server. What goes beyond is refused with the reason named.
    package struct Limits: Sendable {
        /// All connections, HTTP and WebSocket. Lowered to what the open-file limit allows.
        package var connections = 10_000
        /// All connections from one address. Committees sit behind one address, so this is high.
        package var connectionsPerAddress = 2_000
        /// Bytes of a message from a client, over all its fragments: beyond, close 1009.
        package var messageBytes = 256 * 1024
        /// Fragments of a message from a client: beyond, close 1008.
        package var messageFragments = 64
        /// Data frames per second from a client, sustained: beyond, close 1008.
        package var framesPerSecond = 50
        /// Data frames that a client may send at once before `framesPerSecond` counts.
        package var frameBurst = 200
        /// Bytes of the request line and the headers, at most 65,000: beyond, the connection ends.
        package var headerBytes = 16 * 1024
        /// Bytes of the body of a POST: beyond, 413.
        package var bodyBytes = 64 * 1024
        /// Milliseconds until a new connection has sent its whole request.
        package var requestMilliseconds = 10_000
        /// Milliseconds until a connection that was answered has sent another whole request.
        package var keepAliveMilliseconds = 30_000
        /// Milliseconds without any progress in what is being sent to a peer.
        package var stallMilliseconds = 20_000

        package init() {}
    }
}

/// Why a server could not start.
package enum WebServerError: Error, Equatable, Sendable {
    /// Another program listens on this port.
    case addressInUse(port: Int)
    /// The system does not let us listen there, as with ports below 1024.
    case permissionDenied(port: Int)
    /// Not a literal address, or not one of this machine.
    case addressNotAvailable(host: String)
    /// The library could not start; the text is what it last said.
    case cannotStart(String)
}

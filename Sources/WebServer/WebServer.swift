import CLibwebsockets
import Glibc

/// HTTP and WebSocket on one port, from one loop of libwebsockets over libuv.
///
/// A server belongs to one thread: the one that makes it, calls `run` and is called back. Only its
/// `waker` may be used elsewhere. It holds no queue of messages: a connection that can take more
/// asks `handlers.nextFrame`, so handlers keep a position per connection and nothing else. An echo
/// server:
///
///     var options = WebServerOptions()
///     options.port = 8080
///     let server = try WebServer(options)
///     var handlers = WebServerHandlers()
///     var waiting: [ConnectionID: [Frame]] = [:]
///     handlers.refuse = { _ in nil }
///     handlers.opened = { id, request in waiting[id] = [] }
///     handlers.received = { id, bytes, kind in
///         waiting[id]?.insert(Frame(bytes, kind), at: 0)
///         server.ready(id)
///     }
///     handlers.nextFrame = { id in waiting[id]?.popLast() }
///     handlers.closed = { id in waiting[id] = nil }
///     server.run(handlers)
package final class WebServer {
    package let options: WebServerOptions
    package let waker = Waker()
    /// The port that the server listens on.
    package internal(set) var port = 0

    var context: OpaquePointer?
    var handlers = WebServerHandlers()
    /// All connections, at the slots that their ids name.
    var slots: [Link?] = []
    var freeSlots: [Int] = []
    var serial: UInt64 = 0
    var perAddress: [String: Int] = [:]
    var acceptedCount = 0
    var socketCount = 0
    /// The peer that has just been accepted and has no connection yet.
    var acceptedPeer = ""
    /// The connections, by slot, whose request is being answered over several turns of the loop.
    var transactions: [Int: Link] = [:]
    /// Milliseconds during which the loop was alive. A loop that was held up or a machine that
    /// slept does not make peers look silent.
    var now = 0
    var clock = LoopClock()
    var ticks = 0
    let timer: UnsafeMutablePointer<TickTimer>
    let scratch: UnsafeMutablePointer<UInt8>
    let commonHead: [UInt8]
    let connectionLimit: Int
    let strings: ContextStrings
    var isStopping = false
    /// Connections that there was no room for.
    package internal(set) var turnedAwayCount = 0

    /// Bytes handed to libwebsockets at once; the most it holds for a peer that does not read.
    static let pieceBytes = 65_536

    /// Listens. Requests wait in the kernel until `run`. From now on SIGINT and SIGTERM go to the
    /// server, and the limit of open files is as high as the system lets it be.
    package init(_ options: WebServerOptions) throws(WebServerError) {
        self.options = options
        connectionLimit = min(options.limits.connections, raiseFileLimit() - reservedFiles)
        commonHead = headerBytes(options.commonHeaders)
        strings = ContextStrings(options)
        scratch = .allocate(capacity: Int(CLIBWEBSOCKETS_PRE) + Self.pieceBytes)
        timer = .allocate(capacity: 1)
        timer.initialize(to: TickTimer(timer: lws_sorted_usec_list_t(), server: nil))
        LibraryLog.route(to: options.log)
        try listen()
    }

    deinit {
        destroy()
        timer.deallocate()
        scratch.deallocate()
    }

    /// Connections of both kinds that are open now.
    package var connectionCount: Int { acceptedCount }
    /// WebSocket connections that are open now.
    package var webSocketCount: Int { socketCount }

    /// Serves until `stop`. All connections are gone when it returns, and the port is free.
    package func run(_ handlers: WebServerHandlers) {
        guard let context else { preconditionFailure("a server runs once") }
        self.handlers = handlers
        waker.attach(context)
        timer.pointee.server = Unmanaged.passUnretained(self)
        scheduleTick()
        lws_service(context, 0)
        destroy()
        self.handlers = WebServerHandlers()
    }

    /// Makes `run` return soon. WebSocket peers are told 1001, going away; responses that are not
    /// sent yet are cut. To stop from another thread, wake the server and stop in `woken`.
    package func stop() {
        guard let context, !isStopping else { return }
        isStopping = true
        lws_cancel_service(context)
    }

    /// The server that owns this context.
    static func of(_ context: OpaquePointer?) -> WebServer? {
        guard let context, let user = lws_context_user(context) else { return nil }
        return Unmanaged<WebServer>.fromOpaque(user).takeUnretainedValue()
    }
}

/// What the server asks and tells. All are called on the thread that is inside `WebServer.run`,
/// and must return soon: the server does nothing else meanwhile.
package struct WebServerHandlers {
    /// Answers a request; nil to answer later through `WebServer.answer` with the ticket.
    package var respond: (HTTPRequest, ResponseTicket) -> HTTPResponse?
    /// Whether this request may become a WebSocket connection; nil lets it. The server has checked
    /// the handshake and the origin already.
    package var refuse: (HTTPRequest) -> HTTPResponse?
    /// A WebSocket connection is open; the request is the one that opened it.
    package var opened: (ConnectionID, HTTPRequest) -> Void
    /// A whole message has arrived; text is valid UTF-8.
    package var received: (ConnectionID, [UInt8], Frame.Kind) -> Void
    /// The connection can take another message; nil if there is nothing to send to it now. Called
    /// after `WebServer.ready`, never on its own account.
    package var nextFrame: (ConnectionID) -> Frame?
    /// The connection is gone, whoever ended it. Its id means nothing from now on.
    package var closed: (ConnectionID) -> Void
    /// `Waker.wake` was called, once or more often, on any thread.
    package var woken: () -> Void
    /// Every `options.tickMilliseconds`.
    package var tick: () -> Void
    /// SIGINT or SIGTERM has arrived. Unless replaced, the server stops.
    package var interrupted: ((_ signal: Int32) -> Void)?

    /// Handlers that answer 404 to everything and let no WebSocket in.
    package init() {
        respond = { _, _ in .text(404, "Not found") }
        refuse = { _ in .text(404, "Not found") }
        opened = { _, _ in }
        received = { _, _, _ in }
        nextFrame = { _ in nil }
        closed = { _ in }
        woken = {}
        tick = {}
    }
}

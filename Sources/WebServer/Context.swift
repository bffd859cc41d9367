import CLibwebsockets
import Glibc

/// Strings and tables that libwebsockets reads for as long as the context lives.
final class ContextStrings {
    let interface: UnsafeMutablePointer<CChar>?
    let name: UnsafeMutablePointer<CChar>
    let protocols: UnsafeMutablePointer<lws_protocols>
    let retry: UnsafeMutablePointer<lws_retry_bo_t>
    /// The context, until libwebsockets has freed it and written nil here.
    let context: UnsafeMutablePointer<OpaquePointer?>

    let certificate: UnsafeMutablePointer<CChar>?
    let key: UnsafeMutablePointer<CChar>?
    let ciphers = strdup(WebServer.ciphers)
    let alpn = strdup("http/1.1")

    init(_ options: WebServerOptions) {
        let (host, subprotocol) = (options.host, options.subprotocol)
        certificate = options.encryption.flatMap { strdup($0.certificate) }
        key = options.encryption.flatMap { strdup($0.key) }
        interface = ["0.0.0.0", "::"].contains(host) ? nil : strdup(host)
        name = strdup(subprotocol ?? "socket")
        retry = .allocate(capacity: 1)
        // All zero: libwebsockets' own pings cost a sorted insertion per connection and message.
        retry.initialize(to: lws_retry_bo_t())
        context = .allocate(capacity: 1)
        context.initialize(to: nil)
        protocols = .allocate(capacity: 2)
        protocols.initialize(repeating: lws_protocols(), count: 2)
        protocols[0].name = UnsafePointer(name)
        protocols[0].callback = webServerCallback
        // Memory per connection; messages of more bytes arrive in several pieces.
        protocols[0].rx_buffer_size = 1024
        // Without it, what is sent at once would be cut to rx_buffer_size.
        protocols[0].tx_packet_size = WebServer.pieceBytes
    }

    deinit {
        protocols.deallocate()
        context.deallocate()
        retry.deallocate()
        free(name)
        free(interface)
        free(certificate)
        free(key)
        free(ciphers)
        free(alpn)
    }
}

/// Files that a process needs besides its connections: journal, snapshots, library, terminal.
let reservedFiles = 64

/// Raises the limit of open files as far as the system lets us.
/// - Returns: the limit.
func raiseFileLimit() -> Int {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return 1024 }
    if limit.rlim_cur < limit.rlim_max {
        var raised = limit
        raised.rlim_cur = limit.rlim_max
        if setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &raised) == 0 { limit = raised }
    }
    return Int(min(limit.rlim_cur, 1 << 20))
}

extension WebServer {
    /// Makes the context, which opens the port.
    func listen() throws(WebServerError) {
        let limits = options.limits
        var info = lws_context_creation_info()
        info.port = Int32(options.port)
        info.iface = UnsafePointer(strings.interface)
        info.protocols = UnsafePointer(strings.protocols)
        info.retry_and_idle_policy = UnsafePointer(strings.retry)
        info.user = Unmanaged.passUnretained(self).toOpaque()
        info.max_http_header_data = UInt16(min(limits.headerBytes, 65_000))
        info.timeout_secs = wholeSeconds(limits.requestMilliseconds)
        info.timeout_secs_ah_idle = wholeSeconds(limits.requestMilliseconds)
        info.keepalive_timeout = Int32(wholeSeconds(limits.keepAliveMilliseconds))
        info.pcontext = strings.context
        info.signal_cb = webServerSignal
        info.options =
            UInt64(LWS_SERVER_OPTION_LIBUV)
            | UInt64(LWS_SERVER_OPTION_UV_NO_SIGSEGV_SIGFPE_SPIN)
            | UInt64(LWS_SERVER_OPTION_VALIDATE_UTF8)
            | UInt64(LWS_SERVER_OPTION_FAIL_UPON_UNABLE_TO_BIND)
            | UInt64(LWS_SERVER_OPTION_SKIP_SERVER_CANONICAL_NAME)
        if !options.host.contains(":") { info.options |= UInt64(LWS_SERVER_OPTION_DISABLE_IPV6) }

        encrypt(&info)
        try probe(host: options.host, port: options.port)
        guard let context = lws_create_context(&info) else {
            // Someone may have taken the port meanwhile.
            try probe(host: options.host, port: options.port)
            throw .cannotStart(LibraryLog.last)
        }
        self.context = context
        strings.context.pointee = context
        port = Int(lws_get_vhost_listen_port(lws_get_vhost_by_name(context, "default")))
    }

    /// Frees the context, outside the loop. It takes libwebsockets two steps, of which the loop has
    /// done the first if it ran.
    func destroy() {
        waker.attach(nil)
        context = nil
        for _ in 0..<2 {
            if let context = strings.context.pointee { lws_context_destroy(context) }
        }
    }
}

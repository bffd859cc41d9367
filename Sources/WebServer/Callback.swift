import CLibwebsockets
import Glibc

/// All that libwebsockets tells, dispatched. A result other than 0 ends the connection.
func webServerCallback(
    _ wsi: OpaquePointer?, _ reason: lws_callback_reasons, _ user: UnsafeMutableRawPointer?,
    _ input: UnsafeMutableRawPointer?, _ count: Int
) -> Int32 {
    guard let wsi, let server = WebServer.of(lws_get_context(wsi)) else { return 0 }
    switch reason {
    case LWS_CALLBACK_FILTER_NETWORK_CONNECTION: return server.admit(user)
    case LWS_CALLBACK_SERVER_NEW_CLIENT_INSTANTIATED: server.accepted(wsi)
    case LWS_CALLBACK_WSI_DESTROY: if let link = link(of: wsi) { server.ended(link) }
    case LWS_CALLBACK_EVENT_WAIT_CANCELLED: server.wokenUp()
    // What follows CONNECT or an unknown protocol would be raw bytes: refused.
    case LWS_CALLBACK_RAW_ADOPT, LWS_CALLBACK_RAW_RX: return -1
    default:
        guard let link = link(of: wsi) else { return 0 }
        return webServerCallback(server, link, reason, input, count)
    }
    return 0
}

/// What concerns one connection.
private func webServerCallback(
    _ server: WebServer, _ link: Link, _ reason: lws_callback_reasons,
    _ input: UnsafeMutableRawPointer?, _ count: Int
) -> Int32 {
    switch reason {
    case LWS_CALLBACK_HTTP: return server.requested(link)
    case LWS_CALLBACK_HTTP_BODY:
        return server.receivedBody(link, UnsafeRawBufferPointer(start: input, count: count))
    case LWS_CALLBACK_HTTP_BODY_COMPLETION: return server.receivedWholeBody(link)
    case LWS_CALLBACK_HTTP_WRITEABLE: return server.canSendMore(link)
    case LWS_CALLBACK_CLOSED_HTTP: server.left(link)
    case LWS_CALLBACK_HTTP_CONFIRM_UPGRADE: return server.confirmUpgrade(link)
    case LWS_CALLBACK_ESTABLISHED: server.established(link)
    case LWS_CALLBACK_RECEIVE:
        return server.received(link, UnsafeRawBufferPointer(start: input, count: count))
    case LWS_CALLBACK_RECEIVE_PONG: server.heard(link)
    case LWS_CALLBACK_SERVER_WRITEABLE: return server.writeable(link)
    case LWS_CALLBACK_WS_PEER_INITIATED_CLOSE: return server.peerCloses(link, payload: count)
    case LWS_CALLBACK_CLOSED: server.left(link)
    default: return 0
    }
    return 0
}

/// SIGINT and SIGTERM, delivered inside the loop.
func webServerSignal(_ handle: UnsafeMutableRawPointer?, _ signal: Int32) {
    // The handle is a uv_signal_t, whose first field is `data`, here the context.
    let context = handle?.assumingMemoryBound(to: UnsafeMutableRawPointer?.self).pointee
    guard let context, let server = WebServer.of(OpaquePointer(context)) else { return }
    if let interrupted = server.handlers.interrupted { interrupted(signal) } else { server.stop() }
}

private func link(of wsi: OpaquePointer) -> Link? {
    guard let pointer = lws_get_opaque_user_data(wsi) else { return nil }
    return Unmanaged<Link>.fromOpaque(pointer).takeUnretainedValue()
}

extension WebServer {
    /// Whether a connection may be accepted. A refused peer gets 503 where it can understand it.
    func admit(_ arguments: UnsafeMutableRawPointer?) -> Int32 {
        guard let arguments else { return -1 }
        let filter = arguments.assumingMemoryBound(to: lws_filter_network_conn_args.self)
        let address = withUnsafePointer(to: &filter.pointee.cli_addr) {
            addressText($0, filter.pointee.clilen)
        }
        guard acceptedCount < connectionLimit,
            perAddress[address, default: 0] < options.limits.connectionsPerAddress
        else {
            turnedAwayCount += 1
            if options.encryption == nil { turnAway(filter.pointee.accept_fd, common: commonHead) }
            return -1
        }
        acceptedPeer = address
        return 0
    }

    func accepted(_ wsi: OpaquePointer) {
        guard lws_get_opaque_user_data(wsi) == nil else { return }
        serial += 1
        let slot = freeSlots.popLast() ?? slots.count
        let link = Link(
            id: ConnectionID(serial: serial, slot: slot), wsi: wsi, peerAddress: acceptedPeer,
            deadline: now + options.limits.requestMilliseconds)
        if slot == slots.count { slots.append(link) } else { slots[slot] = link }
        perAddress[acceptedPeer, default: 0] += 1
        acceptedCount += 1
        lws_set_opaque_user_data(wsi, Unmanaged.passUnretained(link).toOpaque())
    }

    /// The peer or we have ended the connection; the socket is closed a little later.
    func left(_ link: Link) {
        let wasSocket = link.isSocket
        link.state = .gone
        transactions[link.id.slot] = nil
        if wasSocket {
            socketCount -= 1
            handlers.closed(link.id)
        }
    }

    /// The socket is closed and the connection in libwebsockets about to be freed.
    func ended(_ link: Link) {
        left(link)
        lws_set_opaque_user_data(link.wsi, nil)
        slots[link.id.slot] = nil
        freeSlots.append(link.id.slot)
        acceptedCount -= 1
        let left = perAddress[link.peerAddress, default: 1] - 1
        perAddress[link.peerAddress] = left > 0 ? left : nil
    }

    /// The connection of this id, unless it is gone.
    func link(_ id: ConnectionID) -> Link? {
        guard id.slot < slots.count, let link = slots[id.slot], link.id == id else { return nil }
        return link
    }

    /// Ends a connection at once, without a word to the peer, when the loop turns next.
    func drop(_ link: Link) {
        if case .gone = link.state { return }
        lws_set_timeout(link.wsi, PENDING_TIMEOUT_USER_OK, LWS_TO_KILL_ASYNC)
    }

    /// Lets libwebsockets call back when the peer can take more.
    func awaitWriteable(_ link: Link) {
        lws_callback_on_writable(link.wsi)
    }

    func wokenUp() {
        guard !isStopping else {
            endAll()
            return
        }
        handlers.woken()
    }

    /// Begins the end of the loop, which libwebsockets finishes when this turn is over.
    private func endAll() {
        guard let context else { return }
        for case let link? in slots where lws_partial_buffered(link.wsi) == 0 {
            if case .open = link.state { bid(link, farewell: 1001, "The server stops") }
        }
        waker.attach(nil)
        lws_context_destroy(context)
    }
}

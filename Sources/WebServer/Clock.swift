import CLibwebsockets

/// The timer of the loop. The callback gets a pointer to `timer` alone, so it comes first.
struct TickTimer {
    var timer: lws_sorted_usec_list_t
    var server: Unmanaged<WebServer>?
}

/// Milliseconds that the loop was alive, as of the last tick.
struct LoopClock {
    /// What one tick may add at most. A loop held up for longer has not listened to anyone.
    static let step = 1000
    private var last = lws_now_usecs() / 1000

    mutating func advance() -> Int {
        let time = lws_now_usecs() / 1000
        defer { last = time }
        return Int(min(max(0, time - last), lws_usec_t(Self.step)))
    }
}

extension WebServer {
    func scheduleTick() {
        UnsafeMutableRawPointer(timer).withMemoryRebound(
            to: lws_sorted_usec_list_t.self, capacity: 1
        ) {
            lws_sul_schedule(
                context, 0, $0,
                { timer in
                    let pointer = UnsafeMutableRawPointer(timer)
                    let ours = pointer?.assumingMemoryBound(to: TickTimer.self)
                    ours?.pointee.server?.takeUnretainedValue().ticked()
                }, lws_usec_t(options.tickMilliseconds) * 1000)
        }
    }

    func ticked() {
        guard !isStopping else { return }
        scheduleTick()
        now += clock.advance()
        ticks += 1
        for link in transactions.values { absorb(link) }
        // Each connection is looked at once a second and once per heartbeat, a share per tick.
        visit(every: 1000) { checkDeadline($0) }
        visit(every: options.heartbeatMilliseconds) { checkHeartbeat($0) }
        handlers.tick()
    }

    private func visit(every milliseconds: Int, _ body: (Link) -> Void) {
        let period = max(1, milliseconds / options.tickMilliseconds)
        for slot in stride(from: ticks % period, to: slots.count, by: period) {
            if let link = slots[slot] { body(link) }
        }
    }

    private func checkDeadline(_ link: Link) {
        guard now >= link.deadline else { return }
        switch link.state {
        case .waiting, .receiving, .upgrading, .closing: drop(link)
        case .sending, .open: if !hasMoved(link) { drop(link) }
        case .answering, .gone: break
        }
    }

    private func checkHeartbeat(_ link: Link) {
        guard case .open(let socket) = link.state else { return }
        let silence = now - socket.lastHeard
        if silence >= 3 * options.heartbeatMilliseconds {
            drop(link)
        } else if silence >= options.heartbeatMilliseconds / 2 {
            ping(link)
        }
    }
}

/// Seconds for libwebsockets' own timeouts, never less than ours.
func wholeSeconds(_ milliseconds: Int) -> UInt32 {
    UInt32(max(1, (milliseconds + 999) / 1000 + 1))
}

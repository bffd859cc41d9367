import CLibwebsockets
import Synchronization

/// Wakes a server from any thread. Harmless once the server is gone.
package final class Waker: Sendable {
    /// The context while it may be woken. `lws_cancel_service` is the one call that libwebsockets
    /// allows from other threads, so nothing else is done with it here.
    private struct Target: @unchecked Sendable { var context: OpaquePointer? }
    private let target = Mutex(Target())

    /// Makes the server call `handlers.woken` soon. Calls that come before it are one call.
    package func wake() {
        target.withLock { target in
            if let context = target.context { lws_cancel_service(context) }
        }
    }

    func attach(_ context: OpaquePointer?) {
        target.withLock { $0.context = context }
    }
}

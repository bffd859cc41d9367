import Dispatch
import Foundation

/// The thread on which a `JournalWriter` writes, so that the service loop never waits for a disk.
package final class JournalThread: Sendable {
    private let writer: JournalWriter
    private let ended = DispatchSemaphore(value: 0)

    /// Starts the thread. It lives until `stop`.
    package init(_ writer: JournalWriter) {
        self.writer = writer
        let ended = ended
        let thread = Thread {
            while true {
                writer.waitForWork()
                // First the condition: what was submitted before the stop is in this step.
                let condition = writer.status.condition
                writer.step()
                if case .stopped = condition { break }
            }
            ended.signal()
        }
        thread.name = "journal"
        thread.start()
    }

    /// Stops the writer, waits until all that was submitted is durable or has failed, which its
    /// status then tells, and ends the thread. To be called once, and not from `wake`.
    package func stop() {
        writer.stop()
        ended.wait()
    }
}

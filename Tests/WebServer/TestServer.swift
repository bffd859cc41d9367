import Foundation
import Synchronization
import Testing

@testable import WebServer

/// All tests with a running server, one after the other: they share a machine and its clock.
@Suite(.serialized) enum ServerTests {}

/// A server on a thread of its own.
final class TestServer: @unchecked Sendable {
    let port: Int
    private let waker: Waker
    private let tasks: Tasks
    private let ended = DispatchSemaphore(value: 0)

    private final class Tasks: Sendable {
        let list = Mutex<[@Sendable (WebServer) -> Void]>([])
    }

    /// Starts a server.
    /// - Parameter configure: sets handlers; called on the server's thread.
    init(
        _ options: WebServerOptions = .quick(),
        _ configure: @escaping @Sendable (WebServer, inout WebServerHandlers) -> Void = { _, _ in }
    ) throws {
        let started = DispatchSemaphore(value: 0)
        let outcome = Mutex<Result<(Int, Waker), WebServerError>?>(nil)
        let outcomeBox = Box(outcome)
        let ended = ended
        let tasks = Tasks()
        self.tasks = tasks
        Thread.detachNewThread {
            do throws(WebServerError) {
                let server = try WebServer(options)
                var handlers = WebServerHandlers()
                configure(server, &handlers)
                let woken = handlers.woken
                handlers.woken = {
                    let due = tasks.list.withLock { list in
                        defer { list = [] }
                        return list
                    }
                    for task in due { task(server) }
                    woken()
                }
                outcomeBox.value.withLock { $0 = .success((server.port, server.waker)) }
                started.signal()
                server.run(handlers)
            } catch {
                outcomeBox.value.withLock { $0 = .failure(error) }
                started.signal()
            }
            ended.signal()
        }
        started.wait()
        (port, waker) = try outcomeBox.value.withLock { $0! }.get()
    }

    /// Does something on the server's thread, and waits for the result.
    func ask<T: Sendable>(_ body: @escaping @Sendable (WebServer) -> T) -> T {
        let done = DispatchSemaphore(value: 0)
        let result = Box(Mutex<T?>(nil))
        tasks.list.withLock {
            $0.append { server in
                let value = body(server)
                result.value.withLock { $0 = value }
                done.signal()
            }
        }
        waker.wake()
        done.wait()
        return result.value.withLock { $0! }
    }

    func stop() {
        ask { $0.stop() }
        awaitEnd()
    }

    /// Waits until `run` has returned.
    func awaitEnd() { #expect(ended.wait(timeout: .now() + 30) == .success) }
}

/// Carries what cannot be copied into closures.
final class Box<Value: ~Copyable & Sendable>: Sendable {
    let value: Value
    init(_ value: consuming Value) { self.value = value }
}

/// What a server told its handlers, for tests to read.
final class Diary: Sendable {
    private let lines = Mutex<[String]>([])

    func add(_ line: String) { lines.withLock { $0.append(line) } }
    var all: [String] { lines.withLock { $0 } }

    /// Waits until a line is there.
    func awaits(_ line: String, seconds: Double = 10) -> Bool {
        waitUntil(seconds: seconds) { all.contains(line) }
    }
}

/// Bytes that do not repeat, so that no piece can stand for another.
func noise(_ count: Int) -> [UInt8] {
    var state: UInt64 = 1
    return (0..<count).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1
        return UInt8(truncatingIfNeeded: state >> 40)
    }
}

/// Looks every 5 ms until something is so.
func waitUntil(seconds: Double = 10, _ condition: () -> Bool) -> Bool {
    let end = Date().addingTimeInterval(seconds)
    while !condition() {
        if Date() > end { return false }
        usleep(5000)
    }
    return true
}

/// The processor time of the thread that asks; other tests run beside it.
func threadTime() -> Duration {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
}

extension WebServerOptions {
    /// Any free port, a fast clock.
    static func quick(_ change: (inout WebServerOptions) -> Void = { _ in }) -> WebServerOptions {
        var options = WebServerOptions()
        options.tickMilliseconds = 10
        change(&options)
        return options
    }
}

extension WebServerHandlers {
    /// Lets WebSockets in and sends back what they send.
    mutating func echo(_ server: WebServer, _ diary: Diary = Diary()) {
        let waiting = Waiting()
        refuse = { _ in nil }
        opened = { id, request in
            waiting.frames[id] = []
            diary.add("opened \(request.path)")
        }
        received = { [unowned server] id, bytes, kind in
            waiting.frames[id]?.append(Frame(bytes, kind))
            server.ready(id)
        }
        nextFrame = { id in
            waiting.frames[id]?.isEmpty == false ? waiting.frames[id]?.removeFirst() : nil
        }
        closed = { id in
            waiting.frames[id] = nil
            diary.add("closed")
        }
    }

    private final class Waiting { var frames: [ConnectionID: [Frame]] = [:] }
}

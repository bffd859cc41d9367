import Foundation
import Synchronization
import Testing

@testable import WebServer

extension ServerTests {
    @Suite struct Lifecycle {
        @Test func `the loopback address is reached through itself only`() throws {
            let server = try TestServer()
            #expect(try Peer(port: server.port).get("/").status == 404)
            // All of 127.0.0.0/8 is this machine; a listener on every address would answer here.
            #expect(throws: PeerError.notConnected) {
                try Peer(port: server.port, host: "127.0.0.2")
            }
            #expect(listeners(on: server.port) == ["0100007F"])
            server.stop()
        }

        @Test func `0_0_0_0 listens on every IPv4 address`() throws {
            let server = try TestServer(.quick { $0.host = "0.0.0.0" })
            #expect(try Peer(port: server.port, host: "127.0.0.2").get("/").status == 404)
            #expect(listeners(on: server.port) == ["00000000"])
            server.stop()
        }

        private static let hasIPv6 = FileManager.default.fileExists(atPath: "/proc/net/if_inet6")

        @Test(.enabled(if: hasIPv6)) func `__1 is reached through itself only`() throws {
            let server = try TestServer(.quick { $0.host = "::1" })
            #expect(try Peer(port: server.port, host: "::1").get("/").status == 404)
            #expect(listeners(on: server.port) == ["00000000000000000000000001000000"])
            server.stop()
        }

        @Test(.enabled(if: hasIPv6)) func `__ listens on every address of both kinds`() throws {
            let seen = Box(Mutex<[String]>([]))
            let server = try TestServer(.quick { $0.host = "::" }) { _, handlers in
                handlers.respond = { request, _ in
                    seen.value.withLock { $0.append(request.peerAddress) }
                    return HTTPResponse()
                }
            }
            for host in ["::1", "127.0.0.1"] {
                #expect(try Peer(port: server.port, host: host).get("/").status == 200)
            }
            #expect(seen.value.withLock { $0 } == ["::1", "127.0.0.1"])
            server.stop()
        }

        /// The addresses on which this machine listens on a port, over IPv4 and IPv6, as the
        /// system writes them.
        private func listeners(on port: Int) -> [String] {
            ["/proc/net/tcp", "/proc/net/tcp6"].flatMap { path in
                let table = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
                return table.split(separator: "\n").compactMap { line -> String? in
                    let fields = line.split(separator: " ")
                    let local = fields[1].split(separator: ":")
                    guard fields[3] == "0A", Int(local.last!, radix: 16) == port else { return nil }
                    return String(local[0])
                }
            }
        }

        @Test func `a port in use is named`() throws {
            let server = try TestServer()
            let port = server.port
            #expect(throws: WebServerError.addressInUse(port: port)) {
                try TestServer(.quick { $0.port = port })
            }
            server.stop()
            try TestServer(.quick { $0.port = port }).stop()
        }

        @Test func `an address that is not ours is named`() throws {
            for host in ["localhost", "192.0.2.1", "300.0.0.1", ""] {
                #expect(throws: WebServerError.addressNotAvailable(host: host)) {
                    try TestServer(.quick { $0.host = host })
                }
            }
        }

        @Test func `stopping tells WebSocket peers, ends all, and frees the port`() throws {
            let diary = Diary()
            let server = try TestServer { server, handlers in handlers.echo(server, diary) }
            let peers = try (0..<3).map { _ in try Peer(port: server.port) }
            for peer in peers { try peer.upgrade() }
            let idle = try Peer(port: server.port)
            #expect(try idle.get("/").status == 404)
            server.stop()
            for peer in peers {
                #expect(try peer.farewell().code == 1001)
                #expect(peer.ends())
            }
            #expect(idle.ends())
            #expect(diary.all.filter { $0 == "closed" }.count == 3)
            #expect(throws: PeerError.notConnected) { try Peer(port: server.port) }
        }

        @Test func `a server that never ran is given up without trace`() throws {
            for _ in 0..<3 { _ = try WebServer(.quick()) }
        }

        @Test func `a waker wakes from any thread, and is harmless afterwards`() throws {
            let count = Box(Mutex(0))
            let waker = Box(Mutex<Waker?>(nil))
            let server = try TestServer { server, handlers in
                waker.value.withLock { $0 = server.waker }
                handlers.woken = { count.value.withLock { $0 += 1 } }
            }
            let found = try #require(waker.value.withLock { $0 })
            let before = server.ask { _ in count.value.withLock { $0 } }
            DispatchQueue.concurrentPerform(iterations: 100) { _ in found.wake() }
            #expect(waitUntil { count.value.withLock { $0 } > before })
            server.stop()
            found.wake()
        }

        @Test func `the clock ticks steadily`() throws {
            let count = Box(Mutex(0))
            let server = try TestServer(.quick { $0.tickMilliseconds = 20 }) { _, handlers in
                handlers.tick = { count.value.withLock { $0 += 1 } }
            }
            let start = ContinuousClock.now
            let before = count.value.withLock { $0 }
            #expect(waitUntil { count.value.withLock { $0 } >= before + 20 })
            // Never faster than asked; how much slower is the machine's affair.
            let ticks = count.value.withLock { $0 } - before
            #expect(start.duration(to: .now) >= .milliseconds(20) * (ticks - 2))
            server.stop()
        }

        @Test func `SIGTERM reaches the handler, which may go on`() throws {
            let signals = Box(Mutex<[Int32]>([]))
            let server = try TestServer { _, handlers in
                handlers.interrupted = { signal in signals.value.withLock { $0.append(signal) } }
            }
            _ = server.ask { _ in true }
            kill(getpid(), SIGTERM)
            #expect(waitUntil { signals.value.withLock { $0 == [SIGTERM] } })
            #expect(try Peer(port: server.port).get("/").status == 404)
            server.stop()
        }

        @Test func `SIGINT stops a server that has no handler for it`() throws {
            let server = try TestServer()
            _ = server.ask { _ in true }
            kill(getpid(), SIGINT)
            server.awaitEnd()
        }
    }
}

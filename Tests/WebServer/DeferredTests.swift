import Foundation
import Synchronization
import Testing

@testable import WebServer

extension ServerTests {
    /// Answers that come later.
    @Suite struct Deferred {
        /// A server that answers nothing by itself, and the tickets it has given out.
        private func deferringServer() throws -> (TestServer, Box<Mutex<[ResponseTicket]>>) {
            let tickets = Box(Mutex<[ResponseTicket]>([]))
            let server = try TestServer(.quick { $0.allowsPost = true }) { _, handlers in
                handlers.respond = { _, ticket in
                    tickets.value.withLock { $0.append(ticket) }
                    return nil
                }
            }
            return (server, tickets)
        }

        @Test func `an answer may come from other work, later`() throws {
            let (server, tickets) = try deferringServer()
            let peer = try Peer(port: server.port)
            for text in ["first", "second"] {
                peer.send(Peer.request("GET / HTTP/1.1"))
                #expect(waitUntil { tickets.value.withLock { !$0.isEmpty } })
                let ticket = tickets.value.withLock { $0.removeFirst() }
                server.ask { $0.answer(ticket, .text(200, text)) }
                #expect(try peer.response().text == text + "\n")
                // A second answer to the same request is nothing.
                server.ask { $0.answer(ticket, .text(200, "again")) }
            }
            server.stop()
        }

        @Test func `a late answer does not meet the next request`() throws {
            let (server, tickets) = try deferringServer()
            let peer = try Peer(port: server.port)
            peer.send(Peer.request("GET /1 HTTP/1.1"))
            #expect(waitUntil { tickets.value.withLock { $0.count == 1 } })
            let old = tickets.value.withLock { $0[0] }
            server.ask { $0.answer(old, .text(200, "1")) }
            _ = try peer.response()
            peer.send(Peer.request("GET /2 HTTP/1.1"))
            #expect(waitUntil { tickets.value.withLock { $0.count == 2 } })
            let new = tickets.value.withLock { $0[1] }
            server.ask { $0.answer(old, .text(200, "1 again")) }
            server.ask { $0.answer(new, .text(200, "2")) }
            #expect(try peer.response().text == "2\n")
            server.stop()
        }

        @Test func `an answer to a connection that is gone is nothing`() throws {
            let (server, tickets) = try deferringServer()
            do {
                let peer = try Peer(port: server.port)
                peer.send(Peer.request("GET / HTTP/1.1"))
                #expect(waitUntil { tickets.value.withLock { !$0.isEmpty } })
            }
            #expect(waitUntil { server.ask { $0.connectionCount } == 0 })
            let ticket = tickets.value.withLock { $0[0] }
            server.ask { $0.answer(ticket, .text(200, "late")) }
            server.stop()
        }

        @Test func `what arrives behind an unanswered request does not keep the loop busy`() throws
        {
            let (server, tickets) = try deferringServer()
            let peer = try Peer(port: server.port)
            peer.send(Peer.request("GET /1 HTTP/1.1"))
            #expect(waitUntil { tickets.value.withLock { $0.count == 1 } })
            peer.send(Peer.request("GET /2 HTTP/1.1"))
            usleep(100_000)
            let before = server.ask { _ in threadTime() }
            usleep(500_000)
            #expect(server.ask { _ in threadTime() } - before < .milliseconds(100))
            let ticket = tickets.value.withLock { $0[0] }
            server.ask { $0.answer(ticket, .text(200, "1")) }
            #expect(try peer.response().text == "1\n")
            #expect(peer.ends())
            server.stop()
        }

        @Test func `a body may be answered later`() throws {
            let (server, tickets) = try deferringServer()
            let peer = try Peer(port: server.port)
            for body in ["one", "three"] {
                let header = ["Content-Length: \(body.utf8.count)"]
                peer.send(Peer.request("POST / HTTP/1.1", header) + body)
                #expect(waitUntil { tickets.value.withLock { !$0.isEmpty } })
                let ticket = tickets.value.withLock { $0.removeFirst() }
                server.ask { $0.answer(ticket, .text(200, body)) }
                #expect(try peer.response().text == body + "\n")
            }
            server.stop()
        }

        @Test func `what arrives behind an unanswered body ends the connection`() throws {
            let (server, tickets) = try deferringServer()
            let peer = try Peer(port: server.port)
            peer.send(Peer.request("POST / HTTP/1.1", ["Content-Length: 1"]) + "1")
            #expect(waitUntil { tickets.value.withLock { !$0.isEmpty } })
            peer.send(Peer.request("GET / HTTP/1.1"))
            #expect(peer.ends())
            #expect(waitUntil { server.ask { $0.connectionCount } == 0 })
            server.stop()
        }
    }
}

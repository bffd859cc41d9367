import Foundation
import Testing

@testable import WebServer

extension ServerTests {
    @Suite struct Limits {
        private func server(
            _ diary: Diary = Diary(), _ change: @escaping (inout WebServerOptions) -> Void
        ) throws -> TestServer {
            try TestServer(.quick(change)) { server, handlers in handlers.echo(server, diary) }
        }

        private func socket(_ server: TestServer) throws -> Peer {
            let peer = try Peer(port: server.port)
            try peer.upgrade()
            return peer
        }

        @Test func `a message that is too large closes with 1009 before it has come`() throws {
            let server = try server { $0.limits.messageBytes = 1000 }
            let fits = try socket(server)
            fits.send(Peer.frame([UInt8](repeating: 97, count: 1000)))
            #expect(try fits.message().payload.count == 1000)

            let announced = try socket(server)
            announced.send([0x81, 0x80 | 127, 0, 0, 0, 1, 0, 0, 0, 0, 1, 2, 3, 4, 97])
            let farewell = try announced.farewell()
            #expect(farewell.code == 1009)
            #expect(farewell.reason == "At most 1000 bytes in a message")

            let boundless = try socket(server)
            boundless.send(Peer.frame([97], isFinal: false))
            let length: [UInt8] = [0x7f] + [UInt8](repeating: 0xff, count: 7)
            boundless.send([0x80, 0x80 | 127] + length + [1, 2, 3, 4, 97])
            #expect(try boundless.farewell().code == 1009)

            let inParts = try socket(server)
            inParts.send(Peer.frame([UInt8](repeating: 97, count: 600), isFinal: false))
            inParts.send(Peer.frame([UInt8](repeating: 97, count: 600), opcode: 0))
            #expect(try inParts.farewell().code == 1009)
            server.stop()
        }

        @Test func `too many fragments close with 1008`() throws {
            let server = try server { $0.limits.messageFragments = 4 }
            let peer = try socket(server)
            func send(_ fragments: Int) {
                peer.send(Peer.frame([97], isFinal: false))
                for _ in 2..<fragments { peer.send(Peer.frame([97], opcode: 0, isFinal: false)) }
                peer.send(Peer.frame([97], opcode: 0))
            }
            send(4)
            #expect(try peer.message() == .text("aaaa"))
            send(5)
            #expect(try peer.farewell().code == 1008)
            server.stop()
        }

        @Test func `too many frames a second close with 1008`() throws {
            let server = try server {
                $0.limits.framesPerSecond = 20
                $0.limits.frameBurst = 10
            }
            let steady = try socket(server)
            for _ in 0..<30 {
                steady.sendText("x")
                #expect(try steady.message() == .text("x"))
                usleep(60_000)
            }
            let flood = try socket(server)
            for _ in 0..<30 { flood.sendText("x") }
            #expect(try flood.farewell().code == 1008)
            server.stop()
        }

        @Test func `a flood after the farewell is not passed on, and ends`() throws {
            let diary = Diary()
            let server = try server(diary) {
                $0.limits.framesPerSecond = 1
                $0.limits.frameBurst = 1
            }
            let peer = try socket(server)
            peer.sendText("first")
            #expect(try peer.message() == .text("first"))
            while peer.send(Peer.frame([UInt8](repeating: 97, count: 1000))) { usleep(1000) }
            #expect(diary.awaits("closed"))
            server.stop()
        }

        @Test func `a token bucket fills again`() {
            var bucket = TokenBucket(rate: 2, burst: 3, now: 0)
            #expect((0..<4).map { _ in bucket.take(now: 0) } == [true, true, true, false])
            let later = [400, 500, 600, 1000].map { bucket.take(now: $0) }
            #expect(later == [false, true, false, true])
            #expect((0..<4).map { _ in bucket.take(now: 9000) } == [true, true, true, false])
        }

        @Test func `connections from one address are limited`() throws {
            let server = try server { $0.limits.connectionsPerAddress = 3 }
            var peers = try (0..<3).map { _ in try socket(server) }
            let fourth = try Peer(port: server.port)
            fourth.send(Peer.request("GET / HTTP/1.1"))
            #expect(fourth.ends())
            peers.removeLast()
            #expect(waitUntil { server.ask { $0.connectionCount } == 2 })
            #expect(try Peer(port: server.port).get("/").status == 404)
            server.stop()
        }

        @Test func `connections are limited`() throws {
            let server = try server { $0.limits.connections = 2 }
            let peers = try (0..<2).map { _ in try socket(server) }
            let third = try Peer(port: server.port)
            third.send(Peer.request("GET / HTTP/1.1"))
            #expect(third.ends())
            peers[0].sendText("still here")
            #expect(try peers[0].message() == .text("still here"))
            server.stop()
        }

        @Test func `a request that does not come is not waited for`() throws {
            let server = try server { $0.limits.requestMilliseconds = 300 }
            let silent = try Peer(port: server.port)
            let trickling = try Peer(port: server.port)
            for character in "GET / HTTP/1.1\r\nHost: a\r\nX: aaaaaaaaaaaaaaaaaaaaaaaa" {
                if !trickling.send(String(character)) { break }
                usleep(40_000)
            }
            #expect(silent.ends())
            #expect(trickling.ends())
            server.stop()
        }

        @Test func `a body that does not come is not waited for`() throws {
            let server = try server {
                $0.limits.requestMilliseconds = 300
                $0.allowsPost = true
            }
            let peer = try Peer(port: server.port)
            peer.send(Peer.request("POST / HTTP/1.1", ["Content-Length: 10"]) + "123")
            #expect(peer.ends())
            server.stop()
        }

        @Test func `a connection kept for nothing ends`() throws {
            let server = try server { $0.limits.keepAliveMilliseconds = 300 }
            let peer = try Peer(port: server.port)
            #expect(try peer.get("/").status == 404)
            #expect(peer.ends())
            server.stop()
        }

        @Test func `headers that are too long end the connection`() throws {
            let server = try server { $0.limits.headerBytes = 2000 }
            let peer = try Peer(port: server.port)
            #expect(
                try peer.get("/", ["X-Long: " + String(repeating: "a", count: 1500)]).status == 404)
            peer.send(
                Peer.request("GET / HTTP/1.1", ["X-Long: " + String(repeating: "a", count: 3000)]))
            #expect(peer.ends())
            #expect(try Peer(port: server.port).get("/").status == 404)
            server.stop()
        }

        @Test func `a silent peer is pinged and lives while it answers`() throws {
            let diary = Diary()
            let server = try server(diary) { $0.heartbeatMilliseconds = 2_000 }
            let peer = try socket(server)
            for _ in 0..<4 {
                let ping = try peer.message()
                #expect(ping.opcode == 9)
                #expect(ping.payload.count == 1)
                peer.send(Peer.frame(ping.payload, opcode: 10))
            }
            #expect(diary.all == ["opened /socket"])
            server.stop()
        }

        @Test func `a peer that stays silent is dropped`() throws {
            let diary = Diary()
            let server = try server(diary) { $0.heartbeatMilliseconds = 200 }
            let peer = try socket(server)
            #expect(diary.awaits("closed"))
            #expect(peer.ends())
            server.stop()
        }

        @Test func `a loop that was held up does not drop its peers`() throws {
            let diary = Diary()
            let server = try server(diary) { $0.heartbeatMilliseconds = 2_000 }
            let peer = try socket(server)
            server.ask { _ in _ = usleep(7_000_000) }
            let ping = try peer.message()
            #expect(ping.opcode == 9)
            peer.send(Peer.frame(ping.payload, opcode: 10))
            peer.sendText("still here")
            #expect(try peer.message() == .text("still here"))
            #expect(diary.all == ["opened /socket"])
            server.stop()
        }
    }
}

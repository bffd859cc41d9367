import Foundation
import Synchronization
import Testing

@testable import WebServer

extension ServerTests {
    @Suite struct Messages {
        private func echoServer(
            _ options: WebServerOptions = .quick(), _ diary: Diary = Diary()
        ) throws -> (TestServer, Peer) {
            let server = try TestServer(options) { server, handlers in
                handlers.echo(server, diary)
            }
            let peer = try Peer(port: server.port)
            try peer.upgrade()
            return (server, peer)
        }

        @Test(arguments: [0, 1, 125, 126, 1023, 1024, 1025, 5000, 65_535, 65_536, 262_144])
        func `a message of any size comes back whole`(count: Int) throws {
            let (server, peer) = try echoServer()
            let payload = noise(count)
            peer.send(Peer.frame(payload, opcode: 2))
            #expect(try peer.wholeMessage() == .init(opcode: 2, isFinal: true, payload: payload))
            server.stop()
        }

        @Test func `text and binary are told apart`() throws {
            let (server, peer) = try echoServer()
            peer.sendText("محضر")
            #expect(try peer.message() == .text("محضر"))
            peer.send(Peer.frame([0xff, 0], opcode: 2))
            #expect(try peer.message() == .init(opcode: 2, isFinal: true, payload: [0xff, 0]))
            server.stop()
        }

        @Test func `a fragmented message arrives as one, with a ping in between`() throws {
            let (server, peer) = try echoServer()
            peer.send(Peer.frame(Array("one ".utf8), isFinal: false))
            peer.send(Peer.frame(Array("x".utf8), opcode: 9))
            peer.send(Peer.frame([], opcode: 0, isFinal: false))
            peer.send(Peer.frame(Array("two".utf8), opcode: 0))
            let answers = [try peer.message(), try peer.message()]
            #expect(answers.contains(.init(opcode: 10, isFinal: true, payload: [120])))
            #expect(answers.contains(.text("one two")))
            server.stop()
        }

        @Test func `a message byte by byte is a message`() throws {
            let (server, peer) = try echoServer()
            for byte in Peer.frame(Array("slowly".utf8)) {
                peer.send([byte])
                usleep(1000)
            }
            #expect(try peer.message() == .text("slowly"))
            server.stop()
        }

        @Test func `what follows the handshake at once is not lost`() throws {
            let server = try TestServer { server, handlers in handlers.echo(server) }
            let peer = try Peer(port: server.port)
            let request = Peer.request("GET /socket HTTP/1.1", Peer.upgradeHeaders)
            peer.send(Array(request.utf8) + Peer.frame(Array("early".utf8)))
            #expect(try peer.response().status == 101)
            #expect(try peer.message() == .text("early"))
            server.stop()
        }

        @Test func `ill-formed text closes with 1007`() throws {
            for payload: [UInt8] in [[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xd9]] {
                let (server, peer) = try echoServer()
                peer.send(Peer.frame(payload))
                #expect(try peer.farewell().code == 1007)
                server.stop()
            }
        }

        @Test func `a breach of the protocol closes with 1002`() throws {
            for frame in [
                Peer.frame([], opcode: 3), Peer.frame([], opcode: 0),
                Peer.frame([1], opcode: 9, isFinal: false), [0xc1, 0x80, 1, 2, 3, 4],
            ] {
                let (server, peer) = try echoServer()
                peer.send(frame)
                #expect(try peer.farewell().code == 1002)
                peer.send(Peer.frame([0x03, 0xea], opcode: 8))
                #expect(peer.ends())
                server.stop()
            }
        }

        @Test func `opening and closing are told once each`() throws {
            let diary = Diary()
            let (server, peer) = try echoServer(.quick(), diary)
            #expect(server.ask { $0.webSocketCount } == 1)
            peer.send(Peer.frame([0x03, 0xe8], opcode: 8))
            #expect(try peer.farewell().code == 1000)
            #expect(peer.ends())
            #expect(diary.awaits("closed"))
            #expect(waitUntil { server.ask { $0.connectionCount } == 0 })
            #expect(server.ask { $0.webSocketCount } == 0)
            server.stop()
            #expect(diary.all == ["opened /socket", "closed"])
        }

        @Test func `a peer that vanishes is told`() throws {
            let diary = Diary()
            let server = try TestServer { server, handlers in handlers.echo(server, diary) }
            do {
                let peer = try Peer(port: server.port)
                try peer.upgrade()
            }
            #expect(diary.awaits("closed"))
            server.stop()
        }

        @Test func `the server closes with code and reason, cut between characters`() throws {
            let ids = Box(Mutex<[ConnectionID]>([]))
            let diary = Diary()
            let server = try TestServer { server, handlers in
                handlers.echo(server, diary)
                handlers.opened = { id, _ in ids.value.withLock { $0.append(id) } }
            }
            let peer = try Peer(port: server.port)
            try peer.upgrade()
            #expect(waitUntil { ids.value.withLock { $0.count == 1 } })
            let id = ids.value.withLock { $0[0] }
            server.ask { $0.close(id, code: 4001, reason: String(repeating: "é", count: 70)) }
            let farewell = try peer.farewell()
            #expect(farewell.code == 4001)
            #expect(farewell.reason == String(repeating: "é", count: 61))
            // Nothing is sent after it, and a second close is nothing.
            server.ask {
                $0.close(id, code: 1000, reason: "")
                $0.ready(id)
            }
            peer.send(Peer.frame([0x0f, 0xa1], opcode: 8))
            #expect(peer.ends())
            #expect(diary.awaits("closed"))
            server.stop()
        }

        @Test func `a peer that does not answer our close is dropped`() throws {
            let ids = Box(Mutex<[ConnectionID]>([]))
            let diary = Diary()
            let server = try TestServer { server, handlers in
                handlers.echo(server, diary)
                handlers.opened = { id, _ in ids.value.withLock { $0.append(id) } }
            }
            let peer = try Peer(port: server.port)
            try peer.upgrade()
            #expect(waitUntil { ids.value.withLock { $0.count == 1 } })
            let id = ids.value.withLock { $0[0] }
            server.ask { $0.close(id, code: 4001, reason: "") }
            #expect(diary.awaits("closed"))
            server.stop()
        }

        @Test func `ids are never used again`() throws {
            let ids = Box(Mutex<[ConnectionID]>([]))
            let server = try TestServer { server, handlers in
                handlers.refuse = { _ in nil }
                handlers.opened = { id, _ in ids.value.withLock { $0.append(id) } }
            }
            for _ in 0..<5 {
                let peer = try Peer(port: server.port)
                try peer.upgrade()
                peer.send(Peer.frame([], opcode: 8))
                #expect(peer.ends())
                #expect(waitUntil { server.ask { $0.connectionCount } == 0 })
            }
            let seen = ids.value.withLock { $0 }
            #expect(Set(seen).count == 5)
            // The place is the same, the old name finds nobody.
            #expect(Set(seen.map(\.slot)).count == 1)
            #expect(server.ask { server in seen.allSatisfy { server.link($0) == nil } })
            server.stop()
        }
    }
}

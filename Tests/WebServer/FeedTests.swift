import Foundation
import Synchronization
import Testing

@testable import WebServer

extension ServerTests {
    /// Connections as cursors: the server asks for frames.
    @Suite struct Feed {
        /// A server whose handlers keep a list of frames and a position per connection.
        private final class FeedServer {
            let server: TestServer
            let asked = Box(Mutex(0))
            let diary = Diary()
            private let state = State()

            private final class State: @unchecked Sendable {
                var frames: [Frame] = []
                var positions: [ConnectionID: Int] = [:]
            }

            init(_ options: WebServerOptions = .quick()) throws {
                let (state, asked, diary) = (state, asked, diary)
                server = try TestServer(options) { server, handlers in
                    handlers.refuse = { _ in nil }
                    handlers.opened = { id, _ in state.positions[id] = 0 }
                    handlers.nextFrame = { id in
                        asked.value.withLock { $0 += 1 }
                        let position = state.positions[id, default: 0]
                        guard position < state.frames.count else { return nil }
                        state.positions[id] = position + 1
                        return state.frames[position]
                    }
                    handlers.closed = { id in
                        state.positions[id] = nil
                        diary.add("closed")
                    }
                }
            }

            /// Adds frames and tells all connections.
            func publish(_ frames: [Frame]) {
                let state = state
                server.ask { server in
                    state.frames += frames
                    for id in state.positions.keys { server.ready(id) }
                }
            }

            /// How far the connections are.
            var positions: [Int] {
                let state = state
                return server.ask { _ in Array(state.positions.values) }
            }
        }

        @Test func `one frame reaches all connections`() throws {
            let feed = try FeedServer()
            let peers = try (0..<50).map { _ in try Peer(port: feed.server.port) }
            for peer in peers { try peer.upgrade() }
            feed.publish([Frame(text: "to all")])
            for peer in peers { #expect(try peer.message() == .text("to all")) }
            feed.server.stop()
        }

        @Test func `a connection may be ready as soon as it is open`() throws {
            let server = try TestServer { server, handlers in
                let left = Box(Mutex(2))
                handlers.refuse = { _ in nil }
                handlers.opened = { [unowned server] id, _ in server.ready(id) }
                handlers.nextFrame = { _ in
                    left.value.withLock { left in
                        left -= 1
                        return left >= 0 ? Frame(text: "\(left)") : nil
                    }
                }
            }
            let peer = try Peer(port: server.port)
            try peer.upgrade()
            #expect(try peer.message() == .text("1"))
            #expect(try peer.message() == .text("0"))
            server.stop()
        }

        @Test func `a handler that is asked for a frame may close instead`() throws {
            let server = try TestServer { server, handlers in
                handlers.refuse = { _ in nil }
                handlers.opened = { [unowned server] id, _ in server.ready(id) }
                handlers.nextFrame = { [unowned server] id in
                    server.close(id, code: 4000, reason: "no more")
                    return Frame(text: "not sent")
                }
            }
            let peer = try Peer(port: server.port)
            try peer.upgrade()
            #expect(try peer.message().payload == [0x0f, 0xa0] + Array("no more".utf8))
            peer.send(Peer.frame([0x0f, 0xa0], opcode: 8))
            #expect(throws: PeerError.ended) { try peer.message() }
            server.stop()
        }

        @Test func `ready while being asked for a frame is not lost`() throws {
            let server = try TestServer { server, handlers in
                let turns = Box(Mutex(0))
                handlers.refuse = { _ in nil }
                handlers.opened = { [unowned server] id, _ in server.ready(id) }
                handlers.nextFrame = { [unowned server] id in
                    let turn = turns.value.withLock { turn in
                        turn += 1
                        return turn
                    }
                    if turn == 1 { server.ready(id) }
                    return turn == 2 ? Frame(text: "second") : nil
                }
            }
            let peer = try Peer(port: server.port)
            try peer.upgrade()
            #expect(try peer.message() == .text("second"))
            server.stop()
        }

        @Test func `frames arrive in order, none twice, none lost`() throws {
            let feed = try FeedServer()
            let peer = try Peer(port: feed.server.port)
            try peer.upgrade()
            for batch in 0..<20 {
                feed.publish((0..<50).map { Frame(text: "\(batch * 50 + $0)") })
            }
            for number in 0..<1000 { #expect(try peer.message() == .text("\(number)")) }
            feed.server.stop()
        }

        @Test func `a frame much larger than a piece arrives whole, between others`() throws {
            let feed = try FeedServer()
            let peer = try Peer(port: feed.server.port, receiveBuffer: 20_000)
            try peer.upgrade()
            let large = noise(3_000_000)
            feed.publish([Frame(text: "before"), Frame(large, .binary), Frame(text: "after")])
            #expect(try peer.wholeMessage() == .text("before"))
            #expect(try peer.wholeMessage() == .init(opcode: 2, isFinal: true, payload: large))
            #expect(try peer.wholeMessage() == .text("after"))
            // The shared frame is as it was.
            let other = try Peer(port: feed.server.port)
            try other.upgrade()
            feed.publish([])
            _ = try other.wholeMessage()
            #expect(try other.wholeMessage().payload == large)
            feed.server.stop()
        }

        @Test func `a stalled reader is not written to, then catches up`() throws {
            let feed = try FeedServer()
            let peer = try Peer(port: feed.server.port, receiveBuffer: 4096)
            try peer.upgrade()
            let block = [UInt8](repeating: 97, count: 60_000)
            for _ in 0..<200 { feed.publish([Frame(block)]) }
            // 12 MB are more than the system buffers: the cursor stays behind the feed.
            let stalled = feed.positions[0]
            #expect(stalled < 200)
            let asked = feed.asked.value.withLock { $0 }
            for _ in 0..<100 { feed.publish([]) }
            #expect(feed.asked.value.withLock { $0 } == asked)
            #expect(feed.positions == [stalled])
            for _ in 0..<200 { #expect(try peer.wholeMessage().payload.count == 60_000) }
            #expect(feed.positions == [200])
            feed.server.stop()
        }

        @Test func `a reader that stalls for too long is dropped`() throws {
            let feed = try FeedServer(.quick { $0.limits.stallMilliseconds = 500 })
            let peer = try Peer(port: feed.server.port, receiveBuffer: 4096)
            try peer.upgrade()
            feed.publish((0..<200).map { _ in Frame([UInt8](repeating: 97, count: 60_000)) })
            #expect(feed.diary.awaits("closed"))
            #expect(peer.ends())
            feed.server.stop()
        }

        @Test func `a reader that is slow but moves is kept`() throws {
            let feed = try FeedServer(.quick { $0.limits.stallMilliseconds = 1500 })
            let peer = try Peer(port: feed.server.port, receiveBuffer: 4096)
            try peer.upgrade()
            feed.publish((0..<200).map { _ in Frame([UInt8](repeating: 97, count: 60_000)) })
            for _ in 0..<30 {
                _ = try peer.read(20_000)
                usleep(100_000)
            }
            #expect(feed.diary.all.isEmpty)
            #expect(feed.positions[0] < 200)
            feed.server.stop()
        }

        @Test func `a response that nobody takes is dropped`() throws {
            let body = [UInt8](repeating: 97, count: 20_000_000)
            let options = WebServerOptions.quick { $0.limits.stallMilliseconds = 500 }
            let server = try TestServer(options) { _, handlers in
                handlers.respond = { _, _ in HTTPResponse(body: body) }
            }
            let peer = try Peer(port: server.port, receiveBuffer: 4096)
            peer.send(Peer.request("GET / HTTP/1.1"))
            #expect(waitUntil { server.ask { $0.connectionCount } == 1 })
            #expect(waitUntil { server.ask { $0.connectionCount } == 0 })
            _ = peer
            server.stop()
        }
    }
}

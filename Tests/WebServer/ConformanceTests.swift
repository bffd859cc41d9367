import Foundation
import Testing

@testable import WebServer

extension ServerTests {
    /// What RFC 6455 forbids and allows, case by case.
    @Suite struct Conformance {
        /// Bytes that a client may not send, and the code with which they are answered.
        static let breaches: [(what: String, bytes: [UInt8], codes: Set<Int>)] = {
            var cases: [(what: String, bytes: [UInt8], codes: Set<Int>)] = []
            func add(_ what: String, _ bytes: [UInt8], _ codes: Set<Int> = [1002]) {
                cases.append((what, bytes, codes))
            }
            for opcode: UInt8 in [3, 4, 5, 6, 7, 11, 12, 13, 14, 15] {
                add("reserved opcode \(opcode)", Peer.frame([], opcode: opcode))
            }
            for bit: UInt8 in [0x40, 0x20, 0x10] {
                var frame = Peer.frame(Array("x".utf8))
                frame[0] |= bit
                add("reserved bit \(bit)", frame)
            }
            let long = [UInt8](repeating: 0, count: 126)
            for opcode: UInt8 in [8, 9, 10] {
                add("control frame \(opcode) of 126 bytes", Peer.frame(long, opcode: opcode))
                add(
                    "control frame \(opcode) in fragments",
                    Peer.frame([3, 0xe8], opcode: opcode, isFinal: false))
            }
            add("continuation of nothing", Peer.frame([97], opcode: 0))
            add(
                "a message within a message",
                Peer.frame([97], isFinal: false) + Peer.frame([98]))
            add("close with half a code", Peer.frame([3], opcode: 8))
            for code in [0, 999, 1004, 1005, 1006, 1016, 1100, 2000, 2999] {
                let payload = [UInt8(code >> 8), UInt8(code & 255)]
                add("close with code \(code)", Peer.frame(payload, opcode: 8))
            }
            add("ill-formed text", Peer.frame([0xc0, 0xaf]), [1007])
            add("a surrogate as text", Peer.frame([0xed, 0xa0, 0x80]), [1007])
            add("text cut within a character", Peer.frame([0xce]), [1007])
            add(
                "text ill-formed over two fragments",
                Peer.frame([0xce], isFinal: false) + Peer.frame([0x41], opcode: 0), [1007])
            return cases
        }()

        @Test func `a breach of RFC 6455 is answered with its code or ended`() throws {
            let server = try TestServer { server, handlers in handlers.echo(server) }
            for (what, bytes, codes) in Self.breaches {
                let peer = try Peer(port: server.port)
                try peer.upgrade()
                peer.send(bytes)
                // Whoever breaks the protocol may also just be hung up on.
                if let code = try? peer.farewell().code {
                    #expect(codes.contains(code), "\(what): \(code)")
                }
                peer.shutDownSending()
                #expect(peer.ends(), "\(what)")
            }
            server.stop()
        }

        @Test func `what RFC 6455 allows is done`() throws {
            let server = try TestServer { server, handlers in handlers.echo(server) }
            let peer = try Peer(port: server.port)
            try peer.upgrade()
            for payload in [[], Array("ping".utf8), [UInt8](repeating: 254, count: 125)] {
                peer.send(Peer.frame(payload, opcode: 9))
                let pong = try peer.message()
                #expect(pong.opcode == 10 && pong.payload == payload)
            }
            peer.send(Peer.frame(Array("nobody asked".utf8), opcode: 10))
            peer.send(Peer.frame([], isFinal: true))
            #expect(try peer.message() == .text(""))
            peer.send(Peer.frame(Array("κ".utf8.prefix(1)), isFinal: false))
            peer.send(Peer.frame([7], opcode: 9))
            peer.send(Peer.frame(Array("κ".utf8.suffix(1)), opcode: 0))
            // A pong may come before or after what is sent meanwhile.
            let answers = try [peer.message(), peer.message()]
            #expect(answers.contains(.text("κ")))
            #expect(answers.contains { $0.opcode == 10 && $0.payload == [7] })
            for code in [1000, 1001, 1003, 3000, 4999] {
                let other = try Peer(port: server.port)
                try other.upgrade()
                other.send(Peer.frame([UInt8(code >> 8), UInt8(code & 255)], opcode: 8))
                #expect(try other.farewell().code == code)
            }
            server.stop()
        }
    }
}

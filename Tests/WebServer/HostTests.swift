import Testing

@testable import WebServer

/// Whom a server takes itself for.
struct `The Host of a request` {
    @Test(arguments: [
        "127.0.0.1", "127.0.0.1:8080", "192.168.1.7:80", "[::1]", "[fe80::1]:8080", "[::1]:",
        "127.0.0.1:", "localhost",
        "LocalHost:9", "localhost.", "mahdar.localhost", "committee.example",
        "Committee.Example.:1",
    ])
    func `that is an address or a name of ours is served`(host: String) {
        #expect(isOurs(host: host, names: ["committee.example"]))
    }

    @Test(arguments: [
        "", "evil.example", "127.0.0.1.evil.example", "localhost.evil.example", "127.1.1.1.",
        "[evil.example]", "[::1", "[::1]x", "127.0.0.1:x",
        "127.0.0.1:1234567", "a:b:c", "committee.example,evil.example", "x committee.example",
        "committee.example/", "committee.example@evil.example", "evil.example#localhost", "::1",
    ])
    func `that anybody can make us is not`(host: String) {
        // The root's dot behind an address is no name of anybody.
        #expect(host == "127.1.1.1." || !isOurs(host: host, names: ["committee.example"]))
    }
}

extension ServerTests {
    @Suite struct Misdirected {
        @Test func `a foreign name gets 421, over HTTP and for a WebSocket`() throws {
            let server = try TestServer(.quick { $0.names = ["committee.example"] }) {
                $1.echo($0)
                $1.respond = { _, _ in .text(200, "ours") }
            }
            for (host, status) in [("committee.example", 200), ("evil.example", 421)] {
                let plain = try Peer(port: server.port)
                plain.send("GET / HTTP/1.1\r\nHost: \(host)\r\n\r\n")
                #expect(try plain.response().status == status)
                let socket = try Peer(port: server.port)
                let head = ["GET /socket HTTP/1.1", "Host: \(host)"] + Peer.upgradeHeaders
                socket.send(head.joined(separator: "\r\n") + "\r\n\r\n")
                #expect(try socket.response().status == (status == 200 ? 101 : 421))
            }
            let nameless = try Peer(port: server.port)
            nameless.send("GET / HTTP/1.0\r\n\r\n")
            #expect(try nameless.response().status == 421)
            server.stop()
        }

        @Test func `who finds no room is told so`() throws {
            let server = try TestServer(.quick { $0.limits.connections = 2 }) { $1.echo($0) }
            let first = try Peer(port: server.port)
            try first.upgrade()
            let second = try Peer(port: server.port)
            try second.upgrade()
            let third = try Peer(port: server.port)
            let response = try third.response()
            #expect(response.status == 503 && response.headers["retry-after"] == "5")
            #expect(third.ends())
            #expect(server.ask(\.turnedAwayCount) == 1)
            first.sendText("still here")
            #expect(try first.message() == .text("still here"))
            server.stop()
        }
    }
}

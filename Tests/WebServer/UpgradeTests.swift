import Foundation
import Testing

@testable import WebServer

extension ServerTests {
    @Suite struct Upgrade {
        /// What becomes of a request for an upgrade whose headers are changed.
        private func outcome(
            _ server: TestServer, line: String = "GET /socket HTTP/1.1", host: String = "a.example",
            without name: String = "-", adding headers: [String] = []
        ) throws -> (status: Int, text: String) {
            let peer = try Peer(port: server.port)
            let kept = Peer.upgradeHeaders.filter { !$0.hasPrefix(name + ":") }
            let hosts = name == "Host" ? [] : ["Host: \(host)"]
            peer.send(([line] + hosts + kept + headers).joined(separator: "\r\n") + "\r\n\r\n")
            let response = try peer.response()
            if response.status != 101 { #expect(peer.ends()) }
            return (response.status, response.text)
        }

        private func echoServer(_ options: WebServerOptions = .quick()) throws -> TestServer {
            try TestServer(options) { server, handlers in handlers.echo(server) }
        }

        @Test func `a good handshake is accepted`() throws {
            let server = try echoServer()
            #expect(try outcome(server).status == 101)
            #expect(try outcome(server, adding: ["Origin: http://a.example"]).status == 101)
            #expect(try outcome(server, adding: ["Origin: https://A.example:443"]).status == 101)
            let port = try outcome(
                server, host: "10.0.0.1:8080", adding: ["Origin: http://10.0.0.1:8080"])
            #expect(port.status == 101)
            server.stop()
        }

        @Test(arguments: [
            "http://b.example", "https://a.example.b", "http://a.example:81", "null", "a.example",
            "file://a.example", "http://a.example/", "https://a.example:80",
        ])
        func `a page of another origin is refused`(origin: String) throws {
            let server = try echoServer()
            #expect(try outcome(server, adding: ["Origin: \(origin)"]).status == 403)
            server.stop()
        }

        @Test func `a second Origin does not help`() throws {
            let server = try echoServer()
            let headers = ["Origin: http://a.example", "Origin: http://b.example"]
            #expect(try outcome(server, adding: headers).status == 403)
            server.stop()
        }

        @Test(arguments: ["h2c", "websocket, h2c", "HTTP/2.0", "xwebsocket"])
        func `nothing but websocket is spoken`(name: String) throws {
            let server = try echoServer()
            let headers = ["Upgrade: \(name)", "HTTP2-Settings: AAMAAABkAAQAAP__"]
            let status = try outcome(server, without: "Upgrade", adding: headers).status
            #expect(status == 400 || status == 403)
            server.stop()
        }

        @Test func `an unknown upgrade on a kept connection does no harm`() throws {
            let server = try echoServer()
            let peer = try Peer(port: server.port)
            #expect(try peer.get("/").status == 404)
            peer.send(Peer.request("GET / HTTP/1.1", ["Upgrade: foo", "Connection: Upgrade"]))
            _ = peer.ends()
            #expect(try Peer(port: server.port).get("/").status == 404)
            server.stop()
        }

        @Test func `the version must be 13`() throws {
            let server = try echoServer()
            for version in ["8", "14", "13, 8"] {
                let status = try outcome(
                    server, without: "Sec-WebSocket-Version",
                    adding: ["Sec-WebSocket-Version: \(version)"]
                ).status
                #expect(status == 426)
            }
            #expect(try outcome(server, without: "Sec-WebSocket-Version").status == 426)
            server.stop()
        }

        @Test(arguments: [
            "short", "dGhlIHNhbXBsZSBub25jZQ=", "dGhlIHNhbXBsZSBub25jZR==",
            "dGhlIHNhbXBsZSBub25j!!==", "dGhlIHNhbXBsZSBub25jZQ==dGhlIHNhbXBsZSBub25jZQ==",
        ])
        func `a malformed key is refused`(key: String) throws {
            let server = try echoServer()
            let status = try outcome(
                server, without: "Sec-WebSocket-Key", adding: ["Sec-WebSocket-Key: \(key)"]
            ).status
            #expect(status == 400)
            server.stop()
        }

        @Test func `a handshake that is incomplete or doubled is refused`() throws {
            let server = try echoServer()
            #expect(try outcome(server, without: "Sec-WebSocket-Key").status == 400)
            #expect(try outcome(server, without: "Connection").status == 400)
            #expect(try outcome(server, without: "Host").status == 400)
            let key = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="
            #expect(try outcome(server, adding: [key]).status == 400)
            #expect(try outcome(server, adding: ["Content-Length: 3"]).status == 400)
            server.stop()
        }

        @Test func `only GET over HTTP 1_1 upgrades`() throws {
            let server = try echoServer(.quick { $0.allowsPost = true })
            #expect(try outcome(server, line: "GET /socket HTTP/1.0").status == 400)
            #expect(try outcome(server, line: "POST /socket HTTP/1.1").status == 400)
            #expect(try outcome(server, line: "HEAD /socket HTTP/1.1").status == 400)
            #expect(try outcome(server, line: "PUT /socket HTTP/1.1").status == 405)
            server.stop()
        }

        @Test func `handlers may refuse, with a reason`() throws {
            let server = try TestServer { _, handlers in
                handlers.refuse = { request in
                    request.path == "/meetings/1/socket" ? nil : .text(404, "No such meeting")
                }
            }
            #expect(try outcome(server, line: "GET /meetings/1/socket HTTP/1.1").status == 101)
            let refused = try outcome(server, line: "GET /meetings/2/socket?a=1 HTTP/1.1")
            #expect(refused.status == 404)
            #expect(refused.text == "No such meeting\n")
            server.stop()
        }

        @Test func `a subprotocol is spoken only if both know it`() throws {
            let server = try echoServer(.quick { $0.subprotocol = "minutes.1" })
            let peer = try Peer(port: server.port)
            let header = ["Sec-WebSocket-Protocol: other, minutes.1"]
            peer.send(Peer.request("GET / HTTP/1.1", Peer.upgradeHeaders + header))
            #expect(try peer.response().headers["sec-websocket-protocol"] == "minutes.1")
            #expect(try outcome(server).status == 101)
            #expect(try outcome(server, adding: ["Sec-WebSocket-Protocol: other"]).status == 400)
            server.stop()
        }

        @Test func `compression is never agreed on`() throws {
            let server = try echoServer()
            let peer = try Peer(port: server.port)
            let header = ["Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits"]
            peer.send(Peer.request("GET / HTTP/1.1", Peer.upgradeHeaders + header))
            let response = try peer.response()
            #expect(response.status == 101)
            #expect(response.headers["sec-websocket-extensions"] == nil)
            server.stop()
        }
    }
}

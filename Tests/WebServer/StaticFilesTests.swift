import Compression
import Testing

@testable import WebServer

@Suite struct StaticFilesTests {
    private static let page = Array(String(repeating: "<p>minutes</p>\n", count: 50).utf8)
    private static let icon: [UInt8] = [1, 2, 3]
    private let files = StaticFiles(
        [("/index.html", page), ("/views/ballot.js", page), ("/icon.png", icon)],
        headers: [HTTPHeader("X-Test", "1")])

    private func request(
        _ path: String, encoding: String? = nil, tag: String? = nil
    ) -> HTTPRequest {
        var request = HTTPRequest(path: path)
        request.headers.acceptEncoding = encoding
        request.headers.ifNoneMatch = tag
        return request
    }

    private func header(_ response: HTTPResponse, _ name: String) -> String? {
        response.headers.first { $0.name == name }?.value
    }

    @Test func `a file is served with its type`() throws {
        let page = try #require(files.response(to: request("/")))
        #expect(page.status == 200)
        #expect(page.body == Self.page)
        #expect(header(page, "Content-Type") == "text/html; charset=utf-8")
        #expect(header(page, "Cache-Control") == "no-cache")
        #expect(header(page, "Vary") == "Accept-Encoding")
        #expect(header(page, "X-Test") == "1")
        let script = try #require(files.response(to: request("/views/ballot.js")))
        #expect(header(script, "Content-Type") == "text/javascript; charset=utf-8")
    }

    @Test func `what is not a file is not served`() {
        for path in ["/other", "/views", "/views/", "index.html", "", "/../index.html"] {
            #expect(files.response(to: request(path)) == nil)
        }
        var post = request("/")
        post.method = .post
        #expect(files.response(to: post) == nil)
    }

    @Test func `gzip is sent to those who take it`() throws {
        let packed = try #require(files.response(to: request("/", encoding: "gzip, br")))
        #expect(header(packed, "Content-Encoding") == "gzip")
        #expect(packed.body == gzip(Self.page))
        let plain = try #require(files.response(to: request("/", encoding: "br")))
        #expect(header(plain, "Content-Encoding") == nil)
        #expect(header(plain, "ETag") != header(packed, "ETag"))
    }

    @Test func `a file that gzip makes larger is sent plain`() throws {
        let icon = try #require(files.response(to: request("/icon.png", encoding: "gzip")))
        #expect(icon.body == Self.icon)
        #expect(header(icon, "Content-Encoding") == nil)
    }

    @Test func `who has the file is told so`() throws {
        for encoding in [nil, "gzip"] {
            let first = try #require(files.response(to: request("/", encoding: encoding)))
            let tag = try #require(header(first, "ETag"))
            for known in [tag, "W/" + tag, "\"x\", " + tag, "*"] {
                let again = try #require(
                    files.response(to: request("/", encoding: encoding, tag: known)))
                #expect(again.status == 304)
                #expect(again.body.isEmpty)
                #expect(header(again, "ETag") == tag)
                #expect(header(again, "Content-Encoding") == nil)
            }
            let other = try #require(
                files.response(to: request("/", encoding: encoding, tag: "\"x\"")))
            #expect(other.status == 200)
        }
    }

    @Test func `another content has another tag`() throws {
        let changed = StaticFiles([("/index.html", Self.page + [32])])
        let old = try #require(files.response(to: request("/")))
        let new = try #require(changed.response(to: request("/")))
        #expect(header(old, "ETag") != header(new, "ETag"))
    }

    @Test(arguments: [
        ("gzip", true), ("br, GZIP;q=0.5", true), ("*", true), ("gzip;q=0", false),
        ("*, gzip;q=0", false), ("identity", false), ("", false), ("gzip; q=0.0", false),
    ])
    func `Accept-Encoding is read with its qualities`(value: String, takesGzip: Bool) {
        #expect(StaticFiles.accepts("gzip", value) == takesGzip)
    }

    @Test func `comments and indents are not sent, and lines keep their numbers`() throws {
        let source = """
            /** What it is.
             * More of it. */
            export const a = "/* no comment */"; // stays
              // goes
              /* goes */
            \t/** @type {A} */ (b).c();
            """
        let files = StaticFiles([("/a.js", Array(source.utf8)), ("/a.txt", Array(source.utf8))])
        let script = try #require(files.response(to: request("/a.js")))
        #expect(
            String(decoding: script.body, as: UTF8.self) == """


                export const a = "/* no comment */"; // stays


                /** @type {A} */ (b).c();
                """)
        #expect(files.response(to: request("/a.txt"))?.body == Array(source.utf8))
    }
}

import Compression

/// Files served from memory, such as the client that is compiled into the binary.
///
/// Browsers ask each time (`Cache-Control: no-cache`) and are told by 304 that they have the file
/// already, so a new program is never run with an old client.
package struct StaticFiles: Sendable {
    private struct File: Sendable {
        var plain: Variant
        /// Only if it is smaller.
        var packed: Variant?
    }

    /// One encoding of a file, with the headers that go with it.
    private struct Variant: Sendable {
        var body: [UInt8]
        var tag: String
        var headers: [HTTPHeader]
    }

    private var files: [String: File] = [:]

    /// Slims programs and style sheets, and compresses all, once.
    /// - Parameters:
    ///   - contents: the files by path; a path begins with `/`, and `/index.html` is served as `/`
    ///     too. A path that comes twice is a mistake of the program.
    ///   - headers: added to all of these files.
    ///   - entrance: the module that the page names. With it, modules are joined into few files
    ///     (see `ModuleJoining`), and style sheets with those that they import.
    package init(
        _ contents: [(path: String, bytes: [UInt8])], headers: [HTTPHeader] = [],
        joinedFrom entrance: String? = nil
    ) {
        var contents = contents.map { path, bytes in
            let isSource = path.hasSuffix(".js") || path.hasSuffix(".css")
            return (path: path, bytes: isSource ? slimmed(bytes) : bytes)
        }
        if let entrance { contents = joinedStyles(joinedModules(contents, from: entrance)) }
        for (path, bytes) in contents {
            precondition(path.hasPrefix("/") && files[path] == nil)
            let file = Self.file(bytes, type: Self.contentType(path), headers: headers)
            files[path] = file
            if path == "/index.html" { files["/"] = file }
        }
    }

    /// The response to a request for one of the files; nil if there is no such file, or the method
    /// is not GET or HEAD.
    package func response(to request: HTTPRequest) -> HTTPResponse? {
        guard request.method != .post, let file = files[request.path] else { return nil }
        let takesGzip = Self.accepts("gzip", request.headers.acceptEncoding)
        let variant = (takesGzip ? file.packed : nil) ?? file.plain
        guard !Self.lists(request.headers.ifNoneMatch, variant.tag) else {
            return HTTPResponse(status: 304, headers: variant.headers.filter(Self.belongsIn304))
        }
        return HTTPResponse(status: 200, headers: variant.headers, body: variant.body)
    }

    /// The content type that goes with the ending of a path.
    package static func contentType(_ path: String) -> String {
        let ending = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
        return switch ending {
        case "html": "text/html; charset=utf-8"
        case "js", "mjs": "text/javascript; charset=utf-8"
        case "css": "text/css; charset=utf-8"
        case "json": "application/json"
        case "webmanifest": "application/manifest+json"
        case "txt": "text/plain; charset=utf-8"
        case "svg": "image/svg+xml"
        case "png": "image/png"
        case "ico": "image/x-icon"
        case "woff2": "font/woff2"
        default: "application/octet-stream"
        }
    }

    private static func file(_ bytes: [UInt8], type: String, headers: [HTTPHeader]) -> File {
        let hash = hex(crc32(bytes)) + "-" + String(bytes.count, radix: 16)
        let common =
            [
                HTTPHeader("Content-Type", type), HTTPHeader("Cache-Control", "no-cache"),
                HTTPHeader("Vary", "Accept-Encoding"),
            ] + headers
        let plain = Variant(
            body: bytes, tag: "\"\(hash)\"",
            headers: common + [HTTPHeader("ETag", "\"\(hash)\"")])
        let smaller = gzip(bytes)
        guard smaller.count < bytes.count else { return File(plain: plain, packed: nil) }
        // A strong tag names bytes, so each encoding has its own.
        let packed = Variant(
            body: smaller, tag: "\"\(hash)-gzip\"",
            headers: common + [
                HTTPHeader("ETag", "\"\(hash)-gzip\""), HTTPHeader("Content-Encoding", "gzip"),
            ])
        return File(plain: plain, packed: packed)
    }

    private static func belongsIn304(_ header: HTTPHeader) -> Bool {
        !["Content-Type", "Content-Encoding"].contains(header.name)
    }

    private static func hex(_ value: UInt32) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }

    /// Whether a list of entity tags holds this one, by the weak comparison of If-None-Match.
    private static func lists(_ tags: String?, _ tag: String) -> Bool {
        (tags ?? "").split(separator: ",").contains { member in
            let member = String(member).trimming()
            return member == "*" || member == tag || member == "W/" + tag
        }
    }

    /// Whether Accept-Encoding takes this coding: named, or by `*`, and not with `q=0`.
    static func accepts(_ coding: String, _ header: String?) -> Bool {
        var byStar = false
        for member in (header ?? "").lowercased().split(separator: ",") {
            let parts = member.split(separator: ";").map { String($0).trimming() }
            let quality = parts.dropFirst().first { $0.hasPrefix("q=") }
            let isTaken = quality.flatMap { Double($0.dropFirst(2)) } ?? 1 > 0
            if parts.first == coding { return isTaken }
            if parts.first == "*" { byStar = isTaken }
        }
        return byStar
    }
}

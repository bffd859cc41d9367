import CLibwebsockets

/// The request line and the headers of the request that libwebsockets has just parsed. It has
/// decoded the path and the query and resolved `.` and `..` in the path.
struct RequestHead {
    private let wsi: OpaquePointer

    init(_ wsi: OpaquePointer) { self.wsi = wsi }

    /// Methods that libwebsockets knows; it ends the connection at any other.
    private static let methods: [(token: lws_token_indexes, name: String)] = [
        (WSI_TOKEN_GET_URI, "GET"), (WSI_TOKEN_HEAD_URI, "HEAD"), (WSI_TOKEN_POST_URI, "POST"),
        (WSI_TOKEN_PUT_URI, "PUT"), (WSI_TOKEN_PATCH_URI, "PATCH"),
        (WSI_TOKEN_DELETE_URI, "DELETE"), (WSI_TOKEN_OPTIONS_URI, "OPTIONS"),
    ]

    /// The method's name; nil if it is none of those that libwebsockets knows.
    var method: String? { methodToken?.name }

    /// `HTTP/1.1` as a rule. Nil where a line break smuggled into the path took its place.
    var version: String? { value(WSI_TOKEN_HTTP) }

    /// The path; nil if it is not UTF-8, or holds NUL, or more than one path.
    var path: String? {
        guard let token = methodToken?.token, let bytes = fragment(token, 0),
            bytes.count == count(token), !bytes.contains(0), bytes.first == UInt8(ascii: "/")
        else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }

    /// The fields of the query; nil if they are not UTF-8.
    var query: [QueryField]? {
        var fields: [QueryField] = []
        while let bytes = fragment(WSI_TOKEN_HTTP_URI_ARGS, fields.count) {
            guard let field = String(validating: bytes, as: UTF8.self) else { return nil }
            let parts = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            fields.append(QueryField(String(parts[0]), parts.count > 1 ? String(parts[1]) : ""))
        }
        return fields
    }

    var headers: HTTPHeaders {
        var headers = HTTPHeaders()
        headers.host = value(WSI_TOKEN_HOST)
        headers.origin = value(WSI_TOKEN_ORIGIN)
        headers.authorization = value(WSI_TOKEN_HTTP_AUTHORIZATION)
        headers.acceptEncoding = value(WSI_TOKEN_HTTP_ACCEPT_ENCODING)
        headers.acceptLanguage = value(WSI_TOKEN_HTTP_ACCEPT_LANGUAGE)
        headers.ifNoneMatch = value(WSI_TOKEN_HTTP_IF_NONE_MATCH)
        headers.contentType = value(WSI_TOKEN_HTTP_CONTENT_TYPE)
        headers.userAgent = value(WSI_TOKEN_HTTP_USER_AGENT)
        return headers
    }

    /// Whether there is such a header with a value.
    func has(_ token: lws_token_indexes) -> Bool { count(token) > 0 }

    /// The value, trimmed; the values of a header that comes twice are joined by commas.
    func value(_ token: lws_token_indexes) -> String? {
        let count = count(token)
        guard count > 0 else { return nil }
        return withUnsafeTemporaryAllocation(of: CChar.self, capacity: count + 1) { buffer in
            let copied = lws_hdr_copy(wsi, buffer.baseAddress, Int32(buffer.count), token)
            guard copied > 0 else { return nil }
            let bytes = UnsafeRawBufferPointer(buffer).prefix(Int(copied))
            return String(decoding: bytes, as: UTF8.self).trimming()
        }
    }

    private var methodToken: (token: lws_token_indexes, name: String)? {
        Self.methods.first { has($0.token) }
    }

    private func count(_ token: lws_token_indexes) -> Int {
        Int(lws_hdr_total_length(wsi, token))
    }

    /// One of the parts in which libwebsockets keeps a path or a query; nil if there are fewer.
    private func fragment(_ token: lws_token_indexes, _ index: Int) -> [UInt8]? {
        // A single fragment is never longer than all together.
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: count(token) + 1) { buffer in
            let copied = lws_hdr_copy_fragment(
                wsi, buffer.baseAddress, Int32(buffer.count), token, Int32(index))
            return copied < 0 ? nil : Array(UnsafeRawBufferPointer(buffer).prefix(Int(copied)))
        }
    }
}

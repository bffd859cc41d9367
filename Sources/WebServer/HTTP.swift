/// A method that the server passes on; all others are answered with 405.
package enum HTTPMethod: String, Sendable {
    case get = "GET"
    case head = "HEAD"
    case post = "POST"
}

/// A request as the handlers see it. Text is what the client sent, decoded, and not to be trusted.
package struct HTTPRequest: Sendable, Equatable {
    package var method: HTTPMethod
    /// Begins with `/`; percent-decoded, without `//`, `.` and `..` segments.
    package var path: String
    /// The fields of the query in order, percent-decoded; a field without `=` has an empty value.
    package var query: [QueryField]
    package var headers: HTTPHeaders
    /// The body of a POST, at most `limits.bodyBytes`.
    package var body: [UInt8]
    /// The address of the peer without its port, such as `192.168.1.20` or `fe80::1`.
    package var peerAddress: String

    package init(
        method: HTTPMethod = .get, path: String, query: [QueryField] = [],
        headers: HTTPHeaders = HTTPHeaders(), body: [UInt8] = [], peerAddress: String = ""
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.headers = headers
        self.body = body
        self.peerAddress = peerAddress
    }

    /// The first value of the field of the query called `name`.
    package func queryValue(_ name: String) -> String? {
        query.first { $0.name == name }?.value
    }
}

/// A field of a query.
package struct QueryField: Sendable, Equatable {
    package var name: String
    package var value: String

    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

/// The request headers that handlers may need; nil where the client sent none.
package struct HTTPHeaders: Sendable, Equatable {
    package var host: String?
    package var origin: String?
    package var authorization: String?
    package var acceptEncoding: String?
    package var acceptLanguage: String?
    package var ifNoneMatch: String?
    package var contentType: String?
    package var userAgent: String?

    package init() {}
}

/// An answer. The server adds `Content-Length` and the common headers of its options.
package struct HTTPResponse: Sendable {
    package var status: Int
    package var headers: [HTTPHeader]
    /// Shared, not copied, between responses that come from the same array.
    package var body: [UInt8]

    package init(status: Int = 200, headers: [HTTPHeader] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// A short answer as plain text in UTF-8.
    package static func text(_ status: Int, _ text: String) -> HTTPResponse {
        HTTPResponse(
            status: status,
            headers: [HTTPHeader("Content-Type", "text/plain; charset=utf-8")],
            body: Array((text + "\n").utf8))
    }
}

/// A header of a response. Neither part may hold a control character.
package struct HTTPHeader: Sendable, Equatable {
    package var name: String
    package var value: String

    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

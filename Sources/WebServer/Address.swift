import CLibwebsockets
import Glibc

/// Tries the address with a socket of our own, because libwebsockets does not say why it cannot
/// listen.
func probe(host: String, port: Int) throws(WebServerError) {
    guard let (address, length) = socketAddress(host: host, port: port) else {
        throw .addressNotAvailable(host: host)
    }
    var storage = address
    let family = Int32(storage.ss_family)
    let file = socket(family, Int32(SOCK_STREAM.rawValue), 0)
    guard file >= 0 else { throw .cannotStart(String(cString: strerror(errno))) }
    defer { close(file) }
    var yes: Int32 = 1
    setsockopt(file, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    let bound = withUnsafePointer(to: &storage) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(file, $0, length) }
    }
    // A listener elsewhere on the same port lets us bind, and shows only when we listen too.
    if bound == 0, Glibc.listen(file, 1) == 0 { return }
    switch errno {
    case EADDRINUSE: throw .addressInUse(port: port)
    case EACCES, EPERM: throw .permissionDenied(port: port)
    case EADDRNOTAVAIL: throw .addressNotAvailable(host: host)
    default: throw .cannotStart(String(cString: strerror(errno)))
    }
}

/// A literal address as the system wants it; nil for anything else, names included.
private func socketAddress(host: String, port: Int) -> (sockaddr_storage, socklen_t)? {
    guard (0...65_535).contains(port) else { return nil }
    var hints = addrinfo()
    hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV | AI_PASSIVE
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var list: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(host, String(port), &hints, &list) == 0, let found = list else { return nil }
    defer { freeaddrinfo(list) }
    var storage = sockaddr_storage()
    withUnsafeMutableBytes(of: &storage) {
        $0.copyMemory(
            from: UnsafeRawBufferPointer(
                start: found.pointee.ai_addr, count: Int(found.pointee.ai_addrlen)))
    }
    return (storage, found.pointee.ai_addrlen)
}

/// Whether this is an address of IPv4 or IPv6, and no name.
func isLiteralAddress(_ text: String) -> Bool { socketAddress(host: text, port: 0) != nil }

/// The address of a peer as text, without its port; IPv4 as such even over an IPv6 socket.
func addressText(_ storage: UnsafePointer<sockaddr_storage>, _ length: socklen_t) -> String {
    var text = [CChar](repeating: 0, count: 128)
    let failed = storage.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        getnameinfo($0, length, &text, socklen_t(text.count), nil, 0, NI_NUMERICHOST)
    }
    guard failed == 0 else { return "unknown" }
    let address = String(
        decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return address.hasPrefix("::ffff:") ? String(address.dropFirst(7)) : address
}

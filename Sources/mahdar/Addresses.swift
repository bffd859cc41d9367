import Glibc

/// The addresses under which others in the local network reach this machine.
enum Addresses {
    /// IPv4 addresses of interfaces that are up, without the loopback.
    static func local() -> [String] {
        var first: UnsafeMutablePointer<ifaddrs>?
        guard getifaddrs(&first) == 0 else { return [] }
        defer { freeifaddrs(first) }
        var found: [String] = []
        var next = first
        while let interface = next?.pointee {
            next = interface.ifa_next
            let flags = Int32(interface.ifa_flags)
            guard let address = interface.ifa_addr, flags & Int32(IFF_UP) != 0,
                flags & Int32(IFF_LOOPBACK) == 0,
                address.pointee.sa_family == sa_family_t(AF_INET)
            else { continue }
            var text = [CChar](repeating: 0, count: Int(NI_MAXHOST))
            let length = socklen_t(MemoryLayout<sockaddr_in>.size)
            if getnameinfo(
                address, length, &text, socklen_t(text.count), nil, 0, NI_NUMERICHOST) == 0
            {
                found.append(
                    String(decoding: text.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self))
            }
        }
        return found
    }

    /// The addresses to print for a server that listens on `host`.
    static func reachable(host: String) -> [String] {
        switch host {
        case "0.0.0.0", "::":
            let addresses = local()
            return addresses.isEmpty ? ["127.0.0.1"] : addresses
        default: return [host]
        }
    }

    /// `http://address:port`, with brackets around an IPv6 address.
    static func origin(_ address: String, scheme: String, port: Int) -> String {
        let name = address.contains(":") ? "[\(address)]" : address
        return "\(scheme)://\(name):\(port)"
    }
}

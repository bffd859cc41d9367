/// Whether a request that names this host is meant for us.
///
/// A page of a foreign name can have that name resolved to this machine (DNS rebinding); its
/// requests then carry the foreign name. Literal addresses cannot be resolved, so they and the
/// names of this machine are let through.
/// - Parameters:
///   - host: the Host header, with or without a port.
///   - names: the names besides `localhost`, in lower case.
func isOurs(host: String, names: Set<String>) -> Bool {
    guard let name = nameOf(host: host)?.lowercased() else { return false }
    return isLiteralAddress(name) || name == "localhost" || name.hasSuffix(".localhost")
        || names.contains(name)
}

/// The name without port, brackets and the dot of the root; nil if it is malformed.
private func nameOf(host: String) -> String? {
    var name = Substring(host)
    if name.hasPrefix("[") {
        guard let end = name.firstIndex(of: "]") else { return nil }
        let rest = name[name.index(after: end)...]
        guard rest.isEmpty || isPort(rest) else { return nil }
        let inside = name[name.index(after: name.startIndex)..<end]
        return isLiteralAddress(String(inside)) ? String(inside) : nil
    }
    if let colon = name.firstIndex(of: ":") {
        guard isPort(name[colon...]) else { return nil }
        name = name[..<colon]
    }
    if name.hasSuffix(".") { name = name.dropLast() }
    let isPlain = name.utf8.allSatisfy {
        (97...122).contains($0 | 32) || (48...57).contains($0) || $0 == 45 || $0 == 46 || $0 == 95
    }
    return isPlain && !name.isEmpty ? String(name) : nil
}

private func isPort(_ text: Substring) -> Bool {
    (1...6).contains(text.utf8.count) && text.first == ":"
        && text.dropFirst().utf8.allSatisfy { (48...57).contains($0) }
}

extension WebServer {
    /// The answer to a request whose Host is not ours; nil if it is, or if any may be.
    func misdirected(_ host: String?) -> RequestRefusal? {
        guard let names = options.names else { return nil }
        if let host, isOurs(host: host, names: names) { return nil }
        return RequestRefusal(421, "This server is not known by that name")
    }
}

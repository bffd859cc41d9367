import CLibwebsockets
import Synchronization

/// What libwebsockets says. It has one log for the whole process.
enum LibraryLog {
    private struct State {
        var receiver: (@Sendable (String) -> Void)?
        var last = ""
    }
    private static let state = Mutex(State())

    /// The last line, for an error that nothing else explains.
    static var last: String { state.withLock { $0.last } }

    static func route(to receiver: (@Sendable (String) -> Void)?) {
        state.withLock { $0.receiver = receiver }
        // Errors and warnings; from the level below on, lines quote what peers sent.
        lws_set_log_level(1 | 2) { _, line in
            guard let line else { return }
            LibraryLog.write(String(cString: line))
        }
    }

    private static func write(_ line: String) {
        // One line of printable characters, whatever a peer made the library say.
        let text = String(
            line.unicodeScalars.map { (32..<127).contains($0.value) ? Character($0) : " " }
        ).trimming()
        let receiver = state.withLock { state in
            state.last = text
            return state.receiver
        }
        receiver?(text)
    }
}

extension String {
    /// Without spaces and tabs at both ends.
    func trimming() -> String {
        let isBlank = { (character: Character) in character == " " || character == "\t" }
        guard let first = firstIndex(where: { !isBlank($0) }),
            let last = lastIndex(where: { !isBlank($0) })
        else { return "" }
        return String(self[first...last])
    }
}

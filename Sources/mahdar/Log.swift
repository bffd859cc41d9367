import Foundation
import Synchronization

/// What happens in the server, a line each on standard error:
/// `2026-07-12T09:30:00.125Z level=warning event=connection.refused reason=unknownCode`.
///
/// A line names machines, meetings and reasons, never a person, a text, a vote or a link. At most
/// `linesPerSecond` are written; those left out are counted in the next one that is.
enum Log {
    enum Level: String { case info, warning, error }

    private static let linesPerSecond = 50

    private struct State {
        var second = 0
        var lines = 0
        var leftOut = 0
    }
    private static let state = Mutex(State())

    /// Writes a line, from any thread.
    /// - Parameter fields: names and values; a value with spaces or quotes is quoted.
    static func write(
        _ level: Level, _ event: String, _ fields: KeyValuePairs<String, String> = [:]
    ) {
        let time = now().rawValue
        let leftOut: Int? = state.withLock { state in
            if state.second != time / 1_000 { (state.second, state.lines) = (time / 1_000, 0) }
            guard state.lines < linesPerSecond || level == .error else {
                state.leftOut += 1
                return nil
            }
            state.lines += 1
            defer { state.leftOut = 0 }
            return state.leftOut
        }
        guard let leftOut else { return }
        complain(line(level, event, fields, leftOut: leftOut, time: time))
    }

    /// - Parameter time: milliseconds since 1970.
    static func line(
        _ level: Level, _ event: String, _ fields: KeyValuePairs<String, String>, leftOut: Int,
        time: Int
    ) -> String {
        let date = Date(timeIntervalSince1970: Double(time) / 1_000)
        let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
        var line = "\(date.formatted(style)) level=\(level) event=\(event)"
        for (name, value) in fields { line += " \(name)=\(quoted(value))" }
        if leftOut > 0 { line += " left-out=\(leftOut)" }
        return line
    }

    /// A value as one word: whatever is in it, the line stays one line.
    private static func quoted(_ value: String) -> String {
        let isWord =
            !value.isEmpty
            && value.utf8.allSatisfy { (33..<127).contains($0) && $0 != 34 && $0 != 61 }
        if isWord { return value }
        var text = "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"", "\\": text += "\\\(scalar)"
            case _
            where scalar.value < 32 || (127..<160).contains(scalar.value)
                || scalar.properties.generalCategory == .format
                || scalar.value == 0x2028 || scalar.value == 0x2029:
                text += "\\u{\(String(scalar.value, radix: 16))}"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text + "\""
    }
}

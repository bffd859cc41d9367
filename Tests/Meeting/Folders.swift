import Foundation

/// Where the texts and values lie that the tests read.
enum Folders {
    private static let tests = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent()

    /// Readable scenarios.
    static let scenarios = tests.appending(path: "Scenarios")
    /// What the tests in JavaScript read too.
    static let fixtures = tests.appending(path: "Fixtures/meeting")

    /// Whether a variable of the environment is set and not empty.
    static func isSet(_ variable: String) -> Bool {
        ProcessInfo.processInfo.environment[variable]?.isEmpty == false
    }

    /// A number from the environment.
    static func number(_ variable: String) -> Int? {
        ProcessInfo.processInfo.environment[variable].flatMap(Int.init)
    }
}

/// JSON with keys in order, so that equal values give equal bytes.
func encoded(_ value: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(value)
}

extension Data {
    /// The bytes as text.
    var text: String { String(decoding: self, as: UTF8.self) }
}

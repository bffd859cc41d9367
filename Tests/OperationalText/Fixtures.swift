import Foundation

@testable import OperationalText

/// Foundation has one too.
typealias Operation = OperationalText.Operation

/// Cases that one of Swift and JavaScript generated from a seed and the other checks.
struct Fixtures: Codable {
    /// Two concurrent operations and what comes of them.
    struct Crossing: Codable, Equatable {
        /// The index of the document that both were written against.
        var document: Int
        var a: Operation
        var b: Operation
        /// Whether `a`, the incoming one, stands first at a place of both.
        var first: Bool
        var incoming: Operation
        var historic: Operation
        /// What takes `a` back.
        var inverse: Operation
        /// `incoming` clamped to the document after `b`.
        var effective: Operation
        /// Of the documents after `b` and `incoming`, `a` and `historic`, `a` and `inverse`.
        var digests: [String]
    }

    /// An operation that does not fit.
    struct Clamp: Codable, Equatable {
        var document: Int
        var operation: Operation
        var clamped: Operation
        /// Of the document after the operation.
        var digest: String
    }

    var documents: [Document]
    var crossings: [Crossing]
    var clamps: [Clamp]

    static let folder = URL(filePath: #filePath)
        .appending(path: "../../Fixtures/operations").standardizedFileURL

    static func read(_ name: String) throws -> Fixtures {
        let data = try Data(contentsOf: folder.appending(path: name))
        return try JSONDecoder().decode(Fixtures.self, from: data)
    }

    /// Writes one case per line.
    func write(_ name: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        func lines(_ list: [some Encodable]) throws -> String {
            let lines = try list.map { String(decoding: try encoder.encode($0), as: UTF8.self) }
            return "[\n" + lines.joined(separator: ",\n") + "\n]"
        }
        let text = """
            {"documents":\(try lines(documents)),
            "crossings":\(try lines(crossings)),
            "clamps":\(try lines(clamps))}

            """
        try Data(text.utf8).write(to: Self.folder.appending(path: name))
    }
}

extension Document {
    /// The document after an operation.
    func applying(_ operation: Operation, author: String = "u") -> Document {
        var copy = self
        copy.apply(operation, author: author)
        return copy
    }
}

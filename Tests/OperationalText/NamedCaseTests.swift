import Foundation
import Testing

@testable import OperationalText

/// Each case that people who write together run into, by its name: the same table as in JavaScript
/// (`Tests/JavaScript/named-cases.test.js`).
struct NamedCaseTests {
    struct Case: Codable, CustomTestStringConvertible {
        struct Edit: Codable {
            var client: String
            /// How many edits the client had seen.
            var base: Int?
            var operation: OperationalText.Operation?
            /// The edit that it takes back instead.
            var undo: Int?
        }

        var name: String
        /// The texts of `b1`, `b2`, … before.
        var blocks: [String]
        var edits: [Edit]
        /// The texts in the minutes after.
        var lines: [String]
        var authors: [[AuthorRun]]?
        /// Whether the edits give this in whatever order they arrive.
        var anyOrder: Bool?

        var testDescription: String { name }

        static let all: [Case] = {
            let data = try? Data(contentsOf: Fixtures.folder.appending(path: "named.json"))
            return (try? JSONDecoder().decode([Case].self, from: data ?? Data())) ?? []
        }()
    }

    @Test func `there are cases`() { #expect(Case.all.count > 35) }

    @Test(arguments: Case.all)
    func `what was meant comes of it`(wanted: Case) throws {
        let orders = wanted.anyOrder == true ? permutations(wanted.edits) : [wanted.edits]
        for edits in orders {
            let shown = try played(wanted.blocks, edits).visibleBlocks
            #expect(shown.map(\.string) == wanted.lines)
            // Texts that are written the same need not be of the same units.
            #expect(shown.map(\.text) == wanted.lines.map { BlockText($0.utf16) })
            if let authors = wanted.authors { #expect(shown.map(\.authors) == authors) }
        }
    }

    /// The document after what the clients did, in the order of the log.
    private func played(_ texts: [String], _ edits: [Case.Edit]) throws -> Document {
        var document = Document(
            blocks: texts.enumerated().map { index, text in
                Block(id: BlockID("b\(index + 1)"), text: Array(text.utf16), author: "c0")
            })
        var history = History()
        var before: [Document] = []
        for (index, edit) in edits.enumerated() {
            let operation =
                try edit.undo.map { before[$0].inverse(of: history.entries[$0].operation) }
                ?? #require(edit.operation)
            let base = try edit.undo.map { $0 + 1 } ?? #require(edit.base)
            let effective = try history.integrate(
                operation, base: base, client: edit.client, in: document, present: index)
            history.append(
                sequence: index + 1, client: edit.client, operation: effective, in: document)
            before.append(document)
            document.apply(effective, author: edit.client)
        }
        return document
    }

    private func permutations<T>(_ list: [T]) -> [[T]] {
        guard list.count > 1 else { return [list] }
        return list.indices.flatMap { index in
            var rest = list
            let one = rest.remove(at: index)
            return permutations(rest).map { [one] + $0 }
        }
    }
}

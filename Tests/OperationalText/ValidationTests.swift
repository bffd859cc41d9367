import Foundation
import Testing

@testable import OperationalText

struct ValidationTests {
    private struct Cases: Decodable {
        struct Case: Decodable {
            var name: String
            var operation: String
            var reason: String
        }
        var document: Document
        var cases: [Case]
    }

    /// The name of the error's case, or `shape` for JSON that is no operation.
    private func reason(_ operation: String, in document: Document) -> String {
        do {
            try JSONDecoder().decode(Operation.self, from: Data(operation.utf8))
                .validate(in: document)
            return "accepted"
        } catch let error as InvalidOperation {
            return String("\(error)".prefix { $0 != "(" })
        } catch {
            return "shape"
        }
    }

    @Test func `what no honest client sends is refused for the same reason as in JavaScript`()
        throws
    {
        let data = try Data(contentsOf: Fixtures.folder.appending(path: "invalid.json"))
        let fixture = try JSONDecoder().decode(Cases.self, from: data)
        #expect(fixture.cases.count > 40)
        for wanted in fixture.cases {
            let found = reason(wanted.operation, in: fixture.document)
            #expect(found == wanted.reason, "\(wanted.name)")
        }
    }

    @Test func `operations beyond the limits are refused`() throws {
        func inserting(_ count: Int) -> Operation {
            Operation((0..<count).map { .insert(block: BlockID("n\($0)"), after: nil, "") })
        }
        try inserting(Limits.changes).validate(in: Document())
        #expect(throws: InvalidOperation.tooManyChanges) {
            try inserting(Limits.changes + 1).validate(in: Document())
        }
        let text = String(repeating: "x", count: Limits.insertedUnits)
        try Operation([.insert(block: "n", after: nil, text)]).validate(in: Document())
        #expect(throws: InvalidOperation.tooMuchText) {
            try Operation([.insert(block: "n", after: nil, text + "x")]).validate(in: Document())
        }
        #expect(throws: InvalidOperation.count) {
            try Operation([.text("b1", .retain(Limits.count), .retain(1), .insert("x"))])
                .validateForm()
        }
    }

    @Test func `boundaries in pairs and changes without effect are let through`() throws {
        let operation: Operation = [
            .text("b1", .retain(1), .insert("x")), .restore(block: "b1"),
            .join(block: "b2", into: "b1", at: 0), .split(block: "b1", at: 1, new: "b2"),
        ]
        try operation.validate(in: minutes("😀", ""))
    }

    @Test func `JSON is exactly what is agreed`() throws {
        let json = """
            [{"text":{"block":"b1","delta":[3,"é\\n😀",-2,{"author":"u2","text":"x"},4,-1]}},\
            {"insert":{"after":"b3","attributes":{"k":"v"},"block":"b9","text":"t"}},\
            {"insert":{"after":null,"attributes":{},"block":"b8","text":""}},\
            {"trash":{"block":"b1"}},{"restore":{"block":"b1"}},\
            {"move":{"after":null,"block":"b1"}},{"move":{"after":"b2","block":"b1"}},\
            {"set":{"attributes":{"k":"v","l":null},"block":"b1"}},\
            {"split":{"at":2,"block":"b1","new":"n1"}},\
            {"join":{"at":3,"block":"b2","into":"b1"}},{"alias":{"block":"n1","to":"n2"}}]
            """
        let operation = try JSONDecoder().decode(Operation.self, from: Data(json.utf8))
        #expect(operation.changes.count == 11)
        // Canonical: the insertion that stood after a deletion stands before it.
        let canonical = json.replacingOccurrences(
            of: #"-2,{"author":"u2","text":"x"}"#, with: #"{"author":"u2","text":"x"},-2"#)
        #expect(try text(operation) == canonical)

        let document = minutes("سلام").applying([.text("b1", .insert("x", author: "u1"))])
        #expect(
            try text(document)
                == #"{"aliases":{},"blocks":[{"attributes":{},"authors":[["u1",1],["u0",4]],"#
                + #""id":"b1","text":"xسلام","trashed":false}]}"#)
    }

    @Test(arguments: [
        #"{"aliases":{},"blocks":[{"attributes":{},"authors":[["u",2]],"id":"b","text":"x","trashed":false}]}"#,
        #"{"aliases":{},"blocks":[{"attributes":{},"authors":[["u",2],["v",-1]],"id":"b","text":"x","trashed":false}]}"#,
    ])
    func `a document whose authors do not cover its text is no document`(json: String) {
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(Document.self, from: Data(json.utf8))
        }
    }

    private func text(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}

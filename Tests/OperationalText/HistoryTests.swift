import Foundation
import Testing

@testable import OperationalText

/// A document with its history, as the state of a meeting keeps them.
struct Log {
    var document: Document
    var history = History()
    var sequence = 0

    init(_ document: Document) {
        self.document = document
    }

    /// Takes an operation in, and gives its effective form.
    @discardableResult
    mutating func take(
        _ operation: Operation, base: Int, client: String
    ) throws(InvalidOperation) -> Operation {
        let effective = try history.integrate(
            operation, base: base, client: client, in: document, present: sequence)
        sequence += 1
        history.append(
            sequence: sequence, client: client, operation: effective, in: document)
        document.apply(effective, author: "u" + client)
        return effective
    }
}

struct HistoryTests {
    @Test func `three people typing at one place never interleave, whoever comes first`() throws {
        for order in ["abc", "acb", "bac", "bca", "cab", "cba"] {
            var log = Log(minutes("()"))
            for client in order {
                let run = String(repeating: client, count: 4)
                let base = log.sequence
                // Each has one operation in flight, written before anybody else's was seen.
                try log.take(
                    [.text("b1", .retain(1), .insert(run))], base: 0, client: String(client))
                #expect(log.sequence == base + 1)
            }
            #expect(log.document.lines == ["(aaaabbbbcccc)"])
        }
    }

    @Test func `runs of single letters never interleave`() throws {
        var log = Log(minutes("()"))
        // Letter by letter, each having seen its own letters only: its own base moves with it.
        var seen = ["a": 0, "b": 0, "c": 0]
        var random = RandomOperations(seed: 4)
        var typed = ["a": 0, "b": 0, "c": 0]
        while typed.values.contains(where: { $0 < 5 }) {
            let client = random.pick(["a", "b", "c"])
            guard typed[client, default: 0] < 5 else { continue }
            // A client's document at its base: all entries up to it.
            var shown = Log(minutes("()"))
            for entry in log.history.entries where entry.sequence <= seen[client, default: 0] {
                shown.document.apply(entry.operation, author: "u")
            }
            let line = shown.document.lines[0]
            let own = line.lastIndex(of: Character(client))
            let at = own.map { line.distance(from: line.startIndex, to: $0) + 1 }
            let operation: Operation = [.text("b1", .retain(at ?? 1), .insert(client))]
            try log.take(operation, base: seen[client, default: 0], client: client)
            typed[client, default: 0] += 1
            seen[client] = log.sequence
        }
        let line = log.document.lines[0]
        for client in ["a", "b", "c"] {
            #expect(line.contains(String(repeating: client, count: 5)), "\(line)")
        }
    }

    @Test func `a later mention of a block that did not come to be finds the one that did`() throws
    {
        var log = Log(minutes("onetwo"))
        try log.take([.split(block: "b1", at: 3, new: "n1")], base: 0, client: "a")
        let effective = try log.take(
            [.split(block: "b1", at: 3, new: "n2")], base: 0, client: "b")
        #expect(effective == [.alias(block: "n2", to: "n1")])
        try log.take([.text("n1", .insert("A"))], base: 2, client: "a")
        try log.take([.text("n2", .insert("B"))], base: 2, client: "b")
        #expect(log.document.lines == ["one", "ABtwo"])
        #expect(throws: InvalidOperation.identifierInUse("n1")) {
            try log.take([.insert(block: "n2", after: nil, "")], base: 4, client: "b")
        }
    }

    @Test func `what concurrency explains is clamped, what it does not is refused`() throws {
        var log = Log(minutes("one"))
        let beyond: Operation = [.text("b1", .retain(9), .insert("x"))]
        #expect(throws: InvalidOperation.beyondText("b1")) {
            try log.take(beyond, base: 0, client: "a")
        }
        try log.take([.text("b1", .delete(1))], base: 0, client: "a")
        let effective = try log.take(beyond, base: 0, client: "b")
        #expect(effective == [.text("b1", .retain(2), .insert("x"))])
        #expect(throws: InvalidOperation.unknownBlock("b9")) {
            try log.take([.trash(block: "b9")], base: 0, client: "b")
        }
    }

    @Test func `a base outside the window is refused`() throws {
        var log = Log(minutes(""))
        #expect(throws: InvalidOperation.baseInFuture) {
            try log.take([.text("b1", .insert("x"))], base: 1, client: "a")
        }
        for _ in 0..<History.maximumEntries + 10 {
            try log.take([.text("b1", .insert("x"))], base: log.sequence, client: "a")
        }
        #expect(log.history.entries.count == History.maximumEntries)
        #expect(log.history.start == 10)
        #expect(throws: InvalidOperation.baseTooOld) {
            try log.take([.text("b1", .insert("y"))], base: 9, client: "b")
        }
        try log.take([.text("b1", .insert("y"))], base: 10, client: "b")
    }

    @Test func `the window is bounded by its text as well`() throws {
        var log = Log(minutes(""))
        let long = String(repeating: "x", count: Limits.insertedUnits)
        for _ in 0..<25 {
            let length = log.document.blocks[0].text.count
            try log.take(
                [.text("b1", .insert(long), .delete(length))], base: log.sequence, client: "a")
        }
        #expect(log.history.entries.count < 12)
        #expect(log.history.start == 25 - log.history.entries.count)
    }

    @Test func `a text restored by an undo keeps its author only if it was deleted`() throws {
        var log = Log(minutes("word"))
        try log.take([.text("b1", .delete(4))], base: 0, client: "a")
        let undo: Operation = [.text("b1", .insert("word", author: "u0"))]
        #expect(try log.take(undo, base: 1, client: "a") == undo)
        #expect(log.document.authors("b1") == ["u0:4"])
        let forged: Operation = [.text("b1", .insert("sword", author: "u0"))]
        #expect(
            try log.take(forged, base: 2, client: "a") == [.text("b1", .insert("sword"))])
        let other: Operation = [.text("b1", .insert("word", author: "u1"))]
        #expect(try log.take(other, base: 3, client: "a") == [.text("b1", .insert("word"))])
    }

    @Test(arguments: [true, false])
    func `a word deleted letter by letter keeps its author`(backward: Bool) throws {
        var log = Log(minutes("a word b"))
        for step in 0..<4 {
            let at = backward ? 5 - step : 2
            try log.take(
                [.text("b1", .retain(at), .delete(1))], base: log.sequence, client: "a")
        }
        let undo: Operation = [.text("b1", .retain(2), .insert("word", author: "u0"))]
        #expect(try log.take(undo, base: 4, client: "a") == undo)
        #expect(log.document.lines == ["a word b"])
        #expect(log.document.authors("b1") == ["u0:8"])
    }

    @Test func `a text is found wherever it occurs in another`() {
        var random = RandomOperations(seed: 5)
        for _ in 0..<3_000 {
            let text = (0..<random.below(12)).map { _ in UInt16(random.below(2)) }
            let part = (0..<random.below(6)).map { _ in UInt16(random.below(2)) }
            let places = 0...max(text.count - part.count, 0)
            #expect(text.holds(part) == places.contains { text[$0...].starts(with: part) })
        }
    }

    @Test func `a history survives JSON`() throws {
        var log = Log(minutes("one 😀"))
        try log.take([.text("b1", .retain(1), .delete(2))], base: 0, client: "a")
        try log.take([.split(block: "b1", at: 1, new: "n1")], base: 0, client: "b")
        let data = try JSONEncoder().encode(log.history)
        #expect(try JSONDecoder().decode(History.self, from: data) == log.history)
    }

    /// The same kind of schedule as in `Tests/JavaScript/simulation.test.js`, for the server's
    /// half: clients that write against a base of their own and see the log late.
    @Test(arguments: 1...6)
    func `readers of the log agree with the server at every sequence`(seed: Int) throws {
        var random = RandomOperations(seed: UInt64(seed))
        let start = random.document()
        var log = Log(start)
        var readers = (0..<5).map { _ in (document: start, sequence: 0) }
        var after = [start]
        while log.sequence < 150 {
            let index = random.below(readers.count)
            if random.chance(50) {
                let reader = readers[index]
                let operation = random.operation(on: reader.document, prefix: "c\(index)-")
                try log.take(operation, base: reader.sequence, client: "c\(index)")
                after.append(log.document)
                // A crash: the state comes back from a snapshot of it.
                if random.chance(5) {
                    log.history = try JSONDecoder().decode(
                        History.self, from: JSONEncoder().encode(log.history))
                    log.document = try JSONDecoder().decode(
                        Document.self, from: JSONEncoder().encode(log.document))
                }
            }
            let unread = log.history.entries.dropFirst(readers[index].sequence)
            for entry in unread.prefix(random.below(5)) {
                readers[index].document.apply(entry.operation, author: "u" + entry.client)
                readers[index].sequence = entry.sequence
                #expect(readers[index].document == after[entry.sequence])
                #expect(after[entry.sequence - 1].clamped(entry.operation) == entry.operation)
            }
        }
    }
}

import Foundation
import Testing

@testable import OperationalText

/// What JavaScript computed from a seed comes out the same here; what is written here it checks.
struct FixtureTests {
    @Test(arguments: ["from-js.json", "from-swift.json"])
    func `crossings come out the same in Swift and JavaScript`(name: String) throws {
        let fixtures = try Fixtures.read(name)
        #expect(fixtures.crossings.count >= 2_000)
        for (index, wanted) in fixtures.crossings.enumerated() {
            let found = crossing(
                wanted.a, wanted.b, first: wanted.first, document: wanted.document,
                in: fixtures.documents)
            #expect(found == wanted, "\(name), crossing \(index)")
        }
    }

    @Test(arguments: ["from-js.json", "from-swift.json"])
    func `clamped operations come out the same in Swift and JavaScript`(name: String) throws {
        let fixtures = try Fixtures.read(name)
        #expect(fixtures.clamps.count >= 500)
        for (index, wanted) in fixtures.clamps.enumerated() {
            let found = clamp(wanted.operation, document: wanted.document, in: fixtures.documents)
            #expect(found == wanted, "\(name), clamp \(index)")
        }
    }

    /// Run with `MAHDAR_WRITE_FIXTURES=1` after a change of the algebra that is meant.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["MAHDAR_WRITE_FIXTURES"] != nil))
    func `the fixtures for JavaScript are written`() throws {
        var random = RandomOperations(seed: 1_789)
        let documents = (0..<80).map { _ in random.document() }
        let crossings = (0..<2_000).map { _ in
            let index = random.below(documents.count)
            let a = random.operation(on: documents[index], prefix: "p")
            let b = random.operation(on: documents[index], prefix: "q")
            return crossing(a, b, first: random.chance(50), document: index, in: documents)
        }
        let clamps = (0..<500).map { _ in
            let index = random.below(documents.count)
            let operation = random.wildOperation(on: documents[index])
            return clamp(operation, document: index, in: documents)
        }
        try Fixtures(documents: documents, crossings: crossings, clamps: clamps)
            .write("from-swift.json")
    }

    private func crossing(
        _ a: Operation, _ b: Operation, first: Bool, document index: Int, in documents: [Document]
    ) -> Fixtures.Crossing {
        let document = documents[index]
        let crossed = Operation.crossing(a, b, incomingFirst: first)
        let (afterA, afterB) = (
            document.applying(a, author: "u1"), document.applying(b, author: "u2")
        )
        let inverse = document.inverse(of: a)
        return Fixtures.Crossing(
            document: index, a: a, b: b, first: first, incoming: crossed.incoming,
            historic: crossed.historic, inverse: inverse,
            effective: afterB.clamped(crossed.incoming),
            digests: [
                afterB.applying(crossed.incoming, author: "u1").digest,
                afterA.applying(crossed.historic, author: "u2").digest,
                afterA.applying(inverse, author: "u1").digest,
            ])
    }

    private func clamp(
        _ operation: Operation, document index: Int, in documents: [Document]
    ) -> Fixtures.Clamp {
        let document = documents[index]
        return Fixtures.Clamp(
            document: index, operation: operation, clamped: document.clamped(operation),
            digest: document.applying(operation, author: "u1").digest)
    }
}

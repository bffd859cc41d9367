import Foundation
import Glibc
import OperationalText

/// `mahdar replay TRACE`: applies a recorded edit to a document of the minutes, operation by
/// operation, compares the result, and says how long it took.
func replay(_ file: String, counting unit: Trace.Unit) throws(CommandError) {
    guard let bytes = FileManager.default.contents(atPath: file) else {
        throw .failure("cannot read \(file)")
    }
    let trace: Trace
    do {
        trace = try Trace.read(Array(bytes))
    } catch {
        throw .failure("\(file) is not an editing trace: \(error)")
    }
    let operations = try trace.deltas(counting: unit).map { delta in
        OperationalText.Operation([.text(block: Replay.block, delta: delta)])
    }
    let alone = Replay.time(operations, from: trace) { document, operation, _ in
        document.apply(operation, author: Replay.author)
    }
    guard alone.text == trace.endContent else {
        throw .failure("\(file): the text differs from endContent: \(Replay.place(alone, trace))")
    }
    var history = History()
    let inRoom = Replay.time(operations, from: trace) { document, operation, sequence in
        history.append(
            sequence: sequence, client: Replay.author, operation: operation, in: document)
        document.apply(operation, author: Replay.author)
    }
    say("\(file): \(operations.count) operations, positions in \(unit.rawValue)")
    say("the text is endContent: \(trace.endContent.utf16.count) UTF-16 units")
    say("document alone: " + alone.figures(operations.count))
    say("document and history, as a room keeps them: " + inRoom.figures(operations.count))
}

private enum Replay {
    static let block: BlockID = "trace"
    static let author = "writer"

    /// What came of a replay.
    struct Outcome {
        var text: String
        var seconds: Double
        /// The processor time of it, which other programs on the machine do not make longer.
        var processorSeconds: Double
        /// By how much the resident memory of the process grew, in bytes.
        var memory: Int

        func figures(_ count: Int) -> String {
            let rate = Int((Double(count) / max(seconds, 1e-9)).rounded())
            let time = String(format: "%.3f s, processor %.3f s", seconds, processorSeconds)
            let grown = String(format: "%.1f MB", Double(max(0, memory)) / 1e6)
            return "\(time), \(rate) operations per second, memory \(grown)"
        }
    }

    static func time(
        _ operations: [OperationalText.Operation], from trace: Trace,
        _ apply: (inout Document, OperationalText.Operation, Int) -> Void
    ) -> Outcome {
        let memory = residentBytes()
        var document = Document(blocks: [
            Block(id: block, text: trace.startContent.utf16, author: author)
        ])
        let clock = ContinuousClock()
        let (began, worked) = (clock.now, Glibc.clock())
        for (index, operation) in operations.enumerated() { apply(&document, operation, index + 1) }
        let seconds = (clock.now - began) / .seconds(1)
        let processor = Double(Glibc.clock() - worked) / Double(CLOCKS_PER_SEC)
        return Outcome(
            text: document[block]?.string ?? "", seconds: seconds, processorSeconds: processor,
            memory: residentBytes() - memory)
    }

    /// Where a text first differs from the one that it should be.
    static func place(_ outcome: Outcome, _ trace: Trace) -> String {
        let common = zip(outcome.text.utf16, trace.endContent.utf16).prefix { $0 == $1 }.count
        return "from UTF-16 unit \(common) on"
    }

    private static func residentBytes() -> Int {
        guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8),
            let pages = text.split(separator: " ").dropFirst().first.flatMap({ Int($0) })
        else { return 0 }
        return pages * sysconf(Int32(_SC_PAGESIZE))
    }
}

import BallotFile
import Foundation

/// `mahdar count FILE`.
func count(_ file: String, asJSON: Bool) throws(CommandError) {
    guard let bytes = FileManager.default.contents(atPath: file) else {
        throw .failure("cannot read \(file)")
    }
    let report: Report
    do {
        report = try BallotFile.read(Array(bytes), called: file).report()
    } catch {
        switch error {
        case .unreadable(let fault): throw .failure("\(file): \(fault)")
        case .malformed(let faults):
            for fault in faults { complain("\(file): \(fault)") }
            throw .failure(
                faults.count == 1
                    ? "nothing was counted, because of this fault"
                    : "nothing was counted, because of these \(faults.count) faults")
        }
    }
    guard asJSON else {
        for line in report.lines { say(line) }
        return
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do {
        say(String(decoding: try encoder.encode(report), as: UTF8.self))
    } catch {
        throw .failure("cannot write the count as JSON: \(error.localizedDescription)")
    }
}

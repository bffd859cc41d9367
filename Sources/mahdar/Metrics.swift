import Foundation
import Journal
import Room

/// The figures of the rooms and of the process in the text format of Prometheus (0.0.4).
///
/// All rooms are added up: which meetings there are is nobody's business.
struct Metrics {
    private var text = ""

    /// - Parameters:
    ///   - connections: open connections of both kinds.
    ///   - sockets: those of them that are WebSockets.
    static func text(_ rooms: [Figures], connections: Int, sockets: Int) -> String {
        var metrics = Metrics()
        func sum(_ part: (Figures) -> Int) -> Int { rooms.reduce(0) { $0 + part($1) } }
        metrics.gauge("connections", "Open connections, HTTP and WebSocket.", connections)
        metrics.gauge("websockets", "Open WebSocket connections.", sockets)
        metrics.gauge("members", "Connections that are in a seat.", sum(\.members))
        metrics.gauge("knocks", "Connections that wait at the door.", sum(\.knocking))
        metrics.gauge("meetings", "Meetings that are open.", rooms.count)
        metrics.family("entries_total", "counter", "Durable entries of all journals.")
        metrics.sample("entries_total", sum(\.entries))
        metrics.gauge("waiting_entries", "Entries being written.", sum(\.waitingEntries))
        metrics.gauge(
            "journals_failed", "Meetings that cannot be written at the moment.",
            sum { $0.isAccepting ? 0 : 1 })
        metrics.gauge(
            "feed_behind", "Members that were not handed everything yet.", sum(\.behind))
        metrics.gauge(
            "feed_lag", "Messages that the member furthest behind lacks.",
            rooms.map(\.lag).max() ?? 0)
        metrics.histogram(rooms.reduce(WriteTimes()) { $0 + $1.writes })
        metrics.reasons(
            "rejected_commands_total", "Commands refused, by reason.",
            rooms.map { $0.rejected.map { ($0.key.rawValue, $0.value) } })
        metrics.reasons(
            "refused_connections_total", "Connections ended, by reason.",
            rooms.map { $0.refused.map { ($0.key.rawValue, $0.value) } })
        if let bytes = residentBytes() {
            metrics.text += "# TYPE process_resident_memory_bytes gauge\n"
            metrics.text += "process_resident_memory_bytes \(bytes)\n"
        }
        return metrics.text
    }

    private mutating func family(_ name: String, _ type: String, _ help: String) {
        text += "# HELP mahdar_\(name) \(help)\n# TYPE mahdar_\(name) \(type)\n"
    }

    private mutating func sample(_ name: String, _ value: some CustomStringConvertible) {
        text += "mahdar_\(name) \(value)\n"
    }

    private mutating func gauge(_ name: String, _ help: String, _ value: Int) {
        family(name, "gauge", help)
        sample(name, value)
    }

    private mutating func reasons(
        _ name: String, _ help: String, _ rooms: [[(reason: String, count: Int)]]
    ) {
        family(name, "counter", help)
        let counts = Dictionary(rooms.joined().map { ($0.reason, $0.count) }, uniquingKeysWith: +)
        for (reason, count) in counts.sorted(by: { $0.key < $1.key }) {
            sample(name + "{reason=\"\(reason)\"}", count)
        }
    }

    private mutating func histogram(_ times: WriteTimes) {
        let name = "journal_write_seconds"
        family(name, "histogram", "Time until a group of entries was durable.")
        var total = 0
        for (bound, count) in zip(WriteTimes.bounds, times.counts) {
            total += count
            sample(name + "_bucket{le=\"\(bound / .seconds(1))\"}", total)
        }
        total += times.counts.last ?? 0
        sample(name + "_bucket{le=\"+Inf\"}", total)
        sample(name + "_sum", times.sum / .seconds(1))
        sample(name + "_count", total)
        family("journal_failures_total", "counter", "Groups that could not be written.")
        sample("journal_failures_total", times.failures)
    }

    /// Memory of this process that is in RAM.
    private static func residentBytes() -> Int? {
        guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8),
            let pages = text.split(separator: " ").dropFirst().first.flatMap({ Int($0) })
        else { return nil }
        return pages * Int(sysconf(Int32(_SC_PAGESIZE)))
    }
}

import Dispatch
import Meeting
import Room
import Synchronization
import WebServer

/// Reads pages of the past, one at a time, beside the loop.
final class PastPages: Sendable {
    /// Pages that can wait to be read, over all meetings.
    private static let waitingPages = 64

    private let queue = DispatchQueue(label: "past")
    private let waiting = Mutex(0)

    /// Calls `done`, on another thread, with the page after an entry. Returns false, and does not
    /// call it, if too many wait already.
    func read(
        _ past: Past, after: Int, head: Int, done: @escaping @Sendable (HTTPResponse) -> Void
    ) -> Bool {
        let hasRoom = waiting.withLock { count in
            guard count < Self.waitingPages else { return false }
            count += 1
            return true
        }
        guard hasRoom else { return false }
        queue.async {
            done(Self.response(past, after: after, head: head))
            self.waiting.withLock { $0 -= 1 }
        }
        return true
    }

    private static func response(_ past: Past, after: Int, head: Int) -> HTTPResponse {
        do {
            return HTTPResponse(
                headers: [
                    HTTPHeader("Content-Type", "application/json"),
                    HTTPHeader("Cache-Control", "no-store"),
                ], body: try past.page(after: after, head: head))
        } catch {
            complain("entries after \(after): \(error)")
            return .text(500, "The journal cannot be read")
        }
    }
}

extension Site {
    /// `entries?after=N`: what the room was told after an entry, for whoever has a seat.
    func past(
        _ meeting: String, _ request: HTTPRequest, _ ticket: ResponseTicket
    ) -> HTTPResponse? {
        guard let hosted = rooms[MeetingID(rawValue: meeting)] else {
            return .text(404, "There is no such meeting")
        }
        guard isSeated(request, in: hosted.room) else {
            return .text(401, "The link of a seat is needed")
        }
        guard let after = Int(request.queryValue("after") ?? "0"), after >= 0 else {
            return .text(400, "after is the sequence of an entry")
        }
        let (answers, waker) = (answers, server.waker)
        let isTaken = pastPages.read(
            hosted.past, after: after, head: hosted.room.durable.sequence
        ) { response in
            answers.put(ticket, response)
            waker.wake()
        }
        return isTaken ? nil : .text(503, "Too many are looking back; ask again")
    }
}

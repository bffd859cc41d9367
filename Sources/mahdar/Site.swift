import CWebClient
import Committee
import Dispatch
import Documents
import Foundation
import Meeting
import Room
import SecretBallots
import Synchronization
import WebServer

/// What the server serves: the client's files, the rooms and their documents.
final class Site {
    let server: WebServer
    private let files: StaticFiles
    private(set) var rooms: [MeetingID: HostedRoom] = [:]
    private(set) var committees: [CommitteeID: HostedCommittee] = [:]
    private let keys: KeyFolder
    private var roomOfConnection: [ConnectionID: HostedRoom] = [:]
    let answers = Answers()
    let pastPages = PastPages()
    private var codes = CodeGuard(now: now().rawValue)
    /// SHA-256 of the certificate; nil if nothing is encrypted.
    private let fingerprint: String?

    /// Opens all meetings of `data`; `keys`: where the keys of secret ballots lie.
    init(
        data: String, keys: KeyFolder, server: WebServer, fingerprint: String?
    ) throws(CommandError) {
        self.fingerprint = fingerprint
        self.server = server
        self.keys = keys
        files = StaticFiles(Self.clientFiles(), joinedFrom: "/main.js")
        for folder in MeetingFolder.everywhere(in: data) { try host(folder) }
        for folder in CommitteeFolder.all(in: data) {
            do {
                committees[folder.id] = try HostedCommittee(folder)
            } catch {
                throw .failure("\(folder.id): \(error)")
            }
        }
    }

    /// Opens a meeting to hold it.
    func host(_ folder: MeetingFolder) throws(CommandError) {
        do {
            rooms[folder.id] = try HostedRoom(folder, keys: keys, server: server)
        } catch {
            if case .journal(.broken) = error {
                throw .failure("\(folder.id): \(error); see mahdar recover \(folder.id)")
            }
            throw .failure("\(folder.id): \(error)")
        }
    }

    private static func clientFiles() -> [(path: String, bytes: [UInt8])] {
        (0..<CWebClientCount()).map { index in
            let file = CWebClientFileAt(index)
            let bytes = UnsafeBufferPointer(start: file.bytes, count: file.count)
            return ("/" + String(cString: file.path), Array(bytes))
        }
    }

    func handlers() -> WebServerHandlers {
        var handlers = WebServerHandlers()
        handlers.respond = { [unowned self] request, ticket in respond(request, ticket) }
        handlers.refuse = { [unowned self] request in
            room(ofSocket: request.path) == nil ? .text(404, "There is no such meeting") : nil
        }
        handlers.opened = { [unowned self] connection, request in
            guard let hosted = room(ofSocket: request.path) else { return }
            roomOfConnection[connection] = hosted
            hosted.room.opened(
                connection, address: request.peerAddress, now: now().rawValue)
        }
        handlers.received = { [unowned self] connection, bytes, _ in
            roomOfConnection[connection]?.room.received(
                bytes, from: connection, now: now().rawValue)
        }
        handlers.nextFrame = { [unowned self] connection in
            roomOfConnection[connection]?.room.nextFrame(connection)
        }
        handlers.closed = { [unowned self] connection in
            roomOfConnection.removeValue(forKey: connection)?.room.closed(connection)
        }
        handlers.woken = { [unowned self] in woken() }
        handlers.tick = { [unowned self] in tick() }
        return handlers
    }

    /// To be called when the server has stopped.
    func finish() {
        for hosted in rooms.values { hosted.finish() }
    }

    private func woken() {
        for hosted in rooms.values { hosted.room.journalProgressed(now: now().rawValue) }
        for (ticket, response) in answers.take() { server.answer(ticket, response) }
    }

    private func tick() {
        for hosted in rooms.values { hosted.room.tick(now: now().rawValue) }
    }
}

// MARK: - HTTP

extension Site {
    private func respond(_ request: HTTPRequest, _ ticket: ResponseTicket) -> HTTPResponse? {
        let parts = request.path.split(separator: "/").map(String.init)
        // Only a committee is acted on by a request.
        guard request.method != .post || parts.first == "committees" else {
            return .text(405, "Method not allowed")
        }
        switch (parts.first, parts.count) {
        case (nil, _): return page(request)
        case ("meetings", 2):
            guard rooms[MeetingID(rawValue: parts[1])] != nil else {
                return .text(404, "There is no such meeting")
            }
            return page(request)
        case ("meetings", 3):
            if parts[2] == "entries" { return past(parts[1], request, ticket) }
            return document(parts[1], parts[2], request, ticket)
        case ("committees", 2):
            guard committees[CommitteeID(rawValue: parts[1])] != nil else {
                return .text(404, "There is no such committee")
            }
            return page(request)
        case ("committees", 3): return committee(parts[1], parts[2], request)
        case ("rooms", 2): return find(code: parts[1], request)
        case ("health", 1): return health()
        case ("metrics", 1): return metrics(request)
        case ("certificate", 1): return json(["fingerprint": fingerprint])
        default:
            return files.response(to: request) ?? .text(404, "Not found")
        }
    }

    func json(_ value: some Encodable, status: Int = 200) -> HTTPResponse {
        HTTPResponse(
            status: status,
            headers: [
                HTTPHeader("Content-Type", "application/json"),
                HTTPHeader("Cache-Control", "no-store"),
            ], body: RoomJSON.encode(value))
    }

    private func health() -> HTTPResponse {
        let failed = rooms.values.contains { !$0.room.accepting }
        return failed ? .text(503, "a meeting cannot be written") : .text(200, "ok")
    }

    /// For those on this machine only: a number can tell, too.
    private func metrics(_ request: HTTPRequest) -> HTTPResponse {
        guard ["127.0.0.1", "::1"].contains(request.peerAddress) else {
            return .text(403, "Only from the machine of the server")
        }
        let text = Metrics.text(
            rooms.values.map(\.room.figures), connections: server.connectionCount,
            sockets: server.webSocketCount)
        return HTTPResponse(
            headers: [
                HTTPHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8"),
                HTTPHeader("Cache-Control", "no-store"),
            ], body: Array(text.utf8))
    }

    /// The one page of the client, whatever it shows.
    private func page(_ request: HTTPRequest) -> HTTPResponse? {
        var request = request
        request.path = "/index.html"
        return files.response(to: request)
    }

    private func room(ofSocket path: String) -> HostedRoom? {
        let parts = path.split(separator: "/").map(String.init)
        guard parts.count == 3, parts[0] == "meetings", parts[2] == "socket" else { return nil }
        return rooms[MeetingID(rawValue: parts[1])]
    }

    /// The meeting whose room code somebody typed.
    private func find(code: String, _ request: HTTPRequest) -> HTTPResponse {
        var id: MeetingID?
        let answer = codes.check(from: request.peerAddress, now: now().rawValue) {
            id = rooms.first { $0.value.room.access.isRoomCode(code) }?.key
            return id != nil
        }
        guard answer != nil else { return .text(429, "Too many tries; wait a minute") }
        guard let id else { return .text(404, "There is no meeting with this code") }
        return json(["meeting": id.rawValue])
    }

    /// Whether a request comes with the token of a seat.
    func isSeated(_ request: HTTPRequest, in room: Room<ConnectionID, Frame>) -> Bool {
        guard let token = request.bearer else { return false }
        return room.access.seat(opening: token, in: room.durable) != nil
    }

    /// `minutes.docx`, `lists.csv` and so on, for whoever has a seat; made off the loop.
    private func document(
        _ meeting: String, _ file: String, _ request: HTTPRequest, _ ticket: ResponseTicket
    ) -> HTTPResponse? {
        guard let room = rooms[MeetingID(rawValue: meeting)]?.room else {
            return .text(404, "There is no such meeting")
        }
        let name = file.split(separator: ".").map(String.init)
        guard name.count == 2, let kind = DocumentKind(rawValue: name[0]),
            let format = Format(rawValue: name[1]), kind.formats.contains(format)
        else { return .text(404, "There is no such document") }
        guard isSeated(request, in: room) else {
            return .text(401, "The link of a seat is needed")
        }
        let state = room.durable.withoutWhatIsHidden
        guard
            let language = Language(
                rawValue: request.queryValue("language") ?? state.header.language.rawValue)
        else { return .text(400, "The language is ar, fr or en") }
        let (answers, waker) = (answers, server.waker)
        DispatchQueue.global().async {
            let document = Documents.export(
                state, document: kind, format: format, language: language)
            answers.put(
                ticket,
                HTTPResponse(
                    headers: [
                        HTTPHeader("Content-Type", document.contentType),
                        HTTPHeader(
                            "Content-Disposition",
                            "attachment; filename=\"\(document.fileName)\""),
                        HTTPHeader("Cache-Control", "no-store"),
                    ], body: document.bytes))
            waker.wake()
        }
        return nil
    }
}

/// Answers that were made off the loop and wait to be sent from it.
final class Answers: Sendable {
    private let waiting = Mutex<[(ResponseTicket, HTTPResponse)]>([])

    func put(_ ticket: ResponseTicket, _ response: HTTPResponse) {
        waiting.withLock { $0.append((ticket, response)) }
    }

    func take() -> [(ResponseTicket, HTTPResponse)] {
        waiting.withLock { waiting in
            defer { waiting = [] }
            return waiting
        }
    }
}

import CWebClient
import Dispatch
import Documents
import Foundation
import Meeting
import Room
import Synchronization
import WebServer

/// What the server serves: the client's files, the rooms and their documents.
final class Site {
    private let server: WebServer
    private let files: StaticFiles
    private(set) var rooms: [MeetingID: HostedRoom] = [:]
    private var roomOfConnection: [ConnectionID: HostedRoom] = [:]
    private let answers = Answers()
    /// Guessing room codes takes longer than a meeting.
    private var codeTries: [String: Int] = [:]
    private var ticks = 0

    /// Opens all meetings of `data`.
    init(data: String, server: WebServer) throws(CommandError) {
        self.server = server
        files = StaticFiles(Self.clientFiles())
        for folder in MeetingFolder.all(in: data) {
            do {
                rooms[folder.id] = try HostedRoom(folder, server: server)
            } catch {
                throw .failure("\(folder.id): \(error)")
            }
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
        ticks += 1
        if ticks % Self.codeTriesPeriod == 0 { codeTries = [:] }
    }

    /// Ticks after which the room codes tried are forgotten, and tries per address until then.
    private static let codeTriesPeriod = 600
    private static let codeTriesPerAddress = 60
}

// MARK: - HTTP

extension Site {
    private func respond(_ request: HTTPRequest, _ ticket: ResponseTicket) -> HTTPResponse? {
        let parts = request.path.split(separator: "/").map(String.init)
        switch (parts.first, parts.count) {
        case (nil, _): return page(request)
        case ("meetings", 2):
            guard rooms[MeetingID(rawValue: parts[1])] != nil else {
                return .text(404, "There is no such meeting")
            }
            return page(request)
        case ("meetings", 3): return document(parts[1], parts[2], request, ticket)
        case ("rooms", 2): return find(code: parts[1], request)
        case ("health", 1): return .text(200, "ok")
        default:
            return files.response(to: request) ?? .text(404, "Not found")
        }
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
        codeTries[request.peerAddress, default: 0] += 1
        guard codeTries[request.peerAddress, default: 0] <= Self.codeTriesPerAddress else {
            return .text(429, "Too many tries; wait a minute")
        }
        guard let id = rooms.first(where: { $0.value.room.access.isRoomCode(code) })?.key else {
            return .text(404, "There is no meeting with this code")
        }
        return HTTPResponse(
            headers: [HTTPHeader("Content-Type", "application/json")],
            body: RoomJSON.encode(["meeting": id.rawValue]))
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
        let scheme = "Bearer "
        guard let authorization = request.headers.authorization,
            authorization.hasPrefix(scheme),
            room.access.seat(
                opening: String(authorization.dropFirst(scheme.count)), in: room.durable) != nil
        else { return .text(401, "The link of a seat is needed") }
        let state = room.durable.publicView
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
private final class Answers: Sendable {
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

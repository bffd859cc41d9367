import Committee
import Foundation
import Journal
import Meeting
import Preparation
import Room
import SecretBallots
import WebServer

/// `mahdar serve`: holds all meetings of the data folder until SIGINT or SIGTERM.
/// The keys of secret ballots lie in `keys`, which must not be in the data folder: copies of
/// the data must not hold them.
///
/// - Parameter template: for the meeting that is prepared when there is none.
func serve(
    data: String, keys: String?, _ listening: Listening, template: CommitteeTemplate?
) throws(CommandError) {
    do {
        try FileManager.default.createDirectory(
            atPath: data, withIntermediateDirectories: true)
    } catch {
        throw .failure("cannot create \(data): \(error.localizedDescription)")
    }
    let keys = KeyFolder(path: try keyPath(keys, data: data))
    let lock: FolderLock
    do { lock = try FolderLock(path: data) } catch { throw .failure("\(error)") }
    if MeetingFolder.everywhere(in: data).isEmpty, CommitteeFolder.all(in: data).isEmpty {
        _ = try prepareExample(in: data, template: template)
    }

    let certificate = try ServerCertificate.find(listening, data: data)
    let server: WebServer
    do {
        server = try WebServer(options(listening, certificate))
    } catch {
        switch error {
        case .addressInUse(let port):
            throw .failure("port \(port) is in use; choose another with --port")
        case .permissionDenied(let port):
            throw .failure("this user may not listen on port \(port); choose one above 1023")
        case .addressNotAvailable(let host):
            throw .failure("\(host) is not an address of this machine")
        case .cannotStart(let reason): throw .failure("cannot start: \(reason)")
        }
    }
    let site = try Site(
        data: data, keys: keys, server: server, fingerprint: certificate?.fingerprint)
    for hosted in site.rooms.values.sorted(by: { $0.folder.id < $1.folder.id }) {
        let meeting = hosted.room.durable
        printLinks(
            of: meeting, hosted.room.access, listening, withCode: site.rooms.count == 1)
        say("")
    }
    for hosted in site.committees.values.sorted(by: { $0.folder.id < $1.folder.id }) {
        printLinks(of: hosted.state, hosted.access, listening)
        say("")
    }
    if let certificate {
        say("Encrypted. If a browser warns, compare the certificate's SHA-256 fingerprint:")
        say("  \(certificate.fingerprint)")
    } else {
        say("Not encrypted: others on the same network can read along. See mahdar serve --tls.")
    }
    Log.write(
        .info, "server.started",
        ["port": "\(server.port)", "meetings": "\(site.rooms.count)", "scheme": listening.scheme])
    say("Ready. Ctrl-C ends; what was recorded is safe at any moment.")
    server.run(site.handlers())
    site.finish()
    Log.write(.info, "server.stopped")
    withExtendedLifetime(lock) {}
}

/// The longest command to a committee, with the whole of its plan.
private let committeeCommandBytes = 1 << 20

private func options(
    _ listening: Listening, _ certificate: ServerCertificate?
) -> WebServerOptions {
    var options = WebServerOptions()
    options.host = listening.host
    options.port = listening.port
    options.names = listening.allNames
    options.encryption = certificate?.files
    options.limits.connections = 15_000
    options.allowsPost = true
    options.limits.bodyBytes = committeeCommandBytes
    options.limits.connectionsPerAddress = 15_000
    options.log = { Log.write(.warning, "library", ["text": $0]) }
    options.commonHeaders = [
        HTTPHeader(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                + "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; "
                + "frame-ancestors 'none'"),
        HTTPHeader("X-Content-Type-Options", "nosniff"),
        HTTPHeader("X-Frame-Options", "DENY"),
        HTTPHeader("Referrer-Policy", "no-referrer"),
        HTTPHeader("Cross-Origin-Opener-Policy", "same-origin"),
        HTTPHeader("Cross-Origin-Resource-Policy", "same-origin"),
        HTTPHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=()"),
    ]
    return options
}

/// Where the keys lie: what was asked for, or beside the data folder.
private func keyPath(_ asked: String?, data: String) throws(CommandError) -> String {
    let folder = URL(fileURLWithPath: data).standardizedFileURL.resolvingSymlinksInPath().path
    let keys = asked ?? folder + "-keys"
    let real = URL(fileURLWithPath: keys).standardizedFileURL.resolvingSymlinksInPath().path
    guard real != folder, !real.hasPrefix(folder + "/") else {
        throw .usage("--keys must not lie in the data folder: copies of it must not hold keys")
    }
    return keys
}

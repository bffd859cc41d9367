import Cryptography
import Foundation
import WebServer

/// Where a server listens and how it proves who it is.
struct Listening: Equatable {
    var host = Invocation.defaultHost
    var port = Invocation.defaultPort
    var encryption = Encryption.none
    /// Names besides the addresses and the names of this machine.
    var names: [String] = []

    enum Encryption: Equatable {
        case none
        /// With a certificate that the server makes and keeps in the data folder.
        case own
        case given(certificate: String, key: String)
    }

    var scheme: String { encryption == .none ? "http" : "https" }

    /// The names under which the server may be called.
    var allNames: Set<String> {
        var all = Set(names.map { $0.lowercased() })
        if let name = Self.machine { all.formUnion([name, name + ".local", name + ".home"]) }
        return all
    }

    /// The name of this machine, without its domain.
    static var machine: String? {
        var bytes = [CChar](repeating: 0, count: 256)
        guard gethostname(&bytes, bytes.count - 1) == 0 else { return nil }
        let name = String(
            decoding: bytes.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        return name.split(separator: ".").first.map { $0.lowercased() }
    }
}

/// The certificate of a server, read from its files.
struct ServerCertificate {
    /// Days for which an own certificate is made, and how many of them are left when the next one
    /// is: browsers take none that is valid for longer than 398.
    private static let days = 397
    private static let renewalDays = 30

    var files: WebServerOptions.Encryption
    /// SHA-256, as browsers show it.
    var fingerprint: String

    /// Nil if nothing is encrypted. Makes the certificate if it is to be ours and is not there yet
    /// or about to end.
    static func find(
        _ listening: Listening, data: String
    ) throws(CommandError) -> ServerCertificate? {
        switch listening.encryption {
        case .none: return nil
        case .given(let certificate, let key):
            let found = try description(of: certificate)
            guard FileManager.default.isReadableFile(atPath: key) else {
                throw .failure("cannot read \(key)")
            }
            if found.secondsLeft < 0 { complain("\(certificate) is no longer valid") }
            return ServerCertificate(
                files: .init(certificate: certificate, key: key), fingerprint: found.fingerprint)
        case .own:
            let folder = data + "/tls"
            let files = WebServerOptions.Encryption(
                certificate: folder + "/certificate.pem", key: folder + "/key.pem")
            let kept = try? description(of: files.certificate)
            if let kept, kept.secondsLeft > renewalDays * 86_400,
                FileManager.default.isReadableFile(atPath: files.key)
            {
                return ServerCertificate(files: files, fingerprint: kept.fingerprint)
            }
            try make(in: folder, files, listening)
            let made = try description(of: files.certificate)
            return ServerCertificate(files: files, fingerprint: made.fingerprint)
        }
    }

    private static func description(
        of file: String
    ) throws(CommandError) -> CertificateDescription {
        guard let bytes = FileManager.default.contents(atPath: file) else {
            throw .failure("cannot read \(file)")
        }
        guard let found = CertificateDescription(pem: Array(bytes)) else {
            throw .failure("\(file) holds no certificate in PEM")
        }
        return found
    }

    private static func make(
        in folder: String, _ files: WebServerOptions.Encryption, _ listening: Listening
    ) throws(CommandError) {
        var names = ["localhost", "127.0.0.1"] + Addresses.local()
        names += listening.allNames.sorted()
        if !["0.0.0.0", "::"].contains(listening.host), !names.contains(listening.host) {
            names.append(listening.host)
        }
        do {
            let made = try SelfSignedCertificate(names: names, days: days)
            let mine: [FileAttributeKey: Any] = [.posixPermissions: 0o700]
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: mine)
            // The key first, so that no certificate stands without one.
            for (file, bytes) in [(files.key, made.key), (files.certificate, made.certificate)] {
                try? FileManager.default.removeItem(atPath: file)
                guard
                    FileManager.default.createFile(
                        atPath: file, contents: Data(bytes),
                        attributes: [.posixPermissions: 0o600])
                else { throw CocoaError(.fileWriteUnknown) }
            }
        } catch let error as CryptographyError {
            throw .failure("\(error)")
        } catch {
            throw .failure("cannot keep a certificate in \(folder): \(error.localizedDescription)")
        }
    }
}

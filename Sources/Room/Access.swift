import Cryptography
import Foundation
package import Meeting

/// The links of a meeting: a token of 128 bits per seat and a short code for the door.
///
/// All come from one random secret of 256 bits by HMAC-SHA-256, so that nothing needs to be
/// written when somebody joins or a link is renewed: without the secret a token is as good as
/// random. The secret lies in a file of its own, outside the journal and its copies.
package struct Access: Sendable {
    /// Bytes of a token's secret part.
    static let tokenBytes = 16
    /// Letters and digits that cannot be taken for one another.
    private static let codeAlphabet = Array("23456789ABCDEFGHJKLMNPQRSTUVWXYZ")
    private static let codeLength = 6

    private let secret: [UInt8]

    /// - Parameter secret: 32 random bytes.
    package init(secret: [UInt8]) { self.secret = secret }

    /// - Parameter file: holds 64 hexadecimal digits.
    init(file: String) throws(MeetingFolderError) {
        guard let text = try? String(contentsOfFile: file, encoding: .utf8),
            let secret = bytes(hexadecimal: text.trimmingCharacters(in: .whitespacesAndNewlines)),
            secret.count == 32
        else { throw .secretMissing(file) }
        self.init(secret: secret)
    }

    /// The token of `seat`: its identifier, a dot, and 128 bits in base64url.
    package func token(of seat: Seat) -> String {
        "\(seat.id).\(base64url(code(of: seat)))"
    }

    /// The seat in `meeting` that `token` opens, or `nil`. The comparison takes the same time
    /// wherever the token differs.
    package func seat(opening token: String, in meeting: Meeting) -> Seat? {
        seat(opening: token) { meeting.seat($0) }
    }

    /// The same among other seats, by their names.
    package func seat(opening token: String, _ find: (SeatID) -> Seat?) -> Seat? {
        guard let dot = token.lastIndex(of: "."),
            let seat = find(SeatID(rawValue: String(token[..<dot]))),
            constantTimeEqual(
                Array(token[token.index(after: dot)...].utf8), Array(base64url(code(of: seat)).utf8)
            )
        else { return nil }
        return seat
    }

    /// The code of the door: six letters or digits.
    package var roomCode: String {
        let bytes = hmacSHA256(key: secret, message: Array("door".utf8))
        // 256 is a multiple of 32, so every letter is as likely as another.
        return String(bytes.prefix(Self.codeLength).map { Self.codeAlphabet[Int($0) % 32] })
    }

    /// Whether somebody typed the code of the door, in whatever case and with spaces or hyphens.
    package func isRoomCode(_ text: String) -> Bool {
        let typed = text.uppercased().filter { $0.isLetter || $0.isNumber }
        return constantTimeEqual(Array(typed.utf8), Array(roomCode.utf8))
    }

    private func code(of seat: Seat) -> [UInt8] {
        let message = Array("seat \(seat.generation) \(seat.id)".utf8)
        return Array(hmacSHA256(key: secret, message: message).prefix(Self.tokenBytes))
    }
}

/// Base64 with the alphabet for URLs and without padding (RFC 4648, section 5).
func base64url(_ bytes: [UInt8]) -> String {
    let alphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
    var text: [UInt8] = []
    var bits = 0
    var count = 0
    for byte in bytes {
        bits = bits << 8 | Int(byte)
        count += 8
        while count >= 6 {
            count -= 6
            text.append(alphabet[bits >> count & 63])
        }
        bits &= (1 << count) - 1
    }
    if count > 0 { text.append(alphabet[bits << (6 - count) & 63]) }
    return String(decoding: text, as: UTF8.self)
}

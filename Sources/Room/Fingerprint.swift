import Cryptography
package import Meeting

/// The fingerprint of a frozen text: the SHA-256 of its JSON with sorted keys, in 64 hexadecimal
/// digits. Here and not in the state machine, which computes nothing that it could not replay.
package func fingerprint(of text: SealedText) -> String {
    hexadecimal(SHA256.digest(RoomJSON.encode(text)))
}

/// A text that was adopted, and whether it still is what was adopted.
package struct AdoptedText: Equatable, Sendable {
    /// As it was shown when the text was adopted.
    package var fingerprint: String
    /// The addendum that was adopted, by its number; `nil`: the minutes.
    package var addendum: Int?
    package var isWhole: Bool
}

extension Meeting {
    /// Every adopted text of the meeting, the minutes first, with its fingerprint computed anew.
    package var adoptedTexts: [AdoptedText] {
        sealedTexts.filter(\.adoption.isAdopted).map { sealed in
            AdoptedText(
                fingerprint: sealed.adoption.fingerprint, addendum: sealed.text.addendum,
                isWhole: fingerprint(of: sealed.text) == sealed.adoption.fingerprint)
        }
    }
}

extension SealedText {
    fileprivate var addendum: Int? {
        switch self {
        case .minutes: nil
        case .addendum(let addendum): addendum.number
        }
    }
}

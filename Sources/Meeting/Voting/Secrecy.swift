/// How a secret ballot keeps its secret. Stated before it opens and frozen with it.
package struct Secrecy: Codable, Equatable, Sendable {
    /// Where the key of the box lies while the ballot is open.
    package enum KeyPlace: String, Codable, Sendable, CaseIterable {
        /// In a file of its own, beside the data: a crash loses nothing.
        case file
        /// In memory only, and in two parts on the devices of the chair and of a secretary: after a
        /// crash both must come back, or the round is void.
        case officers
    }

    package var key: KeyPlace
    /// Whether every voter gets a code of two words, under which the answer is listed when the
    /// ballot is closed.
    package var check: Bool
    /// Whether nothing is told but what came of it: no count.
    package var outcomeOnly: Bool
    /// Whether the minutes list who took part, in the order of their names.
    package var participants: Bool

    package init(
        key: KeyPlace = .file, check: Bool = false, outcomeOnly: Bool = false,
        participants: Bool = false
    ) {
        self.key = key
        self.check = check
        self.outcomeOnly = outcomeOnly
        self.participants = participants
    }

    /// Below this many voters there is no secret to keep.
    package static let leastVoters = 3
    /// Below this many voters a count easily tells how somebody voted; people are told so.
    package static let fewVoters = 5
    /// How many voters can have check codes.
    package static let checkLimit = 1_000
}

/// Which box holds the answers: its number, from 1 on, and the hash of the file in hexadecimal
/// digits. That is all that the log knows of a vote in a secret ballot.
package struct BoxMark: Codable, Equatable, Sendable {
    package var number: Int
    package var hash: String

    package init(number: Int, hash: String) {
        self.number = number
        self.hash = hash
    }
}

/// The code of a voter: a word of their own device and one of the server, as places in the list
/// of words, from 0 on.
package struct CheckCode: Codable, Hashable, Sendable {
    package var device: Int
    package var server: Int

    package init(device: Int, server: Int) {
        self.device = device
        self.server = server
    }
}

/// An answer under its code, without a name.
package struct CodedAnswer: Codable, Equatable, Sendable {
    package var code: CheckCode
    package var choice: Choice

    package init(code: CheckCode, choice: Choice) {
        self.code = code
        self.choice = choice
    }
}

/// What a ballot has because it is secret.
package struct SecretPart: Codable, Equatable, Sendable {
    package var secrecy: Secrecy
    /// Who holds the parts of the key, for `officers`: the chair who opened it, and a secretary.
    package var holders: [SeatID]
    /// The newest box. Not public; gone when the ballot is no longer open.
    package var box: BoxMark?
    /// Who took part, in the order of their names, once it is closed and if it is to be told.
    package var tookPart: [SeatID]?
    /// All answers under their codes, in the order of the codes, once it is closed.
    package var codes: [CodedAnswer]?

    package init(secrecy: Secrecy, holders: [SeatID]) {
        self.secrecy = secrecy
        self.holders = holders
    }
}

/// What was in a voter's slot when the box was opened to be counted.
package struct SecretAnswer: Equatable, Sendable {
    package var choice: Choice
    package var code: CheckCode?

    package init(choice: Choice, code: CheckCode?) {
        self.choice = choice
        self.code = code
    }
}

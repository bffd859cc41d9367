/// What can be wrong with the box or the key of a secret ballot.
package enum SecretBallotError: Error, Equatable, CustomStringConvertible {
    /// There is no box where one must be.
    case boxMissing
    /// The box is not what was written last: changed, cut, of another ballot, or put in its place.
    case boxDamaged
    /// The box is one of earlier: votes that were acknowledged are not in it.
    case boxOld(number: Int, expected: Int)
    /// There is no key, or it is not this box's.
    case keyMissing
    /// No server's word is left beside the voter's: another word of the voter's own is needed.
    case wordsUsedUp
    /// The answer is longer than a slot of this ballot.
    case choiceTooLong
    /// The system gives no random bytes.
    case noRandomness
    /// The system refused; `code` is its `errno`.
    case system(operation: String, path: String, code: Int32)

    package var description: String {
        switch self {
        case .boxMissing: "the box of the secret ballot is missing"
        case .boxDamaged: "the box of the secret ballot is not the one that was written last"
        case .boxOld(let number, let expected):
            "the box of the secret ballot is number \(number), and \(expected) was written"
        case .keyMissing: "the key of the secret ballot is missing or is another one's"
        case .wordsUsedUp: "no code is left beside this word"
        case .choiceTooLong: "the answer is longer than a slot of the box"
        case .noRandomness: "the system gives no random numbers"
        case .system(let operation, let path, let code):
            "cannot \(operation) \(path): error \(code)"
        }
    }
}

/// Why a command was refused: nothing happened. JSON: `{"code":"…","detail":{…}}`; the interface
/// has a sentence for each code.
package struct Rejection: Error, Codable, Equatable, Sendable {
    package var code: Code
    /// Words for the sentence: names, numbers, the field that is wrong.
    package var detail: [String: String]

    package init(_ code: Code, _ detail: [String: String] = [:]) {
        self.code = code
        self.detail = detail
    }

    package enum Code: String, Codable, Sendable, CaseIterable {
        /// The role may not do this.
        case notPermitted
        /// Not in this phase of the meeting.
        case wrongPhase
        /// A seat, commitment, ballot, option … that does not exist.
        case unknown
        /// A text is empty, too long or ill-formed, a number out of range; `field` says which.
        case invalid
        /// A ballot is open, and this would change what it rests on.
        case ballotOpen
        case ballotNotOpen
        /// The ballot closed by its deadline.
        case deadlinePassed
        case noQuorum
        /// Nobody with a right to vote is here.
        case noElectorate
        /// Not in the frozen electorate.
        case notEntitled
        /// The ballot does not offer this answer.
        case noSuchOption
        /// A commitment cannot be merged into itself.
        case mergeIntoItself
        /// The lead is itself merged; `lead` names its lead.
        case leadIsMerged
        /// Others are merged into this commitment; `members` lists their numbers.
        case leadHasMembers
        /// The lead of a group would be on no list; `lead` is its number.
        case leadInNoList
        /// Something is open that nobody accepted; `count` says how much.
        case findingsOpen
        /// The lists were not declared complete, or changed since.
        case listsNotComplete
        /// No casting vote is awaited.
        case noTie
        /// Somebody already asked for or has the floor.
        case alreadyQueued
        case notQueued
        /// The operation on the minutes is older than what is kept.
        case baseTooOld
        /// The operation on the minutes is malformed or touches a live part.
        case invalidOperation
        /// At least one chair must remain.
        case lastChair
        /// Who is here cannot be marked as excused; `name` says who.
        case isPresent
        /// Nothing would change.
        case noChange
        /// The meeting cannot be written to disk at the moment.
        case notWritable
        /// Too many commands in a short time.
        case tooFast
    }
}

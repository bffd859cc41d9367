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
        /// The rule allows no proxies.
        case noProxies
        /// `name` has no vote to give or to hold.
        case notVoter
        /// `name` holds or would hold `count` proxies where `limit` are allowed.
        case proxyLimit
        /// `name` gave the own vote away and cannot hold another's; or, with `of`, holds that of
        /// another and cannot pass it on.
        case proxyChain
        /// The vote is given by hand, and counted by the tellers.
        case votesByHand
        /// The vote is given when the secretary calls the name.
        case votesByRollCall
        /// Somebody votes by hand, and nobody was named to count.
        case tellersMissing
        /// Not one of the two tellers of this ballot.
        case notTeller
        /// The count adds up to `count` where there are `heads`.
        case headCount
        /// The tellers' counts are missing or differ.
        case handCountMissing
        /// With this method hands cannot be counted.
        case handMethod
        /// Nobody who votes is in the room.
        case nobodyToCall
        /// Votes by hand and at a roll call are not secret.
        case roomInSecret
        /// A sheet is filled in on a device, neither by hand nor at a roll call.
        case roomOnSheet
        /// The ballot does not offer this answer.
        case noSuchOption
        /// The answer does not keep within the ballot's limits; `problem` says how.
        case invalidChoice
        /// A secret among so few would be none; `count` and `least`, and `constituency` if it is
        /// the members of one that are too few.
        case tooFewForSecrecy
        /// The chair's or the secretary's device is not here to hold its part of the key.
        case officerAbsent
        /// The box of the secret ballot cannot be opened, or not yet.
        case boxLocked
        /// No check code is left beside this word; another one will do.
        case wordsUsedUp
        /// A closed ballot was not yet published; `ballot` is its number.
        case ballotWithheld
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
        /// Too few second the motion; `count` of `needed`.
        case notSeconded
        /// Not by the author of the motion.
        case ownMotion
        /// Only by the author of the motion.
        case notAuthor
        /// Something has become of the motion `motion`, or not yet: `state`.
        case motionSettled
        /// The wording that the amendment `motion` was made for has changed since.
        case textChanged
        /// Admitted amendments to the text come first; `motions` are their numbers.
        case amendmentsPending
        /// The operation on the minutes is older than what is kept.
        case baseTooOld
        /// The operation on the minutes is malformed or touches a live part.
        case invalidOperation
        /// The section of the minutes is locked; `section` is its heading.
        case locked
        /// What it refers to changed since the person saw it.
        case changedSince
        /// The minutes are being adopted: nothing may change them.
        case frozen
        /// The minutes are adopted: only an addendum can correct them.
        case sealed
        /// Nothing is being adopted.
        case notFrozen
        /// Wordings are proposed and not decided; `count` says how many.
        case proposalsOpen
        /// Not everyone answered; `count` says how many are missing.
        case approvalsMissing
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

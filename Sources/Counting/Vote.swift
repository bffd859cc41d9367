/// What one voter answered.
package enum Answer: Equatable, Sendable {
    case abstain
    /// Took part and left the paper empty.
    case blank
    /// Yes or no, a level, or one option of several.
    case one(String)
    /// The options that are approved of, or the persons voted for.
    case several([String])
    case points([GivenPoints])
    /// The best first; options that share a place stand together.
    case ranking([[String]])
}

/// What a voter gives to an option.
package struct GivenPoints: Equatable, Sendable {
    package var option: String
    package var points: Int

    package init(_ option: String, _ points: Int) {
        self.option = option
        self.points = points
    }
}

/// The answer of one voter.
package struct Vote: Equatable, Sendable {
    package var voter: String
    package var answer: Answer

    package init(_ voter: String, _ answer: Answer) {
        self.voter = voter
        self.answer = answer
    }
}

/// What is wrong with a vote.
package enum Fault: Equatable, Sendable {
    /// The voter is not a member with a right to vote.
    case notEntitled
    /// The voter is a member who is not present.
    case absent
    /// `first`: where in the list the voter's first vote stands, from 0.
    case secondVote(first: Int)
    /// An answer to another method, say points where one option was asked for.
    case otherMethod
    case unknownOption(String)
    /// The option is named twice.
    case repeatedOption(String)
    case tooFew(Int, least: Int)
    case tooMany(Int, most: Int)
    case points(GivenPoints, limits: ClosedRange<Int>)
    /// Fewer points than must be given.
    case underTotal(Int, least: Int)
    case overBudget(Int, budget: Int)
    /// Several options share a place where each needs its own; the places count from 1.
    case sharedPlace(Int, [String])
    /// More options share a place than `InstantRunoff.sharedPlaceLimit`.
    case crowdedPlace(Int, Int)
    /// A place without an option, or no place at all.
    case emptyPlace
}

/// A fault with the vote that has it.
package struct MalformedVote: Equatable, Sendable {
    /// Where in the list the vote stands, from 0.
    package var index: Int
    package var voter: String
    package var fault: Fault
}

/// Votes that cannot be counted, one by one, in the order of the list; one vote may be in it for
/// several faults.
package struct MalformedVotes: Error, Equatable, Sendable {
    package var votes: [MalformedVote]
}

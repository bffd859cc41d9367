package import Counting

package typealias Outcome = Counting.Outcome
package typealias Tally = Counting.Tally
package typealias Verdict = Counting.Verdict
package typealias Requirement = Counting.Requirement
package typealias Step = Counting.Step
package typealias Shortfall = Counting.Shortfall

/// What was counted, of what, and what follows, as `Counting` gives it: options are named by their
/// `OptionID`, constituencies by their raw value.
package struct BallotResult: Codable, Equatable, Sendable {
    package var tally: Tally
    package var verdict: Verdict
    /// Of a sheet: what came of each of its questions, in their order.
    package var cells: [CellResult]?

    package init(tally: Tally, verdict: Verdict, cells: [CellResult]? = nil) {
        self.tally = tally
        self.verdict = verdict
        self.cells = cells
    }

    package var outcome: Outcome { verdict.outcome }

    /// How many of the electorate voted, by head.
    package var turnout: Int { tally.whole.voted.voters }

    /// The one option that was chosen.
    package var chosen: OptionID? {
        outcome == .chosen ? verdict.winners.first.map(OptionID.init(rawValue:)) : nil
    }

    /// How many answered with `option`, abstention and blank included, by head and by weight; with
    /// points the weight is the points. `nil` for a ranking's options.
    package func amount(of option: OptionID) -> Amount? {
        switch option {
        case BallotOption.abstain: tally.whole.abstained
        case BallotOption.blank: tally.whole.blank
        // A BallotOption identifier is open to any text, unlike our enums.
        default:
            tally.whole.counts.first { $0.option == option.rawValue }.map {
                Amount(voters: $0.voters, weight: $0.weight)
            }
        }
    }
}

package typealias Amount = Counting.Amount

/// The count of a ballot with running display, as far as it has come.
package struct RunningCount: Codable, Equatable, Sendable {
    package var result: BallotResult
    /// For yes and no: how many more yes are needed.
    package var shortfall: Shortfall?

    package init(result: BallotResult, shortfall: Shortfall?) {
        self.result = result
        self.shortfall = shortfall
    }
}

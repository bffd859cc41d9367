internal import Counting

// A ballot as a poll. There is one counting; this is how a ballot's names become its names.

extension Ballot {
    /// The tally and what follows from it by the ballot's own rule. The order in which the votes
    /// came plays no part.
    ///
    /// - Parameter remaining: who of all members is present when the ballot closes; `nil`: those
    ///   who were at the opening.
    package func count(presentAtClosing remaining: Set<SeatID>? = nil) -> BallotResult {
        let poll = checkedPoll(remaining)
        if sheet != nil { return countSheet(poll) }
        do {
            var count = try poll.count(counted)
            if hand != nil, !countsHandsBySide { count.tally.constituencies = [] }
            return BallotResult(tally: count.tally, verdict: count.verdict)
        } catch {
            // Every choice was checked when it was cast.
            preconditionFailure("\(error)")
        }
    }

    /// The result counted again from the votes and the rule alone, with the casting vote that was
    /// given; `nil` when they do not fit together, as may be in a file from elsewhere. A quorum at
    /// the closing is taken to be that of the opening.
    package func recount(castingVote: [OptionID]) -> BallotResult? {
        guard let poll = try? poll(presentAtClosing: nil), var count = try? poll.count(counted)
        else { return nil }
        if hand != nil, !countsHandsBySide { count.tally.constituencies = [] }
        let result = BallotResult(tally: count.tally, verdict: count.verdict)
        guard !castingVote.isEmpty else { return result }
        return try? settle(result, by: castingVote)
    }

    /// The count of an open ballot with running display; `nil` for every other.
    package var runningCount: RunningCount? {
        guard isOpen, openness == .running else { return nil }
        let result = count()
        return RunningCount(result: result, shortfall: checkedPoll(nil).shortfall(result.tally))
    }

    /// The result after the chair's casting vote for `options`.
    func settle(
        _ result: BallotResult, by options: [OptionID]
    ) throws(InvalidCastingVote) -> BallotResult {
        var result = result
        result.verdict = try checkedPoll(nil).settle(
            result.verdict, byCastingVoteFor: options.map(\.rawValue))
        return result
    }

    /// Throws when method, limits, rule and electorate do not fit together.
    func poll(presentAtClosing remaining: Set<SeatID>?) throws(InvalidPoll) -> Poll {
        // Who is represented is here as long as the holder is, and of course when they come.
        let isHere = { (elector: Elector) in
            remaining.map { $0.contains(elector.seat) || $0.contains(elector.caster) }
        }
        let electors =
            electorate.map {
                Counting.Elector($0, isPresent: true, isPresentAtClosing: isHere($0))
            }
            + absent.map {
                Counting.Elector($0, isPresent: false, isPresentAtClosing: isHere($0))
            }
        return try Poll(
            method: try counting(), rule: rule.counting,
            electorate: try Electorate(electors))
    }

    private func checkedPoll(_ remaining: Set<SeatID>?) -> Poll {
        do {
            return try poll(presentAtClosing: remaining)
        } catch {
            // It was checked when the ballot opened.
            preconditionFailure("\(error)")
        }
    }

    private var counted: [Counting.Vote] {
        electorate.compactMap { elector in
            votes[elector.seat].map { Counting.Vote(elector.seat.rawValue, $0.answer) }
        } + handVotes.map { Counting.Vote($0.seat.rawValue, $0.choice.answer) }
    }

    /// What is wrong with an answer; empty when it can be counted.
    func faults(of choice: Choice) -> [Fault] {
        if case .sheet(let answers) = choice { return faults(of: answers) }
        if sheet != nil { return [.otherMethod] }
        let isOffered = { (id: OptionID) in options.contains { $0.id == id } }
        if let option = choice.option, !isOffered(option) {
            return [.unknownOption(option.rawValue)]
        }
        guard let method = try? counting() else { return [.otherMethod] }
        return method.faults(of: choice.answer)
    }

    private func counting() throws(InvalidPoll) -> Counting.Method {
        let options = options.filter { !$0.takesNoSide }.map(\.id.rawValue)
        switch method {
        case .yesNo: return .yesNo
        case .graded: return .graded(levels: options, share: rule.share)
        case .choice: return .choice(options: options)
        case .approval:
            return .approval(options: options, limits: try range(limits.least, limits.most))
        case .points:
            return .points(
                options: options,
                limits: PointLimits(
                    total: try range(limits.least, limits.most),
                    each: try range(0, limits.mostEach)))
        case .ranking:
            let count: RankingCount =
                switch rule.ranking {
                case .schulze: .schulze
                case .instantRunoff: .instantRunoff(rule.elimination)
                }
            return .ranking(
                options: options, ties: limits.sharedPlaces ?? true, count: count)
        case .election:
            return .election(
                options: options, seats: limits.seats ?? 0,
                by: .votes(try range(limits.least, limits.most)))
        }
    }

    private func range(_ least: Int?, _ most: Int?) throws(InvalidPoll) -> ClosedRange<Int> {
        guard let least, let most, least <= most else { throw .limits }
        return least...most
    }
}

extension Counting.Elector {
    fileprivate init(
        _ elector: Elector, isPresent: Bool, isPresentAtClosing: Bool?
    ) {
        self.init(
            elector.seat.rawValue, weight: elector.weight,
            constituency: elector.constituency?.rawValue, isPresent: isPresent,
            isPresentAtClosing: isPresentAtClosing)
    }
}

extension Choice {
    /// As it is counted. A sheet is none: each of its answers is counted by itself.
    var answer: Answer {
        switch self {
        case .option(BallotOption.abstain): .abstain
        case .option(BallotOption.blank): .blank
        case .option(let option): .one(option.rawValue)
        case .options(let options): .several(options.map(\.rawValue))
        case .points(let points):
            .points(
                points.sorted { $0.key < $1.key }.map { GivenPoints($0.key.rawValue, $0.value) })
        case .ranking(let places): .ranking(places.map { $0.map(\.rawValue) })
        case .sheet: .blank
        }
    }
}

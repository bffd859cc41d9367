internal import Counting

// From a motion to a ballot: everything is checked and frozen before the first vote.

extension Meeting {
    /// How many options one ballot can have.
    package static let optionLimit = Poll.optionLimit
    /// How many levels a scale can have.
    package static let levelLimit = 12

    func openBallot(_ motion: Motion, _ origin: Origin) throws(Rejection) -> [Event] {
        try open(motion, as: BallotID(rawValue: "b\(next)"), origin)
    }

    /// Checks a motion as if it were opened, apart from who is here, and keeps it.
    func prepareBallot(_ motion: Motion, _ origin: Origin) throws(Rejection) -> [Event] {
        try require([.prepared, .inSession, .suspended])
        guard motion.deadline == nil else {
            throw Rejection(.invalid, ["field": "deadline"])
        }
        let id = BallotID(rawValue: "b\(next)")
        try check(try ballot(motion, as: id, voters: voters, origin))
        return [.ballotPrepared(ballot: PreparedBallot(id: id, motion: motion))]
    }

    func openPrepared(
        _ id: BallotID, _ deadline: Instant?, _ origin: Origin
    ) throws(Rejection) -> [Event] {
        var motion = try prepared(id).motion
        motion.deadline = deadline
        return try open(motion, as: id, origin)
    }

    func withdrawPrepared(_ id: BallotID) throws(Rejection) -> [Event] {
        [.preparedBallotWithdrawn(ballot: try prepared(id).id)]
    }

    private func prepared(_ id: BallotID) throws(Rejection) -> PreparedBallot {
        guard let prepared = preparedBallots.first(where: { $0.id == id }) else {
            throw Rejection(.unknown, ["field": "ballot"])
        }
        return prepared
    }

    private func open(
        _ motion: Motion, as id: BallotID, _ origin: Origin
    ) throws(Rejection) -> [Event] {
        if !ballotIsOnAdoption {
            try require(motion.rehearsal ? [.prepared, .inSession] : [.inSession])
        }
        try refuseWhileBallotIsOpen()
        if let deadline = motion.deadline, deadline <= origin.at {
            throw Rejection(.invalid, ["field": "deadline", "problem": "past"])
        }
        if motion.floorMotion == nil, !motion.rehearsal {
            for commitment in try decided(by: motion) {
                try refuseWhileAmendmentsPend(on: commitment)
            }
        }
        let present = ballotIsOnAdoption ? voters : presentVoters
        let needsQuorum = !motion.rehearsal && !ballotIsOnAdoption
        if needsQuorum { try requireQuorum() }
        guard !present.isEmpty else { throw Rejection(.noElectorate) }
        var ballot = try ballot(motion, as: id, voters: present, origin)
        try addRoomVotes(to: &ballot, motion)
        if motion.openness == .secret {
            ballot.secret = try secretPart(motion.secrecy ?? Secrecy(), of: ballot, origin)
        }
        let poll = try check(ballot)
        if needsQuorum, let missed = poll.openingQuorums.first(where: { !$0.isMet }) {
            var detail = ["present": String(missed.reached), "required": String(missed.needed)]
            detail["constituency"] = missed.constituency
            throw Rejection(.noQuorum, detail)
        }
        return [.ballotOpened(ballot: ballot)]
    }

    private func requireQuorum() throws(Rejection) {
        let quorum = quorum
        guard quorum.isReached else {
            throw Rejection(
                .noQuorum,
                ["present": String(quorum.present), "required": String(quorum.required)])
        }
    }

    private func ballot(
        _ motion: Motion, as id: BallotID, voters present: [Seat], _ origin: Origin
    ) throws(Rejection) -> Ballot {
        let proposed = try votable(motion)
        if let subject = motion.subject { try known(subject) }
        if let rule = motion.rule { try check(rule) }
        try check(motion.openness, motion.rule ?? rules.rule)
        guard motion.openness == .secret || motion.secrecy == nil else {
            throw Rejection(.invalid, ["field": "secrecy"])
        }
        let rule = rules.frozen((motion.rule ?? rules.rule.fitting(motion.method)))
        let sheet = try sheet(of: motion)
        let options = try options(of: motion)
        let (electorate, absent) = try electors(present, under: rule)
        var ballot = Ballot(
            id: id, number: ballots.count { $0.rehearsal == motion.rehearsal } + 1,
            subject: proposed?.content.subject ?? motion.subject, floorMotion: proposed?.id,
            text: try text(of: motion, proposed), method: motion.method,
            proposal: try proposal(of: motion), options: options,
            limits: motion.limits.complete(
                for: motion.method, options: options.count { !$0.takesNoSide }),
            rule: rule, openness: motion.openness,
            closesWhenAllHaveVoted: motion.closesWhenAllHaveVoted, withheld: motion.withheld,
            rehearsal: motion.rehearsal, repeats: try repeated(by: motion),
            electorate: electorate, absent: absent, openedAt: origin.at, deadline: motion.deadline)
        ballot.sheet = sheet
        return ballot
    }

    private func check(_ openness: Openness, _ rule: Rule) throws(Rejection) {
        switch openness {
        case .named, .running: break
        case .secret:
            // A casting vote would be the one vote that everybody can tell.
            guard rule.tie != .castingVote else {
                throw Rejection(.invalid, ["field": "rule", "problem": "castingVoteInSecret"])
            }
        }
    }

    @discardableResult
    private func check(_ ballot: Ballot) throws(Rejection) -> Poll {
        do throws(InvalidPoll) {
            return try ballot.poll(presentAtClosing: nil)
        } catch { throw Rejection(reason: error) }
    }

    private func repeated(by motion: Motion) throws(Rejection) -> BallotID? {
        guard let id = motion.repeats else { return nil }
        guard let ballot = ballot(id), ballot.rehearsal == motion.rehearsal else {
            throw Rejection(.unknown, ["field": "ballot"])
        }
        guard ballot.result != nil else {
            throw Rejection(.invalid, ["field": "ballot", "problem": "notClosed"])
        }
        return id
    }
}

// MARK: The question

extension Meeting {
    private func text(
        of motion: Motion, _ proposed: FloorMotion?
    ) throws(Rejection) -> String {
        if let proposed { return proposed.content.text }
        if let text = motion.text { return try checked(text, "text") }
        switch motion.subject {
        case .commitment(let id): return try known(id).title
        case .item(let id): return agenda.items.first { $0.id == id }?.title ?? ""
        case nil: throw Rejection(.invalid, ["field": "text", "problem": "empty"])
        }
    }

    private func proposal(of motion: Motion) throws(Rejection) -> Proposal? {
        guard let proposal = motion.proposal else { return nil }
        let commitments = try decided(by: motion)
        guard motion.method == .yesNo, !commitments.isEmpty else {
            throw Rejection(.invalid, ["field": "proposal"])
        }
        return try checked(proposal, forAll: commitments, of: motion)
    }

    private func options(of motion: Motion) throws(Rejection) -> [BallotOption] {
        let besides = try besides(of: motion).map { BallotOption(id: $0) }
        switch motion.method {
        case .yesNo:
            try requireNone(motion.options, "options")
            try requireNone(motion.levels, "levels")
            return [BallotOption(id: BallotOption.yes), BallotOption(id: BallotOption.no)] + besides
        case .graded:
            try requireNone(motion.options, "options")
            return try levels(of: motion) + besides
        case .choice, .approval, .points, .ranking, .election:
            try requireNone(motion.levels, "levels")
            guard let proposed = motion.options, proposed.count <= Self.optionLimit else {
                throw Rejection(.invalid, ["field": "options"])
            }
            var options: [BallotOption] = []
            for (index, one) in proposed.enumerated() {
                let id = OptionID(rawValue: "o\(index + 1)")
                options.append(try option(one, as: id, of: motion))
            }
            try refuseRepeated(options)
            return options + besides
        }
    }

    private func requireNone(_ part: [some Any]?, _ field: String) throws(Rejection) {
        guard part == nil else { throw Rejection(.invalid, ["field": field]) }
    }

    /// Abstention and blank as the motion offers them.
    private func besides(of motion: Motion) throws(Rejection) -> [OptionID] {
        let preset: [OptionID] =
            switch motion.method {
            case .yesNo: [BallotOption.abstain]
            case .graded: scale(of: motion).map(\.optionID).filter { $0 == BallotOption.blank }
            case .choice, .approval, .points, .ranking, .election: [BallotOption.blank]
            }
        let besides = motion.besides ?? preset
        guard Set(besides).count == besides.count,
            besides.allSatisfy({ $0 == BallotOption.abstain || $0 == BallotOption.blank })
        else { throw Rejection(.invalid, ["field": "options"]) }
        return besides
    }

    private func scale(of motion: Motion) -> [Level] {
        motion.levels ?? consultation?.scale ?? Level.priorities
    }

    private func levels(of motion: Motion) throws(Rejection) -> [BallotOption] {
        var options: [BallotOption] = []
        for level in scale(of: motion) where level.optionID != BallotOption.blank {
            let label: String? =
                if let own = level.label { try checked(own, "levels") } else { nil }
            guard level.optionID != BallotOption.abstain, !level.id.rawValue.isEmpty,
                label != nil || Level.priorities.contains(where: { $0.id == level.id })
            else { throw Rejection(.invalid, ["field": "levels", "problem": "empty"]) }
            options.append(BallotOption(id: level.optionID, label: label))
        }
        guard options.count <= Self.levelLimit else {
            throw Rejection(
                .invalid,
                ["field": "levels", "problem": "tooLong", "limit": String(Self.levelLimit)])
        }
        return options
    }

    private func option(
        _ proposed: ProposedOption, as id: OptionID, of motion: Motion
    ) throws(Rejection) -> BallotOption {
        let wrong = Rejection(.invalid, ["field": "options"])
        switch (proposed.label, proposed.proposal, proposed.seat, proposed.commitment) {
        case (let label?, nil, nil, nil):
            return BallotOption(id: id, label: try checked(label, "options"))
        case (nil, let proposal?, nil, nil):
            let commitments = try decided(by: motion)
            guard motion.method == .choice, !commitments.isEmpty else { throw wrong }
            return BallotOption(
                id: id, proposal: try checked(proposal, forAll: commitments, of: motion))
        case (nil, nil, let seat?, nil):
            let person = try known(seat).person
            guard motion.method == .election else { throw wrong }
            return BallotOption(id: id, label: person.name, seat: seat)
        case (nil, nil, nil, let commitment?):
            guard motion.method != .election else { throw wrong }
            return BallotOption(
                id: id, label: try known(commitment).title, commitment: commitment)
        // None of the four, or several: too many combinations to list.
        default: throw wrong
        }
    }

    /// What differs only by its identifier would split the votes for it.
    private func refuseRepeated(_ options: [BallotOption]) throws(Rejection) {
        for (index, option) in options.enumerated() {
            var same = option
            let isRepeated = options[..<index].contains { earlier in
                same.id = earlier.id
                return earlier == same
            }
            if isRepeated {
                throw Rejection(.invalid, ["field": "options", "problem": "repeated"])
            }
        }
    }
}

extension Level {
    fileprivate var optionID: OptionID { OptionID(rawValue: id.rawValue) }
}

extension BallotLimits {
    /// What a motion left out filled in, what the method does not know taken out.
    fileprivate func complete(for method: Method, options: Int) -> BallotLimits {
        switch method {
        case .yesNo, .graded, .choice: BallotLimits()
        case .approval: BallotLimits(least: least ?? 1, most: most ?? options)
        case .points: BallotLimits(least: least ?? 0, most: most, mostEach: mostEach ?? most)
        case .ranking: BallotLimits(sharedPlaces: sharedPlaces ?? true)
        case .election: BallotLimits(least: least ?? 1, most: most ?? seats ?? 1, seats: seats ?? 1)
        }
    }
}

extension Rejection {
    /// Why a ballot cannot be held as it was moved.
    fileprivate init(reason: InvalidPoll) {
        let detail: [String: String] =
            switch reason {
            case .repeatedVoter, .weight, .totalWeight: ["field": "weight", "problem": "range"]
            case .optionCount: ["field": "options", "problem": "range"]
            case .repeatedOption: ["field": "options", "problem": "repeated"]
            case .limits: ["field": "limits", "problem": "range"]
            case .seats: ["field": "seatsToFill", "problem": "range"]
            case .threshold: ["field": "threshold", "problem": "range"]
            case .majorityMissing, .tooManyMajorities, .treatment:
                ["field": "rule", "problem": "unfit"]
            case .leastPerConstituency: ["field": "rule", "problem": "range"]
            case .noConstituencies: ["field": "rule", "problem": "noConstituencies"]
            }
        self.init(.invalid, detail)
    }
}

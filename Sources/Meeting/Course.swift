// The course of the meeting: opening, suspending, closing, its header and rules.

extension Meeting {
    func changePhase(to phase: Phase, from phases: Set<Phase>) throws(Rejection) -> [Event] {
        try require(phases)
        return [.phaseChanged(phase: phase)]
    }

    /// Who speaks goes on after the pause.
    func suspend(_ origin: Origin) throws(Rejection) -> [Event] {
        try refuseWhileBallotIsOpen()
        return try breakingOff(origin) + changePhase(to: .suspended, from: [.inSession])
    }

    /// Closing ends every presence, the speech and the waiting for the floor, so that the minutes
    /// have an end for each.
    func close(_ origin: Origin) throws(Rejection) -> [Event] {
        try refuseWhileBallotIsOpen()
        for ballot in ballots {
            if case .withheld = ballot.state {
                throw Rejection(.ballotWithheld, ["ballot": String(ballot.number)])
            }
        }
        try require([.inSession, .suspended])
        var events = clearingFloor
        events += seats.filter { attendance.mode(of: $0.id) != nil }.map { .departed(seat: $0.id) }
        return events + [.turnedTo(subject: nil), .phaseChanged(phase: .closed)]
    }

    func change(_ header: Header) throws(Rejection) -> [Event] {
        var header = header
        header.subject = try checked(header.subject, "subject")
        header.body = try checked(header.body, "body", optional: true)
        header.place = try checked(header.place, "place", optional: true)
        guard header.letterhead.count <= 20 else {
            throw Rejection(.invalid, ["field": "letterhead", "problem": "tooLong", "limit": "20"])
        }
        for line in header.letterhead { _ = try checked(line, "letterhead") }
        if let signatures = header.signatures {
            header.signatures = try checked(signatures)
        }
        guard CalendarDate(header.date) != nil else {
            throw Rejection(.invalid, ["field": "date", "problem": "date"])
        }
        guard TimeOfDay(header.time) != nil else {
            throw Rejection(.invalid, ["field": "time", "problem": "time"])
        }
        // What time zones there are is nothing that a pure machine can know.
        guard header.timeZone == self.header.timeZone else {
            throw Rejection(.invalid, ["field": "timeZone"])
        }
        guard header != self.header else { throw Rejection(.noChange) }
        return [.headerChanged(header: header)]
    }

    private func checked(_ signatures: [Signatory]) throws(Rejection) -> [Signatory] {
        guard signatures.count <= Signatory.limit else {
            throw Rejection(
                .invalid,
                [
                    "field": "signatures", "problem": "tooLong", "limit": String(Signatory.limit),
                ])
        }
        var found: [Signatory] = []
        for signatory in signatures {
            found.append(
                Signatory(
                    label: try checked(signatory.label, "signatures"),
                    name: try checked(signatory.name, "signatures", optional: true)))
        }
        return found
    }

    func set(_ rules: Rules) throws(Rejection) -> [Event] {
        try refuseWhileBallotIsOpen()
        try require([.prepared, .inSession, .suspended])
        try check(rules.rule)
        guard !rules.rule.majorities.isEmpty else {
            throw Rejection(.invalid, ["field": "rule", "problem": "unfit"])
        }
        if let quorum = rules.quorum { try check(quorum) }
        try check(rules.floor)
        guard rules != self.rules else { throw Rejection(.noChange) }
        return [.rulesSet(rules: rules)]
    }

    func turn(to subject: Subject?) throws(Rejection) -> [Event] {
        try require([.prepared, .inSession, .suspended])
        try refuseWhileBallotIsOpen()
        if let subject { try known(subject) }
        guard subject != agenda.current else { throw Rejection(.noChange) }
        return [.turnedTo(subject: subject)]
    }

    /// What can be said of a rule before a method and an electorate are known.
    func check(_ rule: Rule) throws(Rejection) {
        for threshold in rule.majorities.map(\.threshold) + rule.quorums.map(\.threshold) {
            try check(threshold)
            // "At least none" would adopt what nobody is for.
            guard threshold.isPossible else {
                throw Rejection(.invalid, ["field": "threshold", "problem": "range"])
            }
        }
        guard (0...Self.proxyLimit).contains(rule.proxies) else {
            throw Rejection(.invalid, ["field": "proxies", "problem": "range"])
        }
        guard rule.majorities.count <= 6, rule.quorums.count <= 6,
            rule.majorities.allSatisfy({ (0...1_000).contains($0.leastPerConstituency) })
        else { throw Rejection(.invalid, ["field": "rule", "problem": "range"]) }
    }

    func check(_ threshold: Threshold) throws(Rejection) {
        let fraction = threshold.fraction
        guard (1...1_000).contains(fraction.denominator),
            (0...fraction.denominator).contains(fraction.numerator),
            // "More than all" could never be reached.
            !(threshold.exceeding && fraction.numerator == fraction.denominator)
        else { throw Rejection(.invalid, ["field": "threshold", "problem": "range"]) }
    }

    func refuseWhileBallotIsOpen() throws(Rejection) {
        if let ballot = openBallot {
            throw Rejection(.ballotOpen, ["ballot": String(ballot.number)])
        }
    }
}

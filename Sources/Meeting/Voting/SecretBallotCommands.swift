// What is different in a secret ballot. Its answers never come here before it is closed: they lie
// in a box that the room keeps, and of a vote the log knows the number and the hash of that box.

extension Meeting {
    /// What `ballot` has because it is secret, or the reason why it cannot be.
    func secretPart(
        _ secrecy: Secrecy, of ballot: Ballot, _ origin: Origin
    ) throws(Rejection) -> SecretPart {
        // Who holds the votes of others knows them, so those who cast votes are counted.
        try requireVoters(Set(ballot.electorate.map(\.caster)).count)
        // A rule that asks something of each constituency tells how each of them voted.
        if ballot.rule.majorities.contains(where: \.asksConstituencies) {
            let casters = Dictionary(grouping: ballot.electorate, by: { $0.constituency?.rawValue })
                .mapValues { Set($0.map(\.caster)).count }
            for (constituency, count) in casters.sorted(by: { $0.value < $1.value }) {
                guard let constituency else { continue }
                try requireVoters(count, of: constituency)
            }
        }
        // A table of all answers is a count, and where nothing is adopted or chosen there is
        // nothing to tell but counts.
        if secrecy.outcomeOnly {
            switch ballot.method {
            case .yesNo, .choice, .approval, .election: break
            case .graded, .points, .ranking:
                throw Rejection(.invalid, ["field": "outcomeOnly"])
            }
            guard !secrecy.check else { throw Rejection(.invalid, ["field": "outcomeOnly"]) }
        }
        guard !secrecy.check || ballot.electorate.count <= Secrecy.checkLimit else {
            throw Rejection(.invalid, ["field": "check", "limit": String(Secrecy.checkLimit)])
        }
        return SecretPart(secrecy: secrecy, holders: try holders(secrecy.key, origin))
    }

    private func requireVoters(
        _ count: Int, of constituency: String? = nil
    ) throws(Rejection) {
        guard count < Secrecy.leastVoters else { return }
        var detail = ["count": String(count), "least": String(Secrecy.leastVoters)]
        detail["constituency"] = constituency
        throw Rejection(.tooFewForSecrecy, detail)
    }

    /// The chair who opens it and a secretary whose device is here, or nobody.
    private func holders(
        _ key: Secrecy.KeyPlace, _ origin: Origin
    ) throws(Rejection) -> [SeatID] {
        switch key {
        case .file: return []
        case .officers:
            guard let chair = origin.by,
                let secretary = seats.first(where: {
                    $0.role == .secretary && origin.connected.contains($0.id)
                })
            else { throw Rejection(.officerAbsent) }
            return [chair, secretary.id]
        }
    }

    /// Counts what was in the box, and tells what was stated beforehand and no more.
    func closeSecretly(
        _ ballot: Ballot, _ part: SecretPart, _ origin: Origin
    ) throws(Rejection) -> [Event] {
        guard let answers = origin.answers else { throw Rejection(.boxLocked) }
        var counted = ballot
        counted.votes = answers.mapValues(\.choice)
        var result = counted.count(presentAtClosing: Set(presentVoters.map(\.id)))
        result.hideConstituencies()
        if part.secrecy.outcomeOnly { result.hideFigures() }
        counted.secret?.tookPart =
            part.secrecy.participants ? alphabetical(Array(answers.keys)) : nil
        counted.secret?.codes = part.secrecy.check ? Self.table(of: answers) : nil
        if ballot.withheld {
            return [.ballotWithheld(ballot: ballot.id, result: result, votes: [])]
                + counted.told(withheld: true)
        }
        return [.ballotClosed(ballot: ballot.id, result: result, votes: [])]
            + counted.told(withheld: false) + decisions(of: ballot, result, origin)
    }

    private func alphabetical(_ seats: [SeatID]) -> [SeatID] {
        seats.map { (name: seat($0)?.person.name ?? "", id: $0) }
            .sorted { ($0.name, $0.id) < ($1.name, $1.id) }.map(\.id)
    }

    private static func table(of answers: [SeatID: SecretAnswer]) -> [CodedAnswer] {
        answers.values.compactMap { answer in
            answer.code.map { CodedAnswer(code: $0, choice: answer.choice) }
        }.sorted { ($0.code.device, $0.code.server) < ($1.code.device, $1.code.server) }
    }
}

extension Ballot {
    /// What is told of a secret ballot beyond its result when it is published.
    var toldOfSecret: [Event] { told(withheld: false) }

    fileprivate func told(withheld: Bool) -> [Event] {
        guard let secret else { return [] }
        return [
            .secretVotesCounted(
                ballot: id, tookPart: secret.tookPart, codes: secret.codes, withheld: withheld)
        ]
    }
}

extension Majority {
    var asksConstituencies: Bool { inEachConstituency || leastPerConstituency > 0 }
}

extension BallotResult {
    /// What the constituencies answered: in a small one it would tell how somebody voted. What the
    /// rule asks of them stays, in the verdict.
    fileprivate mutating func hideConstituencies() { tally.constituencies = [] }

    /// Leaves the outcome, who won, and the turnout.
    fileprivate mutating func hideFigures() {
        tally.whole.abstained = Amount()
        tally.whole.blank = Amount()
        tally.whole.counts = []
        tally.standings = []
        (tally.grades, tally.pairwise, tally.runoff) = (nil, nil, nil)
        verdict.steps = []
        cells = cells?.map(\.withoutFigures)
        // That as many were for as against is a figure.
        if outcome == .rejected { verdict.tied = [] }
    }
}

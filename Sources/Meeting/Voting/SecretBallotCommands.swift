// What is different in a secret ballot. Its answers never come here before it is closed: they lie
// in a box that the room keeps, and of a vote the log knows the number and the hash of that box.

extension Meeting {
    /// What makes a ballot secret, or the reason why it cannot be.
    func secretPart(
        _ secrecy: Secrecy, method: Method, rule: Rule, _ electorate: [Elector], _ origin: Origin
    ) throws(Rejection) -> SecretPart {
        guard electorate.count >= Secrecy.leastVoters else {
            throw Rejection(
                .tooFewForSecrecy,
                ["count": String(electorate.count), "least": String(Secrecy.leastVoters)])
        }
        guard rule.tie != .castingVote || method != .yesNo else {
            throw Rejection(.castingVoteInSecret)
        }
        // A table of all answers is a count; and a scale measures, it decides nothing.
        guard !secrecy.outcomeOnly || (!secrecy.check && method != .graded) else {
            throw Rejection(.invalid, ["field": "outcomeOnly"])
        }
        guard !secrecy.check || electorate.count <= Secrecy.checkLimit else {
            throw Rejection(
                .invalid, ["field": "check", "limit": String(Secrecy.checkLimit)])
        }
        return SecretPart(secrecy: secrecy, holders: try holders(secrecy.key, origin))
    }

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

    /// The ballot's count, and what is told beyond it.
    func countSecretly(
        _ ballot: Ballot, _ part: SecretPart, _ origin: Origin
    ) throws(Rejection) -> (result: BallotResult, event: Event) {
        guard let answers = origin.answers else { throw Rejection(.boxLocked) }
        var opened = ballot
        opened.votes = answers.mapValues(\.choice)
        var result = opened.count()
        if part.secrecy.outcomeOnly { result.hideFigures() }
        let event = Event.secretVotesCounted(
            ballot: ballot.id,
            tookPart: part.secrecy.participants ? alphabetical(Array(answers.keys)) : nil,
            codes: part.secrecy.check ? Self.table(of: answers) : nil)
        return (result, event)
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

extension BallotResult {
    /// Leaves the outcome and the turnout.
    fileprivate mutating func hideFigures() {
        counts = []
        (base, needed, reached) = (0, 0, 0)
    }
}

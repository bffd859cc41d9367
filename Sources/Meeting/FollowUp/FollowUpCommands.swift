extension Meeting {
    /// The most statements of a meeting.
    package static let statementLimit = 10_000

    /// The chair and the secretary put down what anybody said; a member what is the member's own.
    func addStatement(
        _ statement: Statement, _ origin: Origin
    ) throws(Rejection) -> [Event] {
        let followUp = try followUpOrRefuse()
        guard followUp.statements.count < Self.statementLimit else {
            throw Rejection(
                .invalid,
                [
                    "field": "statements", "problem": "tooLong",
                    "limit": String(Self.statementLimit),
                ])
        }
        var statement = try checked(statement, in: followUp)
        try refuseForOthers(statement.speaker, origin)
        statement.id = StatementID(
            rawValue: newName("s") { name in
                followUp.statements.contains { $0.id.rawValue == name }
            })
        return [.statementAdded(statement: statement)]
    }

    func changeStatement(
        _ statement: Statement, _ origin: Origin
    ) throws(Rejection) -> [Event] {
        let followUp = try followUpOrRefuse()
        let before = try known(statement.id, in: followUp)
        let statement = try checked(statement, in: followUp)
        try refuseForOthers(before.speaker, origin)
        try refuseForOthers(statement.speaker, origin)
        guard statement != before else { throw Rejection(.noChange) }
        return [.statementChanged(statement: statement)]
    }

    func removeStatement(_ id: StatementID, _ origin: Origin) throws(Rejection) -> [Event] {
        let before = try known(id, in: try followUpOrRefuse())
        try refuseForOthers(before.speaker, origin)
        return [.statementRemoved(statement: id)]
    }

    func stateProgress(
        _ id: CommitmentID, _ part: PartID?, _ percent: Int?, _ level: Progress.Level?,
        _ evidence: String
    ) throws(Rejection) -> [Event] {
        let followUp = try followUpOrRefuse()
        try check(id, part, in: followUp)
        guard percent != nil || level != nil else {
            throw Rejection(.invalid, ["field": "percent", "problem": "empty"])
        }
        if let percent, !(0...100).contains(percent) {
            throw Rejection(.invalid, ["field": "percent", "problem": "range"])
        }
        let progress = Progress(
            commitment: id, part: part, percent: percent, level: level,
            evidence: try checked(evidence, "evidence", optional: true), date: header.date,
            meeting: self.id)
        guard progress != followUp.progress(of: id, part: part) else {
            throw Rejection(.noChange)
        }
        return [.progressStated(progress: progress)]
    }

    private func followUpOrRefuse() throws(Rejection) -> FollowUp {
        guard let followUp else { throw Rejection(.unknown, ["field": "plan"]) }
        return followUp
    }

    private func known(
        _ id: StatementID, in followUp: FollowUp
    ) throws(Rejection) -> Statement {
        guard let statement = followUp.statements.first(where: { $0.id == id }) else {
            throw Rejection(.unknown, ["field": "statement"])
        }
        return statement
    }

    private func check(
        _ id: CommitmentID, _ part: PartID?, in followUp: FollowUp
    ) throws(Rejection) {
        _ = try known(id)
        guard part == nil || followUp.title(of: part, in: id) != nil else {
            throw Rejection(.unknown, ["field": "part"])
        }
    }

    private func checked(
        _ statement: Statement, in followUp: FollowUp
    ) throws(Rejection) -> Statement {
        try check(statement.commitment, statement.part, in: followUp)
        if let speaker = statement.speaker { _ = try known(speaker) }
        var statement = statement
        statement.text = try checked(statement.text, "text")
        return statement
    }

    private func refuseForOthers(_ speaker: SeatID?, _ origin: Origin) throws(Rejection) {
        guard let by = origin.by, !isOfficer(by), speaker != by else { return }
        throw Rejection(.notPermitted, ["role": seat(by)?.role.rawValue ?? ""])
    }
}

extension FollowUp {
    mutating func replace(_ statement: Statement) {
        if let index = statements.firstIndex(where: { $0.id == statement.id }) {
            statements[index] = statement
        }
    }
}

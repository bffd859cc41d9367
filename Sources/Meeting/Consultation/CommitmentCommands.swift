extension Meeting {
    /// - Parameter reason: why; may come later.
    func reword(
        _ id: CommitmentID, _ title: String, _ reason: String?
    ) throws(Rejection) -> [Event] {
        try require([.prepared, .inSession, .suspended])
        // The text of an open ballot is frozen.
        try refuseWhileBallotIsOpen()
        let commitment = try known(id)
        let title = try checked(title, "title")
        guard title != commitment.title else { throw Rejection(.noChange) }
        var given: String?
        if let reason {
            let text = try checked(reason, "reason", optional: true)
            given = text.isEmpty ? nil : text
        }
        return [.commitmentReworded(commitment: id, title: title, reason: given)]
    }

    /// The reason of every rewording that has none.
    func giveRewordingReason(
        _ id: CommitmentID, _ reason: String
    ) throws(Rejection) -> [Event] {
        let commitment = try known(id)
        let reason = try checked(reason, "reason")
        guard commitment.earlierTitles.contains(where: { $0.reason == nil && $0.act == nil })
        else {
            throw Rejection(.noChange)
        }
        return [.rewordingReasonGiven(commitment: id, reason: reason)]
    }

    /// - Parameter title: `nil` takes the translation away.
    func translate(
        _ id: CommitmentID, _ language: Language, _ title: String?
    ) throws(Rejection) -> [Event] {
        let commitment = try known(id)
        var translation: Translation?
        if let title {
            translation = Translation(
                title: try checked(title, "title"), revision: commitment.revision)
        }
        guard translation != commitment.translations[language] else { throw Rejection(.noChange) }
        return [.translated(commitment: id, language: language, translation: translation)]
    }

    func setCount(
        _ id: CommitmentID, _ level: LevelID, _ count: Int?
    ) throws(Rejection) -> [Event] {
        try require([.prepared, .inSession, .suspended])
        let commitment = try known(id)
        guard consultation?.scale.contains(where: { $0.id == level }) == true else {
            throw Rejection(.unknown, ["field": "level"])
        }
        if let count { try check(count: count) }
        guard commitment.counts[level] != count else { throw Rejection(.noChange) }
        return [.countSet(commitment: id, level: level, count: count)]
    }

    private func check(count: Int) throws(Rejection) {
        guard (0...100_000_000).contains(count) else {
            throw Rejection(.invalid, ["field": "count", "problem": "range"])
        }
    }
}

// MARK: - The consultation itself

extension Meeting {
    /// The number of answers that every commitment should have; `nil`: not stated.
    func stateRespondents(_ count: Int?) throws(Rejection) -> [Event] {
        let consultation = try changeableConsultation()
        if let count { try check(count: count) }
        guard count != consultation.respondents else { throw Rejection(.noChange) }
        return [.respondentsStated(count: count)]
    }

    func nameTieBreak(_ tieBreak: TieBreak?) throws(Rejection) -> [Event] {
        let consultation = try changeableConsultation()
        guard tieBreak != consultation.tieBreak else { throw Rejection(.noChange) }
        return [.tieBreakNamed(tieBreak: tieBreak)]
    }

    /// Not while a ballot is open: it may be on the lists that these rest on.
    private func changeableConsultation() throws(Rejection) -> Consultation {
        try require([.prepared, .inSession, .suspended])
        try refuseWhileBallotIsOpen()
        guard let consultation else { throw Rejection(.unknown, ["field": "consultation"]) }
        return consultation
    }
}

extension Meeting {
    func reword(_ id: CommitmentID, _ title: String) throws(Rejection) -> [Event] {
        try require([.prepared, .inSession, .suspended])
        // The text of an open ballot is frozen.
        try refuseWhileBallotIsOpen()
        let commitment = try known(id)
        let title = try checked(title, "title")
        guard title != commitment.title else { throw Rejection(.noChange) }
        return [.commitmentReworded(commitment: id, title: title)]
    }

    func setCount(
        _ id: CommitmentID, _ level: LevelID, _ count: Int?
    ) throws(Rejection) -> [Event] {
        try require([.prepared, .inSession, .suspended])
        let commitment = try known(id)
        guard consultation?.scale.contains(where: { $0.id == level }) == true else {
            throw Rejection(.unknown, ["field": "level"])
        }
        if let count, !(0...100_000_000).contains(count) {
            throw Rejection(.invalid, ["field": "count", "problem": "range"])
        }
        guard commitment.counts[level] != count else { throw Rejection(.noChange) }
        return [.countSet(commitment: id, level: level, count: count)]
    }
}

internal import Meeting
internal import StrictJSON

/// Reads the commitments of a meeting file with their counts.
struct CommitmentList {
    /// `nil`: the file has none.
    let field: Field?
    let consultation: Consultation?

    func read() throws(PreparationError) -> ([Commitment], [CommitmentID: CommitmentPlace]) {
        var commitments: [Commitment] = []
        var places: [CommitmentID: CommitmentPlace] = [:]
        for item in try field?.list(limit: Preparation.listLimit) ?? [] {
            let parts = try item.object(["number", "title", "counts"])
            let numberField = try parts.required("number", in: item)
            let number = try numberField.whole(1...99_999)
            let id = CommitmentID(rawValue: "n\(number)")
            guard places[id] == nil else {
                throw numberField.wrong("a number of its own, found \(number) again")
            }
            let title = try parts.required("title", in: item)
            let (counts, levels) = try self.counts(parts["counts"])
            commitments.append(
                Commitment(id: id, number: number, title: try title.text(), counts: counts))
            places[id] = CommitmentPlace(
                number: number, title: title.value.position,
                counts: (parts["counts"] ?? item).value.position, levels: levels)
        }
        return (commitments, places)
    }

    private func counts(
        _ field: Field?
    ) throws(PreparationError) -> ([LevelID: Int], [LevelID: TextPosition]) {
        guard let field else { return ([:], [:]) }
        guard let consultation else {
            throw field.wrong("a consultation in the file that the counts belong to")
        }
        let parts = try field.object(consultation.scale.map(\.id.rawValue))
        var counts: [LevelID: Int] = [:]
        var levels: [LevelID: TextPosition] = [:]
        for level in consultation.scale {
            guard let part = parts[level.id.rawValue] else { continue }
            counts[level.id] = try part.whole(0...Field.countLimit)
            levels[level.id] = part.value.position
        }
        return (counts, levels)
    }
}

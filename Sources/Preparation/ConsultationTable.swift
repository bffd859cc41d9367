internal import Meeting
internal import StrictJSON

/// The commitments of a consultation with their counts, from CSV with the columns number, title,
/// high, medium, low, none and blank in any order.
struct ConsultationTable {
    private(set) var commitments: [Commitment] = []
    private(set) var places: [CommitmentID: CommitmentPlace] = [:]

    static let columns = ["number", "title"] + Level.priorities.map(\.id.rawValue)

    init(_ bytes: [UInt8]) throws(PreparationError) {
        let rows = try CSV.rows(bytes)
        let start = TextPosition(line: 1, column: 1)
        guard let heads = rows.first else {
            throw .content(
                at: start, field: "",
                expected: "a first line with " + Self.columns.joined(separator: ","))
        }
        let columns = try Self.indices(of: heads)
        for row in rows.dropFirst() {
            guard row.count == heads.count else {
                throw .content(
                    at: (row.count > heads.count ? row[heads.count] : row[0]).position, field: "",
                    expected: "\(heads.count) fields as in the first line, found \(row.count)")
            }
            try add(columns.mapValues { row[$0] })
        }
        guard !commitments.isEmpty else {
            throw .content(at: start, field: "", expected: "at least one commitment")
        }
    }

    private static func indices(of heads: [CSVField]) throws(PreparationError) -> [String: Int] {
        var indices: [String: Int] = [:]
        for (index, head) in heads.enumerated() {
            let name = head.text.trimmed.lowercased()
            guard columns.contains(name), indices[name] == nil else {
                throw .content(
                    at: head.position, field: name,
                    expected: "each of \(columns.joined(separator: ", ")) once")
            }
            indices[name] = index
        }
        for column in columns where indices[column] == nil {
            throw .content(
                at: heads[0].position, field: "", expected: "a column \"\(column)\"")
        }
        return indices
    }

    private mutating func add(_ row: [String: CSVField]) throws(PreparationError) {
        guard let numberField = row["number"], let titleField = row["title"] else { return }
        guard let number = Int(numberField.text.trimmed), (1...99_999).contains(number) else {
            throw numberField.wrong("number", "a whole number from 1")
        }
        let id = CommitmentID(rawValue: "n\(number)")
        guard places[id] == nil else {
            throw numberField.wrong("number", "a number that no other row has")
        }
        // A cell may hold line breaks, a title does not.
        let title = titleField.text.split(whereSeparator: \.isNewline).map { String($0).trimmed }
            .joined(separator: " ").trimmed
        guard !title.isEmpty, title.utf16.count <= Meeting.textLimit else {
            throw titleField.wrong("title", "a title of 1 to \(Meeting.textLimit) characters")
        }
        var counts: [LevelID: Int] = [:]
        var levels: [LevelID: TextPosition] = [:]
        for level in Level.priorities {
            guard let field = row[level.id.rawValue] else { continue }
            levels[level.id] = field.position
            let text = field.text.trimmed
            // An empty cell is not zero.
            if text.isEmpty { continue }
            guard let count = Int(text), (0...Field.countLimit).contains(count) else {
                throw field.wrong(level.id.rawValue, "a whole number from 0, or nothing")
            }
            counts[level.id] = count
        }
        commitments.append(Commitment(id: id, number: number, title: title, counts: counts))
        places[id] = CommitmentPlace(
            number: number, title: titleField.position,
            counts: numberField.position, levels: levels)
    }
}

extension CSVField {
    func wrong(_ column: String, _ expected: String) -> PreparationError {
        .content(at: position, field: column, expected: "\(expected), found “\(text)”")
    }
}

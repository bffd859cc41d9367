package import Meeting
internal import StrictJSON

/// What all meetings of a committee have in common, from a file that its secretary keeps
/// (`docs/MEETING-FILE.md`): letterhead, signatures, stock phrases, rules, members. A meeting takes
/// from it what its own file does not say.
package struct CommitteeTemplate: Sendable {
    /// The members of the file that a meeting may lack.
    let fields: [String: Field]

    static let keys = [
        "format", "language", "timeZone", "letterhead", "body", "place", "remote", "rules",
        "participants", "signatures", "phrases", "minutes",
    ]

    package let language: Language?
    let timeZone: String?
    let rules: Rules?
    let phrases: [StockPhrase: String]
    /// Who sits in the committee, without the shared seats.
    let seats: [Seat]?
    let blocks: [PreparedBlock]?
    private let letterhead: [String]?
    private let body: String?
    private let place: String?
    private let remote: Bool?
    private let signatures: [Signatory]?

    /// - Throws: with line, column and what was expected.
    package init(_ bytes: [UInt8]) throws(PreparationError) {
        let value: JSONValue
        do throws(JSONError) { value = try JSONText.parse(bytes) } catch { throw .notJSON(error) }
        let root = Field(value: value, path: "")
        let found = try root.object(Self.keys)
        let format = try found.required("format", in: root)
        guard case .number(String(MeetingFile.format)) = format.value.content else {
            throw format.wrong("\(MeetingFile.format)")
        }
        fields = found.filter { $0.key != "format" }
        let file = MeetingFile(root: root, fields: found)
        language = try fields["language"]?.choice(Language.self)
        timeZone = try fields["timeZone"].map { _ throws(PreparationError) in try file.timeZone() }
        rules = try fields["rules"].map { _ throws(PreparationError) in try file.rules() }
        phrases = try file.phrases()
        seats = try fields["participants"].map { _ throws(PreparationError) in
            try file.participants()
        }
        blocks = try file.minutes()
        letterhead = try fields["letterhead"].map { _ throws(PreparationError) in
            try file.letterhead()
        }
        body = try fields["body"]?.text(optional: true)
        place = try fields["place"]?.text(optional: true)
        remote = try fields["remote"]?.flag()
        signatures = try file.signatures()
    }

    /// Puts what the template says in place of what the header says.
    func apply(to header: inout Header) {
        if let letterhead { header.letterhead = letterhead }
        if let body { header.body = body }
        if let place { header.place = place }
        if let remote { header.remote = remote }
        if let signatures { header.signatures = signatures }
    }
}

/// A phrase that the minutes start with.
package enum StockPhrase: String, CaseIterable, Sendable {
    case opening, discussion, table, agreed, actions, closing
}

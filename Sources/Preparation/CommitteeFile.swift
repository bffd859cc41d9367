package import Committee
internal import Meeting
internal import StrictJSON

/// Reads a committee from its file, as `docs/COMMITTEE.md` says: the template of its meetings with
/// its members, and the plan.
package enum CommitteeFile {
    private static let keys = [
        "format", "language", "timeZone", "letterhead", "body", "place", "remote", "rules",
        "participants", "signatures", "phrases", "plan",
    ]

    /// - Throws: with line, column and what was expected.
    package static func committee(
        fromJSON bytes: [UInt8], id: CommitteeID
    ) throws(PreparationError) -> Committee {
        let value: JSONValue
        do throws(JSONError) { value = try JSONText.parse(bytes) } catch { throw .notJSON(error) }
        let root = Field(value: value, path: "")
        let fields = try root.object(keys)
        let format = try fields.required("format", in: root)
        guard case .number(String(MeetingFile.format)) = format.value.content else {
            throw format.wrong("\(MeetingFile.format)")
        }
        let file = MeetingFile(root: root, fields: fields)
        let settings = CommitteeSettings(
            name: try fields.required("body", in: root).text(),
            letterhead: try file.letterhead(),
            language: try fields["language"]?.choice(Language.self) ?? .ar,
            timeZone: try file.timeZone(), place: try fields.text("place"),
            remote: try fields["remote"]?.flag() ?? false, rules: try file.rules(),
            signatures: try file.signatures(),
            phrases: Dictionary(
                uniqueKeysWithValues: try file.phrases().map { ($0.key.rawValue, $0.value) }))
        return Committee(
            id: id, settings: settings, members: try members(fields, in: root),
            plan: try fields["plan"].map { field throws(PreparationError) in try plan(field) })
    }

    private static func members(
        _ fields: [String: Field], in root: Field
    ) throws(PreparationError) -> [Member] {
        let field = try fields.required("participants", in: root)
        let items = try field.list(limit: Preparation.listLimit)
        var members: [Member] = []
        var principals: [(field: Field, member: Int, principal: Int)] = []
        for (index, item) in items.enumerated() {
            let (seat, principal) = try MeetingFile.member(
                item, id: SeatID(rawValue: "m\(index + 1)"), inCommittee: true)
            members.append(Member(seat: seat))
            if let principal {
                principals.append(
                    (principal, index, try principal.whole(1...items.count) - 1))
            }
        }
        for (field, index, principal) in principals {
            let isAlternate = principals.contains { $0.member == principal }
            guard principal != index, !isAlternate, !members[index].seat.votes else {
                throw field.wrong("the place of a member, and \"votes\": false beside it")
            }
            members[index].alternateOf = members[principal].id
        }
        for role in [Role.chair, .secretary]
        where !members.contains(where: { $0.seat.role == role }) {
            throw field.wrong("at least one participant with the role \(role.rawValue)")
        }
        return members
    }

    private static func plan(_ field: Field) throws(PreparationError) -> CommitteePlan {
        let parts = try field.object(["title", "axes", "commitments"])
        let axesField = try parts.required("axes", in: field)
        var axes: [Axis] = []
        for item in try axesField.list(limit: 100) {
            axes.append(Axis(number: axes.count + 1, title: try item.text()))
        }
        guard !axes.isEmpty else { throw axesField.wrong("at least one axis") }
        var commitments: [PlannedCommitment] = []
        for item in try parts.required("commitments", in: field)
            .list(limit: Preparation.listLimit)
        {
            let found = try item.object(["number", "axis", "title", "parts"])
            let number = try found.required("number", in: item).whole(1...100_000)
            guard !commitments.contains(where: { $0.number == number }) else {
                throw item.wrong("a number of its own, found \(number) again")
            }
            var subs: [CommitmentPart] = []
            for part in try found["parts"]?.list(limit: 100) ?? [] {
                subs.append(
                    CommitmentPart(
                        id: PartID(rawValue: "\(subs.count + 1)"), title: try part.text()))
            }
            commitments.append(
                PlannedCommitment(
                    id: CommitmentID(rawValue: "n\(number)"), number: number,
                    axis: try found.required("axis", in: item).whole(1...axes.count),
                    title: try found.required("title", in: item).text(), parts: subs))
        }
        return CommitteePlan(
            frame: Plan(title: try parts.required("title", in: field).text(), axes: axes),
            commitments: commitments)
    }
}

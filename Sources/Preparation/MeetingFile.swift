internal import Foundation
internal import Meeting

/// Reads a meeting from the value of a JSON file, as `docs/MEETING-FILE.md` says.
struct MeetingFile {
    private let root: Field
    private let fields: [String: Field]

    static let format = 1

    /// - Parameter template: what the file may leave out.
    init(_ root: Field, template: CommitteeTemplate? = nil) throws(PreparationError) {
        let own = try root.object([
            "format", "language", "timeZone", "letterhead", "subject", "body", "date", "time",
            "place", "remote", "rules", "participants", "agenda", "consultation", "commitments",
            "actions", "signatures", "phrases", "minutes",
        ])
        let format = try own.required("format", in: root)
        guard case .number(String(Self.format)) = format.value.content else {
            throw format.wrong("\(Self.format)")
        }
        var fields = template?.fields ?? [:]
        for (key, field) in own { fields[key] = field }
        self.init(root: root, fields: fields)
    }

    /// A file whose keys were looked at.
    init(root: Field, fields: [String: Field]) {
        self.root = root
        self.fields = fields
    }

    func meeting(id: MeetingID) throws(PreparationError) -> (Meeting, [Warning]) {
        let header = try header()
        let seats = try participants()
        let consultation = try consultation()
        let (commitments, places) = try CommitmentList(
            field: fields["commitments"], consultation: consultation
        ).read()
        let phrases = try phrases()
        let blocks =
            try minutes()
            ?? Template.blocks(
                in: header.language, withCommitments: !commitments.isEmpty,
                phrases: phrases)
        let meeting = Meeting(
            id: id, header: header, rules: try rules(), seats: seats + Preparation.sharedSeats,
            agenda: Agenda(items: try agenda()), consultation: consultation,
            commitments: commitments, actions: try actions(seats),
            minutes: Minutes(document: Preparation.document(blocks)))
        return (meeting, Preparation.warnings(of: meeting, at: places))
    }

    private func header() throws(PreparationError) -> Header {
        let time = try fields.required("time", in: root)
        guard case .string(let clock) = time.value.content, TimeOfDay(clock) != nil else {
            throw time.wrong("a time of day, as 09:30")
        }
        return Header(
            letterhead: try letterhead(), subject: try fields.required("subject", in: root).text(),
            body: try fields.text("body"), date: try fields.required("date", in: root).date(),
            time: clock, place: try fields.text("place"),
            remote: try fields["remote"]?.flag() ?? false,
            language: try fields["language"]?.choice(Language.self) ?? .ar,
            timeZone: try timeZone(), signatures: try signatures())
    }

    func letterhead() throws(PreparationError) -> [String] {
        var letterhead: [String] = []
        for line in try fields["letterhead"]?.list(limit: 20) ?? [] {
            letterhead.append(try line.text())
        }
        return letterhead
    }

    func timeZone() throws(PreparationError) -> String {
        guard let zone = fields["timeZone"] else { return Template.timeZone }
        let timeZone = try zone.text()
        guard TimeZone(identifier: timeZone) != nil else {
            throw zone.wrong("a time zone, as Africa/Tunis")
        }
        return timeZone
    }

    func signatures() throws(PreparationError) -> [Signatory]? {
        guard let field = fields["signatures"] else { return nil }
        var signatures: [Signatory] = []
        for item in try field.list(limit: Signatory.limit) {
            let parts = try item.object(["label", "name"])
            signatures.append(
                Signatory(
                    label: try parts.required("label", in: item).text(),
                    name: try parts.text("name")))
        }
        return signatures
    }

    /// The stock phrases that are the committee's own.
    func phrases() throws(PreparationError) -> [StockPhrase: String] {
        let parts = try fields["phrases"]?.object(StockPhrase.allCases.map(\.rawValue)) ?? [:]
        var phrases: [StockPhrase: String] = [:]
        for phrase in StockPhrase.allCases {
            phrases[phrase] = try parts[phrase.rawValue]?.text(optional: true)
        }
        return phrases
    }

    func rules() throws(PreparationError) -> Rules {
        guard let field = fields["rules"] else { return Template.rules }
        let parts = try field.object(["base", "majority", "tie", "quorum"])
        var rule = Template.rules.rule
        rule.majorities = [
            Majority(
                of: try parts["base"]?.choice(MajorityBase.self) ?? rule.majorities[0].base,
                try parts["majority"]?.threshold() ?? rule.majorities[0].threshold)
        ]
        rule.tie = try parts["tie"]?.choice(TieRule.self) ?? rule.tie
        return Rules(rule: rule, quorum: try parts["quorum"]?.threshold())
    }

    func participants() throws(PreparationError) -> [Seat] {
        let field = try fields.required("participants", in: root)
        var seats: [Seat] = []
        for (index, item) in try field.list(limit: Preparation.listLimit).enumerated() {
            seats.append(try Self.member(item, id: SeatID(rawValue: "p\(index + 1)")).seat)
        }
        for role in [Role.chair, .secretary] where !seats.contains(where: { $0.role == role }) {
            throw field.wrong("at least one participant with the role \(role.rawValue)")
        }
        return seats
    }

    /// A participant, and in a committee where in the list the one is whom the participant stands
    /// in for.
    static func member(
        _ field: Field, id: SeatID, inCommittee: Bool = false
    ) throws(PreparationError) -> (seat: Seat, principal: Field?) {
        let parts = try field.object(
            [
                "honorific", "name", "title", "organisation", "constituency", "role", "votes",
                "weight",
            ] + (inCommittee ? ["alternateOf"] : []))
        let role = try parts["role"]?.choice(Role.self, except: ["screen"]) ?? .member
        let votes = try parts["votes"]?.flag()
        if role == .observer, votes == true, let field = parts["votes"] {
            throw field.wrong("false, as an observer does not vote")
        }
        let seat = Seat(
            id: id,
            person: Person(
                honorific: try parts.text("honorific"),
                name: try parts.required("name", in: field).text(),
                title: try parts.text("title"), organisation: try parts.text("organisation"),
                constituency: try parts["constituency"]?.choice(Constituency.self)),
            role: role, votes: votes ?? (role != .observer),
            weight: try parts["weight"]?.whole(1...1_000) ?? 1, generation: 1)
        return (seat, parts["alternateOf"])
    }

    private func agenda() throws(PreparationError) -> [AgendaItem] {
        var items: [AgendaItem] = []
        for title in try fields["agenda"]?.list(limit: Preparation.listLimit) ?? [] {
            items.append(
                AgendaItem(
                    id: AgendaItemID(rawValue: "g\(items.count + 1)"), title: try title.text()))
        }
        return items
    }

    private func consultation() throws(PreparationError) -> Consultation? {
        guard let field = fields["consultation"] else { return nil }
        let parts = try field.object(["name", "respondents", "scale"])
        var scale: [Level] = []
        for item in try parts["scale"]?.list(limit: 12) ?? [] {
            let level = try item.object(["id", "label"])
            let id = LevelID(rawValue: try level.required("id", in: item).text())
            guard !scale.contains(where: { $0.id == id }) else {
                throw item.wrong("an id of its own, found \(id) again")
            }
            scale.append(Level(id: id, label: try level["label"]?.text()))
        }
        return Consultation(
            name: try parts.required("name", in: field).text(),
            scale: scale.isEmpty ? Level.priorities : scale,
            respondents: try parts["respondents"]?.whole(1...Field.countLimit))
    }

    private func actions(_ seats: [Seat]) throws(PreparationError) -> [Action] {
        var actions: [Action] = []
        for item in try fields["actions"]?.list(limit: Preparation.listLimit) ?? [] {
            let parts = try item.object(["text", "owner", "due", "done"])
            var owner: SeatID?
            if let field = parts["owner"] {
                guard !seats.isEmpty else { throw field.wrong("a participant") }
                owner = seats[try field.whole(1...seats.count) - 1].id
            }
            actions.append(
                Action(
                    // As if the first entry of the meeting had added them.
                    id: ActionID(rawValue: "a1-\(actions.count + 1)"),
                    text: try parts.required("text", in: item).text(), owner: owner,
                    due: try parts["due"]?.date(), done: try parts["done"]?.flag() ?? false))
        }
        return actions
    }

    func minutes() throws(PreparationError) -> [PreparedBlock]? {
        guard let field = fields["minutes"] else { return nil }
        var blocks: [PreparedBlock] = []
        for item in try field.list(limit: Preparation.listLimit) {
            let parts = try item.object(["kind", "level", "text"])
            let kind = try parts.required("kind", in: item).choice(BlockKind.self)
            if kind.isLive, let text = parts["text"] {
                throw text.wrong("no text, as \(kind.rawValue) writes itself")
            }
            if kind != .heading, let level = parts["level"] {
                throw level.wrong("no level, as only a heading has one")
            }
            let text = try parts.text("text")
            if text.contains(where: \.isNewline), let field = parts["text"] {
                throw field.wrong("a text without line breaks, one block per paragraph")
            }
            blocks.append(
                PreparedBlock(
                    kind, level: kind == .heading ? try parts["level"]?.whole(1...3) ?? 1 : nil,
                    text))
        }
        return blocks
    }
}

extension Field {
    /// The most answers that a count can have.
    static let countLimit = 100_000_000

    /// "more than 1/2" or "at least 2/3".
    func threshold() throws(PreparationError) -> Threshold {
        let expected = "\"more than n/d\" or \"at least n/d\", as \"more than 1/2\""
        guard case .string(let text) = value.content else { throw wrong(expected) }
        let words = text.split(separator: " ", omittingEmptySubsequences: true)
        guard words.count == 3, ["more than", "at least"].contains("\(words[0]) \(words[1])")
        else { throw wrong(expected) }
        let exceeding = words[0] == "more"
        let parts = words[2].split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let numerator = Int(parts[0]), let denominator = Int(parts[1]),
            (1...1_000).contains(denominator), (0...denominator).contains(numerator)
        else { throw wrong(expected) }
        guard !(exceeding && numerator == denominator) else {
            throw wrong("a majority that can be reached")
        }
        return Threshold(Fraction(numerator, denominator), exceeding: exceeding)
    }
}

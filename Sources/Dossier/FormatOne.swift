internal import Meeting
internal import StrictJSON

/// Records of the first format. A rule knew one majority, a ballot knew of those who were absent
/// only what all weights come to, and a result had fewer figures under other keys.
enum FormatOne {
    /// A meeting as the current format has it. A ballot that was closed is open in it: its result
    /// follows from votes and rule, see `closing`.
    static func migrated(_ meeting: JSONValue) -> JSONValue {
        let seats = meeting["seats"]?.elements ?? []
        return meeting.changing("rules") { $0.changing("rule", rule) }
            .changing("ballots") { $0.mapElements { ballot($0, of: seats) } }
    }

    /// The ballots that such a record says are closed, counted again.
    ///
    /// - Parameter written: the meeting as it stands in the file.
    static func closing(_ ballots: [Ballot], written: JSONValue?) throws(DossierError) -> [Ballot] {
        var closed = ballots
        for (index, result) in results(written).enumerated() where result != nil {
            let casting = result?["castingVote"]?.text.map { [OptionID(rawValue: $0)] } ?? []
            guard let counted = ballots[index].recount(castingVote: casting) else {
                throw .content(
                    path: "meeting.ballots[\(index)]",
                    problem: "votes and rule do not fit together")
            }
            closed[index].state = .closed(counted)
        }
        return closed
    }

    /// What a record says of each ballot; `nil` for one that is not closed.
    static func results(_ written: JSONValue?) -> [JSONValue?] {
        (written?["ballots"]?.elements ?? []).map { $0["state"]?["result"] }
    }

    /// Whether a result in the shape of the first format says what was counted.
    static func says(_ written: JSONValue, _ counted: BallotResult) -> Bool {
        var figures: [(String, String?)] = [
            ("turnout", String(counted.turnout)),
            ("outcome", "\"\(counted.outcome.rawValue)\""),
            ("chosen", counted.chosen.map { "\"\($0.rawValue)\"" }),
        ]
        if let decisive = counted.verdict.decisive {
            figures += [
                ("base", String(decisive.of)), ("needed", String(decisive.needed)),
                ("reached", String(decisive.reached)),
            ]
        }
        let counts = written["counts"]?.elements ?? []
        return figures.allSatisfy { key, value in written[key]?.canonicalText == value }
            && counts.allSatisfy { count in
                let amount = count["option"]?.text.flatMap {
                    counted.amount(of: OptionID(rawValue: $0))
                }
                guard let amount else { return false }
                return count["voters"]?.canonicalText == String(amount.voters)
                    && count["weight"]?.canonicalText == String(amount.weight)
            }
    }

    private static func rule(_ rule: JSONValue) -> JSONValue {
        guard let base = rule["base"], let threshold = rule["threshold"] else { return rule }
        let majority = JSONValue([
            "base": base, "threshold": threshold, "inEachConstituency": JSONValue(.boolean(false)),
            "leastPerConstituency": JSONValue(.number("0")),
        ])
        return rule.without("base", "threshold").setting(
            "majorities", JSONValue(.array([majority])))
    }

    private static func ballot(_ ballot: JSONValue, of seats: [JSONValue]) -> JSONValue {
        let electorate = ballot["electorate"]?.elements ?? []
        let present = Set(electorate.compactMap { $0["seat"]?.text })
        let absent = seats.filter { seat in
            guard case .boolean(true)? = seat["votes"]?.content else { return false }
            return !present.contains(seat["id"]?.text ?? "")
        }
        let no = JSONValue(.boolean(false))
        var migrated = ballot.without("membersWeight").changing("rule", rule)
            .setting("limits", JSONValue([:])).setting("openness", JSONValue(.string("named")))
            .setting("closesWhenAllHaveVoted", no).setting("withheld", no)
            .setting("rehearsal", no)
            .setting("electorate", JSONValue(.array(electorate.map { elector($0, of: seats) })))
            .setting("absent", JSONValue(.array(absent.map(elector))))
        if ballot["state"]?["result"] != nil {
            migrated = migrated.setting("state", JSONValue(["name": JSONValue(.string("open"))]))
        }
        return migrated
    }

    /// A voter with the constituency that the seat has.
    private static func elector(_ elector: JSONValue, of seats: [JSONValue]) -> JSONValue {
        let seat = seats.first { $0["id"]?.text == elector["seat"]?.text }
        guard let constituency = seat?["person"]?["constituency"] else { return elector }
        return elector.setting("constituency", constituency)
    }

    private static func elector(_ seat: JSONValue) -> JSONValue {
        var members: [String: JSONValue] = [:]
        members["seat"] = seat["id"]
        members["weight"] = seat["weight"]
        members["constituency"] = seat["person"]?["constituency"]
        return JSONValue(members)
    }
}

// Values taken apart and put together. What is not of the kind that is asked for stays as it is,
// and is refused where it is read.

extension JSONValue {
    init(_ content: Content) {
        self.init(position: TextPosition(line: 1, column: 1), content: content)
    }

    init(_ members: [String: JSONValue]) {
        let sorted = members.sorted { $0.key < $1.key }
        self.init(.object(sorted.map { JSONMember(key: $0.key, value: $0.value) }))
    }

    subscript(key: String) -> JSONValue? {
        guard case .object(let members) = content else { return nil }
        return members.first { $0.key == key }?.value
    }

    var text: String? {
        guard case .string(let text) = content else { return nil }
        return text
    }

    var elements: [JSONValue]? {
        guard case .array(let elements) = content else { return nil }
        return elements
    }

    func mapElements(_ transform: (JSONValue) -> JSONValue) -> JSONValue {
        elements.map { JSONValue(.array($0.map(transform))) } ?? self
    }

    func changing(_ key: String, _ transform: (JSONValue) -> JSONValue) -> JSONValue {
        self[key].map { setting(key, transform($0)) } ?? self
    }

    func setting(_ key: String, _ value: JSONValue) -> JSONValue {
        guard case .object(let members) = without(key).content else { return self }
        return JSONValue(.object(members + [JSONMember(key: key, value: value)]))
    }

    func without(_ keys: String...) -> JSONValue {
        guard case .object(let members) = content else { return self }
        return JSONValue(.object(members.filter { !keys.contains($0.key) }))
    }
}

extension JSONMember {
    fileprivate init(key: String, value: JSONValue) {
        self.init(key: key, position: value.position, value: value)
    }
}

@testable import Meeting

// The commands of a scenario, in words.

extension ScenarioRunner {
    /// The command that follows a person's name.
    func command(_ words: inout Words) throws(ScenarioError) -> Command {
        if let command = try courseCommand(&words) { return command }
        if let command = try floorCommand(&words) { return command }
        if let command = try agreementCommand(&words) { return command }
        if let command = try peopleCommand(&words) { return command }
        if let command = try othersVotesCommand(&words) { return command }
        if let command = try ballotCommand(&words) { return command }
        if let command = try listCommand(&words) { return command }
        if let command = try decisionCommand(&words) { return command }
        throw ScenarioError("no such command: \(words.rest)")
    }

    private func courseCommand(_ words: inout Words) throws(ScenarioError) -> Command? {
        if words.take("open the meeting") { return .openMeeting }
        if words.take("suspend the meeting") { return .suspendMeeting }
        if words.take("resume the meeting") { return .resumeMeeting }
        if words.take("close the meeting") { return .closeMeeting }
        if words.take("turn to nothing") { return .turnTo(subject: nil) }
        if words.take("turn to") { return .turnTo(subject: try subject(&words)) }
        if words.take("set the subject to") {
            var header = try meeting().header
            header.subject = words.all()
            return .changeHeader(header: header)
        }
        if words.take("set the date to") {
            var header = try meeting().header
            header.date = words.all()
            return .changeHeader(header: header)
        }
        if words.take("set the rule to") {
            var rules = try meeting().rules
            rules.rule = try words.rule()
            return .setRules(rules: rules)
        }
        if words.take("set the quorum to") {
            var rules = try meeting().rules
            rules.quorum = words.take("none") ? nil : try words.threshold()
            return .setRules(rules: rules)
        }
        return nil
    }

    func subject(_ words: inout Words) throws(ScenarioError) -> Subject {
        words.take("item")
            ? .item(AgendaItemID(rawValue: "i\(try words.number())"))
            : .commitment(try commitment(&words))
    }

    private func peopleCommand(_ words: inout Words) throws(ScenarioError) -> Command? {
        if words.take("arrive") { return .arrive(mode: mode(&words)) }
        if words.take("leave") { return .leave }
        if words.take("mark arrival of") {
            let name = words.upTo(",")
            return .markArrival(seat: try seat(name), mode: mode(&words))
        }
        if words.take("mark departure of") { return .markDeparture(seat: try seat(words.all())) }
        if words.take("excuse") {
            return .markExcused(seat: try seat(words.all()), excused: true)
        }
        if words.take("renew the link of") { return .renewLink(seat: try seat(words.all())) }
        if words.take("add a seat for") {
            guard let role = Role(rawValue: words.word()) else {
                throw ScenarioError("no role: \(words.rest)")
            }
            let name = words.upTo(",")
            let (votes, weight) = try votes(&words)
            return .addSeat(
                person: Person(
                    honorific: "", name: name, title: "", organisation: "", constituency: nil),
                role: role, votes: votes, weight: weight)
        }
        if words.take("make") {
            let person = try seat(words.take("the observers") ? "the observers" : words.word())
            guard let role = Role(rawValue: words.upTo(",")) else {
                throw ScenarioError("no role: \(words.rest)")
            }
            let (votes, weight) = try votes(&words)
            let name = try meeting().seat(person)?.person
            return .changeSeat(
                seat: person,
                person: name
                    ?? Person(
                        honorific: "", name: "?", title: "", organisation: "", constituency: nil),
                role: role, votes: votes, weight: weight)
        }
        return nil
    }

    private func mode(_ words: inout Words) -> Mode {
        if words.take("remotely") { return .remote }
        _ = words.take("in the room")
        return .room
    }

    /// `, no vote`, `, weight 2`, or nothing: a vote of weight 1.
    private func votes(_ words: inout Words) throws(ScenarioError) -> (Bool, Int) {
        if words.take("no vote") { return (false, 1) }
        if words.take("weight") { return (true, try words.number()) }
        return (true, 1)
    }
}

// MARK: - Decisions

extension ScenarioRunner {
    private func decisionCommand(_ words: inout Words) throws(ScenarioError) -> Command? {
        if words.take("agree on") {
            let commitment = try commitment(&words)
            guard words.take(":") else { throw ScenarioError("on what? \(words.rest)") }
            return .declareConsensus(
                commitment: commitment, proposal: try proposal(words.all()))
        }
        if words.take("give the reason for") {
            let commitment = try commitment(&words)
            _ = words.take(":")
            return .giveReason(commitment: commitment, reason: words.all())
        }
        if words.take("condition") {
            let index = try words.number()
            guard words.take("of") else { throw ScenarioError("of what? \(words.rest)") }
            let commitment = try commitment(&words)
            let conditions = try meeting().commitment(commitment)?.decision?.conditions ?? []
            let condition =
                conditions.indices.contains(index - 1) ? conditions[index - 1].id : "c999"
            if words.take("is open again") {
                return .meetCondition(commitment: commitment, condition: condition, note: nil)
            }
            guard words.take("is met:") else { throw ScenarioError("is what? \(words.rest)") }
            return .meetCondition(commitment: commitment, condition: condition, note: words.all())
        }
        if words.take("reword") {
            let commitment = try commitment(&words)
            let reason = words.take("because") ? words.upTo(":") : nil
            _ = words.take(":")
            return .rewordCommitment(
                commitment: commitment, title: words.all(), reason: reason)
        }
        if words.take("set the count of") {
            let commitment = try commitment(&words)
            let level = LevelID(rawValue: words.word())
            guard words.take("to") else { throw ScenarioError("to what? \(words.rest)") }
            return .setCount(
                commitment: commitment, level: level,
                count: words.take("empty") ? nil : try words.number())
        }
        if words.take("add the action:") {
            var parts = try parts(words.all())
            let text = parts.removeFirst()
            var about: CommitmentID?
            if let last = parts.last, last.hasPrefix("about ") {
                var words = Words(last.dropFirst(6))
                about = try commitment(&words)
                parts.removeLast()
            }
            let (owner, due) = try whoAndWhen(&parts)
            return .addAction(text: text, owner: owner, due: due, commitment: about)
        }
        guard words.take("action") else { return nil }
        let index = try words.number()
        let actions = try meeting().actions
        let isDone = words.take("is done")
        let note = words.take(":") ? words.all() : nil
        guard actions.indices.contains(index - 1) else {
            return .changeAction(action: "a999", text: "?", owner: nil, due: nil, done: false)
        }
        guard isDone else { throw ScenarioError("is what? \(words.rest)") }
        let action = actions[index - 1]
        return .changeAction(
            action: action.id, text: action.text, owner: action.owner, due: action.due,
            done: true, note: note)
    }

    private func parts(_ text: String) throws(ScenarioError) -> [String] {
        text.split(separator: ";").map { String($0).trimmingWhitespace() }
    }

    /// Takes `who Rim` and `by 2023-07-20` out of the parts.
    private func whoAndWhen(
        _ parts: inout [String]
    ) throws(ScenarioError) -> (SeatID?, String?) {
        var (owner, due): (SeatID?, String?)
        while let last = parts.last {
            var words = Words(last)
            if words.take("who") {
                owner = try seat(words.all())
            } else if words.take("by") {
                due = words.all()
            } else {
                break
            }
            parts.removeLast()
        }
        return (owner, due)
    }

    /// `merged into 2; because …; reword: …; verify: …; coordinate: …`, with `who` and `by` after
    /// a condition.
    func proposal(_ text: String) throws(ScenarioError) -> Proposal {
        var parts = try parts(text)[...]
        guard let first = parts.popFirst() else { throw ScenarioError("no proposal") }
        var proposal = Proposal(disposition: try disposition(first))
        for part in parts {
            var words = Words(part)
            if words.take("because") {
                proposal.reason = words.all()
            } else if words.take("related to") {
                proposal.related = try commitments(&words)
            } else if words.take("who") {
                proposal.conditions[proposal.conditions.count - 1].owner = try seat(words.all())
            } else if words.take("by") {
                proposal.conditions[proposal.conditions.count - 1].due = words.all()
            } else if let kind = Condition.Kind(rawValue: words.word()) {
                _ = words.take(":")
                proposal.conditions.append(ProposedCondition(kind: kind, text: words.all()))
            } else {
                throw ScenarioError("no part of a proposal: \(part)")
            }
        }
        return proposal
    }

    private func disposition(_ text: String) throws(ScenarioError) -> Disposition {
        var words = Words(text)
        if words.take("merged into") { return .merged(into: try commitment(&words)) }
        if words.take("undecided:") {
            return .undecided(
                options: words.all().split(separator: " or ").map {
                    String($0).trimmingWhitespace()
                })
        }
        switch words.all() {
        case "retained": return .retained
        case "supplementary": return .supplementary
        case "dropped": return .dropped
        // The words are those of a text file.
        default: throw ScenarioError("no disposition: \(text)")
        }
    }
}

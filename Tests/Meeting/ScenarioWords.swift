@testable import Meeting

// What came of a command, in short lines.

/// Says what happened in a meeting.
struct Storyteller {
    let meeting: Meeting
    /// What people are called in the scenario.
    let names: [SeatID: String]

    func name(_ seat: SeatID?) -> String {
        guard let seat else { return "the meeting" }
        return names[seat] ?? meeting.seat(seat)?.person.name ?? seat.rawValue
    }

    func number(_ commitment: CommitmentID) -> String {
        meeting.commitment(commitment).map { String($0.number) } ?? commitment.rawValue
    }

    func number(_ ballot: BallotID) -> String {
        meeting.ballot(ballot).map { "ballot \($0.number)" } ?? ballot.rawValue
    }

    func time(_ instant: Instant) -> String {
        let seconds = instant.rawValue / 1_000
        let clock =
            twoDigits(seconds / 3_600 % 24) + ":" + twoDigits(seconds / 60 % 60)
        return seconds % 60 == 0 ? clock : clock + ":" + twoDigits(seconds % 60)
    }

    func words(for event: Event, at now: Instant) -> [String] {
        switch event {
        case .meetingPrepared: ["prepared"]
        case .phaseChanged(let phase): ["the meeting is \(phase), \(time(now))"]
        case .headerChanged(let header): ["header: \(header.subject), \(header.date)"]
        case .rulesSet(let rules):
            [
                "rules: \(words(for: rules.rule)); quorum "
                    + (rules.quorum.map(words) ?? "none")
            ]
        case .turnedTo(let subject): ["now: " + (subject.map(words) ?? "nothing")]
        case .arrived(let seat, let mode): ["\(name(seat)) is here (\(mode)), \(time(now))"]
        case .departed(let seat): ["\(name(seat)) left, \(time(now))"]
        case .excusedMarked(let seat, let excused):
            ["\(name(seat)) is \(excused ? "excused" : "not excused")"]
        case .seatAdded(let seat):
            ["seat \(seat.id): \(words(for: seat))"]
        case .seatChanged(let seat):
            ["seat \(seat.id): \(words(for: seat)), link \(seat.generation)"]
        case .floorRequested(let seat): ["\(name(seat)) asks for the floor"]
        case .requestWithdrawn(let seat): ["\(name(seat)) no longer asks for the floor"]
        case .floorGiven(let seat): ["\(name(seat)) has the floor"]
        case .speechEnded: ["the speech ended"]
        case .commitmentReworded(let id, let title, let reason):
            ["\(number(id)) is now: \(title)" + (reason.map { ", because \($0)" } ?? "")]
        case .countSet(let id, let level, let count):
            ["\(number(id)), \(level): " + (count.map(String.init) ?? "empty")]
        case .rewordingReasonGiven, .translated, .respondentsStated, .tieBreakNamed,
            .orderDeclared, .findingAccepted, .acceptanceWithdrawn, .listsDeclaredComplete,
            .completionVoided, .listsAdopted:
            listWords(for: event)
        case .ballotOpened, .voteCast, .ballotExtended, .ballotClosed, .ballotAnnulled,
            .castingVoteGiven:
            ballotWords(for: event)
        case .decided(let id, let decision):
            ["\(number(id)): \(words(for: decision))"]
        case .reasonGiven(let id, let reason): ["\(number(id)): because \(reason)"]
        case .conditionMet(let id, let condition, let note):
            ["\(number(id)), \(condition): " + (note.map { "met: \($0)" } ?? "open again")]
        case .actionAdded(let action), .actionChanged(let action): [words(for: action)]
        case .minutesEdited(let operation): ["minutes: \(operation.changes.count) changes"]
        case .viewStated, .viewTakenBack, .viewsVoided, .sectionLocked, .sectionUnlocked,
            .wordingProposed, .proposalSettled, .threadOpened, .commentAdded, .threadResolved,
            .threadReopened, .adoptionStarted, .addendumProposed, .responseGiven,
            .responseWithdrawn, .adoptionEnded:
            agreementWords(for: event)
        }
    }

    private func ballotWords(for event: Event) -> [String] {
        switch event {
        case .ballotOpened(let ballot):
            [
                "ballot \(ballot.number) opened on \(words(forQuestionOf: ballot))",
                "  electorate: \(ballot.electorate.map(words).joined(separator: ", "))",
                "  rule: \(words(for: ballot.rule))"
                    + (ballot.deadline.map { "; until \(time($0))" } ?? ""),
            ]
        case .voteCast(_, let seat, _): ["the vote of \(name(seat)) is recorded, not public"]
        case .ballotExtended(let id, let deadline):
            ["\(number(id)) is open until \(time(deadline))"]
        case .ballotClosed(let id, let result, let votes):
            [
                "\(number(id)) closed: \(words(for: result))",
                "  roll call: "
                    + votes.map { "\(name($0.seat)) \($0.choice.option)" }
                    .joined(separator: ", "),
            ]
        case .ballotAnnulled(let id, let reason): ["\(number(id)) annulled: \(reason)"]
        case .castingVoteGiven(let id, let result):
            ["\(number(id)), casting vote: \(words(for: result))"]
        case .meetingPrepared, .phaseChanged, .headerChanged, .rulesSet, .turnedTo, .arrived,
            .departed, .excusedMarked, .seatAdded, .seatChanged, .floorRequested,
            .requestWithdrawn, .floorGiven, .speechEnded, .commitmentReworded, .countSet,
            .decided, .reasonGiven, .conditionMet, .actionAdded, .actionChanged, .minutesEdited,
            .rewordingReasonGiven, .translated, .respondentsStated, .tieBreakNamed,
            .orderDeclared, .findingAccepted, .acceptanceWithdrawn, .listsDeclaredComplete,
            .completionVoided, .listsAdopted, .viewStated, .viewTakenBack, .viewsVoided,
            .sectionLocked, .sectionUnlocked,
            .wordingProposed, .proposalSettled, .threadOpened, .commentAdded, .threadResolved,
            .threadReopened, .adoptionStarted, .addendumProposed, .responseGiven,
            .responseWithdrawn, .adoptionEnded:
            []
        }
    }
}

// MARK: - Things

extension Storyteller {
    func words(for rule: Rule) -> String {
        "\(words(for: rule.threshold)) of \(rule.base), tie: \(rule.tie)"
    }

    func words(for threshold: Threshold) -> String {
        (threshold.exceeding ? "more than " : "at least ")
            + "\(threshold.fraction.numerator)/\(threshold.fraction.denominator)"
    }

    private func words(for subject: Subject) -> String {
        switch subject {
        case .item(let id): "item \(id)"
        case .commitment(let id): number(id)
        }
    }

    private func words(for seat: Seat) -> String {
        "\(seat.person.name), \(seat.role), "
            + (seat.votes ? "votes with weight \(seat.weight)" : "does not vote")
    }

    private func words(for elector: Elector) -> String {
        name(elector.seat) + (elector.weight == 1 ? "" : " (\(elector.weight))")
    }

    private func words(forQuestionOf ballot: Ballot) -> String {
        let proposals = ballot.options.compactMap { option in
            option.proposal.map { "\(option.id) \(words(for: $0.disposition))" }
        }
        let what = ballot.proposal.map { words(for: $0.disposition) }
        let question = ([what].compactMap { $0 } + proposals).joined(separator: ", ")
        return (ballot.subject.map(words) ?? "\"\(ballot.text)\"")
            + " (\(ballot.method))" + (question.isEmpty ? "" : ": \(question)")
    }

    private func words(for result: BallotResult) -> String {
        let counts = result.counts.map { count in
            "\(count.option) \(count.voters)"
                + (count.weight == count.voters ? "" : " (\(count.weight))")
        }
        let verdict =
            "\(result.outcome)" + (result.chosen.map { " \($0)" } ?? "")
            + (result.castingVote.map { " by the casting vote \($0)" } ?? "")
        return counts.joined(separator: ", ")
            + "; reached \(result.reached) of \(result.base), needed \(result.needed): "
            + verdict
    }

    func words(for disposition: Disposition) -> String {
        switch disposition {
        case .retained: "retained"
        case .merged(let lead): "merged into \(number(lead))"
        case .supplementary: "supplementary"
        case .dropped: "dropped"
        case .undecided(let options): "undecided: " + options.joined(separator: " or ")
        }
    }

    func words(for decision: Decision) -> String {
        var parts = [words(for: decision.disposition)]
        switch decision.act {
        case .consensus: parts[0] += ", by consensus"
        case .ballot(let id): parts[0] += ", by \(number(id))"
        }
        if !decision.reason.isEmpty { parts.append("because \(decision.reason)") }
        parts += decision.conditions.map(words)
        if !decision.related.isEmpty {
            parts.append("related to " + decision.related.map(number).joined(separator: ", "))
        }
        return parts.joined(separator: "; ")
    }

    func words(for condition: Condition) -> String {
        "\(condition.kind)" + (condition.text.isEmpty ? "" : ": \(condition.text)")
            + whoAndWhen(condition.owner, condition.due)
            + (condition.met.map { " (met: \($0))" } ?? "")
    }

    func words(for action: Action) -> String {
        "action: \(action.text)" + whoAndWhen(action.owner, action.due)
            + (action.commitment.map { ", about \(number($0))" } ?? "")
            + (action.done ? " (done\(action.note.map { ": \($0)" } ?? ""))" : "")
    }

    private func whoAndWhen(_ owner: SeatID?, _ due: String?) -> String {
        (owner.map { ", \(name($0))" } ?? "") + (due.map { ", by \($0)" } ?? "")
    }
}

// MARK: - What is derived

extension Storyteller {
    var quorum: [String] {
        let quorum = meeting.quorum
        return [
            "quorum: \(quorum.present) of \(quorum.members) present, \(quorum.required) required"
                + (quorum.isReached ? "" : ": not reached")
        ]
    }

    var lists: [String] {
        let dropped = meeting.commitments(decided: .dropped).map { String($0.number) }
        let undecided = meeting.commitments(decided: .undecided).map { String($0.number) }
        return ["final list:"] + meeting.finalList.map(words)
            + ["supplementary list:"] + meeting.supplementaryList.map(words)
            + ["dropped: " + (dropped.isEmpty ? "none" : dropped.joined(separator: ", "))]
            + ["undecided: " + (undecided.isEmpty ? "none" : undecided.joined(separator: ", "))]
    }

    private func words(for entry: ListEntry) -> String {
        "  \(entry.number). "
            + ([entry.lead] + entry.members).map { String($0.number) }.joined(separator: " + ")
    }

    var actions: [String] {
        let agreed = meeting.agreedActions
        if agreed.isEmpty { return ["no actions"] }
        return agreed.map { action in
            switch action {
            case .condition(let condition, let commitment):
                "\(commitment.number): \(words(for: condition))"
            case .typed(let action): words(for: action)
            }
        }
    }

    /// All decisions on a commitment, oldest first.
    func history(of id: CommitmentID) -> [String] {
        let decisions = meeting.commitment(id)?.decisions ?? []
        return decisions.isEmpty ? ["no decisions"] : decisions.map(words)
    }
}

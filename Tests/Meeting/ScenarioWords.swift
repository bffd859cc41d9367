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
        meeting.ballot(ballot).map { "\($0.rehearsal ? "rehearsal" : "ballot") \($0.number)" }
            ?? ballot.rawValue
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
            ] + words(for: rules.floor)
        case .turnedTo(let subject): ["now: " + (subject.map(words) ?? "nothing")]
        case .arrived(let seat, let mode): ["\(name(seat)) is here (\(mode)), \(time(now))"]
        case .departed(let seat): ["\(name(seat)) left, \(time(now))"]
        case .excusedMarked(let seat, let excused):
            ["\(name(seat)) is \(excused ? "excused" : "not excused")"]
        case .seatAdded(let seat):
            ["seat \(seat.id): \(words(for: seat))"]
        case .seatChanged(let seat):
            ["seat \(seat.id): \(words(for: seat)), link \(seat.generation)"]
        case .floorRequested, .requestWithdrawn, .floorGiven, .speechExtended, .speechEnded,
            .motionProposed, .motionSeconded, .motionSettled, .amendmentRestated,
            .motionsOrdered:
            floorWords(for: event, at: now)
        case .commitmentReworded(let id, let title, let reason, let act):
            [
                "\(number(id)) is now: \(title)" + (reason.map { ", because \($0)" } ?? "")
                    + (act.map { ", \(words(for: $0))" } ?? "")
            ]
        case .countSet(let id, let level, let count):
            ["\(number(id)), \(level): " + (count.map(String.init) ?? "empty")]
        case .rewordingReasonGiven, .translated, .respondentsStated, .tieBreakNamed,
            .orderDeclared, .findingAccepted, .acceptanceWithdrawn, .listsDeclaredComplete,
            .completionVoided, .listsAdopted:
            listWords(for: event)
        case .ballotPrepared, .preparedBallotWithdrawn, .ballotOpened, .voteCast,
            .ballotExtended, .ballotClosed, .ballotWithheld, .ballotPublished, .ballotAnnulled,
            .castingVoteGiven:
            ballotWords(for: event)
        case .withoutDeviceMarked, .tellersNamed, .proxyGiven, .proxyEnded, .handCountEntered,
            .handVotesCounted:
            othersVotesWords(for: event)
        case .boxWritten(let id, let box): ["\(number(id)): box \(box.number)"]
        case .secretVotesCounted(let id, let tookPart, let codes, _):
            ["\(number(id)): \(tookPart?.count ?? 0) names, \(codes?.count ?? 0) codes"]
        case .decided(let id, let decision):
            ["\(number(id)): \(words(for: decision))"]
        case .reasonGiven(let id, let reason): ["\(number(id)): because \(reason)"]
        case .conditionMet(let id, let condition, let note):
            ["\(number(id)), \(condition): " + (note.map { "met: \($0)" } ?? "open again")]
        case .actionAdded(let action), .actionChanged(let action): [words(for: action)]
        case .statementAdded(let statement), .statementChanged(let statement):
            [
                "\(number(statement.commitment)), \(statement.kind) of "
                    + (statement.speaker.map { name($0) } ?? "nobody") + ": \(statement.text)"
            ]
        case .statementRemoved(let id): ["statement \(id) is removed"]
        case .progressStated(let progress):
            [
                "\(number(progress.commitment)): "
                    + [progress.percent.map { "\($0) %" }, progress.level.map { "\($0)" }]
                    .compactMap { $0 }.joined(separator: ", ")
            ]
        case .minutesEdited(let operation): ["minutes: \(operation.changes.count) changes"]
        case .viewStated, .viewTakenBack, .viewsVoided, .sectionLocked, .sectionUnlocked,
            .wordingProposed, .proposalSettled, .threadOpened, .commentAdded, .threadResolved,
            .threadReopened, .adoptionStarted, .addendumProposed, .responseGiven,
            .responseWithdrawn, .adoptionEnded:
            agreementWords(for: event)
        }
    }
}

// MARK: - Things

extension Storyteller {
    func words(for subject: Subject) -> String {
        switch subject {
        case .item(let id): "item \(id)"
        case .commitment(let id): number(id)
        }
    }

    private func words(for seat: Seat) -> String {
        "\(seat.person.name), \(seat.role), "
            + (seat.votes ? "votes with weight \(seat.weight)" : "does not vote")
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
        parts[0] += ", " + words(for: decision.act)
        if let ballot = decision.revivedBy { parts.append("again since \(number(ballot))") }
        if !decision.reason.isEmpty { parts.append("because \(decision.reason)") }
        parts += decision.conditions.map(words)
        if !decision.related.isEmpty {
            parts.append("related to " + decision.related.map(number).joined(separator: ", "))
        }
        return parts.joined(separator: "; ")
    }

    func words(for act: Act) -> String {
        switch act {
        case .consensus: "by consensus"
        case .ballot(let id): "by \(number(id))"
        }
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
            "quorum: \(quorum.present) of \(quorum.members) present"
                + (quorum.represented > 0 ? " (\(quorum.represented) represented)" : "")
                + ", \(quorum.required) required"
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

/// What becomes of a command.
package enum Reception: Equatable, Sendable {
    /// It was applied before, in the entry of this sequence: its answer was lost.
    case alreadyApplied(sequence: Int)
    case entry(Entry)
}

extension Meeting {
    /// Decides the `number`th command of a client exactly once; changes nothing.
    ///
    /// A client sends one command at a time and the next only when it knows what became of the
    /// last; so a number that is not new was applied, and its answer got lost.
    package func receive(
        _ command: Command, number: Int, from origin: Origin
    ) throws(Rejection) -> Reception {
        if let by = origin.by, let client = origin.client {
            guard number > 0 else { throw Rejection(.invalid, ["field": "number"]) }
            if number <= clients.number(of: client, seat: by) {
                return .alreadyApplied(
                    sequence: clients.sequence(of: client, seat: by) ?? sequence)
            }
        }
        let events = try decide(command, from: origin)
        return .entry(
            Entry(
                sequence: next, at: origin.at, by: origin.by, client: origin.client,
                number: number, events: events))
    }

    /// What the meeting does by itself at `now`: a ballot closes at its deadline, or when nobody is
    /// missing and it was opened so.
    ///
    /// - Parameters:
    ///   - turnout: how many have voted, if the ballot is secret.
    ///   - answers: what is in its box, if it can be opened.
    package func dueEntry(
        at now: Instant, turnout: Int = 0, answers: () -> [SeatID: SecretAnswer]? = { nil }
    ) -> Entry? {
        guard let ballot = openBallot, ballot.isDue(at: now, turnout: turnout) else { return nil }
        var origin = Origin(by: nil, at: now)
        origin.answers = ballot.secret == nil ? nil : answers()
        guard let events = try? decide(.closeBallot(ballot: ballot.id), from: origin) else {
            return nil
        }
        return Entry(sequence: next, at: now, by: nil, client: nil, number: nil, events: events)
    }

    /// The first entry of a meeting.
    package static func preparing(_ meeting: Meeting, at: Instant) -> Entry {
        Entry(
            sequence: 1, at: at, by: nil, client: nil, number: nil,
            events: [.meetingPrepared(meeting: meeting)])
    }
}

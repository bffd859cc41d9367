package import Committee
package import Meeting
internal import Words

// A meeting that a committee calls, from the last one.

extension Preparation {
    /// The meeting that was called: its people are the members, its agenda the open actions and the
    /// axes of the plan, and what the last meeting left goes on.
    ///
    /// - Parameter before: the meeting that it goes on from, as it stands.
    package static func meeting(
        _ called: CalledMeeting, of committee: Committee, after before: Meeting?
    ) -> Meeting {
        let settings = committee.settings
        let words = Words(settings.language)
        let header = Header(
            letterhead: settings.letterhead, subject: called.subject, body: settings.name,
            date: called.date, time: called.time, place: called.place, remote: called.remote,
            language: settings.language, timeZone: settings.timeZone,
            signatures: settings.signatures)
        let open = before.map(openActions) ?? []
        let seats = seats(of: committee, called, actions: open, before)
        let plan = committee.plan.flatMap { $0.commitments.isEmpty ? nil : $0 }
        var meeting = Meeting(
            id: called.id, header: header, rules: settings.rules, seats: seats + sharedSeats,
            agenda: agenda(plan: plan?.frame, after: before, open: open, words),
            consultation: plan == nil ? before?.consultation : nil,
            commitments: plan.map { plan in plan.commitments.map { planned($0, before) } }
                ?? (before?.commitments ?? []).map { carried($0, from: before) },
            actions: open.map(\.action),
            minutes: Minutes(
                document: document(blocks(plan: plan?.frame, settings, before, words))))
        meeting.earlier = before.map { $0.earlierMeetings }
        if let plan {
            meeting.followUp = FollowUp(
                plan: plan.frame,
                places: Dictionary(
                    uniqueKeysWithValues: plan.commitments.map {
                        ($0.id, PlanPlace(axis: $0.axis, parts: $0.parts))
                    }),
                carried: Dictionary(uniqueKeysWithValues: open.map { ($0.action.id, $0.since) }),
                past: (before?.followUp?.past ?? []) + [before?.pastAttendance].compactMap { $0 },
                progress: before?.followUp?.progress ?? [])
        }
        return meeting
    }

    // MARK: People

    private static func seats(
        of committee: Committee, _ called: CalledMeeting, actions: [OpenAction],
        _ before: Meeting?
    ) -> [Seat] {
        let members = committee.sitting.compactMap { member -> Seat? in
            var seat = member.seat
            seat.generation = 1
            if called.replaced.contains(seat.id) { seat.votes = false }
            guard let principal = member.alternateOf else { return seat }
            // An alternate is only invited where there is somebody to stand in for.
            guard called.replaced.contains(principal),
                let replaced = committee.member(principal)?.seat
            else { return nil }
            seat.votes = replaced.votes
            seat.weight = replaced.weight
            return seat
        }
        // Who is to do something and sits in the committee no longer is at least named.
        let owners = Set(actions.compactMap(\.action.owner))
        let others = (before?.seats ?? IndexedList([])).filter { seat in
            owners.contains(seat.id) && !members.contains { $0.id == seat.id }
        }.map { seat in
            var seat = seat
            seat.role = .observer
            seat.votes = false
            seat.generation = 1
            return seat
        }
        return members + others
    }

    // MARK: What goes on

    private struct OpenAction {
        var action: Action
        /// The date of the meeting that agreed on it.
        var since: String
    }

    /// What is still to be done, also the open conditions of decisions.
    private static func openActions(of before: Meeting) -> [OpenAction] {
        let words = Words(before.header.language)
        let carried = before.followUp?.carried ?? [:]
        return before.agreedActions.compactMap { agreed -> OpenAction? in
            switch agreed {
            case .typed(let action):
                guard !action.done else { return nil }
                return OpenAction(
                    action: action, since: carried[action.id] ?? before.header.date)
            case .condition(let condition, let commitment):
                guard condition.met == nil else { return nil }
                var plain = condition
                plain.owner = nil
                plain.due = nil
                return OpenAction(
                    action: Action(
                        id: ActionID(rawValue: "a-\(condition.id)"),
                        text: words.action(.condition(plain, of: commitment), in: before),
                        owner: condition.owner, due: condition.due, done: false,
                        commitment: commitment.id), since: before.header.date)
            }
        }
    }

    /// A commitment of the plan, with the wordings and decisions that it had.
    private static func planned(
        _ planned: PlannedCommitment, _ before: Meeting?
    ) -> Commitment {
        guard let before, let known = before.commitment(planned.id) else {
            return Commitment(
                id: planned.id, number: planned.number, title: planned.title, counts: [:])
        }
        var commitment = carried(known, from: before)
        commitment.number = planned.number
        commitment.title = planned.title
        // What was still to be met goes on as an action.
        if let last = commitment.decisions.indices.last {
            commitment.decisions[last].conditions = []
        }
        return commitment
    }

    private static func carried(_ commitment: Commitment, from before: Meeting?) -> Commitment {
        before.map { carried(commitment, from: $0) } ?? commitment
    }

    // MARK: Agenda and minutes

    private static func agenda(
        plan: Plan?, after before: Meeting?, open: [OpenAction], _ words: Words
    ) -> Agenda {
        var titles: [String] = []
        if !open.isEmpty { titles.append(words["template.agenda.openActions"]) }
        if let before, before.phase != .adopted {
            titles.append(
                words("template.agenda.minutes", ["date": words.date(before.header.date)]))
        }
        titles += (plan?.axes ?? []).map {
            words(
                "template.agenda.axis", ["number": String($0.number), "title": $0.title])
        }
        titles.append(words["template.agenda.others"])
        return Agenda(
            items: titles.enumerated().map { index, title in
                AgendaItem(id: AgendaItemID(rawValue: "g\(index + 1)"), title: title)
            })
    }

    private static func blocks(
        plan: Plan?, _ settings: CommitteeSettings, _ before: Meeting?, _ words: Words
    ) -> [PreparedBlock] {
        let own = Dictionary(
            uniqueKeysWithValues: settings.phrases.compactMap { name, text in
                StockPhrase(rawValue: name).map { ($0, text) }
            })
        guard let plan else {
            return Template.blocks(
                in: settings.language, withCommitments: before?.commitments.isEmpty == false,
                phrases: own)
        }
        func text(_ phrase: StockPhrase, _ usual: String, level: Int? = nil) -> [PreparedBlock] {
            let text = own[phrase] ?? usual
            return text.isEmpty
                ? [] : [PreparedBlock(level == nil ? .paragraph : .heading, level: level, text)]
        }
        return [.init(.header), .init(.attendance)]
            + text(.opening, words("template.followUp.opening", ["plan": plan.title]))
            + [.init(.agenda)] + text(.discussion, words["template.followUp.discussion"])
            + [.init(.statements)]
            + text(.table, words["template.followUp.progress"], level: 1) + [.init(.progress)]
            + [.init(.ballots)] + text(.actions, words["template.actions"], level: 1)
            + [.init(.actions), .init(.absences)] + text(.closing, words["template.closing"])
    }
}

extension Meeting {
    /// Who came, for the count over the meetings; `nil` when it was never opened.
    fileprivate var pastAttendance: PastAttendance? {
        guard phase != .prepared else { return nil }
        let participants = seats.filter(\.isParticipant).map(\.id)
        let attended = participants.filter(attendance.attended)
        let excused = participants.filter {
            !attended.contains($0) && attendance.excused.contains($0)
        }
        return PastAttendance(
            meeting: id, date: header.date, attended: attended, excused: excused,
            absent: participants.filter { !attended.contains($0) && !excused.contains($0) })
    }
}

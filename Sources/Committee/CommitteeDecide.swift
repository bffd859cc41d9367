package import Meeting

extension Committee {
    /// The most members, former ones among them, and commitments of the plan.
    package static let listLimit = 5_000

    /// What follows from a command; changes nothing.
    ///
    /// - Throws: with the words that the meetings refuse with, too.
    package func decide(
        _ command: CommitteeCommand, from origin: CommitteeOrigin
    ) throws(Rejection) -> [CommitteeEvent] {
        let author = try author(origin)
        switch command {
        case .changeSettings(let settings): return try change(settings)
        case .addMember(let person, let role, let votes, let weight, let principal):
            return try addMember(
                Seat(
                    id: newMember, person: person, role: role, votes: votes, weight: weight,
                    generation: 1), principal, author)
        case .changeMember(let id, let person, let role, let votes, let weight, let principal):
            let before = try known(id)
            let seat = Seat(
                id: id, person: person, role: role, votes: votes, weight: weight,
                generation: before.seat.generation)
            return try change(before, to: seat, principal, author)
        case .endMembership(let id): return try end(id, author)
        case .resumeMembership(let id): return try resume(id, author)
        case .renewLink(let id):
            var member = try known(id)
            try refuseChanging(member.seat.role, author)
            member.seat.generation += 1
            return [.memberChanged(member: member)]
        case .changePlan(let plan):
            let checked = try checked(plan)
            guard checked != self.plan else { throw Rejection(.noChange) }
            return [.planChanged(plan: checked)]
        case .callMeeting(let subject, let date, let time, let place, let remote, let replaced):
            return try call(
                CalledMeeting(
                    id: origin.newMeeting, subject: subject, date: date, time: time, place: place,
                    remote: remote, replaced: replaced, after: nil), origin)
        }
    }

    /// Who may act for the committee: its chair and its secretary. `nil`: the machine.
    private func author(_ origin: CommitteeOrigin) throws(Rejection) -> Member? {
        guard let by = origin.by else { return nil }
        let member = try known(by)
        guard !member.isFormer, member.seat.role == .chair || member.seat.role == .secretary
        else { throw Rejection(.notPermitted, ["role": member.seat.role.rawValue]) }
        return member
    }

    private func known(_ id: SeatID) throws(Rejection) -> Member {
        guard let member = member(id) else { throw Rejection(.unknown, ["field": "member"]) }
        return member
    }

    /// From the sequence, so the same command on the same state gives the same events. Meetings
    /// name those who walk in `p…`.
    private var newMember: SeatID {
        var name = "m\(sequence + 1)"
        while members.contains(where: { $0.id.rawValue == name }) { name += "x" }
        return SeatID(rawValue: name)
    }

    private func change(_ settings: CommitteeSettings) throws(Rejection) -> [CommitteeEvent] {
        var settings = settings
        settings.name = try checked(settings.name, "name")
        settings.place = try checked(settings.place, "place", optional: true)
        guard settings.letterhead.count <= 20 else { throw tooLong("letterhead", 20) }
        guard settings != self.settings else { throw Rejection(.noChange) }
        return [.settingsChanged(settings: settings)]
    }

    // MARK: Members

    private func addMember(
        _ seat: Seat, _ principal: SeatID?, _ author: Member?
    ) throws(Rejection) -> [CommitteeEvent] {
        guard members.count < Self.listLimit else { throw tooLong("members", Self.listLimit) }
        let member = try checked(Member(seat: seat, alternateOf: principal))
        try refuseChanging(seat.role, author)
        return [.memberAdded(member: member)]
    }

    private func change(
        _ before: Member, to seat: Seat, _ principal: SeatID?, _ author: Member?
    ) throws(Rejection) -> [CommitteeEvent] {
        let member = try checked(
            Member(seat: seat, alternateOf: principal, isFormer: before.isFormer))
        guard member != before else { throw Rejection(.noChange) }
        // A name may be put right by the secretary; the powers of a chair may not.
        if before.seat.role != seat.role {
            try refuseChanging(before.seat.role, author)
            try refuseChanging(seat.role, author)
        }
        if seat.role != .chair { try keepChair(besides: before) }
        if principal != nil, members.contains(where: { $0.alternateOf == seat.id && !$0.isFormer })
        {
            throw Rejection(.invalid, ["field": "alternateOf"])
        }
        return [.memberChanged(member: member)]
    }

    private func end(_ id: SeatID, _ author: Member?) throws(Rejection) -> [CommitteeEvent] {
        var member = try known(id)
        guard !member.isFormer else { throw Rejection(.noChange) }
        try refuseChanging(member.seat.role, author)
        try keepChair(besides: member)
        member.isFormer = true
        // The link opens nothing any more, and another one will when the person comes back.
        member.seat.generation += 1
        return [.memberChanged(member: member)]
    }

    private func resume(_ id: SeatID, _ author: Member?) throws(Rejection) -> [CommitteeEvent] {
        var member = try known(id)
        guard member.isFormer else { throw Rejection(.noChange) }
        try refuseChanging(member.seat.role, author)
        member.isFormer = false
        return [.memberChanged(member: member)]
    }

    /// Only a chair makes and unmakes chairs: else a secretary could take the chair's powers.
    private func refuseChanging(_ role: Role, _ author: Member?) throws(Rejection) {
        if role == .chair, let author, author.seat.role != .chair {
            throw Rejection(.notPermitted, ["role": author.seat.role.rawValue])
        }
    }

    private func keepChair(besides member: Member) throws(Rejection) {
        guard member.seat.role == .chair, !member.isFormer,
            !sitting.contains(where: { $0.seat.role == .chair && $0.id != member.id })
        else { return }
        throw Rejection(.lastChair)
    }

    private func checked(_ member: Member) throws(Rejection) -> Member {
        var member = member
        let person = member.seat.person
        member.seat.person = Person(
            honorific: try checked(person.honorific, "honorific", optional: true),
            name: try checked(person.name, "name"),
            title: try checked(person.title, "title", optional: true),
            organisation: try checked(person.organisation, "organisation", optional: true),
            constituency: person.constituency)
        guard (1...1_000).contains(member.seat.weight) else {
            throw Rejection(.invalid, ["field": "weight", "problem": "range"])
        }
        switch member.seat.role {
        case .chair, .secretary, .member: break
        case .observer:
            guard !member.seat.votes else { throw Rejection(.invalid, ["field": "votes"]) }
        case .screen: throw Rejection(.invalid, ["field": "role"])
        }
        if let principal = member.alternateOf {
            // Two votes for one place would come of a vote of one's own, or of a chain.
            let replaced = try known(principal)
            guard !member.seat.votes, principal != member.id, replaced.alternateOf == nil,
                !replaced.isFormer
            else { throw Rejection(.invalid, ["field": "alternateOf"]) }
        }
        return member
    }

    // MARK: The plan and the meetings

    private func checked(_ plan: CommitteePlan) throws(Rejection) -> CommitteePlan {
        guard plan.commitments.count <= Self.listLimit else {
            throw tooLong("commitments", Self.listLimit)
        }
        let axes = plan.frame.axes.map(\.number)
        let areUnique =
            Set(plan.commitments.map(\.id)).count == plan.commitments.count
            && Set(plan.commitments.map(\.number)).count == plan.commitments.count
        guard areUnique, axes == Array(1..<axes.count + 1),
            plan.commitments.allSatisfy({ axes.contains($0.axis) && $0.number > 0 })
        else { throw Rejection(.invalid, ["field": "number"]) }
        // What a meeting went through stays in the plan: the next one goes on from it.
        let known = Set(plan.commitments.map(\.id))
        if !meetings.isEmpty, let before = self.plan,
            !before.commitments.allSatisfy({ known.contains($0.id) })
        {
            throw Rejection(.invalid, ["field": "commitments"])
        }
        var plan = plan
        plan.frame.title = try checked(plan.frame.title, "title")
        for index in plan.frame.axes.indices {
            plan.frame.axes[index].title = try checked(plan.frame.axes[index].title, "title")
        }
        for index in plan.commitments.indices {
            plan.commitments[index].title = try checked(plan.commitments[index].title, "title")
        }
        return plan
    }

    private func call(
        _ meeting: CalledMeeting, _ origin: CommitteeOrigin
    ) throws(Rejection) -> [CommitteeEvent] {
        var meeting = meeting
        meeting.subject = try checked(meeting.subject, "subject")
        meeting.place = try checked(meeting.place, "place", optional: true)
        guard CalendarDate(meeting.date) != nil else {
            throw Rejection(.invalid, ["field": "date", "problem": "date"])
        }
        guard TimeOfDay(meeting.time) != nil else {
            throw Rejection(.invalid, ["field": "time"])
        }
        for id in meeting.replaced {
            guard sitting.contains(where: { $0.alternateOf == id }) else {
                throw Rejection(.unknown, ["field": "alternate"])
            }
        }
        if let last = meetings.last {
            guard let state = origin.last else { throw Rejection(.notWritable) }
            // What the next one goes on from must not change under it any more.
            switch state.phase {
            case .closed, .adopted: break
            case .prepared, .inSession, .suspended:
                throw Rejection(.wrongPhase, ["phase": state.phase.rawValue])
            }
            meeting.after = Predecessor(meeting: last.id, head: state.head)
        }
        return [.meetingCalled(meeting: meeting)]
    }

    private func tooLong(_ field: String, _ limit: Int) -> Rejection {
        Rejection(
            .invalid, ["field": field, "problem": "tooLong", "limit": String(limit)])
    }

    /// `text` without white space at its ends, neither too long nor, unless it may be, empty.
    private func checked(
        _ text: String, _ field: String, optional: Bool = false
    ) throws(Rejection) -> String {
        let text = text.trimmingWhitespace()
        guard optional || !text.isEmpty else {
            throw Rejection(.invalid, ["field": field, "problem": "empty"])
        }
        guard text.utf16.count <= Meeting.textLimit else {
            throw tooLong(field, Meeting.textLimit)
        }
        return text
    }
}

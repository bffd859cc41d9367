internal import Meeting
internal import Words

// The parts that say what meeting it was and who took part.

extension MinutesWriter {
    /// Letterhead, title, subject, date and place, as every document has them.
    mutating func addMasthead(title: String) {
        let header = meeting.header
        if !header.letterhead.isEmpty {
            add(.letterhead(header.letterhead.map(\.withPairedControls)))
        }
        add(.title(title))
        addFact("header.subject", words.quoted(header.subject))
        if !header.body.isEmpty { addFact("header.body", words.quoted(header.body)) }
        addFact("header.date", words.dateTime(date: header.date, time: header.time))
        if let place { addFact("header.place", place) }
    }

    mutating func addHeader() {
        let header = meeting.header
        addMasthead(title: words["minutes.title"])
        var wasOpened = false
        for change in meeting.phaseChanges {
            guard let key = Self.key(of: change.phase, wasOpened: wasOpened) else { continue }
            wasOpened = wasOpened || change.phase == .inSession
            let time = words.time(change.at, in: header.timeZone)
            addFact(key, words("header.at", ["time": time]))
        }
    }

    private static func key(of phase: Phase, wasOpened: Bool) -> String? {
        switch phase {
        case .prepared: nil
        case .inSession: wasOpened ? "header.resumed" : "header.opened"
        case .suspended: "header.suspended"
        case .closed: "header.closed"
        // Said at the end, with those who adopted.
        case .adopted: nil
        }
    }

    private var place: String? {
        let header = meeting.header
        switch (header.place.isEmpty, header.remote) {
        case (true, true): return words["header.remote"]
        case (true, false): return nil
        case (false, true):
            return words("header.placeAndRemote", ["place": words.quoted(header.place)])
        case (false, false): return words.quoted(header.place)
        }
    }

    mutating func addFact(_ key: String, _ text: String) {
        add(.fact(label: words[key] + words["colon"], text: text))
    }

    mutating func addHeading(_ key: String, level: Int) {
        add(.heading(level: level, sentence(words[key])))
    }

    // MARK: Attendance

    mutating func addAttendance() {
        let participants = meeting.seats.filter(\.isParticipant)
        let attendance = meeting.attendance
        let anybodyCame = participants.contains { attendance.attended($0.id) }
        let here = participants.filter { !anybodyCame || attendance.attended($0.id) }
        let excused = participants.filter {
            !here.contains($0) && attendance.excused.contains($0.id)
        }
        let absent = participants.filter { !here.contains($0) && !excused.contains($0) }
        addPeople("attendance.participants", here, level: 1)
        if !excused.isEmpty { addPeople("attendance.excused", excused, level: 2) }
        if !absent.isEmpty { addPeople("attendance.absent", absent, level: 2) }
        addNames("attendance.chair", of: .chair, in: here)
        addNames("attendance.secretary", of: .secretary, in: here)
        guard anybodyCame else { return }
        if let sides = words.sides(of: here) { add(.paragraph(sentence(sides + "."))) }
        addQuorum()
    }

    /// How many voters were here when the meeting was opened, and whether that was enough.
    mutating func addQuorum() {
        let present = meeting.openedAt.map { meeting.voters(at: $0) } ?? meeting.presentVoters
        let represented =
            meeting.openedAt.map { meeting.represented(at: $0) } ?? meeting.representedVoters
        add(
            .paragraph(
                sentence(
                    words.quorum(
                        present: present.count + represented.count,
                        represented: represented.count, members: meeting.voters.count,
                        rule: meeting.rules.quorum))))
    }

    private mutating func addPeople(_ key: String, _ seats: [Seat], level: Int) {
        addHeading(key, level: level)
        for seat in seats {
            addWrittenItem(words.participant(seat, in: meeting))
        }
    }

    private mutating func addNames(_ key: String, of role: Role, in seats: [Seat]) {
        let names = seats.filter { $0.role == role }.map { words.name($0.person) }
        if !names.isEmpty { addFact(key, names.joined(separator: words["comma"])) }
    }

    // MARK: Signatures

    /// Places to sign: as the committee has them, else for the chair and the secretary.
    mutating func addSignatures() {
        let signatures =
            meeting.header.signatures?.map {
                Signature(
                    label: $0.label.withPairedControls, name: $0.name.withPairedControls)
            } ?? signaturesOfOfficers
        if !signatures.isEmpty { add(.signatures(signatures)) }
    }

    private var signaturesOfOfficers: [Signature] {
        let people: [(key: String, role: Role)] = [
            ("attendance.chair", .chair), ("attendance.secretary", .secretary),
        ]
        return people.compactMap { person in
            let seats = meeting.seats.filter { $0.role == person.role }
            let seat = seats.first { meeting.attendance.attended($0.id) } ?? seats.first
            return seat.map { Signature(label: words[person.key], name: words.name($0.person)) }
        }
    }

    // MARK: Annex

    /// What does not fit together and was accepted in words.
    mutating func addAcceptedFindings() {
        let accepted = meeting.acceptedFindings
        guard !accepted.isEmpty else { return }
        addHeading("document.annex.accepted", level: 1)
        for finding in accepted { addItem(words.accepted(finding, in: meeting)) }
    }
}

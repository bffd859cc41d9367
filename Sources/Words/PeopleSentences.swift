package import Meeting

// Who takes part, and who was here when.

extension Words {
    /// "السيدة ريم القرناوي".
    package func name(_ person: Person) -> String {
        quoted(person.honorific.isEmpty ? person.name : "\(person.honorific) \(person.name)")
    }

    /// "honorific name: title, organisation", without what is empty.
    package func person(_ person: Person) -> String {
        let description = [person.title, person.organisation].filter { !$0.isEmpty }.map(quoted)
        guard !description.isEmpty else { return name(person) }
        return self(
            "attendance.person",
            [
                "name": name(person),
                "description": description.joined(separator: self["comma"]),
            ])
    }

    /// A participant as listed: the person, the times when they were not here throughout, and who
    /// represented them.
    package func participant(_ seat: Seat, in meeting: Meeting) -> String {
        let text = person(seat.person)
        let inside = [
            stays(of: seat.id, in: meeting), representation(of: seat.id, in: meeting),
        ].compactMap { $0 }
        guard !inside.isEmpty else { return text }
        return self(
            "brackets", ["text": text, "inside": inside.joined(separator: self["semicolon"])])
    }

    /// "présence : de 10h20 à 11h45", with the mode when both modes occur in the meeting; `nil`
    /// for somebody who was here throughout and in the mode of all others.
    package func stays(of id: SeatID, in meeting: Meeting) -> String? {
        guard let presence = presence(of: id, in: meeting) else { return nil }
        return presence.isThroughout
            ? presence.text : self("attendance.stays", ["stays": presence.text])
    }

    /// The same without the label: "de 10h20 à 11h45".
    package func times(of id: SeatID, in meeting: Meeting) -> String? {
        presence(of: id, in: meeting)?.text
    }

    private func presence(
        of id: SeatID, in meeting: Meeting
    ) -> (text: String, isThroughout: Bool)? {
        guard let all = meeting.attendance.presences[id], !all.isEmpty else { return nil }
        let presences = meeting.withinSession(all)
        guard !presences.isEmpty else { return nil }
        let modes = Set(meeting.attendance.presences.values.joined().map(\.mode))
        if meeting.attendedThroughout(presences) {
            guard modes.count > 1, let mode = presences.last?.mode else { return nil }
            return (self["mode.\(mode.rawValue)"], true)
        }
        let stays = presences.map { stay($0, modes: modes, in: meeting) }
        return (stays.joined(separator: self["comma"]), false)
    }

    private func stay(_ presence: Presence, modes: Set<Mode>, in meeting: Meeting) -> String {
        let zone = meeting.header.timeZone
        let from = time(presence.from, in: zone)
        let text =
            if let until = presence.until {
                self("attendance.stay", ["from": from, "until": time(until, in: zone)])
            } else {
                self("attendance.stayFrom", ["from": from])
            }
        guard modes.count > 1 else { return text }
        return self(
            "attendance.withMode",
            ["stay": text, "mode": self["mode.\(presence.mode.rawValue)"]])
    }

    /// "Présence par collège : structures publiques 6, société civile 3"; `nil` when no side of
    /// anyone is known.
    package func sides(of seats: [Seat]) -> String? {
        let sides = Constituency.allCases.compactMap { side -> String? in
            let count = seats.filter { $0.person.constituency == side }.count
            guard count > 0 else { return nil }
            return self(
                "attendance.side",
                ["side": self["constituency.\(side.rawValue)"], "count": String(count)])
        }
        guard !sides.isEmpty else { return nil }
        return self("attendance.sides", ["sides": sides.joined(separator: self["comma"])])
    }

    /// How many voters are here of how many, what is required, and whether that is enough.
    ///
    /// - Parameter represented: how many of those present are so by proxy.
    package func quorum(
        present: Int, represented: Int = 0, members: Int, rule: Threshold?
    ) -> String {
        guard let rule else { return self["quorum.notRequired"] }
        let required = rule.least(of: members)
        let text = self(
            "quorum",
            [
                "present": String(present), "members": String(members),
                "required": String(required), "threshold": threshold(rule),
                "verdict": self[present >= required ? "quorum.reached" : "quorum.notReached"],
            ])
        guard represented > 0 else { return text }
        return self("quorum.represented", ["quorum": text, "count": String(represented)])
    }
}

extension Meeting {
    /// When the meeting was first opened.
    package var openedAt: Instant? { phaseChanges.first { $0.phase == .inSession }?.at }

    /// When it was closed.
    package var closedAt: Instant? { phaseChanges.last { $0.phase == .closed }?.at }

    /// The stays from the opening to the closing; what lies outside is cut off.
    fileprivate func withinSession(_ presences: [Presence]) -> [Presence] {
        presences.compactMap { presence in
            var presence = presence
            if let openedAt {
                if let until = presence.until, until <= openedAt { return nil }
                presence.from = max(presence.from, openedAt)
            }
            if let closedAt, let until = presence.until { presence.until = min(until, closedAt) }
            return presence
        }
    }

    /// Whether one stay reaches from the opening to the closing, or to now.
    fileprivate func attendedThroughout(_ presences: [Presence]) -> Bool {
        guard let openedAt else { return presences.count == 1 && presences[0].until == nil }
        return presences.contains { presence in
            guard presence.from <= openedAt else { return false }
            guard let until = presence.until else { return true }
            return closedAt.map { until >= $0 } ?? false
        }
    }

    /// The voters who were here at a moment, by their stays.
    package func voters(at moment: Instant) -> [Seat] {
        voters.filter { seat in
            (attendance.presences[seat.id] ?? []).contains { presence in
                presence.from <= moment && presence.until.map { $0 > moment } ?? true
            }
        }
    }
}

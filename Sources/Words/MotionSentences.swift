package import Meeting

// Motions from the floor: who proposed what, who seconded it, what became of it.

extension Words {
    /// "Amendment no. 2 by Ms Amal to commitment no. 4: …"
    package func motion(_ motion: FloorMotion, in meeting: Meeting) -> String {
        let name = name(of: motion.author, in: meeting)
        let number = String(motion.number)
        switch motion.content {
        case .motion(_, let text):
            return self(
                "motions.motion", ["number": number, "name": name, "text": quoted(text)])
        case .amendment(let commitment, _, let title):
            return self(
                "motions.amendment",
                [
                    "number": number, "name": name,
                    "commitment": reference(commitment, in: meeting), "text": quoted(title),
                ])
        }
    }

    /// What became of it, with the chair's reason or the number of the ballot.
    package func fate(of motion: FloorMotion, in meeting: Meeting) -> String {
        let key = "motions.\(motion.state.name.rawValue)"
        switch motion.state {
        case .proposed, .admitted, .withdrawn: return self[key]
        case .refused(let reason), .setAside(let reason):
            return self(key, ["reason": quoted(reason)])
        case .adopted(let ballot), .rejected(let ballot):
            return self(
                key, ["ballot": meeting.ballot(ballot).map { String($0.number) } ?? "?"])
        }
    }

    /// The heading of a ballot on a motion from the floor.
    func heading(of ballot: Ballot, on motion: FloorMotion, in meeting: Meeting) -> String {
        self(
            motion.amends == nil ? "ballot.heading.motion" : "ballot.heading.amendment",
            [
                "number": String(ballot.number), "motion": String(motion.number),
                "name": name(of: motion.author, in: meeting), "text": quoted(ballot.text),
            ])
    }

    package func name(of seat: SeatID, in meeting: Meeting) -> String {
        meeting.seat(seat).map { name($0.person) } ?? "?"
    }
}

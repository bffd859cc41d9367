package import Meeting

// What a follow-up meeting says: statements, progress, absences.

extension Words {
    /// What somebody said, as a sentence of the minutes, with the part of the commitment before it.
    package func statement(_ statement: Statement, in meeting: Meeting) -> String {
        let key = "statement.\(statement.kind.rawValue)"
        let text: String =
            if let person = statement.speaker.flatMap(meeting.seat)?.person {
                self(
                    person.isWoman ? key + ".woman" : key,
                    ["name": name(person), "text": quoted(statement.text)])
            } else {
                self(key + ".nobody", ["text": quoted(statement.text)])
            }
        return withPart(statement.part, of: statement.commitment, in: meeting, text)
    }

    /// "60 %, substantial – evidence: …", with the meeting that stated it when it was another.
    package func progress(_ progress: Progress, in meeting: Meeting) -> String {
        let figures = [
            progress.percent.map { percent(whole: $0) },
            progress.level.map { self["progressLevel.\($0.rawValue)"] },
        ]
        var text = figures.compactMap { $0 }.joined(separator: self["comma"])
        if !progress.evidence.isEmpty {
            text = self(
                "followUp.evidence", ["progress": text, "evidence": quoted(progress.evidence)])
        }
        if progress.meeting != meeting.id {
            text = self("followUp.before", ["progress": text, "date": date(progress.date)])
        }
        return withPart(progress.part, of: progress.commitment, in: meeting, text)
    }

    private func withPart(
        _ part: PartID?, of commitment: CommitmentID, in meeting: Meeting, _ text: String
    ) -> String {
        guard let title = meeting.followUp?.title(of: part, in: commitment) else { return text }
        return self("followUp.part", ["part": quoted(title), "text": text])
    }

    /// "Axis 1: …".
    package func axis(_ axis: Axis) -> String {
        self("followUp.axis", ["number": String(axis.number), "title": quoted(axis.title)])
    }

    /// "Commitment no. 02: …".
    package func planned(_ commitment: Commitment) -> String {
        self(
            "followUp.commitment",
            [
                "number": twoDigits(commitment.number),
                "title": quoted(commitment.title(in: language)),
            ])
    }

    /// How often somebody did not come.
    package func absence(_ absence: Absence, in meeting: Meeting) -> String {
        let key =
            switch (absence.missed, absence.excused) {
            case (_, 0): "absence.missed"
            case (0, _): "absence.excused"
            case (_, _): "absence.both"
            }
        return self(
            key,
            [
                "name": meeting.seat(absence.seat).map { name($0.person) } ?? "?",
                "missed": String(absence.missed), "excused": String(absence.excused),
                "meetings": plural(
                    "absence.meetings", absence.meetings, ["count": String(absence.meetings)]),
            ])
    }

    /// The call to those who were missing from two meetings in a row or more; `nil` without any.
    package func appeal(in meeting: Meeting) -> String? {
        let names = meeting.absences.filter { $0.inARow > 1 }.compactMap { absence in
            meeting.seat(absence.seat).map { name($0.person) }
        }
        return names.isEmpty
            ? nil : self("absence.appeal", ["names": names.joined(separator: self["comma"])])
    }

    func dueBeforeMeeting(_ id: ActionID, in meeting: Meeting) -> String {
        let action = meeting.actions.first { $0.id == id }
        return self(
            "finding.dueBeforeMeeting",
            ["action": quoted(action?.text ?? "?"), "date": date(action?.due ?? "")])
    }
}

extension Person {
    /// Whether the honorific is a woman's, for the verbs of Arabic.
    var isWoman: Bool {
        let letters = honorific.lowercased().unicodeScalars.filter {
            $0.properties.generalCategory != .nonspacingMark && $0 != "\u{640}"
        }
        let plain = String(String.UnicodeScalarView(letters))
        return ["سيدة", "آنسة", "دكتورة", "أستاذة", "mme", "mlle", "mrs", "ms", "madame"].contains {
            plain.hasPrefix($0) || plain.hasPrefix("ال" + $0)
        }
    }
}

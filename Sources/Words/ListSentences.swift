package import Meeting

// What is declared about the lists: their order, and how far they have come.

extension Words {
    /// What a list is ordered by; `nil` when it stands in the order of the source.
    package func order(of list: ListName, in meeting: Meeting) -> String? {
        switch meeting.lists.order(of: list) {
        case .decision: self["list.order.decision"]
        case .byHand(_, let reason): self("list.order.byHand", ["reason": quoted(reason)])
        case .consultation, nil: byConsultation("list.order", in: meeting)
        }
    }

    /// What the rows of the table of results are ordered by; `nil` without a consultation.
    package func tableOrder(in meeting: Meeting) -> String? {
        byConsultation("table.note.order", in: meeting)
    }

    private func byConsultation(_ key: String, in meeting: Meeting) -> String? {
        guard let consultation = meeting.consultation, let top = consultation.scale.first else {
            return nil
        }
        switch consultation.tieBreak {
        case .number, nil: return self(key, ["level": level(top)])
        case .nextLevels: return self("\(key).nextLevels", ["level": level(top)])
        }
    }

    /// Whether the lists are in the making, proposed or adopted; since when and by which act.
    package func state(of lists: Lists, in meeting: Meeting) -> String {
        let timeZone = meeting.header.timeZone
        guard let completion = lists.completion else { return self["lists.state.open"] }
        guard let adoption = completion.adoption else {
            let time = time(completion.at, in: timeZone)
            let date = date(completion.at, in: timeZone)
            // Lists that a meeting takes over were declared complete on another day.
            return date == self.date(meeting.header.date)
                ? self("lists.state.complete", ["time": time])
                : self("lists.state.completeOn", ["date": date, "time": time])
        }
        return self(
            "lists.state.adopted",
            [
                "act": act(adoption.act, in: meeting), "time": time(adoption.at, in: timeZone),
            ])
    }
}

internal import Meeting
internal import Words

// What came from the floor: motions with what became of them, and who spoke how long.

extension MinutesWriter {
    /// In the order of their numbers; nothing where nobody moved anything.
    mutating func addMotions() {
        let motions = meeting.motions.sorted { $0.number < $1.number }
        guard !motions.isEmpty else { return }
        addHeading("motions.title", level: 2)
        for motion in motions {
            addItem(words.motion(motion, in: meeting))
            if case .amendment(_, let base, _) = motion.content {
                addDetail(words("motions.base", ["text": words.quoted(base)]))
            }
            if !motion.seconders.isEmpty {
                let names = motion.seconders.map { words.name(of: $0, in: meeting) }
                addDetail(
                    words("motions.seconders", ["names": names.joined(separator: words["comma"])]))
            }
            addDetail(words.fate(of: motion, in: meeting))
        }
    }

    private mutating func addDetail(_ text: String) {
        add(.item(ListItem(level: 1, sentence(text))))
    }

    /// The annex of who spoke, and the sums; nothing where nobody had the floor.
    mutating func addSpeeches() {
        let speeches = meeting.floor.speeches
        guard !speeches.isEmpty else { return }
        addHeading("speeches.title", level: 2)
        add(
            .table(
                table(
                    "speeches.caption",
                    [
                        ("speeches.from", 14), ("speeches.until", 14), ("speeches.speaker", 40),
                        ("speeches.subject", 40), ("speeches.time", 14), ("speeches.given", 16),
                    ], naming: 2, rows: speeches.map(row))))
        add(
            .table(
                table(
                    "speeches.total.caption",
                    [
                        ("speeches.speaker", 60), ("speeches.count", 22), ("speeches.points", 22),
                        ("speeches.time", 22),
                    ], naming: 0,
                    rows: meeting.speakingTimes.map { time in
                        [
                            words.name(of: time.seat, in: meeting), String(time.speeches),
                            String(time.pointsOfOrder), Self.duration(time.time),
                        ]
                    })))
    }

    private func row(_ speech: Speech) -> [String] {
        let zone = meeting.header.timeZone
        let name = words.name(of: speech.seat, in: meeting)
        let speaker =
            switch speech.kind {
            case .speech: name
            case .pointOfOrder: words("speeches.pointOfOrder", ["name": name])
            case .continuation: words("speeches.continuation", ["name": name])
            }
        return [
            words.time(speech.from, in: zone), words.time(speech.until, in: zone), speaker,
            subject(speech.subject), Self.duration(speech.duration),
            speech.allowance.map(Self.duration) ?? words["speeches.unlimited"],
        ]
    }

    private func subject(_ subject: Subject?) -> String {
        switch subject {
        case .commitment(let id):
            words("note.commitment", ["number": words.reference(id, in: meeting)])
        case .item(let id):
            meeting.agenda.items.first { $0.id == id }.map { words.quoted($0.title) } ?? ""
        case nil: ""
        }
    }

    private func table(
        _ caption: String, _ columns: [(key: String, width: Int)], naming: Int, rows: [[String]]
    ) -> Table {
        Table(
            caption: words[caption],
            columns: columns.enumerated().map { index, column in
                Table.Column(
                    width: column.width, isCentred: index != naming, namesRow: index == naming)
            },
            head: columns.map { cell(words[$0.key]) }, rows: rows.map { $0.map(cell) })
    }

    /// Minutes and seconds, "2:05".
    private static func duration(_ milliseconds: Int) -> String {
        let seconds = milliseconds / 1_000
        let rest = seconds % 60
        return "\(seconds / 60):" + (rest < 10 ? "0" : "") + String(rest)
    }
}

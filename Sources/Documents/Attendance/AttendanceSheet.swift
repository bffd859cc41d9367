internal import Meeting
internal import Words

// The sheet of who was here, to be signed.

extension MinutesWriter {
    mutating func addAttendanceSheet() {
        let participants = meeting.seats.filter(\.isParticipant)
        let here = participants.filter { meeting.attendance.attended($0.id) }
        if !here.isEmpty { addQuorum() }
        if let sides = words.sides(of: here) { add(.paragraph(sentence(sides + "."))) }
        let head = [
            "table.row", "column.name", "column.title", "column.constituency", "column.role",
            "column.presence", "column.signature",
        ]
        add(
            .table(
                Table(
                    caption: words["document.attendance"], columns: Self.attendanceColumns,
                    head: head.map { cell(words[$0]) },
                    rows: participants.enumerated().map { index, seat in
                        row(seat, number: index + 1, anybodyCame: !here.isEmpty)
                    })))
    }

    private static let attendanceColumns = [
        Table.Column(width: 8, isCentred: true, namesRow: false),
        Table.Column(width: 34, isCentred: false, namesRow: true),
        Table.Column(width: 44, isCentred: false, namesRow: false),
        Table.Column(width: 22, isCentred: false, namesRow: false),
        Table.Column(width: 18, isCentred: false, namesRow: false),
        Table.Column(width: 28, isCentred: false, namesRow: false),
        Table.Column(width: 34, isCentred: false, namesRow: false, isForHand: true),
    ]

    private func row(_ seat: Seat, number: Int, anybodyCame: Bool) -> [Table.Cell] {
        [
            cell(String(number)),
            Table.Cell(paragraphs: [written(words.name(seat.person))]),
            cells(office(of: seat.person)),
            cell(seat.person.constituency.map { words["constituency.\($0.rawValue)"] } ?? ""),
            cell(words["role.\(seat.role.rawValue)"]),
            cell(anybodyCame ? presence(of: seat) : ""), cell(""),
        ]
    }

    /// With who represented them while they were not here.
    private func presence(of seat: Seat) -> String {
        [stay(of: seat), words.representation(of: seat.id, in: meeting)].compactMap { $0 }
            .joined(separator: words["semicolon"])
    }

    private func stay(of seat: Seat) -> String {
        if meeting.attendance.attended(seat.id) {
            return words.times(of: seat.id, in: meeting) ?? words["attendance.throughout"]
        }
        return words[
            meeting.attendance.excused.contains(seat.id)
                ? "attendance.wasExcused" : "attendance.wasAbsent"]
    }
}

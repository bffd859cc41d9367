internal import Meeting
internal import Words

// The final and the supplementary list, each as a table of the same columns.

extension MinutesWriter {
    mutating func addLists() {
        add(.paragraph(sentence(words.state(of: meeting.lists, in: meeting) + ".")))
        for list in ListName.allCases {
            let title = words["list.\(list.rawValue)"]
            add(.heading(level: 1, sentence(title)))
            let entries = meeting.entries(of: list)
            guard !entries.isEmpty else {
                add(.paragraph(sentence(words["none"])))
                continue
            }
            addOrder(of: list)
            add(
                .table(
                    Table(
                        caption: title, columns: Self.listColumns, head: listHead.map(cell),
                        rows: entries.map(row))))
        }
        addOpenCommitments()
    }

    private static let listColumns = [
        Table.Column(width: 8, isCentred: true, namesRow: false),
        Table.Column(width: 22, isCentred: true, namesRow: false),
        Table.Column(width: 52, isCentred: false, namesRow: true),
        Table.Column(width: 42, isCentred: false, namesRow: false),
        Table.Column(width: 40, isCentred: false, namesRow: false),
        Table.Column(width: 24, isCentred: false, namesRow: false),
    ]

    private var listHead: [String] {
        [
            "table.row", "column.consultationNumber", "table.commitment", "column.members",
            "column.conditions", "column.act",
        ].map { words[$0] }
    }

    private func row(_ entry: ListEntry) -> [Table.Cell] {
        let decision = entry.lead.decision
        var remarks = (decision?.conditions ?? []).map { sentence(words.condition($0)) }
        if let reason = decision?.reason, !reason.isEmpty { remarks.append(written(reason)) }
        return [
            cell(String(entry.number)), cell(words.twoDigits(entry.lead.number)),
            Table.Cell(paragraphs: [written(entry.lead.title(in: words.language))]),
            cells(entry.members.map { written(numbered($0)) }), cells(remarks),
            cell(decision.map { words.act($0.act, in: meeting) } ?? ""),
        ]
    }

    /// A title behind its number, as in the table of results.
    private func numbered(_ commitment: Commitment) -> String {
        words(
            "table.title",
            [
                "number": String(commitment.number),
                "title": commitment.title(in: words.language),
            ])
    }

    /// A cell of several paragraphs, or an empty one.
    func cells(_ paragraphs: [Paragraph]) -> Table.Cell {
        Table.Cell(paragraphs: paragraphs.isEmpty ? [sentence("")] : paragraphs)
    }
}

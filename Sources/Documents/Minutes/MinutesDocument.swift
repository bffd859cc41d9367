package import Meeting
internal import OperationalText
internal import Words

extension OfficialDocument {
    /// The minutes of a meeting as they stand: the blocks in their order, the written ones as they
    /// were written, the live ones from the state.
    ///
    /// - Parameter fingerprint: hexadecimal digits that the document can be proved from.
    package init(
        minutesOf meeting: Meeting, language: Language, fingerprint: String? = nil
    ) {
        let words = Words(language, isolating: true)
        var writer = MinutesWriter(meeting: meeting, words: words)
        for block in meeting.minutes.document.visibleBlocks { writer.add(block) }
        writer.addMotions()
        writer.addAdoption()
        writer.addSignatures()
        writer.addSpeeches()
        writer.addAcceptedFindings()
        self.init(
            of: meeting, title: words["minutes.title"], words: words, fingerprint: fingerprint,
            parts: writer.parts)
    }
}

/// Turns the blocks of the minutes into parts of a document.
struct MinutesWriter {
    let meeting: Meeting
    let words: Words
    private(set) var parts: [Part] = []
    /// The list that numbered items count in now.
    private var numbering = 0

    init(meeting: Meeting, words: Words) {
        self.meeting = meeting
        self.words = words
    }

    mutating func add(_ block: Block) {
        if block.kind != .listItem || block.attributes["style"] != "numbered" {
            isNumbering = false
        }
        switch block.kind {
        case .heading:
            add(.heading(level: block.level(in: 1...3), written(block)))
        case .paragraph: add(.paragraph(written(block)))
        case .listItem: addItem(block)
        case .note: addNote(block)
        case .header: addHeader()
        case .attendance: addAttendance()
        case .agenda:
            for item in meeting.agenda.items { add(.item(ListItem(written(item.title)))) }
        case .resultTable: addResultTable()
        case .ballots: addBallots()
        case .finalList: addFinalList()
        case .supplementaryList: addSupplementaryList()
        case .dropped: addDropped()
        case .actions: addActions()
        case .statements: addStatements()
        case .progress: addProgress()
        case .absences: addAbsences()
        }
    }

    mutating func add(_ part: Part) { parts.append(part) }

    // MARK: Written blocks

    /// A text of its own, which runs in its own direction.
    func written(_ text: String) -> Paragraph {
        let text = text.withPairedControls
        return Paragraph(text, TextDirection(firstLetterOf: text) ?? words.direction)
    }

    /// The text of a block with its bold and italic stretches and its links.
    func written(_ block: Block) -> Paragraph {
        var text = written(block.string)
        if block.inlineText.count > 1 || block.inlineText.contains(where: { $0.look.isFormatted }) {
            text.runs = runs(block) { $0.withPairedControls }
        }
        return text
    }

    private func runs(_ block: Block, _ text: (String) -> String) -> [Run] {
        block.inlineText.map { piece in
            // What leads within the minutes leads nowhere on paper.
            let link = piece.look.link.flatMap { $0.hasPrefix("#") ? nil : $0 }
            return Run(
                text(piece.text), isStrong: piece.look.isBold, isEmphasised: piece.look.isItalic,
                link: link)
        }
    }

    /// A sentence of the program.
    func sentence(_ text: String, style: Paragraph.Style = .body) -> Paragraph {
        Paragraph(text, words.direction, style: style)
    }

    private var isNumbering = false

    private mutating func addItem(_ block: Block) {
        let isNumbered = block.attributes["style"] == "numbered"
        if isNumbered, !isNumbering {
            numbering += 1
            isNumbering = true
        }
        add(
            .item(
                ListItem(
                    level: block.level(in: 0...4), numbering: isNumbered ? numbering : nil,
                    written(block))))
    }

    /// What somebody said, with the name and the commitment before it.
    private mutating func addNote(_ block: Block) {
        let speaker = block.attributes["speaker"].flatMap { meeting.seat(SeatID(rawValue: $0)) }
        let commitment = block.attributes["commitment"].flatMap {
            meeting.commitment(CommitmentID(rawValue: $0))
        }
        var lead = speaker.map { words.name($0.person) } ?? ""
        if let commitment {
            let about = words(
                "note.commitment", ["number": words.twoDigits(commitment.number)])
            lead = lead.isEmpty ? about : words("brackets", ["text": lead, "inside": about])
        }
        guard !lead.isEmpty else {
            add(.paragraph(written(block)))
            return
        }
        let text = runs(block) { words.quoted($0) }
        add(
            .paragraph(
                Paragraph(
                    [Run(lead + words["colon"], isStrong: true)] + text, words.direction)))
    }
}

extension InlineFormat {
    fileprivate var isFormatted: Bool { isBold || isItalic || link != nil }
}

extension Block {
    /// The attribute `level`, within bounds.
    fileprivate func level(in range: ClosedRange<Int>) -> Int {
        let level = attributes["level"].flatMap { Int($0) } ?? range.lowerBound
        return min(max(level, range.lowerBound), range.upperBound)
    }
}

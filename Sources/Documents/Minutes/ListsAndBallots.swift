internal import Meeting
internal import Words

// What was agreed: the lists, the ballots, what is to be done.

extension MinutesWriter {
    mutating func addFinalList() {
        addHeading("list.final", level: 2)
        let list = meeting.finalList
        if list.isEmpty {
            add(.paragraph(sentence(words["none"])))
        } else {
            addOrder(of: .final)
            for entry in list { addItem(words.finalEntry(entry)) }
            addNote(words["list.note"])
        }
        if meeting.lists.completion != nil {
            add(.paragraph(sentence(words.state(of: meeting.lists, in: meeting) + ".")))
        }
        addOpenCommitments()
    }

    /// What is on no list because nothing is settled about it.
    mutating func addOpenCommitments() {
        let undecided = meeting.commitments(decided: .undecided)
        if !undecided.isEmpty {
            add(.paragraph(sentence(words.numbers("list.undecided", of: undecided))))
        }
        let waiting = meeting.ranking.map(\.commitment).filter { $0.decision == nil }
        if !waiting.isEmpty {
            add(.paragraph(sentence(words.numbers("list.notYet", of: waiting))))
        }
    }

    mutating func addOrder(of list: ListName) {
        if let order = words.order(of: list, in: meeting) { addNote(order) }
    }

    mutating func addItem(_ text: String) { add(.item(ListItem(sentence(text)))) }

    /// An item that begins with what somebody wrote, and runs as that does.
    mutating func addWrittenItem(_ text: String) {
        let direction = TextDirection(firstLetterOf: text) ?? words.direction
        add(.item(ListItem(Paragraph(text, direction))))
    }

    mutating func addSupplementaryList() {
        let list = meeting.supplementaryList
        guard !list.isEmpty else { return }
        addHeading("list.supplementary", level: 2)
        addOrder(of: .supplementary)
        for entry in list { addItem(words.supplementaryEntry(entry)) }
    }

    mutating func addDropped() {
        let dropped = meeting.commitments(decided: .dropped)
        guard !dropped.isEmpty else { return }
        addHeading("list.dropped", level: 2)
        for commitment in dropped { addWrittenItem(words.droppedEntry(commitment)) }
    }

    mutating func addActions() {
        let actions = meeting.agreedActions
        if actions.isEmpty { add(.paragraph(sentence(words["none"]))) }
        for action in actions { addWrittenItem(words.action(action, in: meeting)) }
    }

    mutating func addBallots() {
        guard !meeting.minutedBallots.isEmpty else { return }
        addHeading("ballots.title", level: 2)
        for ballot in meeting.minutedBallots { add(ballot) }
    }

    private mutating func add(_ ballot: Ballot) {
        add(.heading(level: 3, sentence(words.heading(of: ballot, in: meeting))))
        if let proposal = ballot.proposal {
            let text = words.proposal(proposal, in: meeting)
            add(.paragraph(sentence(words("ballot.proposal", ["proposal": text]))))
        }
        add(.paragraph(sentence(words.rule(of: ballot))))
        for remark in words.remarks(on: ballot, in: meeting) { add(.paragraph(sentence(remark))) }
        let time = words.time(ballot.openedAt, in: meeting.header.timeZone)
        add(.paragraph(sentence(words("ballot.opened", ["time": time]))))
        if let tally = words.tally(of: ballot, in: meeting) {
            add(.paragraph(sentence(tally + ".")))
        }
        add(
            .paragraph(
                Paragraph(
                    [Run(words.verdict(of: ballot, in: meeting), isStrong: true)],
                    words.direction)))
        addSheet(ballot)
        for line in words.rollCall(of: ballot, in: meeting) { addItem(line) }
    }
}

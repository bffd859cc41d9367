import Journal
import Meeting

// What people have filled in on a sheet and not handed in yet. It is kept here too, so that a lost
// phone loses nothing:
//
//     answers → draft, in memory ─ with all others, once a second at most ─ file ─ durable ─→ kept
//
// It is nobody's business: never in the log, in a backup or in the feed, sent to nobody but to
// whoever filled it in, and removed when the ballot is over.

/// The drafts of the sheets of the open ballot.
struct Drafts<Connection> {
    let ballot: BallotID
    /// At most one of each voter; none for whoever has handed in just that.
    var sheets: [SeatID: SheetAnswers] = [:]
    /// Who is to hear that their draft is kept, once the next file is written …
    var waiting: [(connection: Connection, mark: Int)] = []
    /// … and once the file is there that is being written.
    var written: [(connection: Connection, mark: Int)] = []
    /// The mark of the file that is being written.
    var writing: Int?
    var isChanged = false

    init(of ballot: BallotID) { self.ballot = ballot }
}

extension Ballot {
    /// The name of the file of its drafts, in the folder of the meeting.
    var draftsFile: String { Self.draftsPrefix + id.rawValue }
    static var draftsPrefix: String { "drafts-" }

    /// Whether drafts of its sheets are kept here. Those of a secret one stay on their devices.
    var keepsDrafts: Bool { sheet != nil && openness != .secret }
}

extension Drafts {
    /// A line for each: the seat, a tab, the answers. Sorted, so that no order tells anything.
    var file: [UInt8] {
        var text = ""
        for (seat, answers) in sheets.sorted(by: { $0.key < $1.key }) {
            text += seat.rawValue + "\t" + answers.text + "\n"
        }
        return Array(text.utf8)
    }

    /// What a file of earlier holds for `ballot`; lines that fit no sheet are left out.
    init(of ballot: Ballot, file: [UInt8]) {
        self.init(of: ballot.id)
        for line in String(decoding: file, as: UTF8.self).split(separator: "\n") {
            let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard parts.count == 2, let answers = SheetAnswers(text: String(parts[1])),
                answers.places.count == ballot.sheet?.cellCount
            else { continue }
            sheets[SeatID(rawValue: String(parts[0]))] = answers
        }
    }
}

extension Room {
    /// Takes what a voter changed on their sheet: `answers`, by their place on it. What fits no
    /// sheet is passed over; the voter's device has it all the same.
    func takeDraft(
        _ id: BallotID, _ answers: [String: String], mark: Int, from connection: Connection,
        _ member: Member, now: Int
    ) {
        guard let ballot = durable.openBallot, ballot.id == id, ballot.keepsDrafts,
            let sheet = ballot.sheet, head.openBallot?.id == id,
            let elector = ballot.electorate[id: member.seat], elector.holder == nil,
            answers.count <= sheet.cellCount
        else { return }
        if drafts?.ballot != id { drafts = Drafts(of: id) }
        // Out of the state while it changes, so that the sheet is not copied.
        var draft =
            drafts?.sheets.removeValue(forKey: member.seat)
            ?? ballot.handedIn(by: member.seat) ?? SheetAnswers(empty: sheet.cellCount)
        let count = ballot.options.count
        for (place, character) in answers {
            if let index = Int(place) { _ = draft.put(character, at: index, among: count) }
        }
        drafts?.sheets[member.seat] = draft == ballot.handedIn(by: member.seat) ? nil : draft
        drafts?.waiting.append((connection, mark))
        drafts?.isChanged = true
        keepDrafts(now: now)
    }

    /// One's own draft, for whoever comes back.
    func draft(of seat: SeatID) -> [BallotID: SheetAnswers]? {
        guard let drafts, let draft = drafts.sheets[seat] else { return nil }
        return [drafts.ballot: draft]
    }

    /// Writes the drafts if any changed, not more often than their length allows.
    func keepDrafts(now: Int) {
        guard let drafts, drafts.isChanged, accepting, let ballot = durable.openBallot,
            ballot.id == drafts.ballot
        else { return }
        let bytes = drafts.sheets.count * (ballot.sheet?.cellCount ?? 0)
        let pause = max(
            Limits.draftMilliseconds, bytes * 1_000 / Limits.draftBytesPerSecond)
        let wait = drafts.writing == nil ? pause : pause + Limits.draftPatience
        guard now - draftsWrittenAt >= wait || now < draftsWrittenAt else { return }
        draftsWrittenAt = now
        draftsMark += 1
        journal.keep(
            PlacedFile(name: ballot.draftsFile, bytes: drafts.file), mark: draftsMark)
        self.drafts?.isChanged = false
        self.drafts?.writing = draftsMark
        self.drafts?.written += drafts.waiting
        self.drafts?.waiting = []
    }

    /// Tells those whose drafts are on the disk now.
    func draftsProgressed() {
        guard let drafts, let writing = drafts.writing, journal.status.kept >= writing else {
            return
        }
        self.drafts?.writing = nil
        self.drafts?.written = []
        for (connection, mark) in drafts.written {
            tell(connection, .kept(ballot: drafts.ballot, mark: mark))
        }
    }

    /// What a durable entry means for the drafts: a sheet that was handed in needs none, and those
    /// of a ballot that is over are removed.
    func followDrafts(_ entry: Entry) {
        for event in entry.events {
            // What is sent after it begins with it.
            if case .voteCast(let ballot, let seat, .sheet) = event, drafts?.ballot == ballot,
                drafts?.sheets[seat] != nil
            {
                drafts?.sheets[seat] = nil
                drafts?.isChanged = true
            }
            if let ended = event.endedBallot, durable.ballot(ended)?.keepsDrafts == true {
                drafts = nil
                journal.discard(Ballot.draftsPrefix + ended.rawValue)
            }
        }
    }
}

extension Ballot {
    /// The sheet that was handed in from a seat.
    fileprivate func handedIn(by seat: SeatID) -> SheetAnswers? {
        if case .sheet(let answers)? = votes[seat] { answers } else { nil }
    }
}

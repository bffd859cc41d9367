import Journal
import Meeting
import SecretBallots

// Votes in a secret ballot. They go into the box, and the log hears only which box is the newest:
//
//     vote → slot → box, sealed ─ placed ─ its number and hash in an entry ─ durable ─→ recorded
//
// One box is written at a time; what comes meanwhile goes into the next, so that a thousand votes
// at once cost a few boxes and not a thousand.

extension Room {
    /// Takes a vote in the secret ballot `id`, whose answer must go nowhere but into the box.
    func takeSecretVote(
        _ id: BallotID, _ choice: Choice, for seat: SeatID?, word: Int?, number: Int,
        from connection: Connection, _ member: Member, now: Int
    ) {
        do throws(Rejection) {
            if number <= head.clients.number(of: member.client, seat: member.seat) {
                let sequence = head.clients.sequence(of: member.client, seat: member.seat)
                return acknowledge(number, sequence: sequence ?? head.sequence, to: connection)
            }
            if answerAgain(number, for: seat ?? member.seat, from: connection, member) { return }
            guard accepting else { throw Rejection(.notWritable) }
            let origin = Origin(by: member.seat, at: Instant(rawValue: now))
            let voter = try head.checkVote(id, choice, for: seat, origin).voter
            try put(choice, of: voter, word: word, number: number, from: connection, member)
        } catch {
            return tell(connection, .rejected(number: number, reason: error))
        }
        writeBox(now: now)
    }

    /// Answers a vote that was taken before: now if it is durable, else when it is.
    private func answerAgain(
        _ number: Int, for voter: SeatID, from connection: Connection, _ member: Member
    ) -> Bool {
        if number <= settledVotes[member.key] ?? 0 {
            tellRecorded(
                number, of: voter, sequence: durable.sequence, member.key, to: connection)
            return true
        }
        guard case .open(var open) = secret, let index = slot(of: voter),
            let slot = open.box[index], number <= slot.number(of: member.client.rawValue)
        else { return false }
        if open.unsettled[member.key]?.number == number {
            open.unsettled[member.key]?.connection = connection
            secret = .open(open)
        } else {
            tellRecorded(
                number, of: voter, sequence: durable.sequence, member.key, to: connection)
        }
        return true
    }

    private func put(
        _ choice: Choice, of voter: SeatID, word: Int?, number: Int, from connection: Connection,
        _ member: Member
    ) throws(Rejection) {
        guard let ballot = head.openBallot, let part = ballot.secret, let index = slot(of: voter),
            (1...Int(UInt32.max)).contains(number)
        else { throw Rejection(.invalid, ["field": "number"]) }
        if part.secrecy.check, !(0..<Box.wordCount).contains(word ?? -1) {
            throw Rejection(.invalid, ["field": "word"])
        }
        // Out of the state while it changes, so that the box is not copied.
        guard case .open(var open) = secret, open.ballot == ballot.id else {
            throw Rejection(.boxLocked)
        }
        guard open.unsettled.count < Limits.waitingEntries else { throw Rejection(.tooFast) }
        secret = .none
        defer { secret = .open(open) }
        do {
            try open.box.put(
                RoomJSON.encode(choice), from: member.client.rawValue, number: number,
                word: part.secrecy.check ? word : nil, at: index)
        } catch {
            switch error {
            case .wordsUsedUp: throw Rejection(.wordsUsedUp)
            case .choiceTooLong: throw Rejection(.noSuchOption)
            case .boxMissing, .boxDamaged, .boxOld, .keyMissing, .noRandomness, .system:
                throw Rejection(.notWritable)
            }
        }
        open.unsettled[member.key] = .init(voter: voter, connection: connection, number: number)
        open.waiting.insert(member.key)
    }

    /// The place of `seat` in the box of the open ballot.
    private func slot(of seat: SeatID) -> Int? { head.openBallot?.electorate.index(of: seat) }

    /// Seals what waits, if nothing is being written.
    func writeBox(now: Int) {
        guard case .open(var open) = secret, !open.isWriting, !open.waiting.isEmpty, accepting,
            let ballot = head.openBallot, ballot.id == open.ballot,
            let sealed = try? SealedBox(
                open.box, after: ballot.secret?.box?.seal, of: open.name, under: open.key)
        else { return }
        let voters = Array(open.waiting)
        let entry = Entry(
            sequence: head.sequence + 1, at: Instant(rawValue: now), by: nil, client: nil,
            number: nil, events: [.boxWritten(ballot: ballot.id, box: BoxMark(sealed.seal))])
        open.isWriting = true
        open.waiting = []
        secret = .open(open)
        // If this fails, the votes wait: they may be in a box, so they are not said to be lost.
        let file = PlacedFile(name: ballot.boxFile, bytes: sealed.bytes)
        try? submit(entry, acknowledge: nil, placing: file, voters: voters)
    }

    /// What the box says, for counting; nil if there is no box that can be opened.
    func answers() -> [SeatID: SecretAnswer]? {
        guard case .open(let open) = secret, let ballot = head.openBallot,
            ballot.id == open.ballot
        else { return nil }
        var answers: [SeatID: SecretAnswer] = [:]
        for (index, elector) in ballot.electorate.enumerated() {
            guard let slot = open.box[index],
                let choice = try? RoomJSON.decode(Choice.self, from: slot.choice)
            else { continue }
            answers[elector.seat] = SecretAnswer(
                choice: choice,
                code: slot.code.map { CheckCode(device: $0.device, server: $0.server) })
        }
        return answers
    }

    /// The voters whose votes are counted by the entry that closes the ballot, though no box that
    /// holds them was written.
    func takeWaiting() -> [Member.Key] {
        guard case .open(var open) = secret else { return [] }
        defer {
            open.waiting = []
            secret = .open(open)
        }
        return Array(open.waiting)
    }
}

// MARK: - Durability

extension Room {
    /// The votes of `voters` are durable with the entry of this sequence.
    func settle(_ voters: [Member.Key], sequence: Int) {
        guard case .open(var open) = secret else { return }
        var answered: [(key: Member.Key, vote: OpenBox<Connection>.Vote)] = []
        // Sorted, so that no order of slots or votes can be read from that of the answers.
        let sorted = voters.sorted { ($0.seat, $0.client.rawValue) < ($1.seat, $1.client.rawValue) }
        for key in sorted {
            guard let vote = open.unsettled[key] else { continue }
            if open.turnout.insert(vote.voter).inserted { live.voted(vote.voter, in: open.ballot) }
            // Who voted again meanwhile waits for the next box.
            if open.waiting.contains(key) { continue }
            open.unsettled[key] = nil
            settledVotes[key] = vote.number
            answered.append((key, vote))
        }
        secret = .open(open)
        for (key, vote) in answered {
            tellRecorded(
                vote.number, of: vote.voter, sequence: sequence, key, to: vote.connection)
        }
    }

    private func tellRecorded(
        _ number: Int, of voter: SeatID, sequence: Int, _ key: Member.Key, to connection: Connection
    ) {
        var code: String?
        if case .open(let open) = secret,
            let index = durable.openBallot?.electorate.index(of: voter),
            let slot = open.box[index], slot.isFrom(key.client.rawValue, number: number)
        {
            code = slot.code.map { CheckCode(device: $0.device, server: $0.server).text }
        }
        tell(connection, .recorded(number: number, sequence: sequence, code: code))
    }

    /// What a durable entry means for the secret ballot.
    func followSecretBallot(_ item: Pending) {
        settle(item.voters, sequence: item.entry.sequence)
        for event in item.entry.events {
            if case .boxWritten = event { boxWritten() }
            if let ended = event.endedBallot, secret.ballot == ended { forgetBox() }
        }
    }

    /// A box is on the disk and the log knows of it.
    private func boxWritten() {
        guard case .open(var open) = secret else { return }
        open.isWriting = false
        secret = .open(open)
        handOutParts()
        writeBox(now: clock)
    }

    /// Who has voted in the secret ballot, as far as it is durable.
    var turnoutInBox: Set<SeatID> {
        if case .open(let open) = secret { open.turnout } else { [] }
    }

    /// What a voter who comes back must know: the number of their last command, if it was a vote
    /// in the secret ballot and is durable, and their check code.
    func voteInBox(
        of member: Member
    ) -> (number: Int, codes: [BallotID: String]?, codesFor: [SeatID: String]?) {
        var number = settledVotes[member.key] ?? 0
        guard case .open(let open) = secret, let ballot = durable.openBallot else {
            return (number, nil, nil)
        }
        let isSettled = open.unsettled[member.key] == nil
        var codes: [SeatID: String] = [:]
        let own = ballot.electorate[id: member.seat].flatMap { $0.holder == nil ? $0 : nil }
        for elector in [own].compactMap({ $0 }) + electorsHeld(by: member.seat, in: ballot)
        where open.turnout.contains(elector.seat) {
            guard let index = slot(of: elector.seat), let slot = open.box[index] else { continue }
            if isSettled { number = max(number, slot.number(of: member.client.rawValue)) }
            codes[elector.seat] = slot.code.map {
                CheckCode(device: $0.device, server: $0.server).text
            }
        }
        let code = codes.removeValue(forKey: member.seat)
        return (number, code.map { [open.ballot: $0] }, codes.isEmpty ? nil : codes)
    }

    /// Writing failed and goes on now: a vote that may be in a box is put in the next one.
    func writeAgain(_ voters: [Member.Key], now: Int) {
        guard case .open(var open) = secret else { return }
        guard durable.openBallot?.id == open.ballot else {
            // Its opening was lost, and nobody ever saw it.
            return forgetBox()
        }
        open.isWriting = false
        open.waiting.formUnion(voters.filter { open.unsettled[$0] != nil })
        secret = .open(open)
        writeBox(now: now)
    }
}

extension Event {
    /// The ballot in which nobody can vote any more.
    var endedBallot: BallotID? {
        if case .ballotClosed(let ballot, _, _) = self { return ballot }
        if case .ballotWithheld(let ballot, _, _) = self { return ballot }
        if case .ballotAnnulled(let ballot, _) = self { return ballot }
        return nil
    }
}

extension Entry {
    /// The secret ballot that it opens.
    var opensSecretBallot: Ballot? {
        for case .ballotOpened(let ballot) in events where ballot.secret != nil { return ballot }
        return nil
    }

    var closesSecretBallot: Bool {
        events.contains { if case .secretVotesCounted = $0 { true } else { false } }
    }
}

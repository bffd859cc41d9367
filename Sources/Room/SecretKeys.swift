import Cryptography
import Journal
import Meeting
import SecretBallots

// The key of a secret ballot: made before it opens, destroyed when it is closed or annulled.

extension Room {
    private func name(of id: BallotID) -> String { "\(durable.id)-\(id)" }

    /// Makes key and box for a ballot that is about to open.
    func makeBox(for ballot: Ballot, _ part: SecretPart) throws(Rejection) -> SealedBox {
        // The one before is closed, and not yet durably so.
        guard secret.ballot == nil else { throw Rejection(.tooFast) }
        let name = name(of: ballot.id)
        do {
            let key: BallotKey
            var parts: [SeatID: [UInt8]] = [:]
            switch part.secrecy.key {
            case .file: key = try keys.make(name)
            case .officers:
                key = try BallotKey.make()
                let (one, other) = try key.parts()
                parts = Dictionary(
                    zip(part.holders, [one, other]), uniquingKeysWith: { first, _ in first })
            }
            let box = Box(ballot.boxLayout)
            let sealed = try SealedBox(box, after: nil, of: name, under: key)
            var open = OpenBox<Connection>(ballot: ballot.id, name: name, key: key, box: box)
            open.isWriting = true
            open.parts = parts
            secret = .open(open)
            settledVotes = [:]
            return sealed
        } catch {
            throw Rejection(.notWritable)
        }
    }

    /// Gives the parts of the key to those who hold it, once the ballot is open.
    func handOutParts() {
        guard case .open(var open) = secret, !open.parts.isEmpty else { return }
        for (connection, guest) in guests {
            guard case .member(let member) = guest.state, let part = open.parts[member.seat]
            else { continue }
            tell(connection, .keyPart(ballot: open.ballot, part: hexadecimal(part)))
        }
        for seat in open.parts.keys {
            open.parts[seat]?.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
        }
        open.parts = [:]
        secret = .open(open)
    }

    /// The ballot is no longer open: no copy of the box can be read any more.
    func forgetBox() {
        let ballot: BallotID
        switch secret {
        case .none: return
        case .open(var open):
            secret = .none
            ballot = open.ballot
            open.box.clear()
            // Cast into a ballot that was annulled before they could be written.
            for vote in open.unsettled.values {
                tell(
                    vote.connection,
                    .rejected(number: vote.number, reason: Rejection(.ballotNotOpen)))
            }
        case .locked(let locked):
            secret = .none
            ballot = locked.ballot
            live.setBox(nil, of: ballot)
        }
        destroyOldKeys()
        journal.discard(Ballot.boxPrefix + ballot.rawValue)
    }

    /// Destroys the keys of all ballots of this meeting that are not open. What fails is tried
    /// again: a key that stays behind would break a promise.
    func destroyOldKeys() {
        let open = durable.openBallot.map { name(of: $0.id) }
        let current: String? = if case .open(let box) = secret { box.name } else { nil }
        oldKeysAreLeft = false
        for name in keys.names where name.hasPrefix("\(durable.id)-") {
            if name == open || name == current { continue }
            do {
                try keys.destroy(name)
            } catch {
                oldKeysAreLeft = true
                outside.note(.secretBallot("\(error)"))
            }
        }
    }
}

// MARK: - After a restart

extension Room {
    /// Goes on with the secret ballot that was open when the server ended.
    func findBox(_ file: [UInt8]?, now: Int) {
        destroyOldKeys()
        guard let ballot = durable.openBallot, let part = ballot.secret, let mark = part.box
        else { return }
        do {
            _ = try SealedBox.check(file, against: mark.seal, layout: ballot.boxLayout)
            switch part.secrecy.key {
            case .file:
                try open(
                    file ?? [], of: ballot, mark, with: try keys.read(name(of: ballot.id)), now: now
                )
            case .officers: lock(ballot.id, .partsNeeded, file ?? [])
            }
        } catch {
            lock(ballot.id, BoxProblem(error), file ?? [])
            outside.note(.secretBallot("\(error)"))
        }
    }

    private func lock(_ ballot: BallotID, _ problem: BoxProblem, _ file: [UInt8]) {
        secret = .locked(LockedBox(ballot: ballot, problem: problem, file: file))
        live.setBox(problem, of: ballot)
    }

    private func open(
        _ file: [UInt8], of ballot: Ballot, _ mark: BoxMark, with key: BallotKey, now: Int
    ) throws(SecretBallotError) {
        let name = name(of: ballot.id)
        let seal = try SealedBox.check(file, against: mark.seal, layout: ballot.boxLayout)
        let box = try SealedBox.open(
            file, seal, last: mark.seal, layout: ballot.boxLayout, of: name, under: key)
        var open = OpenBox<Connection>(ballot: ballot.id, name: name, key: key, box: box)
        for (index, elector) in ballot.electorate.enumerated() where box.hasVoted(index) {
            open.turnout.insert(elector.seat)
            live.voted(elector.seat, in: ballot.id)
        }
        guard seal != mark.seal else {
            secret = .open(open)
            return
        }
        // The crash came between the box and its entry.
        open.isWriting = true
        secret = .open(open)
        let entry = Entry(
            sequence: head.sequence + 1, at: Instant(rawValue: now), by: nil, client: nil,
            number: nil, events: [.boxWritten(ballot: ballot.id, box: BoxMark(seal))])
        try? submit(entry, acknowledge: nil)
    }

    /// A holder's device brings its part of the key back.
    func takePart(_ part: String, of id: BallotID, from member: Member, now: Int) {
        guard case .locked(var locked) = secret, locked.ballot == id,
            locked.problem == .partsNeeded, let ballot = durable.openBallot, ballot.id == id,
            let secretPart = ballot.secret, let mark = secretPart.box,
            secretPart.holders.contains(member.seat), let bytes = bytes(hexadecimal: part)
        else { return }
        locked.parts[member.seat] = bytes
        secret = .locked(locked)
        let parts = secretPart.holders.compactMap { locked.parts[$0] }
        guard parts.count == 2, let key = BallotKey(parts: parts[0], parts[1]) else { return }
        do {
            try open(locked.file, of: ballot, mark, with: key, now: now)
            live.setBox(nil, of: id)
        } catch {
            // Not the parts of this key, or the box is not whole: both may come again.
            locked.parts = [:]
            secret = .locked(locked)
        }
    }
}

import Meeting
import StrictJSON

// The door: what arrives on a connection, and those who knock without a link of their own.

extension Room {
    /// A message has arrived.
    package func received(_ bytes: [UInt8], from connection: Connection, now: Int) {
        clock = now
        guard let guest = guests[connection] else { return }
        let message: ClientMessage
        do {
            // Refuses a key that comes twice, of which others read the first or the last.
            _ = try JSONText.parse(bytes)
            message = try RoomJSON.decode(ClientMessage.self, from: bytes)
        } catch {
            return refuse(connection, .badMessage)
        }
        switch (message, guest.state) {
        case (_, .refused): break
        case (.hello(let token, let client, let position, let at), .silent),
            (.hello(let token, let client, let position, let at), .knocking):
            hello(
                connection, token: token, client: client, from: (position, at), now: now)
        case (.knock(let code, let name), .silent):
            knock(connection, code: code, name: name, address: guest.address, now: now)
        case (.command(let number, let command, let word), .member(let member)):
            guard guest.commands.take(now: now) else {
                return tell(
                    connection, .rejected(number: number, reason: Rejection(.tooFast)))
            }
            if case .castVote(let ballot, let choice, let seat) = command,
                head.ballot(ballot)?.openness == .secret
            {
                takeSecretVote(
                    ballot, choice, for: seat, word: word, number: number, from: connection, member,
                    now: now)
            } else {
                take(command, number: number, from: connection, member, now: now)
            }
        case (.keyPart(let ballot, let part), .member(let member)):
            takePart(part, of: ballot, from: member, now: now)
        case (.draft(let ballot, let mark, let answers), .member(let member)):
            guard guest.commands.take(now: now) else { return }
            takeDraft(ballot, answers, mark: mark, from: connection, member, now: now)
        case (.caret(let block, let offset, let anchor), .member(let member)):
            caret(guest, member, block, offset, anchor, now: now)
        case (.admit(let knock, let seat), .member(let member)):
            if mayAdmit(member) { admit(knock, to: seat, by: member) }
        case (.dismiss(let knock), .member(let member)):
            if mayAdmit(member) { dismiss(knock) }
        case (.links, .member(let member)): tellLinks(connection, member)
        case (.hello, .member), (.knock, .member), (.knock, .knocking), (.command, .silent),
            (.command, .knocking), (.caret, .silent), (.caret, .knocking), (.admit, .silent),
            (.admit, .knocking), (.dismiss, .silent), (.dismiss, .knocking), (.links, .silent),
            (.links, .knocking), (.keyPart, .silent), (.keyPart, .knocking), (.draft, .silent),
            (.draft, .knocking):
            refuse(connection, .badMessage)
        }
    }

    private func caret(
        _ guest: Guest<Frame>, _ member: Member, _ block: String?, _ offset: Int?,
        _ anchor: Int?, now: Int
    ) {
        // Who does not write has no caret.
        guard durable.seat(member.seat)?.role.writes == true, guest.carets.take(now: now) else {
            return
        }
        guard let block, block.utf8.count <= 64, let offset, offset >= 0 else {
            return live.setCaret(nil, of: member.client)
        }
        live.setCaret(
            Live.Caret(
                seat: member.seat, block: block, offset: offset, anchor: max(0, anchor ?? offset)),
            of: member.client)
    }

    /// The links of all seats; the secretary does not get those of the chairs.
    private func tellLinks(_ connection: Connection, _ member: Member) {
        guard mayAdmit(member) else { return refuse(connection, .badMessage) }
        let isChair = durable.seat(member.seat)?.role == .chair
        var links = ["code": access.roomCode]
        for seat in durable.seats where isChair || seat.role != .chair {
            links[seat.id.rawValue] = access.token(of: seat)
        }
        tell(connection, .links(links))
    }

    private func mayAdmit(_ member: Member) -> Bool {
        durable.seat(member.seat)?.role.admits == true
    }
}

// MARK: - Knocks

extension Room {
    /// Those who wait, in the order in which they came.
    var knocks: [Live.Knock] {
        let waiting = guests.values.compactMap { guest in
            if case .knocking(let knock) = guest.state { knock } else { nil }
        }
        // The names count up, so a shorter one is an earlier one.
        return waiting.sorted { ($0.id.count, $0.id) < ($1.id.count, $1.id) }
    }

    private func knock(
        _ connection: Connection, code: String, name: String, address: String, now: Int
    ) {
        guard
            let isRight = codes.check(
                from: address, now: now, isRight: { access.isRoomCode(code) })
        else { return refuse(connection, .tooFast) }
        guard isRight else { return refuse(connection, .unknownCode) }
        let trimmed = name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !trimmed.isEmpty, trimmed.utf16.count <= Limits.nameLength else {
            return refuse(connection, .badMessage)
        }
        guard knocks.count < Limits.waitingKnocks else {
            return refuse(connection, .tooManyKnocks)
        }
        knockCount += 1
        let knock = Live.Knock(id: "k-\(knockCount)", name: trimmed)
        guests[connection]?.state = .knocking(knock)
        guests[connection]?.knockedAt = now
        tell(connection, .knocking(knock: knock.id))
        tellOfficersOfKnocks()
    }

    private func connection(knocking id: String) -> Connection? {
        guests.first { _, guest in
            if case .knocking(let knock) = guest.state { knock.id == id } else { false }
        }?.key
    }

    /// A chair's seat is given by a chair only, as in the links.
    private func admit(_ id: String, to seatID: SeatID, by member: Member) {
        guard let connection = connection(knocking: id), let seat = durable.seat(seatID),
            seat.role != .chair || durable.seat(member.seat)?.role == .chair
        else { return }
        tell(connection, .admitted(token: access.token(of: seat)))
    }

    private func dismiss(_ id: String) {
        if let connection = connection(knocking: id) { refuse(connection, .dismissed) }
    }

    func tellOfficersOfKnocks() {
        let message = ServerMessage.live(Live(knocks: knocks))
        for (connection, guest) in guests {
            if case .member(let member) = guest.state, mayAdmit(member) {
                tell(connection, message)
            }
        }
    }

    /// What a durable entry means for those who are connected: a renewed link ends the connections
    /// that came by the old one, except that of whoever renewed it, who gets the new token.
    func follow(_ entry: Entry) {
        for case .seatChanged(let seat) in entry.events {
            for (connection, guest) in guests {
                guard case .member(var member) = guest.state, member.seat == seat.id,
                    member.generation != seat.generation
                else { continue }
                // The client's name is no secret: without the seat, whoever stole the link could
                // take the name of the chair's tab and be handed the new token.
                if member.client == entry.client, member.seat == entry.by {
                    member.generation = seat.generation
                    guest.state = .member(member)
                    tell(connection, .admitted(token: access.token(of: seat)))
                } else {
                    refuse(connection, .unknownToken)
                }
            }
        }
    }
}

package import Meeting

// What was put to the vote, how many answered what, and who.

extension Words {
    /// What an answer of a ballot says.
    package func option(
        _ option: BallotOption, of method: Method, in meeting: Meeting
    ) -> String {
        if let proposal = option.proposal { return self.proposal(proposal, in: meeting) }
        if let label = option.label { return quoted(label) }
        let id = option.id.rawValue
        switch method {
        case .yesNo, .choice, .approval, .points, .ranking, .election:
            return self["option.\(id)"]
        case .graded: return ifPresent("level.\(id)") ?? self["option.\(id)"]
        }
    }

    /// The answers called `ids`, each as it stands on the ballot.
    func options(_ ids: [OptionID], of ballot: Ballot, in meeting: Meeting) -> [String] {
        ids.map { id in
            ballot.options.first { $0.id == id }.map {
                option($0, of: ballot.method, in: meeting)
            } ?? "?"
        }
    }

    /// The label of a level of the consultation's scale.
    package func level(_ level: Level) -> String {
        level.label.map(quoted) ?? ifPresent("level.\(level.id.rawValue)") ?? level.id.rawValue
    }

    /// "Vote n° 1 : …"; a commitment's title with its number.
    package func heading(of ballot: Ballot, in meeting: Meeting) -> String {
        if let motion = ballot.floorMotion.flatMap(meeting.motion) {
            return heading(of: ballot, on: motion, in: meeting)
        }
        var text = quoted(ballot.text)
        if case .commitment(let id)? = ballot.subject, let commitment = meeting.commitment(id),
            commitment.title == ballot.text
        {
            text = title(commitment)
        }
        return self("ballot.heading", ["number": String(ballot.number), "text": text])
    }

    /// That the ballot repeats another, shows its count while it is open, who votes for others or in
    /// the room, or that it is secret, and then who took part, if that is told.
    package func remarks(on ballot: Ballot, in meeting: Meeting) -> [String] {
        var remarks: [String] = []
        if let first = ballot.repeats.flatMap(meeting.ballot) {
            remarks.append(self("ballot.repeats", ["number": String(first.number)]))
        }
        remarks += repetitions(of: ballot, in: meeting)
        if let sheet = ballot.sheet { remarks.append(self.sheet(sheet)) }
        if ballot.openness == .running { remarks.append(self["ballot.running"]) }
        remarks += othersVotes(in: ballot, of: meeting)
        guard let secret = ballot.secret else { return remarks }
        remarks.append(self["ballot.secret"])
        if secret.secrecy.outcomeOnly { remarks.append(self["ballot.secretOutcome"]) }
        if let tookPart = secret.tookPart {
            let names = tookPart.map { seat in
                meeting.seat(seat).map { name($0.person) } ?? "?"
            }
            remarks.append(
                self("ballot.tookPart", ["names": names.joined(separator: self["comma"])]))
        }
        return remarks
    }

    /// Which of two results is in force, where a ballot was repeated.
    private func repetitions(of ballot: Ballot, in meeting: Meeting) -> [String] {
        guard ballot.result != nil else { return [] }
        if let other = meeting.replacement(of: ballot) {
            return [self("ballot.replaced", ["number": String(other.number)])]
        }
        return meeting.vainRepetitions(of: ballot).map {
            self("ballot.stands", ["number": String($0.number)])
        }
    }

    /// The votes per option and how many of the electorate did not vote; for a ranking the order.
    package func tally(of ballot: Ballot, in meeting: Meeting) -> String? {
        guard let result = ballot.result, ballot.sheet == nil,
            ballot.secret?.secrecy.outcomeOnly != true
        else {
            return nil
        }
        var counts: [String] = []
        if ballot.method == .ranking {
            for (index, place) in result.tally.standings.enumerated() {
                let options = options(place.map(OptionID.init(rawValue:)), of: ballot, in: meeting)
                counts.append(
                    self(
                        "tally.place",
                        [
                            "number": String(index + 1),
                            "options": options.joined(separator: self["ranking.equal"]),
                        ]))
            }
        }
        for option in ballot.options {
            guard let amount = result.amount(of: option.id) else { continue }
            counts.append(
                tallyCount(
                    self.option(option, of: ballot.method, in: meeting), count: amount.weight))
        }
        let missing =
            ballot.electorate.reduce(0) { $0 + $1.weight } - result.tally.whole.voted.weight
        if missing > 0 { counts.append(tallyCount(self["tally.notVoted"], count: missing)) }
        let key: String =
            switch ballot.method {
            case .ranking: "tally.ranking"
            case .points: "tally.points"
            case .yesNo, .graded, .choice, .approval, .election:
                ballot.isWeighted ? "tally.weighted" : "tally"
            }
        return self(key, ["counts": counts.joined(separator: self["semicolon"])])
    }

    func tallyCount(_ option: String, count: Int) -> String {
        self("tally.count", ["option": option, "count": String(count)])
    }

    /// Per answer who gave it, and who did not vote; then what was counted by hand. Single answers in the order of the options,
    /// others in the order of the electorate.
    package func rollCall(of ballot: Ballot, in meeting: Meeting) -> [String] {
        guard ballot.result != nil, ballot.secret == nil else { return [] }
        if ballot.sheet != nil { return rollCall(ofSheet: ballot, in: meeting) }
        var choices = ballot.options.map { Choice.option($0.id) }
        for elector in ballot.electorate {
            guard let choice = ballot.votes[elector.seat], !choices.contains(choice) else {
                continue
            }
            choices.append(choice)
        }
        var groups = choices.map { choice in
            (
                answer(choice, on: ballot, in: meeting),
                ballot.electorate.filter { ballot.votes[$0.seat] == choice }
            )
        }
        // Whose hand was raised for what nobody wrote down.
        let silent = ballot.electorate.filter {
            ballot.votes[$0.seat] == nil && $0.means != .hand
        }
        groups.append((self["tally.notVoted"], silent))
        let lines = groups.filter { !$0.1.isEmpty }.map { label, electors in
            let names = electors.map { elector($0, in: meeting) }
            return self(
                "rollCall.line",
                [
                    "option": label, "count": String(electors.count),
                    "names": names.joined(separator: self["comma"]),
                ])
        }
        return lines + handLines(of: ballot, in: meeting)
    }

    /// What somebody answered, in full.
    package func answer(_ choice: Choice, on ballot: Ballot, in meeting: Meeting) -> String {
        switch choice {
        case .option(let id): return options([id], of: ballot, in: meeting)[0]
        case .options(let ids):
            let chosen = ballot.options.map(\.id).filter(ids.contains)
            return options(chosen, of: ballot, in: meeting).joined(separator: self["comma"])
        case .points(let points):
            return ballot.options.compactMap { option in
                guard let given = points[option.id], given > 0 else { return nil }
                return tallyCount(
                    self.option(option, of: ballot.method, in: meeting), count: given)
            }.joined(separator: self["comma"])
        case .ranking(let places):
            return places.map {
                options($0, of: ballot, in: meeting).joined(separator: self["ranking.equal"])
            }.joined(separator: self["ranking.before"])
        case .sheet(let answers): return handedIn(answers, on: ballot)
        }
    }
}

extension Ballot {
    /// Whether somebody's vote counts more than one.
    package var isWeighted: Bool { electorate.contains { $0.weight > 1 } }
}

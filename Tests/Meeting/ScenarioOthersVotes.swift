@testable import Meeting

// Proxies and votes in the room, in the words of a scenario.

extension ScenarioRunner {
    func othersVotesCommand(_ words: inout Words) throws(ScenarioError) -> Command? {
        if words.take("give the vote to") { return .giveProxy(holder: try seat(words.all())) }
        if words.take("take the vote back") { return .takeBackProxy }
        if words.take("note that") {
            let giver = try seat(words.upTo(" "))
            if words.take("takes the vote back:") {
                return .noteProxyEnd(giver: giver, paper: words.all())
            }
            guard words.take("gives the vote to") else {
                throw ScenarioError("cannot note: \(words.rest)")
            }
            let holder = try seat(words.upTo(":"))
            return .noteProxy(giver: giver, holder: holder, paper: words.all())
        }
        if words.take("mark as without a device") {
            return .markWithoutDevice(seat: try seat(words.all()), withoutDevice: true)
        }
        if words.take("mark as with a device") {
            return .markWithoutDevice(seat: try seat(words.all()), withoutDevice: false)
        }
        if words.take("name no tellers") { return .nameTellers(seats: []) }
        if words.take("name as tellers") {
            var seats: [SeatID] = []
            for name in words.all().split(separator: ", ") { seats.append(try seat(String(name))) }
            return .nameTellers(seats: seats)
        }
        if words.take("count by hand") { return try handCount(&words) }
        return nil
    }

    /// `yes 3, no 1, silent 1`; further groups after a semicolon.
    private func handCount(_ words: inout Words) throws(ScenarioError) -> Command {
        var counts: [HandCount] = []
        for group in words.all().split(separator: ";") {
            var count = HandCount(answers: [:], silent: 0)
            for part in group.split(separator: ",") {
                let pair = part.split(separator: " ")
                guard pair.count == 2, let number = Int(pair[1]) else {
                    throw ScenarioError("no count: \(part)")
                }
                if pair[0] == "silent" {
                    count.silent = number
                } else {
                    count.answers[OptionID(rawValue: String(pair[0]))] = number
                }
            }
            counts.append(count)
        }
        return .enterHandCount(ballot: try meeting().ballots.last?.id ?? "b999", counts: counts)
    }
}

extension Storyteller {
    func othersVotesWords(for event: Event) -> [String] {
        switch event {
        case .withoutDeviceMarked(let seat, let without):
            ["\(name(seat)) is with\(without ? "out" : "") a device"]
        case .tellersNamed(let seats):
            ["tellers: " + (seats.isEmpty ? "nobody" : seats.map(name).joined(separator: ", "))]
        case .proxyGiven(let giver, let holder, let paper):
            ["\(name(holder)) votes for \(name(giver))" + (paper.map { ", \($0)" } ?? "")]
        case .proxyEnded(let giver, let paper):
            ["nobody votes for \(name(giver))" + (paper.map { ", \($0)" } ?? "")]
        case .handCountEntered(let id, let teller, _, let agreement):
            ["\(number(id)): \(name(teller)) has counted, not public; \(agreement)"]
        case .handVotesCounted(_, let counts, let withheld):
            withheld ? [] : ["  by hand: " + counts.map(words).joined(separator: "; ")]
        // All other events have their words elsewhere, in a switch that lists them.
        default: []
        }
    }

    private func words(for count: HandCount) -> String {
        (count.answers.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
            + (count.silent > 0 ? ["silent \(count.silent)"] : [])).joined(separator: ", ")
    }

    /// "Amal for Bilel", "Chaima by hand".
    func wordsForWay(of elector: Elector) -> String {
        let who = elector.holder.map { "\(name($0)) for \(name(elector.seat))" }
        let means =
            switch elector.means {
            case nil: ""
            case .hand: " by hand"
            case .rollCall: " by name"
            }
        return (who ?? name(elector.seat)) + means
    }
}

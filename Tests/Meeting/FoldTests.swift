import Foundation
import OperationalText
import Testing

@testable import Meeting

/// What holds in every meeting, whatever people do. The number of meetings is 200, or as
/// MAHDAR_MEETINGS says; a failure names the seed of its meeting.
struct `The fold over entries` {
    static let seeds = 0..<(Folders.number("MAHDAR_MEETINGS") ?? 200)
    static let commandCount = 200

    /// Plays the meeting of a seed; `check` sees each step, with its number.
    private func play(
        _ seed: Int, _ check: (RandomMeeting, RandomMeeting.Step, Int) throws -> Void
    ) rethrows {
        var random = RandomMeeting(seed: seed)
        for number in 0..<Self.commandCount {
            let step = random.step()
            try check(random, step, number)
        }
    }

    @Test(arguments: seeds)
    func `deciding changes nothing and decides the same again`(_ seed: Int) throws {
        try play(seed) { random, step, number in
            if step.entry == nil {
                let isUnchanged = random.meeting == step.before
                #expect(isUnchanged, "seed \(seed), step \(number)")
            }
            guard number % 20 == 0 else { return }
            let before = try encoded(step.before)
            var outcomes: [[Event]?] = []
            for _ in 0..<2 {
                outcomes.append(try? step.before.decide(step.command, from: step.origin))
            }
            #expect(outcomes[0] == outcomes[1], "seed \(seed), step \(number)")
            let isUnchanged = try encoded(step.before) == before
            #expect(isUnchanged, "seed \(seed), step \(number)")
        }
    }

    @Test(arguments: seeds)
    func `the entries read back from JSON give the same bytes`(_ seed: Int) throws {
        var random = RandomMeeting(seed: seed)
        for _ in 0..<Self.commandCount { _ = random.step() }
        let decoder = JSONDecoder()
        var meeting: Meeting?
        for (index, entry) in random.entries.enumerated() {
            let read = try decoder.decode(Entry.self, from: try encoded(entry))
            #expect(read == entry, "seed \(seed), entry \(entry.sequence)")
            #expect(entry.sequence == index + 1, "seed \(seed)")
            if case .meetingPrepared(let prepared)? = read.events.first { meeting = prepared }
            meeting?.apply(read)
            // Now and then the server starts again from a snapshot.
            if index % 50 == 49, let before = meeting {
                meeting = try decoder.decode(Meeting.self, from: try encoded(before))
            }
        }
        let isSame = try encoded(meeting) == encoded(random.meeting)
        #expect(isSame, "seed \(seed)")
    }

    /// The public state that a client folds keeps numbers of clients and operations on the
    /// minutes, and its sequence is that of the last public entry: these three are left aside.
    @Test(arguments: seeds)
    func `the public entries give the public state`(_ seed: Int) throws {
        var folded: Meeting?
        var seen = 0
        try play(seed) { random, _, number in
            while seen < random.entries.count {
                if let entry = random.entries[seen].publicView {
                    if case .meetingPrepared(let meeting)? = entry.events.first { folded = meeting }
                    folded?.apply(entry)
                }
                seen += 1
            }
            guard number % 20 == 0, var view = folded?.publicView else { return }
            view.sequence = random.meeting.sequence
            let isSame = try encoded(view) == encoded(random.meeting.publicView)
            #expect(isSame, "seed \(seed), step \(number)")
        }
    }

    @Test(arguments: seeds)
    func `nothing public holds a vote of an open ballot`(_ seed: Int) throws {
        try play(seed) { random, step, number in
            if let entry = step.entry?.publicView {
                let text = try encoded(entry).text
                #expect(!text.contains("voteCast"), "seed \(seed), step \(number)")
                if !text.contains("ballotClosed"), !text.contains("ballotPublished") {
                    #expect(!text.contains("\"silent\":"), "seed \(seed), step \(number)")
                    #expect(!text.contains("\"choice\":"), "seed \(seed), step \(number)")
                }
            }
            guard number % 4 == 0 else { return }
            var view = random.meeting.publicView
            // A vote is {"option":"…"} or the like, and so is a count; without the published
            // ballots there is none.
            view.ballots.removeAll { $0.result != nil }
            view.preparedBallots = []
            for ballot in view.ballots {
                #expect(ballot.votes.isEmpty, "seed \(seed), step \(number)")
            }
            let text = try encoded(view).text
            #expect(!text.contains("\"option\":"), "seed \(seed), step \(number)")
            #expect(!text.contains("\"silent\":"), "seed \(seed), step \(number)")
        }
    }

    @Test(arguments: seeds)
    func `lists, merges, ballots and presences hold together`(_ seed: Int) {
        play(seed) { random, _, number in
            if number % 3 == 0, let problem = random.meeting.inconsistency {
                Issue.record("\(problem): seed \(seed), step \(number)")
            }
        }
    }

    @Test func `all commands and nearly all refusals come up`() {
        var kinds: Set<CommandKind> = []
        var codes: Set<Rejection.Code> = []
        // The room's two, and those of secret ballots, which only a room can hold; the window of
        // the minutes is longer than these meetings; and seldom is one closed while a result is
        // withheld, or a sheet put to those who have no device.
        let rare: Set<Rejection.Code> = [
            .notWritable, .tooFast, .baseTooOld, .ballotWithheld, .tooFewForSecrecy,
            .officerAbsent, .boxLocked, .wordsUsedUp, .roomOnSheet,
        ]
        // Some come up in few meetings: as many are played as it takes.
        for seed in 0..<600 {
            if kinds.count == CommandKind.allCases.count,
                rare.union(codes).count == Rejection.Code.allCases.count
            {
                break
            }
            var random = RandomMeeting(seed: seed)
            for _ in 0..<Self.commandCount {
                let step = random.step()
                if step.entry != nil { kinds.insert(CommandKind(step.command)) }
            }
            codes.formUnion(random.rejections.map(\.code))
        }
        #expect(Set(CommandKind.allCases).subtracting(kinds) == [])
        #expect(Set(Rejection.Code.allCases).subtracting(codes).subtracting(rare) == [])
    }
}

extension Meeting {
    /// Something that no sequence of commands may bring about, or `nil`.
    fileprivate var inconsistency: String? {
        if let problem = listProblem { return problem }
        if Set(seats.map(\.id)).count != seats.count { return "two seats of one name" }
        if Set(actions.map(\.id)).count != actions.count { return "two actions of one name" }
        for some in [minutedBallots, ballots.filter(\.rehearsal)]
        where some.map(\.number) != Array(1..<(some.count + 1)) {
            return "numbers of ballots"
        }
        if commitments.contains(where: { $0.decisions.contains(where: isByRehearsal) }) {
            return "decided by a rehearsal"
        }
        if ballots.count(where: \.isOpen) > 1 { return "two open ballots" }
        if let openBallot, !openBallot.rehearsal, phase != .inSession, adoptions.open == nil {
            return "a ballot is open in \(phase)"
        }
        if !seats.contains(where: { $0.role == .chair }) { return "no chair" }
        if let problem = floorProblem ?? othersVotesProblem { return problem }
        for ballot in ballots {
            for seat in ballot.votes.keys where ballot.electorate[id: seat] == nil {
                return "a vote of somebody outside the electorate"
            }
        }
        for ballot in ballots {
            if let turnout = ballot.result?.turnout,
                turnout != ballot.votes.count + ballot.handVoters
            {
                return "the votes of a closed ballot"
            }
        }
        for (seat, stays) in attendance.presences {
            if stays.dropLast().contains(where: { $0.until == nil }) {
                return "\(seat) is here twice"
            }
            if phase == .closed, stays.last?.until == nil { return "\(seat) never left" }
        }
        if phase == .closed, floor.speaker != nil || !floor.requests.isEmpty {
            return "somebody speaks after the end"
        }
        return nil
    }

    private var floorProblem: String? {
        let wishes = floor.requests.map { "\($0.seat) \($0.isPointOfOrder)" }
        if Set(wishes).count != wishes.count { return "asked for the floor twice" }
        let order = speakingOrder
        if order.count != floor.requests.count || !order.allSatisfy(floor.requests.contains) {
            return "the order of speaking is not that of those who wait"
        }
        if let speaker = floor.speaker, speaker.kind != .pointOfOrder,
            floor.requests.contains(where: { $0.seat == speaker.seat })
        {
            return "the speaker waits for the floor"
        }
        if let speech = floor.speeches.last, let speaker = floor.speaker,
            speaker.since < speech.until
        {
            return "two speak at a time"
        }
        let voices = floor.requests.map(\.seat) + [floor.speaker?.seat].compactMap { $0 }
        if voices.contains(where: { seat($0)?.role == .observer }) { return "observers speak" }
        if motions.map(\.number).sorted() != Array(0..<motions.count).map({ $0 + 1 }) {
            return "numbers of motions"
        }
        for motion in motions {
            if motion.seconders.contains(motion.author) { return "an author seconds" }
            switch motion.state {
            case .proposed, .refused, .withdrawn: break
            case .admitted, .setAside:
                if !motion.isSeconded { return "admitted without seconders" }
            case .adopted(let ballot), .rejected(let ballot):
                guard let ballot = self.ballot(ballot), ballot.floorMotion == motion.id else {
                    return "settled without its ballot"
                }
                let isAdopted = motion.state.name == .adopted
                if isAdopted != (ballot.result?.outcome == .adopted) { return "another verdict" }
            }
        }
        return nil
    }

    private func isByRehearsal(_ decision: Decision) -> Bool {
        guard case .ballot(let id) = decision.act else { return false }
        return ballot(id)?.rehearsal != false
    }

    private var listProblem: String? {
        let lists = [finalList, supplementaryList]
        for list in lists where list.map(\.number) != Array(1..<(list.count + 1)) {
            return "numbers of a list"
        }
        var places: [CommitmentID: Int] = [:]
        for commitment in lists.flatMap({ $0 }).map(\.lead)
            + commitments(decided: .dropped) + commitments(decided: .undecided)
            + commitments(decided: .merged) + commitments.filter({ $0.decision == nil })
        {
            places[commitment.id, default: 0] += 1
        }
        if places.count != commitments.count || places.values.contains(where: { $0 != 1 }) {
            return "a commitment has not exactly one place"
        }
        for commitment in commitments {
            guard let lead = commitment.lead else { continue }
            guard let target = self.commitment(lead) else { return "a lead that is not there" }
            if target.lead != nil { return "a chain of merges" }
            if !members(of: lead).contains(commitment) { return "a lead without its member" }
        }
        let listed = lists.flatMap { $0 }.flatMap(\.members)
        let expected = commitments.filter { commitment in
            guard let lead = commitment.lead else { return false }
            switch self.commitment(lead)?.decision?.disposition.kind {
            case .retained, .supplementary: return true
            case .merged, .dropped, .undecided, nil: return false
            }
        }
        return Set(listed.map(\.id)) == Set(expected.map(\.id)) && listed.count == expected.count
            ? nil : "the members in the lists"
    }
}

import Meeting
import Testing

@testable import Room

/// What the room does for those who vote for others: each vote shows on all devices of who casts
/// it, has its own slot in a secret box, and nobody takes a vote back by looking in.
struct `Votes for others in a room` {
    /// The committee in session; m2 and m3 have given their votes to m1.
    private func stage(_ motion: Motion) throws -> (stage: Stage, chair: Tab, holder: Tab) {
        let stage = try Stage(Committee.meeting)
        let chair = stage.enter("chair")
        let secretary = stage.enter("secretary")
        let holder = stage.enter("m1")
        for tab in [chair, holder] {
            tab.give(.arrive(mode: .room), stage)
            stage.settle()
        }
        var rules = stage.room.durable.rules
        rules.rule.proxies = 2
        rules.rule.tie = .fails
        chair.give(.setRules(rules: rules), stage)
        stage.settle()
        for giver: SeatID in ["m2", "m3"] {
            secretary.give(.noteProxy(giver: giver, holder: "m1", paper: "a letter"), stage)
            stage.settle()
        }
        chair.give(.openMeeting, stage)
        stage.settle()
        chair.give(.openBallot(motion: motion), stage)
        stage.settle()
        #expect(chair.rejected.isEmpty && secretary.rejected.isEmpty)
        return (stage, chair, holder)
    }

    private let named = Motion(subject: nil, text: "named", method: .yesNo)

    private func cast(
        _ tab: Tab, _ option: OptionID, for seat: SeatID?, in stage: Stage, word: Int? = nil
    ) throws {
        let ballot = try #require(stage.room.durable.openBallot?.id)
        tab.give(
            .castVote(ballot: ballot, choice: .option(option), for: seat), word: word, stage)
        stage.settle()
        #expect(tab.rejected.isEmpty && tab.waiting == nil)
    }

    @Test func `the votes come back with the holder, and show on the other devices`() throws {
        let (stage, chair, holder) = try stage(named)
        let second = stage.enter("m1", client: "second-device")
        stage.settle()
        _ = (second.take(), chair.take(), holder.take())
        try cast(holder, "yes", for: nil, in: stage)
        try cast(holder, "no", for: "m2", in: stage)
        let voted = second.take().compactMap(\.voted)
        #expect(voted.map(\.for) == [nil, "m2"])
        #expect(voted.map(\.choice) == [.option("yes"), .option("no")])
        #expect(chair.take().allSatisfy { $0.voted == nil })
        #expect(holder.take().allSatisfy { $0.voted == nil })

        let late = stage.enter("m1", client: "third-device")
        stage.settle()
        let welcome = try #require(late.take().compactMap(\.welcome).first)
        #expect(Array(welcome.votes.values) == [.option("yes")])
        #expect(welcome.votesFor == ["m2": .option("no")])
        // Nobody else learns it.
        let other = stage.enter("m2")
        stage.settle()
        let another = try #require(other.take().compactMap(\.welcome).first)
        #expect(another.votes.isEmpty && another.votesFor == nil)
    }

    @Test func `who gave a proxy is not here by opening the link, but by saying so`() throws {
        let (stage, _, _) = try stage(named)
        let giver = stage.enter("m2")
        stage.settle()
        #expect(stage.room.durable.attendance.mode(of: "m2") == nil)
        #expect(stage.room.durable.attendance.proxy(of: "m2")?.holder == "m1")
        giver.give(.arrive(mode: .remote), stage)
        stage.settle()
        #expect(stage.room.durable.attendance.mode(of: "m2") == .remote)
        #expect(stage.room.durable.attendance.proxy(of: "m2") == nil)
    }

    @Test func `in a secret ballot every proxy has a slot and a code of its own`() throws {
        var motion = Motion(subject: nil, text: "secret", method: .yesNo, openness: .secret)
        motion.secrecy = Secrecy(check: true)
        let (stage, chair, holder) = try stage(motion)
        let open = try #require(stage.room.durable.openBallot)
        #expect(open.electorate.count == 5)
        try cast(holder, "yes", for: nil, in: stage, word: 1)
        try cast(holder, "no", for: "m2", in: stage, word: 2)
        try cast(holder, "abstain", for: "m3", in: stage, word: 3)
        // Changed, for one of them only.
        try cast(holder, "yes", for: "m3", in: stage, word: 4)
        #expect(stage.room.turnoutInBox == ["m1", "m2", "m3"])
        #expect(Set(holder.codes.values).count == 4)
        // After a crash the holder has all codes again, and no number comes twice.
        try stage.crash()
        holder.hello(stage)
        let welcome = try #require(holder.take().compactMap(\.welcome).last)
        #expect(welcome.codes?.count == 1)
        #expect(Set(welcome.codesFor?.keys.map { $0 } ?? []) == ["m2", "m3"])
        #expect(welcome.lastNumber == holder.number)
        #expect(welcome.votes.isEmpty && welcome.votesFor == nil)
        chair.hello(stage)
        chair.give(.closeBallot(ballot: open.id), stage)
        stage.settle()
        stage.settle()
        let result = try #require(stage.room.durable.ballot(open.id)?.result)
        #expect(result.heads == [2, 1, 0])
        #expect(stage.room.durable.ballot(open.id)?.secret?.codes?.count == 3)
    }

    @Test func `what was called by name comes back to the officers alone`() throws {
        var motion = named
        motion.rollCall = true
        let (stage, chair, holder) = try stage(motion)
        try cast(chair, "no", for: "m3", in: stage)
        for (seat, votes) in [("secretary", ["m3": Choice.option("no")]), ("m1", nil)]
            as [(SeatID, [SeatID: Choice]?)]
        {
            let tab = stage.enter(seat, client: "late-device-\(seat)")
            stage.settle()
            let welcome = try #require(tab.take().compactMap(\.welcome).first)
            #expect(welcome.votesFor == votes, "\(seat)")
        }
        #expect(!holder.text.contains(#""choice""#))
    }

    @Test func `a count by hand is in no frame before the ballot closes`() throws {
        let stage = try Stage(Committee.meeting)
        let chair = stage.enter("chair")
        let secretary = stage.enter("secretary")
        let hand = stage.enter("m1")
        hand.give(.arrive(mode: .room), stage)
        stage.settle()
        for command: Command in [
            .nameTellers(seats: ["chair", "secretary"]),
            .markWithoutDevice(seat: "m1", withoutDevice: true), .openMeeting,
            .openBallot(motion: named),
        ] {
            chair.give(command, stage)
            stage.settle()
        }
        let ballot = try #require(stage.room.durable.openBallot?.id)
        let counts = [HandCount(answers: ["no": 1], silent: 0)]
        for teller in [secretary, chair] {
            teller.give(.enterHandCount(ballot: ballot, counts: counts), stage)
            stage.settle()
        }
        #expect(chair.rejected.isEmpty && secretary.rejected.isEmpty)
        #expect(stage.room.durable.openBallot?.hand?.agreement == .agreed)
        let late = stage.enter("m2")
        stage.settle()
        for tab in [chair, secretary, hand, late] {
            #expect(!tab.text.contains(#""silent""#), "\(tab.client)")
            #expect(tab.view == stage.view)
        }
        chair.give(.closeBallot(ballot: ballot), stage)
        stage.settle()
        #expect(hand.text.contains(#""silent":0"#))
        #expect(hand.view == stage.view)
        // A snapshot and the journal give the same again.
        let state = stage.room.durable
        stage.room.takeSnapshot()
        try stage.writeSnapshots()
        try stage.crash()
        #expect(stage.room.durable == state)
    }
}

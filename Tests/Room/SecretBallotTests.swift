import Cryptography
import Foundation
import Meeting
import Testing

@testable import Room

/// The committee in a secret ballot, with a tab for each voter.
final class SecretStage {
    let stage: Stage
    let chair: Tab
    let voters: [Tab]
    let ballot: BallotID

    static let options: [OptionID] = ["yes", "no", "abstain"]

    /// Opens a secret ballot.
    init(_ secrecy: Secrecy = Secrecy()) throws {
        let stage = try Stage(Committee.meeting)
        self.stage = stage
        chair = stage.enter("chair")
        voters = (["secretary", "m1", "m2", "m3"] as [SeatID]).map { stage.enter($0) }
        chair.give(.openMeeting, stage)
        stage.settle()
        chair.give(.secretly(secrecy), stage)
        stage.settle()
        #expect(chair.rejected.isEmpty)
        let open = stage.room.durable.openBallot
        ballot = try #require(open?.id)
    }

    func vote(_ tab: Tab, _ option: OptionID, word: Int? = nil) {
        tab.give(.vote(option, in: ballot), word: word, stage)
    }

    func close() throws -> Ballot {
        chair.give(.closeBallot(ballot: ballot), stage)
        stage.settle()
        // The box is removed after it is known to be counted.
        stage.settle()
        return try #require(stage.room.durable.ballot(ballot))
    }

    /// All that is on the disk, as text, with or without the box.
    func disk(withBox: Bool = true) throws -> String {
        let files = stage.storage.list().filter { withBox || !$0.hasPrefix("box-") }
        return try files.sorted().map { file in
            let bytes = try stage.storage.read(file, from: 0, count: .max)
            return "\(file)\n\(String(decoding: bytes, as: UTF8.self))"
        }.joined(separator: "\n")
    }

    func counts() throws -> [Int] {
        let result = try #require(stage.room.durable.ballot(ballot)?.result)
        return result.heads
    }
}

extension BallotResult {
    /// The voters of yes, no and abstention.
    var heads: [Int] {
        SecretStage.options.map { option in
            amount(of: option)?.voters ?? 0
        }
    }
}

extension Command {
    static func secretly(_ secrecy: Secrecy, until deadline: Int? = nil) -> Command {
        .openBallot(
            motion: Motion(
                subject: nil, text: "in secret", method: .yesNo,
                rule: Rule(
                    base: .cast, threshold: Threshold(Fraction(1, 2), exceeding: true),
                    tie: .fails),
                openness: .secret, secrecy: secrecy,
                deadline: deadline.map(Instant.init(rawValue:))))
    }
}

struct `A secret ballot` {
    @Test func `is counted, and neither journal nor snapshot nor feed holds an answer`() throws {
        let secret = try SecretStage()
        let (stage, voters) = (secret.stage, secret.voters)
        #expect(stage.keys.names == ["m-test-\(secret.ballot)"])
        for (tab, option) in zip(voters, ["yes", "no", "yes", "abstain"] as [OptionID]) {
            secret.vote(tab, option)
            stage.settle()
            #expect(tab.waiting == nil && tab.rejected.isEmpty)
        }
        secret.vote(voters[3], "no")
        stage.settle()
        let open = try #require(stage.room.durable.openBallot)
        #expect(open.votes.isEmpty && open.secret?.box?.number == 6)
        stage.room.takeSnapshot()
        try stage.writeSnapshots()
        let before = try secret.disk()
        let after = before.components(separatedBy: #""boxWritten""#).dropFirst()
        #expect(after.count >= 6, "the entries of the votes are there")
        for entry in after {
            // An entry of a vote names nobody.
            let line = entry.prefix { $0 != "\n" }
            #expect(!line.contains(#""by""#) && !line.contains(#""client""#))
        }
        #expect(!before.contains(#""voteCast""#) && !before.contains(#"{"option":"#))

        let ballot = try secret.close()
        #expect(try secret.counts() == [2, 2, 0])
        #expect(ballot.votes.isEmpty && ballot.secret?.box == nil)
        #expect(ballot.secret?.tookPart == nil && ballot.secret?.codes == nil)
        #expect(stage.keys.names.isEmpty, "the key is destroyed")
        #expect(stage.storage.list().allSatisfy { !$0.hasPrefix("box-") })
        for tab in voters + [secret.chair] {
            #expect(!tab.text.contains(#""choice":"#) && !tab.text.contains("boxWritten"))
            #expect(tab.view == stage.view)
        }
        // What is on disk gives the same again.
        let state = stage.room.durable
        try stage.crash()
        #expect(stage.room.durable == state)
    }

    @Test func `who has voted shows once it is durable, and how to nobody, oneself included`()
        throws
    {
        let secret = try SecretStage()
        let (stage, voters) = (secret.stage, secret.voters)
        stage.wait(200)
        stage.deliver()
        _ = secret.chair.take()
        secret.vote(voters[1], "no")
        stage.wait(200)
        stage.deliver()
        #expect(secret.chair.take().allSatisfy { $0.live?.turnout == nil }, "not yet durable")
        stage.write()
        stage.wait(200)
        stage.deliver()
        let told = secret.chair.take().compactMap { $0.live?.turnout?[secret.ballot] }
        #expect(told == [["m1"]])
        secret.vote(voters[1], "yes")
        stage.settle()
        stage.wait(200)
        stage.deliver()
        #expect(secret.chair.take().allSatisfy { $0.live?.turnout == nil }, "told once")
        let again = stage.enter("m1", client: "another-tab")
        let welcome = try #require(again.take().compactMap(\.welcome).first)
        #expect(welcome.votes.isEmpty && welcome.live.turnout == [secret.ballot: ["m1"]])
    }

    @Test func `every answer gets an acknowledgement of one length, and so has every box`() throws {
        let secret = try SecretStage()
        let (stage, tab) = (secret.stage, secret.voters[0])
        while stage.room.durable.sequence < 10 {
            secret.chair.give(.act("so that all sequences have two digits"), stage)
            stage.settle()
        }
        var lengths: Set<[Int]> = []
        for option in SecretStage.options + SecretStage.options {
            stage.deliver()
            _ = tab.take()
            secret.vote(tab, option)
            stage.settle()
            #expect(tab.text.contains("recorded"))
            let box = try stage.storage.read("box-\(secret.ballot)", from: 0, count: .max)
            lengths.insert([tab.text.utf8.count, box.count])
        }
        #expect(lengths.count == 1)
    }

    @Test func `a thousand votes at once cost few boxes`() throws {
        let secret = try SecretStage()
        let before = try #require(secret.stage.room.durable.openBallot?.secret?.box?.number)
        for round in 0..<250 {
            for tab in secret.voters { secret.vote(tab, SecretStage.options[round % 3]) }
            if round % 50 == 0 { secret.stage.wait(3_000) }
        }
        for _ in 0..<3 { secret.stage.settle() }
        let number = try #require(secret.stage.room.durable.openBallot?.secret?.box?.number)
        #expect(number - before <= 3)
        _ = try secret.close()
        #expect(try secret.counts().reduce(0, +) == 4)
    }

    @Test func `votes that wait for a box when it closes are counted and acknowledged`() throws {
        let secret = try SecretStage()
        for tab in secret.voters { secret.vote(tab, "yes") }
        // The first is being written; the others wait for the next box, and there is none.
        secret.chair.give(.closeBallot(ballot: secret.ballot), secret.stage)
        secret.vote(secret.voters[0], "no")
        secret.stage.settle()
        #expect(try secret.counts() == [4, 0, 0])
        #expect(secret.voters.dropFirst().allSatisfy { $0.waiting == nil && $0.rejected.isEmpty })
        #expect(secret.voters[0].rejected.values.map(\.code) == [.ballotNotOpen])
    }

    @Test func `it closes at its deadline by itself`() throws {
        let stage = try Stage(Committee.meeting)
        let chair = stage.enter("chair")
        let tabs = (["m1", "m2", "m3"] as [SeatID]).map { stage.enter($0) }
        chair.give(.openMeeting, stage)
        stage.settle()
        chair.give(.secretly(Secrecy(participants: true), until: stage.now + 10_000), stage)
        stage.settle()
        let ballot = try #require(stage.room.durable.openBallot?.id)
        for tab in tabs.dropFirst() { tab.give(.vote("no", in: ballot), stage) }
        stage.settle()
        stage.wait(10_001)
        stage.settle()
        #expect(stage.room.durable.ballot(ballot)?.result?.heads == [0, 2, 0])
        #expect(stage.room.durable.ballot(ballot)?.secret?.tookPart == ["m2", "m3"])
        #expect(stage.keys.names.isEmpty)
    }

    @Test func `what cannot be secret is refused`() throws {
        let stage = try Stage(Committee.meeting)
        let chair = stage.enter("chair")
        _ = stage.enter("m1")
        chair.give(.openMeeting, stage)
        stage.settle()
        chair.give(.secretly(Secrecy()), stage)
        stage.settle()
        #expect(chair.rejected[chair.number]?.code == .tooFewForSecrecy)
        _ = stage.enter("m2")
        chair.give(.secretly(Secrecy(check: true, outcomeOnly: true)), stage)
        stage.settle()
        #expect(chair.rejected[chair.number]?.code == .invalid)
        guard case .openBallot(var motion) = Command.secretly(Secrecy()) else { return }
        motion.rule?.tie = .castingVote
        chair.give(.openBallot(motion: motion), stage)
        stage.settle()
        #expect(chair.rejected[chair.number]?.detail["problem"] == "castingVoteInSecret")
        chair.give(.secretly(Secrecy(key: .officers)), stage)
        stage.settle()
        #expect(chair.rejected[chair.number]?.code == .officerAbsent)
        #expect(stage.keys.names.isEmpty && stage.storage.list().count == 1)
        chair.give(.secretly(Secrecy()), stage)
        stage.settle()
        #expect(chair.rejected[chair.number] == nil)
    }

    @Test func `only what came of it is told, if that was stated`() throws {
        let secret = try SecretStage(Secrecy(outcomeOnly: true))
        for tab in secret.voters { secret.vote(tab, "yes") }
        secret.stage.settle()
        let result = try #require(try secret.close().result)
        #expect(result.outcome == .adopted && result.heads == [0, 0, 0])
        #expect(result.turnout == 4)
        #expect(result.verdict.steps.isEmpty && result.tally.whole.counts.isEmpty)
    }

    @Test func `an annulled one tells nothing, and its key is destroyed`() throws {
        let secret = try SecretStage()
        for tab in secret.voters { secret.vote(tab, "yes") }
        secret.chair.give(.annulBallot(ballot: secret.ballot, reason: "wrong text"), secret.stage)
        secret.stage.settle()
        #expect(secret.stage.keys.names.isEmpty)
        #expect(secret.stage.room.durable.ballot(secret.ballot)?.secret?.box == nil)
        // The first was in a box; the others hear that nothing came of theirs.
        #expect(secret.voters[0].waiting == nil && secret.voters[0].rejected.isEmpty)
        #expect(secret.voters.dropFirst().allSatisfy { $0.rejected.count == 1 })
    }

    @Test func `the check codes are listed with the answers, and each finds their own`() throws {
        let secret = try SecretStage(Secrecy(check: true))
        let stage = secret.stage
        secret.vote(secret.voters[0], "yes")
        stage.settle()
        #expect(secret.voters[0].rejected.values.map(\.code) == [.invalid], "a word is needed")
        let options: [OptionID] = ["yes", "no", "no", "abstain"]
        for (tab, option) in zip(secret.voters, options) { secret.vote(tab, option, word: 9) }
        for _ in 0..<2 { stage.settle() }
        secret.vote(secret.voters[3], "yes", word: 127)
        stage.settle()
        // Who comes again is told the code, and not the answer.
        let again = stage.enter("m3", client: "another-tab")
        let welcome = try #require(again.take().compactMap(\.welcome).first)
        #expect(welcome.codes?[secret.ballot] == secret.voters[3].codes.values.max())
        let table = try #require(try secret.close().secret?.codes)
        #expect(table.map(\.code.device) == [9, 9, 9, 127])
        let servers = table.map(\.code.server)
        #expect(Array(servers.prefix(3)) == servers.prefix(3).sorted(), "in the order of the codes")
        for (tab, option) in zip(secret.voters, options.dropLast() + ["yes"]) {
            let code = try #require(tab.codes[tab.number])
            let row = table.filter { $0.code.text == code }
            #expect(row.map(\.choice) == [.option(option)])
        }
    }
}

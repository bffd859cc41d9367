import Meeting
import SecretBallots
import Testing

@testable import Room

/// Crashes, lost answers, failing disks and changed boxes while a secret ballot is open.
struct `A secret ballot in trouble` {
    @Test func `a crash after every step loses no vote that was acknowledged`() throws {
        let options: [OptionID] = ["yes", "no", "yes", "abstain"]
        for crashAt in 0..<9 {
            let secret = try SecretStage()
            let stage = secret.stage
            var step = 0
            func mayCrash() throws {
                defer { step += 1 }
                guard step == crashAt else { return }
                try stage.crash()
                for tab in secret.voters + [secret.chair] { tab.hello(stage) }
                for tab in secret.voters { tab.send(stage) }
                for _ in 0..<3 { stage.settle() }
            }
            for (tab, option) in zip(secret.voters, options) {
                try mayCrash()
                secret.vote(tab, option)
                try mayCrash()
                stage.settle()
                #expect(tab.waiting == nil && tab.rejected.isEmpty, "crash \(crashAt)")
            }
            try mayCrash()
            #expect(try secret.close().secret != nil)
            #expect(try secret.counts() == [2, 1, 1], "crash \(crashAt)")
        }
    }

    @Test func `a box that was written without its entry is found, and its votes count once`()
        throws
    {
        let secret = try SecretStage()
        let stage = secret.stage
        secret.vote(secret.voters[0], "yes")
        stage.settle()
        // The box gets to the disk, the entry does not, and then the power is cut.
        stage.storage.failSynchronizations(1)
        secret.vote(secret.voters[1], "no")
        stage.writer.step()
        try stage.crash()
        for tab in secret.voters + [secret.chair] { tab.hello(stage) }
        stage.settle()
        #expect(stage.room.durable.openBallot?.secret?.box?.number == 3)
        #expect(secret.voters[1].waiting == nil, "its voter is told on coming back")
        _ = try secret.close()
        #expect(try secret.counts() == [1, 1, 0])
    }

    @Test func `a disk that fails and recovers loses no vote and counts none twice`() throws {
        let secret = try SecretStage()
        let stage = secret.stage
        secret.vote(secret.voters[0], "yes")
        stage.settle()
        stage.storage.failSynchronizations(1)
        secret.vote(secret.voters[1], "no")
        secret.vote(secret.voters[2], "no")
        stage.settle()
        #expect(secret.voters[1].waiting != nil && secret.voters[1].rejected.isEmpty)
        secret.vote(secret.voters[3], "no")
        stage.settle()
        #expect(secret.voters[3].rejected.values.map(\.code) == [.notWritable])
        stage.wait(3_000)
        for _ in 0..<4 { stage.settle() }
        #expect(secret.voters.allSatisfy { $0.waiting == nil })
        #expect(secret.voters[1].rejected.isEmpty && secret.voters[2].rejected.isEmpty)
        _ = try secret.close()
        #expect(try secret.counts() == [1, 2, 0])
    }

    @Test func `a closing that fails leaves the ballot open with all its votes`() throws {
        let secret = try SecretStage()
        let stage = secret.stage
        for tab in secret.voters { secret.vote(tab, "yes") }
        stage.storage.failSynchronizations(1)
        secret.chair.give(.closeBallot(ballot: secret.ballot), stage)
        stage.settle()
        stage.wait(3_000)
        for _ in 0..<4 { stage.settle() }
        #expect(stage.room.durable.openBallot?.id == secret.ballot)
        #expect(secret.voters.allSatisfy { $0.waiting == nil && $0.rejected.isEmpty })
        #expect(stage.keys.names.count == 1)
        _ = try secret.close()
        #expect(try secret.counts() == [4, 0, 0])
    }

    @Test func `an opening that fails leaves no key`() throws {
        let secret = try SecretStage()
        let stage = secret.stage
        _ = try secret.close()
        stage.storage.failSynchronizations(1)
        secret.chair.give(.secretly(Secrecy()), stage)
        stage.settle()
        stage.wait(3_000)
        for _ in 0..<3 { stage.settle() }
        #expect(secret.chair.rejected[secret.chair.number]?.code == .notWritable)
        #expect(stage.keys.names.isEmpty && stage.room.durable.openBallot == nil)
    }

    @Test func `a key that a crash left behind is destroyed at the start`() throws {
        let secret = try SecretStage()
        _ = try secret.close()
        _ = try secret.stage.keys.make("m-test-b99")
        _ = try secret.stage.keys.make("m-other-b99")
        try secret.stage.crash()
        #expect(secret.stage.keys.names == ["m-other-b99"], "another meeting's is its own affair")
    }

    @Test func `a vote that is sent again after a newer one from another tab does not undo it`()
        throws
    {
        let secret = try SecretStage()
        let stage = secret.stage
        let first = secret.voters[1]
        secret.vote(first, "yes")
        stage.write()
        // The answer is lost; meanwhile the same person votes from another device.
        stage.disconnect(first)
        let second = stage.enter("m1", client: "another-tab")
        second.give(.vote("no", in: secret.ballot), stage)
        stage.settle()
        first.hello(stage)
        #expect(first.waiting == nil)
        first.say(
            #"{"command":{"number":\#(first.number),"command":{"castVote":"#
                + #"{"ballot":"\#(secret.ballot)","choice":{"option":"yes"}}}}}"#, stage)
        stage.settle()
        #expect(first.rejected.isEmpty)
        _ = try secret.close()
        #expect(try secret.counts() == [0, 1, 0])
        // Also once it is closed the answer is that it was recorded.
        _ = first.take()
        first.say(
            #"{"command":{"number":\#(first.number),"command":{"castVote":"#
                + #"{"ballot":"\#(secret.ballot)","choice":{"option":"yes"}}}}}"#, stage)
        stage.settle()
        #expect(first.take().contains { $0.recorded?.number == first.number })
    }

    @Test func `a damaged, an old and a missing box are noticed; the ballot can only be annulled`()
        throws
    {
        for problem in ["boxDamaged", "boxOld", "boxMissing", "keyMissing"] {
            let secret = try SecretStage()
            let stage = secret.stage
            let file = "box-\(secret.ballot)"
            secret.vote(secret.voters[0], "yes")
            stage.settle()
            let old = try stage.storage.read(file, from: 0, count: .max)
            secret.vote(secret.voters[1], "yes")
            stage.settle()
            var newest = try stage.storage.read(file, from: 0, count: .max)
            newest[newest.count / 2] ^= 1
            switch problem {
            case "boxDamaged": try stage.storage.replace(file, with: newest)
            case "boxOld": try stage.storage.replace(file, with: old)
            case "boxMissing": stage.storage.remove(file)
            default: try stage.keys.destroy("m-test-\(secret.ballot)")
            }
            try stage.crash()
            for tab in secret.voters + [secret.chair] { tab.hello(stage) }
            let told = secret.chair.take().compactMap(\.welcome).last?.live.boxes
            #expect(told?[secret.ballot] == problem)
            secret.vote(secret.voters[2], "no")
            secret.chair.give(.closeBallot(ballot: secret.ballot), stage)
            stage.settle()
            #expect(secret.voters[2].rejected.values.map(\.code) == [.boxLocked])
            #expect(secret.chair.rejected[secret.chair.number]?.code == .boxLocked)
            secret.chair.give(.annulBallot(ballot: secret.ballot, reason: problem), stage)
            stage.settle()
            stage.wait(200)
            stage.deliver()
            #expect(stage.room.durable.openBallot == nil && stage.keys.names.isEmpty)
            let gone = secret.chair.take().compactMap { $0.live?.boxes }.last
            #expect(gone?.keys.first == secret.ballot)
        }
    }

    // The strict way: the key in memory, its parts with the chair and the secretary

    @Test func `with the officers' key nothing of it is on any disk, and both parts bring it back`()
        throws
    {
        let secret = try SecretStage(Secrecy(key: .officers))
        let stage = secret.stage
        let secretary = secret.voters[0]
        #expect(stage.keys.names.isEmpty)
        let parts = [secret.chair, secretary].compactMap { $0.keyParts[secret.ballot] }
        #expect(parts.count == 2 && parts[0] != parts[1])
        #expect(secret.voters.dropFirst().allSatisfy { $0.keyParts.isEmpty })
        #expect(parts.allSatisfy { !(try! secret.disk()).contains($0) })
        secret.vote(secret.voters[1], "no")
        stage.settle()

        try stage.crash()
        for tab in secret.voters + [secret.chair] { tab.hello(stage) }
        let welcome = secret.voters[1].take().compactMap(\.welcome).last
        #expect(welcome?.live.boxes?[secret.ballot] == "partsNeeded")
        secret.vote(secret.voters[2], "yes")
        stage.settle()
        #expect(secret.voters[2].rejected.values.map(\.code) == [.boxLocked])
        func bring(_ tab: Tab, _ part: String) {
            tab.say(#"{"keyPart":{"ballot":"\#(secret.ballot)","part":"\#(part)"}}"#, stage)
            stage.settle()
        }
        // Nobody but the two, nothing but the right parts, and not one of them twice.
        bring(secret.voters[2], parts[1])
        bring(secret.chair, parts[0])
        bring(secret.chair, parts[1])
        bring(secretary, String(parts[1].reversed()))
        secret.vote(secret.voters[2], "yes")
        stage.settle()
        #expect(secret.voters[2].rejected.count == 2)
        bring(secret.chair, parts[0])
        bring(secretary, parts[1])
        stage.wait(200)
        stage.deliver()
        let told = secret.chair.take().compactMap(\.live)
        #expect(told.contains { $0.boxes?.keys.first == secret.ballot })
        #expect(told.contains { $0.turnout?[secret.ballot] == ["m1"] })
        secret.vote(secret.voters[2], "yes")
        stage.settle()
        _ = try secret.close()
        #expect(try secret.counts() == [1, 1, 0])
    }
}

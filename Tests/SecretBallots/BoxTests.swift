import Cryptography
import Testing

@testable import SecretBallots

struct `The box of a secret ballot` {
    let layout = BoxLayout(slotCount: 5, choiceBytes: 40)
    let yes = Array(#"{"option":"yes"}"#.utf8)
    let abstain = Array(#"{"option":"abstain"}"#.utf8)

    private func box(_ choices: [[UInt8]?]) throws -> Box {
        var box = Box(layout)
        for (index, choice) in choices.enumerated() {
            guard let choice else { continue }
            try box.put(choice, from: "client-\(index)", number: 1, word: nil, at: index)
        }
        return box
    }

    private func read(
        _ bytes: [UInt8]?, last: Seal, of name: String = "m/b", under key: BallotKey
    ) throws(SecretBallotError) -> Box {
        let seal = try SealedBox.check(bytes, against: last, layout: layout)
        return try SealedBox.open(
            bytes ?? [], seal, last: last, layout: layout, of: name, under: key)
    }

    @Test func `what was put in is read back, by place and without time`() throws {
        let key = try BallotKey.make()
        let box = try box([yes, nil, abstain, [], nil])
        let sealed = try SealedBox(box, after: nil, of: "m/b", under: key)
        #expect(sealed.seal.number == 1)
        let opened = try read(sealed.bytes, last: sealed.seal, under: key)
        #expect(opened[0]?.choice == yes && opened[2]?.choice == abstain)
        #expect(opened[3]?.choice == [] && opened[1] == nil && opened[4] == nil)
        #expect((0..<5).map(opened.hasVoted) == [true, false, true, true, false])

        var backwards = Box(layout)
        for index in [3, 2, 0] {
            try backwards.put(
                [yes, [], abstain, []][index], from: "client-\(index)", number: 1, word: nil,
                at: index)
        }
        try backwards.put(yes, from: "client-0", number: 1, word: nil, at: 0)
        #expect(backwards.bytes == box.bytes, "the order of the votes leaves no trace")
    }

    @Test func `the length tells the number of voters and nothing else`() throws {
        let key = try BallotKey.make()
        let longest = [UInt8](repeating: 0x61, count: layout.choiceBytes)
        let lengths = try [
            box([nil, nil, nil, nil, nil]), box([yes, yes, yes, yes, yes]),
            box([longest, [], abstain, longest, yes]),
        ].map { try SealedBox($0, after: nil, of: "m/b", under: key).bytes.count }
        #expect(Set(lengths).count == 1)
        #expect(throws: SecretBallotError.choiceTooLong) {
            _ = try self.box([longest + [0]])
        }
    }

    @Test func `sealed twice, nothing but the head of the same box is the same`() throws {
        let key = try BallotKey.make()
        let box = try box([yes, yes, yes, yes, yes])
        let one = try SealedBox(box, after: nil, of: "m/b", under: key).bytes
        let other = try SealedBox(box, after: nil, of: "m/b", under: key).bytes
        let start = SealedBox.randomStart
        #expect(one[..<start] == other[..<start])
        // Of random bytes one in 256 is the same.
        let same = zip(one[start...], other[start...]).count { $0 == $1 }
        #expect(same < (one.count - start) / 16)
    }

    @Test func `an answer is replaced in its place`() throws {
        var box = try box([yes])
        try box.put(abstain, from: "client-0", number: 2, word: nil, at: 0)
        #expect(box[0]?.choice == abstain)
        #expect(box[0]?.number(of: "client-0") == 2)
    }

    @Test func `the commands of the last devices of a voter are remembered`() throws {
        var box = Box(layout)
        for device in 1...5 {
            try box.put(yes, from: "device-\(device)", number: device * 3, word: nil, at: 1)
        }
        try box.put(yes, from: "device-3", number: 70_000, word: nil, at: 1)
        let slot = try #require(box[1])
        #expect(slot.number(of: "device-3") == 70_000)
        #expect(slot.number(of: "device-2") == 6 && slot.number(of: "device-5") == 15)
        #expect(slot.number(of: "device-1") == 0, "the one silent longest is forgotten")
        #expect(slot.isFrom("device-3", number: 70_000))
        #expect(!slot.isFrom("device-5", number: 15))
        // Also through the bytes of a sealed box, as all the others.
        let key = try BallotKey.make()
        let sealed = try SealedBox(box, after: nil, of: "m/b", under: key)
        #expect(try read(sealed.bytes, last: sealed.seal, under: key)[1] == slot)
    }

    @Test func `every changed byte is noticed`() throws {
        let key = try BallotKey.make()
        let first = try SealedBox(box([yes]), after: nil, of: "m/b", under: key)
        let second = try SealedBox(box([yes, yes]), after: first.seal, of: "m/b", under: key)
        for index in second.bytes.indices {
            var bytes = second.bytes
            bytes[index] ^= 1
            // As the box of the journal, and as one that the journal does not know of yet.
            for last in [second.seal, first.seal] {
                #expect(throws: SecretBallotError.self, "byte \(index)") {
                    try read(bytes, last: last, under: key)
                }
            }
        }
        #expect(throws: SecretBallotError.boxDamaged) {
            try read(Array(second.bytes.dropLast()), last: first.seal, under: key)
        }
        #expect(throws: SecretBallotError.boxDamaged) {
            try read([], last: first.seal, under: key)
        }
        #expect(throws: SecretBallotError.boxMissing) {
            try read(nil, last: first.seal, under: key)
        }
    }

    @Test func `an old box is noticed, and said to be old`() throws {
        let key = try BallotKey.make()
        var seals: [SealedBox] = []
        for count in 1...4 {
            let box = try box(Array(repeating: yes, count: count))
            seals.append(try SealedBox(box, after: seals.last?.seal, of: "m/b", under: key))
        }
        #expect(throws: SecretBallotError.boxOld(number: 2, expected: 4)) {
            try read(seals[1].bytes, last: seals[3].seal, under: key)
        }
        #expect(throws: SecretBallotError.boxDamaged, "two ahead is no crash") {
            try read(seals[3].bytes, last: seals[1].seal, under: key)
        }
    }

    @Test func `a box that a crash left unsaid is taken, if it follows on the last`() throws {
        let key = try BallotKey.make()
        let first = try SealedBox(box([yes]), after: nil, of: "m/b", under: key)
        let next = try SealedBox(box([yes, abstain]), after: first.seal, of: "m/b", under: key)
        #expect(try read(next.bytes, last: first.seal, under: key)[1]?.choice == abstain)
        let other = try SealedBox(box([yes, yes]), after: nil, of: "m/b", under: key)
        #expect(throws: SecretBallotError.boxDamaged, "of another branch") {
            try read(next.bytes, last: other.seal, under: key)
        }
    }

    @Test func `a box belongs to its ballot and its key`() throws {
        let key = try BallotKey.make()
        let sealed = try SealedBox(box([yes]), after: nil, of: "m/b", under: key)
        #expect(throws: SecretBallotError.keyMissing) {
            try read(sealed.bytes, last: sealed.seal, of: "m/c", under: key)
        }
        #expect(throws: SecretBallotError.keyMissing) {
            try read(sealed.bytes, last: sealed.seal, under: try BallotKey.make())
        }
    }

    @Test func `no two check codes are alike, and the words run out before they are`() throws {
        let voters = Box.wordCount + 1
        var box = Box(BoxLayout(slotCount: voters, choiceBytes: 20))
        for index in 0..<(voters - 1) {
            try box.put(yes, from: "c", number: 1, word: 7, at: index)
        }
        let codes = (0..<(voters - 1)).compactMap { box[$0]?.code }
        #expect(Set(codes).count == voters - 1 && codes.allSatisfy { $0.device == 7 })
        let before = box.bytes
        #expect(throws: SecretBallotError.wordsUsedUp) {
            try box.put(yes, from: "c", number: 1, word: 7, at: voters - 1)
        }
        #expect(box.bytes == before)
        // Who votes again gets another code, or their own.
        try box.put(yes, from: "c", number: 2, word: 7, at: 0)
        try box.put(yes, from: "c", number: 1, word: 8, at: voters - 1)
        #expect(Set((0..<voters).compactMap { box[$0]?.code }).count == voters)
    }

    @Test func `the server's word cannot be foretold`() throws {
        var words: Set<Int> = []
        for _ in 0..<40 {
            var box = Box(layout)
            try box.put(yes, from: "c", number: 1, word: 1, at: 0)
            words.insert(try #require(box[0]?.code?.server))
        }
        #expect(words.count > 10)
    }
}

import Cryptography
import Meeting
import SecretBallots
import Testing

@testable import Room

/// What somebody sees who copies the whole data folder after every write, hears all that is sent,
/// and knows who voted when; everything but the key, which lies beside the data.
private struct Observation {
    /// The seats in the order in which they voted, and how they did: what is to be found out.
    var voters: [(seat: SeatID, option: OptionID)] = []
    /// All files after the vote of the same place, and before the first.
    var copies: [[String: [UInt8]]] = []
    /// Milliseconds at which each vote was durable.
    var times: [Int] = []
    /// What each voter was sent and sent, in bytes.
    var lengths: [[Int]] = []
    var ballot: BallotID
    var electorate: [SeatID]
}

/// Something that can be measured about the vote of one place. If it has anything to do with the
/// answer, those votes that are known tell how, and then the others are known too.
private let measures: [(name: String, of: @Sendable (Observation, Int) -> Double)] = [
    ("the order of the votes", { _, place in Double(place) }),
    (
        "the time between the votes",
        { seen, place in Double(seen.times[place + 1] - seen.times[place]) }
    ),
    ("what the voter sent and was sent", { seen, place in Double(seen.lengths[place][0]) }),
    ("the length of all files", { seen, place in Double(growth(seen, place)) }),
    (
        "the length of the entry without what differs anyway",
        { seen, place in Double(entry(seen, place).count) }
    ),
    (
        "the length of the box",
        { seen, place in Double(box(seen, place + 1).count) }
    ),
    ("bits that changed in the box", { seen, place in Double(changedBits(seen, place, nil)) }),
    (
        "bits that changed in the voter's slot",
        { seen, place in Double(changedBits(seen, place, seen.voters[place].seat)) }
    ),
    (
        "bits of the voter's slot",
        { seen, place in
            Double(
                slot(box(seen, place + 1), seen, seen.voters[place].seat).reduce(0) {
                    $0 + $1.nonzeroBitCount
                })
        }
    ),
    (
        "the place where the box changed most",
        { seen, place in
            let bits = seen.electorate.map { changedBits(seen, place, $0) }
            return Double(bits.indices.max { bits[$0] < bits[$1] } ?? 0)
        }
    ),
    (
        "a byte of the hash in the journal",
        { seen, place in Double(SHA256.digest(box(seen, place + 1))[0]) }
    ),
]

private func box(_ seen: Observation, _ copy: Int) -> [UInt8] {
    seen.copies[copy]["box-\(seen.ballot)"] ?? []
}

private func growth(_ seen: Observation, _ place: Int) -> Int {
    let sizes = [place + 1, place].map { copy in
        seen.copies[copy].values.reduce(0) { $0 + $1.count }
    }
    return sizes[0] - sizes[1]
}

/// What the journal has more, without the voter's name, hashes and numbers.
private func entry(_ seen: Observation, _ place: Int) -> String {
    let journals = [place, place + 1].map {
        String(
            decoding: seen.copies[$0]["journal-000000000001.jsonl"] ?? [], as: UTF8.self)
    }
    return String(journals[1].dropFirst(journals[0].count))
        .replacing(seen.voters[place].seat.rawValue, with: "")
        .replacing(/[0-9a-f]{64}/, with: "").replacing(/[0-9]/, with: "")
}

/// The bytes of a box where the slot of `seat` lies.
private func slot(_ bytes: [UInt8], _ seen: Observation, _ seat: SeatID) -> ArraySlice<UInt8> {
    if bytes.isEmpty { return [] }
    let head = SealedBox.randomStart + Sealing.nonceBytes
    let length = (bytes.count - head - Sealing.tagBytes) / seen.electorate.count
    let index = seen.electorate.firstIndex(of: seat) ?? 0
    return bytes[(head + index * length)..<(head + (index + 1) * length)]
}

private func changedBits(_ seen: Observation, _ place: Int, _ seat: SeatID?) -> Int {
    let (old, new) = (box(seen, place), box(seen, place + 1))
    guard let seat else { return zip(old, new).reduce(0) { $0 + ($1.0 ^ $1.1).nonzeroBitCount } }
    return zip(slot(old, seen, seat), slot(new, seen, seat)).reduce(0) {
        $0 + ($1.0 ^ $1.1).nonzeroBitCount
    }
}

/// A meeting in which everybody votes, one after the other.
private func observe(seed: Int, openly: Bool = false) throws -> Observation {
    var random = Seeded(seed)
    let stage = try Stage(Committee.meeting)
    let chair = stage.enter("chair")
    let seats: [SeatID] = ["chair", "secretary", "m1", "m2", "m3"]
    var tabs = [SeatID("chair"): chair]
    for seat in seats.dropFirst() { tabs[seat] = stage.enter(seat) }
    // Three yes and two no or the other way round: what is known of the totals says little.
    let most: OptionID = Bool.random(using: &random) ? "yes" : "no"
    let options = [most, most, most, most == "yes" ? "no" : "yes", most == "yes" ? "no" : "yes"]
        .shuffled(using: &random)
    chair.give(.openMeeting, stage)
    stage.settle()
    chair.give(openly ? .openNamed : .secretly(Secrecy(participants: true)), stage)
    stage.settle()
    let ballot = try #require(stage.room.durable.openBallot)
    var seen = Observation(ballot: ballot.id, electorate: ballot.electorate.map(\.seat))
    func copy() throws {
        var files: [String: [UInt8]] = [:]
        for name in stage.storage.list() {
            files[name] = try stage.storage.read(name, from: 0, count: .max)
        }
        seen.copies.append(files)
        seen.times.append(stage.now)
    }
    try copy()
    for (seat, option) in zip(seats.shuffled(using: &random), options) {
        guard let tab = tabs[seat] else { continue }
        stage.wait(Int.random(in: 100...60_000, using: &random))
        stage.deliver()
        _ = tab.take()
        tab.give(.vote(option, in: ballot.id), stage)
        stage.settle()
        if seen.voters.count == 2 {
            stage.room.takeSnapshot()
            try stage.writeSnapshots()
        }
        seen.voters.append((seat, option))
        seen.lengths.append([tab.text.utf8.count])
        try copy()
    }
    chair.give(.closeBallot(ballot: ballot.id), stage)
    stage.settle()
    try copy()
    return seen
}

/// How often each measure told an answer that was not known, of how many.
private func guesses(_ seen: [Observation]) -> [(name: String, right: Int, of: Int)] {
    measures.map { measure in
        // Half of the votes are known, and tell on which side of the middle a yes lies.
        let (known, unknown) = (seen.prefix(seen.count / 2), seen.dropFirst(seen.count / 2))
        let values = { (observations: ArraySlice<Observation>) in
            observations.flatMap { one in
                one.voters.indices.map {
                    (value: measure.of(one, $0), isYes: one.voters[$0].option == "yes")
                }
            }
        }
        let learned = values(known)
        let middle = learned.map(\.value).reduce(0, +) / Double(learned.count)
        let highs = learned.filter { $0.value > middle }
        let lows = learned.filter { $0.value <= middle }
        let highMeansYes = 2 * highs.count(where: \.isYes) > highs.count
        let lowMeansYes = 2 * lows.count(where: \.isYes) > lows.count
        let asked = values(unknown)
        let right = asked.count { ($0.value > middle ? highMeansYes : lowMeansYes) == $0.isYes }
        return (measure.name, right, asked.count)
    }
}

/// How many a coin does not get right of so many: five times its deviation above a half, which
/// happens once in two million times.
private func limit(of count: Int) -> Double {
    Double(count) / 2 + 5 * (Double(count) / 4).squareRoot()
}

struct `Somebody who copies the data folder after every vote` {
    @Test func `learns no answer, by order, difference, time or length`() throws {
        let seen = try (0..<80).map { try observe(seed: $0) }
        for one in seen {
            #expect(one.copies.count == one.voters.count + 2)
            for file in one.copies.flatMap(\.keys) {
                #expect(!file.hasSuffix(".key"), "a copy of the data holds a key")
            }
            let journal = String(
                decoding: one.copies.last?["journal-000000000001.jsonl"] ?? [], as: UTF8.self)
            #expect(!journal.contains("voteCast") && journal.contains("secretVotesCounted"))
        }
        for (name, right, count) in guesses(seen) {
            #expect(Double(right) < limit(of: count), "\(name) told \(right) of \(count)")
        }
    }

    /// The same eyes see it where it is to be seen.
    @Test func `learns the answers where no box keeps them`() throws {
        let named = try (0..<80).map { try observe(seed: $0, openly: true) }
        let told = guesses(named).filter { Double($0.right) > limit(of: $0.of) }.map(\.name)
        #expect(told == ["the length of the entry without what differs anyway"])
    }

    @Test func `sees only random bytes differ when two voters swap their answers`() throws {
        let runs = try ([["yes", "no"], ["no", "yes"]] as [[OptionID]]).map { options in
            let secret = try SecretStage()
            for (tab, option) in zip(secret.voters, options + ["abstain", "yes"]) {
                secret.vote(tab, option)
                secret.stage.settle()
            }
            let box = try secret.stage.storage.read(
                "box-\(secret.ballot)", from: 0, count: .max)
            secret.stage.room.takeSnapshot()
            try secret.stage.writeSnapshots()
            let before = try secret.disk(withBox: false)
            _ = try secret.close()
            return (
                box: box, before: before, after: try secret.disk(withBox: false),
                heard: (secret.voters + [secret.chair]).map(\.text)
            )
        }
        // The box before, in the head of each, is the hash of random bytes.
        let hashStart = SealedBox.randomStart - SHA256.byteCount
        #expect(runs[0].box[..<hashStart] == runs[1].box[..<hashStart])
        #expect(runs[0].box.count == runs[1].box.count)
        let (one, other) = (runs[0].box[hashStart...], runs[1].box[hashStart...])
        let same = zip(one, other).count { $0 == $1 }
        #expect(same < one.count / 16, "of random bytes one in 256 is the same")
        #expect(Self.masked(runs[0].before) == Self.masked(runs[1].before))
        #expect(Self.masked(runs[0].after) == Self.masked(runs[1].after))
        #expect(runs[0].heard == runs[1].heard)
    }

    /// Text without hashes, which are those of boxes or of what holds one.
    private static func masked(_ text: String) -> String {
        text.replacing(/[0-9a-f]{64}/, with: "#")
    }
}

extension Command {
    fileprivate static var openNamed: Command {
        .openBallot(motion: Motion(subject: nil, text: "openly", method: .yesNo))
    }
}

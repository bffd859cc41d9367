import Foundation
import Testing

@testable import Meeting

struct `Lists and checks` {
    /// Whatever is decided: one place each, contiguous numbers, groups with one lead, and nothing
    /// complete while something is open.
    @Test(arguments: 1...40)
    func `a random meeting contradicts itself nowhere`(_ seed: Int) {
        var random = RandomMeeting(seed: seed)
        for _ in 0..<250 {
            let step = random.step()
            guard step.entry != nil else { continue }
            expectPlaces(in: random.meeting)
            expectFindings(in: random.meeting)
            expectCompletion(after: step, random.meeting)
        }
    }

    private func expectPlaces(in meeting: Meeting) {
        var places: [CommitmentID: Int] = [:]
        for list in ListName.allCases {
            let entries = meeting.entries(of: list)
            #expect(entries.map(\.number) == Array(1..<(entries.count + 1)))
            for entry in entries {
                for one in [entry.lead] + entry.members { places[one.id, default: 0] += 1 }
            }
        }
        for commitment in meeting.commitments {
            let lead = commitment.lead.flatMap(meeting.commitment)
            // No chains, and so no circles.
            #expect(lead?.lead == nil)
            switch commitment.decision?.disposition.kind {
            case .retained, .supplementary: #expect(places[commitment.id] == 1)
            case .dropped, .undecided, nil: #expect(places[commitment.id] == nil)
            case .merged:
                let isLost = meeting.findings.contains(.leadInNoList(commitment: commitment.id))
                #expect(places[commitment.id] == (isLost ? nil : 1))
            }
        }
    }

    private func expectFindings(in meeting: Meeting) {
        let identities = meeting.findings.map(meeting.identity)
        #expect(Set(identities).count == identities.count)
        #expect(
            meeting.openFindings.count + meeting.acceptedFindings.count == identities.count)
        #expect(Set(meeting.acceptances.map(\.finding)).count == meeting.acceptances.count)
    }

    private func expectCompletion(after step: RandomMeeting.Step, _ meeting: Meeting) {
        if meeting.lists.completion != nil {
            #expect(meeting.findingsAgainstCompletion.isEmpty)
        }
        let said = { (meeting: Meeting) in
            ListName.allCases.map { list in
                meeting.entries(of: list).map { [$0.lead.title] + $0.members.map(\.title) }
            }
        }
        let before = step.before.lists.completions
        let stands =
            before.last.map { $0.voidedAt == nil } ?? false
            && meeting.lists.completions.count == before.count
            && meeting.lists.completion != nil
        if stands { #expect(said(step.before) == said(meeting)) }
    }

    @Test func `random meetings declare lists complete, adopt and void them`() {
        var names: Set<String> = []
        for seed in 1...40 {
            var random = RandomMeeting(seed: seed)
            for _ in 0..<250 { _ = random.step() }
            for event in random.entries.flatMap(\.events) {
                switch event {
                case .listsDeclaredComplete: names.insert("complete")
                case .completionVoided: names.insert("voided")
                case .listsAdopted: names.insert("adopted")
                case .findingAccepted: names.insert("accepted")
                // Only these four are looked for.
                default: break
                }
            }
        }
        #expect(names == ["complete", "voided", "adopted", "accepted"])
    }

    @Test func `typed references are found where a number is announced`() throws {
        struct Case: Decodable {
            var text: String
            var numbers: [Int]
        }
        let file = Folders.fixtures.appending(path: "../references.json")
        for one in try JSONDecoder().decode([Case].self, from: Data(contentsOf: file)) {
            #expect(TypedReference.numbers(in: one.text) == one.numbers, "\(one.text)")
        }
    }

    @Test func `ways to rank compare exact fractions`() {
        var meeting = RandomMeeting(seed: 1).meeting
        let counts: [[LevelID: Int]] = [
            // 1/3 and 2/6 are equal; 333333333/1000000000 is a little less.
            ["high": 1, "medium": 2], ["high": 2, "low": 4],
            ["high": 33_333_333, "none": 66_666_667], [:],
        ]
        meeting.consultation = Consultation(
            name: "c", scale: Level.priorities, respondents: 100_000_000)
        meeting.commitments = counts.enumerated().map { index, counts in
            Commitment(
                id: CommitmentID(rawValue: "n\(index + 1)"), number: index + 1, title: "t",
                counts: counts)
        }
        let column = RankingWay.all.firstIndex(of: RankingWay(.highest, .answered)) ?? 0
        let places = Dictionary(
            uniqueKeysWithValues: meeting.sensitivity.map {
                ($0.commitment.number, $0.places[column])
            })
        #expect(places[1] == RankingPlace(row: 1, rank: 1))
        #expect(places[2] == RankingPlace(row: 2, rank: 1))
        #expect(places[3] == RankingPlace(row: 3, rank: 3))
        #expect(places[4] == RankingPlace(row: 4, rank: 4))
        #expect(
            meeting.ranking.map(\.row)
                == (1...4).map { row in
                    meeting.sensitivity.first { $0.places[0].row == row }?.places[0].row ?? 0
                })
    }

    @Test func `a title in another language is its translation while that is fresh`() {
        var commitment = Commitment(
            id: "n1", number: 1, title: "أصل",
            translations: [.fr: Translation(title: "original", revision: 0)], counts: [:])
        #expect(commitment.title(in: .fr) == "original")
        #expect(commitment.title(in: .en) == "أصل")
        commitment.earlierTitles.append(
            EarlierTitle(title: "أصل", replacedAt: Instant(rawValue: 0), replacedBy: nil))
        #expect(commitment.title(in: .fr) == "أصل")
        #expect(commitment.staleLanguages == [.fr])
    }
}

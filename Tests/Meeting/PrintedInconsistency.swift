import Foundation
import Testing

@testable import Meeting

/// One of the thirty, by its name in inconsistencies.json, and why it cannot happen unnoticed.
struct PrintedInconsistency: Sendable, CustomTestStringConvertible {
    var id: String
    var how: How
    var expectIn: @Sendable (PrintedMeeting, PrintedReplay) throws -> Void

    enum How: String { case refused, impossible, found }

    var testDescription: String { "\(id) is \(how.rawValue)" }

    private init(
        _ id: String, _ how: How,
        _ expectIn: @escaping @Sendable (PrintedMeeting, PrintedReplay) throws -> Void
    ) {
        self.id = id
        self.how = how
        self.expectIn = expectIn
    }

    static let all: [PrintedInconsistency] =
        arithmetic + references + mergeGraph + placement + openOptions + remainder
}

// MARK: - What the tests say again and again

/// That the check names these, at that place.
private func expect(_ meeting: Meeting, finds expected: [Finding]) {
    let findings = meeting.findings
    for finding in expected { #expect(findings.contains(finding), "\(finding)") }
    // What is found stands in the way of a complete list.
    #expect(throws: Rejection(.findingsOpen, ["count": String(meeting.openFindings.count)])) {
        try meeting.decide(.declareListsComplete, from: chair)
    }
}

private let chair = Origin(by: "p1", at: Instant(rawValue: 1_700_000_000_000))

private func commitmentID(_ number: Int) -> CommitmentID { CommitmentID(rawValue: "n\(number)") }

private func merge(_ number: Int, into target: String) -> Command {
    .declareConsensus(
        commitment: commitmentID(number),
        proposal: Proposal(disposition: .merged(into: CommitmentID(rawValue: target))))
}

/// That what is printed as the target of a merge of one of `numbers` is no name of anything.
private func expectTargetsUnknown(
    of numbers: [Int], as convention: String, _ printed: PrintedMeeting, _ replay: PrintedReplay
) throws {
    for number in numbers {
        let disposition = try #require(printed.commitment(number)?.disposition)
        let all = (disposition.refs ?? []) + (disposition.options ?? []).flatMap { $0.refs ?? [] }
        let typed = all.filter { $0.convention == convention }.flatMap { $0.printed.typed }
        #expect(!typed.isEmpty)
        for target in typed {
            #expect(throws: Rejection(.unknown, ["field": "commitment"])) {
                try replay.table.decide(merge(number, into: target), from: chair)
            }
        }
    }
}

// MARK: - A, B: figures and ranks

extension PrintedInconsistency {
    private static let arithmetic = [
        PrintedInconsistency("A1", .found) { _, replay in
            expect(
                replay.lists, finds: [.totalDiffers(commitment: "n7", total: 29, expected: 42)])
        },
        PrintedInconsistency("A2", .found) { _, replay in
            expect(replay.lists, finds: [.respondentsNotStated(derived: 42)])
        },
        PrintedInconsistency("A3", .found) { _, replay in
            expect(
                replay.lists,
                finds: [26, 19, 4, 20, 5, 6, 8].map {
                    .emptyCount(commitment: commitmentID($0), level: "none", suggestion: 0)
                })
        },
        // No percentage is typed: each is a count of one stated base, and what other bases would
        // change is shown.
        PrintedInconsistency("A4", .impossible) { printed, replay in
            #expect(replay.mended.respondents == 42)
            for commitment in printed.commitments {
                let share = try #require(
                    replay.mended.commitment(commitmentID(commitment.number)).flatMap(
                        replay.mended.share))
                let decimals = share % 100
                #expect(
                    "\(share / 100),\(decimals < 10 ? "0" : "")\(decimals)%"
                        == commitment.printedPercent)
            }
            let row = try #require(
                replay.mended.sensitivity.first { $0.commitment.number == 26 })
            let places = Dictionary(uniqueKeysWithValues: zip(RankingWay.all, row.places))
            #expect(places[RankingWay(.highest, .all)]?.row == 4)
            #expect(places[RankingWay(.highest, .answered)] == RankingPlace(row: 1, rank: 1))
            #expect(places[RankingWay(.highestTwo, .all)]?.row == 20)
        },
        PrintedInconsistency("B1", .found) { printed, replay in
            let groups = [
                [2, 9], [13, 26], [11, 17, 19, 24], [3, 4, 12, 21, 23, 27], [18, 20], [5, 15],
                [10, 22], [6, 14],
            ]
            expect(
                replay.lists,
                finds: [.tieBreakNotNamed(groups: groups.map { $0.map(commitmentID) })])
            for ranked in replay.lists.ranking {
                let commitment = printed.commitment(ranked.commitment.number)
                #expect(ranked.rank == commitment?.competitionRank)
                #expect(ranked.tied == groups.joined().contains(ranked.commitment.number))
            }
        },
    ]
}

// MARK: - C: references

extension PrintedInconsistency {
    private static let references = [
        PrintedInconsistency("C1", .refused) { printed, replay in
            try expectTargetsUnknown(of: [2, 24, 4, 23], as: "rank", printed, replay)
        },
        PrintedInconsistency("C2", .refused) { printed, replay in
            try expectTargetsUnknown(of: [13, 16, 18, 5], as: "number", printed, replay)
            // In the words of an option, where anything can be typed, the digits are found.
            expect(
                replay.table,
                finds: [13, 16].map { .typedReference(commitment: "n18", number: $0) })
        },
        PrintedInconsistency("C3", .refused) { printed, replay in
            try expectTargetsUnknown(of: [17, 12, 6, 14], as: "topic", printed, replay)
        },
        // The number beside a title is that of the commitment whose title it is.
        PrintedInconsistency("C4", .impossible) { printed, replay in
            try expectNumbersBelongToTitles(in: replay.lists.finalList, printed)
            #expect(replay.lists.finalList.first?.lead.number == 2)
        },
        PrintedInconsistency("C5", .impossible) { printed, replay in
            try expectNumbersBelongToTitles(in: replay.lists.supplementaryList, printed)
            #expect(replay.lists.supplementaryList.contains { $0.lead.number == 27 })
            #expect(!replay.lists.supplementaryList.contains { $0.lead.number == 15 })
        },
    ]

    private static func expectNumbersBelongToTitles(
        in entries: [ListEntry], _ printed: PrintedMeeting
    ) throws {
        let listed = entries.flatMap { [$0.lead] + $0.members }
        #expect(Set(listed.map(\.number)).count == listed.count)
        for commitment in listed {
            #expect(printed.commitment(commitment.number)?.title == commitment.title)
        }
    }
}

// MARK: - D: merges

extension PrintedInconsistency {
    private static let mergeGraph = [
        PrintedInconsistency("D1", .refused) { _, replay in
            expectRefused([(24, 2, "leadIsMerged, lead 24")], replay)
        },
        PrintedInconsistency("D2", .refused) { _, replay in
            expectRefused([(5, 4, "leadIsMerged, lead 5")], replay)
        },
        // 13 went into 17 last, so 17 leads, and nothing goes into 13; that nobody stays is found.
        PrintedInconsistency("D3", .refused) { _, replay in
            expectRefused(
                [
                    (17, 13, "leadIsMerged, lead 17"), (17, 16, "leadHasMembers, members 13"),
                    (16, 13, "leadIsMerged, lead 17"),
                ], replay)
            expect(
                replay.table, finds: [13, 16].map { .leadInNoList(commitment: commitmentID($0)) })
        },
        PrintedInconsistency("D4", .refused) { _, replay in
            expectRefused(
                [(23, 2, "leadIsMerged, lead 24"), (6, 4, "leadIsMerged, lead 5")], replay)
        },
        // A line of a list is headed by what the others were merged into.
        PrintedInconsistency("D5", .impossible) { _, replay in
            #expect(replay.table.commitment("n2")?.lead == "n24")
            #expect(!replay.table.finalList.contains { $0.lead.number == 2 })
            for entry in replay.lists.finalList + replay.lists.supplementaryList {
                #expect(entry.lead.lead == nil)
                #expect(entry.members.allSatisfy { $0.lead == entry.lead.id })
            }
        },
    ]

    private static func expectRefused(
        _ merges: [(member: Int, lead: Int, why: String)], _ replay: PrintedReplay
    ) {
        for (member, lead, why) in merges {
            #expect(
                replay.outcome(of: "Rim: agree on \(member): merged into \(lead)")
                    == ["rejected: \(why)"])
        }
    }
}

// MARK: - E: places

extension PrintedInconsistency {
    private static let placement = [
        // It was put on both lists: the later decision holds, the earlier is kept.
        PrintedInconsistency("E1", .impossible) { _, replay in
            let decisions = try #require(replay.lists.commitment("n14")).decisions
            #expect(
                decisions.suffix(2).map(\.disposition.kind) == [.retained, .supplementary])
            #expect(!replay.lists.finalList.contains { $0.lead.number == 14 })
            #expect(replay.lists.supplementaryList.filter { $0.lead.number == 14 }.count == 1)
        },
        PrintedInconsistency("E2", .impossible) { _, replay in
            for list in [replay.table, replay.lists, replay.mended].map(\.finalList) {
                #expect(list.map(\.number) == Array(1...list.count))
            }
        },
        PrintedInconsistency("E3", .impossible) { _, replay in
            for meeting in [replay.lists, replay.mended] {
                let listed = (meeting.finalList + meeting.supplementaryList).flatMap {
                    [$0.lead] + $0.members
                }
                let all = (listed + meeting.commitments(decided: .dropped)).map(\.number)
                #expect(all.sorted() == Array(1...28))
            }
        },
        // The order by hand needs a reason, and the order by priority is derived.
        PrintedInconsistency("E4", .refused) { _, replay in
            #expect(
                replay.outcome(
                    of: "Rim: order the supplementary list by hand: 14, 21, 27, 22, 8")
                    == ["rejected: invalid, field reason, problem empty"])
            expect(replay.lists, finds: [.orderNotDeclared(list: .supplementary)])
            let shares = replay.mended.supplementaryList.compactMap {
                replay.mended.share(of: $0.lead)
            }
            #expect(shares == shares.sorted(by: >))
        },
    ]
}

// MARK: - F: what is open

extension PrintedInconsistency {
    private static let openOptions = [
        // It is merged by an act of its own, which the minutes can name.
        PrintedInconsistency("F1", .found) { _, replay in
            expect(replay.table, finds: [.optionsOpen(commitment: "n18")])
            let decisions = try #require(replay.lists.commitment("n18")).decisions
            #expect(decisions.map(\.disposition.kind) == [.undecided, .merged])
            #expect(decisions.last?.act == .consensus)
        },
        PrintedInconsistency("F2", .found) { _, replay in
            expect(
                replay.table,
                finds: [
                    .optionsOpen(commitment: "n20"), .dependsOnOpen(commitment: "n12", on: "n20"),
                    .dependsOnOpen(commitment: "n14", on: "n20"),
                ])
            expect(
                replay.lists, finds: [.dependencyNotReviewed(commitment: "n12", on: "n20")])
        },
        PrintedInconsistency("F3", .found) { _, replay in
            expect(replay.table, finds: [.optionsOpen(commitment: "n14")])
        },
        PrintedInconsistency("F4", .found) { _, replay in
            expect(replay.table, finds: [.optionsOpen(commitment: "n8")])
            #expect(!replay.table.supplementaryList.contains { $0.lead.number == 8 })
        },
        PrintedInconsistency("F5", .found) { _, replay in
            let conditions = try #require(replay.lists.commitment("n4")?.decision).conditions
            let verify = try #require(conditions.first { $0.kind == .verify })
            expect(
                replay.lists, finds: [.conditionOpen(commitment: "n4", condition: verify.id)])
        },
        // "May be retained" is one open option, not a decision.
        PrintedInconsistency("F6", .found) { _, replay in
            expect(replay.table, finds: [.optionsOpen(commitment: "n1")])
            #expect(!replay.table.finalList.contains { $0.lead.number == 1 })
        },
    ]
}

// MARK: - G, H: reasons, header, titles, spelling

extension PrintedInconsistency {
    private static let remainder = [
        PrintedInconsistency("G1", .found) { _, replay in
            expect(
                replay.lists,
                finds: [21, 27, 22, 25, 8, 7].map { .reasonMissing(commitment: commitmentID($0)) })
        },
        PrintedInconsistency("H1", .refused) { _, replay in
            #expect(replay.lists.lists.state == .open)
            #expect(
                replay.outcome(of: "Rim: adopt the lists by consensus")
                    == ["rejected: listsNotComplete"])
        },
        PrintedInconsistency("H2", .found) { _, replay in
            #expect(
                replay.outcome(of: "Walid: open the meeting")
                    == ["rejected: notPermitted, role member"])
            #expect(
                replay.outcome(of: "Rim: agree on 9: retained")
                    == ["rejected: wrongPhase, phase prepared"])
            expect(replay.lists, finds: [.secretaryMissing, .quorumNotStated])
            var left = replay.lists
            for seat in left.seats { left.attendance.end(seat.id, at: chair.at) }
            #expect(left.findings.contains(.closingTimeMissing))
            #expect(replay.mended.phaseChanges.map(\.phase) == [.inSession, .closed])
        },
        PrintedInconsistency("H3", .found) { _, replay in
            expect(
                replay.lists,
                finds: [9, 19, 20, 5].map { .titleCutOff(commitment: commitmentID($0)) })
        },
        // The labels and stock phrases that were misspelt are not typed at a meeting, and pages
        // are numbered by whoever prints. What people type is spell-checked by their browser only.
        PrintedInconsistency("H4", .impossible) { _, _ in
            let file = Folders.fixtures.appending(path: "../../../web/words/minutes.ar.json")
            let words = try JSONDecoder().decode(
                [String: String].self, from: Data(contentsOf: file))
            for misspelt in ["الاولية", "لمتبعة", "فيم يخص", "الإبقاء على بصفة"] {
                #expect(!words.values.contains { $0.contains(misspelt) })
            }
            #expect(words["level.high"]?.contains("أولوية") == true)
            #expect(words["table.share"]?.contains("الأولوية") == true)
        },
    ]
}

import Dossier
import Foundation
import Meeting
import Preparation
import Testing
import Words

@testable import Documents

/// The committee of July 2023 met a second time to confirm the final list.
@Suite struct SecondMeetingTests {
    /// The first meeting, which ends with complete lists, adopted or not, and the second, opened.
    private func meetings(adopted: Bool) throws -> (first: Meeting, second: PlayedMeeting) {
        var first = try PlayedMeeting()
        try first.open()
        try first.decide()
        try first.vote()
        try first.declareComplete()
        if adopted { try first.give(.adoptLists(ballot: nil)) }
        try first.close()
        let record = export(first.meeting, format: .json, language: .fr).bytes
        var second = try Preparation.meeting(
            after: DossierFile(reading: record), id: "m-second",
            now: Date(timeIntervalSince1970: 1_690_000_000))
        second.apply(Meeting.preparing(second, at: 1_690_000_000_000))
        var played = PlayedMeeting(second, at: 1_690_000_000_000)
        for seat in 1...9 {
            try played.give(.arrive(mode: .room), by: SeatID(rawValue: "p\(seat)"))
        }
        try played.give(.openMeeting)
        return (first.meeting, played)
    }

    private func lines(_ meeting: Meeting) -> [[CommitmentID]] {
        ListName.allCases.flatMap { meeting.entries(of: $0) }.map {
            [$0.lead.id] + $0.members.map(\.id)
        }
    }

    @Test(arguments: [false, true])
    func `it is asked for lists that the first meeting left complete or adopted`(
        adopted: Bool
    ) throws {
        let (first, second) = try meetings(adopted: adopted)
        #expect(first.lists.state == (adopted ? .adopted : .complete))
        #expect(second.meeting.lists.state == .complete)
        #expect(lines(second.meeting) == lines(first))
        let text = Words(.fr).state(of: second.meeting.lists, in: second.meeting)
        #expect(text == "Listes proposées, déclarées complètes le 12 juillet 2023 à 11h12")
    }

    @Test func `it confirms them by a ballot of its own`() throws {
        var (first, second) = try meetings(adopted: false)
        try second.give(
            .openBallot(motion: Motion(subject: nil, text: "Confirmer les listes", method: .yesNo)))
        let ballot = try second.lastBallot()
        #expect(throws: Rejection.self) { try second.give(.adoptLists(ballot: ballot)) }
        try second.vote(ballot, Array(repeating: "yes", count: 7) + ["no"])
        try second.give(.adoptLists(ballot: ballot))
        try second.give(.closeMeeting, after: 5)
        #expect(second.meeting.lists.state == .adopted)
        #expect(lines(second.meeting) == lines(first))
        let lists = String(
            decoding: export(second.meeting, document: .lists, format: .md, language: .fr).bytes,
            as: UTF8.self)
        #expect(lists.contains("Listes adoptées telles que proposées"))
        let record = export(second.meeting, format: .json, language: .fr).bytes
        #expect(try DossierFile(reading: record).verify().differences == [])
    }

    @Test func `a ballot of the first meeting confirms nothing in the second`() throws {
        var (_, second) = try meetings(adopted: false)
        let earlier = try #require(second.meeting.earlier?.last?.ballots.first)
        #expect(throws: Rejection(.unknown, ["field": "ballot"])) {
            try second.give(.adoptLists(ballot: earlier.id))
        }
    }

    @Test func `what it changes makes them another proposal`() throws {
        var (_, second) = try meetings(adopted: true)
        try second.give(
            .declareConsensus(
                commitment: "n9", proposal: Proposal(disposition: .dropped, reason: "الكلفة")))
        #expect(second.meeting.lists.state == .open)
        #expect(throws: Rejection(.listsNotComplete)) {
            try second.give(.adoptLists(ballot: nil))
        }
        try second.give(.declareListsComplete)
        try second.give(.adoptLists(ballot: nil))
        #expect(second.meeting.lists.state == .adopted)
        #expect(second.meeting.finalList.count == 10)
    }
}

import Meeting
import Testing

@testable import Documents

/// What came from the floor, as it is printed.
struct `The record of the floor` {
    /// A speech that a point of order breaks off, and an amendment that is seconded and adopted.
    private func played() throws -> Meeting {
        var played = try PlayedMeeting()
        try played.open()
        var rules = played.meeting.rules
        rules.floor = FloorRules(speakingTime: 120_000, seconders: 1)
        try played.give(.setRules(rules: rules))
        try played.give(.turnTo(subject: .commitment("n9")))
        try played.give(.giveFloor(seat: "p3"))
        try played.give(.requestFloor(pointOfOrder: true), by: "p4", after: 1)
        try played.give(.giveFloor(seat: "p4"))
        try played.give(.giveFloor(seat: "p3"), after: 1)
        try played.give(.endSpeech, after: 3)
        try played.give(.proposeAmendment(commitment: "n9", title: "عنوان جديد"), by: "p3")
        let amendment = try #require(played.meeting.motions.first?.id)
        try played.give(.secondMotion(motion: amendment), by: "p4")
        try played.give(.admitMotion(motion: amendment))
        try played.give(
            .openBallot(motion: Motion(subject: nil, floorMotion: amendment, method: .yesNo)))
        let ballot = try #require(played.meeting.openBallot?.id)
        for seat in ["p1", "p3", "p4"] {
            try played.give(
                .castVote(ballot: ballot, choice: .option(BallotOption.yes)),
                by: SeatID(rawValue: seat))
        }
        try played.give(.closeBallot(ballot: ballot))
        return played.meeting
    }

    private func parts(_ meeting: Meeting) -> [Part] {
        OfficialDocument(minutesOf: meeting, language: .fr).parts
    }

    private func plain(_ paragraph: Paragraph) -> String {
        String(
            paragraph.runs.map(\.text).joined().unicodeScalars.filter {
                !("\u{2066}"..."\u{2069}").contains($0)
            })
    }

    @Test func `every speech is a row, and the sums are a table`() throws {
        let tables = parts(try played()).compactMap { part -> Table? in
            guard case .table(let table) = part else { return nil }
            return table
        }.suffix(2).map { table in
            table.rows.map { $0.map { plain($0.paragraphs[0]) } }
        }
        let rows = try #require(tables.first)
        #expect(rows.map { $0[4] } == ["1:00", "1:00", "3:00"])
        #expect(rows.map { $0[5] } == ["2:00", "sans limite", "1:00"])
        #expect(rows[1][2].hasSuffix("(motion d’ordre)"))
        #expect(rows[2][2].hasSuffix("(reprise)"))
        #expect(rows.allSatisfy { $0[3].contains("09") })
        #expect(
            tables.last?.map { Array($0.dropFirst()) } == [
                ["1", "0", "4:00"], ["0", "1", "1:00"],
            ])
    }

    @Test func `an amendment stands with what it replaced, who seconded it and its ballot`() throws
    {
        let meeting = try played()
        let items = parts(meeting).compactMap { part -> String? in
            guard case .item(let item) = part else { return nil }
            return plain(item.paragraph)
        }
        let first = try #require(items.firstIndex { $0.hasPrefix("Amendement n° 1 de") })
        #expect(items[first].hasSuffix("عنوان جديد"))
        #expect(items[first + 1].hasPrefix("Au lieu de : "))
        #expect(items[first + 2].hasPrefix("Appuyé par : "))
        #expect(items[first + 3] == "Adopté par le vote n° 1.")
        #expect(meeting.commitment("n9")?.title == "عنوان جديد")
        let ballot = try #require(meeting.ballots.last?.id)
        #expect(meeting.commitment("n9")?.earlierTitles.last?.act == .ballot(ballot))
        let heading = parts(meeting).compactMap { part -> String? in
            guard case .heading(3, let paragraph) = part else { return nil }
            return plain(paragraph)
        }.first
        #expect(heading?.hasPrefix("Vote n° 1, sur l’amendement n° 1 de") == true)
    }

    @Test func `where nobody spoke or moved anything nothing is printed`() throws {
        let found = parts(try PlayedMeeting.closed())
        let headings = found.compactMap { part -> String? in
            guard case .heading(_, let paragraph) = part else { return nil }
            return plain(paragraph)
        }
        #expect(!headings.contains("Annexe : interventions"))
        #expect(!headings.contains("Motions et amendements de séance"))
    }
}

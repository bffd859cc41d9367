import Foundation
import Meeting
import Testing

@testable import Preparation

private let heads = "number,title,high,medium,low,none,blank\n"

private func meeting(_ text: String) throws(PreparationError) -> (Meeting, [Warning]) {
    try Preparation.meeting(fromCSV: Array(text.utf8), id: "m")
}

/// The error that a file gives, as one line; `nil` when it is read.
private func refusal(_ text: String) -> String? {
    do throws(PreparationError) {
        _ = try meeting(text)
        return nil
    } catch { return error.description }
}

/// What is wrong, and the error that it gives.
private let refusals: [(String, String)] = [
    ("", "line 1, column 1: expected a first line with number,title,high,medium,low,none,blank"),
    (heads, "line 1, column 1: expected at least one commitment"),
    ("number,title,high\n", "line 1, column 1: expected a column \"medium\""),
    (
        "number,title,titel\n",
        "line 1, column 14: titel: expected each of "
            + "number, title, high, medium, low, none, blank once"
    ),
    (
        "number,title,number\n",
        "line 1, column 14: number: expected each of "
            + "number, title, high, medium, low, none, blank once"
    ),
    (
        heads + "1,A,3,1,1,0\n",
        "line 2, column 1: expected 7 fields as in the first line, found 6"
    ),
    (
        heads + "1,A, b,3,1,1,0,2\n",
        "line 2, column 16: expected 7 fields as in the first line, found 8"
    ),
    (
        heads + "x,A,3,1,1,0,2\n",
        "line 2, column 1: number: expected a whole number from 1, found “x”"
    ),
    (
        heads + "1,A,3,1,1,0,2\n1,B,3,1,1,0,2\n",
        "line 3, column 1: number: expected a number that no other row has, found “1”"
    ),
    (
        heads + "1, ,3,1,1,0,2\n",
        "line 2, column 3: title: expected a title of 1 to 4000 characters, found “ ”"
    ),
    (
        heads + "1,A,3,1,-1,0,2\n",
        "line 2, column 9: low: expected a whole number from 0, or nothing, found “-1”"
    ),
    (
        heads + "1,عنوان,3,1.5,1,0,2\n",
        "line 2, column 11: medium: expected a whole number from 0, or nothing, found “1.5”"
    ),
    (
        heads + "1,\"A,3,1,1,0,2\n",
        "line 2, column 3: expected a closing quote for the one that opens here"
    ),
    (heads + "1,\"A\"b,3,1,1,0,2\n", "line 2, column 6: expected “,” or the end of the line"),
    (
        heads + "1,A\"b\",3,1,1,0,2\n",
        "line 2, column 4: expected quotes around the whole field and doubled inside it"
    ),
]

@Suite struct ConsultationTableTests {
    @Test func `the consultation of 2023 is read with its questions`() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../Fixtures/preparation/consultation.csv")
        let bytes = try Array(Data(contentsOf: file))
        let (meeting, warnings) = try Preparation.meeting(fromCSV: bytes, id: "m")
        #expect(meeting.commitments.count == 28)
        #expect(meeting.commitment("n12")?.title.contains("\"ء-مواطن\"") == true)
        #expect(meeting.commitment("n26")?.counts["none"] == nil)
        #expect(
            warnings.first?.description
                == "line 5, column 136: commitment 4: “none” is empty and was left so; is 0 meant?")
        #expect(
            warnings.filter { $0.description.contains("add up to 29") }.map(\.position.line) == [8])
        #expect(warnings.count == 12)
    }

    @Test func `the order of columns, separator, line ends and mark do not matter`() throws {
        let (one, _) = try meeting(heads + "1,A,3,1,0,0,2\n2,\"B, b\",1,1,1,1,2\n")
        let (two, _) = try meeting(
            "\u{FEFF}title;number;blank;none;low;medium;high\r\nA;1;2;0;0;1;3\r\n"
                + "\"B, b\";2;2;1;1;1;1")
        #expect(one.commitments == two.commitments)
    }

    @Test func `quotes, separators and line breaks in a quoted title are read`() throws {
        let (meeting, _) = try meeting(heads + "1,\"a \"\"b\"\", c\r\n d\",1,0,0,0,0\n")
        #expect(meeting.commitments[0].title == "a \"b\", c d")
    }

    @Test func `an empty count is empty and never zero`() throws {
        let (meeting, warnings) = try meeting(
            heads + "1,A,3,1,,0,2\n2,B,3,1,0,0,2\n3,C,,,,,\n")
        #expect(meeting.commitments[0].counts["low"] == nil)
        #expect(meeting.commitments[2].counts.isEmpty)
        #expect(
            warnings.map(\.description) == [
                "line 2, column 9: commitment 1: “low” is empty and was left so; is 0 meant?",
                "line 4, column 1: commitment 3: all counts are empty and were left so; "
                    + "is that right?",
            ])
    }

    @Test func `a row that does not add up comes in with a warning`() throws {
        let (meeting, warnings) = try meeting(
            heads + "1,A,3,1,1,0,2\n2,B,3,1,1,0,2\n3,C,3,1,0,0,2\n")
        #expect(meeting.commitments.count == 3)
        #expect(
            warnings == [
                .totalDiffers(at: .init(line: 4, column: 1), number: 3, total: 6, expected: 7)
            ])
    }

    @Test func `the meeting has a chair, a secretary and the day of today`() throws {
        let (meeting, _) = try Preparation.meeting(
            fromCSV: Array((heads + "1,A,1,0,0,0,0").utf8), id: "m", language: .fr,
            now: Date(timeIntervalSince1970: 1_689_148_800))
        #expect(meeting.header.date == "2023-07-12")
        #expect(meeting.header.time == "09:00", "08:00 UTC in Tunis")
        #expect(meeting.seats.prefix(2).map(\.role) == [.chair, .secretary])
        #expect(meeting.seats[0].person.name == "président de séance")
    }

    @Test(arguments: refusals)
    func `an error names line, column and what was expected`(text: String, expected: String) {
        #expect(refusal(text) == expected)
    }

    @Test func `a file that is not in UTF-8 is refused where that shows`() {
        let bytes = Array((heads + "1,A").utf8) + [0xC7, 0xE1] + Array(",1,0,0,0,0\n".utf8)
        #expect(
            throws: PreparationError.notCSV(
                at: .init(line: 2, column: 4),
                expected: "UTF-8; save the file as “CSV UTF-8” and try again")
        ) { try Preparation.meeting(fromCSV: bytes, id: "m") }
    }
}

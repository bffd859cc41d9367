import Dossier
import Foundation
import Meeting
import OperationalText
import Testing

@testable import Documents
@testable import Preparation

/// Random numbers that are the same every time.
private struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
    }
}

private let pieces = [
    "\"", "'", "<", ">", "&", "&amp;", "]]>", "<!--", "</w:t>", "</style>", "{page}", "{title}",
    "=cmd()", "😀", "👩‍👩‍👧", "\u{202E}", "\u{202C}", "\u{2067}", "\u{2069}", "\u{200F}", "\u{0}",
    "\u{8}", "\u{FFFE}", "\u{7F}", "\u{85}", "\t", "\n", "\r\n", "\u{2028}", "\u{FEFF}", "\u{AD}",
    "محضر", "جلسة", " ", "12", "69,05%", "(", ")", "é", "e\u{301}", "\u{64B}", "Z̸̢̛", "中文", "עברית",
]

private func nasty(_ generator: inout Generator, _ count: Int) -> String {
    (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
}

/// A meeting in which every text is nasty.
private func meeting(_ seed: UInt64) throws -> Meeting {
    var generator = Generator(state: seed)
    func text() -> String { nasty(&generator, 12) }
    var meeting = try PlayedMeeting.closed()
    meeting.header.subject = text()
    meeting.header.letterhead = [text(), text()]
    meeting.header.place = text()
    meeting.header.body = text()
    for seat in meeting.seats {
        var seat = seat
        seat.person = Person(
            honorific: text(), name: text(), title: text(), organisation: text(),
            constituency: nil)
        meeting.seats.put(seat)
    }
    for index in meeting.commitments.indices {
        meeting.commitments[index].title = text()
        for last in meeting.commitments[index].decisions.indices {
            meeting.commitments[index].decisions[last].reason = text()
        }
    }
    for index in meeting.ballots.indices { meeting.ballots[index].text = text() }
    for index in meeting.actions.indices { meeting.actions[index].text = text() }
    meeting.agenda.items = [AgendaItem(id: "g1", title: text())]
    var followUp = FollowUp(
        plan: Plan(title: text(), axes: [Axis(number: 1, title: text())]),
        places: Dictionary(
            uniqueKeysWithValues: meeting.commitments.map { ($0.id, PlanPlace(axis: 1)) }),
        progress: meeting.commitments.map {
            Progress(
                commitment: $0.id, part: nil, percent: 50, level: .limited, evidence: text(),
                date: meeting.header.date, meeting: meeting.id)
        })
    followUp.statements = meeting.commitments.map {
        Statement(
            id: StatementID(rawValue: "s-\($0.id.rawValue)"), commitment: $0.id, part: nil,
            speaker: meeting.seats.first?.id, kind: .report, text: text())
    }
    meeting.followUp = followUp
    let written = BlockKind.allCases.enumerated().map { index, kind in
        Block(
            id: BlockID("x\(index)"), attributes: ["kind": kind.rawValue, "level": text()],
            text: kind.isLive ? [] : Array(text().utf16))
    }
    meeting.minutes = Minutes(document: Document(blocks: written))
    return meeting
}

@Suite struct NastyTextTests {
    @Test(arguments: UInt64(1)...12)
    func `no text breaks a document`(seed: UInt64) throws {
        let meeting = try meeting(seed)
        for language in Language.allCases {
            let archive = try Archive(
                export(meeting, format: .docx, language: language, fingerprint: "<&>").bytes)
            for name in archive.names { _ = try archive.element(name) }
            let page = String(
                decoding: export(meeting, format: .html, language: language).bytes, as: UTF8.self)
            #expect(page.matches(of: /<style/).count == 1)
            #expect(page.matches(of: /<\/style/).count == 1)
            #expect(!page.contains("<!--"))
            #expect(page.matches(of: /<bdi/).count == page.matches(of: /<\/bdi/).count)
        }
    }

    @Test(arguments: UInt64(1)...6)
    func `no text breaks any document in any format`(seed: UInt64) throws {
        let meeting = try meeting(seed)
        let language = Language.allCases[Int(seed) % Language.allCases.count]
        for kind in DocumentKind.allCases {
            func bytes(_ format: Format) -> [UInt8] {
                export(meeting, document: kind, format: format, language: language).bytes
            }
            for format in kind.formats {
                switch format {
                case .docx:
                    let archive = try Archive(bytes(.docx))
                    for name in archive.names { _ = try archive.element(name) }
                case .html:
                    let page = String(decoding: bytes(.html), as: UTF8.self)
                    #expect(page.matches(of: /<\/?style/).count == 2)
                    #expect(!page.contains("<!--"))
                    #expect(page.matches(of: /<bdi/).count == page.matches(of: /<\/bdi/).count)
                case .md:
                    let text = String(decoding: bytes(.md), as: UTF8.self)
                    // Tables of several columns have as many in every row.
                    let rows = text.split(separator: "\n").filter { $0.hasPrefix("| ") }
                    let widths = Set(rows.map { $0.matches(of: /(^|[^\\])\|/).count })
                    #expect(widths.count <= (kind == .minutes ? 2 : 1), "\(kind): \(widths)")
                case .csv:
                    let rows = try CSV.rows(bytes(.csv))
                    #expect(Set(rows.map(\.count)).count <= 1, "\(kind)")
                    for field in rows.joined() {
                        let first = field.text.unicodeScalars.first {
                            !$0.properties.isWhitespace && $0.properties.generalCategory != .format
                        }
                        #expect(first.map { "=+-@".unicodeScalars.contains($0) } != true)
                    }
                case .json: break
                }
            }
        }
    }

    /// The mark makes another character of it for Swift, and none for the programs that read it.
    @Test func `a quote with a mark above it is doubled in a table`() {
        #expect(CSVWriter.field("a\"\u{64B},b") == "\"a\"\"\u{64B},b\"")
    }

    @Test(arguments: UInt64(1)...6)
    func `every text comes back from the complete record`(seed: UInt64) throws {
        let meeting = try meeting(seed)
        let written = export(meeting, format: .json, language: .fr).bytes
        let file = try DossierFile(reading: written)
        #expect(file.verify().differences == [])
        #expect(file.meeting == meeting.publicView)
        #expect(export(file.meeting, format: .json, language: .fr).bytes == written)
    }

    @Test func `a long paragraph is written whole`() throws {
        var generator = Generator(state: 5)
        let long = nasty(&generator, 30_000)
        #expect(long.utf8.count > 100_000)
        var meeting = try PlayedMeeting.closed()
        meeting.minutes = Minutes(
            document: Document(
                blocks: [Block(id: "a", attributes: [:], text: Array(long.utf16))]))
        let archive = try Archive(export(meeting, format: .docx, language: .ar).bytes)
        let text = try archive.element("word/document.xml").first("w:p")?.text ?? ""
        // What is visible is all there; what is not allowed shows as a mark.
        func visible(_ text: String) -> String {
            String(
                String.UnicodeScalarView(
                    text.unicodeScalars.filter {
                        !(0x2028...0x202E).contains($0.value)
                            && !(0x2066...0x2069).contains($0.value)
                            && !["\u{200F}", "\u{200E}", "\r", "\n"].contains($0)
                    }))
        }
        let expected = long.unicodeScalars.map { scalar -> Unicode.Scalar in
            switch scalar {
            case "\u{0}", "\u{8}", "\u{FFFE}", "\u{7F}", "\u{85}": "\u{FFFD}"
            default: scalar
            }
        }
        #expect(visible(text) == visible(String(String.UnicodeScalarView(expected))))
        #expect(text.contains("\u{FFFD}"))
    }
}

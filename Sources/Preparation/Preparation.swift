package import Foundation
package import Meeting
internal import OperationalText
internal import StrictJSON

/// Makes a meeting from a file: JSON in the form of `docs/MEETING-FILE.md`, or the CSV of a
/// consultation.
package enum Preparation {
    /// The most participants, commitments, agenda items, actions and blocks of a file.
    package static let listLimit = 5_000

    /// The meeting of a JSON file.
    ///
    /// - Throws: with line, column and what was expected.
    package static func meeting(
        fromJSON bytes: [UInt8], id: MeetingID, template: CommitteeTemplate? = nil
    ) throws(PreparationError) -> (Meeting, [Warning]) {
        let value: JSONValue
        do throws(JSONError) { value = try JSONText.parse(bytes) } catch { throw .notJSON(error) }
        return try MeetingFile(Field(value: value, path: ""), template: template).meeting(id: id)
    }

    /// A meeting about the commitments of a CSV file, today and now; its subject and its two
    /// seats, chair and secretary, have names in `language` that are to be replaced in the room.
    ///
    /// - Parameter timeZone: as in the IANA database.
    /// - Throws: with line, column and what was expected.
    package static func meeting(
        fromCSV bytes: [UInt8], id: MeetingID, language: Language = .ar,
        timeZone: String = Template.timeZone, template: CommitteeTemplate? = nil,
        now: Date = Date()
    ) throws(PreparationError) -> (Meeting, [Warning]) {
        let table = try ConsultationTable(bytes)
        let language = template?.language ?? language
        var header = Template.header(
            language: language, timeZone: template?.timeZone ?? timeZone, now: now)
        template?.apply(to: &header)
        let meeting = Meeting(
            id: id, header: header, rules: template?.rules ?? Template.rules,
            seats: (template?.seats ?? Template.seats(in: language)) + sharedSeats,
            agenda: Agenda(items: []),
            consultation: Template.consultation(in: language), commitments: table.commitments,
            actions: [],
            minutes: Minutes(
                document: document(
                    template?.blocks
                        ?? Template.blocks(
                            in: language, withCommitments: true,
                            phrases: template?.phrases ?? [:]))))
        return (meeting, warnings(of: meeting, at: table.places))
    }

    /// The seats behind the two links that nobody in particular has.
    static var sharedSeats: [Seat] {
        [(Seat.observers, Role.observer), (Seat.screen, Role.screen)].map { id, role in
            Seat(
                id: id,
                person: Person(
                    honorific: "", name: id.rawValue, title: "", organisation: "",
                    constituency: nil),
                role: role, votes: false, weight: 1, generation: 1)
        }
    }

    /// The minutes as they start, blocks k1, k2 ….
    static func document(_ blocks: [PreparedBlock]) -> Document {
        Document(
            blocks: blocks.enumerated().map { index, block in
                Block(
                    id: BlockID("k\(index + 1)"), attributes: block.attributes,
                    text: Array(block.text.utf16))
            })
    }

    /// What stands out in the counts and titles, in the order of the file.
    static func warnings(
        of meeting: Meeting, at places: [CommitmentID: CommitmentPlace]
    ) -> [Warning] {
        let withoutCounts = meeting.commitments.filter(\.counts.isEmpty).compactMap { commitment in
            meeting.consultation == nil
                ? nil
                : places[commitment.id].map {
                    Warning.noCounts(at: $0.counts, number: commitment.number)
                }
        }
        let findings = meeting.findings.compactMap { finding -> Warning? in
            switch finding {
            case .emptyCount(let id, let level, let suggestion):
                guard let place = places[id] else { return nil }
                return .emptyCount(
                    at: place.levels[level] ?? place.counts, number: place.number,
                    level: level.rawValue, suggestion: suggestion)
            case .totalDiffers(let id, let total, let expected):
                guard let place = places[id] else { return nil }
                return .totalDiffers(
                    at: place.counts, number: place.number, total: total, expected: expected)
            case .titleCutOff(let id):
                guard let place = places[id] else { return nil }
                return .titleCutOff(at: place.title, number: place.number)
            case .chairMissing, .secretaryMissing, .quorumNotStated, .closingTimeMissing,
                .respondentsNotStated, .tieBreakNotNamed, .orderNotDeclared, .orderIncomplete,
                .rewordingReasonMissing, .translationStale, .notYetDecided, .optionsOpen,
                .dependsOnOpen, .dependencyNotReviewed, .conditionOpen, .reasonMissing,
                .leadInNoList, .typedReference, .notReported, .progressNotStated, .evidenceMissing,
                .speakerMissing, .dueBeforeMeeting:
                return nil
            }
        }
        return (withoutCounts + findings).sorted { left, right in
            (left.position.line, left.position.column)
                < (right.position.line, right.position.column)
        }
    }
}

/// Where the file speaks of a commitment.
struct CommitmentPlace {
    var number: Int
    var title: TextPosition
    var counts: TextPosition
    var levels: [LevelID: TextPosition]
}

/// A block of the minutes before it has an identity.
struct PreparedBlock {
    var kind: BlockKind
    /// Of a heading, from 1 (below the title) to 3.
    var level: Int?
    var text: String

    init(_ kind: BlockKind, level: Int? = nil, _ text: String = "") {
        self.kind = kind
        self.level = level
        self.text = text
    }

    var attributes: [String: String] {
        var attributes = [BlockKind.attribute: kind.rawValue]
        if let level { attributes["level"] = String(level) }
        return attributes
    }
}

import Foundation
internal import Meeting

/// The whole public record of a meeting with what is derived from it; `docs/RECORD.md` describes it.
struct RecordFile: Encodable {
    /// Raised when the form changes.
    static let format = 1

    private let format = RecordFile.format
    private let meeting: Meeting
    private let ranking: [Ranked]
    private let finalList: [Line]
    private let supplementaryList: [Line]
    private let dropped: [CommitmentID]
    private let undecided: [CommitmentID]
    private let respondents: Int?
    private let findings: [Finding]

    struct Ranked: Encodable {
        var commitment: CommitmentID
        var row: Int
        var rank: Int
        var tied: Bool
        var total: Int
        /// Hundredths of a percent.
        var share: Int?
    }

    struct Line: Encodable {
        var number: Int
        var lead: CommitmentID
        var members: [CommitmentID]

        init(_ entry: ListEntry) {
            number = entry.number
            lead = entry.lead.id
            members = entry.members.map(\.id)
        }
    }

    init(_ meeting: Meeting) {
        self.meeting = meeting.publicView
        ranking = meeting.ranking.map { ranked in
            Ranked(
                commitment: ranked.commitment.id, row: ranked.row, rank: ranked.rank,
                tied: ranked.tied, total: meeting.total(of: ranked.commitment),
                share: meeting.share(of: ranked.commitment))
        }
        finalList = meeting.finalList.map(Line.init)
        supplementaryList = meeting.supplementaryList.map(Line.init)
        dropped = meeting.commitments(decided: .dropped).map(\.id)
        undecided = meeting.commitments(decided: .undecided).map(\.id)
        respondents = meeting.respondents
        findings = meeting.findings
    }

    var bytes: [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        do {
            return Array(try encoder.encode(self)) + [UInt8(ascii: "\n")]
        } catch {
            // Our own values have no infinite numbers and no keys that are not strings.
            preconditionFailure("cannot encode the record: \(error)")
        }
    }
}

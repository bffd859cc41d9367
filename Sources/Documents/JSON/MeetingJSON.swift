internal import Foundation
internal import Meeting
internal import Words

/// The public state of a meeting with what follows from it, for programs: `docs/EXPORT.md`.
struct MeetingJSON: Encodable {
    static let currentFormat = 1

    private let format = MeetingJSON.currentFormat
    private let language: Language
    private let fingerprint: String?
    private let meeting: Meeting
    private let ranking: [Ranked]
    private let finalList: [Entry]
    private let supplementaryList: [Entry]
    private let dropped: [CommitmentID]
    private let undecided: [CommitmentID]
    private let findings: [Finding]
    private let verdicts: [BallotID: String]

    struct Ranked: Encodable {
        var commitment: CommitmentID
        var row: Int
        var rank: Int
        var tied: Bool
        /// Hundredths of a percent.
        var share: Int?
        /// The decision in words.
        var decision: String
    }

    struct Entry: Encodable {
        var number: Int
        var lead: CommitmentID
        var members: [CommitmentID]

        init(_ entry: ListEntry) {
            number = entry.number
            lead = entry.lead.id
            members = entry.members.map(\.id)
        }
    }

    init(_ meeting: Meeting, language: Language, fingerprint: String?) {
        let words = Words(language)
        var minuted = meeting
        minuted.ballots = meeting.minutedBallots
        self.meeting = minuted
        self.language = language
        self.fingerprint = fingerprint
        ranking = meeting.ranking.map { ranked in
            Ranked(
                commitment: ranked.commitment.id, row: ranked.row, rank: ranked.rank,
                tied: ranked.tied, share: meeting.share(of: ranked.commitment),
                decision: words.decision(on: ranked.commitment, in: meeting))
        }
        finalList = meeting.finalList.map(Entry.init)
        supplementaryList = meeting.supplementaryList.map(Entry.init)
        dropped = meeting.commitments(decided: .dropped).map(\.id)
        undecided = meeting.commitments(decided: .undecided).map(\.id)
        findings = meeting.findings
        verdicts = Dictionary(
            uniqueKeysWithValues: meeting.minutedBallots.map {
                ($0.id, words.verdict(of: $0, in: meeting))
            }
        )
    }

    var bytes: [UInt8] {
        // Strings, whole numbers and lists of them: nothing in it can fail to encode.
        do {
            let encoded = try JSONEncoder().encode(self)
            guard var object = try JSONSerialization.jsonObject(with: encoded) as? [String: Any]
            else { preconditionFailure("an object is encoded as an object") }
            Self.sortExcused(in: &object)
            let data = try JSONSerialization.data(
                withJSONObject: object,
                options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
            return Array(data) + [0x0A]
        } catch { preconditionFailure("\(error)") }
    }

    /// A set has an order of its own in every run of the program; the document has not.
    private static func sortExcused(in object: inout [String: Any]) {
        guard var meeting = object["meeting"] as? [String: Any],
            var attendance = meeting["attendance"] as? [String: Any],
            let excused = attendance["excused"] as? [String]
        else { return }
        attendance["excused"] = excused.sorted()
        meeting["attendance"] = attendance
        object["meeting"] = meeting
    }
}

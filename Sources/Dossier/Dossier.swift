internal import Cryptography
internal import Foundation
package import Meeting
internal import StrictJSON
internal import Words

/// The complete record of a meeting: its public state, what follows from it, and a digest by which
/// a change of it is seen. `docs/DOCUMENTS.md` describes it for programs.
package struct Dossier: Encodable, Sendable {
    /// What is written; older ones are read, see `DossierFile`.
    package static let currentFormat = 2

    private let format = Dossier.currentFormat
    package let language: Language
    /// The digest of `meeting`, in hexadecimal digits.
    package let digest: String
    /// What the adopted minutes can be proved from, in hexadecimal digits.
    package let fingerprint: String?
    package let meeting: Meeting
    private let ranking: [Ranked]
    private let finalList: [Line]
    private let supplementaryList: [Line]
    private let listsState: ListsState
    private let dropped: [CommitmentID]
    private let undecided: [CommitmentID]
    private let findings: [Finding]
    private let verdicts: [BallotID: String]

    private struct Ranked: Encodable {
        var commitment: CommitmentID
        var row: Int
        var rank: Int
        var tied: Bool
        /// Hundredths of a percent.
        var share: Int?
        /// The decision in words.
        var decision: String
    }

    private struct Line: Encodable {
        var number: Int
        var lead: CommitmentID
        var members: [CommitmentID]

        init(_ entry: ListEntry) {
            number = entry.number
            lead = entry.lead.id
            members = entry.members.map(\.id)
        }
    }

    /// - Parameters:
    ///   - language: of the decisions and verdicts in words.
    ///   - fingerprint: hexadecimal digits, when there is one.
    package init(_ meeting: Meeting, language: Language, fingerprint: String? = nil) {
        // Open ballots keep their votes to themselves, whoever asks.
        var meeting = meeting.withoutWhatIsHidden
        meeting.ballots = meeting.minutedBallots
        let words = Words(language)
        self.meeting = meeting
        self.language = language
        self.fingerprint = fingerprint ?? meeting.adoptions.adopted?.fingerprint
        digest = Self.digest(of: Self.value(meeting))
        ranking = meeting.ranking.map { ranked in
            Ranked(
                commitment: ranked.commitment.id, row: ranked.row, rank: ranked.rank,
                tied: ranked.tied, share: meeting.share(of: ranked.commitment),
                decision: words.decision(on: ranked.commitment, in: meeting))
        }
        finalList = meeting.finalList.map(Line.init)
        supplementaryList = meeting.supplementaryList.map(Line.init)
        listsState = meeting.lists.state
        dropped = meeting.commitments(decided: .dropped).map(\.id)
        undecided = meeting.commitments(decided: .undecided).map(\.id)
        findings = meeting.findings
        verdicts = Dictionary(
            uniqueKeysWithValues: meeting.ballots.map {
                ($0.id, words.verdict(of: $0, in: meeting))
            }
        )
    }

    /// UTF-8, keys sorted, ending with a line break: the same record gives the same bytes.
    package var bytes: [UInt8] { Self.encoded(self, .prettyPrinted) + [0x0A] }

    /// What is written, as a value.
    var value: JSONValue { Self.value(self) }

    /// SHA-256 in hexadecimal digits of the canonical form of a value.
    static func digest(of value: JSONValue) -> String {
        hexadecimal(SHA256.digest(value.canonicalBytes))
    }

    private static func value(_ value: some Encodable) -> JSONValue {
        do { return try JSONText.parse(encoded(value)) } catch { preconditionFailure("\(error)") }
    }

    private static func encoded(
        _ value: some Encodable, _ formatting: JSONEncoder.OutputFormatting = []
    ) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, formatting]
        // Texts, whole numbers and lists of them: nothing in it can fail to encode.
        do { return Array(try encoder.encode(value)) } catch { preconditionFailure("\(error)") }
    }
}

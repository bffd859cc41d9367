internal import Dossier
package import Meeting
internal import Words

/// A form in which documents are handed out.
package enum Format: String, CaseIterable, Sendable {
    case docx, html
    /// Markdown (CommonMark with the tables of GitHub).
    case md
    /// The tables of a document.
    case csv
    /// The complete record of the meeting, whatever document is asked for.
    case json

    /// The media type, as HTTP names it.
    package var contentType: String {
        switch self {
        case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        case .html: "text/html; charset=utf-8"
        case .md: "text/markdown; charset=utf-8"
        case .csv: "text/csv; charset=utf-8"
        case .json: "application/json"
        }
    }
}

/// What a meeting hands out.
package enum DocumentKind: String, CaseIterable, Sendable {
    case minutes
    /// The final and the supplementary list.
    case lists
    /// Who voted what.
    case rollCall = "roll-call"
    /// What was decided on each proposal, and why.
    case responses
    case attendance
    /// The decisions as French councils publish them (SCDL).
    case deliberations
    /// The sheets with every answer and who gave it.
    case sheets
    /// How far the commitments of a plan have come, by axis.
    case progress

    /// Whether it has a table for each of several things.
    var hasSeveralTables: Bool {
        switch self {
        case .minutes, .responses, .attendance, .deliberations, .sheets: false
        case .lists, .rollCall, .progress: true
        }
    }

    /// The forms in which there is one.
    package var formats: [Format] {
        switch self {
        case .minutes, .lists, .rollCall, .responses, .attendance, .progress: Format.allCases
        // A layout of its own for programs.
        case .deliberations, .sheets: [.csv]
        }
    }
}

/// A document that is ready to be saved or sent.
package struct ExportedDocument: Equatable, Sendable {
    package var bytes: [UInt8]
    package var contentType: String
    /// In ASCII, e.g. `minutes-2023-07-12-ar.docx`.
    package var fileName: String
}

/// A document of a meeting in a format and a language. Pure: the same meeting gives the same bytes,
/// on any thread.
///
/// - Parameters:
///   - kind: in one of its `formats`.
///   - fingerprint: hexadecimal digits that the document can be proved from, printed at the foot of
///     the pages.
package func export(
    _ meeting: Meeting, document kind: DocumentKind = .minutes, format: Format,
    language: Language, fingerprint: String? = nil
) -> ExportedDocument {
    // Open ballots keep their votes to themselves, whoever asks.
    let meeting = meeting.withoutWhatIsHidden
    var document: OfficialDocument {
        OfficialDocument(kind, of: meeting, language: language, fingerprint: fingerprint)
    }
    let bytes =
        switch format {
        case .docx: DOCXWriter(document: document).bytes
        case .html: Array(HTMLWriter(document: document).text.utf8)
        case .md: Array(MarkdownWriter(document: document).text.utf8)
        case .csv:
            switch kind {
            case .deliberations:
                CSVWriter.bytes(Deliberations(of: meeting, language: language).rows)
            case .sheets: CSVWriter.bytes(SheetTable(of: meeting, language: language).rows)
            case .minutes, .lists, .rollCall, .responses, .attendance, .progress:
                CSVWriter(
                    document: document,
                    partHead: kind.hasSeveralTables ? Words(language)["column.part"] : nil
                ).bytes
            }
        case .json: Dossier(meeting, language: language, fingerprint: fingerprint).bytes
        }
    let name = format == .json ? "record" : kind.rawValue
    return ExportedDocument(
        bytes: bytes, contentType: format.contentType,
        fileName: "\(name)-\(meeting.header.date)-\(language.rawValue).\(format.rawValue)")
}

extension OfficialDocument {
    /// A document of a meeting as it stands.
    ///
    /// - Parameter fingerprint: hexadecimal digits that the document can be proved from.
    package init(
        _ kind: DocumentKind, of meeting: Meeting, language: Language, fingerprint: String? = nil
    ) {
        switch kind {
        case .minutes: self.init(minutesOf: meeting, language: language, fingerprint: fingerprint)
        case .lists, .rollCall, .responses, .attendance, .deliberations, .sheets, .progress:
            let words = Words(language, isolating: true)
            var writer = MinutesWriter(meeting: meeting, words: words)
            let title = words["document.\(kind.titleKey)"]
            writer.addMasthead(title: title)
            writer.addBody(of: kind)
            self.init(
                of: meeting, title: title, words: words, fingerprint: fingerprint,
                parts: writer.parts)
        }
    }

    /// What all documents of a meeting have around their parts.
    init(
        of meeting: Meeting, title: String, words: Words, fingerprint: String?, parts: [Part]
    ) {
        let fingerprint = fingerprint ?? meeting.adoptions.adopted?.fingerprint
        self.init(
            language: words.language, direction: words.direction, title: title,
            subject: meeting.header.subject.withPairedControls,
            draftMark: meeting.isDraft ? words["document.draft"] : nil,
            footer: Footer(
                text: title + words["dash"] + words.date(meeting.header.date),
                page: words["document.page"],
                fingerprint: fingerprint.map { words["document.fingerprint"] + words["colon"] + $0 }
            ),
            parts: parts)
    }
}

extension DocumentKind {
    fileprivate var titleKey: String {
        switch self {
        case .minutes, .lists, .responses, .attendance, .progress: rawValue
        case .rollCall, .deliberations, .sheets: "rollCall"
        }
    }
}

extension Meeting {
    /// Whether what is printed now can still change.
    var isDraft: Bool { phase != .adopted }
}

extension MinutesWriter {
    fileprivate mutating func addBody(of kind: DocumentKind) {
        switch kind {
        // The minutes have blocks of their own.
        case .minutes: break
        case .lists: addLists()
        // The votes of the layouts for programs, for people.
        case .rollCall, .deliberations, .sheets: addRollCalls()
        case .responses: addResponses()
        case .attendance: addAttendanceSheet()
        case .progress: addProgressDocument()
        }
    }
}

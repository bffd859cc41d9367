package import Meeting
internal import Words

/// A form in which minutes are handed out.
package enum Format: String, CaseIterable, Sendable {
    case docx, html, json
    /// Of the sheets alone.
    case csv

    /// The media type, as HTTP names it.
    package var contentType: String {
        switch self {
        case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        case .html: "text/html; charset=utf-8"
        case .json: "application/json"
        case .csv: "text/csv; charset=utf-8"
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

/// The minutes of a meeting in a format and a language. Pure: the same meeting gives the same bytes,
/// on any thread.
///
/// - Parameter fingerprint: hexadecimal digits that the document can be proved from, printed at the
///   foot of the pages.
package func export(
    _ meeting: Meeting, format: Format, language: Language, fingerprint: String? = nil
) -> ExportedDocument {
    // Open ballots keep their votes to themselves, whoever asks.
    let meeting = meeting.withoutWhatIsHidden
    var document: OfficialDocument {
        OfficialDocument(minutesOf: meeting, language: language, fingerprint: fingerprint)
    }
    let bytes =
        switch format {
        case .docx: DOCXWriter(document: document).bytes
        case .html: Array(HTMLWriter(document: document).text.utf8)
        case .json: MeetingJSON(meeting, language: language, fingerprint: fingerprint).bytes
        case .csv: SheetCSV(meeting: meeting, words: Words(language)).bytes
        }
    return ExportedDocument(
        bytes: bytes, contentType: format.contentType,
        fileName: "minutes-\(meeting.header.date)-\(language.rawValue).\(format.rawValue)")
}

package import Meeting
internal import Words

/// What the minutes can be written as.
package enum Format: String, CaseIterable, Sendable {
    case docx, html, json
}

/// A finished file.
package struct ExportedFile: Sendable {
    package var bytes: [UInt8]
    package var contentType: String
    /// In ASCII, with the extension.
    package var fileName: String
}

/// The minutes of a meeting as a file. Takes long for a large meeting: not for the service loop.
package func export(
    _ meeting: Meeting, format: Format, language: Language
) -> ExportedFile {
    let name = "minutes-\(meeting.header.date)-\(language.rawValue)"
    switch format {
    case .docx:
        return ExportedFile(
            bytes: DOCXWriter(
                document: OfficialDocument(minutesOf: meeting, language: language)
            ).bytes,
            contentType:
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            fileName: name + ".docx")
    case .html:
        return ExportedFile(
            bytes: HTMLWriter(
                document: OfficialDocument(minutesOf: meeting, language: language)
            ).bytes,
            contentType: "text/html; charset=utf-8", fileName: name + ".html")
    case .json:
        return ExportedFile(
            bytes: RecordFile(meeting).bytes, contentType: "application/json",
            fileName: name + ".json")
    }
}

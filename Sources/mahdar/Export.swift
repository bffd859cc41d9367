import Documents
import Dossier
import Foundation
import Meeting
import Room

/// `mahdar export MEETING`, or of a meeting whose complete record is a file.
func export(
    _ name: String, in data: String, document: DocumentKind, format: Format,
    language: Language?, to output: String?
) throws(CommandError) {
    let meeting =
        try FileManager.default.fileExists(atPath: name)
        ? meeting(inRecord: name) : meeting(called: name, in: data)
    let bytes = Documents.export(
        meeting, document: document, format: format,
        language: language ?? meeting.header.language
    ).bytes
    guard let output else {
        FileHandle.standardOutput.write(Data(bytes))
        return
    }
    do {
        // Written aside and renamed: never half a file.
        try Data(bytes).write(to: URL(fileURLWithPath: output), options: .atomic)
    } catch {
        throw .failure("cannot write \(output): \(error.localizedDescription)")
    }
}

private func meeting(called name: String, in data: String) throws(CommandError) -> Meeting {
    let folder = try folder(of: name, in: data)
    do { return try folder.read().meeting } catch { throw .failure("\(error)") }
}

private func meeting(inRecord path: String) throws(CommandError) -> Meeting {
    guard let bytes = FileManager.default.contents(atPath: path) else {
        throw .failure("cannot read \(path)")
    }
    do { return try DossierFile(reading: Array(bytes)).meeting } catch {
        throw .failure("\(path): \(error)")
    }
}

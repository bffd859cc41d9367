import Documents
import Foundation
import Meeting
import Room

/// `mahdar export MEETING`.
func export(
    _ name: String, in data: String, format: String, language: Language?, to output: String?
) throws(CommandError) {
    guard let format = Format(rawValue: format) else {
        throw .usage("--format is docx, html, json or csv, not “\(format)”")
    }
    let folder = try folder(of: name, in: data)
    let bytes: [UInt8]
    do {
        let meeting = try folder.read().meeting
        bytes =
            Documents.export(
                meeting, format: format, language: language ?? meeting.header.language
            ).bytes
    } catch {
        throw .failure("\(error)")
    }
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

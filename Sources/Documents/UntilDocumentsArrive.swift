package import Meeting
package enum Format: String { case docx, html, json }
package func export(_ meeting: Meeting, format: Format, language: Language) -> (bytes: [UInt8], contentType: String, fileName: String) { ([], "", "") }

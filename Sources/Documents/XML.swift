/// Text for XML and HTML.
enum XML {
    /// What may stand between tags or in quotes: markup escaped, characters that XML does not know
    /// replaced by U+FFFD, so that one sees that something stood there.
    static func escaped(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result.append(contentsOf: "&amp;".unicodeScalars)
            case "<": result.append(contentsOf: "&lt;".unicodeScalars)
            case ">": result.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
            case "'": result.append(contentsOf: "&#39;".unicodeScalars)
            case "\t", "\n", "\r": result.append(scalar)
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}":
                result.append("\u{FFFD}")
            // A character, not an enum of ours.
            default: result.append(scalar)
            }
        }
        return String(result)
    }
}

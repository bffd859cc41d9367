package import OperationalText

/// What the format of a text means in the minutes.
package struct InlineFormat: Equatable, Sendable {
    package var isBold = false
    package var isItalic = false
    /// Where it leads: an address, or `#` and the identifier of a block of these minutes.
    package var link: String?

    /// Words that are not known are passed over.
    package init(_ format: TextFormat) {
        isBold = format["bold"] == Self.on
        isItalic = format["italic"] == Self.on
        link = format["link"].flatMap { Self.isSafe(link: $0) ? $0 : nil }
    }

    /// Whether a change of a format says only what the minutes know.
    static func isKnown(_ change: TextFormatChange) -> Bool {
        change.allSatisfy { key, value in
            guard let value else { return ["bold", "italic", "link"].contains(key) }
            return switch key {
            case "bold", "italic": value == on
            case "link": isSafe(link: value)
            // A name, not an enum of ours.
            default: false
            }
        }
    }

    private static let on = "true"
    private static let schemes = ["http://", "https://", "mailto:", "tel:"]

    /// Whether an address leads somewhere and runs nothing.
    private static func isSafe(link: String) -> Bool {
        if link.hasPrefix("#") { return BlockID.isWellFormed(String(link.dropFirst())) }
        guard link.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7F }) else {
            return false
        }
        let lowered = link.lowercased()
        return schemes.contains { lowered.hasPrefix($0) && lowered.count > $0.count }
    }
}

extension Block {
    /// The text in stretches that look alike.
    package var inlineText: [(text: String, look: InlineFormat)] {
        formattedText.map { ($0.text, InlineFormat($0.format)) }
    }
}

extension Operation {
    /// Whether every format that it sets is one that the minutes know.
    var hasKnownFormats: Bool {
        changes.allSatisfy { change in
            guard case .text(_, let delta) = change else { return true }
            return delta.components.allSatisfy { component in
                switch component {
                case .retain, .delete: true
                case .format(_, let change): InlineFormat.isKnown(change)
                case .insert(_, author: _, let format):
                    InlineFormat.isKnown(format.mapValues { $0 })
                }
            }
        }
    }
}

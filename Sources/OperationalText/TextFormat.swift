/// How a text looks and what it links to, in words of the caller; opaque here.
package typealias TextFormat = [String: String]

/// What changes of a format, word by word; nil takes a word away.
package typealias TextFormatChange = [String: String?]

extension TextFormat {
    /// The format after a change.
    func changed(by change: TextFormatChange) -> TextFormat {
        var result = self
        for (key, value) in change { result[key] = value }
        return result
    }

    /// What takes a change of this format back; nothing of it where the change changes nothing.
    func undoing(_ change: TextFormatChange) -> TextFormatChange {
        var before = TextFormatChange()
        for (key, value) in change where self[key] != value {
            before.updateValue(self[key], forKey: key)
        }
        return before
    }
}

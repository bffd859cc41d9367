/// Leaves out of a program or style sheet what only people read: lines that are nothing but a
/// comment, and the blanks before each line. Lines keep their numbers, so that an error in a
/// browser names the line of the source.
///
/// It knows no grammar: no string may reach over several lines, and nothing may follow a comment
/// on its last line unless that is its first line too. The style test sees to both.
func slimmed(_ text: [UInt8]) -> [UInt8] {
    var slim: [UInt8] = []
    slim.reserveCapacity(text.count)
    var isInComment = false
    for line in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
        let line = line.drop(while: isBlank)
        if isInComment {
            isInComment = line.afterComment == nil
        } else if line.starts(with: "/*".utf8) {
            let rest = line.dropFirst(2).afterComment
            isInComment = rest == nil
            if let rest, !rest.allSatisfy(isBlank) { slim += line }
        } else if !line.starts(with: "//".utf8) {
            slim += line
        }
        slim.append(UInt8(ascii: "\n"))
    }
    slim.removeLast()
    return slim
}

private func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
}

extension ArraySlice<UInt8> {
    /// What follows the end of a comment; nil if it does not end here.
    fileprivate var afterComment: ArraySlice<UInt8>? {
        guard
            let end = indices.dropLast().first(where: {
                self[$0] == UInt8(ascii: "*") && self[$0 + 1] == UInt8(ascii: "/")
            })
        else { return nil }
        return self[(end + 2)...]
    }
}

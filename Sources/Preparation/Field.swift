internal import Meeting
internal import StrictJSON

/// A value of the meeting file with its path, for errors that say where and what.
struct Field {
    let value: JSONValue
    let path: String

    func wrong(_ expected: String) -> PreparationError {
        .content(at: value.position, field: path, expected: expected)
    }

    /// The members of an object that has no other keys than `known`.
    func object(_ known: [String]) throws(PreparationError) -> [String: Field] {
        guard case .object(let members) = value.content else {
            throw wrong("an object, found \(value.kind)")
        }
        var fields: [String: Field] = [:]
        for member in members {
            let path = path.isEmpty ? member.key : "\(path).\(member.key)"
            guard known.contains(member.key) else {
                throw .content(
                    at: member.position, field: path,
                    expected: "one of the keys " + known.joined(separator: ", "))
            }
            // What is null is as good as absent.
            if case .null = member.value.content { continue }
            fields[member.key] = Field(value: member.value, path: path)
        }
        return fields
    }

    func list(limit: Int) throws(PreparationError) -> [Field] {
        guard case .array(let values) = value.content else {
            throw wrong("a list, found \(value.kind)")
        }
        guard values.count <= limit else { throw wrong("at most \(limit) of them") }
        return values.enumerated().map { index, value in
            Field(value: value, path: "\(path)[\(index)]")
        }
    }

    /// A text without white space at its ends.
    func text(optional: Bool = false) throws(PreparationError) -> String {
        guard case .string(let string) = value.content else {
            throw wrong("a text, found \(value.kind)")
        }
        let text = string.trimmed
        guard optional || !text.isEmpty else { throw wrong("a text that is not empty") }
        guard text.utf16.count <= Meeting.textLimit else {
            throw wrong("at most \(Meeting.textLimit) characters, found \(text.utf16.count)")
        }
        return text
    }

    func flag() throws(PreparationError) -> Bool {
        guard case .boolean(let flag) = value.content else {
            throw wrong("true or false, found \(value.kind)")
        }
        return flag
    }

    func whole(_ range: ClosedRange<Int>) throws(PreparationError) -> Int {
        let expected = "a whole number from \(range.lowerBound) to \(range.upperBound)"
        guard case .number(let digits) = value.content else {
            throw wrong("\(expected), found \(value.kind)")
        }
        guard let number = Int(digits), range.contains(number) else {
            throw wrong("\(expected), found \(digits)")
        }
        return number
    }

    /// One of the words of an enumeration.
    func choice<Choice: RawRepresentable & CaseIterable>(
        _ type: Choice.Type, except: Set<String> = []
    ) throws(PreparationError) -> Choice where Choice.RawValue == String {
        let words = Choice.allCases.map(\.rawValue).filter { !except.contains($0) }
        guard case .string(let word) = value.content, words.contains(word),
            let choice = Choice(rawValue: word)
        else { throw wrong("one of " + words.joined(separator: ", ")) }
        return choice
    }

    func date() throws(PreparationError) -> String {
        guard case .string(let text) = value.content, CalendarDate(text) != nil else {
            throw wrong("a date that exists, as 2023-07-12")
        }
        return text
    }
}

extension [String: Field] {
    /// The field of `key`, which `object` must have.
    func required(_ key: String, in object: Field) throws(PreparationError) -> Field {
        guard let field = self[key] else { throw object.wrong("the key \"\(key)\"") }
        return field
    }

    /// A text that may be absent; then it is empty.
    func text(_ key: String) throws(PreparationError) -> String {
        try self[key]?.text(optional: true) ?? ""
    }
}

extension String {
    var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }),
            let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}

/// A place in a text. Line and column count from 1; a column is one Unicode scalar.
package struct TextPosition: Equatable, Sendable, CustomStringConvertible {
    package var line: Int
    package var column: Int

    package init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    package var description: String { "line \(line), column \(column)" }
}

/// A value of a JSON text with the place where it begins.
package struct JSONValue: Sendable {
    package var position: TextPosition
    package var content: Content

    package enum Content: Sendable {
        case null
        case boolean(Bool)
        /// As written: an optional minus, digits, optionally a point and digits.
        case number(String)
        case string(String)
        case array([JSONValue])
        /// In the order of the text; no key occurs twice.
        case object([JSONMember])
    }

    package init(position: TextPosition, content: Content) {
        self.position = position
        self.content = content
    }

    /// What the value is, in words for an error.
    package var kind: String {
        switch content {
        case .null: "null"
        case .boolean: "true or false"
        case .number: "a number"
        case .string: "a text"
        case .array: "a list"
        case .object: "an object"
        }
    }
}

/// A key of an object with its value.
package struct JSONMember: Sendable {
    package var key: String
    /// Where the key begins.
    package var position: TextPosition
    package var value: JSONValue

    package init(key: String, position: TextPosition, value: JSONValue) {
        self.key = key
        self.position = position
        self.value = value
    }
}

/// Why a text is not JSON as `JSONText` reads it.
package enum JSONError: Error, Equatable, Sendable {
    /// Something else stands where `expected` should.
    case unexpected(at: TextPosition, found: String, expected: String)
    case duplicateKey(at: TextPosition, key: String)
    case tooDeep(at: TextPosition)

    package var position: TextPosition {
        switch self {
        case .unexpected(let at, _, _), .duplicateKey(let at, _), .tooDeep(let at): at
        }
    }
}

extension JSONError: CustomStringConvertible {
    /// One line: where, what was expected, what was found.
    package var description: String {
        switch self {
        case .unexpected(let at, let found, let expected):
            "\(at): expected \(expected), found \(found)"
        case .duplicateKey(let at, let key):
            "\(at): expected every key once, found \"\(key)\" again"
        case .tooDeep(let at):
            "\(at): expected at most \(JSONText.depthLimit) levels of lists and objects"
        }
    }
}

internal import CWebClient
package import Meeting
internal import StrictJSON

/// The words of the minutes in one language, as in `web/words/minutes.<language>.json`: the same
/// file that the browser reads, so that the screen and the documents say the same.
///
/// A key has a template; `{name}` in it stands for a value.
package struct Words: Sendable {
    package let language: Language
    private let templates: [String: String]
    /// Whether what people wrote is set apart by U+2068 and U+2069 where it runs against the
    /// language, for documents in which both directions occur.
    private var isolates = false

    package init(_ language: Language, isolating: Bool = false) {
        self = Self.loaded[language] ?? Self.load(language)
        isolates = isolating
    }

    /// The three files, read at first use.
    private static let loaded: [Language: Words] = Dictionary(
        uniqueKeysWithValues: Language.allCases.map { ($0, load($0)) })

    private init(language: Language, templates: [String: String]) {
        self.language = language
        self.templates = templates
    }

    package var direction: TextDirection {
        self["direction"] == "rtl" ? .rightToLeft : .leftToRight
    }

    /// What somebody wrote, for a place in a sentence.
    package func quoted(_ text: String) -> String {
        isolates ? text.isolated(in: direction) : text
    }

    /// The template of `key` as it stands; a key that is missing stands for itself.
    package subscript(_ key: String) -> String { templates[key] ?? "[\(key)]" }

    /// The template of `key`, or `nil`.
    package func ifPresent(_ key: String) -> String? { templates[key] }

    /// The words of `key` with `values` in place of their names.
    package func callAsFunction(
        _ key: String, _ values: KeyValuePairs<String, String> = [:]
    ) -> String {
        Self.fill(self[key], values)
    }

    /// As `callAsFunction` with the form of `key` that goes with `count` things: `key.one`,
    /// `key.two`, `key.few`, `key.many`, else `key.other`.
    package func plural(
        _ key: String, _ count: Int, _ values: KeyValuePairs<String, String> = [:]
    ) -> String {
        let category = PluralCategory(count, in: language)
        let form = ifPresent("\(key).\(category.rawValue)") ?? self["\(key).other"]
        return Self.fill(form, values)
    }

    /// All keys, sorted.
    package var keys: [String] { templates.keys.sorted() }

    /// One pass, so that a value that looks like a name stays as it is.
    static func fill(_ template: String, _ values: KeyValuePairs<String, String>) -> String {
        var text = ""
        var rest = template[...]
        while let open = rest.firstIndex(of: "{"),
            let close = rest[open...].firstIndex(of: "}")
        {
            text += rest[..<open]
            let name = rest[rest.index(after: open)..<close]
            if let value = values.first(where: { $0.key == name }) {
                text += value.value
            } else {
                text += rest[open...close]
            }
            rest = rest[rest.index(after: close)...]
        }
        return text + rest
    }
}

extension Words {
    /// The files are part of the binary: when one cannot be read, the binary is broken.
    private static func load(_ language: Language) -> Words {
        let path = "words/minutes.\(language.rawValue).json"
        guard let bytes = embedded(path) else { preconditionFailure("no file \(path)") }
        do {
            guard case .object(let members) = try JSONText.parse(bytes).content else {
                preconditionFailure("\(path) is not an object")
            }
            var templates: [String: String] = [:]
            for member in members {
                guard case .string(let template) = member.value.content else {
                    preconditionFailure("\(path), \(member.position): expected a text")
                }
                templates[member.key] = template
            }
            return Words(language: language, templates: templates)
        } catch { preconditionFailure("\(path), \(error)") }
    }

    private static func embedded(_ path: String) -> [UInt8]? {
        for index in 0..<CWebClientCount() {
            let file = CWebClientFileAt(index)
            guard String(cString: file.path) == path else { continue }
            return Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
        }
        return nil
    }
}

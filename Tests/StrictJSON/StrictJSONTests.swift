import Testing

@testable import StrictJSON

/// The error that `text` gives, as one line; `nil` when it is read.
private func refusal(_ text: String) -> String? {
    do throws(JSONError) {
        _ = try JSONText.parse(Array(text.utf8))
        return nil
    } catch { return error.description }
}

@Suite struct StrictJSONTests {
    @Test func `every value knows its line and column`() throws {
        let value = try JSONText.parse(Array("{\n \"ع\": [1, \"é\", true]\n}".utf8))
        guard case .object(let members) = value.content,
            case .array(let values) = members[0].value.content
        else { Issue.record("not an object with a list"); return }
        #expect(members[0].key == "ع")
        #expect(members[0].position == TextPosition(line: 2, column: 2))
        #expect(values.map(\.position.column) == [8, 11, 16])
    }

    @Test func `escapes and pairs of surrogates are read`() throws {
        let value = try JSONText.parse(Array(#""a\n\u0639\uD83D\uDE00\/""#.utf8))
        guard case .string(let text) = value.content else { Issue.record("not a text"); return }
        #expect(text == "a\nع😀/")
    }

    @Test func `a byte order mark is skipped`() throws {
        let value = try JSONText.parse([0xEF, 0xBB, 0xBF] + Array("-1.50".utf8))
        guard case .number(let text) = value.content else { Issue.record("no number"); return }
        #expect(text == "-1.50")
        #expect(value.position == TextPosition(line: 1, column: 1))
    }

    @Test(arguments: [
        (#"{"a":1,"a":2}"#, "line 1, column 8: expected every key once, found \"a\" again"),
        ("[1,]", "line 1, column 4: expected a value, found \"]\""),
        ("{\"a\":1,}", "line 1, column 8: expected a key in quotes, found \"}\""),
        ("{\"a\" 1}", "line 1, column 6: expected \":\", found \"1\""),
        ("[1 2]", "line 1, column 4: expected \",\" or \"]\", found \"2\""),
        ("[1\n", "line 2, column 1: expected \",\" or \"]\", found the end of the text"),
        ("1 2", "line 1, column 3: expected the end of the text, found \"2\""),
        ("", "line 1, column 1: expected a value, found the end of the text"),
        ("nul", "line 1, column 1: expected null, found \"n\""),
        ("[\"ع\", NaN]", "line 1, column 7: expected a value, found \"N\""),
        ("01", "line 1, column 1: expected a plain number, found a leading zero"),
        ("1e3", "line 1, column 2: expected a plain number, without an exponent, found \"e\""),
        ("-", "line 1, column 2: expected a digit, found the end of the text"),
        ("1.", "line 1, column 3: expected a digit, found the end of the text"),
        ("+1", "line 1, column 1: expected a value, found \"+\""),
        (
            #""\uD83D""#,
            "line 1, column 3: expected both surrogates of a pair, found half of a pair"
        ),
        (
            #""\uDE00\uD83D""#,
            "line 1, column 3: expected both surrogates of a pair, found half of a pair"
        ),
        (#""\x""#, "line 1, column 3: expected one of \" \\ / b f n r t u, found \"x\""),
        (#""\u00g0""#, "line 1, column 6: expected a hexadecimal digit, found \"g\""),
        (
            "\"a\tb\"",
            "line 1, column 3: expected an escape such as \\n in its place, "
                + "found the control character 9"
        ),
        ("\"abc", "line 1, column 5: expected a closing quote, found the end of the text"),
        ("// a\n1", "line 1, column 1: expected a value, found \"/\""),
    ])
    func `what is looser than JSON is refused with its place`(text: String, expected: String) {
        #expect(refusal(text) == expected)
    }

    @Test func `ill-formed UTF-8 is refused`() {
        #expect(throws: JSONError.self) { try JSONText.parse([0x22, 0xC3, 0x28, 0x22]) }
        #expect(throws: JSONError.self) { try JSONText.parse([0x22, 0xED, 0xA0, 0x80, 0x22]) }
        #expect(throws: JSONError.self) { try JSONText.parse([0xC3]) }
    }

    @Test func `64 levels are read and 65 are refused`() {
        let deep = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
        #expect(refusal(deep) == nil)
        let deeper = "[" + deep + "]"
        #expect(refusal(deeper)?.hasPrefix("line 1, column 65: expected at most 64") == true)
    }

    @Test func `any bytes are read or refused, never a crash`() {
        var generator = Generator(state: 7)
        let alphabet = Array("{}[]\",:\\u0129.-eE tfn\n".utf8) + [0xD9, 0x85, 0xFF, 0xF0]
        for _ in 0..<20_000 {
            let count = Int.random(in: 0..<24, using: &generator)
            let bytes = (0..<count).map { _ in alphabet.randomElement(using: &generator) ?? 0 }
            _ = try? JSONText.parse(bytes)
        }
    }
}

/// Random numbers that are the same every time.
private struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
    }
}

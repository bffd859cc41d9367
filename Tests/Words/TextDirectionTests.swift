import Meeting
import Testing

@testable import Words

@Suite struct TextDirectionTests {
    @Test(arguments: [
        ("محضر", TextDirection.rightToLeft), ("Procès", .leftToRight), ("12 جويلية", .rightToLeft),
        ("« أ »", .rightToLeft), ("(NDI) معهد", .leftToRight), ("עברית", .rightToLeft),
        ("\u{200F}abc", .rightToLeft), ("e\u{301}ع", .leftToRight),
    ])
    func `a text runs as its first letter does`(text: String, direction: TextDirection) {
        #expect(TextDirection(firstLetterOf: text) == direction)
    }

    @Test(arguments: ["", "12:30", "69,05 %", "–", "😀"])
    func `a text without letters has no direction`(text: String) {
        #expect(TextDirection(firstLetterOf: text) == nil)
    }

    @Test(arguments: [
        ("a\u{202E}b", "a\u{202E}b\u{202C}"), ("a\u{202C}b", "ab"), ("a\u{2069}b", "ab"),
        ("\u{2067}a\u{202E}b\u{2069}c", "\u{2067}a\u{202E}b\u{202C}\u{2069}c"),
        ("\u{2068}a\u{2069}\u{2069}", "\u{2068}a\u{2069}"), ("abc", "abc"),
        ("\u{202A}\u{2066}", "\u{202A}\u{2066}\u{2069}\u{202C}"),
    ])
    func `directional controls are paired`(text: String, expected: String) {
        #expect(Array(text.withPairedControls.unicodeScalars) == Array(expected.unicodeScalars))
    }

    @Test func `controls deeper than anyone reads are left out`() {
        let text = String(repeating: "\u{2067}", count: 10_000) + "a"
        #expect(text.withPairedControls.unicodeScalars.count == 121)
    }

    @Test func `what runs against the language is set apart in documents only`() {
        let person = Person(
            honorific: "M.", name: "Éric", title: "", organisation: "", constituency: nil)
        #expect(Words(.ar, isolating: true).name(person) == "\u{2068}M. Éric\u{2069}")
        #expect(Words(.fr, isolating: true).name(person) == "M. Éric")
        #expect(Words(.ar).name(person) == "M. Éric")
    }
}

import Testing
import Words

@testable import Documents

/// The runs of a text, those from right to left in brackets.
private func runs(_ text: String, _ base: TextDirection) -> String {
    DirectionalRun.split(text, in: base).map { $0.isRightToLeft ? "[\($0.text)]" : $0.text }
        .joined(separator: "|")
}

private let rightToLeft: [(String, String)] = [
    ("محضر جلسة", "[محضر جلسة]"),
    ("التعهد عدد 12: عنوان", "[التعهد عدد ]|12|[: عنوان]"),
    ("69,05%", "69,05%"),
    // After an Arabic letter the sign is no part of the number; so the words put marks around it.
    ("نسبة 69,05% منها", "[نسبة ]|69,05|[% منها]"),
    ("أي \u{200E}69,05%\u{200E}.", "[أي ]|\u{200E}69,05%\u{200E}|[.]"),
    ("على الساعة 10:00", "[على الساعة ]|10:00"),
    ("المعهد الديمقراطي الوطني (NDI)", "[المعهد الديمقراطي الوطني (]|NDI|[)]"),
    ("برنامج PAGOF، تونس", "[برنامج ]|PAGOF|[، تونس]"),
    ("(عدد 02) + (عدد 24)", "[(عدد ]|02|[) + (عدد ]|24|[)]"),
    ("Numérisation (API) (عدد 26)", "Numérisation (API)|[ (عدد ]|26|[)]"),
    ("16، 17 و18", "16|[، ]|17|[ و]|18"),
    ("تحسين 😀 نهاية", "[تحسين 😀 نهاية]"),
]

private let leftToRight: [(String, String)] = [
    ("Procès-verbal, 69,05 %", "Procès-verbal, 69,05 %"),
    ("Objet : اجتماع عن بعد.", "Objet : |[اجتماع عن بعد]|."),
    // A number after an Arabic word stays with it.
    ("Titre : خطة 2023 الوطنية (n° 02)", "Titre : |[خطة 2023 الوطنية]| (n° 02)"),
    ("(وضع آلية)", "(|[وضع آلية]|)"),
]

@Suite struct DirectionalRunTests {
    @Test(arguments: rightToLeft)
    func `a paragraph from right to left`(text: String, expected: String) {
        #expect(runs(text, .rightToLeft) == expected)
    }

    @Test(arguments: leftToRight)
    func `a paragraph from left to right`(text: String, expected: String) {
        #expect(runs(text, .leftToRight) == expected)
    }

    @Test func `isolates become marks and embeddings vanish`() {
        let text = "a \u{2068}ع\u{2069}, \u{2068}b\u{2069} \u{202E}c\u{202C}"
        #expect(text.withMarks(in: .leftToRight) == "a \u{200F}ع\u{200F}\u{200E}, b c")
        #expect(
            runs(
                "Pour : \u{2068}ريم\u{2069}, \u{2068}منى\u{2069}".withMarks(in: .leftToRight),
                .leftToRight)
                == "Pour : |[\u{200F}ريم\u{200F}]|\u{200E}, |[\u{200F}منى\u{200F}]|\u{200E}")
    }

    @Test func `no text is lost and a long one takes no time`() {
        let alphabet = Array("a1 ع,(.)[%م+é😀\u{200F}\u{64B}".unicodeScalars)
        var state: UInt64 = 11
        for base in [TextDirection.leftToRight, .rightToLeft] {
            var text = String.UnicodeScalarView()
            for _ in 0..<20_000 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text.append(alphabet[Int((state >> 33) % UInt64(alphabet.count))])
            }
            let split = DirectionalRun.split(String(text), in: base)
            #expect(split.map(\.text).joined() == String(text))
        }
        let nested = String(repeating: "(ع", count: 30_000) + String(repeating: ")", count: 30_000)
        #expect(DirectionalRun.split(nested, in: .leftToRight).map(\.text).joined() == nested)
    }
}

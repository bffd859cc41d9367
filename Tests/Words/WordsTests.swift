import Foundation
import Meeting
import Testing

@testable import Words

let project = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../..").standardizedFileURL

/// The names in braces.
private func placeholders(_ template: String) -> Set<String> {
    Set(template.matches(of: /\{(\w+)\}/).map { String($0.1) })
}

@Suite struct WordsTests {
    @Test func `the three files have the same keys`() {
        #expect(Words(.ar).keys == Words(.fr).keys)
        #expect(Words(.ar).keys == Words(.en).keys)
        #expect(Words(.ar).keys.count > 200)
    }

    @Test func `a template takes the same values in the three languages`() {
        for key in Words(.ar).keys {
            let names = Language.allCases.map { placeholders(Words($0)[key]) }
            #expect(names[0] == names[1] && names[0] == names[2], "\(key)")
        }
    }

    @Test func `no words are empty or end in white space that nothing joins`() {
        let joints: Set = [
            "colon", "comma", "semicolon", "ranking.before", "ranking.equal", "dash", "plus", "or",
        ]
        for language in Language.allCases {
            for key in Words(language).keys where !joints.contains(key) {
                let text = Words(language)[key]
                #expect(!text.isEmpty && text.first != " " && text.last != " ", "\(key)")
            }
        }
    }

    @Test(arguments: ["Words", "Documents", "Preparation"])
    func `every key that the program names is in the files`(target: String) throws {
        let folder = project.appending(path: "Sources/\(target)")
        let files = try FileManager.default.contentsOfDirectory(
            at: folder, includingPropertiesForKeys: nil)
        let keys = Set(Words(.en).keys)
        for file in files where file.pathExtension == "swift" {
            let source = try String(contentsOf: file, encoding: .utf8)
            for match in source.matches(of: /words?(?:\(|\[)"([\w.\/]+)"/) {
                #expect(keys.contains(String(match.1)), "\(match.1)")
            }
            for match in source.matches(of: /self(?:\(\s*|\[)"([\w.\/]+)"/) {
                #expect(keys.contains(String(match.1)), "\(match.1)")
            }
        }
    }

    @Test func `every value of our enumerations has its words`() {
        let keys = Set(Words(.en).keys)
        let needed =
            Disposition.Kind.allCases.map { "decision.\($0.rawValue)" }
            + MajorityBase.allCases.map { "base.\($0.rawValue)" }
            + TieRule.allCases.map { "tie.\($0.rawValue)" }
            + Outcome.allCases.map { "outcome.\($0.rawValue)" }
            + Constituency.allCases.map { "constituency.\($0.rawValue)" }
            + Mode.allCases.map { "mode.\($0.rawValue)" }
            + Role.allCases.map { "role.\($0.rawValue)" }
            + Phase.allCases.map { "phase.\($0.rawValue)" }
            + Method.allCases.map { "method.\($0.rawValue)" }
            + Level.priorities.map { "level.\($0.id)" } + (1...12).map { "month.\($0)" }
        for key in needed { #expect(keys.contains(key), "\(key)") }
    }

    @Test func `a value that looks like a name is not filled in again`() {
        let text = Words.fill("{a} and {b}", ["a": "{b}", "b": "1"])
        #expect(text == "{b} and 1")
        #expect(Words.fill("{a} {c} {", ["a": "x"]) == "x {c} {")
    }

    @Test func `plural forms follow the rules of each language`() {
        func categories(_ language: Language, _ counts: [Int]) -> [PluralCategory] {
            counts.map { PluralCategory($0, in: language) }
        }
        #expect(
            categories(.ar, [0, 1, 2, 3, 10, 11, 99, 100, 102, 103, 111, 200])
                == [
                    .zero, .one, .two, .few, .few, .many, .many, .other, .other, .few, .many,
                    .other,
                ])
        #expect(
            categories(.fr, [0, 1, 2, 17, 1_000_000]) == [.one, .one, .other, .other, .many])
        #expect(categories(.en, [0, 1, 2]) == [.other, .one, .other])
    }
}

@Suite struct SentenceTests {
    static let files = ["values", "people", "people-hybrid", "decisions", "ballots", "verdicts"]

    @Test(arguments: files)
    func `the words say what the shared sentences say`(name: String) throws {
        let url = project.appending(path: "Tests/Fixtures/sentences/\(name).json")
        let file = try JSONDecoder().decode(SentenceFile.self, from: Data(contentsOf: url))
        let meeting = (file.meeting ?? MeetingParts()).meeting
        for one in file.cases {
            for language in Language.allCases {
                let sentence = try one.sentence(in: language, of: meeting)
                #expect(
                    sentence == one.expected(in: language), "\(name): \(one.of), \(one.name)")
            }
        }
    }
}

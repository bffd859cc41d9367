import Foundation

@testable import Meeting

/// The minutes of seed 000 as they were printed, from Tests/Fixtures/nap5, and the commands that
/// take the decisions as they stand there.
struct PrintedMeeting: Decodable {
    var commitments: [PrintedCommitment]
    var finalList: EntryList
    var supplementaryList: EntryList

    enum CodingKeys: String, CodingKey {
        case commitments
        case finalList = "final_list"
        case supplementaryList = "supplementary_list"
    }

    struct PrintedCommitment: Decodable {
        var number: Int
        var title: String
        var printedPercent: String
        var competitionRank: Int
        var disposition: PrintedDisposition

        enum CodingKeys: String, CodingKey {
            case number, title, disposition
            case printedPercent = "printed_percent"
            case competitionRank = "competition_rank"
        }
    }

    struct PrintedDisposition: Decodable {
        var kind: Kind
        var refs: [Reference]?
        var reason: String?
        var conditions: [String]?
        var tentative: Bool?
        var options: [PrintedDisposition]?

        enum Kind: String, Decodable { case merge, retain, supplementary, drop, open }
    }

    /// What the column of remarks names as the target of a merge.
    struct Reference: Decodable {
        var printed: Printed
        var convention: String
        var resolved: [Int]

        enum CodingKeys: String, CodingKey {
            case printed, convention
            case resolved = "resolved_numbers"
        }

        /// Digits that are a number or a rank, or a topic.
        enum Printed: Decodable {
            case digits([Int])
            case topic(String)

            init(from decoder: any Decoder) throws {
                let container = try decoder.singleValueContainer()
                if let digits = try? container.decode([Int].self) {
                    self = .digits(digits)
                } else {
                    self = .topic(try container.decode(String.self))
                }
            }

            /// What somebody would type.
            var typed: [String] {
                switch self {
                case .digits(let digits): digits.map { String($0) }
                case .topic(let topic): [topic]
                }
            }
        }
    }

    struct EntryList: Decodable {
        var entries: [Entry]

        struct Entry: Decodable {
            var number: Int?
            var finalNumber: Int?
            var lead: Int?
            var members: [Member]?
            var conditions: [String]

            enum CodingKeys: String, CodingKey {
                case number, lead, members, conditions
                case finalNumber = "final_number"
            }
        }

        struct Member: Decodable { var number: Int }
    }

    static func read() throws -> PrintedMeeting {
        let file = Folders.fixtures.appending(path: "../nap5/nap5.json")
        return try JSONDecoder().decode(PrintedMeeting.self, from: Data(contentsOf: file))
    }

    func commitment(_ number: Int) -> PrintedCommitment? {
        commitments.first { $0.number == number }
    }
}

// MARK: - The commands

extension PrintedMeeting {
    /// The remarks of the table, row by row, as commands of a scenario. A remark that names several
    /// targets is tried with each.
    func tableCommands() throws -> [String] {
        try commitments.flatMap { commitment in
            try proposals(commitment.disposition, of: commitment.number).map {
                "Rim: agree on \(commitment.number): \($0)"
            }
        }
    }

    /// The two printed lists as commands, without what the table said in the same words.
    func listCommands() throws -> [String] {
        let final = try finalList.entries.compactMap { entry -> String? in
            let lead = entry.lead ?? 0
            let members = (entry.members ?? []).map(\.number).filter { $0 != lead }
            if members.isEmpty, entry.conditions.isEmpty { return nil }
            let what = try (["retained"] + entry.conditions.map(condition)).joined(separator: "; ")
            return members.isEmpty
                ? "Rim: agree on \(lead): \(what)"
                : "Rim: merge \(members.map(String.init).joined(separator: ", ")) into \(lead): "
                    + what
        }
        let supplementary = try supplementaryList.entries.compactMap { entry -> String? in
            let number = entry.number ?? 0
            if self.commitment(number)?.disposition.kind == .supplementary { return nil }
            let what = try (["supplementary"] + entry.conditions.map(condition))
            return "Rim: agree on \(number): \(what.joined(separator: "; "))"
        }
        return final + supplementary
    }

    private func proposals(_ printed: PrintedDisposition, of number: Int) throws -> [String] {
        let conditions = try (printed.conditions ?? []).map(condition)
        let reason = printed.reason.map { ["because \($0)"] } ?? []
        switch printed.kind {
        case .merge:
            return (printed.refs ?? []).flatMap(\.resolved).map { "merged into \($0)" }
        case .retain where printed.tentative == true:
            return ["undecided: الإبقاء عليه مع إعادة صياغته"]
        case .retain: return [(["retained"] + reason + conditions).joined(separator: "; ")]
        case .supplementary: return ["supplementary"]
        case .drop: return [(["dropped"] + reason).joined(separator: "; ")]
        case .open:
            let options = (printed.options ?? []).map(words).joined(separator: " or ")
            // If all training becomes one commitment, 12 leaves its group and 14 may join.
            let related = number == 20 ? ["related to 12, 14"] : []
            return [(["undecided: \(options)"] + conditions + related).joined(separator: "; ")]
        }
    }

    private func words(_ option: PrintedDisposition) -> String {
        switch option.kind {
        case .supplementary: "وضعه بالقائمة التكميلية"
        case .retain: option.conditions == nil ? "الإبقاء عليه بصفة مستقلة" : "إعادة صياغته"
        case .drop: "حذفه"
        case .merge:
            (option.refs ?? []).map { reference in
                switch reference.printed {
                case .digits(let digits):
                    "دمجه بالتعهدات المتعلقة بالحكومة المفتوحة على المستوى المحلي (التعهد عدد "
                        + digits.map { String($0) }.joined(separator: " و") + ")"
                case .topic(let topic): "دمجه ضمن \(topic)"
                }
            }.joined(separator: " + ")
        case .open: ""
        }
    }

    private struct UnknownCondition: Error { var name: String }

    private func condition(_ name: String) throws -> String {
        let conditions = [
            "reword": "reword",
            "reword_after_merge": "reword: على ضوء دمج الأنشطة المتصلة",
            "coordinate_with_stakeholders": "coordinate: الأطراف المتدخلة",
            "coordinate_with_project_owner": "coordinate: المسؤول عن المشروع",
            "approve_with_steering_committee": "coordinate: لجنة القيادة",
            "verify:keep_all_open_data_merged_or_split_ministry_of_environment(6)":
                "verify: دمج كل ما يخص البيانات المفتوحة أو فصل ما يهم وزارة البيئة",
            "verify:one_separate_training_and_communication_commitment":
                "verify: وضع كل الأنشطة التي تهم التكوين والاتصال في تعهد واحد منفصل",
            "verify_with:مركز إفادة (feasibility)":
                "verify: مركز إفادة عن مدى قابلية التنفيذ",
        ]
        guard let words = conditions[name] else { throw UnknownCondition(name: name) }
        return words
    }
}

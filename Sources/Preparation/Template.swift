internal import Foundation
internal import Meeting
internal import Words

/// What a meeting starts with when its file does not say.
package enum Template {
    static let rules = Rules(
        rule: Rule(
            base: .cast, threshold: Threshold(Fraction(1, 2), exceeding: true),
            tie: .castingVote),
        quorum: Threshold(Fraction(1, 2), exceeding: true))

    /// That of Tunisia.
    package static let timeZone = "Africa/Tunis"

    static func header(language: Language, timeZone: String, now: Date) -> Header {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: timeZone) ?? .gmt
        let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute], from: now)
        func digits(_ number: Int?, _ count: Int) -> String {
            let text = String(number ?? 0)
            return String(repeating: "0", count: max(0, count - text.count)) + text
        }
        let date = [digits(parts.year, 4), digits(parts.month, 2), digits(parts.day, 2)]
        return Header(
            letterhead: [], subject: Words(language)("template.subject"), body: "",
            date: date.joined(separator: "-"),
            time: "\(digits(parts.hour, 2)):\(digits(parts.minute, 2))", place: "", remote: false,
            language: language, timeZone: timeZone)
    }

    static func seats(in language: Language) -> [Seat] {
        let words = Words(language)
        return [Role.chair, .secretary].enumerated().map { index, role in
            Seat(
                id: SeatID(rawValue: "p\(index + 1)"),
                person: Person(
                    honorific: "", name: words("role.\(role.rawValue)"), title: "",
                    organisation: "", constituency: nil),
                role: role, votes: true, weight: 1, generation: 1)
        }
    }

    static func consultation(in language: Language) -> Consultation {
        Consultation(
            name: Words(language)("template.consultation"), scale: Level.priorities,
            respondents: nil)
    }

    /// The minutes in the order in which they are written in the committees.
    ///
    /// - Parameter phrases: in place of the usual ones; an empty one leaves its block out.
    static func blocks(
        in language: Language, withCommitments: Bool, phrases: [StockPhrase: String] = [:]
    ) -> [PreparedBlock] {
        let words = Words(language)
        func phrase(_ phrase: StockPhrase, level: Int? = nil) -> [PreparedBlock] {
            let text = phrases[phrase] ?? words("template.\(phrase.rawValue)")
            if text.isEmpty { return [] }
            return [.init(level == nil ? .paragraph : .heading, level: level, text)]
        }
        let table: [PreparedBlock] =
            phrase(.discussion) + phrase(.table, level: 1) + [.init(.resultTable)]
            + phrase(.agreed, level: 1) + [
                .init(.finalList), .init(.supplementaryList), .init(.ballots), .init(.dropped),
            ]
        let discussion: [PreparedBlock] =
            phrase(.discussion) + [.init(.paragraph), .init(.ballots)]
        return [.init(.header), .init(.attendance)] + phrase(.opening) + [.init(.agenda)]
            + (withCommitments ? table : discussion) + phrase(.actions, level: 1)
            + [.init(.actions)] + phrase(.closing)
    }
}

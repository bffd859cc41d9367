// The wordings of a commitment: its original title with what it replaced, and its translations.

/// A title that was replaced, with who replaced it, when and why.
package struct EarlierTitle: Codable, Equatable, Sendable {
    package var title: String
    package var replacedAt: Instant
    package var replacedBy: SeatID?
    /// Why it was replaced; `nil` while nobody has said.
    package var reason: String?
    /// The ballot that adopted the new title; `nil`: somebody reworded it.
    package var act: Act?

    package init(
        title: String, replacedAt: Instant, replacedBy: SeatID?, reason: String? = nil,
        act: Act? = nil
    ) {
        self.title = title
        self.replacedAt = replacedAt
        self.replacedBy = replacedBy
        self.reason = reason
        self.act = act
    }
}

/// A title in another language than the original's.
package struct Translation: Codable, Equatable, Sendable {
    package var title: String
    /// The revision of the original that it says the same as.
    package var revision: Int

    package init(title: String, revision: Int) {
        self.title = title
        self.revision = revision
    }
}

extension Commitment {
    /// How often the original title was replaced.
    package var revision: Int { earlierTitles.count }

    /// Whether the original was reworded after it was translated.
    package func isStale(_ translation: Translation) -> Bool { translation.revision != revision }

    /// The languages whose translation says what the original no longer says.
    package var staleLanguages: [Language] {
        Language.allCases.filter { translations[$0].map(isStale) ?? false }
    }

    /// The title in `language`: its translation unless that is missing or stale, else the original.
    package func title(in language: Language) -> String {
        guard let translation = translations[language], !isStale(translation) else { return title }
        return translation.title
    }

    /// Whether the title ends as one does whose sub-points were cut off.
    package var isTitleCutOff: Bool { Self.withoutEnd(title) != title.trimmingWhitespace() }

    /// Whether a rewording has no reason yet. To take off a loose end needs none, nor does what
    /// the committee adopted.
    package var lacksRewordingReason: Bool {
        let titles = earlierTitles.map(\.title) + [title]
        return earlierTitles.indices.contains { index in
            earlierTitles[index].reason == nil && earlierTitles[index].act == nil
                && Self.withoutEnd(titles[index]) != Self.withoutEnd(titles[index + 1])
        }
    }

    /// What a title that is complete does not end with.
    private static let looseEnds: Set<Character> = [
        ":", "\u{2026}", ",", "\u{060C}", ";", "\u{061B}", "(", "[", "\u{2013}", "-",
    ]

    private static func withoutEnd(_ title: String) -> String {
        var title = title.trimmingWhitespace()
        while let last = title.last, looseEnds.contains(last) || last.isWhitespace {
            title.removeLast()
        }
        return title
    }
}

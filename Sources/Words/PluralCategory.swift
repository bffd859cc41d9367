internal import Meeting

/// The form that a number asks for, by the rules of the Unicode CLDR for whole numbers.
enum PluralCategory: String, CaseIterable {
    case zero, one, two, few, many, other

    /// `count` is 0 or more.
    init(_ count: Int, in language: Language) {
        switch language {
        case .ar:
            switch (count, count % 100) {
            case (0, _): self = .zero
            case (1, _): self = .one
            case (2, _): self = .two
            case (_, 3...10): self = .few
            case (_, 11...99): self = .many
            case (_, _): self = .other
            }
        case .fr:
            // CLDR has "many" for millions ("un million de"); the minutes count no such things,
            // but the rule is the rule.
            if count == 0 || count == 1 {
                self = .one
            } else if count % 1_000_000 == 0 {
                self = .many
            } else {
                self = .other
            }
        case .en: self = count == 1 ? .one : .other
        }
    }
}

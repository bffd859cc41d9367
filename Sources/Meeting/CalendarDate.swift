/// A date of the Gregorian calendar, as written `YYYY-MM-DD`.
package struct CalendarDate: Equatable, Sendable {
    package let year: Int
    package let month: Int
    package let day: Int

    /// `nil` when `text` is not of the form or no such day exists.
    package init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts.map(\.count) == [4, 2, 2],
            parts.allSatisfy({ $0.allSatisfy { ("0"..."9").contains($0) } }),
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
            (1...12).contains(month)
        else { return nil }
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard (1...days[month - 1]).contains(day) else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }
}

/// A time of day, as written `HH:MM`.
package struct TimeOfDay: Equatable, Sendable {
    package let hour: Int
    package let minute: Int

    /// `nil` when `text` is not of the form or no such time exists.
    package init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.map(\.count) == [2, 2],
            parts.allSatisfy({ $0.allSatisfy { ("0"..."9").contains($0) } }),
            let hour = Int(parts[0]), let minute = Int(parts[1]), hour < 24, minute < 60
        else { return nil }
        self.hour = hour
        self.minute = minute
    }
}

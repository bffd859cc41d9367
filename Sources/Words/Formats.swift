internal import Foundation
package import Meeting

// Figures, dates and times. Digits are Latin in all three languages, as in Tunisia.

extension Words {
    /// A share in hundredths of a percent: 6905 is "69,05 %" in French. In Arabic the figure has
    /// left-to-right marks around it, because a percent sign changes sides after an Arabic letter.
    package func percent(hundredths: Int) -> String {
        self("percent", ["number": decimal(hundredths: hundredths)])
    }

    /// The same of a whole percentage, without decimals.
    func percent(whole: Int) -> String { self("percent", ["number": String(whole)]) }

    /// The same alone in a cell of a table, without marks or spaces: "69,05%".
    package func percentCell(hundredths: Int) -> String {
        self("percent.cell", ["number": decimal(hundredths: hundredths)])
    }

    private func decimal(hundredths: Int) -> String {
        let whole = hundredths / 100
        return "\(whole)\(self["number.decimal"])\(twoDigits(hundredths % 100))"
    }

    /// At least two digits: 2 is "02".
    package func twoDigits(_ number: Int) -> String {
        (0...9).contains(number) ? "0\(number)" : String(number)
    }

    /// A calendar date `YYYY-MM-DD` in words, "12 juillet 2023"; as it stands when it is no date.
    package func date(_ text: String) -> String {
        guard let date = CalendarDate(text) else { return text }
        return self(
            date.day == 1 ? "date.first" : "date",
            [
                "day": String(date.day), "month": self["month.\(date.month)"],
                "year": String(date.year),
            ])
    }

    /// A time of day `HH:MM` in words; as it stands when it is no time.
    package func time(_ text: String) -> String {
        guard let time = TimeOfDay(text) else { return text }
        return clock(time.hour, time.minute)
    }

    /// "12 juillet 2023 à 10h00".
    package func dateTime(date: String, time: String) -> String {
        self("dateTime", ["date": self.date(date), "time": self.time(time)])
    }

    /// The time of day of a moment in a time zone of the IANA database; UTC when it is unknown.
    package func time(_ instant: Instant, in timeZone: String) -> String {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: timeZone) ?? .gmt
        let moment = Date(timeIntervalSince1970: Double(instant.rawValue) / 1_000)
        let parts = calendar.dateComponents([.hour, .minute], from: moment)
        return clock(parts.hour ?? 0, parts.minute ?? 0)
    }

    private func clock(_ hour: Int, _ minute: Int) -> String {
        self("time", ["hour": twoDigits(hour), "minute": twoDigits(minute)])
    }

    /// "13, 16 et 17".
    package func enumeration(_ items: [String]) -> String {
        guard let last = items.last, items.count > 1 else { return items.first ?? "" }
        return self(
            "and", ["list": items.dropLast().joined(separator: self["comma"]), "last": last])
    }
}

internal import Foundation
package import Meeting

// How minutes were adopted, and what was said against them.

extension Words {
    /// The calendar date of a moment in a time zone of the IANA database, in words.
    package func date(_ instant: Instant, in timeZone: String) -> String {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: timeZone) ?? .gmt
        let moment = Date(timeIntervalSince1970: Double(instant.rawValue) / 1_000)
        let parts = calendar.dateComponents([.year, .month, .day], from: moment)
        let digits = [parts.month, parts.day].map { twoDigits($0 ?? 1) }
        return date("\(parts.year ?? 1970)-\(digits[0])-\(digits[1])")
    }

    /// When and how a text was adopted, and by whom, a sentence each; nothing before it was.
    package func adoption(_ adoption: Adoption, in meeting: Meeting) -> [String] {
        guard let outcome = adoption.outcome, adoption.isAdopted else { return [] }
        let zone = meeting.header.timeZone
        var sentences = [
            self(
                "adoption.at",
                ["date": date(outcome.at, in: zone), "time": time(outcome.at, in: zone)])
        ]
        if let ballot = outcome.ballot.flatMap({ meeting.ballot($0) }) {
            sentences.append(self("adoption.ballot", ["number": String(ballot.number)]))
        }
        let approved = adoption.responses.filter { $0.reservation == nil }.map(\.seat)
        if !approved.isEmpty {
            sentences.append(self("adoption.approved", ["names": names(approved, in: meeting)]))
        }
        if !outcome.reason.isEmpty {
            let answered = Set(adoption.responses.map(\.seat))
            let missing = meeting.approvers.map(\.id).filter { !answered.contains($0) }
            sentences.append(
                self(
                    "adoption.missing",
                    ["names": names(missing, in: meeting), "reason": outcome.reason]))
        }
        return sentences
    }

    /// Each reservation with the name of who made it.
    package func reservations(of adoption: Adoption, in meeting: Meeting) -> [String] {
        adoption.reservations.map { response in
            self(
                "adoption.reservation",
                [
                    "name": names([response.seat], in: meeting),
                    "text": response.reservation ?? "",
                ])
        }
    }

    private func names(_ seats: [SeatID], in meeting: Meeting) -> String {
        seats.compactMap { meeting.seat($0) }.map { name($0.person) }
            .joined(separator: self["comma"])
    }
}

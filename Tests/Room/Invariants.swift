import Foundation
import Journal
import Meeting

@testable import Room

/// What holds of every meeting, whatever went wrong in it, once all has healed.
enum Invariant: String, CaseIterable {
    /// Entries are numbered from 1 without gaps, and the room's state is of the last.
    case chainIsWhole = "the chain is whole"
    case roomAccepts = "the room takes commands again"
    case everyoneIsAnswered = "everyone got an answer"
    case acknowledgedIsThere = "every acknowledged command is there, in the entry that was told"
    case rejectedIsNotThere = "no rejected command is there"
    case nothingTwice = "no command was applied twice"
    case votersOnce = "no voter counts twice"
    case sameView = "all clients at the same sequence show the same state"
    case replayIsIdentical = "replay is byte-identical"

    /// What does not hold.
    static func violations(of stage: Stage, _ tabs: [Tab]) throws -> [String] {
        var found: [String] = []
        let entries = try stage.entriesOnDisk()
        for invariant in allCases {
            for detail in try invariant.violations(of: stage, tabs, entries) {
                found.append("\(invariant.rawValue): \(detail)")
            }
        }
        return found
    }

    private func violations(
        of stage: Stage, _ tabs: [Tab], _ entries: [Entry]
    ) throws -> [String] {
        let room = stage.room
        switch self {
        case .chainIsWhole:
            let isWhole =
                entries.map(\.sequence) == Array(1..<(entries.count + 1))
                && entries.count == room.durable.sequence
            return isWhole ? [] : ["\(entries.count) entries, state of \(room.durable.sequence)"]
        case .roomAccepts: return room.accepting ? [] : ["it does not"]
        case .everyoneIsAnswered:
            return tabs.filter { $0.waiting != nil }.map { "\($0.client) \($0.waiting!)" }
        case .acknowledgedIsThere:
            let applied = Self.applied(entries)
            return tabs.flatMap { tab in
                tab.acknowledged.filter {
                    let found = applied["\(tab.client) \($0.key)"] ?? []
                    // A copy that comes after later commands is answered with the last of them.
                    if tab.doubled.contains($0.key) {
                        return found.isEmpty && tab.rejected[$0.key] == nil
                    }
                    return found != [$0.value]
                }
                .map {
                    let found = applied["\(tab.client) \($0.key)"] ?? []
                    return "\(tab.client) \($0.key) in \($0.value), found in \(found)"
                }
            }
        case .rejectedIsNotThere:
            let applied = Self.applied(entries)
            return tabs.flatMap { tab in
                tab.rejected.keys.filter {
                    applied["\(tab.client) \($0)"] != nil && !tab.doubled.contains($0)
                }
                .map { "\(tab.client) \($0)" }
            }
        case .nothingTwice:
            let texts = room.durable.actions.map(\.text)
            return Self.applied(entries).filter { $0.value.count > 1 }.map { "\($0)" }
                + (Set(texts).count == texts.count ? [] : ["actions \(texts)"])
        case .votersOnce: return Self.miscounts(room.durable, entries)
        case .sameView:
            return tabs.filter { $0.view != stage.view }.map { "\($0.client) sees another" }
        case .replayIsIdentical:
            guard case .meetingPrepared(var replayed)? = entries.first?.events.first else {
                return ["no first entry"]
            }
            for entry in entries { replayed.apply(entry) }
            let isSame = RoomJSON.encode(replayed) == RoomJSON.encode(room.durable)
            return isSame ? [] : ["it is not"]
        }
    }

    /// The sequences in which each command was applied, by client and number.
    private static func applied(_ entries: [Entry]) -> [String: [Int]] {
        var applied: [String: [Int]] = [:]
        for entry in entries {
            guard let client = entry.client, let number = entry.number else { continue }
            applied["\(client) \(number)", default: []].append(entry.sequence)
        }
        return applied
    }

    /// Closed ballots whose count is not that of the last vote of each seat, counted anew.
    private static func miscounts(_ meeting: Meeting, _ entries: [Entry]) -> [String] {
        var votes: [BallotID: [SeatID: OptionID]] = [:]
        for event in entries.flatMap(\.events) {
            if case .voteCast(let ballot, let seat, let choice) = event {
                votes[ballot, default: [:]][seat] = choice.option
            }
        }
        return meeting.ballots.compactMap { ballot in
            guard case .closed(let result) = ballot.state else { return nil }
            let last = votes[ballot.id] ?? [:]
            let isRight = ballot.options.allSatisfy { option in
                result.amount(of: option.id)?.voters == last.values.count { $0 == option.id }
            }
            return isRight ? nil : "\(ballot.id): \(result.tally.whole)"
        }
    }
}

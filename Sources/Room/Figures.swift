package import Journal
package import Meeting

/// What a room can say of itself to whoever runs the server: numbers, without any name, text,
/// token or vote.
package struct Figures: Sendable {
    /// Open connections, of them those in a seat and those at the door.
    package var connections = 0
    package var members = 0
    package var knocking = 0
    /// The sequence of the last durable entry, and the entries that wait to be durable.
    package var entries = 0
    package var waitingEntries = 0
    /// Members that have not been handed everything, and the messages that the last of them lacks.
    package var behind = 0
    package var lag = 0
    package var isAccepting = true
    package var rejected: [Rejection.Code: Int] = [:]
    package var refused: [Refusal: Int] = [:]
    package var writes = WriteTimes()

    package init() {}
}

/// What a room counts as it goes.
struct Counts {
    /// Commands that were refused.
    var rejected: [Rejection.Code: Int] = [:]
    /// Connections that were ended.
    var refused: [Refusal: Int] = [:]
}

/// What whoever runs the server may want to know at once.
package enum Note: Equatable, Sendable {
    /// A connection was ended.
    case refused(Refusal, address: String)
    /// The journal cannot be written, in the words of the system.
    case writingFailed(String)
    /// It can be written again; so many entries that nobody was told of are gone.
    case writingAgain(lost: Int)
    /// The box of a secret ballot or its key: what is wrong with it.
    case secretBallot(String)
}

extension Room {
    /// How the room stands now. It takes a look at every guest.
    package var figures: Figures {
        var figures = Figures()
        figures.connections = guests.count
        figures.entries = durable.sequence
        figures.waitingEntries = pending.count
        figures.isAccepting = accepting
        figures.rejected = counts.rejected
        figures.refused = counts.refused
        figures.writes = journal.times
        for guest in guests.values {
            switch guest.state {
            case .member:
                figures.members += 1
                let lag = feed.end - guest.place
                if lag > 0 { figures.behind += 1 }
                figures.lag = max(figures.lag, lag)
            case .knocking: figures.knocking += 1
            case .silent, .refused: break
            }
        }
        return figures
    }
}

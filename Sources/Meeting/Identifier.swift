/// The permanent name of one thing in a meeting: a short string, unique within the meeting.
///
/// `Subject` keeps the identifiers of different things apart. JSON: a string.
package struct Identifier<Subject>: RawRepresentable, Hashable, Codable, Sendable,
    CodingKeyRepresentable, ExpressibleByStringLiteral, CustomStringConvertible, Comparable
{
    package let rawValue: String

    package init(rawValue: String) { self.rawValue = rawValue }
    package init(stringLiteral value: String) { rawValue = value }

    package init?(codingKey: some CodingKey) { rawValue = codingKey.stringValue }
    package var codingKey: any CodingKey { PlainKey(stringValue: rawValue) }

    package var description: String { rawValue }

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// A coding key that is any string.
struct PlainKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}

package typealias SeatID = Identifier<Seat>
package typealias ClientID = Identifier<ClientNumbers>
package typealias CommitmentID = Identifier<Commitment>
package typealias AgendaItemID = Identifier<AgendaItem>
package typealias BallotID = Identifier<Ballot>
package typealias OptionID = Identifier<BallotOption>
package typealias LevelID = Identifier<Level>
package typealias ConditionID = Identifier<Condition>
package typealias PartID = Identifier<CommitmentPart>
package typealias StatementID = Identifier<Statement>
package typealias ActionID = Identifier<Action>
package typealias MotionID = Identifier<FloorMotion>
package typealias MeetingID = Identifier<Meeting>

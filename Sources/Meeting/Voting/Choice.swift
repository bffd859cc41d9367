/// What a voter answers. JSON: one key, `{"option":"yes"}` (also `abstain` and `blank`, with every
/// method), `{"options":["o1","o3"]}`, `{"points":{"o1":3,"o2":1}}`,
/// `{"ranking":[["o2"],["o1","o3"]]}`, the best first, options of one place together, or
/// `{"sheet":"01-2"}`.
package enum Choice: Equatable, Sendable {
    case option(OptionID)
    case options([OptionID])
    case points([OptionID: Int])
    case ranking([[OptionID]])
    /// To the many questions of a sheet.
    case sheet(SheetAnswers)

    package static let abstain = Choice.option(BallotOption.abstain)
    package static let blank = Choice.option(BallotOption.blank)

    /// The one option that was chosen; `nil` for an answer of another kind.
    package var option: OptionID? {
        switch self {
        case .option(let option): option
        case .options, .points, .ranking, .sheet: nil
        }
    }
}

extension Choice: Codable {
    private enum CodingKeys: String, CodingKey { case option, options, points, ranking, sheet }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        if let options = try container.decodeIfPresent([OptionID].self, forKey: .options) {
            self = .options(options)
        } else if let points = try container.decodeIfPresent(
            [OptionID: Int].self, forKey: .points)
        {
            self = .points(points)
        } else if let ranking = try container.decodeIfPresent(
            [[OptionID]].self, forKey: .ranking)
        {
            self = .ranking(ranking)
        } else if let sheet = try container.decodeIfPresent(SheetAnswers.self, forKey: .sheet) {
            self = .sheet(sheet)
        } else {
            self = .option(try container.decode(OptionID.self, forKey: .option))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .option(let option): try container.encode(option, forKey: .option)
        case .options(let options): try container.encode(options, forKey: .options)
        case .points(let points): try container.encode(points, forKey: .points)
        case .ranking(let ranking): try container.encode(ranking, forKey: .ranking)
        case .sheet(let answers): try container.encode(answers, forKey: .sheet)
        }
    }
}

/// A person with a right to vote, as frozen at the opening of one ballot.
package struct Elector: Identified, Codable, Equatable, Sendable {
    package var seat: SeatID
    package var weight: Int
    package var constituency: Constituency?
    /// Who votes in the place of an elector who is not here.
    package var holder: SeatID?
    /// How the vote is given; `nil`: on a device.
    package var means: Means?

    package var id: SeatID { seat }

    package init(
        seat: SeatID, weight: Int, constituency: Constituency? = nil, holder: SeatID? = nil,
        means: Means? = nil
    ) {
        self.seat = seat
        self.weight = weight
        self.constituency = constituency
        self.holder = holder
        self.means = means
    }
}

/// The answer of one voter. In a list: ordered as the electorate, not by time.
package struct Vote: Codable, Equatable, Sendable {
    package var seat: SeatID
    package var choice: Choice

    package init(seat: SeatID, choice: Choice) {
        self.seat = seat
        self.choice = choice
    }
}

internal import Meeting
internal import Words

/// The decisions of a meeting in the layout in which French councils publish theirs: the schema
/// `scdl/deliberations` 2.1 of OpenDataFrance. Votes are counted by head, and those for, against
/// and abstaining add up to those who voted; a decision by consensus has no votes.
struct Deliberations {
    private let meeting: Meeting
    private let words: Words

    init(of meeting: Meeting, language: Language) {
        self.meeting = meeting
        words = Words(language)
    }

    /// The names of the schema, in its order.
    private static let head = [
        "COLL_NOM", "COLL_SIRET", "DELIB_ID", "DELIB_DATE", "DELIB_MATIERE_CODE",
        "DELIB_MATIERE_NOM", "DELIB_OBJET", "BUDGET_ANNEE", "BUDGET_NOM", "PREF_ID", "PREF_DATE",
        "VOTE_EFFECTIF", "VOTE_REEL", "VOTE_POUR", "VOTE_CONTRE", "VOTE_ABSTENTION", "DELIB_URL",
    ]

    var rows: [[String]] {
        [Self.head] + meeting.minutedBallots.flatMap(questions).compactMap(row) + consensus
    }

    /// The ballot, or those of its lines that are judged as a whole, where it is a sheet.
    private func questions(of ballot: Ballot) -> [Ballot] {
        guard let sheet = ballot.sheet else { return [ballot] }
        guard sheet.width == 1 else { return [] }
        return sheet.lines.indices.compactMap { line in
            var question = ballot.question(line, withVotes: false)
            question?.id = BallotID(rawValue: "\(ballot.id)-\(line + 1)")
            return question
        }
    }

    /// What a ballot adopted; `nil` when it adopted nothing.
    private func row(_ ballot: Ballot) -> [String]? {
        guard let result = ballot.result, let favoured = ballot.favoured else { return nil }
        let whole = result.tally.whole
        let inFavour = result.amount(of: favoured)?.voters ?? 0
        let abstaining = whole.abstained.voters + whole.blank.voters
        let voting = whole.voted.voters
        var object = words.heading(of: ballot, in: meeting)
        let proposal =
            ballot.proposal ?? ballot.options.first { $0.id == favoured }?.proposal
        if let proposal { object += words["dash"] + words.proposal(proposal, in: meeting) }
        return line(
            id: ballot.id.rawValue, object: object,
            votes: [
                ballot.electorate.count, voting, inFavour, voting - inFavour - abstaining,
                abstaining,
            ].map { String($0) })
    }

    /// The decisions in force that the meeting took without a vote.
    private var consensus: [[String]] {
        meeting.ranking.map(\.commitment).compactMap { commitment in
            guard let decision = commitment.decision, decision.act == .consensus,
                !decision.isOpen, !meeting.isEarlier(decision)
            else { return nil }
            let object =
                words.title(commitment) + words["dash"]
                + words.decision(on: commitment, in: meeting)
            return line(
                id: commitment.id.rawValue, object: object,
                votes: Array(repeating: "", count: 5))
        }
    }

    private func line(id: String, object: String, votes: [String]) -> [String] {
        let header = meeting.header
        let council = header.body.isEmpty ? header.letterhead.last ?? "" : header.body
        return [
            council, "", "\(meeting.id.rawValue)-\(id)", header.date, "", "", object, "", "", "",
            "",
        ] + votes + [""]
    }
}

extension Ballot {
    /// The option that was adopted or chosen.
    fileprivate var favoured: OptionID? {
        switch result?.outcome {
        case .adopted: BallotOption.yes
        case .chosen: result?.chosen
        case .rejected, .castingVoteNeeded, .newVoteNeeded, .noneChosen, .elected, .tied,
            .measured, .noQuorum, .nothingDecided, nil:
            nil
        }
    }
}

extension Meeting {
    /// Whether a decision was taken by a meeting that this one goes on from.
    fileprivate func isEarlier(_ decision: Decision) -> Bool {
        decision.sequence < 1 && earlier != nil
    }
}

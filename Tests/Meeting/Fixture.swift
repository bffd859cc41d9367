import Foundation

@testable import Meeting

/// A meeting as JSON, for the tests in Swift and in JavaScript; see Tests/Fixtures/meeting.
struct Fixture: Codable, Equatable {
    /// The public entries, oldest first.
    var entries: [Entry]
    var snapshots: [Moment]

    /// The public state after the entry of its sequence, and what follows from it.
    struct Moment: Codable, Equatable {
        var sequence: Int
        var state: Meeting
        var derived: Derived
    }

    struct Derived: Codable, Equatable {
        var ranking: [Row]
        var respondents: Int?
        var finalList: [Line]
        var supplementaryList: [Line]
        var dropped: [CommitmentID]
        var undecided: [CommitmentID]
        var members: [CommitmentID: [CommitmentID]]
        var quorum: Presence
        var voters: [SeatID]
        var presentVoters: [SeatID]
        var findings: [Finding]
        /// What each of the findings is called.
        var findingIDs: [FindingID]
        var acceptedFindings: [FindingID]
        var sensitivity: [Movement]
        var listsState: ListsState
        var actions: [AgreedItem]
        var openBallot: BallotID?
        var speakingOrder: [FloorRequest]
        var speakingTimes: [SpeakingTime]
        var admittedMotions: [MotionID]
        var outdatedMotions: [MotionID]
        var pendingAmendments: [CommitmentID: [MotionID]]
    }

    /// The places of a commitment by each of `RankingWay.all`.
    struct Movement: Codable, Equatable {
        var commitment: CommitmentID
        var rows: [Int]
        var ranks: [Int]
    }

    struct Row: Codable, Equatable {
        var commitment: CommitmentID
        var number: Int
        var row: Int
        var rank: Int
        var tied: Bool
        var total: Int
        var share: Int?
    }

    struct Line: Codable, Equatable {
        var number: Int
        var lead: CommitmentID
        var members: [CommitmentID]
    }

    struct Presence: Codable, Equatable {
        var present: Int
        var represented: Int
        var required: Int
        var members: Int
        var isReached: Bool
    }

    /// A condition with its commitment, or an action that was typed in.
    struct AgreedItem: Codable, Equatable {
        var commitment: CommitmentID?
        var condition: ConditionID?
        var action: ActionID?
    }
}

extension Fixture {
    /// - Parameter count: how many moments are kept, the last among them.
    init(_ all: [Entry], snapshots count: Int) throws {
        entries = all.compactMap(\.publicView)
        snapshots = []
        guard case .meetingPrepared(var meeting)? = all.first?.events.first else { return }
        let chosen = Set((1...count).map { entries[$0 * entries.count / count - 1].sequence })
        for entry in all {
            meeting.apply(entry)
            if chosen.contains(entry.sequence) {
                snapshots.append(
                    Moment(
                        sequence: entry.sequence, state: meeting.publicView,
                        derived: Derived(of: meeting)))
            }
        }
    }

    /// One line for each entry, and the rest in the order of its keys.
    func text() throws -> String {
        let entries = try entries.map { try encoded($0).text }.joined(separator: ",\n")
        let snapshots = try snapshots.map { moment in
            """
            {"sequence":\(moment.sequence),
            "state":\(try encoded(moment.state).text),
            "derived":\(try encoded(moment.derived).text)}
            """
        }.joined(separator: ",\n")
        return "{\"entries\":[\n\(entries)\n],\n\"snapshots\":[\n\(snapshots)\n]}\n"
    }
}

extension Fixture.Derived {
    init(of meeting: Meeting) {
        ranking = meeting.ranking.map { ranked in
            Fixture.Row(
                commitment: ranked.commitment.id, number: ranked.commitment.number,
                row: ranked.row, rank: ranked.rank, tied: ranked.tied,
                total: meeting.total(of: ranked.commitment),
                share: meeting.share(of: ranked.commitment))
        }
        respondents = meeting.respondents
        finalList = meeting.finalList.map(Fixture.Line.init)
        supplementaryList = meeting.supplementaryList.map(Fixture.Line.init)
        dropped = meeting.commitments(decided: .dropped).map(\.id)
        undecided = meeting.commitments(decided: .undecided).map(\.id)
        members = [:]
        for commitment in meeting.commitments {
            let merged = meeting.members(of: commitment.id)
            if !merged.isEmpty { members[commitment.id] = merged.map(\.id) }
        }
        let quorum = meeting.quorum
        self.quorum = Fixture.Presence(
            present: quorum.present, represented: quorum.represented, required: quorum.required,
            members: quorum.members,
            isReached: quorum.isReached)
        voters = meeting.voters.map(\.id)
        presentVoters = meeting.presentVoters.map(\.id)
        findings = meeting.findings
        findingIDs = meeting.findings.map(meeting.identity)
        acceptedFindings = meeting.acceptedFindings.map { meeting.identity(of: $0.finding) }
        sensitivity = meeting.sensitivity.map {
            Fixture.Movement(
                commitment: $0.commitment.id, rows: $0.places.map(\.row),
                ranks: $0.places.map(\.rank))
        }
        listsState = meeting.lists.state
        actions = meeting.agreedActions.map { action in
            switch action {
            case .condition(let condition, let commitment):
                Fixture.AgreedItem(commitment: commitment.id, condition: condition.id)
            case .typed(let action): Fixture.AgreedItem(action: action.id)
            }
        }
        openBallot = meeting.openBallot?.id
        speakingOrder = meeting.speakingOrder
        speakingTimes = meeting.speakingTimes
        admittedMotions = meeting.admittedMotions.map(\.id)
        outdatedMotions = meeting.motions.filter(meeting.isOutdated).map(\.id)
        pendingAmendments = [:]
        for commitment in meeting.commitments {
            let pending = meeting.pendingAmendments(to: commitment.id)
            if !pending.isEmpty { pendingAmendments[commitment.id] = pending.map(\.id) }
        }
    }
}

extension Fixture.Line {
    init(_ entry: ListEntry) {
        number = entry.number
        lead = entry.lead.id
        members = entry.members.map(\.id)
    }
}

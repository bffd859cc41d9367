/// Something in the meeting that does not fit together, or is missing; shown to the chair and the
/// secretary until it is settled or accepted in words. JSON: one key, the name, with its
/// parameters.
package enum Finding: Codable, Equatable, Sendable {
    // The meeting

    /// Nobody who chairs is among the seats; once it was opened: was here.
    case chairMissing
    case secretaryMissing
    /// The rules say nothing of a quorum.
    case quorumNotStated
    /// The lists are complete or everybody has left, and nobody closed the meeting.
    case closingTimeMissing

    // The consultation

    /// The number of answers is only what most rows add up to.
    case respondentsNotStated(derived: Int)
    /// Commitments have as many answers, and nothing says what puts one before the other.
    case tieBreakNotNamed(groups: [[CommitmentID]])
    /// A count is empty in the source. `suggestion`: 0 when only zero makes the row add up.
    case emptyCount(commitment: CommitmentID, level: LevelID, suggestion: Int?)
    /// The counts of a row do not add up to the number of answers.
    case totalDiffers(commitment: CommitmentID, total: Int, expected: Int)

    // The lists

    /// A list of several lines whose order nobody has named.
    case orderNotDeclared(list: ListName)
    /// Commitments came onto a list after it was ordered by hand.
    case orderIncomplete(list: ListName, commitments: [CommitmentID])

    // A title

    /// The title ends as if its sub-points were cut off.
    case titleCutOff(commitment: CommitmentID)
    /// The title was reworded without a reason.
    case rewordingReasonMissing(commitment: CommitmentID)
    /// The original was reworded after this translation was written.
    case translationStale(commitment: CommitmentID, language: Language)

    // A decision

    case notYetDecided(commitment: CommitmentID)
    /// "A or B" is still open.
    case optionsOpen(commitment: CommitmentID)
    /// What becomes of the commitment hangs on the open options of another.
    case dependsOnOpen(commitment: CommitmentID, on: CommitmentID)
    /// The options of another were settled since, and nobody looked at this decision again.
    case dependencyNotReviewed(commitment: CommitmentID, on: CommitmentID)
    /// A condition of the decision is not met.
    case conditionOpen(commitment: CommitmentID, condition: ConditionID)
    /// Dropped or supplementary without a reason.
    case reasonMissing(commitment: CommitmentID)
    /// Merged into a commitment that is itself on no list.
    case leadInNoList(commitment: CommitmentID)
    /// The words of the decision refer to a commitment by a typed number.
    case typedReference(commitment: CommitmentID, number: Int)

    // A follow-up

    /// Nobody said anything about the commitment.
    case notReported(commitment: CommitmentID)
    /// Something was said, and neither a percentage nor a level.
    case progressNotStated(commitment: CommitmentID)
    /// Substantial or complete, and nothing shows it.
    case evidenceMissing(commitment: CommitmentID)
    /// Statements of nobody in particular.
    case speakerMissing(commitment: CommitmentID, count: Int)
    /// Due before the day of the meeting that agreed on it.
    case dueBeforeMeeting(action: ActionID)
}

/// What is to hold; each finding breaks one of these.
package enum CheckRule: String, Codable, Sendable, CaseIterable {
    /// Chair, secretary, quorum and times stand in the header.
    case header
    /// Every percentage names its base, and the base is known.
    case base
    /// Ties are shown, and what breaks them is named.
    case ties
    /// An empty cell is not a zero.
    case emptyIsNotZero
    /// The counts of every row add up to the number of answers.
    case totals
    /// The order of a list is declared, and holds.
    case order
    /// A title is whole.
    case wholeTitle
    /// Every dropping, supplementary placing and rewording has a reason.
    case reasons
    /// A translation says what the original says.
    case translations
    /// Every commitment has exactly one place.
    case onePlace
    /// Options that are open are counted and settled by an act of their own.
    case openOptions
    /// Conditions are met before a list is complete.
    case conditions
    /// What something is merged into is a lead on a list.
    case mergeIntoLead
    /// A reference is a link and not typed digits.
    case references
    /// Every commitment is reported on, with percent or level and what shows it.
    case progress
    /// Every statement has a speaker.
    case speakers
    /// What is to be done is due after it was agreed.
    case dates
}

/// Where a finding is to be mended.
package enum CheckPlace: Equatable, Sendable {
    case people
    case rules
    case course
    case consultation
    case actions
    case list(ListName)
    case commitment(CommitmentID)
}

extension Finding {
    package var rule: CheckRule {
        switch self {
        case .chairMissing, .secretaryMissing, .quorumNotStated, .closingTimeMissing: .header
        case .respondentsNotStated: .base
        case .tieBreakNotNamed: .ties
        case .emptyCount: .emptyIsNotZero
        case .totalDiffers: .totals
        case .orderNotDeclared, .orderIncomplete: .order
        case .titleCutOff: .wholeTitle
        case .rewordingReasonMissing, .reasonMissing: .reasons
        case .translationStale: .translations
        case .notYetDecided: .onePlace
        case .optionsOpen, .dependsOnOpen, .dependencyNotReviewed: .openOptions
        case .conditionOpen: .conditions
        case .leadInNoList: .mergeIntoLead
        case .typedReference: .references
        case .notReported, .progressNotStated, .evidenceMissing: .progress
        case .speakerMissing: .speakers
        case .dueBeforeMeeting: .dates
        }
    }

    package var place: CheckPlace {
        switch self {
        case .chairMissing, .secretaryMissing: .people
        case .quorumNotStated: .rules
        case .closingTimeMissing: .course
        case .respondentsNotStated, .tieBreakNotNamed: .consultation
        case .dueBeforeMeeting: .actions
        case .orderNotDeclared(let list), .orderIncomplete(let list, _): .list(list)
        case .emptyCount(let id, _, _), .totalDiffers(let id, _, _), .titleCutOff(let id),
            .rewordingReasonMissing(let id), .translationStale(let id, _), .notYetDecided(let id),
            .optionsOpen(let id), .dependsOnOpen(let id, _), .dependencyNotReviewed(let id, _),
            .conditionOpen(let id, _), .reasonMissing(let id), .leadInNoList(let id),
            .typedReference(let id, _), .notReported(let id), .progressNotStated(let id),
            .evidenceMissing(let id), .speakerMissing(let id, _):
            .commitment(id)
        }
    }

    /// The name, as in JSON.
    package var name: String {
        switch self {
        case .chairMissing: "chairMissing"
        case .secretaryMissing: "secretaryMissing"
        case .quorumNotStated: "quorumNotStated"
        case .closingTimeMissing: "closingTimeMissing"
        case .respondentsNotStated: "respondentsNotStated"
        case .tieBreakNotNamed: "tieBreakNotNamed"
        case .emptyCount: "emptyCount"
        case .totalDiffers: "totalDiffers"
        case .orderNotDeclared: "orderNotDeclared"
        case .orderIncomplete: "orderIncomplete"
        case .titleCutOff: "titleCutOff"
        case .rewordingReasonMissing: "rewordingReasonMissing"
        case .translationStale: "translationStale"
        case .notYetDecided: "notYetDecided"
        case .optionsOpen: "optionsOpen"
        case .dependsOnOpen: "dependsOnOpen"
        case .dependencyNotReviewed: "dependencyNotReviewed"
        case .conditionOpen: "conditionOpen"
        case .reasonMissing: "reasonMissing"
        case .leadInNoList: "leadInNoList"
        case .typedReference: "typedReference"
        case .notReported: "notReported"
        case .progressNotStated: "progressNotStated"
        case .evidenceMissing: "evidenceMissing"
        case .speakerMissing: "speakerMissing"
        case .dueBeforeMeeting: "dueBeforeMeeting"
        }
    }
}

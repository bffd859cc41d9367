@testable import Meeting

/// Commands at random about statements and progress.
struct RandomFollowUp {
    let meeting: Meeting

    /// The plan of every third meeting.
    static let plan = FollowUp(
        plan: Plan(
            title: "plan",
            axes: [Axis(number: 1, title: "first"), Axis(number: 2, title: "second")]),
        places: [
            "n1": PlanPlace(axis: 1, parts: [CommitmentPart(id: "1", title: "part")]),
            "n2": PlanPlace(axis: 2),
        ])

    func command(of kind: CommandKind, _ random: inout Seeded) -> Command {
        let statement = random.pick(meeting.followUp?.statements ?? [])?.id ?? "s0"
        switch kind {
        case .addStatement:
            return .addStatement(
                commitment: commitment(&random), part: part(&random), speaker: speaker(&random),
                kind: random.pick(Statement.Kind.allCases) ?? .report, text: text(&random))
        case .changeStatement:
            return .changeStatement(
                statement: statement, commitment: commitment(&random), part: part(&random),
                speaker: speaker(&random),
                kind: random.pick(Statement.Kind.allCases) ?? .report, text: text(&random))
        case .removeStatement: return .removeStatement(statement: statement)
        // The others are made in `RandomMeeting`.
        default:
            return .stateProgress(
                commitment: commitment(&random), part: part(&random),
                percent: random.chance(30) ? nil : Int.random(in: -5...105, using: &random),
                level: random.chance(30) ? nil : random.pick(Progress.Level.allCases),
                evidence: random.chance(40) ? "" : text(&random))
        }
    }

    private func commitment(_ random: inout Seeded) -> CommitmentID {
        random.chance(3) ? "nothing" : random.pick(meeting.commitments)?.id ?? "n1"
    }

    private func part(_ random: inout Seeded) -> PartID? {
        random.chance(80) ? nil : random.chance(80) ? "1" : "9"
    }

    private func speaker(_ random: inout Seeded) -> SeatID? {
        random.chance(20) ? nil : random.pick(meeting.seats)?.id
    }

    private func text(_ random: inout Seeded) -> String {
        random.chance(5) ? " " : "said no. \(Int.random(in: 1...99, using: &random))"
    }
}

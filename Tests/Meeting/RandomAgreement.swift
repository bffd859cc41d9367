import OperationalText

@testable import Meeting

/// Agreement and adoption at random: mostly of what is there, seldom of what is not.
struct RandomAgreement {
    let meeting: Meeting

    func command(of kind: CommandKind, _ random: inout Seeded) -> Command {
        let text = random.chance(5) ? " " : "text \(Int.random(in: 1...99, using: &random))"
        switch kind {
        case .agreeTo: return .agreeTo(block: block(&random), base: base(&random))
        case .objectTo:
            return .objectTo(block: block(&random), base: base(&random), objection: text)
        case .takeBack:
            return .takeBack(block: random.pick(meeting.agreement.views)?.block ?? "k1")
        case .lockSection: return .lockSection(heading: random.chance(80) ? "k1" : block(&random))
        case .unlockSection:
            return .unlockSection(heading: meeting.agreement.locks.first?.heading ?? "k1")
        case .proposeWording:
            return .proposeWording(block: block(&random), base: base(&random), text: text)
        case .withdrawProposal: return .withdrawProposal(wording: proposal(&random))
        case .acceptProposal:
            return .acceptProposal(wording: proposal(&random), base: base(&random))
        case .rejectProposal: return .rejectProposal(wording: proposal(&random), reason: text)
        case .comment: return .comment(block: block(&random), text: text)
        case .reply: return .reply(thread: thread(&random), text: text)
        case .resolveThread: return .resolveThread(thread: thread(&random))
        case .reopenThread: return .reopenThread(thread: thread(&random))
        case .acceptOpenFindings: return .acceptOpenFindings(reason: text)
        case .startAdoption: return .startAdoption
        case .approve: return .approve(fingerprint: fingerprint(&random))
        case .reserve: return .reserve(fingerprint: fingerprint(&random), reservation: text)
        case .withdrawResponse: return .withdrawResponse(fingerprint: fingerprint(&random))
        case .completeAdoption:
            return .completeAdoption(
                fingerprint: fingerprint(&random),
                ballot: random.chance(20) ? meeting.ballots.last?.id : nil,
                reason: random.chance(50) ? text : nil)
        case .breakOffAdoption:
            return .breakOffAdoption(fingerprint: fingerprint(&random), reason: text)
        case .proposeAddendum: return .proposeAddendum(text: text)
        // Only those above are asked for.
        default: preconditionFailure("\(kind)")
        }
    }

    /// What leads on when the meeting is over.
    func towardsAdoption(_ random: inout Seeded) -> CommandKind {
        let kinds: [CommandKind] =
            if meeting.adoptions.open != nil {
                [
                    .approve, .approve, .reserve, .withdrawResponse, .completeAdoption,
                    .breakOffAdoption, .openBallot, .castVote, .editMinutes,
                ]
            } else if meeting.phase == .adopted {
                [.proposeAddendum, .editMinutes]
            } else {
                [.acceptOpenFindings, .rejectProposal, .startAdoption, .proposeWording]
            }
        return random.pick(kinds) ?? .startAdoption
    }

    private func block(_ random: inout Seeded) -> BlockID {
        random.chance(3) ? "nothing" : random.pick(meeting.minutes.document.blocks)?.id ?? "k1"
    }

    private func base(_ random: inout Seeded) -> Int {
        random.chance(70)
            ? meeting.sequence : max(0, meeting.sequence - Int.random(in: 1...30, using: &random))
    }

    private func proposal(_ random: inout Seeded) -> ProposalID {
        random.pick(meeting.agreement.openProposals)?.id
            ?? random.pick(meeting.agreement.proposals)?.id ?? "w0"
    }

    private func thread(_ random: inout Seeded) -> ThreadID {
        random.pick(meeting.agreement.threads)?.id ?? "t0"
    }

    private func fingerprint(_ random: inout Seeded) -> String {
        random.chance(5) ? "another" : meeting.adoptions.open?.fingerprint ?? "f0"
    }
}

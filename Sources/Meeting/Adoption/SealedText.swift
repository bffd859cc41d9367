package import OperationalText

/// What a fingerprint is of: everything that the minutes say, and nothing that can change after
/// they were frozen.
///
/// The fingerprint is the SHA-256 of its JSON with sorted keys and without escaped slashes. So that
/// old minutes can be verified by later programs, a key that is added to one of its parts must be
/// absent where it says nothing.
package enum SealedText: Encodable, Equatable, Sendable {
    case minutes(SealedMinutes)
    case addendum(SealedAddendum)

    package func encode(to encoder: any Encoder) throws {
        switch self {
        case .minutes(let minutes): try minutes.encode(to: encoder)
        case .addendum(let addendum): try addendum.encode(to: encoder)
        }
    }
}

/// The minutes with what their live parts are made of: lists, ballots, attendance.
package struct SealedMinutes: Encodable, Equatable, Sendable {
    /// Raised when the same minutes would give another text.
    package var format = 1
    package var meeting: MeetingID
    package var header: Header
    package var rules: Rules
    package var phaseChanges: [PhaseChange]
    package var participants: [Participant]
    package var attendance: Attendance
    package var agenda: Agenda
    package var consultation: Consultation?
    package var commitments: [Commitment]
    package var ballots: [Ballot]
    package var lists: Lists
    package var acceptances: [Acceptance]
    package var actions: [Action]
    /// Who spoke, and motions from the floor; `nil` where there were none.
    package var speeches: [Speech]?
    package var motions: [FloorMotion]?
    /// What was said about the plan; `nil` in a meeting that follows none up.
    package var followUp: FollowUp?
    package var blocks: [WrittenBlock]

    /// A seat without its link.
    package struct Participant: Encodable, Equatable, Sendable {
        package var id: SeatID
        package var person: Person
        package var role: Role
        package var votes: Bool
        package var weight: Int
    }

    /// A block as it is read; who wrote which word is in the journal.
    package struct WrittenBlock: Encodable, Equatable, Sendable {
        package var id: BlockID
        package var attributes: [String: String]
        package var text: String
        /// Where it is bold, in italics or a link; `nil` where it is plain throughout.
        package var stretches: [Stretch]?
    }

    /// A part of a text with one format, in UTF-16 units from the end of the one before.
    package struct Stretch: Encodable, Equatable, Sendable {
        package var count: Int
        package var format: TextFormat
    }
}

/// An addendum, tied to the minutes that it corrects.
package struct SealedAddendum: Encodable, Equatable, Sendable {
    package var format = 1
    package var meeting: MeetingID
    /// The fingerprint of the minutes.
    package var minutes: String
    package var number: Int
    package var text: String
    package var at: Instant
}

extension Meeting {
    /// What a command freezes, so that whoever may compute does so before the command is decided;
    /// `nil` for every other command.
    package func text(sealedBy command: Command, at now: Instant) -> SealedText? {
        if case .startAdoption = command {
            return .minutes(sealedMinutes(ballots: ballots.count))
        }
        guard case .proposeAddendum(let text) = command else { return nil }
        return .addendum(
            sealedAddendum(number: nextAddendum, text: text.trimmingWhitespace(), at: now))
    }

    /// What the fingerprints of this meeting are of, the minutes first.
    package var sealedTexts: [(adoption: Adoption, text: SealedText)] {
        let minutes = adoptions.minutes.last.map {
            (adoption: $0, text: SealedText.minutes(sealedMinutes(ballots: $0.ballots)))
        }
        let addenda = adoptions.addenda.map { addendum in
            (
                adoption: addendum.adoption,
                text: SealedText.addendum(
                    sealedAddendum(
                        number: addendum.number, text: addendum.text, at: addendum.adoption.at))
            )
        }
        return [minutes].compactMap { $0 }.filter { $0.adoption.outcome?.kind != .brokenOff }
            + addenda
    }

    /// The number of an addendum that is proposed next.
    var nextAddendum: Int {
        adoptions.addenda.count { $0.adoption.outcome?.kind != .brokenOff } + 1
    }

    private func sealedMinutes(ballots count: Int) -> SealedMinutes {
        SealedMinutes(
            meeting: id, header: header, rules: rules,
            phaseChanges: phaseChanges.filter { $0.phase != .adopted },
            participants: seats.filter(\.isParticipant).map {
                SealedMinutes.Participant(
                    id: $0.id, person: $0.person, role: $0.role, votes: $0.votes,
                    weight: $0.weight)
            },
            attendance: attendance, agenda: agenda, consultation: consultation,
            commitments: commitments, ballots: ballots.prefix(count).filter { !$0.rehearsal },
            lists: lists, acceptances: acceptances, actions: actions,
            speeches: floor.speeches.isEmpty ? nil : floor.speeches,
            motions: floor.motions.isEmpty ? nil : floor.motions,
            followUp: followUp,
            blocks: minutes.document.visibleBlocks.map {
                SealedMinutes.WrittenBlock(
                    id: $0.id, attributes: $0.attributes, text: $0.string,
                    stretches: $0.sealedStretches)
            })
    }

    private func sealedAddendum(number: Int, text: String, at: Instant) -> SealedAddendum {
        SealedAddendum(
            meeting: id, minutes: adoptions.adopted?.fingerprint ?? "", number: number,
            text: text, at: at)
    }
}

extension Block {
    fileprivate var sealedStretches: [SealedMinutes.Stretch]? {
        let stretches = formattedText.map {
            SealedMinutes.Stretch(count: $0.text.utf16.count, format: $0.format)
        }
        return stretches.allSatisfy(\.format.isEmpty) ? nil : stretches
    }
}

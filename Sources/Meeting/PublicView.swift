// What everyone in the room may see. While a ballot is open nobody, the chair included, sees how
// anyone voted, and nobody what came of one that is withheld; so votes are left out of entries and
// of the state, and the turnout goes a way of its own. Applying the public entries to the public state gives the public state.

extension Entry {
    /// The entry without what is not public; `nil` when nothing is left.
    package var publicView: Entry? {
        var entry = self
        entry.events = events.compactMap(\.publicView)
        return entry.events.isEmpty ? nil : entry
    }
}

extension Event {
    /// The event as everyone may see it, or `nil`.
    package var publicView: Event? {
        switch self {
        case .voteCast, .boxWritten: nil
        case .secretVotesCounted(_, _, _, let withheld): withheld ? nil : self
        case .ballotClosed(let ballot, let result, let votes)
        where votes.lazy.map(\.choice).areTooManyToTell:
            .ballotClosed(ballot: ballot, result: result, votes: [])
        case .ballotPublished(let ballot, let result, let votes)
        where votes.lazy.map(\.choice).areTooManyToTell:
            .ballotPublished(ballot: ballot, result: result, votes: [])
        case .handVotesCounted(_, _, let withheld): withheld ? nil : self
        case .handCountEntered(let ballot, let teller, _, let agreement):
            .handCountEntered(ballot: ballot, teller: teller, counts: nil, agreement: agreement)
        case .ballotWithheld(let ballot, _, _):
            .ballotWithheld(ballot: ballot, result: nil, votes: nil)
        case .meetingPrepared(let meeting): .meetingPrepared(meeting: meeting.publicView)
        case .phaseChanged, .headerChanged, .rulesSet, .turnedTo, .arrived, .departed,
            .excusedMarked, .withoutDeviceMarked, .tellersNamed, .proxyGiven, .proxyEnded,
            .seatAdded, .seatChanged, .floorRequested, .requestWithdrawn,
            .floorGiven, .speechExtended, .speechEnded, .motionProposed, .motionSeconded,
            .motionSettled, .amendmentRestated, .motionsOrdered, .commitmentReworded,
            .rewordingReasonGiven,
            .translated, .countSet, .respondentsStated, .tieBreakNamed, .ballotPrepared,
            .preparedBallotWithdrawn, .ballotOpened, .ballotExtended, .ballotClosed,
            .ballotPublished, .ballotAnnulled, .castingVoteGiven, .decided,
            .reasonGiven, .conditionMet, .actionAdded, .actionChanged, .statementAdded,
            .statementChanged,
            .statementRemoved, .progressStated, .orderDeclared,
            .findingAccepted, .acceptanceWithdrawn, .listsDeclaredComplete, .completionVoided,
            .listsAdopted, .minutesEdited, .viewStated, .viewTakenBack, .viewsVoided,
            .sectionLocked, .sectionUnlocked, .wordingProposed, .proposalSettled, .threadOpened,
            .commentAdded, .threadResolved, .threadReopened, .adoptionStarted,
            .addendumProposed, .responseGiven, .responseWithdrawn, .adoptionEnded:
            self
        }
    }
}

extension Meeting {
    /// The state as everyone is sent it: what everyone may see, without the answers on many large
    /// sheets.
    package var publicView: Meeting {
        var meeting = withoutWhatIsHidden
        for index in meeting.ballots.indices where meeting.ballots[index].votes.areTooManyToTell {
            meeting.ballots[index].votes = [:]
        }
        return meeting
    }

    /// The state as everyone may see it: open and withheld ballots without their votes, the minutes
    /// without the kept operations, and no client numbers.
    package var withoutWhatIsHidden: Meeting {
        var meeting = self
        for index in meeting.ballots.indices {
            switch meeting.ballots[index].state {
            case .open:
                meeting.ballots[index].secret?.box = nil
                meeting.ballots[index].hand?.counts = [:]
                meeting.ballots[index].votes = [:]
            case .withheld:
                meeting.ballots[index].state = .withheld(nil)
                meeting.ballots[index].secret?.tookPart = nil
                meeting.ballots[index].secret?.codes = nil
                meeting.ballots[index].hand?.votes = nil
                meeting.ballots[index].votes = [:]
            case .closed, .annulled: break
            }
        }
        meeting.minutes.history = .init()
        meeting.clients = ClientNumbers()
        return meeting
    }
}

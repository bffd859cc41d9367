extension Role {
    /// Whether the role may give the command, whatever the phase. Every command is listed, so that
    /// a new one cannot be forgotten.
    package func may(_ command: Command) -> Bool {
        switch command {
        case .openMeeting, .suspendMeeting, .resumeMeeting, .closeMeeting, .setRules, .renewLink,
            .openBallot, .openPreparedBallot, .extendBallot, .closeBallot, .annulBallot,
            .publishBallots, .giveCastingVote,
            .declareConsensus, .mergeGroup, .unmerge, .declareListsComplete, .adoptLists:
            self == .chair
        case .changeHeader, .turnTo, .markArrival, .markDeparture, .markExcused, .addSeat,
            .changeSeat, .giveFloor, .endSpeech, .rewordCommitment, .giveRewordingReason,
            .translateCommitment, .setCount, .stateRespondents, .nameTieBreak, .giveReason,
            .meetCondition, .addAction, .changeAction, .declareOrder, .acceptFinding,
            .withdrawAcceptance, .prepareBallot, .withdrawPreparedBallot:
            self == .chair || self == .secretary
        case .arrive, .leave, .requestFloor, .withdrawRequest, .castVote, .editMinutes:
            self == .chair || self == .secretary || self == .member
        }
    }
}

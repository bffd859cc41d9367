extension Role {
    /// Whether the role may give the command, whatever the phase. Every command is listed, so that
    /// a new one cannot be forgotten.
    package func may(_ command: Command) -> Bool {
        switch command {
        case .openMeeting, .suspendMeeting, .resumeMeeting, .closeMeeting, .setRules, .renewLink,
            .openBallot, .extendBallot, .closeBallot, .annulBallot, .giveCastingVote,
            .declareConsensus:
            self == .chair
        case .changeHeader, .turnTo, .markArrival, .markDeparture, .markExcused, .addSeat,
            .changeSeat, .giveFloor, .endSpeech, .rewordCommitment, .setCount, .giveReason,
            .meetCondition, .addAction, .changeAction:
            self == .chair || self == .secretary
        case .arrive, .leave, .requestFloor, .withdrawRequest, .castVote, .editMinutes:
            self == .chair || self == .secretary || self == .member
        }
    }
}

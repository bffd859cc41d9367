extension Role {
    /// Whether the role may give the command, whatever the phase. Every command is listed, so that
    /// a new one cannot be forgotten.
    package func may(_ command: Command) -> Bool {
        switch command {
        case .openMeeting, .suspendMeeting, .resumeMeeting, .closeMeeting, .setRules, .renewLink,
            .nameTellers, .openBallot, .openPreparedBallot, .extendBallot, .closeBallot,
            .annulBallot,
            .publishBallots, .giveCastingVote, .admitMotion, .refuseMotion, .setAsideMotion,
            .orderMotions, .declareConsensus, .mergeGroup, .unmerge, .declareListsComplete,
            .adoptLists, .lockSection, .unlockSection, .startAdoption, .completeAdoption,
            .breakOffAdoption:
            self == .chair
        case .changeHeader, .turnTo, .markArrival, .markDeparture, .markExcused,
            .markWithoutDevice, .noteProxy, .noteProxyEnd, .addSeat, .changeSeat, .queueSpeaker,
            .removeRequest, .giveFloor, .extendSpeech, .endSpeech,
            .rewordCommitment, .giveRewordingReason,
            .translateCommitment, .setCount, .stateRespondents, .nameTieBreak, .giveReason,
            .meetCondition, .addAction, .changeAction, .stateProgress, .declareOrder,
            .acceptFinding,
            .withdrawAcceptance, .prepareBallot, .withdrawPreparedBallot, .acceptProposal,
            .rejectProposal, .acceptOpenFindings, .proposeAddendum:
            self == .chair || self == .secretary
        case .arrive, .leave, .giveProxy, .takeBackProxy, .enterHandCount, .requestFloor,
            .withdrawRequest, .proposeMotion, .proposeAmendment,
            .secondMotion, .withdrawMotion, .restateAmendment, .castVote, .editMinutes,
            .addStatement, .changeStatement, .removeStatement,
            .agreeTo, .objectTo, .takeBack, .proposeWording, .withdrawProposal, .comment, .reply,
            .resolveThread, .reopenThread, .approve, .reserve, .withdrawResponse:
            self == .chair || self == .secretary || self == .member
        }
    }
}

// What may still be done about minutes that are being adopted, or were.

extension Meeting {
    /// Refuses what would change a frozen or sealed text.
    func refuseWhenFrozen(_ command: Command) throws(Rejection) {
        let isOpen = adoptions.open != nil
        switch command.underAdoption {
        case .always: break
        case .whileOpen:
            if !isOpen, phase == .adopted { throw Rejection(.sealed) }
            if let open = adoptions.open { try refuseDeciding(command, during: open) }
        case .never:
            if phase == .adopted { throw Rejection(.sealed) }
            if isOpen { throw Rejection(.frozen) }
        }
    }

    /// A ballot may adopt the text, not change what stands in it.
    private func refuseDeciding(
        _ command: Command, during adoption: Adoption
    ) throws(Rejection) {
        if case .openBallot(let motion) = command {
            guard motion.subject == nil, motion.floorMotion == nil, motion.method == .yesNo,
                !motion.rehearsal, !motion.withheld
            else { throw Rejection(.frozen) }
        }
        if case .giveCastingVote(let id, options: _) = command,
            ballots.prefix(adoption.ballots).contains(where: { $0.id == id })
        {
            throw Rejection(.frozen)
        }
    }

    /// The adoption is put to all who vote, wherever they are; every other ballot to those present.
    var ballotIsOnAdoption: Bool { adoptions.open != nil }
}

extension Command {
    enum UnderAdoption {
        /// Also about sealed minutes; a link that leaked can be replaced whenever that is found.
        case always
        /// As long as something is being adopted.
        case whileOpen
        case never
    }

    var underAdoption: UnderAdoption {
        switch self {
        case .approve, .reserve, .withdrawResponse, .completeAdoption, .breakOffAdoption,
            .proposeAddendum, .renewLink:
            .always
        case .openBallot, .castVote, .extendBallot, .closeBallot, .annulBallot, .giveCastingVote:
            .whileOpen
        case .openMeeting, .suspendMeeting, .resumeMeeting, .closeMeeting, .changeHeader,
            .setRules, .turnTo, .arrive, .leave, .markArrival, .markDeparture, .markExcused,
            .markWithoutDevice, .nameTellers, .giveProxy, .takeBackProxy, .noteProxy,
            .noteProxyEnd, .enterHandCount,
            .addSeat, .changeSeat, .requestFloor, .withdrawRequest, .queueSpeaker,
            .removeRequest, .giveFloor, .extendSpeech, .endSpeech, .proposeMotion,
            .proposeAmendment, .secondMotion, .withdrawMotion, .admitMotion, .refuseMotion,
            .setAsideMotion, .restateAmendment, .orderMotions, .prepareBallot,
            .openPreparedBallot, .withdrawPreparedBallot, .publishBallots, .rewordCommitment,
            .giveRewordingReason, .translateCommitment, .setCount,
            .stateRespondents, .nameTieBreak, .declareConsensus, .mergeGroup, .unmerge,
            .giveReason, .meetCondition, .addAction, .changeAction, .addStatement, .changeStatement,
            .removeStatement, .stateProgress, .declareOrder,
            .acceptFinding, .acceptOpenFindings, .withdrawAcceptance, .declareListsComplete,
            .adoptLists, .editMinutes, .agreeTo, .objectTo, .takeBack, .lockSection,
            .unlockSection, .proposeWording, .withdrawProposal, .acceptProposal, .rejectProposal,
            .comment, .reply, .resolveThread, .reopenThread, .startAdoption:
            .never
        }
    }
}

@testable import Meeting

/// The commands without what belongs to each. A new command does not compile until it is here and
/// in every table that switches over it.
enum CommandKind: String, CaseIterable {
    case openMeeting, suspendMeeting, resumeMeeting, closeMeeting, changeHeader, setRules, turnTo
    case arrive, leave, markArrival, markDeparture, markExcused, markWithoutDevice, nameTellers
    case giveProxy, takeBackProxy, noteProxy, noteProxyEnd
    case addSeat, changeSeat, renewLink
    case requestFloor, withdrawRequest, queueSpeaker, removeRequest, giveFloor, extendSpeech
    case endSpeech
    case proposeMotion, proposeAmendment, secondMotion, withdrawMotion, admitMotion, refuseMotion
    case setAsideMotion, restateAmendment, orderMotions
    case rewordCommitment, giveRewordingReason, translateCommitment
    case setCount, stateRespondents, nameTieBreak
    case prepareBallot, openPreparedBallot, withdrawPreparedBallot, publishBallots
    case openBallot, castVote, enterHandCount, extendBallot, closeBallot, annulBallot,
        giveCastingVote
    case mergeGroup, unmerge
    case declareOrder, acceptFinding, withdrawAcceptance, declareListsComplete, adoptLists
    case declareConsensus, giveReason, meetCondition, addAction, changeAction
    case addStatement, changeStatement, removeStatement, stateProgress
    case editMinutes
    case agreeTo, objectTo, takeBack, lockSection, unlockSection
    case proposeWording, withdrawProposal, acceptProposal, rejectProposal
    case comment, reply, resolveThread, reopenThread
    case acceptOpenFindings, startAdoption, approve, reserve, withdrawResponse
    case completeAdoption, breakOffAdoption, proposeAddendum

    init(_ command: Command) {
        self =
            switch command {
            case .openMeeting: .openMeeting
            case .suspendMeeting: .suspendMeeting
            case .resumeMeeting: .resumeMeeting
            case .closeMeeting: .closeMeeting
            case .changeHeader: .changeHeader
            case .setRules: .setRules
            case .turnTo: .turnTo
            case .arrive: .arrive
            case .leave: .leave
            case .markArrival: .markArrival
            case .markDeparture: .markDeparture
            case .markExcused: .markExcused
            case .markWithoutDevice: .markWithoutDevice
            case .nameTellers: .nameTellers
            case .giveProxy: .giveProxy
            case .takeBackProxy: .takeBackProxy
            case .noteProxy: .noteProxy
            case .noteProxyEnd: .noteProxyEnd
            case .addSeat: .addSeat
            case .changeSeat: .changeSeat
            case .renewLink: .renewLink
            case .requestFloor: .requestFloor
            case .withdrawRequest: .withdrawRequest
            case .giveFloor: .giveFloor
            case .endSpeech: .endSpeech
            case .queueSpeaker: .queueSpeaker
            case .removeRequest: .removeRequest
            case .extendSpeech: .extendSpeech
            case .proposeMotion: .proposeMotion
            case .proposeAmendment: .proposeAmendment
            case .secondMotion: .secondMotion
            case .withdrawMotion: .withdrawMotion
            case .admitMotion: .admitMotion
            case .refuseMotion: .refuseMotion
            case .setAsideMotion: .setAsideMotion
            case .restateAmendment: .restateAmendment
            case .orderMotions: .orderMotions
            case .rewordCommitment: .rewordCommitment
            case .setCount: .setCount
            case .giveRewordingReason: .giveRewordingReason
            case .translateCommitment: .translateCommitment
            case .stateRespondents: .stateRespondents
            case .nameTieBreak: .nameTieBreak
            case .mergeGroup: .mergeGroup
            case .unmerge: .unmerge
            case .declareOrder: .declareOrder
            case .acceptFinding: .acceptFinding
            case .withdrawAcceptance: .withdrawAcceptance
            case .declareListsComplete: .declareListsComplete
            case .adoptLists: .adoptLists
            case .prepareBallot: .prepareBallot
            case .openPreparedBallot: .openPreparedBallot
            case .withdrawPreparedBallot: .withdrawPreparedBallot
            case .publishBallots: .publishBallots
            case .openBallot: .openBallot
            case .castVote: .castVote
            case .enterHandCount: .enterHandCount
            case .extendBallot: .extendBallot
            case .closeBallot: .closeBallot
            case .annulBallot: .annulBallot
            case .giveCastingVote: .giveCastingVote
            case .declareConsensus: .declareConsensus
            case .giveReason: .giveReason
            case .meetCondition: .meetCondition
            case .addAction: .addAction
            case .changeAction: .changeAction
            case .addStatement: .addStatement
            case .changeStatement: .changeStatement
            case .removeStatement: .removeStatement
            case .stateProgress: .stateProgress
            case .editMinutes: .editMinutes
            case .agreeTo: .agreeTo
            case .objectTo: .objectTo
            case .takeBack: .takeBack
            case .lockSection: .lockSection
            case .unlockSection: .unlockSection
            case .proposeWording: .proposeWording
            case .withdrawProposal: .withdrawProposal
            case .acceptProposal: .acceptProposal
            case .rejectProposal: .rejectProposal
            case .comment: .comment
            case .reply: .reply
            case .resolveThread: .resolveThread
            case .reopenThread: .reopenThread
            case .acceptOpenFindings: .acceptOpenFindings
            case .startAdoption: .startAdoption
            case .approve: .approve
            case .reserve: .reserve
            case .withdrawResponse: .withdrawResponse
            case .completeAdoption: .completeAdoption
            case .breakOffAdoption: .breakOffAdoption
            case .proposeAddendum: .proposeAddendum
            }
    }
}

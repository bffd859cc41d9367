// A motion from the floor: proposed → (seconded) → admitted → voted; or refused, withdrawn, set
// aside. Only the chair decides what is put to the vote, and gives a reason for what is not.

extension Meeting {
    /// How many motions from the floor a meeting can have.
    package static let motionLimit = 10_000

    func proposeMotion(_ text: String, _ author: SeatID, _ origin: Origin) throws(Rejection)
        -> [Event]
    {
        try require([.inSession, .suspended])
        return [
            try proposed(
                .motion(subject: agenda.current, text: try checked(text, "text")), author, origin)
        ]
    }

    /// Another wording of a commitment.
    func proposeAmendment(
        to id: CommitmentID, _ title: String, _ author: SeatID, _ origin: Origin
    ) throws(Rejection) -> [Event] {
        try require([.inSession, .suspended])
        return [try proposed(try amendment(to: id, title), author, origin)]
    }

    private func amendment(
        to id: CommitmentID, _ title: String
    ) throws(Rejection) -> MotionContent {
        let commitment = try known(id)
        let title = try checked(title, "title")
        guard title != commitment.title else { throw Rejection(.noChange) }
        return .amendment(commitment: id, base: commitment.title, title: title)
    }

    private func proposed(
        _ content: MotionContent, _ author: SeatID, _ origin: Origin
    ) throws(Rejection) -> Event {
        guard motions.count < Self.motionLimit else {
            throw Rejection(
                .invalid,
                ["field": "motions", "problem": "tooLong", "limit": String(Self.motionLimit)])
        }
        return .motionProposed(
            motion: FloorMotion(
                id: MotionID(rawValue: "m\(next)"), number: motions.count + 1, author: author,
                at: origin.at, content: content, secondersNeeded: rules.floor.seconders))
    }

    /// Anybody at the table but the author; who has seconded already changes nothing.
    func secondMotion(_ id: MotionID, _ seat: SeatID) throws(Rejection) -> [Event] {
        let motion = try known(id)
        guard motion.state == .proposed else { throw settled(motion) }
        guard motion.author != seat else { throw Rejection(.ownMotion) }
        guard !motion.seconders.contains(seat) else { throw Rejection(.noChange) }
        return [.motionSeconded(motion: id, seat: seat)]
    }

    func admitMotion(_ id: MotionID) throws(Rejection) -> [Event] {
        let motion = try known(id)
        guard motion.state == .proposed else { throw settled(motion) }
        guard motion.isSeconded else {
            throw Rejection(
                .notSeconded,
                [
                    "count": String(motion.seconders.count),
                    "needed": String(motion.secondersNeeded),
                ])
        }
        return [.motionSettled(motion: id, state: .admitted)]
    }

    func refuseMotion(_ id: MotionID, _ reason: String) throws(Rejection) -> [Event] {
        let motion = try known(id)
        guard motion.state == .proposed else { throw settled(motion) }
        return [.motionSettled(motion: id, state: .refused(reason: try checked(reason, "reason")))]
    }

    /// By its author, as long as it is not being voted on.
    func withdrawMotion(_ id: MotionID, _ seat: SeatID) throws(Rejection) -> [Event] {
        let motion = try known(id)
        guard motion.author == seat else { throw Rejection(.notAuthor) }
        guard motion.isOpen else { throw settled(motion) }
        try refuseWhileVoted(id)
        return [.motionSettled(motion: id, state: .withdrawn)]
    }

    func setAsideMotion(_ id: MotionID, _ reason: String) throws(Rejection) -> [Event] {
        let motion = try known(id)
        guard motion.state == .admitted else { throw settled(motion) }
        try refuseWhileVoted(id)
        return [.motionSettled(motion: id, state: .setAside(reason: try checked(reason, "reason")))]
    }

    /// The wording on the text as it is now, after another amendment changed it: by its author, or
    /// by the chair or the secretary for the author. Who seconded it stays.
    func restateAmendment(
        _ id: MotionID, _ title: String, _ seat: SeatID
    ) throws(Rejection) -> [Event] {
        let motion = try known(id)
        guard motion.isOpen, let commitment = motion.amends else { throw settled(motion) }
        guard motion.author == seat || self.seat(seat).map({ $0.role.isOfficer }) == true else {
            throw Rejection(.notAuthor)
        }
        guard isOutdated(motion) else { throw Rejection(.noChange) }
        try refuseWhileVoted(id)
        return [.amendmentRestated(motion: id, content: try amendment(to: commitment, title))]
    }

    /// - Parameter order: every motion that waits for its vote, once.
    func orderMotions(_ order: [MotionID]) throws(Rejection) -> [Event] {
        try require([.inSession, .suspended])
        let waiting = admittedMotions.map(\.id)
        guard order.count == waiting.count, Set(order) == Set(waiting) else {
            throw Rejection(.invalid, ["field": "motions"])
        }
        guard order != waiting else { throw Rejection(.noChange) }
        return [.motionsOrdered(motions: order)]
    }

    /// While the meeting lasts; what is open when it closes stays open in the minutes.
    private func known(_ id: MotionID) throws(Rejection) -> FloorMotion {
        try require([.inSession, .suspended])
        guard let motion = motion(id) else { throw Rejection(.unknown, ["field": "motion"]) }
        return motion
    }

    private func settled(_ motion: FloorMotion) -> Rejection {
        Rejection(
            .motionSettled,
            ["motion": String(motion.number), "state": motion.state.name.rawValue])
    }

    private func refuseWhileVoted(_ id: MotionID) throws(Rejection) {
        if let ballot = openBallot, ballot.floorMotion == id { try refuseWhileBallotIsOpen() }
    }
}

extension Role {
    /// Whether the role leads the meeting or writes for it.
    var isOfficer: Bool {
        switch self {
        case .chair, .secretary: true
        case .member, .observer, .screen: false
        }
    }
}

// Adoption: freeze, ask everyone, seal. Then only dated addenda, each with an adoption of its own.

extension Meeting {
    /// The most UTF-16 units of an addendum.
    package static let addendumLimit = 20_000

    /// Accepts in words whatever does not fit together and nobody accepted yet.
    func acceptOpenFindings(_ reason: String, _ origin: Origin) throws(Rejection) -> [Event] {
        let reason = try checked(reason, "reason")
        let open = openFindings
        guard !open.isEmpty else { throw Rejection(.noChange) }
        return open.map { finding in
            .findingAccepted(
                acceptance: Acceptance(
                    finding: identity(of: finding), reason: reason, by: origin.by, at: origin.at))
        }
    }

    /// Freezes the text. What is unfinished was settled or accepted in words.
    func startAdoption(_ origin: Origin) throws(Rejection) -> [Event] {
        try require([.closed])
        try refuseWhileBallotIsOpen()
        let findings = openFindings.count
        guard findings == 0 else { throw Rejection(.findingsOpen, ["count": String(findings)]) }
        let proposals = agreement.openProposals.count
        guard proposals == 0 else {
            throw Rejection(.proposalsOpen, ["count": String(proposals)])
        }
        return [.adoptionStarted(adoption: try adoption(origin))]
    }

    func proposeAddendum(_ text: String, _ origin: Origin) throws(Rejection) -> [Event] {
        try require([.adopted])
        guard adoptions.open == nil else { throw Rejection(.frozen) }
        let text = text.trimmingWhitespace()
        guard !text.isEmpty else {
            throw Rejection(.invalid, ["field": "text", "problem": "empty"])
        }
        guard text.utf16.count <= Self.addendumLimit else {
            throw Rejection(
                .invalid,
                ["field": "text", "problem": "tooLong", "limit": String(Self.addendumLimit)])
        }
        let name = newName("d") { name in
            adoptions.addenda.contains { $0.id.rawValue == name }
        }
        return [
            .addendumProposed(
                addendum: Addendum(
                    id: AddendumID(rawValue: name), number: nextAddendum, text: text,
                    adoption: try adoption(origin)))
        ]
    }

    private func adoption(_ origin: Origin) throws(Rejection) -> Adoption {
        // Whoever passes commands on computes it: see `text(sealedBy:at:)`.
        guard let fingerprint = origin.fingerprint else { throw Rejection(.notPermitted) }
        return Adoption(
            fingerprint: fingerprint, at: origin.at, by: origin.by, ballots: ballots.count)
    }

    // MARK: Answers

    /// - Parameter reservation: `nil`: without reserve.
    func respond(
        to fingerprint: String, reservation: String?, by seat: SeatID, _ origin: Origin
    ) throws(Rejection) -> [Event] {
        let adoption = try open(fingerprint)
        var remark: String?
        if let reservation { remark = try checked(reservation, "reservation") }
        if let last = adoption.responses.first(where: { $0.seat == seat }),
            last.reservation == remark
        {
            throw Rejection(.noChange)
        }
        return [
            .responseGiven(
                response: Adoption.Response(seat: seat, reservation: remark, at: origin.at))
        ]
    }

    func withdrawResponse(to fingerprint: String, by seat: SeatID) throws(Rejection) -> [Event] {
        guard try open(fingerprint).responses.contains(where: { $0.seat == seat }) else {
            throw Rejection(.noChange)
        }
        return [.responseWithdrawn(seat: seat)]
    }

    // MARK: Ends

    /// Seals the text: by the answers of all who are asked, by a ballot that adopted it, or with
    /// words on those who did not answer.
    func completeAdoption(
        _ fingerprint: String, ballot: BallotID?, reason: String?, _ origin: Origin
    ) throws(Rejection) -> [Event] {
        let adoption = try open(fingerprint)
        try refuseWhileBallotIsOpen()
        let reason = try checked(reason ?? "", "reason", optional: true)
        if let ballot {
            try refuse(ballot, for: adoption)
        } else {
            let missing = missingApprovers.count
            guard missing == 0 || !reason.isEmpty else {
                throw Rejection(.approvalsMissing, ["count": String(missing)])
            }
        }
        let completed = Event.adoptionEnded(
            outcome: Adoption.Outcome(
                kind: .adopted, by: origin.by, at: origin.at, ballot: ballot, reason: reason))
        return phase == .adopted ? [completed] : [completed, .phaseChanged(phase: .adopted)]
    }

    /// Lets the text go again; what was approved is void.
    func breakOffAdoption(
        _ fingerprint: String, _ reason: String, _ origin: Origin
    ) throws(Rejection) -> [Event] {
        _ = try open(fingerprint)
        try refuseWhileBallotIsOpen()
        return [
            .adoptionEnded(
                outcome: Adoption.Outcome(
                    kind: .brokenOff, by: origin.by, at: origin.at,
                    reason: try checked(reason, "reason")))
        ]
    }

    private func refuse(_ id: BallotID, for adoption: Adoption) throws(Rejection) {
        guard let index = ballots.firstIndex(where: { $0.id == id }) else {
            throw Rejection(.unknown, ["field": "ballot"])
        }
        guard index >= adoption.ballots else {
            throw Rejection(.invalid, ["field": "ballot", "problem": "notAboutAdoption"])
        }
        guard ballots[index].result?.outcome == .adopted else {
            throw Rejection(.invalid, ["field": "ballot", "problem": "notAdopted"])
        }
    }

    /// The adoption that is going on; who answers must have the same text before them.
    private func open(_ fingerprint: String) throws(Rejection) -> Adoption {
        guard let open = adoptions.open else { throw Rejection(.notFrozen) }
        guard open.fingerprint == fingerprint else { throw Rejection(.changedSince) }
        return open
    }
}

internal import Meeting
internal import StrictJSON

/// What a record says and what follows from it when everything is counted again.
package struct DossierVerification: Equatable, Sendable {
    /// A place where the two differ.
    package struct Difference: Equatable, Sendable, CustomStringConvertible {
        /// E.g. `finalList[2]` or `ballot b41`.
        package var place: String
        package var written: String
        package var computed: String

        package var description: String {
            "\(place): written \(written), computed \(computed)"
        }
    }

    package var differences: [Difference]
    /// How many ballots were counted again.
    package var ballotCount: Int
    /// How many lines of lists were derived again.
    package var lineCount: Int
    /// Whether the record has a digest, which those of the first format have not.
    package var hasDigest: Bool

    package var isWhole: Bool { differences.isEmpty }
}

extension DossierFile {
    /// Counts every ballot again and derives every list and figure again; compares the digest.
    /// Needs nothing but the file.
    package func verify() -> DossierVerification {
        let ballots = meeting.ballots + (meeting.earlier ?? []).flatMap(\.ballots)
        let closed = ballots.filter { $0.result != nil }
        return DossierVerification(
            differences: digestDifference
                + (format == 1 ? formatOneDifferences : closed.flatMap { differences(in: $0) })
                + actDifferences + derivedDifferences,
            ballotCount: closed.count,
            lineCount: meeting.finalList.count + meeting.supplementaryList.count,
            hasDigest: members["digest"] != nil)
    }

    private var digestDifference: [DossierVerification.Difference] {
        guard let meeting = members["meeting"], format > 1 else { return [] }
        let computed = Dossier.digest(of: meeting)
        guard case .string(computed)? = members["digest"]?.content else {
            return [
                .init(
                    place: "digest", written: members["digest"].excerpt,
                    computed: "\"\(computed)\"")
            ]
        }
        return []
    }

    /// A tally counted again from the votes. Of a secret ballot there are no votes; and who was
    /// here at the closing is in no record.
    private func differences(in ballot: Ballot) -> [DossierVerification.Difference] {
        guard let written = ballot.result, ballot.openness != .secret else { return [] }
        let casting = written.verdict.castingVote.map(OptionID.init(rawValue:))
        let computed = ballot.recount(castingVote: casting)
        let looksAtClosing = ballot.rule.quorums.contains { quorum in
            switch quorum.measured {
            case .opening: false
            case .closing, .both: true
            }
        }
        let isSame =
            looksAtClosing
            ? computed?.tally.whole.counts == written.tally.whole.counts : computed == written
        guard !isSame else { return [] }
        return [
            .init(
                place: "ballot \(ballot.id)", written: written.summary,
                computed: computed?.summary ?? "votes and rule do not fit together")
        ]
    }

    /// Results that the first format wrote in its own shape.
    private var formatOneDifferences: [DossierVerification.Difference] {
        zip(meeting.ballots, FormatOne.results(members["meeting"])).compactMap { ballot, written in
            guard let written, let counted = ballot.result, !FormatOne.says(written, counted)
            else { return nil }
            return .init(
                place: "ballot \(ballot.id)", written: written.excerpt, computed: counted.summary)
        }
    }

    /// A decision by a ballot is what that ballot adopted or chose.
    private var actDifferences: [DossierVerification.Difference] {
        meeting.commitments.flatMap { commitment in
            commitment.decisions.compactMap { decision in
                guard case .ballot(let id) = decision.act else { return nil }
                let ballot = meeting.ballot(id) ?? meeting.earlierBallot(id)?.ballot
                // Nothing was adopted, and what another ballot had decided lapsed.
                if decision.isOpen, ballot?.repeats != nil { return nil }
                guard let adopted = ballot?.adopted(about: commitment.id) else {
                    return .init(
                        place: "decision on \(commitment.id)", written: "by ballot \(id)",
                        computed: ballot == nil ? "there is no such ballot" : "it adopted nothing")
                }
                guard adopted.disposition != decision.disposition else { return nil }
                return .init(
                    place: "decision on \(commitment.id)",
                    written: decision.disposition.kind.rawValue,
                    computed: adopted.disposition.kind.rawValue)
            }
        }
    }

    /// What the current program derives, for each key that the format of the file has in the same
    /// sense.
    private var derivedDifferences: [DossierVerification.Difference] {
        let computed = Dossier(meeting, language: language)
        guard case .object(let derived) = computed.value.content else { return [] }
        let keys: Set<String> =
            format == 1
            ? ["dropped", "finalList", "supplementaryList", "undecided"]
            : [
                "dropped", "findings", "finalList", "listsState", "ranking", "supplementaryList",
                "undecided", "verdicts",
            ]
        return derived.filter { keys.contains($0.key) }.flatMap { member in
            Self.differences(at: member.key, members[member.key], member.value)
        }
    }

    /// The places of two values that differ: line by line in a list, else the whole.
    private static func differences(
        at place: String, _ written: JSONValue?, _ computed: JSONValue
    ) -> [DossierVerification.Difference] {
        guard written?.canonicalText != computed.canonicalText else { return [] }
        guard case .array(let one)? = written?.content, case .array(let two) = computed.content
        else {
            return [
                .init(place: place, written: written.excerpt, computed: computed.excerpt)
            ]
        }
        return (0..<max(one.count, two.count)).compactMap { index in
            let (left, right) = (
                index < one.count ? one[index] : nil, index < two.count ? two[index] : nil
            )
            guard left?.canonicalText != right?.canonicalText else { return nil }
            return .init(
                place: "\(place)[\(index)]", written: left.excerpt, computed: right.excerpt)
        }
    }
}

extension JSONValue {
    /// The beginning of the value, for a line of text.
    fileprivate var excerpt: String {
        let text = canonicalText
        return text.count > 120 ? text.prefix(120) + "…" : text
    }
}

extension JSONValue? {
    fileprivate var excerpt: String { self?.excerpt ?? "nothing" }
}

extension Ballot {
    /// What the ballot decided about a commitment.
    fileprivate func adopted(about commitment: CommitmentID) -> Proposal? {
        guard let sheet else { return adopted }
        return sheet.lines.firstIndex { $0.commitment == commitment }
            .flatMap { question($0, withVotes: false) }?.adopted
    }

    private var adopted: Proposal? {
        switch result?.outcome {
        case .adopted: proposal
        case .chosen: options.first { $0.id == result?.chosen }?.proposal
        case .rejected, .castingVoteNeeded, .newVoteNeeded, .noneChosen, .elected, .tied,
            .measured, .noQuorum, .nothingDecided, nil:
            nil
        }
    }
}

extension BallotResult {
    fileprivate var summary: String {
        let counts = tally.whole.counts.map { "\($0.option) \($0.weight) of \($0.voters)" }
        let needed = verdict.decisive.map {
            "; needed \($0.needed) of \($0.of), reached \($0.reached)"
        }
        return "\(outcome.rawValue) (\(counts.joined(separator: ", "))\(needed ?? ""), "
            + "voted \(turnout))"
    }
}

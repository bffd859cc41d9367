@testable import Meeting

// What a person does with ballots, in words.

extension ScenarioRunner {
    func ballotCommand(_ words: inout Words) throws(ScenarioError) -> Command? {
        if let command = try voteCommand(&words) { return command }
        if words.take("close the ballot") {
            return .closeBallot(ballot: try meeting().ballots.last?.id ?? "b999")
        }
        if words.take("close") { return .closeBallot(ballot: try ballot(&words)) }
        if words.take("extend") {
            let ballot = try ballot(&words)
            guard words.take("to") else { throw ScenarioError("no time: \(words.rest)") }
            let start = try meeting().ballot(ballot)?.openedAt ?? now
            let duration = try words.duration()
            _ = words.take("after its opening")
            return .extendBallot(ballot: ballot, deadline: start.advanced(by: duration))
        }
        if words.take("annul") {
            let ballot = try ballot(&words)
            guard words.take(":") else { throw ScenarioError("no reason: \(words.rest)") }
            return .annulBallot(ballot: ballot, reason: words.all())
        }
        if words.take("publish") {
            var ballots: [BallotID] = []
            repeat { ballots.append(try ballot(&words)) } while words.take(",")
            return .publishBallots(ballots: ballots)
        }
        if words.take("give the casting vote") {
            let options = words.upTo(" ").split(separator: "+").map { OptionID($0) }
            guard words.take("in") else { throw ScenarioError("in which ballot?") }
            return .giveCastingVote(ballot: try ballot(&words), options: options)
        }
        if words.take("open the prepared ballot") {
            let deadline =
                words.take("for") ? now.advanced(by: try words.duration()) : nil
            return .openPreparedBallot(ballot: try firstPrepared(), deadline: deadline)
        }
        if words.take("withdraw the prepared ballot") {
            return .withdrawPreparedBallot(ballot: try firstPrepared())
        }
        if words.take("prepare a vote on") { return .prepareBallot(motion: try motion(&words)) }
        guard words.take("put to the vote") else { return nil }
        return .openBallot(motion: try motion(&words))
    }

    private func firstPrepared() throws(ScenarioError) -> BallotID {
        try meeting().preparedBallots.first?.id ?? "b999"
    }

    /// `vote yes`, `vote for o1+o3`, `give o1:3+o2:1`, `rank o2>o1=o3`; then `in ballot 2` and `for
    /// Amal`.
    private func voteCommand(_ words: inout Words) throws(ScenarioError) -> Command? {
        let choice: Choice
        if words.take("vote for") {
            choice = .options(words.upTo(" ").split(separator: "+").map { OptionID($0) })
        } else if words.take("vote") {
            choice = .option(OptionID(rawValue: words.upTo(" ")))
        } else if words.rest.hasPrefix("give o"), words.take("give") {
            var points: [OptionID: Int] = [:]
            for part in words.upTo(" ").split(separator: "+") {
                let pair = part.split(separator: ":")
                points[OptionID(pair[0])] = Int(pair[1])
            }
            choice = .points(points)
        } else if words.take("hand in") {
            guard let answers = SheetAnswers(text: words.upTo(" ")) else {
                throw ScenarioError("no sheet has such an answer")
            }
            choice = .sheet(answers)
        } else if words.take("rank") {
            choice = .ranking(
                words.upTo(" ").split(separator: ">").map { place in
                    place.split(separator: "=").map { OptionID($0) }
                })
        } else {
            return nil
        }
        let ballot =
            words.take("in") ? try ballot(&words) : try meeting().openBallot?.id ?? "b999"
        let seat: SeatID? = words.take("on behalf of") ? try seat(words.all()) : nil
        return .castVote(ballot: ballot, choice: choice, for: seat)
    }

    /// `24: merged into 2`, `14 choosing: retained | supplementary`, `14 by priority scale`, `the
    /// motion "…" ranking: A | B`; then `[for 5 min]`, `[rule …]`, `[running]` and so on.
    private func motion(_ words: inout Words) throws(ScenarioError) -> Motion {
        var motion = Motion(subject: nil, method: .yesNo)
        if words.take("motion") {
            motion.floorMotion = try self.motion(&words)
        } else if words.take("the motion \"") {
            motion.text = words.upTo("\"")
        } else {
            motion.subject = try subject(&words)
        }
        while !words.isEmpty {
            if words.take("[") {
                var clause = Words(words.upTo("]"))
                try read(&clause, into: &motion)
                try clause.end()
            } else if words.take("by priority scale") {
                motion.method = .graded
            } else if words.take("choosing:") {
                motion.method = .choice
                var options: [ProposedOption] = []
                for text in list(&words) {
                    options.append(ProposedOption(proposal: try proposal(text)))
                }
                motion.options = options
            } else if words.take(":") {
                let text = words.rest.prefix { $0 != "[" }
                motion.proposal = try proposal(String(text))
                _ = words.take(String(text))
            } else {
                try readMethod(&words, into: &motion)
            }
        }
        return motion
    }

    /// `choosing among:`, `approving 1 to 2 of:`, `giving 10 points to:`, `ranking:`, `electing 2
    /// of:`, each with a list.
    private func readMethod(
        _ words: inout Words, into motion: inout Motion
    ) throws(ScenarioError) {
        if words.take("choosing among:") {
            motion.method = .choice
        } else if words.take("approving") {
            motion.method = .approval
            if !words.take("any of:") {
                motion.limits.least = try words.number()
                _ = words.take("to")
                motion.limits.most = try words.number()
                _ = words.take("of:")
            }
        } else if words.take("giving") {
            motion.method = .points
            motion.limits.most = try words.number()
            _ = words.take("points to:")
        } else if words.take("ranking:") {
            motion.method = .ranking
        } else if words.take("electing") {
            motion.method = .election
            motion.limits.seats = try words.number()
            _ = words.take("of:")
        } else {
            throw ScenarioError("cannot vote on: \(words.rest)")
        }
        var options: [ProposedOption] = []
        for text in list(&words) {
            var about = Words(text)
            options.append(
                about.take("commitment")
                    ? ProposedOption(commitment: try commitment(&about))
                    : motion.method == .election
                        ? ProposedOption(seat: try seat(text)) : ProposedOption(label: text))
        }
        motion.options = options
    }

    private func list(_ words: inout Words) -> [String] {
        let text = String(words.rest.prefix { $0 != "[" })
        _ = words.take(text)
        return text.split(separator: "|").map { String($0).trimmingWhitespace() }
    }

    private func read(_ words: inout Words, into motion: inout Motion) throws(ScenarioError) {
        if words.take("for") {
            motion.deadline = now.advanced(by: try words.duration())
        } else if words.take("rule") {
            motion.rule = try words.rule()
        } else if words.take("running") {
            motion.openness = .running
        } else if words.take("secret") {
            motion.openness = .secret
        } else if words.take("withheld") {
            motion.withheld = true
        } else if words.take("rehearsal") {
            motion.rehearsal = true
        } else if words.take("until all have voted") {
            motion.closesWhenAllHaveVoted = true
        } else if words.take("roll call") {
            motion.rollCall = true
        } else if words.take("repeats") {
            motion.repeats = try ballot(&words)
        } else if words.take("without shared places") {
            motion.limits.sharedPlaces = false
        } else if words.take("at most") {
            motion.limits.mostEach = try words.number()
            _ = words.take("each")
        } else if words.take("besides") {
            motion.besides = words.all().split(separator: " ").map { OptionID($0) }
        } else if words.take("lines:") {
            motion.sheet = ProposedSheet(lines: try sheetLines(words.all()))
        } else if words.take("criteria:") {
            motion.sheet?.criteria = words.all().split(separator: "|").map {
                String($0).trimmingWhitespace()
            }
        } else if words.take("levels:") {
            motion.levels = words.all().split(separator: "|").map {
                let label = String($0).trimmingWhitespace()
                return Level(id: LevelID(rawValue: label.lowercased()), label: label)
            }
        } else {
            throw ScenarioError("no such clause: \(words.rest)")
        }
    }
}

extension OptionID {
    fileprivate init(_ text: Substring) { self.init(rawValue: text.trimmingCharacters()) }
}

extension Substring {
    fileprivate func trimmingCharacters() -> String { String(self).trimmingWhitespace() }
}

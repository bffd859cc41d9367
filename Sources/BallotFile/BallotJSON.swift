internal import Counting
internal import StrictJSON

/// Ballots as JSON: an object with the settings, the members and the votes.
enum BallotJSON {
    static func read(_ bytes: [UInt8]) throws(BallotFileError) -> BallotFile {
        let value: JSONValue
        do { value = try JSONText.parse(bytes) } catch {
            throw .at(error.position.line, "\(error)")
        }
        var stated: [String: Setting] = [:]
        var electors: [Elector]?
        var votes: JSONValue?
        for member in try value.members() {
            switch member.key {
            case "electorate":
                electors = []
                for entry in try member.value.list("electorate") {
                    electors?.append(try elector(entry))
                }
            case "votes": votes = member.value
            // A text, not an enum of ours.
            default:
                stated[member.key] = Setting(
                    try member.value.texts(member.key), line: member.position.line)
            }
        }
        guard let votes else { throw value.wrong("expected the key “votes”") }
        var settings = Settings(stated, line: value.position.line)
        let question = settings.question()
        let cast = try votes.list("votes")
        let poll = try settings.poll(electors ?? voters(of: cast))
        var file = BallotFile(question: question, poll: poll, votes: [], lines: [])
        if electors == nil {
            file.notes.append("No electorate is given: those who voted are taken for it.")
        }
        for entry in cast {
            do {
                let vote = try vote(entry, poll.method)
                file.votes.append(vote)
                file.lines.append(entry.position.line)
            } catch { file.unreadable += error.faults }
        }
        return file
    }

    private static func elector(_ value: JSONValue) throws(BallotFileError) -> Elector {
        if case .string(let voter) = value.content { return Elector(voter) }
        var elector: Elector?
        var weight = 1
        var constituency: String?
        var isPresent = true
        for member in try value.members() {
            switch (member.key, member.value.content) {
            case ("voter", .string(let text)): elector = Elector(text)
            case ("weight", .number(let digits)):
                guard let number = Int(digits), number > 0 else {
                    throw member.value.wrong("weight: expected a whole number from 1")
                }
                weight = number
            case ("constituency", .string(let text)): constituency = text
            case ("present", .boolean(let flag)): isPresent = flag
            // Keys and values are of any kind, unlike our enums.
            default:
                throw member.value.wrong(
                    "\(member.key): expected voter, weight, constituency or present, found "
                        + member.value.kind)
            }
        }
        guard var elector else { throw value.wrong("expected the key “voter”") }
        elector.weight = weight
        elector.constituency = constituency
        elector.isPresent = isPresent
        return elector
    }

    /// Whoever voted, once.
    private static func voters(of votes: [JSONValue]) -> [Elector] {
        var known: Set<String> = []
        return votes.compactMap { value in
            guard case .object(let members) = value.content,
                case .string(let voter)? = members.first(where: { $0.key == "voter" })?.value
                    .content,
                known.insert(voter).inserted
            else { return nil }
            return Elector(voter)
        }
    }

    private static func vote(
        _ value: JSONValue, _ method: Method
    ) throws(BallotFileError) -> Vote {
        var voter: String?
        var answer: Answer?
        for member in try value.members() {
            switch (member.key, member.value.content) {
            case ("voter", .string(let text)): voter = text
            case ("answer", _): answer = try self.answer(member.value, method)
            // Keys and values are of any kind, unlike our enums.
            default:
                throw member.value.wrong(
                    "\(member.key): expected voter with a text and answer, found "
                        + member.value.kind)
            }
        }
        guard let voter, let answer else {
            throw value.wrong("expected the keys “voter” and “answer”")
        }
        return Vote(voter, answer)
    }

    private static func answer(
        _ value: JSONValue, _ method: Method
    ) throws(BallotFileError) -> Answer {
        switch value.content {
        case .string("abstain"): return .abstain
        case .string("blank"): return .blank
        case .string(let text): return .one(text)
        case .array(let values):
            guard case .ranking = method else { return .several(try value.texts("answer")) }
            var places: [[String]] = []
            for value in values { places.append(try value.texts("answer")) }
            return .ranking(places)
        case .object(let members):
            var given: [GivenPoints] = []
            for member in members {
                guard case .number(let digits) = member.value.content, let points = Int(digits)
                else { throw member.value.wrong("answer: points need a whole number") }
                given.append(GivenPoints(member.key, points))
            }
            return .points(given)
        case .null, .boolean, .number: throw value.wrong("answer: found \(value.kind)")
        }
    }
}

extension JSONValue {
    fileprivate func wrong(_ text: String) -> BallotFileError { .at(position.line, text) }

    fileprivate func members() throws(BallotFileError) -> [JSONMember] {
        guard case .object(let members) = content else {
            throw wrong("expected an object, found \(kind)")
        }
        return members
    }

    fileprivate func list(_ key: String) throws(BallotFileError) -> [JSONValue] {
        guard case .array(let values) = content else {
            throw wrong("\(key): expected a list, found \(kind)")
        }
        return values
    }

    /// One text, number or flag, or a list of texts.
    fileprivate func texts(_ key: String) throws(BallotFileError) -> [String] {
        switch content {
        case .string(let text), .number(let text): return [text]
        case .boolean(let flag): return [flag ? "yes" : "no"]
        case .array(let values):
            var texts: [String] = []
            for value in values {
                guard case .string(let text) = value.content else {
                    throw value.wrong("\(key): expected a text, found \(value.kind)")
                }
                texts.append(text)
            }
            return texts
        case .null, .object: throw wrong("\(key): expected a text or a list, found \(kind)")
        }
    }
}

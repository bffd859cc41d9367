// One question after the other, of many that are put together and answered on one sheet. They
// share method, rule and electorate, so what these cost is paid once and not for each.

/// The answers that one voter gave on a sheet.
package struct SheetVote: Equatable, Sendable {
    package var voter: String
    /// For each question the place of the answer among those that are offered; `noAnswer`: none,
    /// then the voter took no part in that question.
    package var answers: [UInt8]

    package static let noAnswer = UInt8.max

    package init(_ voter: String, _ answers: [UInt8]) {
        self.voter = voter
        self.answers = answers
    }
}

extension Poll {
    /// The count of every question, as `count` would give it for the answers to that question
    /// alone; `each` gets them in the order of the questions.
    ///
    /// Sheets of whoever may not vote, and answers that are not offered, are left out: they were
    /// refused when they were given.
    ///
    /// - Parameters:
    ///   - sheets: at most one of each voter.
    ///   - offered: what an answer on a sheet is a place in; each fits the method.
    package func count(
        _ sheets: [SheetVote], offering offered: [Answer], questions: Int,
        each: (Int, Count) -> Void
    ) {
        let marks = offered.map { answer in
            var faults: [Fault] = []
            let mark = method.mark(of: answer, places, &faults)
            precondition(faults.isEmpty, "an answer is offered that cannot be counted")
            return mark
        }
        let constituencies = Dictionary(
            uniqueKeysWithValues: zip(electorate.constituencies, 0...))
        let voters = sheets.compactMap { sheet in
            electorate.places[sheet.voter].map { place in
                let elector = electorate.electors[place]
                return (
                    answers: sheet.answers, weight: elector.weight,
                    constituency: elector.constituency.flatMap { constituencies[$0] }
                )
            }
        }
        // What is the same for all questions: who is a member, and who was present.
        let empty = Tally(self, [])
        for question in 0..<questions {
            var tally = empty
            for voter in voters {
                let answer = Int(voter.answers[question])
                guard answer < marks.count else { continue }
                tally.add(marks[answer], weight: voter.weight, voter.constituency)
            }
            let verdict = verdict(&tally, [])
            each(question, Count(tally: tally, verdict: verdict))
        }
    }

    /// The figures of the sheets as such: who was there, and who handed one in. There is nothing
    /// to decide but whether enough were present.
    package func turnout(of sheets: [SheetVote]) -> Count {
        var tally = Tally(self, [])
        for sheet in sheets {
            guard let place = electorate.places[sheet.voter] else { continue }
            let elector = electorate.electors[place]
            tally.whole.voted.voters += 1
            tally.whole.voted.weight += elector.weight
            if let index = tally.constituencies.firstIndex(where: {
                $0.name == elector.constituency
            }) {
                tally.constituencies[index].figures.voted.voters += 1
                tally.constituencies[index].figures.voted.weight += elector.weight
            }
        }
        tally.whole.counts = []
        for index in tally.constituencies.indices {
            tally.constituencies[index].figures.counts = []
        }
        let quorums = quorums(tally)
        var verdict = Verdict(
            !quorums.allSatisfy(\.isMet)
                ? .noQuorum : tally.whole.voted.voters > 0 ? .measured : .nothingDecided)
        verdict.quorums = quorums
        return Count(tally: tally, verdict: verdict)
    }
}

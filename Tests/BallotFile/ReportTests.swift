import Foundation
import Testing

@testable import BallotFile

/// What is printed for a file, or every fault that it is refused for, line by line.
func printed(_ text: String, _ name: String) -> String {
    do throws(BallotFileError) {
        return try BallotFile.read(Array(text.utf8), called: name).report().lines
            .joined(separator: "\n")
    } catch { return error.faults.map(\.description).joined(separator: "\n") }
}

/// The verdict's line.
func verdict(_ text: String, _ name: String = "ballots.json") -> String {
    String(printed(text, name).split(separator: "\n").last ?? "")
}

/// The examples of the manual, by their language, in its order.
private func examples() throws -> [(kind: String, text: String)] {
    let manual = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "docs/BALLOT-FILE.md")
    let blocks = try String(contentsOf: manual, encoding: .utf8).split(separator: "```")
    return blocks.compactMap { block in
        let kind = block.prefix { $0.isLetter }
        return ["json", "csv", "pb"].contains(kind)
            ? (String(kind), String(block.dropFirst(kind.count + 1))) : nil
    }
}

@Suite struct ReportTests {
    @Test func `the examples of the manual are counted`() throws {
        let verdicts = try examples().map { verdict($0.text, "example." + $0.kind) }
        #expect(
            verdicts == [
                "Verdict: Adopted at step 3 of 3: 4 of 5 votes cast without abstentions and "
                    + "blanks, more than 1/2 needed, which is 3.",
                "Verdict: Chosen: water, schools: 4 of 4 votes cast without abstentions and "
                    + "blanks, more than 1/2 needed, which is 3.",
                "Verdict: Chosen: Knoxville: 58 of 100 rankings in round 3, more than half of "
                    + "those that still count.",
                "Verdict: Counted and ranked; nothing was to be adopted.",
            ])
    }

    @Test func `the tally of a PaBuLib file, with its budget and its own totals`() throws {
        let file = try #require(try examples().last)
        #expect(
            printed(file.text, "example.pb") == """
                Question: Municipal budget
                Method: 0 to 5 points, 0 to 3 for one, for 3 options
                Rule: counted only

                Members: 4; present: 4; voted: 4; abstained: 0; blank: 0
                  6  1 (Library, costs 600) (3 voters)
                  7  2 (Park, costs 800) (3 voters)
                  2  3 (Road; second part, costs 1400) (1 voter)

                Order: 1. 2; 2. 1; 3. 3

                Note: Budget: 2500. The projects are only counted and ranked; which of them the \
                budget pays for is not decided here.
                Note: The file itself states the same totals (projects: 3).
                Verdict: Counted and ranked; nothing was to be adopted.
                """)
        let other = file.text.replacing("1;600;6", with: "1;600;9")
        #expect(
            printed(other, "example.pb").contains(
                "The file itself states other totals: 1 9, not 6."))
    }

    @Test func `tables of pairs and rounds`() {
        let votes = """
            sharedPlaces,yes
            tie,fails
            voter,weight,answer
            a,2,A>B
            b,1,B=C
            c,1,C
            """
        #expect(
            printed("method,schulze\noptions,A|B|C\n" + votes, "a.csv")
                == """
                Method: a ranking of 3 options, places can be shared, counted by Schulze with \
                winning votes
                Rule: in a tie nobody wins

                Members: 3 with 4 votes; present: 3 with 4 votes; voted: 3 with 4 votes; \
                abstained: 0; blank: 0

                Order: 1. A, B, C

                Preferred (row over column):
                  #1 #2 #3
                   -  2  2  #1 A
                   1  -  2  #2 B
                   2  1  -  #3 C

                Strongest paths (row to column):
                  #1 #2 #3
                   -  2  2  #1 A
                   0  -  2  #2 B
                   0  0  -  #3 C

                Verdict: Chosen: A: nobody beats it by a stronger path.
                """.replacing("1. A, B, C", with: "1. A; 2. B; 3. C"))
        #expect(
            printed(
                "method,instantRunoff\noptions,A|B|C\nelimination,order\n" + votes, "a.csv"
            ).contains(
                """
                Round 1:
                      2  A
                    1/2  B
                  1 1/2  C
                  Eliminated: B
                  Transferred: 1/2 to C
                Round 2:
                  2  A
                  2  C

                Verdict: None chosen, since A, C are equal.
                """))
    }

    @Test func `every outcome has its sentence`() {
        func yesNo(_ rule: String, _ answers: String...) -> String {
            verdict(
                "method,yesNo\n\(rule)\nvoter,constituency,present,answer\n"
                    + answers.enumerated().map { "v\($0),\($0 % 2 == 0 ? "x" : "y"),\($1)" }
                    .joined(separator: "\n"), "a.csv")
        }
        let half = "majority,more than 1/2 of cast\ntie,"
        #expect(
            yesNo("\(half)fails", "yes,yes", "yes,no")
                == "Verdict: Rejected in a tie: 1 of 2 votes cast without abstentions and blanks, "
                + "more than 1/2 needed, which is 2.")
        #expect(
            yesNo("\(half)castingVote", "yes,yes", "yes,no").hasPrefix(
                "Verdict: Equal: yes, no. The chair has the casting vote: 1 of 2"))
        #expect(
            yesNo("\(half)newVote", "yes,yes", "yes,no").hasPrefix(
                "Verdict: Equal: yes, no. They are voted on again: 1 of 2"))
        #expect(
            yesNo("\(half)fails", "yes,abstain")
                == "Verdict: Nothing decided: there are no votes cast without abstentions and "
                + "blanks to count a part of.")
        #expect(
            yesNo("\(half)fails\nquorum,at least 2/3 of members", "yes,yes", "no,")
                == "Verdict: Nothing decided for want of a quorum: 1 of 2 members present, "
                + "at least 2/3 needed, which is 2.")
        #expect(
            yesNo("majority,at least 1/2 of present,1 per constituency\ntie,fails", "yes,yes")
                .contains("expected the name of a setting"))
        #expect(
            yesNo(
                "majority,\"at least 1/2 of present, 1 per constituency\"\ntie,fails", "yes,yes",
                "yes,no")
                == "Verdict: Rejected: 0 in favour in “y”, at least 1 are needed.")
        #expect(
            yesNo("majority,consensus|more than 1/2 of cast\ntie,fails", "yes,yes", "yes,abstain")
                .hasPrefix("Verdict: Adopted by consensus, at step 1 of 2: 1 of 1"))
        func election(_ tie: String, _ answers: String...) -> String {
            verdict(
                """
                method,election
                options,A|B|C
                seats,2
                minimum,0
                maximum,2
                majority,none
                tie,\(tie)
                voter,answer

                """
                    + answers.enumerated().map { "v\($0),\($1)" }.joined(separator: "\n"), "a.csv")
        }
        #expect(election("fails", "A|B", "A", "B") == "Verdict: Elected: A, B.")
        #expect(
            election("fails", "A|B", "A|C")
                == "Verdict: Elected: A; not B, C, who are equal. 1 of the seats is open.")
        #expect(
            election("castingVote", "A|B", "A|C")
                == "Verdict: Elected: A. Equal: B, C. The chair has the casting vote. "
                + "1 of the seats is open.")
        #expect(
            election("fails", "blank")
                == "Verdict: Nothing decided: nobody took a side. 2 of the seats are open.")
    }

    @Test func `a scale has its share and its median`() {
        #expect(
            verdict(
                """
                method,graded
                levels,high|medium|low
                share,voted
                voter,weight,answer
                a,3,high
                b,2,low
                c,2,blank
                """, "a.csv")
                == "Verdict: high: 3 of 7 votes cast, abstentions and blanks included; the median "
                + "is high.")
    }

    @Test func `the report as JSON has tally and verdict`() throws {
        let report = try BallotFile.read(Array(try examples()[0].text.utf8), called: "a.json")
            .report()
        let object = try JSONSerialization.jsonObject(with: JSONEncoder().encode(report))
        let fields = try #require(object as? [String: Any])
        let verdict = try #require(fields["verdict"] as? [String: Any])
        #expect(verdict["outcome"] as? String == "adopted")
        #expect((verdict["steps"] as? [Any])?.count == 3)
        #expect((verdict["quorums"] as? [Any])?.count == 2)
        let tally = try #require(fields["tally"] as? [String: Any])
        #expect((tally["constituencies"] as? [Any])?.count == 2)
    }
}

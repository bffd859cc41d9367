import Testing

@testable import BallotFile

private let table = """
    method,approval
    options,A|B|C
    minimum,1
    maximum,2
    majority,none

    """

private func json(_ settings: String, _ votes: String = "", electorate: String = "") -> String {
    printed("{\(settings),\n\(electorate)\"votes\": [\n\(votes)\n]}", "a.json")
}

/// What is wrong, and what is said of it.
private let refusals: [(String, String, String)] = [
    (
        "a.csv", table + "voter,present,answer\np1,,A|X|Y\np2,no,A\np1,,B\np3,,A|A\np4,,A|B|C\n",
        """
        line 7: p1: names 3, at most 2 are allowed
        line 7: p1: there is no option “X”
        line 7: p1: there is no option “Y”
        line 8: p2: is not present
        line 9: p1: has voted already, in line 7
        line 10: p3: “A” is named twice
        line 11: p4: names 3, at most 2 are allowed
        """
    ),
    ("a.csv", table + "voter,answer\np1,A\np1,\n", "line 8: p1: is listed already"),
    ("a.csv", table, "line 5: expected a row that begins with “voter”"),
    ("a.csv", table + "voter,answer\np1\n", "line 7: expected 2 fields, found 1"),
    (
        "a.csv", table + "voter,weight,answer\np1,0,A\n",
        "line 7: weight: expected a whole number from 1, found “0”"
    ),
    ("a.csv", table + "voter,weight\np1,1\n", "line 6: expected a column “answer”"),
    (
        "a.csv", table + "voter,name,answer\n",
        "line 6: expected each of voter, weight, constituency, present, answer once, found “name”"
    ),
    (
        "a.csv", table + "seats,2\nvoter,answer\n",
        "line 6: “seats” means nothing with the method approval"
    ),
    ("a.csv", table + "minimum,1\nvoter,answer\n", "line 6: “minimum” is stated twice"),
    (
        "a.csv", table + "tie,fails\nvoter,answer\n",
        "line 6: “tie” means nothing with the method approval"
    ),
    (
        "a.csv", "method,dice\nvoter,answer\n",
        "line 1: method: expected one of yesNo, graded, choice, approval, points, schulze, "
            + "instantRunoff, election, found “dice”"
    ),
    ("a.csv", "method,yesNo\nmajority,consensus\nvoter,answer\n", "line 3: “tie” is missing"),
    (
        "a.csv", "method,yesNo\nmajority,more than 1/0 of cast\ntie,fails\nvoter,answer\na,yes\n",
        "line 1: “more than 1/0” is always reached, or never"
    ),
    (
        "a.csv", "method,yesNo\nmajority,over 1/2 of cast\ntie,fails\nvoter,answer\n",
        "line 2: expected “more than 1/2 of …” or “at least 1/2 of …”, of one of cast, voted, "
            + "present, members, found “over 1/2 of cast”"
    ),
    (
        "a.csv", "method,choice\noptions,A|blank\nmajority,none\ntie,fails\nvoter,answer\n",
        "line 1: no option can be called “blank”"
    ),
    (
        "a.csv", "method,points\noptions,A|B\nbudget,5\nvoter,answer\na,A:3|B:3\nb,A\nc,A:-1\n",
        """
        line 5: a: gives 6 points of a budget of 5
        line 6: b: points need a number: “A”
        line 7: c: -1 points for “A”, from 0 to 5 are allowed
        """
    ),
    (
        "a.csv",
        "method,schulze\noptions,A|B|C\nsharedPlaces,no\ntie,fails\nvoter,answer\n"
            + "a,A>A\nb,A=B>C\nc,A>>B\n",
        """
        line 6: a: “A” is named twice
        line 7: b: place 1 is shared by A, B
        line 8: c: there is no option “”
        """
    ),
    (
        "a.csv", "method,\"yesNo\nvoter,answer\n",
        "line 1: expected a closing quote for the one that opens here"
    ),
    (
        "a.json", "{\"votes\": []",
        "line 1: line 1, column 13: expected \",\" or \"}\", found the end of the text"
    ),
    ("a.json", "[]", "line 1: expected an object, found a list"),
    ("a.pb", "META\nkey;value\n", "line 1: expected the sections META, PROJECTS and VOTES"),
    ("a.pb", "key;value\n", "line 1: expected META"),
]

private let pb = """
    META
    key;value
    num_projects;2
    num_votes;3
    budget;10
    vote_type;approval
    min_length;1
    max_length;1
    PROJECTS
    project_id;cost
    1;5
    2;6
    VOTES
    voter_id;vote
    a;1
    b;1,2
    a;3

    """

@Suite struct RefusalTests {
    @Test(arguments: refusals)
    func `what cannot be counted is said with its line`(
        _ name: String, _ text: String, _ expected: String
    ) {
        #expect(printed(text, name) == expected)
    }

    @Test func `JSON votes by somebody unknown, of the wrong kind, and twice`() {
        let settings = """
            "method": "choice", "options": ["A", "B"], "majority": "none", "tie": "fails"
            """
        #expect(
            json(
                settings,
                """
                {"voter": "p1", "answer": "A"},
                {"voter": "p9", "answer": "B"},
                {"voter": "p1", "answer": "abstain"},
                {"voter": "p2", "answer": ["A"]},
                {"voter": "p2", "answer": 7},
                {"voter": "p2"},
                {"voter": "p2", "answer": "A", "at": "noon"}
                """, electorate: "\"electorate\": [\"p1\", {\"voter\": \"p2\"}],\n")
                    == """
                    line 5: p9: has no right to vote
                    line 6: p1: has voted already, in line 4
                    line 7: p2: the answer is not of the kind that this method asks for
                    line 8: answer: found a number
                    line 9: expected the keys “voter” and “answer”
                    line 10: at: expected voter with a text and answer, found a text
                    """)
        #expect(
            json(settings, "{\"voter\": \"p1\", \"answer\": \"A\"}").hasSuffix(
                """
                Note: No electorate is given: those who voted are taken for it.
                Verdict: Chosen: A: the most, 1 of 1.
                """))
        #expect(
            json(settings + ", \"seats\": 2")
                == "line 1: “seats” means nothing with the method choice")
        #expect(
            json(settings, electorate: "\"electorate\": [\"p1\", {\"voter\": \"p1\"}],\n")
                == "line 1: p1 is a member twice")
    }

    @Test func `PaBuLib votes out of their limits, and numbers that do not fit`() {
        #expect(
            printed(pb, "a.pb") == """
                line 16: b: names 2, at most 1 are allowed
                line 17: a: there is no option “3”
                line 17: a: has voted already, in line 15
                """)
        #expect(
            printed(pb.replacing("num_votes;3", with: "num_votes;4"), "a.pb").hasPrefix(
                "line 13: num_votes is 4, but there are 3\n"))
        let ordinal = pb.replacing("approval", with: "ordinal")
            .replacing("max_length;1", with: "max_length;2").replacing("a;3", with: "c;2,2")
        #expect(printed(ordinal, "a.pb") == "line 17: c: “2” is named twice")
        let scoring = ordinal.replacing("ordinal", with: "scoring\nmax_points;3")
            .replacing("voter_id;vote", with: "voter_id;points;vote")
            .replacing("a;1", with: "a;3;1").replacing("b;1,2", with: "b;1;1,2")
            .replacing("c;2,2", with: "c;4;2")
        #expect(
            printed(scoring, "a.pb") == """
                line 17: b: expected a whole number of points for each of 2 projects
                line 18: c: 4 points for “2”, from 0 to 3 are allowed
                """)
    }

    @Test func `PaBuLib without a head line, with blanks and a score for the rest`() {
        let scoring = """
            META
            vote_type; scoring
            max_points; 3
            default_score; 1
            PROJECTS
            project_id; cost
            1; 5
            2; 6
            VOTES
            voter_id; vote; points
            a; 1; 3
            b; ;
            """
        let text = printed(scoring, "a.pb")
        #expect(text.contains("voted: 2; abstained: 0; blank: 1\n  3  1 (costs 5)"))
        #expect(text.contains("\n  1  2 (costs 6)\n"))
    }
}

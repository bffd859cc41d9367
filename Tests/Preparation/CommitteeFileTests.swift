import Committee
import Meeting
import Testing

@testable import Preparation

struct `The file of a committee` {
    private static let people = """
        {"name": "Rim", "role": "chair"}, {"name": "Sonia", "role": "secretary"},
        {"name": "Wissem"}, {"name": "Sihem", "votes": false, "alternateOf": 3}
        """

    private static func file(
        people: String = people, plan: String = #""commitments": []"#
    ) -> [UInt8] {
        Array(
            """
            {"format": 1, "language": "fr", "body": "Comité", "participants": [\(people)],
             "phrases": {"closing": "La séance est levée."},
             "plan": {"title": "Plan", "axes": ["Transparence", "Participation"], \(plan)}}
            """.utf8)
    }

    private static let plan = #"""
        "commitments": [{"number": 6, "axis": 2, "title": "Mines", "parts": ["Portail"]}]
        """#

    private static func called(replaced: [SeatID] = []) -> CalledMeeting {
        CalledMeeting(
            id: "m-1", subject: "Suivi", date: "2026-01-20", time: "10:00", place: "Tunis",
            remote: false, replaced: replaced, after: nil)
    }

    @Test func `members, alternates and the plan are read`() throws {
        let committee = try CommitteeFile.committee(fromJSON: Self.file(plan: Self.plan), id: "c")
        #expect(committee.members.map(\.id) == ["m1", "m2", "m3", "m4"])
        #expect(committee.members[3].alternateOf == "m3")
        #expect(committee.plan?.commitments.first?.parts.map(\.title) == ["Portail"])
        #expect(committee.settings.phrases == ["closing": "La séance est levée."])
    }

    @Test(arguments: [
        #"{"name": "A", "role": "chair"}, {"name": "B", "role": "secretary", "alternateOf": 1}"#,
        #"{"name": "A", "role": "chair"}, {"name": "B", "role": "secretary", "votes": false, "alternateOf": 2}"#,
        #"{"name": "A", "role": "chair"}, {"name": "B", "votes": false}"#,
    ])
    func `an alternate with a vote, or of itself, and a committee without officers are refused`(
        _ people: String
    ) {
        #expect(throws: PreparationError.self) {
            try CommitteeFile.committee(fromJSON: Self.file(people: people), id: "c")
        }
    }

    @Test(arguments: [
        #""commitments": [{"number": 6, "axis": 3, "title": "Mines"}]"#,
        #""commitments": [{"number": 6, "axis": 1, "title": "A"}, {"number": 6, "axis": 1, "title": "B"}]"#,
    ])
    func `a commitment of no axis and a number that comes twice are refused`(_ plan: String) {
        #expect(throws: PreparationError.self) {
            try CommitteeFile.committee(fromJSON: Self.file(plan: plan), id: "c")
        }
    }

    @Test func `an alternate sits in a meeting only for somebody, with that one's vote`() throws {
        let committee = try CommitteeFile.committee(fromJSON: Self.file(plan: Self.plan), id: "c")
        let usual = Preparation.meeting(Self.called(), of: committee, after: nil)
        #expect(usual.seats.filter(\.isParticipant).map(\.id) == ["m1", "m2", "m3"])
        let replaced = Preparation.meeting(
            Self.called(replaced: ["m3"]), of: committee, after: nil)
        #expect(replaced.seat("m4")?.votes == true)
        #expect(replaced.seat("m3")?.votes == false)
        #expect(replaced.followUp?.places["n6"]?.axis == 2)
        #expect(replaced.header.body == "Comité")
    }

    @Test func `what a meeting left goes on, and only the last agreed date of an action counts`()
        throws
    {
        let committee = try CommitteeFile.committee(fromJSON: Self.file(plan: Self.plan), id: "c")
        var first = Preparation.meeting(Self.called(), of: committee, after: nil)
        first.commitments[0].decisions = [
            Decision(
                disposition: .retained, reason: "",
                conditions: [
                    Condition(id: "c1", kind: .verify, text: "le ministère", due: "2026-02-01")
                ], act: .consensus, at: 0, by: nil)
        ]
        first.actions = [
            Action(id: "a1", text: "Écrire", owner: "m3", due: nil, done: false),
            Action(id: "a2", text: "Publier", owner: nil, due: nil, done: true),
        ]
        var called = Self.called()
        called.id = "m-2"
        called.date = "2026-03-20"
        let second = Preparation.meeting(called, of: committee, after: first)
        #expect(second.actions.map(\.id) == ["a-c1", "a1"])
        #expect(second.followUp?.carried["a1"] == "2026-01-20")
        #expect(second.actionsInOrder.map(second.isOverdue) == [true, false])
        #expect(second.commitments[0].decision?.conditions == [])
        called.id = "m-3"
        let third = Preparation.meeting(called, of: committee, after: second)
        #expect(third.followUp?.carried["a1"] == "2026-01-20")
        // Who is to do something and has left is still named, without a vote.
        var smaller = committee
        smaller.members[2].isFormer = true
        let fourth = Preparation.meeting(called, of: smaller, after: second)
        #expect(fourth.seat("m3")?.role == .observer)
    }
}

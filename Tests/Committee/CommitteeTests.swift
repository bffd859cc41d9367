import Meeting
import Testing

@testable import Committee

struct CommitteeTests {
    private static func seat(
        _ id: SeatID, _ name: String, _ role: Role = .member, votes: Bool = true,
        _ side: Constituency? = nil
    ) -> Seat {
        Seat(
            id: id,
            person: Person(
                honorific: "", name: name, title: "", organisation: "", constituency: side),
            role: role, votes: votes, weight: 1, generation: 1)
    }

    private static let person = Person(
        honorific: "السيد", name: " وسام الهاني ", title: "", organisation: "NRGI",
        constituency: .civilSociety)

    private static let settings = CommitteeSettings(
        name: "اللجنة الاستشارية المشتركة", letterhead: [], language: .ar,
        timeZone: "Africa/Tunis", place: "", remote: false,
        rules: Rules(
            rule: Rule(
                base: .cast, threshold: Threshold(Fraction(1, 2), exceeding: true),
                tie: .castingVote), quorum: nil), signatures: nil, phrases: [:])

    private static let plan = CommitteePlan(
        frame: Plan(title: "Plan", axes: [Axis(number: 1, title: "Axe")]),
        commitments: [
            PlannedCommitment(id: "n6", number: 6, axis: 1, title: "Mines", parts: [])
        ])

    private var committee = Committee(
        id: "c-1", settings: settings,
        members: [
            Member(seat: seat("m1", "Chair", .chair, .government)),
            Member(seat: seat("m2", "Secretary", .secretary, .government)),
            Member(seat: seat("m3", "Member", .civilSociety)),
            Member(seat: seat("m4", "Alternate", votes: false, .civilSociety), alternateOf: "m3"),
        ], plan: plan)

    private static func seat(
        _ id: SeatID, _ name: String, _ role: Role, _ side: Constituency
    ) -> Seat { seat(id, name, role, votes: true, side) }

    private static func seat(_ id: SeatID, _ name: String, _ side: Constituency) -> Seat {
        seat(id, name, .member, votes: true, side)
    }

    private static func seat(
        _ id: SeatID, _ name: String, votes: Bool, _ side: Constituency
    ) -> Seat { seat(id, name, .member, votes: votes, side) }

    private mutating func take(
        _ command: CommitteeCommand, by member: SeatID = "m1",
        last: (phase: Phase, head: String)? = nil
    ) throws {
        let origin = CommitteeOrigin(
            by: member, newMeeting: MeetingID(rawValue: "m-\(committee.sequence)"), last: last)
        let events = try committee.decide(command, from: origin)
        committee.apply(
            CommitteeEntry(
                sequence: committee.sequence + 1, at: 0, by: member, events: events))
    }

    private func refusal(
        _ command: CommitteeCommand, by member: SeatID = "m1",
        last: (phase: Phase, head: String)? = nil
    ) -> Rejection.Code? {
        do {
            _ = try committee.decide(
                command, from: CommitteeOrigin(by: member, newMeeting: "m-x", last: last))
            return nil
        } catch {
            return error.code
        }
    }

    private static func call(replaced: [SeatID] = []) -> CommitteeCommand {
        .callMeeting(
            subject: "متابعة", date: "2019-11-25", time: "14:00", place: "", remote: false,
            replaced: replaced)
    }

    @Test mutating func `a member is added, changed, leaves and comes back under one identity`()
        throws
    {
        try take(
            .addMember(person: Self.person, role: .member, votes: true, weight: 1), by: "m2")
        let id = try #require(committee.members.last?.id)
        #expect(committee.member(id)?.seat.person.name == "وسام الهاني")
        try take(.endMembership(member: id), by: "m2")
        #expect(!committee.sitting.contains { $0.id == id })
        #expect(committee.member(id)?.seat.generation == 2)
        try take(.resumeMembership(member: id), by: "m2")
        #expect(committee.sitting.last?.id == id)
    }

    @Test func `only the chair and the secretary act, and only a chair makes chairs`() {
        let add = CommitteeCommand.addMember(
            person: Self.person, role: .member, votes: true, weight: 1)
        let addChair = CommitteeCommand.addMember(
            person: Self.person, role: .chair, votes: true, weight: 1)
        #expect(refusal(add, by: "m3") == .notPermitted)
        #expect(refusal(Self.call(), by: "m3") == .notPermitted)
        #expect(refusal(add, by: "m2") == nil)
        #expect(refusal(addChair, by: "m2") == .notPermitted)
        #expect(refusal(addChair, by: "m1") == nil)
        #expect(refusal(.endMembership(member: "m1"), by: "m1") == .lastChair)
        #expect(refusal(.renewLink(member: "m1"), by: "m2") == .notPermitted)
    }

    @Test func `an alternate has no vote of its own and stands in for one who is no alternate`() {
        func add(votes: Bool, for principal: SeatID) -> Rejection.Code? {
            refusal(
                .addMember(
                    person: Self.person, role: .member, votes: votes, weight: 1,
                    alternateOf: principal))
        }
        #expect(add(votes: false, for: "m3") == nil)
        #expect(add(votes: true, for: "m3") == .invalid)
        #expect(add(votes: false, for: "m4") == .invalid)
        #expect(add(votes: false, for: "m9") == .unknown)
    }

    @Test mutating func `parity counts the votes of each side`() throws {
        #expect(committee.parity == Parity(government: 2, civilSociety: 1, partner: 0, others: 0))
        #expect(!committee.parity.isEven)
        try take(.addMember(person: Self.person, role: .member, votes: true, weight: 1))
        #expect(committee.parity.isEven)
    }

    @Test mutating func `the next meeting goes on from the last one when that one is over`()
        throws
    {
        try take(Self.call())
        #expect(committee.meetings.last?.after == nil)
        for phase in [Phase.prepared, .inSession, .suspended] {
            #expect(refusal(Self.call(), last: (phase, "aa")) == .wrongPhase)
        }
        #expect(refusal(Self.call()) == .notWritable)
        let first = try #require(committee.meetings.last?.id)
        try take(Self.call(replaced: ["m3"]), last: (.closed, "aa"))
        #expect(committee.meetings.last?.after == Predecessor(meeting: first, head: "aa"))
        #expect(refusal(Self.call(replaced: ["m1"]), last: (.closed, "aa")) == .unknown)
    }

    @Test mutating func `what a meeting went through stays in the plan`() throws {
        var plan = Self.plan
        plan.commitments[0].title = "Mines et énergie"
        try take(.changePlan(plan: plan))
        try take(Self.call())
        plan.commitments[0].id = "n7"
        #expect(refusal(.changePlan(plan: plan)) == .invalid)
        plan = Self.plan
        plan.commitments[0].axis = 2
        #expect(refusal(.changePlan(plan: plan)) == .invalid)
    }

    @Test mutating func `the entries give the state again`() throws {
        let before = committee
        var entries: [CommitteeEntry] = []
        for command in [
            Self.call(), .renewLink(member: "m3"), .endMembership(member: "m4"),
            .changeSettings(
                settings: {
                    var settings = Self.settings
                    settings.place = "القاعة الكبرى"
                    return settings
                }()),
        ] {
            let events = try committee.decide(
                command, from: CommitteeOrigin(by: "m1", newMeeting: "m-1"))
            let entry = CommitteeEntry(
                sequence: committee.sequence + 1, at: 0, by: "m1", events: events)
            committee.apply(entry)
            entries.append(entry)
        }
        var again = before
        for entry in entries { again.apply(entry) }
        #expect(again == committee)
        #expect(again.sequence == 4)
    }
}

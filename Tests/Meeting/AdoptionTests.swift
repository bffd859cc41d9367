import Foundation
import OperationalText
import Testing

@testable import Meeting

/// What nobody may touch, and what it is.
struct `Adopting the minutes` {
    @Test func `nothing but the adoption goes on while the minutes are frozen`() {
        for kind in CommandKind.allCases {
            var meeting = Permissions.meeting(in: .closed)
            meeting.prepareAgreement(for: kind, by: "chair")
            meeting.startAdopting(answered: kind == .withdrawResponse)
            let code = Self.code(kind, in: meeting)
            let isFrozen = code == .frozen
            #expect(isFrozen == !Self.goOn.contains(kind), "\(kind): \(code?.rawValue ?? "-")")
        }
    }

    /// The commands that concern an adoption; the ballots among them find none open here.
    private static let goOn: Set<CommandKind> = [
        .approve, .reserve, .withdrawResponse, .completeAdoption, .breakOffAdoption,
        .proposeAddendum, .renewLink, .castVote, .extendBallot, .closeBallot, .annulBallot,
    ]

    private static func code(_ kind: CommandKind, in meeting: Meeting) -> Rejection.Code? {
        let origin = Origin(by: "chair", client: "tab", at: 1_000, fingerprint: "f1")
        do throws(Rejection) {
            _ = try meeting.decide(Permissions.command(kind), from: origin)
            return nil
        } catch {
            return error.code
        }
    }

    @Test func `an adoption needs a fingerprint that somebody computed`() {
        let meeting = Permissions.meeting(in: .closed)
        #expect(throws: Rejection(.notPermitted)) {
            try meeting.decide(.startAdoption, from: Origin(by: "chair", at: 0))
        }
    }

    /// The seeds of the fold; each adoption of a random meeting has a name of its own.
    @Test(arguments: 0..<60)
    func `what is frozen stays the same until it is let go`(_ seed: Int) {
        var random = RandomMeeting(seed: seed)
        var texts: [String: SealedText] = [:]
        for number in 0..<300 {
            _ = random.step()
            for (adoption, text) in random.meeting.sealedTexts {
                let first = texts[adoption.fingerprint] ?? text
                texts[adoption.fingerprint] = first
                let isSame = text == first
                #expect(isSame, "seed \(seed), step \(number)")
            }
        }
    }

    @Test func `the fingerprint is of what is read, and of no link or vote on itself`() throws {
        var meeting = Permissions.meeting(in: .closed)
        let before = try encoded(meeting.text(sealedBy: .startAdoption, at: 0))
        meeting.seats.put(with(meeting.seats[0]) { $0.generation = 7 })
        meeting.sequence += 5
        meeting.agreement.views = [View(block: "k3", seat: "member", at: 0)]
        #expect(try encoded(meeting.text(sealedBy: .startAdoption, at: 9)) == before)
        for change in Self.changes {
            var changed = meeting
            change(&changed)
            let isOther = try encoded(changed.text(sealedBy: .startAdoption, at: 0)) != before
            #expect(isOther)
        }
    }

    private static let changes: [@Sendable (inout Meeting) -> Void] = [
        { $0.header.date = "2023-07-13" },
        { $0.minutes.document.apply([.trash(block: "k3")], author: "") },
        { $0.minutes.document.apply([.move(block: "k3", after: nil)], author: "") },
        { $0.minutes.document.apply([.set(block: "k3", attributes: ["a": "b"])], author: "") },
        {
            $0.minutes.document.apply(
                [.text(block: "k3", delta: [.insert(" ")])], author: "")
        },
        {
            $0.minutes.document.apply(
                [.text(block: "k3", delta: [.format(1, ["bold": "true"])])], author: "")
        },
        {
            $0.floor.speeches.append(
                Speech(
                    seat: "chair", kind: .speech, subject: nil, from: 1, until: 2, allowance: nil))
        },
        { $0.floor.motions.removeLast() },
        { $0.commitments[0].decisions[0].reason = "another" },
        { $0.ballots.removeLast() },
        { $0.lists.finalOrder = .decision },
        { $0.acceptances.removeLast() },
        { $0.actions[0].text = "do more" },
        { $0.attendance.arrive("late", .room, at: 5) },
        { $0.seats.put(with($0.seats[0]) { $0.person.name = "another" }) },
    ]

    @Test func `a meeting from before there was agreement is read`() throws {
        let meeting = Permissions.meeting(in: .closed)
        let whole = try encoded(meeting)
        var keys = try #require(
            JSONSerialization.jsonObject(with: whole) as? [String: Any])
        #expect(keys.removeValue(forKey: "agreement") != nil)
        #expect(keys.removeValue(forKey: "adoptions") != nil)
        let old = try JSONSerialization.data(withJSONObject: keys)
        #expect(try JSONDecoder().decode(Meeting.self, from: old) == meeting)
    }
}

private func with<Value>(_ value: Value, _ change: (inout Value) -> Void) -> Value {
    var value = value
    change(&value)
    return value
}

import Meeting
import Testing

@testable import Room

/// Sheets that are filled in and not handed in: kept for whoever fills them in, and for nobody else.
struct `A sheet that is not handed in` {
    let stage: Stage
    let chair: Tab
    let member: Tab
    var ballot: BallotID { stage.room.durable.ballots.last?.id ?? "" }

    init() throws {
        stage = try Stage(Committee.meeting)
        chair = stage.enter("chair")
        member = stage.enter("m1")
        for seat in ["secretary", "m2", Seat.observers, Seat.screen] as [SeatID] {
            _ = stage.enter(seat)
        }
        stage.settle()
        chair.give(.openMeeting, stage)
        stage.settle()
    }

    private func open(_ openness: Openness = .named) {
        chair.give(
            .openBallot(
                motion: Motion(
                    subject: nil, text: "The list", method: .yesNo,
                    sheet: ProposedSheet(
                        lines: (1...4).map {
                            .init(commitment: CommitmentID(rawValue: "n\($0)"))
                        }),
                    rule: Rule(base: .cast, threshold: .moreThan(1, 2), tie: .fails),
                    openness: openness)),
            stage)
        stage.settle()
        _ = (chair.take(), member.take())
    }

    private func fillIn(_ answers: String, mark: Int, _ tab: Tab) {
        tab.say(#"{"draft":{"ballot":"\#(ballot)","mark":\#(mark),"answers":\#(answers)}}"#, stage)
    }

    private func draft(of seat: SeatID, client: String) -> String? {
        let tab = stage.enter(seat, client: client)
        return tab.take().compactMap(\.welcome).first?.drafts?[ballot]?.text
    }

    private func settleDrafts() {
        stage.wait(20_000)
        stage.settle()
    }

    @Test func `is on the disk before the voter hears so, and comes back to another device`() throws
    {
        open()
        fillIn(#"{"0":"0","2":"1"}"#, mark: 1, member)
        #expect(member.take().isEmpty)
        settleDrafts()
        #expect(member.take().compactMap(\.kept) == [.init(ballot: ballot, mark: 1)])
        #expect(draft(of: "m1", client: "another-phone") == "0-1-")
        try stage.crash()
        #expect(draft(of: "m1", client: "third-phone") == "0-1-")
        // What followed goes on from there.
        fillIn(#"{"0":"-","3":"2"}"#, mark: 2, stage.enter("m1", client: "third-phone-2"))
        #expect(draft(of: "m1", client: "fourth-phone") == "--12")
    }

    @Test func `is seen by nobody else, and leaves no trace in the log`() throws {
        open()
        let before = stage.room.durable.sequence
        _ = (chair.take(), member.take())
        fillIn(#"{"0":"0","1":"0","2":"0","3":"0"}"#, mark: 1, member)
        settleDrafts()
        #expect(stage.room.durable.sequence == before)
        #expect(!chair.take().contains { $0.entry != nil || $0.live?.turnout != nil })
        for seat in ["chair", "secretary", "m2", Seat.observers, Seat.screen] as [SeatID] {
            #expect(draft(of: seat, client: "new-\(seat)-tab") == nil)
        }
        chair.give(.closeBallot(ballot: ballot), stage)
        stage.settle()
        #expect(stage.room.durable.ballots.last?.result?.turnout == 0, "only what is handed in")
        stage.settle()
        #expect(!stage.storage.list().contains { $0.hasPrefix("drafts") }, "and then it is gone")
    }

    @Test func `gives way to the one that is handed in, and what follows begins with that`() {
        open()
        fillIn(#"{"0":"0"}"#, mark: 1, member)
        member.give(
            .castVote(ballot: ballot, choice: .sheet(SheetAnswers(text: "01--")!)), stage)
        stage.settle()
        #expect(draft(of: "m1", client: "another-phone") == nil)
        fillIn(#"{"3":"1"}"#, mark: 2, member)
        #expect(draft(of: "m1", client: "another-phone-2") == "01-1")
        fillIn(#"{"3":"-"}"#, mark: 3, member)
        #expect(draft(of: "m1", client: "another-phone-3") == nil, "it is what was handed in")
    }

    @Test(arguments: [
        ("secretary", "b-other", #"{"0":"0"}"#), ("m1", "", #"{"4":"0"}"#),
        ("m1", "", #"{"-1":"0"}"#), ("m1", "", #"{"0":"3"}"#), ("m1", "", #"{"0":"é"}"#),
        ("m1", "", #"{"zero":"0"}"#), ("observers", "", #"{"0":"0"}"#),
        ("screen", "", #"{"0":"0"}"#),
    ])
    func `that fits no sheet is passed over`(_ seat: String, _ other: String, _ answers: String) {
        open()
        let seat = SeatID(rawValue: seat)
        let tab = stage.enter(seat, client: "trying-tab")
        let name = other.isEmpty ? ballot.rawValue : other
        tab.say(#"{"draft":{"ballot":"\#(name)","mark":1,"answers":\#(answers)}}"#, stage)
        settleDrafts()
        #expect(tab.refusal == nil)
        #expect((draft(of: seat, client: "another-tab") ?? "----") == "----")
    }

    @Test func `stays on the device in a secret ballot`() {
        open(.secret)
        fillIn(#"{"0":"0"}"#, mark: 1, member)
        settleDrafts()
        #expect(member.take().compactMap(\.kept).isEmpty)
        #expect(draft(of: "m1", client: "another-phone") == nil)
        #expect(!stage.storage.list().contains { $0.hasPrefix("drafts") })
    }

    @Test func `waits for a disk that fails`() {
        open()
        stage.storage.failOthers(1)
        fillIn(#"{"0":"0"}"#, mark: 1, member)
        stage.wait(2_000)
        stage.settle()
        #expect(member.take().compactMap(\.kept).isEmpty)
        fillIn(#"{"1":"0"}"#, mark: 2, member)
        settleDrafts()
        #expect(member.take().compactMap(\.kept).map(\.mark) == [1, 2])
        #expect(draft(of: "m1", client: "another-phone") == "00--")
    }

    @Test func `of a secret ballot is counted line by line when handed in`() {
        open(.secret)
        for (seat, answers) in [("m1", "01--"), ("m2", "00-1"), ("secretary", "0-1-")] {
            let tab = stage.enter(SeatID(rawValue: seat), client: "voting-\(seat)")
            tab.give(
                .castVote(ballot: ballot, choice: .sheet(SheetAnswers(text: answers)!)), stage)
            stage.settle()
            stage.settle()
            #expect(tab.rejected.isEmpty)
        }
        chair.give(.closeBallot(ballot: ballot), stage)
        stage.settle()
        let closed = stage.room.durable.ballots.last
        #expect(closed?.votes.isEmpty == true)
        #expect(
            closed?.result?.cells?.map(\.counts) == [
                [3, 0, 0], [1, 1, 0], [0, 1, 0], [0, 1, 0],
            ])
        #expect(
            closed?.result?.cells?.map(\.outcome) == [.adopted, .rejected, .rejected, .rejected])
    }
}

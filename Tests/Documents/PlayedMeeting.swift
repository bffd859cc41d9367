import CExampleMeeting
import Meeting
import Preparation

/// The example meeting as it was played: all 28 commitments decided as in the lists of July 2023,
/// two of them by a ballot, and closed.
struct PlayedMeeting {
    private(set) var meeting: Meeting
    private var now: Instant

    /// 2023-07-12 10:00 in Tunis.
    static let start: Instant = 1_689_152_400_000

    /// As prepared, nobody here yet.
    init() throws {
        let bytes = UnsafeBufferPointer(
            start: CExampleMeetingBytes(), count: CExampleMeetingCount())
        (meeting, _) = try Preparation.meeting(fromJSON: Array(bytes), id: "m-nap5")
        now = Self.start.advanced(by: -5 * 60_000)
        meeting.apply(Meeting.preparing(meeting, at: now))
    }

    /// Goes on with a meeting at a moment.
    init(_ meeting: Meeting, at now: Instant) {
        self.meeting = meeting
        self.now = now
    }

    static func closed() throws -> Meeting {
        var played = try PlayedMeeting()
        try played.open()
        try played.decide()
        try played.vote()
        try played.close()
        return played.meeting
    }

    /// Gives a command as the chair.
    mutating func give(_ command: Command, by: SeatID = "p1", after minutes: Int = 0) throws {
        now = now.advanced(by: minutes * 60_000)
        let origin = Origin(by: by, client: "c-test", at: now)
        let events = try meeting.decide(command, from: origin)
        meeting.apply(
            Entry(
                sequence: meeting.sequence + 1, at: now, by: by, client: nil, number: nil,
                events: events))
    }

    mutating func open() throws {
        for seat in 1...9 {
            try give(.arrive(mode: .remote), by: SeatID(rawValue: "p\(seat)"))
        }
        try give(.markExcused(seat: "p11", excused: true))
        try give(.openMeeting, after: 5)
        try give(.arrive(mode: .remote), by: "p10", after: 12)
    }

    private mutating func agree(
        _ number: Int, _ disposition: Disposition, _ reason: String = "",
        _ conditions: [ProposedCondition] = []
    ) throws {
        try give(
            .declareConsensus(
                commitment: CommitmentID(rawValue: "n\(number)"),
                proposal: Proposal(
                    disposition: disposition, reason: reason, conditions: conditions)),
            after: 2)
    }

    mutating func decide() throws {
        let reword = ProposedCondition(kind: .reword, text: "")
        try agree(2, .retained, "", [reword])
        try agree(9, .retained, "", [.init(kind: .coordinate, text: "الأطراف المتدخلة")])
        try agree(13, .retained, "", [reword])
        try agree(26, .retained, "", [.init(kind: .coordinate, text: "المسؤول عن المشروع")])
        try agree(11, .retained, "", [reword])
        try agree(19, .retained)
        try agree(3, .retained, "وجود برنامج تعاون مع الاسكوا في هذا الاطار")
        try agree(
            4, .retained, "", [reword, .init(kind: .verify, text: "وزارة البيئة", owner: "p2")])
        try agree(
            1, .retained, "",
            [
                .init(
                    kind: .reword, text: "وضع آلية تقييمية لمتابعة النشر التلقائي للمعلومة",
                    owner: "p6", due: "2023-07-28")
            ])
        try agree(20, .retained, "", [reword])
        let groups = [2: [24, 23], 13: [17, 16, 18], 11: [12], 4: [5, 6]]
        for (lead, members) in groups.sorted(by: { $0.key < $1.key }) {
            for member in members {
                try agree(member, .merged(into: CommitmentID(rawValue: "n\(lead)")))
            }
        }
        try agree(21, .supplementary, "الكلفة")
        try agree(27, .supplementary, "ارتباطه بقدرات البلديات")
        try agree(22, .supplementary, "عدم توفر المعايير بعد")
        for number in [15, 10, 28] { try agree(number, .dropped, "عدم وضوحه") }
        try agree(25, .dropped, "خارج مجال الشراكة")
        try agree(7, .dropped, "ضعف الأولوية")
    }

    mutating func vote(_ ballot: BallotID, _ answers: [OptionID]) throws {
        for (index, answer) in answers.enumerated() {
            try give(
                .castVote(ballot: ballot, choice: Choice.option(answer)),
                by: SeatID(rawValue: "p\(index + 1)"))
        }
        try give(.closeBallot(ballot: ballot), after: 2)
    }

    mutating func vote() throws {
        let retained = Proposal(
            disposition: .retained, reason: "",
            conditions: [.init(kind: .verify, text: "مركز إفادة", owner: "p3")])
        try give(
            .openBallot(
                motion: Motion(
                    subject: .commitment("n14"), method: .yesNo, proposal: retained)), after: 1)
        try vote(
            try lastBallot(), ["yes", "yes", "no", "yes", "yes", "yes", "no", "yes", "no"])
        let proposals = [
            Proposal(disposition: .dropped),
            Proposal(disposition: .supplementary, reason: "أهمية المجال"),
        ]
        try give(
            .openBallot(
                motion: Motion(
                    subject: .commitment("n8"), method: .choice,
                    options: proposals.map { ProposedOption(proposal: $0) })), after: 3)
        try vote(
            try lastBallot(), ["o2", "o2", "o1", "o2", "o2", "blank", "o1", "o2", "o2", "o2"])
    }

    func lastBallot() throws -> BallotID {
        guard let ballot = meeting.openBallot else { throw NoBallot() }
        return ballot.id
    }

    /// Accepts in words what is open, names what orders the lists and declares them complete.
    mutating func declareComplete() throws {
        for list in ListName.allCases {
            try give(.declareOrder(list: list, order: .consultation))
        }
        for finding in meeting.findingsAgainstCompletion {
            try give(
                .acceptFinding(finding: meeting.identity(of: finding), reason: "يُنظر فيه لاحقا"))
        }
        try give(.declareListsComplete)
    }

    struct NoBallot: Error {}

    mutating func close() throws {
        try give(
            .addAction(
                text: "ارسال محضر جلسة هذا الاجتماع الى أعضاء لجنة القيادة", owner: "p6",
                due: "2023-07-14"))
        try give(
            .addAction(
                text: "تنظيم اجتماع ثاني مع لجنة القيادة للمصادقة على القائمة النهائية للتعهدات",
                owner: nil, due: nil))
        try give(
            .addAction(
                text:
                    "ارسال القائمة النهائية للتعهدات إلى الكتابة العامة للحكومة إثر المصادقة النهائية عليها",
                owner: nil, due: nil))
        try give(
            .addAction(
                text: "تنظيم ورشة عمل وصياغة خطة العمل الوطنية الخامسة لشراكة الحكومة المفتوحة",
                owner: nil, due: nil))
        try give(.closeMeeting, after: 5)
    }
}

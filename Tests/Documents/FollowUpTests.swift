import Committee
import Foundation
import Meeting
import Testing

@testable import Documents

/// Without the marks that set directions apart.
private func plain(_ text: String) -> String {
    String(
        String.UnicodeScalarView(
            text.unicodeScalars.filter { !$0.properties.isDefaultIgnorableCodePoint }))
}

extension Paragraph {
    fileprivate var plainText: String { plain(runs.map(\.text).joined()) }
}

extension OfficialDocument {
    fileprivate var headings: [String] {
        parts.compactMap { part in
            if case .heading(_, let paragraph) = part { paragraph.plainText } else { nil }
        }
    }
    fileprivate var paragraphs: [String] {
        parts.compactMap { part in
            if case .paragraph(let paragraph) = part { paragraph.plainText } else { nil }
        }
    }
    fileprivate var items: [String] {
        parts.compactMap { part in
            if case .item(let item) = part { item.paragraph.plainText } else { nil }
        }
    }
    fileprivate var tables: [Table] {
        parts.compactMap { part in if case .table(let table) = part { table } else { nil } }
    }
}

extension Table.Cell {
    fileprivate var plainText: String { paragraphs.map(\.plainText).joined(separator: "\n") }
}

/// The minutes of 25 November 2019: what was said, commitment by commitment.
struct `The follow-up of the third plan` {
    private static let reuse = "إعادة استعمال البيانات العمومية المفتوحة"

    private static func people(_ found: [[String: Any]]) -> [Person] {
        found.map { person in
            Person(
                honorific: person["honorific"] as? String ?? "",
                name: person["name"] as? String ?? "", title: "",
                organisation: person["role_and_organisation"] as? String ?? "",
                constituency: nil)
        }
    }

    private static func held() throws -> (FollowedMeeting, [[String: Any]]) {
        let found = try seed("nap3-followup")
        let head = found["meeting"] as? [String: String] ?? [:]
        let participants = found["participants"] as? [[String: Any]] ?? []
        let items = (found["items"] as? [[String: Any]] ?? []).dropFirst()
        var commitments: [PlannedCommitment] = items.compactMap { item in
            guard let number = item["commitment"] as? Int else { return nil }
            return PlannedCommitment(
                id: CommitmentID(rawValue: "n\(number)"), number: number, axis: 1,
                title: item["title"] as? String ?? "", parts: [])
        }
        // What has no number in the minutes is a part of the commitment on open data.
        let open = try #require(commitments.firstIndex { $0.number == 2 })
        commitments[open].parts = [CommitmentPart(id: "1", title: reuse)]
        let plan = CommitteePlan(
            frame: Plan(
                title: "خطة العمل الوطنية الثالثة",
                axes: [Axis(number: 1, title: "شراكة الحكومة المفتوحة")]),
            commitments: commitments)
        var held = try FollowedMeeting(
            FollowedMeeting.committee(head["body"] ?? "", people: people(participants), plan: plan),
            subject: head["subject"] ?? "", date: head["date"] ?? "", time: head["time"] ?? "",
            place: head["place"] ?? "")
        try held.open()
        for item in items {
            let speaker = held.seat((item["speakers"] as? [String])?.first)
            let number = item["commitment"] as? Int
            let id = CommitmentID(rawValue: "n\(number ?? 2)")
            let isBlocked = item["status"] as? String == "blocked"
            try held.say(
                speaker, isBlocked ? .difficulty : .report, on: id, part: number == nil ? "1" : nil,
                item["text"] as? String ?? "")
            for step in [item["action"] as? String].compactMap({ $0 })
                + (item["next"] as? [String] ?? [])
            {
                try held.give(.addAction(text: step, owner: nil, due: nil, commitment: id))
            }
        }
        // As printed: the year is that of the meeting, and the day is long over.
        try held.give(
            .addAction(
                text: "Hackathon", owner: held.seat("سنية الغربي"), due: "2019-01-26",
                commitment: "n2"))
        return (held, Array(items))
    }

    @Test func `the minutes say what the printed ones say, by whom and about what`() throws {
        let (held, items) = try Self.held()
        let document = OfficialDocument(.minutes, of: held.meeting, language: .ar)
        // Everything that was said, in the order in which it was said, with its speaker.
        #expect(
            held.meeting.followUp?.statements.map(\.text)
                == items.map { ($0["text"] as? String ?? "") })
        for item in items {
            let text = plain(item["text"] as? String ?? "")
            let name = (item["speakers"] as? [String])?.first ?? "?"
            let written = document.paragraphs.filter { $0.contains(text) }
            #expect(written.count == 1, "\(text.prefix(40))")
            #expect(written.first?.contains(name) == true, "\(name)")
            if let number = item["commitment"] as? Int {
                let digits = number < 10 ? "0\(number)" : "\(number)"
                #expect(
                    document.headings.contains(
                        plain("تعهد عدد \(digits): \(item["title"] as? String ?? "")")))
            }
        }
        // The verb goes with the person.
        #expect(document.paragraphs.contains { $0.hasPrefix("أفادت السيّدة ريم القرناوي:") })
        #expect(
            document.paragraphs.contains {
                $0.hasPrefix("أشار السيد وسام الهاني إلى الصعوبة التالية:")
            })
        #expect(
            document.paragraphs.contains {
                $0.hasPrefix("\(Self.reuse): أفادت السيدة سنية الغربي:")
            })
        // Whoever took part, in the order of the printed list.
        let participants = try seed("nap3-followup")["participants"] as? [[String: Any]] ?? []
        let names = participants.compactMap { $0["name"] as? String }
        #expect(
            document.items.compactMap { item in names.first { item.contains($0) } }.prefix(11)
                == names[...])
        #expect(document.paragraphs.last { !$0.isEmpty } == "وبذلك اختتمت الجلسة.")
    }

    @Test func `what the printed minutes contradict and leave out is found`() throws {
        let (held, _) = try Self.held()
        let findings = held.meeting.findings
        let late = try #require(held.meeting.actions.last)
        #expect(findings.contains(.dueBeforeMeeting(action: late.id)))
        #expect(findings.contains(.quorumNotStated))
        for number in [2, 3, 6, 11, 12] {
            #expect(
                findings.contains(
                    .progressNotStated(commitment: CommitmentID(rawValue: "n\(number)"))))
        }
        #expect(!findings.contains { if case .notYetDecided = $0 { true } else { false } })
    }
}

/// The table of progress of the fourth plan, by axis.
struct `The progress of the fourth plan` {
    private static let kinds: [String: Statement.Kind] = [
        "report": .report, "done": .report, "planned": .report, "heading": .report,
        "clarification": .answer, "answer": .answer, "question": .question,
        "difficulty": .difficulty, "suggestion": .suggestion, "request": .suggestion,
    ]
    /// In the plan, and not in the printed table.
    private static let unreported = [3, 6, 9]

    private static func axes() throws -> [[String: Any]] {
        try seed("nap4-progress")["axes"] as? [[String: Any]] ?? []
    }

    /// The row of the third axis has no number and no title; it stands under that of the axis.
    private static func number(_ commitment: [String: Any]) -> Int {
        commitment["number"] as? Int ?? 11
    }

    private static func plan() throws -> CommitteePlan {
        var frame = Plan(title: "خطة العمل الوطنية الرابعة (2021-2023)", axes: [])
        var commitments = unreported.map { number in
            PlannedCommitment(
                id: CommitmentID(rawValue: "n\(number)"), number: number, axis: number == 9 ? 2 : 1,
                title: "تعهد لم يُذكر في المحضر", parts: [])
        }
        for axis in try axes() {
            let place = axis["number"] as? Int ?? 0
            let title = axis["title"] as? String ?? ""
            frame.axes.append(Axis(number: place, title: title))
            for commitment in axis["commitments"] as? [[String: Any]] ?? [] {
                let notes = commitment["notes"] as? [[String: Any]] ?? []
                var parts: [CommitmentPart] = []
                for case let part as String in notes.map({ $0["sub_commitment"] as Any })
                where !parts.contains(where: { $0.title == part }) {
                    parts.append(
                        CommitmentPart(id: PartID(rawValue: "\(parts.count + 1)"), title: part))
                }
                let number = number(commitment)
                commitments.append(
                    PlannedCommitment(
                        id: CommitmentID(rawValue: "n\(number)"), number: number, axis: place,
                        title: commitment["title"] as? String ?? title, parts: parts))
            }
        }
        return CommitteePlan(frame: frame, commitments: commitments)
    }

    /// Two meetings: to the first nobody came but those who do always, to the second those who
    /// speak in the seed.
    private static func held() throws -> FollowedMeeting {
        let speakers = try seed("nap4-progress")["speakers"] as? [String: Int] ?? [:]
        let names =
            ["خالد السلامي", "ريم القرناوي"]
            + speakers.keys.sorted().filter { !["خالد السلامي", "ريم القرناوي"].contains($0) }
            + ["عضو متغيب أول", "عضو متغيب ثان"]
        let people = names.map {
            Person(honorific: "", name: $0, title: "", organisation: "", constituency: nil)
        }
        var held = try FollowedMeeting(
            FollowedMeeting.committee(
                "اللجنة الاستشارية المشتركة", people: people, plan: try plan()),
            subject: "متابعة تنفيذ خطة العمل الوطنية الرابعة", date: "2021-11-15", time: "10:00")
        let absent = Set(["عضو متغيب أول", "عضو متغيب ثان"].compactMap { held.seat($0) })
        try held.open(without: absent)
        try held.give(
            .stateProgress(
                commitment: "n4", percent: 40, level: .limited, evidence: "كراس الشروط"))
        try held.give(
            .addAction(text: "نشر كراس الشروط", owner: "m2", due: "2021-12-31", commitment: "n4"))
        try held.give(
            .addAction(text: "تنظيم ورشة", owner: nil, due: "2022-06-30", commitment: "n5"))
        try held.give(.closeMeeting)
        try held.callNext(date: "2022-02-20")
        try held.open(without: absent)
        for axis in try axes() {
            for commitment in axis["commitments"] as? [[String: Any]] ?? [] {
                let id = CommitmentID(rawValue: "n\(number(commitment))")
                for note in commitment["notes"] as? [[String: Any]] ?? [] {
                    let part = note["sub_commitment"] as? String
                    try held.say(
                        held.seat(note["speaker"] as? String),
                        try #require(kinds[note["kind"] as? String ?? ""]), on: id,
                        part: held.meeting.followUp?.places[id]?.parts
                            .first { $0.title == part }?.id, note["text"] as? String ?? "")
                }
            }
        }
        return held
    }

    @Test func `the table has the axes, commitments, speakers and words of the printed one`()
        throws
    {
        let held = try Self.held()
        let document = OfficialDocument(.progress, of: held.meeting, language: .ar)
        let axes = try Self.axes()
        let titles = axes.map { axis in
            plain("المحور \(axis["number"] as? Int ?? 0): \(axis["title"] as? String ?? "")")
        }
        #expect(document.headings.filter { $0.hasPrefix("المحور") } == titles)
        #expect(document.tables.count == axes.count)
        for (axis, table) in zip(axes, document.tables) {
            #expect(
                table.head.map(\.plainText)
                    == ["التعهد", "نسبة التقدّم في تنفيذ التعهد والملاحظات المتعلّقة به"])
            for commitment in axis["commitments"] as? [[String: Any]] ?? [] {
                let number = Self.number(commitment)
                let label = "تعهد عدد \(number < 10 ? "0" : "")\(number):"
                let row = try #require(
                    table.rows.first { $0[0].plainText.hasPrefix(label) }, "\(label)")
                if let title = commitment["title"] as? String {
                    #expect(row[0].plainText.hasSuffix(plain(title)))
                }
                var rest = row[1].plainText[...]
                // In the printed order, each with its speaker.
                for note in commitment["notes"] as? [[String: Any]] ?? [] {
                    let text = plain(note["text"] as? String ?? "")
                    let place = try #require(rest.range(of: text), "\(text.prefix(40))")
                    if let name = note["speaker"] as? String {
                        #expect(rest[..<place.lowerBound].contains(name))
                    }
                    rest = rest[place.upperBound...]
                }
            }
        }
    }

    @Test func `what was left open comes first, and what is late is marked`() throws {
        let held = try Self.held()
        let actions = OfficialDocument(.progress, of: held.meeting, language: .ar).items
        #expect(actions[0].contains("نشر كراس الشروط") && actions[0].hasSuffix("تجاوز الأجل"))
        #expect(actions[1].contains("تنظيم ورشة") && !actions[1].contains("تجاوز"))
        #expect(
            held.meeting.agenda.items[0].title
                == "متابعة تنفيذ ما تم الاتفاق عليه في الجلسات السابقة")
        #expect(held.meeting.agenda.items.filter { $0.title.hasPrefix("المحور") }.count == 3)
        // Who was missing twice is called to come, as at the end of the printed minutes.
        let text = OfficialDocument(.progress, of: held.meeting, language: .ar).paragraphs
        #expect(
            text.last { $0.contains("مواظبة الحضور") }?
                .hasSuffix("عضو متغيب أول، عضو متغيب ثان.") == true)
        #expect(held.meeting.absences.map(\.missed) == [2, 2])
    }

    @Test func `what the printed table leaves out is found`() throws {
        let meeting = try Self.held().meeting
        let findings = meeting.findings
        #expect(
            findings.compactMap { finding in
                if case .notReported(let id) = finding { id.rawValue } else { nil }
            } == ["n3", "n6", "n9"])
        #expect(
            findings.compactMap { finding in
                if case .progressNotStated(let id) = finding { id.rawValue } else { nil }
            } == ["n1", "n2", "n4", "n5", "n7", "n8", "n10", "n11"])
        #expect(
            findings.contains(.speakerMissing(commitment: "n2", count: 2)), "lines 15 and 16")
        // What another meeting stated is shown with its date and is no statement of this one.
        let rows = OfficialDocument(.progress, of: meeting, language: .fr).tables[0].rows
        let four = try #require(rows.first { $0[0].plainText.contains("04") })
        #expect(four[1].plainText.contains("réunion du 15 novembre 2021"))
    }

    @Test(arguments: Language.allCases)
    func `the documents come in every language and format`(_ language: Language) throws {
        let meeting = try Self.held().meeting
        for format in DocumentKind.progress.formats {
            let file = export(meeting, document: .progress, format: format, language: language)
            #expect(!file.bytes.isEmpty)
        }
        let csv = String(
            decoding: export(meeting, document: .progress, format: .csv, language: language).bytes,
            as: UTF8.self)
        #expect(csv.contains("الأولوية") || csv.contains("القرناوي"))
    }
}

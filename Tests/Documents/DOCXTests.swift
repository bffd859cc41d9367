import Meeting
import OperationalText
import Testing

@testable import Documents

private func archive(_ meeting: Meeting, _ language: Language) throws -> Archive {
    try Archive(export(meeting, format: .docx, language: language).bytes)
}

@Suite struct DOCXTests {
    @Test(arguments: Language.allCases)
    func `every part is well-formed, named in order and declared`(language: Language) throws {
        let archive = try archive(PlayedMeeting.closed(), language)
        #expect(
            archive.names == archive.names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
        let types = try archive.text("[Content_Types].xml")
        for name in archive.names {
            _ = try archive.element(name)
            guard name.hasSuffix(".xml"), name != "[Content_Types].xml" else { continue }
            #expect(types.contains("PartName=\"/\(name)\""), "\(name)")
        }
        let relationships = try archive.element("word/_rels/document.xml.rels")
        for target in relationships.all("Relationship").compactMap({ $0.attributes["Target"] }) {
            #expect(archive.names.contains("word/\(target)"))
        }
    }

    @Test func `the same meeting gives the same bytes, on any thread`() async throws {
        let meeting = try PlayedMeeting.closed()
        for format in Format.allCases {
            let here = export(meeting, format: format, language: .ar, fingerprint: "00ff")
            let there = await Task.detached {
                export(meeting, format: format, language: .ar, fingerprint: "00ff")
            }.value
            #expect(here == there)
        }
    }

    @Test func `every style and list that is used is defined`() throws {
        let archive = try archive(PlayedMeeting.closed(), .ar)
        let styles = Set(
            try archive.element("word/styles.xml").all("w:style").compactMap {
                $0.attributes["w:styleId"]
            })
        let body = try archive.element("word/document.xml")
        let used = (body.all("w:pStyle") + body.all("w:tblStyle")).compactMap {
            $0.attributes["w:val"]
        }
        #expect(Set(used).isSubset(of: styles), "\(Set(used).subtracting(styles))")
        #expect(
            ["Title", "Heading1", "Heading2", "Heading3", "ListBullet"].allSatisfy(used.contains))
        let numbers = try archive.element("word/numbering.xml").all("w:num").compactMap {
            $0.attributes["w:numId"]
        }
        let lists = Set(body.all("w:numId").compactMap { $0.attributes["w:val"] })
        #expect(lists.isSubset(of: Set(numbers)))
    }

    @Test func `the table has 28 rows of nine columns from right to left under a repeated head`()
        throws
    {
        let body = try archive(PlayedMeeting.closed(), .ar).element("word/document.xml")
        let table = try #require(body.first("w:tbl"))
        #expect(table.first("w:bidiVisual") != nil)
        #expect(table.all("w:gridCol").count == 9)
        let rows = table.all("w:tr")
        #expect(rows.count == 29)
        #expect(
            rows.map { $0.first("w:tblHeader") != nil } == [true]
                + Array(repeating: false, count: 28))
        #expect(rows.allSatisfy { $0.all("w:tc").count == 9 && $0.first("w:cantSplit") != nil })
        #expect(
            rows[0].all("w:tc").map(\.text) == [
                "ع/ر", "التعهد", "أولوية قصوى", "أولوية متوسطة", "أولوية ضعيفة",
                "لا وجود لأولوية", "فارغ", "الترتيب حسب الأولوية القصوى", "الملاحظات",
            ])
        let second = rows[4].all("w:tc").map(\.text)
        #expect(second[1] == "26. رقمنة الخدمات الادارية الموجهة للمستثمرين")
        #expect(second[2...6] == ["28", "5", "2", "–", "7"], "an empty cell is not a zero")
        #expect(second[7] == "66,67%الرتبة 3 بالتساوي")
        #expect(second[8] == "الإبقاء عليه مع التنسيق مع المسؤول عن المشروع (بالتوافق)")
        let french = try archive(PlayedMeeting.closed(), .fr).element("word/document.xml")
        #expect(french.first("w:bidiVisual") == nil)
    }

    @Test func `only Arabic is set from right to left, and all of it`() throws {
        let body = try archive(PlayedMeeting.closed(), .ar).element("word/document.xml")
        for run in body.all("w:r") {
            let letters = run.text.unicodeScalars.filter(\.properties.isAlphabetic)
            let isArabic = letters.contains { (0x600...0x6FF).contains($0.value) }
            if run.first("w:rtl") != nil {
                #expect(letters.isEmpty || isArabic, "\(run.text)")
                let digits = run.text.filter(\.isNumber)
                #expect(digits.isEmpty, "\(run.text)")
            } else {
                #expect(!isArabic, "\(run.text)")
            }
        }
        #expect(body.all("w:p").allSatisfy { $0.first("w:bidi") != nil })
    }

    @Test func `the text stands in the order of the minutes`() throws {
        let body = try archive(PlayedMeeting.closed(), .ar).element("word/document.xml")
        let text = body.all("w:p").map(\.text).joined(separator: "\n")
        var rest = text[...]
        for piece in [
            "الجمهورية التونسية", "محضر جلسة", "الموضوع: اجتماع عن بعد",
            "التاريخ: 12 جويلية 2023 على الساعة 10:00", "المشاركون",
            "السيدة ريم القرناوي: مكلفة", "(الحضور: من 10:12 إلى 11:17)", "المعتذرون", "آمال بوقرة",
            "بعد الترحيب", "اختيار القائمة النهائية", "قائمة التعهدات حسب التصويت",
            "التعهد عدد 07: مجموع الإجابات 29 عوضا عن 42", "وبذلك تم الاتفاق على:",
            "التعهد عدد 1: تعزيز الشفافية لحوكمة التصرّف في الموارد المائية (عدد 02) + تطوير",
            "التعهد عدد 11: اعداد دليل", "القائمة التكميلية",
            "التعهد التكميلي عدد 4: حوكمة التنسيق", "نتائج التصويت", "التصويت عدد 1: اعداد دليل",
            "تمت المصادقة: الموافقون 6", "لا (3): السيدة منى المكي", "التعهدات المحذوفة",
            "ثم تم الاتفاق على:", "تنظيم ورشة عمل", "وبذلك اختتمت الجلسة.", "رئاسة الجلسة",
        ] {
            let found = try #require(rest.range(of: piece), "\(piece)")
            rest = rest[found.upperBound...]
        }
    }

    @Test func `a draft says so on every page until the minutes are adopted`() throws {
        let draft = try PlayedMeeting.closed()
        #expect(try archive(draft, .ar).element("word/header1.xml").text == "مسودة")
        #expect(try archive(draft, .fr).element("word/header1.xml").text == "Projet")
        var adopted = draft
        adopted.phase = .adopted
        adopted.adoptions.minutes = [
            Adoption(
                fingerprint: "9f3a27c4", at: 0, by: nil, ballots: 0,
                responses: [
                    Adoption.Response(
                        seat: draft.seats[0].id, reservation: "but for the date", at: 0)
                ],
                outcome: Adoption.Outcome(kind: .adopted, by: nil, at: 0, reason: ""))
        ]
        let final = try archive(adopted, .en)
        #expect(try final.element("word/header1.xml").text == "")
        let text = try final.element("word/document.xml").text
        for part in ["Adoption of the minutes", "but for the date", "(SHA-256): 9f3a27c4"] {
            #expect(text.contains(part), "\(part)")
        }
    }

    @Test func `the foot of the page counts pages and shows the fingerprint`() throws {
        let bytes = export(
            try PlayedMeeting.closed(), format: .docx, language: .fr, fingerprint: "9f3a27c4"
        ).bytes
        let foot = try Archive(bytes).element("word/footer1.xml")
        #expect(
            foot.text == "Procès-verbal de réunion – 12 juillet 2023\tPage 1 sur 1"
                + "Empreinte\u{A0}: 9f3a27c4")
        #expect(foot.all("w:instrText").map(\.ownText) == [" PAGE ", " NUMPAGES "])
    }

    @Test func `the properties name the document and not the machine`() throws {
        let archive = try archive(PlayedMeeting.closed(), .en)
        let core = try archive.element("docProps/core.xml")
        #expect(core.children.map(\.name) == ["dc:language", "dc:subject", "dc:title"])
        #expect(core.first("dc:title")?.ownText == "Minutes of the meeting")
        #expect(core.first("dc:language")?.ownText == "en")
    }
}

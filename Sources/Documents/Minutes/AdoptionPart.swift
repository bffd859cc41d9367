internal import Meeting
internal import Words

// What comes of adoption: by whom, with which reservations, and the addenda.

extension MinutesWriter {
    /// Nothing before the minutes are adopted.
    mutating func addAdoption() {
        guard let adoption = meeting.adoptions.adopted else { return }
        addHeading("adoption.title", level: 1)
        add(adoption)
        for addendum in meeting.adoptions.adoptedAddenda {
            let title = words(
                "addendum.title",
                [
                    "number": String(addendum.number),
                    "date": words.date(addendum.adoption.at, in: meeting.header.timeZone),
                ])
            add(.heading(level: 1, sentence(title)))
            for line in addendum.text.split(whereSeparator: \.isNewline) {
                add(.paragraph(written(String(line))))
            }
            add(addendum.adoption)
        }
    }

    private mutating func add(_ adoption: Adoption) {
        for text in words.adoption(adoption, in: meeting) { add(.paragraph(sentence(text))) }
        let reservations = words.reservations(of: adoption, in: meeting)
        if !reservations.isEmpty {
            addHeading("adoption.reservations", level: 2)
            for text in reservations { addWrittenItem(text) }
        }
        addNote(words("adoption.fingerprint", ["fingerprint": adoption.fingerprint]))
    }
}

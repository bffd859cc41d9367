package import Meeting
package import Words

/// A document as it is to be printed, in no format yet: what the writers turn into DOCX or HTML.
package struct OfficialDocument: Equatable, Sendable {
    package var language: Language
    package var direction: TextDirection
    /// What kind of document it is, e.g. "Procès-verbal de réunion".
    package var title: String
    /// What it is about.
    package var subject: String
    /// A mark on every page while the document is not final.
    package var draftMark: String?
    /// What stands at the foot of every page.
    package var footer: Footer
    package var parts: [Part]

    package init(
        language: Language, direction: TextDirection, title: String, subject: String,
        draftMark: String?, footer: Footer, parts: [Part]
    ) {
        self.language = language
        self.direction = direction
        self.title = title
        self.subject = subject
        self.draftMark = draftMark
        self.footer = footer
        self.parts = parts
    }
}

/// The foot of a page.
package struct Footer: Equatable, Sendable {
    package var text: String
    /// With `{page}` and `{pages}` in place of the numbers.
    package var page: String
    /// Where the text can be proved from: a label and hexadecimal digits.
    package var fingerprint: String?
}

/// A piece of a document from top to bottom.
package enum Part: Equatable, Sendable {
    /// Centred lines above the title.
    case letterhead([String])
    case title(String)
    /// A label and what it says, e.g. subject or date.
    case fact(label: String, text: String)
    /// `level` from 1, below the title, to 3.
    case heading(level: Int, Paragraph)
    case paragraph(Paragraph)
    case item(ListItem)
    case table(Table)
    /// Places to sign, side by side.
    case signatures([Signature])
}

/// Characters of one look.
package struct Run: Equatable, Sendable {
    package var text: String
    package var isStrong: Bool
    package var isEmphasised: Bool
    /// The address that it leads to.
    package var link: String?

    package init(
        _ text: String, isStrong: Bool = false, isEmphasised: Bool = false, link: String? = nil
    ) {
        self.text = text
        self.isStrong = isStrong
        self.isEmphasised = isEmphasised
        self.link = link
    }
}

/// Text that runs on until it ends.
package struct Paragraph: Equatable, Sendable {
    package enum Style: Equatable, Sendable {
        case body
        /// Smaller, for what explains a table or a list.
        case note
    }

    package var runs: [Run]
    package var direction: TextDirection
    package var style: Style

    package init(_ runs: [Run], _ direction: TextDirection, style: Style = .body) {
        self.runs = runs
        self.direction = direction
        self.style = style
    }

    package init(_ text: String, _ direction: TextDirection, style: Style = .body) {
        self.init([Run(text)], direction, style: style)
    }
}

/// A line of a list.
package struct ListItem: Equatable, Sendable {
    /// From 0 to 4.
    package var level: Int
    /// The list that a numbered item counts in, from 1; `nil`: a bullet.
    package var numbering: Int?
    package var paragraph: Paragraph

    package init(level: Int = 0, numbering: Int? = nil, _ paragraph: Paragraph) {
        self.level = level
        self.numbering = numbering
        self.paragraph = paragraph
    }
}

/// Rows under a head that is repeated on every page.
package struct Table: Equatable, Sendable {
    /// What the table shows, for people who cannot see it.
    package var caption: String
    package var columns: [Column]
    package var head: [Cell]
    package var rows: [[Cell]]

    package struct Column: Equatable, Sendable {
        /// In parts of the sum of all widths.
        package var width: Int
        /// Whether its cells are centred.
        package var isCentred: Bool
        /// Whether its cell names the row.
        package var namesRow: Bool
        /// Whether it is to be filled in by hand, and so is of no use to a program.
        package var isForHand = false
    }

    /// Whether somebody writes into its rows, which then are high enough for a signature.
    package var isForHand: Bool { columns.contains { $0.isForHand } }

    package struct Cell: Equatable, Sendable {
        package var paragraphs: [Paragraph]
    }
}

/// A place for a name and a signature.
package struct Signature: Equatable, Sendable {
    package var label: String
    package var name: String
}

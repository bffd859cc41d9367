internal import Words

/// The style sheet of an HTML document, for the screen and for A4.
struct HTMLStyle {
    private let footer: Footer
    private let draftMark: String?
    private let direction: TextDirection

    init(_ document: OfficialDocument) {
        footer = document.footer
        draftMark = document.draftMark
        direction = document.direction
    }

    var text: String { screen + "\n" + print }

    /// The first one also has the figures, which are to match the words around them.
    private var fonts: String {
        let arabic = #""Noto Naskh Arabic", Amiri, "Geeza Pro""#
        let latin = #""Times New Roman", "Liberation Serif""#
        switch direction {
        case .leftToRight: return "\(latin), \(arabic), serif"
        case .rightToLeft: return "\(arabic), \(latin), serif"
        }
    }

    private var screen: String {
        """
        :root { color-scheme: light; }
        html { background: #f2f2f0; }
        body {
          margin: 0; color: #1a1a1a; line-height: 1.6; font-size: 1.0625rem;
          font-family: \(fonts);
        }
        main {
          max-inline-size: 52rem; margin: 1.5rem auto; padding: 2.5rem clamp(1rem, 5vw, 3.5rem);
          background: #fff; border: 1px solid #d9d9d6;
        }
        .letterhead { text-align: center; font-weight: bold; }
        .letterhead p { margin: 0; }
        .letterhead p + p::before { content: "--*--"; display: block; font-weight: normal; }
        h1 { text-align: center; font-size: 1.75rem; margin-block: 1.5rem; }
        h2 { font-size: 1.25rem; margin-block: 1.75rem 0.5rem; }
        h3 { font-size: 1.125rem; margin-block: 1.25rem 0.4rem; }
        h4 { font-size: 1.0625rem; margin-block: 1rem 0.3rem; }
        p { margin-block: 0.4rem; overflow-wrap: anywhere; }
        ul, ol { margin-block: 0.4rem; padding-inline-start: 1.5rem; }
        li { margin-block: 0.3rem; overflow-wrap: anywhere; }
        .note { color: #595959; font-size: 0.875rem; }
        .draft {
          text-align: center; font-weight: bold; color: #b00020; border: 1px solid currentcolor;
          padding: 0.25rem; margin-block-end: 1.5rem;
        }
        .scroll { overflow-x: auto; margin-block: 0.75rem; }
        .scroll:focus-visible { outline: 2px solid #1d5f8a; outline-offset: 2px; }
        table {
          border-collapse: collapse; inline-size: 100%; min-inline-size: 44rem;
          table-layout: fixed; font-size: 0.875rem; line-height: 1.4;
        }
        caption {
          position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden;
          clip-path: inset(50%); white-space: nowrap;
        }
        th, td {
          border: 1px solid #8c8c8c; padding: 0.3rem 0.4rem; text-align: start;
          vertical-align: top; font-weight: normal; overflow-wrap: anywhere;
        }
        thead th {
          background: #ededed; font-weight: bold; text-align: center; vertical-align: middle;
          font-size: 0.8125rem; overflow-wrap: normal;
        }
        .figure { text-align: center; vertical-align: middle; font-variant-numeric: tabular-nums; }
        .hand td { block-size: 2.2rem; }
        .line { display: block; text-align: start; }
        .figure .line { text-align: center; }
        .line.note { font-size: 0.85em; }
        .signatures { display: flex; margin-block-start: 2.5rem; break-inside: avoid; }
        .signatures div { flex: 1; text-align: center; min-block-size: 7rem; }
        .signatures p { margin: 0; }
        footer { text-align: center; color: #595959; font-size: 0.8125rem; overflow-wrap: anywhere; }
        """
    }

    /// The inside of a string of CSS that stands in an element of HTML.
    private static func string(_ text: String) -> String {
        text.unicodeScalars.map { scalar in
            ["\\", "\"", "<", "\n"].contains(scalar)
                ? "\\\(String(scalar.value, radix: 16)) " : String(scalar)
        }.joined()
    }

    /// Margin boxes hold what repeats on every page; browsers without them leave it out.
    private var print: String {
        let page = Self.string(footer.page).replacing("{page}", with: "\" counter(page) \"")
            .replacing("{pages}", with: "\" counter(pages) \"")
        let mark = draftMark.map {
            """

              @top-center { content: "\(Self.string($0))"; color: #b00020; font-weight: bold; }
            """
        }
        // The boxes of a page know no direction.
        let (start, end) = direction == .leftToRight ? ("left", "right") : ("right", "left")
        let proof =
            footer.fingerprint.map {
                """

                  @bottom-\(start) { content: "\(Self.string($0))"; color: #595959; font-size: 7pt; }
                """
            } ?? ""
        return """
            @page {
              size: A4; margin: 20mm 18mm;\(mark ?? "")
              @top-\(start) { content: "\(Self.string(footer.text))"; color: #595959; font-size: 9pt; }\(proof)
              @bottom-\(end) { content: "\(page)"; color: #595959; font-size: 9pt; }
            }
            @media print {
              html { background: none; }
              body { font-size: 11.5pt; line-height: 1.45; }
              main { max-inline-size: none; margin: 0; padding: 0; border: 0; }
              .draft { display: none; }
              .scroll { overflow: visible; }
              table { font-size: 9pt; min-inline-size: 0; }
              thead { display: table-header-group; }
              thead th { font-size: 8pt; print-color-adjust: exact; }
              tr, li { break-inside: avoid; }
              h1, h2, h3, h4 { break-after: avoid; }
            }
            """
    }
}

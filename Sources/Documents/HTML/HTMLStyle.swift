/// How the HTML file looks on screen and on paper.
enum HTMLStyle {
    /// - Parameters:
    ///   - running: what stands in the foot of each printed page.
    ///   - page: the number of the page, with `{page}` and `{pages}`.
    static func sheet(running: String, page: String) -> String {
        let number =
            "\""
            + page.cssEscaped
            .replacing("{pages}", with: "\" counter(pages) \"")
            .replacing("{page}", with: "\" counter(page) \"") + "\""
        return fixed.replacing("RUNNING", with: "\"\(running.cssEscaped)\"")
            .replacing("NUMBER", with: number)
    }

    private static let fixed = """
        :root { color-scheme: light; }
        * { box-sizing: border-box; }
        body { margin: 0; background: #fff; color: #1b1b1b; line-height: 1.65;
          font-family: "Sakkal Majalla", "Noto Naskh Arabic", Amiri, "Geeza Pro", "Times New Roman", serif;
          font-size: 1.05rem; }
        main { max-width: 60rem; margin-inline: auto; padding: 2rem 1.25rem 4rem; }
        .letterhead { text-align: center; font-weight: bold; }
        .letterhead p { margin: 0; }
        h1 { text-align: center; font-size: 1.75rem; margin-block: 1.5rem; }
        h2 { font-size: 1.3rem; margin-block: 1.75rem .5rem; }
        h3, h4 { font-size: 1.1rem; margin-block: 1.25rem .4rem; }
        .fact { margin-block: .25rem; }
        ul, ol { margin-block: .5rem; padding-inline-start: 1.75rem; }
        li { margin-block: .2rem; }
        table { border-collapse: collapse; width: 100%; font-size: .88rem; margin-block: 1rem; }
        caption { text-align: start; font-weight: bold; padding-block: .4rem; }
        th, td { border: 1px solid #8c8c8c; padding: .3rem .45rem; vertical-align: middle;
          text-align: start; font-weight: normal; overflow-wrap: anywhere; }
        thead th { background: #ededE8; font-weight: bold; text-align: center; overflow-wrap: normal; }
        .figure { text-align: center; font-variant-numeric: tabular-nums; white-space: nowrap; }
        .note { font-size: .85rem; color: #4a4a4a; margin-block: .25rem; }
        .signatures { display: flex; justify-content: space-around; margin-block: 2.5rem;
          break-inside: avoid; }
        .signatures p { text-align: center; min-height: 6rem; }
        .draft { text-align: center; color: #595959; font-weight: bold; margin: .5rem 0 0; }
        footer { text-align: center; color: #595959; font-size: .8rem; padding: 1rem;
          overflow-wrap: anywhere; }
        @media screen and (max-width: 45rem) { table { display: block; overflow-x: auto; } }
        @media print {
          @page { size: A4; margin: 18mm 16mm 20mm;
            @bottom-left { content: RUNNING; font-size: 8pt; color: #595959; }
            @bottom-right { content: NUMBER; font-size: 8pt; color: #595959; } }
          body { font-size: 11pt; }
          main { max-width: none; padding: 0; }
          table { font-size: 8.5pt; }
          thead { display: table-header-group; }
          tr, li { break-inside: avoid; }
          h1, h2, h3, h4 { break-after: avoid; }
          .draft { position: fixed; inset-block-start: -6mm; inset-inline: 0; }
        }
        """
}

extension String {
    /// For a string in a style sheet.
    fileprivate var cssEscaped: String {
        replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("<", with: "\\3C ")
            .replacing("\n", with: " ")
    }
}

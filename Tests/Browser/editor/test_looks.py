"""Bold, italic, links, and who wrote what."""

import re

BOLD = {"bold": "true"}


def looks(page, text=0):
    """What looks alike of a text in the room, whoever wrote it: [text, format]."""
    page.settle()
    return page.run("""(place) => {
      const blocks = test.room.document.blocks.filter(({ trashed }) => !trashed);
      const { authors, text } = blocks[place];
      let position = 0;
      const looks = [];
      for (const [, count, format = null] of authors) {
        const piece = text.slice(position, position += count);
        const last = looks[looks.length - 1];
        if (last && JSON.stringify(last[1]) === JSON.stringify(format)) last[0] += piece;
        else looks.push([piece, format]);
      }
      return looks;
    }""", text)


def html(page, surface=0, text=0):
    page.settle()
    return page.run("""([surface, text]) => test.surfaces[surface].root
      .querySelectorAll('.minutes-text')[text].innerHTML""", [surface, text])


def plain(html):
    return re.sub(r' (rel|target|title)="[^"]*"', "", html)


def test_bold_and_italic_by_key(open_page):
    page = open_page(blocks=["one two three"], language="en", pair=1)
    page.put(0, 4, 7)
    page.press("Control+b")
    assert looks(page) == [["one ", None], ["two", BOLD], [" three", None]]
    assert html(page) == html(page, 1) == "one <strong>two</strong> three"
    page.press("Control+i")
    assert html(page) == "one <strong><em>two</em></strong> three"
    page.press("Control+b")
    assert html(page) == "one <em>two</em> three"
    page.press("Control+z", "Control+z", "Control+z")
    assert html(page) == html(page, 1) == "one two three"
    page.press("Control+y")
    assert html(page, 1) == "one <strong>two</strong> three"


def test_what_is_typed_next_is_bold(open_page):
    page = open_page(blocks=["ab"], language="en")
    page.put(0, -1)
    page.press("Control+b")
    page.type("cd")
    page.press("Control+b")
    page.type("ef")
    assert looks(page) == [["ab", None], ["cd", BOLD], ["ef", None]]
    assert page.caret() == [0, 6]
    assert html(page) == "ab<strong>cd</strong>ef"
    page.press("ArrowLeft", "ArrowLeft", "ArrowLeft")
    page.type("X")
    assert looks(page)[1] == ["cXd", BOLD]
    assert page.caret() == [0, 4]
    # The whole word goes, and what comes in its place is plain.
    page.press("Backspace", "Backspace", "Delete", "Delete", "Delete", "Backspace", "Backspace")
    assert page.said() == [""]
    page.type("plain")
    assert looks(page) == [["plain", None]] and html(page) == "plain"


def test_bold_stays_through_split_join_and_another_persons_typing(open_page):
    page = open_page(blocks=["abcdef"], language="en")
    page.put(0, 1, 5)
    page.press("Control+b")
    page.run("""test.room.edit("c-x", "p2", test.room.sequence, [{ text: { block: "k1", delta:
      [3, { text: "XY", format: { bold: "true" } }] } }])""")
    assert looks(page) == [["a", None], ["bcXYde", BOLD], ["f", None]]
    page.put(0, 1)
    page.press("ArrowRight", "ArrowRight", "Enter")
    assert [html(page, 0, place) for place in (0, 1)] == [
        "a<strong>bc</strong>", "<strong>XYde</strong>f"]
    page.press("Backspace")
    assert html(page) == "a<strong>bcXYde</strong>f"
    assert page.caret() == [0, 3]


def test_what_another_types_concurrently_inside_becomes_bold_too(open_page):
    page = open_page(blocks=["abcdef"], language="en", delay=40)
    page.put(0, 1, 5)
    page.run("test.type(0, 3, 'XY')")
    page.press("Control+b")
    page.settle()
    page.settle()
    assert html(page) == "a<strong>bcXYde</strong>f"


def test_bold_over_several_blocks(open_page):
    page = open_page(blocks=["aaaa", "bbbb", "cccc"], language="en")
    page.put(0, 2)
    page.press("Shift+ArrowDown", "Shift+ArrowDown", "Control+b")
    assert [html(page, 0, place) for place in range(3)] == [
        "aa<strong>aa</strong>", "<strong>bbbb</strong>", "<strong>cc</strong>cc"]
    page.press("Control+b")
    assert [html(page, 0, place) for place in range(3)] == ["aaaa", "bbbb", "cccc"]


def test_a_link_by_key(open_page):
    page = open_page(blocks=["see the annex"], language="en")
    page.put(0, 4, 13)
    page.press("Control+k")
    page.type("javascript:alert(1)")
    page.press("Enter")
    assert page.page.get_by_role("alert").inner_text() == "This is not a valid address."
    page.press("Control+a")
    page.type("example.org/annex")
    page.press("Enter")
    assert looks(page)[1] == ["the annex", {"link": "https://example.org/annex"}]
    assert page.run("document.activeElement.className") == "minutes-text"
    link = page.page.locator("#one .minutes-text a")
    assert link.get_attribute("href") == "https://example.org/annex"
    assert link.get_attribute("rel") == "noopener noreferrer"
    # A word behind a link is not part of it.
    page.put(0, 0)
    page.press("End")
    page.type(" now")
    assert looks(page)[-1] == [" now", None]
    page.press("ArrowLeft", "ArrowLeft", "ArrowLeft", "ArrowLeft", "ArrowLeft")
    page.press("Control+k")
    assert page.run("document.activeElement.value") == "https://example.org/annex"
    page.page.get_by_role("button", name="Remove the link").click()
    assert looks(page) == [["see the annex now", None]]


def test_a_reference_to_a_live_part(open_page):
    page = open_page(blocks=["see ", *["filler"] * 40, {"kind": "agenda"}], language="en")
    page.put(0, -1)
    page.page.get_by_role("button", name="Link").click()
    page.page.locator("#one .minutes-panel").get_by_role("button", name="Agenda").click()
    assert page.said()[0] == "see Agenda"
    assert looks(page)[1] == ["Agenda", {"link": "#k42"}]
    page.page.locator("#one .minutes-text a").click(modifiers=["Control"])
    assert page.run("document.activeElement.dataset.block") == "k42"
    assert page.run("document.activeElement.getBoundingClientRect().top < innerHeight")


def test_a_reader_follows_a_reference_within_the_page(open_page):
    blocks = [{"text": "x"}] + [{"text": "filler"}] * 40 + [{"kind": "agenda"}]
    page = open_page(blocks=blocks, language="en", readonly=1)
    page.run("""test.room.edit("c-x", "p2", test.room.sequence, [{ text: { block: "k1", delta:
      [{ text: "there", format: { link: "#k42" } }] } }])""")
    page.settle()
    page.page.locator("#one .minutes-text a").click()
    page.settle()
    assert page.run("document.querySelector('[data-block=k42]').getBoundingClientRect().top") < 400
    assert "Tests/Browser/editor/page.html" in page.page.url and "#" not in page.page.url


def test_paste_keeps_looks_and_copy_gives_them(open_page):
    page = open_page(blocks=["", "x"], language="en")
    page.put(0, 0)
    page.paste(text="plain bold", html="plain <b>bold</b> <i>and</i> "
               "<a href='https://example.org/a'>there</a> <a href='javascript:x()'>not</a>")
    assert looks(page) == [["plain ", None], ["bold", BOLD], [" ", None], ["and", {"italic": "true"}],
                           [" ", None], ["there", {"link": "https://example.org/a"}], [" not", None]]
    page.put(0, 0)
    page.press("Control+a")
    text, copied = page.copied()
    assert text == "plain bold and there not"
    assert "<strong>bold</strong>" in copied and "<em>and</em>" in copied
    assert '<a href="https://example.org/a">there</a>' in copied
    page.put(1, -1)
    page.paste(text=text, html=copied)
    assert looks(page, 1)[1] == ["bold", BOLD]


def test_paste_of_several_formatted_blocks(open_page):
    page = open_page(blocks=["start end"], language="en")
    page.put(0, 6)
    page.paste(html="<p>a <strong>b</strong></p><h2>head <em>it</em></h2><ul><li><b>item</b></li></ul>"
               "<p>last <span style='font-weight:700'>one</span></p>")
    assert page.said() == ["start a b", "head it", "item", "last oneend"]
    assert looks(page, 0)[-1] == ["b", BOLD]
    assert looks(page, 1)[-1] == ["it", {"italic": "true"}]
    assert looks(page, 2) == [["item", BOLD]]
    assert looks(page, 3) == [["last ", None], ["one", BOLD], ["end", None]]


def test_the_bar_shows_what_is_bold(open_page):
    page = open_page(blocks=["one two"], language="en")
    page.put(0, 0, 3)
    bold = page.page.get_by_role("button", name="Bold")
    bold.click()
    assert bold.get_attribute("aria-pressed") == "true"
    assert html(page) == "<strong>one</strong> two"
    page.put(0, 0, 7)
    assert bold.get_attribute("aria-pressed") == "false"


def test_composition_inside_a_bold_word(open_page):
    page = open_page(blocks=["abcd"], language="en")
    page.put(0, 1, 3)
    page.press("Control+b")
    page.run("test.select(0, 0, 0, 0, 0)")
    page.press("ArrowRight", "ArrowRight")
    session = page.page.context.new_cdp_session(page.page)
    session.send("Input.imeSetComposition", {"text": "に", "selectionStart": 1, "selectionEnd": 1})
    page.run("test.type(0, 0, '>')")
    page.settle()
    session.send("Input.insertText", {"text": "日本"})
    assert page.said() == [">ab日本cd"]
    assert html(page) == "&gt;a<strong>b日本c</strong>d"
    assert page.caret() == [0, 5]


def test_who_wrote_what_in_colour_and_as_a_list(open_page):
    page = open_page(blocks=["by one", "more"], language="en")
    page.put(0, -1)
    page.type(" by six")
    page.run("test.type(0, 0, 'two: ')")
    page.page.get_by_role("button", name="Who wrote what").click()
    page.settle()
    panel = page.page.locator("#one .minutes-panel")
    names = panel.locator(".minutes-writers li").all_inner_texts()
    assert len(names) == 3 and all("%" in name for name in names)
    spans = page.page.locator("#one .minutes-text").first.locator("[data-writer]")
    assert spans.all_inner_texts() == ["two: ", "by one", " by six"]
    colours = spans.evaluate_all("(all) => all.map((one) => one.dataset.writer)")
    assert len(set(colours)) == 3
    panel.get_by_text("Paragraph by paragraph").click()
    first = panel.locator(".minutes-stretches li").first.locator("p").all_inner_texts()
    assert [line.split(": ", 1)[1] for line in first] == ["two: ", "by one", " by six"] or \
        [line.split(": ", 1)[1].strip() for line in first] == ["two:", "by one", "by six"]
    # One goes on writing in colour, and the caret stays.
    page.page.locator("#one .minutes-text").nth(1).click()
    page.press("End")
    page.type("!!")
    assert page.said()[1] == "more!!"
    assert page.caret() == [1, 6]
    panel.get_by_role("button", name="Close").click()
    page.settle()
    assert page.page.locator("#one [data-writer]").count() == 0

"""Finding, stock phrases, and what stands still while others write."""


def found(page):
    return page.page.locator("#one .minutes-find [role=status]").inner_text()


def test_find_next_previous_and_count(open_page):
    page = open_page(blocks=["one two one", "ONE", "none"], language="en")
    page.put(0, 4)
    page.press("Control+f")
    page.type("one")
    assert found(page) == "2 of 4"
    page.press("Enter", "Enter")
    assert found(page) == "4 of 4"
    page.press("Enter")
    assert found(page) == "1 of 4"
    page.press("Shift+Enter")
    assert found(page) == "4 of 4"
    page.press("Escape")
    assert page.run("getSelection().toString()") == "one"
    assert page.caret() == [2, 4]
    page.type("thing")
    assert page.said() == ["one two one", "ONE", "nthing"]


def test_find_passes_over_tatweel_and_vowel_signs(open_page):
    page = open_page(blocks=["المَحْضَـــر", "الأعمال", "۳"], language="en")
    page.put(0, 0)
    page.press("Control+f")
    page.type("المحضر")
    assert found(page) == "1 of 1"
    page.press("Control+a")
    page.type("اعمال")
    assert found(page) == "1 of 1"
    page.press("Control+a")
    page.type("غائب")
    assert found(page) == "Nothing found"
    page.press("Escape")


def test_find_scrolls_and_follows_what_others_write(open_page):
    page = open_page(blocks=[*["line"] * 80, "needle"], language="en")
    page.put(0, 0)
    page.press("Control+f")
    page.type("needle")
    box = page.page.locator("#one .minutes-text").last.bounding_box()
    assert 0 < box["y"] < 800
    page.run("test.type(3, 0, 'needle ')")
    page.settle()
    page.settle()
    assert found(page) == "2 of 2"


def test_find_for_who_only_reads(open_page):
    page = open_page(readonly=1, language="en")
    page.press("Control+f")
    page.type("الحكومة")
    assert " of " in found(page)
    page.press("Escape")
    assert page.page.locator("#one .minutes-find").is_hidden()


def test_stock_phrases_in_the_language_of_the_minutes(open_page):
    page = open_page(blocks=["one"], language="fr")
    page.put(0, -1)
    page.page.get_by_role("button", name="Insérer", exact=True).click()
    page.page.get_by_role("button", name="تم الاتفاق على ما يلي:").click()
    assert page.said() == ["one", "تم الاتفاق على ما يلي:"]
    page.type(" نعم")
    assert page.said()[1] == "تم الاتفاق على ما يلي: نعم"


def test_the_opening_phrase_knows_the_meeting(open_page):
    page = open_page(blocks=["one"], language="ar")
    page.put(0, -1)
    page.page.locator("#one [data-name=insert]").click()
    page.page.locator("#one .minutes-phrases button").first.click()
    said = page.said()[1]
    assert "10:00" in said or "10" in said
    assert "عن بعد" in said and "…" not in said


def test_the_page_stands_still_while_others_write_above(open_page):
    page = open_page(blocks=[f"paragraph {number}" for number in range(60)], language="en")
    page.run("scrollTo(0, 900)")
    page.put(30, 3)
    page.run("window.tops = []")
    top = "document.activeElement.getBoundingClientRect().top"
    before = page.run(top)
    for number in range(6):
        page.run("""(number) => {
          const { room } = test;
          const shown = room.document.blocks.filter(({ trashed }) => !trashed);
          const edits = [
            [{ insert: { block: `x${number}`, after: shown[2].id, attributes: { kind: "paragraph" },
              text: "more words ".repeat(40) } }],
            [{ text: { block: shown[4].id, delta: ["long ".repeat(60)] } }],
            [{ trash: { block: shown[6].id } }],
            [{ move: { block: shown[50].id, after: shown[1].id } }],
            [{ set: { block: shown[5].id, attributes: { kind: "heading", level: "1" } } }],
            [{ split: { block: shown[4].id, at: 5, new: `s${number}` } }],
          ];
          room.edit("c-x", "p2", room.sequence, edits[number]);
        }""", number)
        page.settle()
        assert abs(page.run(top) - before) < 2, number
    page.type("X")
    page.settle()
    assert abs(page.run(top) - before) < 2
    assert [text for text in page.said() if "X" in text] == ["parXagraph 30"]


def test_numbered_and_bulleted_levels(open_page):
    page = open_page(blocks=["one", "two", "three"], language="en")
    page.put(0, 0)
    page.page.get_by_role("button", name="Numbered list").click()
    page.put(1, 0)
    page.press("Control+Alt+7", "Tab")
    page.put(2, 0)
    page.press("Control+Alt+7")
    values = page.run("[...document.querySelectorAll('#one li')].map((item) => item.value)")
    assert values == [1, 1, 2]
    levels = [kind["level"] for kind in page.kinds()]
    assert levels == ["0", "1", "0"]
    page.press("End", "Enter")
    page.type("four")
    page.press("Enter", "Tab")
    assert page.kinds()[-1]["level"] == "1"
    page.press("Shift+Tab")
    assert page.kinds()[-1]["level"] == "0"
    # An empty item leaves the list.
    page.press("Enter")
    assert page.kinds()[-1] == {"kind": "paragraph"}
    page.type("after")
    assert page.said() == ["one", "two", "three", "four", "after"]

"""The bar, the lists to choose from, live blocks, and who may only read."""


def test_a_note_in_two_keystrokes(open_page):
    page = open_page(blocks=["one"], language="en")
    page.put(0, -1)
    page.press("Enter")
    page.type("@")
    box = page.page.get_by_role("combobox", name="Choose the speaker")
    assert box.is_visible()
    page.type("الهاني")
    page.press("Enter")
    page.type("said this ")
    page.type("#")
    page.page.get_by_role("combobox", name="Choose the commitment").wait_for()
    page.type("9.")
    page.press("Enter")
    page.type("indeed")
    assert page.said() == ["one", "said this indeed"]
    assert page.kinds()[1] == {"kind": "note", "speaker": "p9", "commitment": "n9"}
    labels = page.page.locator("#one .minutes-labels")
    assert "السيد وسام الهاني" in labels.inner_text()
    assert "09" in labels.inner_text()


def test_the_label_of_a_note_opens_the_list_too(open_page):
    page = open_page(blocks=[{"kind": "note", "speaker": "p2", "text": "words"}], language="en")
    page.put(0, 2)
    page.page.locator("#one .minutes-labels button").first.click()
    page.type("منى")
    page.press("ArrowDown", "ArrowUp", "Enter")
    assert page.kinds()[0]["speaker"] == "p3"
    page.type("X")
    assert page.said() == ["woXrds"]


def test_escape_types_the_letter_instead(open_page):
    page = open_page(blocks=[{"kind": "note", "text": "mail "}])
    page.put(0, -1)
    page.type("@")
    page.press("Escape")
    page.type("x")
    assert page.said() == ["mail @x"]
    assert "speaker" not in page.kinds()[0]


def test_an_address_is_no_speaker(open_page):
    page = open_page(blocks=[{"kind": "note", "text": ""}])
    page.put(0, 0)
    page.type("a@b.tn")
    assert page.said() == ["a@b.tn"]


def test_after_a_note_comes_a_note_of_somebody_else(open_page):
    page = open_page(blocks=[{"kind": "note", "speaker": "p2", "commitment": "n9", "text": "x"}])
    page.put(0, -1)
    page.press("Enter")
    assert page.kinds()[1] == {"kind": "note", "commitment": "n9"}


def test_the_bar_works_by_mouse_and_keeps_the_caret(open_page):
    page = open_page(blocks=["one", "two"], language="en")
    page.put(1, 2)
    bar = page.page.get_by_role("toolbar")
    bar.get_by_role("button", name="Move up").click()
    assert page.said() == ["two", "one"]
    assert page.caret() == [0, 2]
    bar.get_by_role("button", name="Bulleted list").click()
    assert page.kinds()[0]["kind"] == "listItem"
    assert bar.get_by_role("button", name="Bulleted list").get_attribute("aria-pressed") == "true"
    bar.get_by_role("combobox").select_option("heading2")
    assert page.kinds()[0] == {"kind": "heading", "level": "2"}
    bar.get_by_role("button", name="Undo").click()
    assert page.kinds()[0]["kind"] == "listItem"
    bar.get_by_role("button", name="Redo").click()
    assert page.kinds()[0]["kind"] == "heading"


def test_the_bar_works_by_keyboard(open_page):
    page = open_page(blocks=["one", "two"], language="en")
    page.put(1, 1)
    page.press("Alt+F10")
    names = []
    for _ in range(page.page.locator("#one .minutes-tools :is(button, select)").count()):
        names.append(page.run("document.activeElement.ariaLabel"))
        page.press("ArrowRight")
    assert names[0] == "Kind of paragraph"
    assert {"Move up", "Undo", "Trash", "Keyboard"} <= set(names)
    page.press("Home", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight", "Enter")
    assert page.kinds()[1]["kind"] == "listItem"
    assert page.run("document.activeElement.ariaLabel") == "Bulleted list"
    page.press("Escape")
    page.type("X")
    assert page.said() == ["one", "tXwo"]


def test_targets_are_large_enough(open_page):
    page = open_page(blocks=["one"], language="en", viewport={"width": 360, "height": 700})
    small = page.run("""[...document.querySelectorAll('#one .minutes-tools :is(button, select)')]
      .map((one) => one.getBoundingClientRect()).filter((box) => box.width < 44 || box.height < 44)
      .length""")
    assert small == 0


def test_the_trash_gives_back(open_page):
    page = open_page(blocks=["one", "two"], language="en")
    page.put(0, 1)
    page.page.get_by_role("button", name="Delete the paragraph").click()
    assert page.said() == ["two"]
    page.page.get_by_role("button", name="Trash", exact=True).click()
    page.page.get_by_role("button", name="Restore: ⁨one⁩").click()
    assert page.said() == ["one", "two"]
    assert page.caret() == [0, 0]


def test_live_blocks_are_inserted_and_move(open_page):
    page = open_page(blocks=["one", "two"], language="en")
    page.put(0, 1)
    page.page.get_by_role("button", name="Insert").click()
    page.page.get_by_role("button", name="Agenda").click()
    assert [kind["kind"] for kind in page.kinds()] == ["paragraph", "agenda", "paragraph"]
    page.press("Alt+ArrowDown")
    assert [kind["kind"] for kind in page.kinds()] == ["paragraph", "paragraph", "agenda"]
    page.press("Enter")
    page.type("after")
    assert page.said() == ["one", "two", "after"]


def test_nobody_types_into_a_live_block(open_page):
    page = open_page(blocks=["one", {"kind": "agenda"}], language="en")
    page.page.locator("#one section li").first.click()
    page.type("x")
    assert page.said() == ["one"]
    assert "x" not in page.run("document.querySelector('#one section li').textContent")[:1]


def test_who_may_only_read_sees_the_same(open_page):
    reader = open_page(readonly=1, language="fr")
    assert reader.page.locator("#one [contenteditable=plaintext-only]").count() == 0
    tools = reader.page.locator("#one .minutes-tools button")
    assert tools.evaluate_all("(all) => all.map((one) => one.ariaLabel)") == [
        "Rechercher", "Qui a écrit quoi"]
    writer = open_page(language="fr")
    text = "document.querySelector('#one .minutes-page').innerText"
    assert reader.run(text) == writer.run(text)
    reader.run("test.type(0, 0, 'nouveau ')")
    assert reader.texts()[0].startswith("nouveau ")


def test_the_language_changes_at_once_and_the_text_stays(open_page):
    page = open_page(language="ar")
    before = page.texts()
    page.put(0, 3)
    page.run("test.speak('fr')")
    page.settle()
    body = page.run("document.querySelector('#one .minutes-page').innerText")
    assert "Participants" in body and "المشاركون" not in body
    assert page.texts() == before
    assert page.caret() == [0, 3]
    assert page.page.get_by_role("toolbar").get_attribute("aria-label") == \
        "Édition du procès-verbal"


def test_the_table_names_its_base_marks_ties_and_empty_counts(open_page):
    page = open_page(language="fr")
    table = page.page.locator("#one table")
    assert table.locator("thead th").count() == 9
    assert table.locator("tbody tr").count() == 28
    row = table.locator("tbody tr").nth(3)
    assert row.locator("td.is-empty").count() == 2
    assert "ex æquo" in row.inner_text()
    assert "(42)" in page.page.locator("#one .minutes-notes").inner_text()


def test_printing_prints_just_the_minutes(open_page):
    page = open_page(language="ar")
    page.page.emulate_media(media="print")
    assert page.page.locator("#one .minutes-bar").is_hidden()
    assert page.page.locator("#one .minutes-title").is_visible()
    overflow = page.run("document.querySelector('#one .minutes-scroll').scrollWidth - "
                        "document.querySelector('#one .minutes-scroll').clientWidth")
    assert overflow <= 1


def test_axe_finds_nothing(open_page):
    from axe_playwright_python.sync_playwright import Axe
    for options in ({"language": "ar"}, {"language": "fr", "readonly": 1}):
        page = open_page(**options)
        page.put(0, 1)
        found = Axe().run(page.page, context="#one")
        assert [violation["id"] for violation in found.response["violations"]] == []

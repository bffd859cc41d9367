"""Nothing that was typed vanishes: the bad line, the closed page, the refusal."""


def test_typing_without_a_line_shows_as_unsent_and_goes_out_later(open_page):
    page = open_page(blocks=["one", "two"], language="en")
    page.run("test.surfaces[0].connection.cut()")
    page.put(0, -1)
    page.type(" more")
    page.page.wait_for_timeout(700)
    assert page.page.locator("#one .is-unsent").count() == 1
    assert page.page.locator("#one .minutes-unsent-count").inner_text() == "1 paragraph not sent yet"
    page.run("test.type(0, 0, 'theirs ')")
    page.run("test.surfaces[0].connection.mend()")
    assert page.said() == ["theirs one more", "two"]
    page.page.wait_for_timeout(700)
    assert page.page.locator("#one .is-unsent").count() == 0
    assert page.texts() == page.said()


def test_quick_typing_on_a_good_line_shows_no_mark(open_page):
    page = open_page(blocks=["one"], delay=100)
    page.put(0, -1)
    page.type(" more words")
    assert page.page.locator("#one .is-unsent").count() == 0


def test_a_refused_text_is_offered(open_page):
    page = open_page(blocks=["one"], language="en", delay=50)
    page.run("test.room.refuse = { code: 'invalidOperation', detail: {} }")
    page.put(0, -1)
    page.keys.insert_text(" refused words")
    page.page.wait_for_timeout(400)
    assert page.said() == ["one"]
    assert page.texts() == ["one"]
    tray = page.page.locator("#one .minutes-tray")
    assert "refused words" in tray.inner_text()
    tray.get_by_role("button", name="Insert").click()
    assert page.said() == ["one", " refused words"]
    page.page.wait_for_timeout(100)
    assert tray.is_hidden()


def test_what_was_unsent_in_a_closed_page_comes_back(open_page, browser):
    context = browser.new_context(viewport={"width": 900, "height": 600})
    page = open_page(context=context, blocks=["one", "two"], client="c-first")
    page.page.wait_for_timeout(300)
    page.run("test.surfaces[0].connection.cut()")
    page.put(0, -1)
    page.type(" kept")
    page.press("Enter")
    page.type("new")
    page.page.wait_for_timeout(600)
    page.page.close()
    # As if it had been closed a while ago.
    page = open_page(context=context, blocks=["one!", "two"], client="c-second")
    page.run("""() => new Promise((resolve) => {
      const opening = indexedDB.open("mahdar-minutes", 1);
      opening.onsuccess = () => {
        const store = opening.result.transaction("kept", "readwrite").objectStore("kept");
        store.getAll().onsuccess = ({ target }) => {
          for (const kept of target.result) store.put({ ...kept, at: 0 });
          resolve();
        };
      };
    })""")
    page.page.close()
    page = open_page(context=context, blocks=["one!", "two"], client="c-third")
    page.page.wait_for_timeout(700)
    # The operation was never in flight; the sequence is the same, so is the base.
    said = page.said()
    assert "new" in said and any("kept" in text for text in said)
    page.page.close()
    page = open_page(context=context, blocks=["one!", "two"], client="c-fourth")
    page.page.wait_for_timeout(700)
    assert page.said() == ["one!", "two"]
    context.close()


def test_a_living_page_keeps_its_own(open_page, browser):
    context = browser.new_context(viewport={"width": 900, "height": 600})
    page = open_page(context=context, blocks=["one"], client="c-first")
    page.page.wait_for_timeout(300)
    page.run("test.surfaces[0].connection.cut()")
    page.put(0, -1)
    page.type(" mine")
    page.page.wait_for_timeout(600)
    other = open_page(context=context, blocks=["one"], client="c-second")
    other.page.wait_for_timeout(700)
    assert other.said() == ["one"]
    context.close()

"""Selections over several blocks, and the clipboard."""


def test_shift_and_arrows_select_over_blocks_and_typing_replaces(open_page):
    page = open_page(blocks=["first", "second", "third"], language="en")
    page.put(0, 3)
    page.press("Shift+ArrowDown", "Shift+ArrowDown")
    page.press("Shift+ArrowRight")
    page.type("X")
    said = page.said()
    assert len(said) == 1 and said[0].startswith("firX")
    page.type("yz")
    assert page.said()[0].startswith("firXyz")
    page.press("Control+z", "Control+z")
    assert page.said() == ["first", "second", "third"]


def test_shift_right_crosses_and_comes_back(open_page):
    page = open_page(blocks=["ab", "cd"], language="en")
    page.put(0, 1)
    page.press("Shift+ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight")
    assert page.run("getSelection().toString().replace(/\\s+/g, '|')") == "b|c"
    page.press("Shift+ArrowLeft", "Shift+ArrowLeft")
    page.type("X")
    assert page.said() == ["aX", "cd"]


def test_deleting_a_range_is_one_operation(open_page):
    page = open_page(blocks=["first", {"kind": "agenda"}, "second", "third"])
    page.put(0, 2)
    page.press("Control+a", "Control+a", "Delete")
    assert page.said() == [""]
    before = page.run("test.room.sequence")
    assert before == 2
    page.press("Control+z")
    assert page.said() == ["first", "second", "third"]
    assert [kind["kind"] for kind in page.kinds()] == ["paragraph", "agenda", "paragraph", "paragraph"]


def test_all_is_first_the_block_then_everything(open_page):
    page = open_page(blocks=["one", "two"])
    page.put(0, 1)
    page.press("Control+a")
    assert page.copied()[0] == "one"
    page.press("Control+a")
    assert page.copied()[0] == "one\ntwo"


def test_the_mouse_selects_over_blocks(open_page):
    page = open_page(blocks=["first text", {"kind": "agenda"}, "second text"], language="en")
    hosts = page.page.locator("#one .minutes-text")
    start, end = hosts.nth(0).bounding_box(), hosts.nth(1).bounding_box()
    mouse = page.page.mouse
    mouse.move(start["x"] + 2, start["y"] + 12)
    mouse.down()
    for step in range(1, 9):
        mouse.move(start["x"] + 2 + 4 * step, start["y"] + 12 + (end["y"] - start["y"]) * step / 8)
    mouse.up()
    text, html = page.copied()
    assert text.startswith("first text\n") and "sec" in text
    page.press("Backspace")
    said = page.said()
    assert len(said) == 1 and said[0].endswith("text") and not said[0].startswith("first")
    mouse.click(start["x"] + 400, start["y"] + 12)
    page.type("!")
    assert page.said()[0].endswith("text!")


def test_a_click_beside_the_range_ends_it(open_page):
    page = open_page(blocks=["one", "two"], language="en")
    page.put(0, 1)
    page.press("Control+a", "Control+a")
    page.page.locator("#one .minutes-text").nth(1).click(position={"x": 2, "y": 8})
    page.type("X")
    assert page.said() == ["one", "Xtwo"]


def test_an_arrow_ends_the_range(open_page):
    page = open_page(blocks=["one", "two"], language="en")
    page.put(0, 1)
    page.press("Control+a", "Control+a", "ArrowLeft")
    page.type("X")
    page.press("Control+a", "Control+a", "ArrowRight")
    page.type("Y")
    assert page.said() == ["Xone", "twoY"]


def test_enter_in_a_range_splits_what_is_left(open_page):
    page = open_page(blocks=["aaa", "bbb", "aaaa"], language="en")
    page.put(0, 2)
    page.press("Shift+ArrowDown", "Shift+ArrowDown", "Enter")
    assert page.said() == ["aa", "aa"]
    assert page.caret() == [1, 0]


def test_several_lines_become_several_blocks(open_page):
    page = open_page(blocks=["start end"])
    page.put(0, 6)
    page.paste("one\r\n\r\ntwo\n· three\n")
    assert page.said() == ["start one", "two", "threeend"]
    page.press("Control+z")
    assert page.said() == ["start end"]


def test_markup_becomes_headings_and_items(open_page):
    page = open_page(blocks=[""])
    page.put(0, 0)
    page.paste("x", """<html><head><style>p {color: red}</style></head><body>
      <h1>عنوان</h1><p>نص <b>عريض</b><script>alert(1)</script></p>
      <ul><li>أول<ul><li>فرعي</li></ul></li></ul><ol><li>مرقم</li></ol>
      <p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><span
        style='mso-list:Ignore'>a)<span>&nbsp;</span></span>وورد</p></body></html>""")
    assert page.said() == ["عنوان", "نص عريض", "أول", "فرعي", "مرقم", "وورد"]
    kinds = page.kinds()
    assert kinds[0] == {"kind": "heading", "level": "1"}
    assert [kind.get("level") for kind in kinds[2:]] == ["0", "1", "0", "1"]
    assert [kind.get("style") for kind in kinds[2:]] == [
        "bulleted", "bulleted", "numbered", "numbered"]


def test_what_is_cut_can_be_pasted_as_it_was(open_page):
    page = open_page(blocks=["keep", {"kind": "heading", "level": 2, "text": "Head"},
                             {"kind": "note", "speaker": "p2", "text": "said"}, "end"])
    page.put(1, 0)
    page.press("Shift+ArrowDown", "Shift+End")
    text, html = page.copied("cut")
    assert text == "Head\nsaid"
    assert page.said() == ["keep", "", "end"]
    page.press("Backspace")
    page.put(1, -1)
    page.paste(text, html)
    assert page.said() == ["keep", "endHead", "said"]
    assert page.kinds()[2] == {"kind": "note", "speaker": "p2"}


def test_pasting_over_a_range(open_page):
    page = open_page(blocks=["aaa", "bbb", "aaaa"], language="en")
    page.put(0, 2)
    page.press("Shift+ArrowDown", "Shift+ArrowDown")
    page.paste("A\nB")
    assert page.said() == ["aaA", "Baa"]


def test_a_torn_or_controlling_letter_is_cleaned(open_page):
    page = open_page(blocks=[""])
    page.put(0, 0)
    page.paste("a\u0000b\u200bc\tُd")
    assert page.said() == ["abc ُd"]

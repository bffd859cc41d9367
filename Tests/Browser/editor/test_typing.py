"""What the keys do, within a text and from one text to the next."""

import pytest


def test_typing_goes_to_the_room(open_page):
    page = open_page(blocks=["one"])
    page.put(0, -1)
    page.type(" two")
    assert page.said() == ["one two"]
    assert page.texts() == ["one two"]


def test_arabic_and_letters_outside_the_basic_plane(open_page):
    page = open_page(blocks=["محضر", "a😀b"])
    page.put(0, -1)
    page.type(" جلسة")
    page.put(1, 3)
    page.press("Backspace")
    page.keys.insert_text("😁")
    assert page.said() == ["محضر جلسة", "a😁b"]


def test_enter_splits_and_backspace_joins(open_page):
    page = open_page(blocks=["before after"])
    page.put(0, 6)
    page.press("Enter")
    assert page.said() == ["before", " after"]
    assert page.caret() == [1, 0]
    page.press("Backspace")
    assert page.said() == ["before after"]
    assert page.caret() == [0, 6]


def test_delete_at_the_end_joins(open_page):
    page = open_page(blocks=["one", "two"])
    page.put(0, -1)
    page.press("Delete")
    assert page.said() == ["onetwo"]
    assert page.caret() == [0, 3]


def test_enter_at_the_start_makes_room_above(open_page):
    page = open_page(blocks=[{"kind": "heading", "level": 2, "text": "Title"}])
    page.put(0, 0)
    page.press("Enter")
    assert page.said() == ["", "Title"]
    assert [kind["kind"] for kind in page.kinds()] == ["paragraph", "heading"]
    assert page.caret() == [1, 0]


def test_after_a_heading_comes_a_paragraph(open_page):
    page = open_page(blocks=[{"kind": "heading", "level": 2, "text": "Title"}])
    page.put(0, -1)
    page.press("Enter")
    page.type("text")
    assert page.said() == ["Title", "text"]
    assert page.kinds()[1] == {"kind": "paragraph"}


def test_enter_in_an_empty_item_leaves_the_list_level_by_level(open_page):
    page = open_page(blocks=[{"kind": "listItem", "style": "bulleted", "level": 0, "text": "one"}])
    page.put(0, -1)
    page.press("Enter", "Tab")
    assert page.kinds()[1]["level"] == "1"
    page.press("Enter")
    assert page.kinds()[1]["level"] == "0"
    page.press("Enter")
    assert page.kinds()[1] == {"kind": "paragraph"}
    page.type("after")
    assert page.said() == ["one", "after"]


def test_tab_and_shift_tab_change_the_level(open_page):
    page = open_page(blocks=[{"kind": "listItem", "style": "numbered", "level": 0, "text": "one"},
                             {"kind": "listItem", "style": "numbered", "level": 0, "text": "two"}])
    page.put(1, 1)
    page.press("Tab")
    assert page.kinds()[1]["level"] == "1"
    assert page.caret() == [1, 1]
    page.press("Shift+Tab")
    assert page.kinds()[1]["level"] == "0"
    assert page.run("[...document.querySelectorAll('#one ol > li')].map(li => li.value)") == [1, 2]


def test_an_emptied_text_can_be_typed_into_again(open_page):
    page = open_page(blocks=["ab", "cd"])
    page.put(0, -1)
    page.press("Backspace", "Backspace")
    assert page.said() == ["", "cd"]
    page.type("x")
    assert page.said() == ["x", "cd"]
    assert page.run("document.querySelectorAll('#one .minutes-text br').length") == 0


@pytest.mark.parametrize("keys, expected", [
    (["ArrowDown"], [1, 2]),
    (["End", "ArrowRight"], [1, 0]),
    (["End", "ArrowRight", "ArrowLeft"], [0, 5]),
    (["ArrowDown", "ArrowUp"], [0, 2]),
    (["Control+End"], [2, 5]),
    (["Control+End", "Control+Home"], [0, 0]),
    (["ArrowUp"], [0, 0]),
    (["ArrowDown", "ArrowDown", "ArrowDown"], [2, 5]),
])
def test_the_caret_goes_from_text_to_text(open_page, keys, expected):
    page = open_page(blocks=["aaaaa", "aaaaa", "aaaaa"], language="en")
    page.put(0, 2)
    page.press(*keys)
    assert page.caret() == expected


def test_in_arabic_left_is_forward(open_page):
    page = open_page(blocks=["أول", "ثان"])
    page.put(0, -1)
    page.press("ArrowLeft")
    assert page.caret() == [1, 0]
    page.press("ArrowRight")
    assert page.caret() == [0, 3]


def test_arrows_stop_at_a_live_block_and_go_on(open_page):
    page = open_page(blocks=["one", {"kind": "agenda"}, "two"], language="en")
    page.put(0, -1)
    page.press("ArrowDown")
    assert page.caret()[0] == "k2"
    page.press("ArrowDown")
    assert page.caret()[0] == 1
    page.press("ArrowUp", "Delete")
    assert [kind["kind"] for kind in page.kinds()] == ["paragraph", "paragraph"]


def test_page_keys_scroll_with_the_caret(open_page):
    page = open_page(blocks=[f"line {number}" for number in range(120)], language="en")
    page.put(0, 2)
    page.press("PageDown")
    place = page.caret()[0]
    assert place > 8
    assert page.run("scrollY") > 300
    page.press("PageUp")
    assert page.caret()[0] < place
    page.press("PageUp", "PageUp")
    assert page.caret() == [0, 0]


def test_blocks_move_by_keyboard(open_page):
    page = open_page(blocks=["one", "two", "three"])
    page.put(2, 1)
    page.press("Alt+ArrowUp")
    assert page.said() == ["one", "three", "two"]
    assert page.caret() == [1, 1]
    page.press("Alt+ArrowUp", "Alt+ArrowUp")
    assert page.said() == ["three", "one", "two"]
    page.press("Alt+ArrowDown")
    assert page.said() == ["one", "three", "two"]


def test_undo_and_redo_are_ours(open_page):
    page = open_page(blocks=["one"])
    page.put(0, -1)
    page.type(" two")
    page.press("Enter")
    page.type("three")
    page.press("Control+z")
    assert page.said() == ["one two", ""]
    page.press("Control+z")
    assert page.said() == ["one two"]
    page.press("Control+z")
    assert page.said() == ["one"]
    page.press("Control+Shift+z", "Control+y")
    assert page.said() == ["one two", ""]
    assert page.run("document.execCommand('undo')") in (True, False)
    assert page.texts() == page.said()


def test_undo_leaves_alone_what_others_wrote(open_page):
    page = open_page(blocks=["one"])
    page.put(0, -1)
    page.type(" mine")
    page.settle()
    page.run("test.type(0, 0, 'theirs ')")
    assert page.said() == ["theirs one mine"]
    page.press("Control+z")
    assert page.said() == ["theirs one"]
    assert page.texts() == ["theirs one"]


def test_shortcuts_choose_the_kind(open_page):
    page = open_page(blocks=["one"])
    page.put(0, 1)
    page.press("Control+Alt+2")
    assert page.kinds()[0] == {"kind": "heading", "level": "2"}
    assert page.caret() == [0, 1]
    page.press("Control+Alt+8")
    assert page.kinds()[0] == {"kind": "listItem", "level": "0", "style": "bulleted"}
    page.press("Control+Alt+0")
    assert page.kinds()[0] == {"kind": "paragraph"}


def test_no_underlined_text(open_page):
    page = open_page(blocks=["one"])
    page.put(0, 0, -1)
    page.press("Control+u")
    assert page.run("document.querySelector('#one .minutes-text').innerHTML") == "one"

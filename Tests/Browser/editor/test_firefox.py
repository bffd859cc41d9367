"""The surface in Firefox, with real key and pointer events."""

import os

import pytest

import firefox
from surface_page import address

# Where the tests are run as a whole, Firefox must be there.
pytestmark = pytest.mark.skipif(
    firefox.PATH is None and not os.environ.get("MAHDAR_ALL_BROWSERS"), reason="no Firefox at hand")


@pytest.fixture(scope="module")
def browser():
    browser = firefox.Firefox()
    yield browser
    browser.close()


class Hands:
    """A person before Firefox."""

    def __init__(self, browser):
        self.browser = browser

    def run(self, expression):
        return self.browser.run(f"() => ({expression})")

    def settle(self):
        self.browser.run("() => test.settled()")

    def put(self, text, offset, end=None):
        self.browser.run("(t, o, e) => { test.select(0, t, o, t, e); }", text, offset,
                         offset if end is None else end)
        self.settle()

    def press(self, *combinations):
        for combination in combinations:
            self.browser.press(combination)
            self.settle()

    def type(self, text):
        self.browser.type(text)

    def said(self):
        self.settle()
        assert self.run("test.texts()") == self.run("test.said()")
        return self.run("test.said()")

    def caret(self):
        self.settle()
        return self.run("test.caret()")

    def html(self, text=0):
        self.settle()
        return self.run(f"document.querySelectorAll('#one .minutes-text')[{text}].innerHTML")


@pytest.fixture
def open_firefox(browser, files):
    def open_firefox(*blocks, **options):
        browser.open(address(files, blocks=list(blocks), language="en", **options))
        hands = Hands(browser)
        browser.run("""() => {
          window.problems = [];
          window.onerror = (message) => window.problems.push(message);
          return new Promise((resolve) => {
            const look = () => (document.documentElement.dataset.ready ? resolve()
              : setTimeout(look, 20));
            look();
          });
        }""")
        opened.append(hands)
        return hands

    opened = []
    yield open_firefox
    assert opened and opened[-1].run("window.problems") == []


def test_typing_and_deleting(open_firefox):
    page = open_firefox("one", "محضر", "a😀b")
    page.put(0, -1)
    page.type(" two")
    page.put(1, -1)
    page.type(" جلسة")
    page.put(2, 3)
    page.press("Backspace")
    assert page.said() == ["one two", "محضر جلسة", "ab"]


def test_an_emptied_text_takes_text_again(open_firefox):
    page = open_firefox("ab", "cd")
    page.put(0, -1)
    page.press("Backspace", "Backspace")
    assert page.said() == ["", "cd"]
    page.type("x y ")
    assert page.said() == ["x y ", "cd"]


def test_enter_backspace_delete(open_firefox):
    page = open_firefox("before after", "end")
    page.put(0, 6)
    page.press("Enter")
    assert page.said() == ["before", " after", "end"]
    assert page.caret() == [1, 0]
    page.press("Backspace")
    assert page.said() == ["before after", "end"]
    page.put(0, -1)
    page.press("Delete")
    assert page.said() == ["before afterend"]


def test_arrows_cross_blocks(open_firefox):
    page = open_firefox("aaaa", "aaaa", "aaaa")
    page.put(0, 2)
    page.press("ArrowDown")
    assert page.caret() == [1, 2]
    page.press("ArrowDown", "ArrowDown")
    assert page.caret() == [2, 4]
    page.press("Control+Home", "End", "ArrowRight")
    assert page.caret() == [1, 0]
    page.press("ArrowLeft")
    assert page.caret() == [0, 4]


def test_a_range_over_blocks(open_firefox):
    page = open_firefox("aaaa", "bbbb", "aaaa")
    page.put(0, 2)
    page.press("Shift+ArrowDown", "Shift+ArrowDown", "Shift+ArrowRight")
    page.type("X")
    assert page.said() == ["aaXa"]
    page.type("Y")
    assert page.said() == ["aaXYa"]
    page.press("Control+z", "Control+z")
    assert page.said() == ["aaaa", "bbbb", "aaaa"]
    page.press("Control+a", "Control+a", "Delete")
    assert page.said() == [""]


def test_the_mouse_selects_over_blocks(open_firefox):
    page = open_firefox("first text", "second text")
    box = "document.querySelectorAll('#one .minutes-text')[%d].getBoundingClientRect().toJSON()"
    one, two = page.run(box % 0), page.run(box % 1)
    def move(box, x, y):
        return {"type": "pointerMove", "x": int(box["x"] + x), "y": int(box["y"] + y)}
    page.browser.act("pointer", [
        move(one, 3, 12), {"type": "pointerDown", "button": 0}, move(one, 20, 14),
        move(two, 20, 12), move(two, 40, 12), {"type": "pointerUp", "button": 0}])
    page.press("Backspace")
    said = page.said()
    assert len(said) == 1 and said[0].endswith("text") and said[0] != "first text"


def test_undo_and_redo(open_firefox):
    page = open_firefox("one")
    page.put(0, -1)
    page.type(" two")
    page.press("Enter", "Control+z", "Control+z")
    assert page.said() == ["one"]
    page.press("Control+y", "Control+Shift+z")
    assert page.said() == ["one two", ""]


def test_typing_while_others_type(open_firefox):
    page = open_firefox("middle", delay=10)
    page.put(0, -1)
    page.browser.run("() => { window.busy = setInterval(() => test.type(0, 0, '<'), 9); }")
    for letter in "abcdefghij":
        page.type(letter)
    page.browser.run("() => { clearInterval(window.busy); }")
    page.settle()
    page.settle()
    said = page.said()[0]
    assert said.endswith("middleabcdefghij") and said.startswith("<<")


def test_what_is_read_stays(open_firefox):
    page = open_firefox(*[f"paragraph {number}" for number in range(60)])
    page.browser.run("() => { scrollTo(0, 700); }")
    top = "[...document.querySelectorAll('#one .minutes-text')].find((host) => " \
          "host.textContent === 'paragraph 40').getBoundingClientRect().top"
    before = page.run(top)
    page.browser.run("""() => { for (let i = 0; i < 9; i += 1) test.room.edit("c-x", "p2",
      test.room.sequence, [{ insert: { block: `x${i}`, after: "k3",
        attributes: { kind: "paragraph" }, text: "more ".repeat(60) } }]); }""")
    page.settle()
    assert abs(page.run(top) - before) < 2


def test_bold_italic_and_links(open_firefox):
    page = open_firefox("one two three")
    page.put(0, 4, 7)
    page.press("Control+b", "Control+i")
    assert page.html() == "one <strong><em>two</em></strong> three"
    page.press("ArrowRight")
    page.type("XY")
    assert page.html() == "one <strong><em>twoXY</em></strong> three"
    assert page.caret() == [0, 9]
    page.press("Control+b")
    page.type("!")
    assert page.html() == "one <strong><em>twoXY</em></strong><em>!</em> three"
    page.press("Control+z", "Control+z", "Control+z", "Control+z")
    assert page.html() == "one two three"
    page.press("Control+k")
    page.type("example.org")
    page.press("Enter")
    assert 'href="https://example.org"' in page.html()


def test_enter_and_backspace_within_bold(open_firefox):
    page = open_firefox("abcd")
    page.put(0, 1, 3)
    page.press("Control+b")
    page.put(0, 2)
    page.press("Enter")
    assert [page.html(0), page.html(1)] == ["a<strong>b</strong>", "<strong>c</strong>d"]
    page.press("Backspace", "Backspace")
    page.type("Z")
    assert page.html() == "aZ<strong>c</strong>d" or page.html() == "a<strong>Zc</strong>d"
    assert page.said() == ["aZcd"]


def test_copy_and_paste_by_key(open_firefox):
    page = open_firefox("one two", "x")
    page.put(0, 4, 7)
    page.press("Control+b", "Control+c")
    page.put(1, -1)
    page.press("Control+v")
    assert page.said() == ["one two", "xtwo"]
    assert page.html(1) == "x<strong>two</strong>"


def test_paste_from_word(open_firefox):
    page = open_firefox("start", "end")
    page.put(0, -1)
    # As if Word had been copied from: the clipboard is the browser's own.
    page.browser.run("""() => { document.addEventListener("copy", (event) => {
      event.preventDefault();
      event.stopPropagation();
      event.clipboardData.setData("text/plain", "a b");
      event.clipboardData.setData("text/html", "<p class=MsoNormal>a <b>b</b><o:p></o:p></p>" +
        "<p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>1.</span>item</p>");
    }, { capture: true, once: true }); }""")
    page.press("Control+c", "Control+v")
    assert page.said() == ["starta b", "item", "end"]
    assert page.html(0) == "starta <strong>b</strong>"


def test_lists_by_key(open_firefox):
    page = open_firefox("one")
    page.put(0, 0)
    page.run("test.surfaces[0].root.querySelector('[data-name=numbered]').click()")
    page.press("End", "Enter", "Tab")
    page.type("two")
    assert [kind.get("level") for kind in page.run("test.kinds()")] == ["0", "1"]
    page.press("Enter", "Enter", "Enter")
    assert page.run("test.kinds()")[-1] == {"kind": "paragraph"}
    assert page.said() == ["one", "two", ""]


def test_find_by_key(open_firefox):
    page = open_firefox("one two", "المَحْضَـر")
    page.put(0, 0)
    page.press("Control+f")
    page.type("محضر")
    count = "document.querySelector('.minutes-find [role=status]').textContent"
    assert page.run(count) == "1 of 1"
    page.press("Escape")
    assert page.caret()[0] == 1


def test_a_note_in_two_keystrokes(open_firefox):
    page = open_firefox("")
    page.put(0, 0)
    page.type("@")
    page.settle()
    page.press("Enter")
    page.type("said")
    page.type(" #")
    page.settle()
    page.press("Enter")
    kind = page.run("test.kinds()")[0]
    assert kind["kind"] == "note" and kind["speaker"] and kind["commitment"]
    assert page.said() == ["said "]


def test_surrogate_pairs_and_families(open_firefox):
    page = open_firefox("a😀👩‍👧b")
    page.put(0, 3)
    page.type("x")
    page.press("ArrowRight", "Delete")
    assert page.said() == ["a😀x👩‍👧"]
    page.press("Backspace")
    said = page.said()[0]
    # Some browsers take a family apart, none leaves half a pair.
    assert said.encode("utf-8") and said.startswith("a😀x")

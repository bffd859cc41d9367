"""The surface in Firefox, where Selenium, Firefox and a geckodriver are at hand.

`MAHDAR_FIREFOX` is the browser, `MAHDAR_GECKODRIVER` the driver; without them nothing is tried.
"""

import os

import pytest

from surface_page import address

FIREFOX = os.environ.get("MAHDAR_FIREFOX")
GECKODRIVER = os.environ.get("MAHDAR_GECKODRIVER")

pytestmark = pytest.mark.skipif(
    not (FIREFOX and GECKODRIVER), reason="no Firefox with a geckodriver at hand")


@pytest.fixture(scope="module")
def driver():
    from selenium import webdriver
    from selenium.webdriver.firefox.options import Options
    from selenium.webdriver.firefox.service import Service
    options = Options()
    options.binary_location = FIREFOX
    options.add_argument("-headless")
    driver = webdriver.Firefox(options=options, service=Service(GECKODRIVER))
    driver.set_window_size(1200, 900)
    yield driver
    driver.quit()


class Hands:
    """A person before Firefox."""

    def __init__(self, driver):
        from selenium.webdriver.common.action_chains import ActionChains
        from selenium.webdriver.common.keys import Keys
        self.driver, self.chains, self.names = driver, ActionChains, Keys

    def run(self, script):
        return self.driver.execute_script(f"return {script}")

    def settle(self):
        self.driver.execute_async_script("test.settled().then(arguments[0])")

    def put(self, text, offset):
        self.driver.execute_script(
            "const [t, o] = arguments; test.select(0, t, o, t, o)", text, offset)
        self.settle()

    def press(self, *combinations):
        for combination in combinations:
            *held, key = combination.split("+")
            chain = self.chains(self.driver)
            held = [getattr(self.names, name.upper()) for name in held]
            for name in held:
                chain.key_down(name)
            chain.send_keys(getattr(self.names, key, key))
            for name in reversed(held):
                chain.key_up(name)
            chain.perform()
            self.settle()

    def type(self, text):
        self.chains(self.driver).send_keys(text).perform()

    def said(self):
        self.settle()
        assert self.run("test.texts()") == self.run("test.said()")
        return self.run("test.said()")

    def caret(self):
        self.settle()
        return self.run("test.caret()")


@pytest.fixture
def open_firefox(driver, files):
    def open_firefox(*blocks, **options):
        driver.get(address(files, blocks=list(blocks), language="en", **options))
        hands = Hands(driver)
        from selenium.webdriver.support.ui import WebDriverWait
        WebDriverWait(driver, 10).until(lambda _: hands.run("document.documentElement.dataset.ready"))
        return hands
    return open_firefox


def test_typing_and_deleting(open_firefox):
    page = open_firefox("one", "محضر", "a😀b")
    page.put(0, -1)
    page.type(" two")
    page.put(1, -1)
    page.type(" جلسة")
    page.put(2, 3)
    page.press("BACKSPACE")
    assert page.said() == ["one two", "محضر جلسة", "ab"]


def test_an_emptied_text_takes_text_again(open_firefox):
    page = open_firefox("ab", "cd")
    page.put(0, -1)
    page.press("BACKSPACE", "BACKSPACE")
    assert page.said() == ["", "cd"]
    page.type("x y ")
    assert page.said() == ["x y ", "cd"]


def test_enter_backspace_delete(open_firefox):
    page = open_firefox("before after", "end")
    page.put(0, 6)
    page.press("ENTER")
    assert page.said() == ["before", " after", "end"]
    assert page.caret() == [1, 0]
    page.press("BACKSPACE")
    assert page.said() == ["before after", "end"]
    page.put(0, -1)
    page.press("DELETE")
    assert page.said() == ["before afterend"]


def test_arrows_cross_blocks(open_firefox):
    page = open_firefox("aaaa", "aaaa", "aaaa")
    page.put(0, 2)
    page.press("DOWN")
    assert page.caret() == [1, 2]
    page.press("DOWN", "DOWN")
    assert page.caret() == [2, 4]
    page.press("CONTROL+HOME", "END", "RIGHT")
    assert page.caret() == [1, 0]
    page.press("LEFT")
    assert page.caret() == [0, 4]


def test_a_range_over_blocks(open_firefox):
    page = open_firefox("aaaa", "bbbb", "aaaa")
    page.put(0, 2)
    page.press("SHIFT+DOWN", "SHIFT+DOWN", "SHIFT+RIGHT")
    page.type("X")
    assert page.said() == ["aaXa"]
    page.type("Y")
    assert page.said() == ["aaXYa"]
    page.press("CONTROL+z", "CONTROL+z")
    assert page.said() == ["aaaa", "bbbb", "aaaa"]
    page.press("CONTROL+a", "CONTROL+a", "DELETE")
    assert page.said() == [""]


def test_the_mouse_selects_over_blocks(open_firefox):
    page = open_firefox("first text", "second text")
    box = "document.querySelectorAll('#one .minutes-text')[%d].getBoundingClientRect().toJSON()"
    one, two = page.run(box % 0), page.run(box % 1)
    chain = page.chains(page.driver)
    pointer = chain.w3c_actions.pointer_action
    pointer.move_to_location(int(one["x"] + 3), int(one["y"] + 12))
    pointer.pointer_down()
    pointer.move_to_location(int(one["x"] + 20), int(one["y"] + 14))
    pointer.move_to_location(int(two["x"] + 20), int(two["y"] + 12))
    pointer.move_to_location(int(two["x"] + 40), int(two["y"] + 12))
    pointer.pointer_up()
    chain.perform()
    page.press("BACKSPACE")
    said = page.said()
    assert len(said) == 1 and said[0].endswith("text") and said[0] != "first text"


def test_undo_and_redo(open_firefox):
    page = open_firefox("one")
    page.put(0, -1)
    page.type(" two")
    page.press("ENTER", "CONTROL+z", "CONTROL+z")
    assert page.said() == ["one"]
    page.press("CONTROL+y", "CONTROL+SHIFT+z")
    assert page.said() == ["one two", ""]


def test_typing_while_others_type(open_firefox):
    page = open_firefox("middle", delay=10)
    page.put(0, -1)
    page.driver.execute_script("window.busy = setInterval(() => test.type(0, 0, '<'), 9)")
    for letter in "abcdefghij":
        page.type(letter)
    page.driver.execute_script("clearInterval(window.busy)")
    page.settle()
    page.settle()
    said = page.said()[0]
    assert said.endswith("middleabcdefghij") and said.startswith("<<")


def test_what_is_read_stays(open_firefox):
    page = open_firefox(*[f"paragraph {number}" for number in range(60)])
    page.driver.execute_script("scrollTo(0, 700)")
    top = "[...document.querySelectorAll('#one .minutes-text')].find((host) => " \
          "host.textContent === 'paragraph 40').getBoundingClientRect().top"
    before = page.run(top)
    page.driver.execute_script("""for (let i = 0; i < 9; i += 1) test.room.edit("c-x", "p2",
      test.room.sequence, [{ insert: { block: `x${i}`, after: "k3",
        attributes: { kind: "paragraph" }, text: "more ".repeat(60) } }])""")
    page.settle()
    assert abs(page.run(top) - before) < 2

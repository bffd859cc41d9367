"""People in front of real browsers: they find things by what the screen says."""

import json
from pathlib import Path

from playwright.sync_api import expect

WEB = Path(__file__).resolve().parents[2] / "web"

PHONE = {"width": 360, "height": 740}
LAPTOP = {"width": 1440, "height": 900}


class Words:
    """The words of the interface in one language."""

    def __init__(self, language):
        self.templates = {}
        for file in (f"words/minutes.{language}.json", f"words/{language}.json"):
            self.templates |= json.loads((WEB / file).read_text())

    def __call__(self, key, **values):
        text = self.templates[key]
        for name, value in values.items():
            text = text.replace("{" + name + "}", str(value))
        return text

    def beginning(self, key):
        """What comes before the first placeholder."""
        return self.templates[key].split("{")[0].strip()


class Person:
    """Somebody with a link, a language and a screen of some size."""

    def __init__(self, browser, link, language="ar", viewport=None, scheme="light"):
        self.context = browser.new_context(
            viewport=viewport or LAPTOP, color_scheme=scheme, reduced_motion="reduce",
            has_touch=viewport == PHONE, accept_downloads=True)
        self.page = self.context.new_page()
        self.page.set_default_timeout(30_000)
        self.word = Words(language)
        self.language = language
        self.errors = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", self._console)
        self.page.goto(link)
        if "#screen." not in link:
            self.speak(language)

    def _console(self, message):
        if message.type == "error" and "ERR_" not in message.text:
            self.errors.append(message.text)

    def speak(self, language):
        """Switches the interface to a language; it stays for this page."""
        self.word = Words(language)
        self.language = language
        button = self.page.locator(f"button[lang={language}]").first
        button.wait_for()
        button.click()
        expect(self.page.locator("html")).to_have_attribute("lang", language)

    def button(self, key, exact=True, **values):
        return self.page.get_by_role(
            "button", name=self.word(key, **values), exact=exact).locator("visible=true").first

    def press(self, key, **values):
        self.button(key, **values).click()

    def tab(self, name):
        """Opens a section of the screen."""
        self.page.get_by_role("tab", name=self.word("tab." + name)).or_(
            self.page.locator("nav").get_by_role("button", name=self.word("tab." + name))
        ).locator("visible=true").first.click()

    def unfold(self, key, **values):
        """Opens a part of the page by its summary; one that is open already stays open."""
        summary = self.page.locator("summary").filter(has_text=self.word(key, **values)).locator(
            "visible=true").first
        if summary.locator("..").get_attribute("open") is None:
            summary.click()

    def sees(self, text, **options):
        expect(self.page.get_by_text(text, exact=False).locator("visible=true").first).to_be_visible(
            **options)

    def main(self):
        return self.page.locator("main")

    def offline(self, is_offline):
        self.context.set_offline(is_offline)

    def close(self):
        self.context.close()

import http.server
import threading
from pathlib import Path

import pytest

from surface_page import address

ROOT = Path(__file__).resolve().parents[3]


class Files(http.server.SimpleHTTPRequestHandler):
    """The project's own files, as a browser gets them from the binary."""

    extensions_map = {".js": "text/javascript", ".css": "text/css", ".html": "text/html",
                      ".json": "application/json", "": "application/octet-stream"}

    def __init__(self, *arguments, **options):
        super().__init__(*arguments, directory=ROOT, **options)

    def log_message(self, *_):
        pass


@pytest.fixture(scope="session")
def files():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Files)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


class Editing:
    """One page with one or two surfaces, and the hands of the person before it."""

    def __init__(self, page):
        self.page = page
        self.keys = page.keyboard

    def run(self, script, *arguments):
        return self.page.evaluate(script, *arguments)

    def settle(self):
        self.run("test.settled()")

    def texts(self, surface=0):
        self.settle()
        return self.run(f"test.texts({surface})")

    def said(self):
        self.settle()
        return self.run("test.said()")

    def kinds(self):
        self.settle()
        return self.run("test.kinds()")

    def put(self, text, offset, end=None, surface=0):
        """Puts the caret into a text; -1 is its end. With `end` selects up to there."""
        self.run("([s, t, o, e]) => test.select(s, t, o, t, e)",
                 [surface, text, offset, offset if end is None else end])
        self.settle()

    def caret(self, surface=0):
        self.settle()
        return self.run(f"test.caret({surface})")

    def press(self, *keys):
        for key in keys:
            self.keys.press(key)

    def type(self, text):
        self.keys.type(text)

    def paste(self, text="", html=""):
        self.run("""([text, html]) => {
          const data = new DataTransfer();
          if (text) data.setData("text/plain", text);
          if (html) data.setData("text/html", html);
          document.activeElement.dispatchEvent(new ClipboardEvent("paste", {
            clipboardData: data, bubbles: true, cancelable: true }));
        }""", [text, html])

    def copied(self, kind="copy"):
        return self.run("""(kind) => {
          const data = new DataTransfer();
          document.activeElement.dispatchEvent(new ClipboardEvent(kind, {
            clipboardData: data, bubbles: true, cancelable: true }));
          return [data.getData("text/plain"), data.getData("text/html")];
        }""", kind)


@pytest.fixture
def open_page(browser, files):
    contexts = []

    def open_page(context=None, viewport=None, **options):
        if context is None:
            context = browser.new_context(viewport=viewport or {"width": 1200, "height": 800},
                                          reduced_motion="reduce")
            contexts.append(context)
        page = context.new_page()
        errors = []
        page.on("pageerror", lambda error: errors.append(error.stack or str(error)))
        page.goto(address(files, **options))
        page.wait_for_selector("html[data-ready]")
        editing = Editing(page)
        editing.errors = errors
        pages.append(editing)
        return editing

    pages = []
    yield open_page
    problems = [error for editing in pages for error in editing.errors]
    for context in contexts:
        context.close()
    assert problems == []

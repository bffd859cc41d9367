"""What the first screen costs: bytes and requests, which are the same on every machine."""

import pytest
from people import PHONE
from playwright.sync_api import expect

# Compressed: page, program, style, words, without the minutes, which come after the first screen.
BYTES = 120_000
# Page, program, style, icon and the words in two files; the certificate's fingerprint.
REQUESTS = 8


class Loading:
    """Counts what a page fetches, as it comes over the line."""

    def __init__(self, context, page):
        self.bytes = {}
        paths = {}
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.requestWillBeSent", lambda event: paths.update(
            {event["requestId"]: event["request"]["url"].split("/", 3)[3].split("#")[0]}))
        session.on("Network.loadingFinished", lambda event: self.bytes.update(
            {paths.get(event["requestId"], "?"): event["encodedDataLength"]}))

    def __str__(self):
        return "\n".join(f"{size:8} {path}" for path, size in self.bytes.items())


@pytest.fixture
def context(browser):
    context = browser.new_context(viewport=PHONE)
    yield context
    context.close()


def test_the_first_screen_comes_with_few_bytes_and_few_requests(context, server):
    # What is only fetched when the page is idle waits for as long as the test looks.
    context.add_init_script("window.requestIdleCallback = () => 0")
    page = context.new_page()
    loading = Loading(context, page)
    page.goto(server.link("member"))
    page.locator("nav.tabs button").first.wait_for()
    expect(page.locator(".subject .title").first).to_be_visible()
    page.wait_for_timeout(500)
    assert sum(loading.bytes.values()) < BYTES, loading
    assert len(loading.bytes) <= REQUESTS, loading
    assert not [path for path in loading.bytes if path.startswith(("views/", "minutes/"))], loading


def test_what_only_officers_need_is_not_sent_to_members(context, server):
    page = context.new_page()
    loading = Loading(context, page)
    page.goto(server.link("member"))
    page.locator("nav.tabs button[data-tab=list]").click()
    page.locator(".commitments, .list, #page li").first.wait_for()
    page.wait_for_function("performance.getEntriesByType('resource')"
                           ".some(({name}) => name.endsWith('/resultPictures.js'))")
    assert "views/pages.js" in loading.bytes, loading
    assert not [path for path in loading.bytes
                if path.endswith(("officers.js", "history.js", "projector.js"))], loading


def test_a_page_that_is_not_there_yet_comes_when_the_line_is_back(context, server):
    page = context.new_page()
    asked = []

    def fail_once(route):
        asked.append(route.request.url)
        if len(asked) < 3:
            return route.abort()
        return route.continue_()

    page.route("**/views/pages.js*", fail_once)
    page.goto(server.link("chair"))
    page.locator("nav.tabs button[data-tab=people]").click()
    expect(page.get_by_role("heading", level=1).first).to_be_visible()
    page.locator(".people .page-title").wait_for()
    assert len(set(asked)) == 3, "a browser remembers that an address failed"

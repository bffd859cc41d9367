import re
import sys
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

sys.path.insert(0, str(Path(__file__).parent))

from people import Person  # noqa: E402

# Generous: a machine that builds beside this is slow, and nothing here measures time.
expect.set_options(timeout=30_000)


@pytest.fixture(scope="session")
def browser():
    """Debian's Chromium: nothing is downloaded."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium",
            args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield browser
        browser.close()


@pytest.fixture
def arrive(browser, server):
    """arrive(role, index=0, language="ar", viewport=…): somebody opens their printed link."""
    people = []

    def open_link(role, index=0, **options):
        person = Person(browser, server.link(role, index), **options)
        people.append(person)
        return person

    yield open_link
    for person in people:
        person.close()
    for person in people:
        assert person.errors == [], "the page complained"


@pytest.fixture
def commitments(server):
    """Titles by number, from the prepared meeting."""
    text = (Path(__file__).resolve().parents[2] / "Sources/CExampleMeeting/meeting.json").read_text()
    return {int(number): title for number, title in re.findall(
        r'"number": (\d+), "title": "((?:[^"\\]|\\.)*)"', text)}

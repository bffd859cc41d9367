"""Text that means harm, in every field that somebody can fill: it is shown as what it is."""

import asyncio
import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from people import Person
from playwright.sync_api import expect

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "Tests"), str(ROOT / "Tests/Client")]

from mahdar_client import Client  # noqa: E402
from server import BINARY, Server  # noqa: E402

SCRIPT = "<img src=x onerror=window.harm=1><script>window.harm=1</script>"
REVERSED = "\u202eimaS"
HARM = f"{SCRIPT}=cmd|'/c calc'!A1 {REVERSED}\u2069]]>&amp;{{name}}"


def spoiled(value, key=None):
    """A meeting file in which every free text ends with harm."""
    free = {"letterhead", "subject", "honorific", "name", "title", "organisation", "agenda", "text"}
    if isinstance(value, dict):
        return {name: spoiled(item, name) for name, item in value.items()}
    if isinstance(value, list):
        return [spoiled(item, key) for item in value]
    return f"{value} {HARM}" if key in free and isinstance(value, str) else value


@pytest.fixture
def hostile(tmp_path):
    """A meeting that was prepared by an enemy and in which another one writes."""
    meeting = spoiled(json.loads((ROOT / "Sources/CExampleMeeting/meeting.json").read_text()))
    del meeting["rules"]["quorum"]
    # As the first of the members, but for a letter that nobody sees.
    members = [one for one in meeting["participants"] if one.get("role", "member") == "member"]
    members[1]["name"] = members[0]["name"].replace(" ", "\u200b ", 1)
    file = tmp_path / "meeting.json"
    file.write_text(json.dumps(meeting, ensure_ascii=False))
    data = tmp_path / "data"
    subprocess.run([BINARY, "new", str(file), "--data", str(data)], check=True, capture_output=True)
    server = Server(data).start()
    # Playwright has a loop of its own in this thread.
    with ThreadPoolExecutor(1) as other:
        other.submit(asyncio.run, writes(server)).result()
    yield server
    server.stop()


async def writes(server):
    chair = await Client(server.origin, server.meeting, server.token("chair")).join()
    member = await Client(server.origin, server.meeting, server.token("member")).join()
    await chair.command("openMeeting")
    commitment = chair.meeting["commitments"][0]["id"]
    await chair.command("turnTo", subject={"commitment": commitment})
    await chair.command("addAction", text=HARM)
    await member.command("proposeMotion", text=HARM)
    await member.command("proposeAmendment", commitment=commitment, title=HARM)
    await chair.command("editMinutes", base=chair.position, operation=[
        {"insert": {"block": "harm-1", "after": None, "attributes": {"kind": "paragraph"},
                    "text": HARM.replace("\u2069", "")}}])
    await member.command("comment", block="harm-1", text=HARM)
    await chair.command("openBallot", motion={"method": "yesNo", "text": HARM})
    ballot = chair.events("ballotOpened")[0]["ballot"]["id"]
    await chair.command("annulBallot", ballot=ballot, reason=HARM)
    for client in (chair, member):
        await client.leave()


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_no_text_is_run_or_turns_what_stands_beside_it(browser, hostile, language):
    for role in ("chair", "observers", "projector"):
        person = Person(browser, hostile.link(role), language=language)
        page = person.page
        page.locator("body[data-view]:not([data-view=door])").wait_for()
        expect(page.locator("#app")).to_contain_text("[RLO]")
        tabs = ("list", "people", "more", "now") if role != "projector" else ()
        for tab in (None, *tabs):
            if tab:
                person.tab(tab if tab != "more" or role != "chair" else "meeting")
            page.evaluate("""document.querySelectorAll("#page details:not([open]) > summary")
                .forEach((summary) => summary.click())""")
            expect(page.locator("[role=status]", has_text=person.word("loading"))).to_have_count(0)
            seen = page.evaluate("""() => ({
                harm: window.harm, images: document.querySelectorAll("img").length,
                scripts: document.querySelectorAll("script").length,
                // What the minutes' own editor holds is the text itself.
                turning: [...document.querySelectorAll("#app *:not(.minutes-root *)")]
                    .filter(({childNodes}) => [...childNodes].some(({nodeType, data}) =>
                        nodeType === 3 && /[\\u202a-\\u202e]/.test(data)))
                    .map(({outerHTML}) => outerHTML),
                text: document.body.innerText})""")
            assert seen["harm"] is None and seen["images"] == 0 and seen["scripts"] == 1, (role, tab)
            assert seen["turning"] == [], (role, tab)
        assert "<img src=x" in seen["text"], role
        assert person.errors == [], "the policy had to stop something"
        person.close()


def test_a_name_that_imitates_another_is_flagged(browser, hostile):
    person = Person(browser, hostile.link("chair"), language="fr")
    person.tab("people")
    person.sees(person.word.beginning("seat.imitates"))
    person.close()


def test_the_documents_hold_it_as_text(browser, hostile):
    context = browser.new_context()
    page = context.new_page()
    for language in ("ar", "fr", "en"):
        response = context.request.get(
            f"{hostile.origin}/meetings/{hostile.meeting}/minutes.html?language={language}",
            headers={"Authorization": f"Bearer {hostile.token('chair')}"})
        page.set_content(response.text())
        assert page.evaluate("[window.harm, document.images.length]") == [None, 0]
        # No override reaches further than the element that it stands in.
        assert "<img src=x" in page.inner_text("body")
    context.close()

"""The check panel as the chair uses it: settle, accept in words, order, complete, adopt."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest
from axe_playwright_python.sync_playwright import Axe
from mahdar_client import Client
from playwright.sync_api import expect

from people import LAPTOP, PHONE


def play(coroutine):
    """The browser has this thread's event loop."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, coroutine).result()


def prepare(server):
    """Everything decided in two groups; what the printed minutes left open stays so."""
    async def decide():
        chair = await Client(server.origin, server.meeting, server.token("chair")).join()
        numbers = [one["number"] for one in chair.meeting["commitments"]]
        await chair.command("openMeeting")
        for lead, of in ((9, range(1, 15)), (26, range(15, 29))):
            await chair.command(
                "mergeGroup", lead=f"n{lead}",
                members=[f"n{n}" for n in numbers if n in of and n != lead],
                proposal={"disposition": {"kind": "retained"}, "reason": "", "conditions": []})
        for number in (26, 19, 4, 20, 5, 6, 8):
            await chair.command("setCount", commitment=f"n{number}", level="none", count=0)
        for number in (9, 19, 20, 5):
            await chair.command("acceptFinding", finding=f"titleCutOff/n{number}/0", reason="—")
        await chair.leave()
    play(decide())


def expect_accessible(person):
    rules = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
    found = Axe().run(person.page, options=rules).response["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []


def open_checks(person):
    person.page.locator("nav.tabs button").last.click()
    expect(person.page.locator(".checks")).to_be_visible()


def finding(person, key):
    """The line of a finding, by the beginning of its sentence after the number."""
    text = person.word(key)
    part = max(text.replace("}", "{").split("{")[::2], key=len).strip()
    return person.page.locator(".warnings > li").filter(has_text=part).first


@pytest.mark.parametrize("language,viewport,scheme", [
    ("ar", PHONE, "light"), ("fr", LAPTOP, "dark"), ("en", PHONE, "dark")])
def test_the_chair_brings_the_lists_to_their_adoption(
        server, arrive, language, viewport, scheme):
    prepare(server)
    chair = arrive("chair", language=language, viewport=viewport, scheme=scheme)
    open_checks(chair)
    complete = chair.button("lists.complete")
    expect(complete).to_be_disabled()

    # Settled here: the number of answers, the tie-break, the order by hand.
    answers = finding(chair, "finding.respondentsNotStated")
    answers.locator("input").fill("42")
    answers.get_by_role("button", name=chair.word("save"), exact=True).click()
    expect(finding(chair, "finding.respondentsNotStated")).to_have_count(0)
    finding(chair, "finding.tieBreakNotNamed").get_by_role(
        "button", name=chair.word("tieBreak.nextLevels")).click()
    expect(finding(chair, "finding.tieBreakNotNamed")).to_have_count(0)
    order = chair.page.locator("#order-final")
    order.get_by_role("button", name=chair.word("order.by.hand")).click()
    first = order.locator(".by-hand li").first.inner_text()
    order.locator(".by-hand li").first.get_by_role("button").last.click()
    expect(order.locator(".by-hand li").first).not_to_have_text(first)
    order.locator("form input").fill("reason of the order")
    order.get_by_role("button", name=chair.word("save"), exact=True).click()
    expect(order.locator("p").first).to_contain_text("reason of the order")

    # Accepted in words: a row that does not add up, a secretary who could not come.
    for key in ("finding.totalDiffers", "finding.secretaryMissing"):
        line = finding(chair, key)
        line.get_by_role("button", name=chair.word("checks.accept"), exact=True).click()
        line.locator("textarea").fill("we know")
        line.get_by_role("button", name=chair.word("checks.accept.do"), exact=True).click()
        expect(finding(chair, key)).to_have_count(0)

    expect_accessible(chair)
    complete.click()
    chair.sees(chair.word.beginning("lists.state.completeOn"))
    chair.press("lists.adopt.consensus")
    chair.page.locator(".question").get_by_role("button").last.click()
    chair.sees(chair.word.beginning("lists.state.adopted"))

    # An acceptance taken back opens the lists again.
    chair.page.locator(".checks > details.fold > summary").first.click()
    chair.page.get_by_role("button", name=chair.word("checks.withdraw")).last.click()
    chair.sees(chair.word("lists.state.open"))


def test_the_ways_to_rank_are_compared(server, arrive):
    chair = arrive("chair", language="fr")
    open_checks(chair)
    chair.unfold("sensitivity.title")
    table = chair.page.locator("table.sensitivity")
    row = table.locator("tbody tr").filter(has=chair.page.locator("th", has_text="26"))
    expect(row.locator("td")).to_have_count(7)
    assert [text.split()[0] for text in row.locator("td").all_inner_texts()] == [
        "4", "20", "12", "1", "7", "1", "16"]
    expect(table.locator("tbody tr")).to_have_count(8)
    chair.press("sensitivity.everything")
    expect(table.locator("tbody tr")).to_have_count(28)
    assert chair.page.evaluate("document.documentElement.scrollWidth") <= 1440
    expect_accessible(chair)


def test_a_group_is_merged_and_undone_in_the_panel(server, arrive):
    async def begin():
        chair = await Client(server.origin, server.meeting, server.token("chair")).join()
        await chair.command("openMeeting")
        await chair.leave()
    play(begin())
    chair = arrive("chair", language="en", viewport=PHONE)
    open_checks(chair)
    chair.unfold("groups")
    chair.press("groups.new")
    form = chair.page.locator(".form").filter(has_text=chair.word("groups.members"))
    form.locator("select").first.select_option("n13")
    for number in (16, 17):
        form.locator("label.pick").filter(
            has_text=chair.word("commitment.number", number=number)).click()
    form.get_by_role("button", name=chair.word("consensus.declare")).click()
    group = chair.page.locator(".check-merge")
    expect(group.locator("li")).to_have_count(2)
    group.get_by_role("button", name=chair.word("groups.unmerge")).first.click()
    group.locator("input").fill("a mistake")
    group.get_by_role("button", name=chair.word("groups.unmerge"), exact=True).first.click()
    expect(group.locator("li")).to_have_count(1)
    finding(chair, "finding.optionsOpen").wait_for()

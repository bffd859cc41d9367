"""The minutes agreed passage by passage, adopted with a reservation, sealed, and corrected."""

import os
import subprocess

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from people import LAPTOP, PHONE
from server import BINARY
from test_minutes import end_of, paragraph
from test_voting import open_meeting, vote, wait_for_ballot

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}


def look(person, name):
    """The screen is accessible; with MAHDAR_PICTURES a picture of it is kept there."""
    folder = os.environ.get("MAHDAR_PICTURES")
    if folder:
        size = "phone" if person.page.viewport_size["width"] < 500 else "wide"
        person.page.screenshot(path=f"{folder}/{name}-{person.language}-{size}.png")
    found = Axe().run(person.page, options=RULES).response["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == [], name
    width = person.page.viewport_size["width"]
    assert person.page.evaluate("document.documentElement.scrollWidth") <= width, name


def minutes(person):
    if not person.page.locator(".minutes-page").is_visible():
        person.tab("minutes")
    expect(person.page.locator(".minutes-page")).to_be_visible()


def mark(person, kind="paragraph", index=0):
    return person.page.locator(f".minutes-{kind} > .passage-mark button").nth(index)


def open_passage(person, kind="paragraph", index=0):
    minutes(person)
    mark(person, kind, index).click()
    dialog = person.page.locator("dialog.passage")
    expect(dialog).to_be_visible()
    return dialog


def close_passage(person):
    person.page.keyboard.press("Escape")
    expect(person.page.locator("dialog.passage")).to_have_count(0)


def fill(person, key, text, submit):
    """Fills the field under a label, and sends it."""
    scope = person.page.locator("form").filter(has_text=person.word(key)).locator("visible=true")
    scope.locator("textarea").fill(text)
    scope.get_by_role("button", name=person.word(submit), exact=True).click()


def press_and_confirm(person, key, **values):
    person.press(key, **values)
    person.page.get_by_role("button", name=person.word.beginning("confirm.yes")).first.click()


@pytest.mark.parametrize("language,viewport,scheme", [
    ("ar", PHONE, "light"), ("fr", LAPTOP, "light"), ("en", PHONE, "dark"),
    ("ar", LAPTOP, "dark")])
def test_from_the_first_agreement_to_an_addendum(server, arrive, language, viewport, scheme):
    look_of = {"language": language, "viewport": viewport, "scheme": scheme}
    chair = arrive("chair", **look_of)
    secretary = arrive("secretary", language=language, viewport=LAPTOP, scheme=scheme)
    member = arrive("member", **look_of)
    screen = arrive("projector", language="ar", viewport=LAPTOP, scheme=scheme)
    open_meeting(chair)

    # Agreement; a change of the words voids it, and that is shown.
    open_passage(member)
    member.press("passage.agree")
    expect(member.page.locator("dialog .passage-views li")).to_have_count(1)
    look(member, "passage-agreed")
    close_passage(member)
    minutes(member)
    expect(mark(member)).to_contain_text("✓1")
    expect(mark(member)).to_be_focused()
    end_of(secretary)
    secretary.page.keyboard.type(" ثم رُفعت.", delay=10)
    expect(mark(member)).to_contain_text("↺1")
    open_passage(member)
    member.sees(member.word("passage.void"))
    member.press("passage.object")
    fill(member, "passage.objection", "لم تُرفع", "passage.objection.do")
    expect(member.page.locator("dialog .passage-views")).to_contain_text("لم تُرفع")
    close_passage(member)

    # The chair locks the section; nobody can type in it.
    heading = "heading"
    dialog = open_passage(chair, heading)
    title = dialog.locator(".passage-text").inner_text()
    chair.press("passage.lock")
    chair.sees(chair.word("passage.locked"))
    look(chair, "passage-locked")
    close_passage(chair)
    locked = secretary.page.locator(".is-locked")
    expect(locked.first).to_be_visible()
    expect(locked.locator("[contenteditable]:not(.passage-mark)")).to_have_count(0)
    assert title

    # A member proposes another wording, and comments; both are shown to the secretary.
    expect(member.page.locator(".is-locked").first).to_be_visible()
    count = member.page.locator(".minutes-paragraph:not(.is-locked)").count()
    index = next(n for n in range(count) if mark(member, "paragraph", n).is_visible())
    dialog = open_passage(member, index=index)
    before = dialog.locator(".passage-text").inner_text()
    member.press("passage.propose")
    fill(member, "passage.wording", before + " بالإجماع", "passage.propose.do")
    expect(dialog.locator(".difference ins")).to_contain_text("بالإجماع")
    expect(dialog.locator(".difference")).to_contain_text(member.word("passage.inserted"))
    member.press("passage.comment")
    fill(member, "passage.comment.text", "هل كان كذلك؟", "passage.send")
    look(member, "passage-proposed")
    close_passage(member)
    dialog = open_passage(secretary, index=index)
    expect(dialog.locator(".comments")).to_contain_text("هل كان كذلك؟")
    secretary.press("passage.resolve")
    secretary.sees(secretary.word("passage.resolved"))
    close_passage(secretary)
    dialog = open_passage(chair, index=index)
    dialog.get_by_role(
        "button", name=chair.word.beginning("passage.accept")).first.click()
    expect(dialog.locator(".difference")).to_have_count(0)
    close_passage(chair)
    expect(paragraph(member, index)).to_contain_text("بالإجماع")

    # What is open is listed, and leads to its place.
    chair.page.locator("nav.tabs button").last.click()
    chair.unfold("open.title")
    first = chair.page.locator(".open-passages button").first
    expect(first).to_be_visible()
    look(chair, "open")
    first.click()
    expect(chair.page.locator(".passage-mark button:focus")).to_have_count(1)
    dialog = open_passage(chair, heading)
    chair.press("passage.unlock")
    expect(dialog.get_by_role("button", name=chair.word("passage.lock"))).to_be_visible()
    close_passage(chair)
    expect(secretary.page.locator(".is-locked")).to_have_count(0)

    # Closing: the member writes no more.
    chair.page.locator("nav.tabs button").last.click()
    chair.unfold("course")
    press_and_confirm(chair, "step.close")
    expect(member.page.locator("[contenteditable=plaintext-only]")).to_have_count(0)
    expect(secretary.page.locator("[contenteditable=plaintext-only]").first).to_be_attached()

    # What is unfinished is named and accepted in words; then the text is frozen for all.
    for person in (chair, member):
        person.tab("now")
    expect(chair.button("adoption.start")).to_be_disabled()
    look(chair, "adoption-unfinished")
    fill(chair, "adoption.acceptAll.reason", "يُستكمل لاحقا", "adoption.acceptAll")
    expect(chair.button("adoption.start")).to_be_enabled()
    press_and_confirm(chair, "adoption.start")
    print_of = chair.page.locator(".fingerprint").first.inner_text().split()
    assert len("".join(print_of)) == 64
    for person in (member, secretary, screen):
        expect(person.page.locator(".fingerprint").first).to_be_visible()
        assert person.page.locator(".fingerprint").first.inner_text().split() == print_of
    expect(secretary.page.locator("[contenteditable=plaintext-only]")).to_have_count(0)
    look(member, "adoption-asked")
    look(screen, "adoption-projected")

    # Two approve, one but for something; the chair seals.
    member.press("adoption.reserve")
    fill(member, "adoption.reserve.text", "لم تُذكر مداخلتي", "adoption.reserve.do")
    member.sees(member.word("adoption.own.reserved"))
    secretary.press("adoption.approve")
    chair.press("adoption.approve")
    expect(chair.button("adoption.complete")).to_be_visible()
    look(chair, "adoption-answered")
    press_and_confirm(chair, "adoption.complete")
    for person in (chair, member, secretary):
        person.sees(person.word("adoption.sealed"))
        person.sees("لم تُذكر مداخلتي")
    look(member, "adopted")
    look(screen, "adopted-projected")

    # Sealed: no mark offers anything to say; a correction is an addendum with its own adoption.
    dialog = open_passage(member)
    expect(dialog.get_by_role("button", name=member.word("passage.agree"))).to_have_count(0)
    close_passage(member)
    member.tab("now")
    secretary.press("addendum.propose")
    fill(secretary, "addendum.text", "الصواب: الثالث عشر من جويلية.", "addendum.submit")
    for person in (chair, secretary, member):
        person.press("adoption.approve")
        person.sees(person.word("adoption.own.approved"))
    press_and_confirm(chair, "adoption.complete")
    member.sees("الصواب: الثالث عشر من جويلية.")
    expect(member.page.locator(".fingerprint")).to_have_count(2)
    look(member, "addendum")

    # The program finds the same fingerprints in the folder.
    found = subprocess.run(
        [BINARY, "verify", "--data", server.data], capture_output=True, text=True, check=True)
    assert f"the minutes as adopted, fingerprint {''.join(print_of)}" in found.stdout
    assert "addendum 1 as adopted" in found.stdout


def test_broken_off_and_adopted_by_a_ballot(server, arrive):
    chair = arrive("chair", language="fr")
    member = arrive("member", language="en", viewport=PHONE)
    open_meeting(chair)
    chair.page.locator("nav.tabs button").last.click()
    chair.unfold("course")
    press_and_confirm(chair, "step.close")
    chair.tab("now")
    fill(chair, "adoption.acceptAll.reason", "reporté", "adoption.acceptAll")
    press_and_confirm(chair, "adoption.start")
    member.press("adoption.approve")
    member.sees(member.word("adoption.own.approved"))
    chair.press("adoption.breakOff")
    fill(chair, "adoption.breakOff.reason", "une annexe manque", "adoption.breakOff.do")
    member.sees("une annexe manque")
    expect(member.page.locator(".fingerprint")).to_have_count(0)
    press_and_confirm(chair, "adoption.start")
    expect(member.button("adoption.approve")).to_be_visible()
    chair.press("adoption.vote")
    for person in (chair, member):
        wait_for_ballot(person)
        vote(person, "yes")
    look(member, "adoption-ballot")
    press_and_confirm(chair, "ballot.close")
    press_and_confirm(chair, "adoption.byBallot", number=1)
    member.sees(member.word("adoption.sealed"))

"""The wordings of a commitment: a reason for the new title, translations, and what goes stale."""

from playwright.sync_api import expect
import pytest

from people import LAPTOP, PHONE
from test_checks import expect_accessible, play
from mahdar_client import Client

FRENCH = "Digitaliser les services du tribunal administratif"
NEW = "رقمنة خدمات القضاء الإداري"


def begin(server):
    async def turn():
        chair = await Client(server.origin, server.meeting, server.token("chair")).join()
        await chair.command("openMeeting")
        await chair.command("turnTo", subject={"commitment": "n9"})
        await chair.leave()
    play(turn())


def unfold(person, key):
    """What a finding asks for is open already."""
    part = person.page.locator("details.fold").filter(
        has=person.page.locator("summary", has_text=person.word(key))).last
    if part.get_attribute("open") is None:
        part.locator("summary").click()


@pytest.mark.parametrize("viewport,scheme", [(LAPTOP, "light"), (PHONE, "dark")])
def test_a_title_is_reworded_with_its_reason_and_its_translation_goes_stale(
        server, arrive, viewport, scheme):
    begin(server)
    chair = arrive("chair", language="fr", viewport=viewport, scheme=scheme)
    member = arrive("member", language="ar", viewport=PHONE)
    page = chair.page
    original = page.locator("h1.title").inner_text()

    # A translation: those who read French see it, with the original below.
    chair.tab("list")
    page.get_by_text(original).locator("visible=true").first.click()
    unfold(chair, "translations")
    form = page.locator("form").filter(has=page.locator("textarea[lang=fr]"))
    form.locator("textarea").fill(FRENCH)
    form.get_by_role("button", name=chair.word("save"), exact=True).click()
    expect(page.locator("h1.title")).to_have_text(FRENCH)
    expect(page.locator(".original-title")).to_contain_text(original)
    expect(member.page.locator("h1.title")).to_have_text(original)

    # Another title, with its reason: the translation no longer stands for it.
    unfold(chair, "reword")
    title = page.locator("form").filter(has=page.locator("input[name=reason]"))
    title.locator("textarea").fill(NEW)
    title.locator("input[name=reason]").fill("Plus court")
    title.get_by_role("button", name=chair.word("save"), exact=True).click()
    expect(page.locator("h1.title")).to_have_text(NEW)
    expect(page.locator(".history").filter(has_text=original)).to_contain_text("Plus court")
    chair.sees(chair.word("translation.stale"))
    expect(member.page.locator("h1.title")).to_have_text(NEW)
    expect_accessible(chair)

    # Before a vote it is said.
    chair.tab("now")
    page.locator(".decide").get_by_text(chair.word("become.retained"), exact=True).click()
    page.locator(".decide").get_by_role("button", name=chair.word("decide.vote")).click()
    expect(page.locator(".warning-line")).to_contain_text("français")
    expect_accessible(chair)
    chair.press("translation.revise")
    expect(page.locator("textarea[lang=fr]")).to_be_visible()


def test_an_open_choice_names_what_it_depends_on(server, arrive):
    begin(server)
    chair = arrive("chair", language="ar", viewport=PHONE)
    decide = chair.page.locator(".decide")
    decide.get_by_text(chair.word("become.undecided"), exact=True).click()
    for number, option in enumerate(("أ", "ب")):
        decide.get_by_label(chair.word("decide.option", number=number + 1)).fill(option)
    decide.get_by_label(chair.word("decide.related.add")).select_option("n26")
    expect(decide.locator(".related-line")).to_have_count(1)
    expect_accessible(chair)
    chair.press("consensus.declare")
    expect(chair.page.locator(".decision .related")).to_contain_text("26")

"""Looking back: the slider, what differs between two moments, a passage that comes back."""

import json
import urllib.error
import urllib.request

import pytest
from playwright.sync_api import expect

from people import LAPTOP, PHONE
from test_accessibility import problems
from test_minutes import end_of, paragraph
from test_voting import bring_up, enough_people, open_meeting, put_to_the_vote, vote, wait_for_ballot


def look_back(person):
    """Opens the past from wherever one is."""
    person.page.locator("nav.tabs button[data-tab=more]").click()
    person.unfold("history")
    person.page.get_by_role("button", name=person.word("history.open")).click()
    expect(slider(person)).to_be_visible()


def slider(person):
    return person.page.get_by_role("slider", name=person.word("history.slider"))


def sheet(person):
    return person.page.locator(".past-page")


def go_to(person, mark, **values):
    """Chooses a marked moment by its name."""
    name = person.word(f"history.mark.{mark}", **values)
    menu = person.page.get_by_label(person.word("history.goto"))
    index = menu.locator("option").filter(has_text=strip(name)).first.get_attribute("value")
    menu.select_option(index)


def strip(text):
    return text.split("{")[0].strip()


def part(person, name):
    person.page.locator(".past-controls .chip", has_text=person.word(f"history.part.{name}")).click()


def hold_a_vote(chair, members):
    """A ballot in which the member votes yes; closed in the end."""
    bring_up(chair, 9)
    put_to_the_vote(chair)
    wait_for_ballot(members[0])
    vote(members[0], "yes")
    vote(members[1], "no")
    chair.press("ballot.close")
    chair.page.get_by_role("button", name=chair.word.beginning("confirm.yes")).first.click()
    expect(members[0].page.locator(".result").first).to_be_visible()


def test_the_meeting_is_seen_as_it_stood(arrive):
    chair, secretary, _, members = enough_people(arrive)
    chair.speak("fr")
    open_meeting(chair)
    before = paragraph(secretary).inner_text().strip()
    end_of(secretary)
    secretary.page.keyboard.type(" قبل التصويت.", delay=5)
    expect(paragraph(chair)).to_contain_text("قبل التصويت.")
    hold_a_vote(chair, members)
    end_of(secretary)
    secretary.page.keyboard.type(" بعد التصويت.", delay=5)
    expect(paragraph(chair)).to_contain_text("بعد التصويت.")

    look_back(chair)
    expect(sheet(chair)).to_contain_text("بعد التصويت.")
    go_to(chair, "ballotOpened")
    expect(sheet(chair)).to_contain_text("قبل التصويت.")
    expect(sheet(chair)).not_to_contain_text("بعد التصويت.")
    part(chair, "votes")
    expect(sheet(chair).locator(".minutes-ballot")).to_have_count(1)
    expect(chair.page.get_by_text(chair.word("history.openBallot"))).to_be_visible()
    expect(sheet(chair).locator(".minutes-bars")).to_have_count(0)
    go_to(chair, "ballotClosed")
    expect(sheet(chair).locator(".minutes-bars")).to_have_count(1)
    slider(chair).focus()
    chair.page.keyboard.press("PageDown")
    expect(sheet(chair).locator(".minutes-bars")).to_have_count(0)
    chair.page.keyboard.press("PageDown")
    expect(sheet(chair).locator(".minutes-ballot")).to_have_count(0)
    part(chair, "minutes")
    chair.page.keyboard.press("Home")
    slider(chair).focus()
    chair.page.keyboard.press("Home")
    expect(sheet(chair)).to_contain_text(before)
    expect(sheet(chair)).not_to_contain_text("قبل التصويت.")


def test_while_a_ballot_is_open_the_past_tells_no_vote(arrive, server):
    chair, _, _, members = enough_people(arrive)
    open_meeting(chair)
    bring_up(chair, 9)
    put_to_the_vote(chair)
    wait_for_ballot(members[0])
    vote(members[0], "yes")
    told = entries(server.link("chair"))
    assert "ballotOpened" in told
    assert "voteCast" not in told and "castVote" not in told
    assert '"choice"' not in told


def entries(link, token=None, after=0):
    """What the server tells of the past to whoever has the link."""
    address, own = link.split("#")
    request = urllib.request.Request(
        f"{address}/entries?after={after}", headers={"Authorization": f"Bearer {token or own}"})
    with urllib.request.urlopen(request) as response:
        return response.read().decode()


def test_the_past_is_for_those_with_a_seat(server):
    link = server.link("observers")
    assert "meetingPrepared" in entries(link)
    assert json.loads(entries(link, after=10**9))["entries"] == []
    for token, after, status in [("p1.AAAA", 0, 401), (None, "x", 400), (None, -1, 400)]:
        with pytest.raises(urllib.error.HTTPError) as refused:
            entries(link, token, after)
        assert refused.value.code == status


def test_two_moments_are_compared_and_a_passage_comes_back_with_its_authors(arrive):
    secretary = arrive("secretary", language="fr")
    member = arrive("member", 1)
    text = paragraph(secretary).inner_text().strip()
    end_of(secretary)
    secretary.page.keyboard.type(" Rédigé par la secrétaire.", delay=5)
    expect(paragraph(member)).to_contain_text("Rédigé par la secrétaire.")
    look_back(member)
    page = member.page
    page.get_by_label(member.word("history.compare")).select_option("here")
    page.locator(".past-head button").click()
    expect(page.locator("dialog")).to_have_count(0)

    paragraph(member).click()
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    page.keyboard.type("بدلا منه.", delay=5)
    expect(paragraph(secretary)).to_have_text("بدلا منه.")

    look_back(secretary)
    page = secretary.page
    page.get_by_label(secretary.word("history.compare")).select_option("now")
    slider(secretary).focus()
    page.keyboard.press("Home")
    expect(sheet(secretary).locator("ins")).to_have_text("بدلا منه.")
    expect(sheet(secretary).locator("del")).to_contain_text(text.split()[0])
    expect(sheet(secretary).locator("p.past-block .past-label").first).to_have_text(
        secretary.word("history.changed"))
    decoration = "element => getComputedStyle(element).textDecorationLine"
    assert sheet(secretary).locator("ins").evaluate(decoration) == "underline"
    assert sheet(secretary).locator("del").first.evaluate(decoration) == "line-through"

    page.get_by_label(secretary.word("history.compare")).select_option("")
    written = sheet(secretary).locator("p.past-block", has_text="Rédigé par la secrétaire.")
    slider(secretary).focus()
    for _ in range(200):
        if written.count():
            break
        page.keyboard.press("ArrowRight")
        # Not a moment is passed over before it was drawn.
        page.evaluate("new Promise((drawn) => requestAnimationFrame(() => "
                      "requestAnimationFrame(drawn)))")
    written.get_by_role("button", name=secretary.word("history.restore")).click()
    expect(written.get_by_role("button")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_have_count(0)
    for person in (secretary, member):
        expect(paragraph(person)).to_have_text(f"{text} Rédigé par la secrétaire.")
        expect(paragraph(person)).not_to_contain_text("بدلا منه.")


@pytest.mark.parametrize("language", ["ar", "fr"])
@pytest.mark.parametrize("viewport", [LAPTOP, PHONE], ids=["laptop", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(arrive, language, viewport, scheme, tmp_path):
    secretary = arrive("secretary", language=language, viewport=viewport, scheme=scheme)
    found = []
    if viewport == PHONE:
        secretary.page.locator("nav.tabs button[data-tab=minutes]").click()
    end_of(secretary)
    secretary.page.keyboard.type(" كتب المقرر هذه الجملة ثم غيّرها", delay=2)
    secretary.page.keyboard.press("Enter")
    secretary.page.keyboard.type("Une phrase de plus.", delay=2)
    look_back(secretary)
    for name in ("minutes", "votes", "lists"):
        part(secretary, name)
        secretary.page.screenshot(path=tmp_path / f"{name}.png")
        found += problems(secretary, name)
    slider(secretary).focus()
    secretary.page.keyboard.press("PageDown")
    secretary.page.keyboard.press("Home")
    part(secretary, "minutes")
    secretary.page.screenshot(path=tmp_path / "then.png")
    found += problems(secretary, "then")
    secretary.page.get_by_label(secretary.word("history.compare")).select_option("now")
    expect(sheet(secretary).locator("ins").first).to_be_visible()
    secretary.page.screenshot(path=tmp_path / "difference.png")
    found += problems(secretary, "difference")
    assert not found, "\n".join(found)

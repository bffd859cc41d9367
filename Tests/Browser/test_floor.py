"""The floor as people see it: the queue, the clock, and an amendment on its way to the vote."""

import re

import pytest
from playwright.sync_api import expect

from people import LAPTOP, PHONE
from test_accessibility import problems
from test_voting import bring_up, open_meeting, pick, propose, vote, wait_for_ballot


def waiting(person):
    """The names in the queue, without what stands beside them."""
    return person.page.locator(".queue .queue-name > bdi, .queue .queue-name > span > bdi")


def state_rules(chair):
    """A minute for each, the sides in turn, one seconder."""
    chair.tab("meeting")
    chair.unfold("rules")
    menu = chair.page.get_by_label(chair.word("rules.speakingTime"))
    menu.select_option("60000")
    chair.page.get_by_label(chair.word("rules.seconders")).fill("1")
    chair.page.get_by_label(chair.word("rules.alternates")).check()
    save = chair.page.locator(".form").filter(has=menu).get_by_role(
        "button", name=chair.word("save"))
    save.click()
    # What was saved is no draft any more.
    expect(save).to_be_disabled()
    expect(chair.page.get_by_label(chair.word("rules.seconders"))).to_have_value("1")
    chair.tab("now")


def give_next(chair):
    """The button says whose turn it is."""
    chair.page.locator(".floor .primary").click()


def close_ballot(chair):
    chair.press("ballot.close")
    chair.page.get_by_role("button", name=chair.word.beginning("confirm.yes")).first.click()


def test_the_queue_alternates_and_a_point_of_order_comes_first(arrive, server):
    chair, secretary = arrive("chair", language="fr"), arrive("secretary", language="en")
    government, civil, phone = (
        arrive("member", 0), arrive("member", 1), arrive("member", 3, language="fr", viewport=PHONE))
    screen = arrive("projector")
    observer = arrive("observers", language="en")
    state_rules(chair)
    open_meeting(chair)
    bring_up(chair, 9)

    government.press("floor.request")
    government.sees(government.word("floor.place.first"))
    phone.press("floor.request")
    civil.press("floor.request")
    # The phone is of the first one's side; the third, who asked last, comes before it.
    order = waiting(observer)
    expect(order).to_have_count(3)
    names = order.all_inner_texts()
    expect(phone.page.locator(".wish")).to_contain_text("2")
    expect(observer.page.locator(".wish")).to_have_count(0)
    give_next(chair)
    expect(government.page.locator(".speaker")).to_contain_text(names[0])
    expect(government.page.locator(".speaker-clock")).to_contain_text(
        government.word.beginning("floor.left"))
    expect(screen.page.locator(".speaker-clock")).to_be_visible()
    expect(screen.page.locator(".projector-foot")).to_contain_text(names[1])

    # A point of order by one screen comes first on all of them, and breaks off who speaks.
    phone.press("floor.askPoint")
    for person in (chair, civil, observer):
        first = person.page.locator(".queue li").first
        expect(first).to_contain_text(names[2])
        expect(first).to_contain_text(person.word("floor.pointOfOrder"))
    give_next(chair)
    expect(observer.page.locator(".speaker")).to_contain_text(names[2])
    expect(observer.page.locator(".queue li").first).to_contain_text(names[0])
    expect(observer.page.locator(".queue li").first).to_contain_text(
        observer.word("floor.continuation"))
    phone.press("floor.finish")
    give_next(chair)
    expect(civil.page.locator(".speaker")).to_contain_text(names[0])

    # The chair gives more time; somebody without a screen is entered by the secretary.
    chair.page.locator(".floor .small").filter(has_text=chair.word("extend.300")).click()
    expect(chair.page.locator(".speaker-clock")).to_contain_text(re.compile("[56]:"))
    secretary.unfold("floor.enter")
    who = secretary.page.get_by_label(secretary.word("floor.enter.who"))
    entered = who.locator("option").nth(1).inner_text()
    who.select_option(index=1)
    secretary.press("floor.enter.do")
    expect(observer.page.locator(".queue")).to_contain_text(entered)
    secretary.page.locator(".queue li").filter(has_text=entered).get_by_role("button").filter(
        has_text=secretary.word("floor.remove")).click()
    expect(observer.page.locator(".queue")).not_to_contain_text(entered)

    government.press("floor.finish")
    observer.unfold("floor.record")
    rows = observer.page.locator(".speaking tbody tr")
    expect(rows).to_have_count(2)


def test_an_amendment_is_seconded_adopted_and_then_the_main_vote_is_on_the_new_text(
        arrive, server, commitments):
    chair = arrive("chair", language="fr")
    author = arrive("member", 0, language="fr", viewport=PHONE)
    seconder = arrive("member", 1)
    others = [arrive("member", index) for index in (2, 3)]
    secretary = arrive("secretary")
    screen = arrive("projector")
    state_rules(chair)
    open_meeting(chair)
    bring_up(chair, 9)

    # By keyboard: the wording of the commitment stands in the field already.
    wording = commitments[9] + " قبل نهاية 2026"
    author.unfold("moved.proposeAmendment")
    field = author.page.get_by_label(author.word("moved.title"))
    expect(field).to_have_value(commitments[9])
    field.fill(wording)
    expect(author.page.locator(".preview ins")).to_contain_text("2026")
    author.button("moved.propose").focus()
    author.page.keyboard.press("Enter")

    card = chair.page.locator(".motion-card").first
    expect(card.locator("ins")).to_contain_text("2026")
    expect(chair.button("moved.admit")).to_be_disabled()
    expect(author.page.locator(".motion-card").get_by_role(
        "button", name=author.word("moved.second"))).to_have_count(0)
    seconder.page.locator(".motion-card").get_by_role("button").filter(
        has_text=seconder.word("moved.second")).click()
    chair.press("moved.admit")
    author.sees(author.word("moved.state.admitted"))
    chair.sees(chair.word.beginning("moved.first"))

    # The main vote waits.
    propose(chair, "retained")
    chair.press("consensus.declare")
    chair.sees(chair.word.beginning("rejection.amendmentsPending"))

    card.get_by_role("button", name=chair.word("moved.vote")).click()
    pick(chair, "time.0")
    chair.press("moved.vote.do")
    wait_for_ballot(author)
    expect(author.page.locator(".ballot ins")).to_contain_text("2026")
    expect(screen.page.locator("ins")).to_contain_text("2026")
    for person in (author, seconder, *others):
        wait_for_ballot(person)
        vote(person, "yes")
    close_ballot(chair)

    # The text changed with the ballot, for everybody and on the wall.
    for person in (author, seconder, screen):
        expect(person.page.locator("h1.title").first).to_have_text(wording)
    propose(chair, "retained")
    chair.press("decide.vote")
    pick(chair, "time.0")
    chair.press("ballot.doOpen")
    wait_for_ballot(author)
    expect(author.page.locator(".ballot .frozen")).to_have_text(wording)
    expect(author.page.locator(".ballot ins")).to_have_count(0)
    for person in (author, seconder, others[0]):
        wait_for_ballot(person)
        vote(person, "yes")
    close_ballot(chair)
    expect(author.page.locator(".result").first).to_contain_text(author.word("outcome.adopted"))

    # What became of it is in the minutes.
    live = secretary.page.locator(".minutes, #minutes").first
    heading = secretary.word.templates["ballot.heading.amendment"].split("{motion}")[0]
    expect(live).to_contain_text(heading.replace("{number}", "1").strip())


@pytest.mark.parametrize("language,viewport,scheme", [
    ("ar", PHONE, "light"), ("fr", LAPTOP, "dark"), ("en", PHONE, "dark"), ("ar", LAPTOP, "light")])
def test_axe_finds_nothing_wrong_with_the_floor(arrive, language, viewport, scheme, tmp_path):
    look = {"language": language, "viewport": viewport, "scheme": scheme}
    chair, member = arrive("chair", **look), arrive("member", 0, **look)
    other = arrive("member", 5)
    screen = arrive("projector", viewport=LAPTOP, scheme=scheme)
    state_rules(chair)
    found = problems(chair, "rules")
    open_meeting(chair)
    bring_up(chair, 9)
    other.press("floor.request")
    expect(chair.page.locator(".queue li")).to_have_count(1)
    give_next(chair)
    member.press("floor.request")
    member.press("floor.askPoint")
    expect(chair.page.locator(".queue li")).to_have_count(2)
    member.unfold("moved.proposeAmendment")
    field = member.page.get_by_label(member.word("moved.title"))
    field.fill(field.input_value() + " 2026")
    found += problems(member, "the form of an amendment")
    member.page.screenshot(path=tmp_path / "form.png", full_page=True)
    member.press("moved.propose")
    other.page.locator(".motion-card").get_by_role("button").filter(
        has_text=other.word("moved.second")).click()
    chair.press("moved.admit")
    chair.press("moved.setAside")
    chair.unfold("floor.enter")
    for person, where in ((chair, "chair"), (member, "member"), (screen, "projector")):
        expect(person.page.locator(".speaker")).to_be_visible()
        person.page.screenshot(path=tmp_path / f"{where}.png", full_page=True)
        # Nothing is wider than the screen.
        width = person.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert width <= 0, f"{where}: {width} px too wide"
        found += problems(person, where)
    assert not found, "\n".join(found)

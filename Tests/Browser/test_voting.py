"""Votes and decisions as people see them."""

import re

from playwright.sync_api import expect

from people import PHONE


def open_meeting(chair):
    chair.press("step.open")
    chair.sees(chair.word("step.turn.item").split("{")[0][:6])


def bring_up(chair, number):
    """The chair picks a commitment from the running order."""
    order = chair.page.get_by_role("button", name=chair.word("order"), exact=True).or_(
        chair.page.locator("summary", has_text=chair.word("order")))
    line = chair.page.locator(".order-line").filter(
        has_text=re.compile(re.escape(chair.word("commitment.number", number=number)) + r"(?!\d)"))
    # Whether the order is open already can be seen once its heading is there.
    expect(order.first).to_be_visible()
    if not line.first.is_visible():
        order.first.click()
    line.first.click()
    expect(chair.page.locator("main h1, main h2").first).to_be_visible()


def pick(chair, key):
    """Taps a radio button by its label."""
    chair.page.locator("label.radio").filter(has_text=chair.word(key)).locator(
        "visible=true").first.click()


def propose(chair, kind):
    pick(chair, f"become.{kind}")


def put_to_the_vote(chair, kind="retained", seconds=0):
    propose(chair, kind)
    chair.press("decide.vote")
    pick(chair, f"time.{seconds}")
    chair.press("ballot.doOpen")


def wait_for_ballot(person):
    """A tap in the very moment in which a ballot appears under the finger does not count."""
    expect(person.page.locator(".ballot")).to_be_visible()
    person.page.wait_for_timeout(800)


def vote(person, option):
    choice = person.page.locator(f".choice-{option}")
    choice.click()
    try:
        expect(choice).to_have_attribute("aria-pressed", "true", timeout=2_000)
    except AssertionError:
        # On a slow machine the ballot had only just appeared.
        choice.click()
    expect(choice).to_contain_text(person.word("vote.recorded"))


def enough_people(arrive):
    """Six of eleven: a quorum."""
    chair = arrive("chair")
    secretary = arrive("secretary")
    phone = arrive("member", 0, language="fr", viewport=PHONE)
    others = [arrive("member", index) for index in (1, 2, 3)]
    return chair, secretary, phone, others


def test_two_members_vote_on_the_same_ballot_and_everyone_sees_the_verdict(arrive, server):
    chair, secretary, phone, others = enough_people(arrive)
    observer = arrive("observers", language="en")
    screen = arrive("projector")
    open_meeting(chair)
    bring_up(chair, 9)
    phone.sees("69,05 %")
    # On a wide screen the columns scroll, and the page behind them never.
    assert chair.page.evaluate("document.documentElement.scrollHeight <= innerHeight")
    put_to_the_vote(chair)

    expect(phone.page.locator(".ballot")).to_contain_text(phone.word("ballot.named"))
    wait_for_ballot(others[1])
    vote(phone, "yes")
    vote(others[0], "no")
    vote(others[1], "abstain")
    vote(phone, "no")
    vote(phone, "yes")
    for person in (chair, observer, others[2]):
        expect(person.page.locator(".turnout")).to_contain_text("3")
        assert person.page.locator(".result").count() == 0, "a count is shown before closing"
    expect(observer.page.locator(".choice")).to_have_count(0)
    vote(chair, "yes")
    chair.press("ballot.close")
    chair.page.get_by_role("button", name=chair.word.beginning("confirm.yes")).first.click()

    for person in (chair, secretary, phone, observer, others[2]):
        result = person.page.locator(".result").first
        expect(result).to_contain_text(person.word("outcome.adopted"))
        expect(result.locator("tbody tr").nth(0)).to_contain_text("2")
        expect(result.locator("tbody tr").nth(1)).to_contain_text("1")
    expect(screen.page.locator("body")).to_contain_text(screen.word("outcome.adopted"))


def test_a_vote_given_without_a_line_counts_once_when_the_line_is_back(arrive, server):
    chair, _, phone, others = enough_people(arrive)
    open_meeting(chair)
    bring_up(chair, 26)
    put_to_the_vote(chair)
    wait_for_ballot(phone)
    phone.offline(True)
    phone.page.locator(".choice-yes").click()
    # The screen does not claim what is not so.
    expect(phone.page.locator(".choice-yes")).not_to_contain_text(phone.word("vote.recorded"))
    expect(phone.page.locator(".line-note")).to_be_visible(timeout=15_000)
    phone.offline(False)
    expect(phone.page.locator(".choice-yes")).to_contain_text(
        phone.word("vote.recorded"), timeout=20_000)
    vote(others[0], "yes")
    chair.press("ballot.close")
    chair.page.get_by_role("button", name=chair.word.beginning("confirm.yes")).first.click()
    rows = phone.page.locator(".result").first.locator("tbody tr")
    expect(rows.nth(0)).to_contain_text("2")


def test_a_power_cut_in_the_middle_of_a_ballot_loses_nothing_recorded(arrive, server):
    chair, _, phone, others = enough_people(arrive)
    open_meeting(chair)
    bring_up(chair, 11)
    put_to_the_vote(chair)
    wait_for_ballot(others[0])
    vote(phone, "yes")
    vote(others[0], "no")
    server.kill()
    expect(phone.page.locator(".line-note")).to_be_visible(timeout=15_000)
    server.start()
    expect(phone.page.locator(".line-note")).to_be_hidden(timeout=20_000)
    expect(phone.page.locator(".choice-yes")).to_have_attribute("aria-pressed", "true")
    expect(chair.page.locator(".turnout")).to_contain_text("2", timeout=20_000)
    vote(others[1], "yes")
    chair.press("ballot.close")
    chair.page.get_by_role("button", name=chair.word.beginning("confirm.yes")).first.click()
    rows = others[2].page.locator(".result").first.locator("tbody tr")
    expect(rows.nth(0)).to_contain_text("2")
    expect(rows.nth(1)).to_contain_text("1")


def test_consensus_merges_into_a_lead_picked_from_a_list(arrive, server, commitments):
    chair, _, phone, _ = enough_people(arrive)
    open_meeting(chair)
    bring_up(chair, 24)
    propose(chair, "merged")
    chair.page.locator("input[type=search]").locator("visible=true").first.fill("2")
    chair.page.locator(".pick").filter(has_text=commitments[2][:30]).locator("input").check(force=True)
    chair.press("consensus.declare")
    # The phone looked at this commitment all the time.
    decision = phone.page.locator(".page").first
    expect(decision).to_contain_text(commitments[2])
    expect(decision).to_contain_text(phone.word("act.consensus"))

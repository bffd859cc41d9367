"""Ballots that are prepared, that close by themselves, that are extended and repeated."""

import re

import pytest
from playwright.sync_api import expect

from people import PHONE
from test_accessibility import problems
from test_cards import area, begin, close, look_at
from test_voting import bring_up, open_meeting, vote, wait_for_ballot


def arrivals(arrive, language):
    """Six people, enough for the quorum; the phone and the chair speak the language."""
    chair = arrive("chair", language=language)
    secretary = arrive("secretary", language=language)
    phone = arrive("member", language=language, viewport=PHONE)
    others = [arrive("member", index) for index in (1, 2, 3)]
    return chair, secretary, phone, others


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_a_ballot_is_prepared_seen_opened_and_another_deleted(arrive, server, language):
    chair, secretary, phone, _ = arrivals(arrive, language)
    # The secretary prepares before the meeting, and can open nothing.
    secretary.unfold("prepared.title", count=0)
    secretary.unfold("prepared.add")
    for text in ("To meet again in May", "To meet never again"):
        secretary.page.locator("textarea").locator("visible=true").first.fill(text)
        secretary.press("ballot.doPrepare")
        expect(secretary.page.locator(".prepared-text", has_text=text)).to_be_visible()
    look_at(secretary, f"prepared {language}")
    assert not problems(secretary, "prepared ballots")
    expect(secretary.page.locator(".prepared button.primary")).to_have_count(0)
    open_meeting(chair)
    chair.unfold("prepared.title", count=2)
    line = chair.page.locator(".prepared > li")
    expect(line).to_have_count(2)
    line.nth(1).get_by_role("button", name=re.compile(re.escape(chair.word("prepared.drop")))).click()
    line.nth(1).locator(".question button").last.click()
    expect(line).to_have_count(1)
    line.nth(0).locator("summary").click()
    expect(line.nth(0).locator(".rule")).to_be_visible()
    # Any number of minutes.
    line.nth(0).locator("input[type=number]").fill("7")
    look_at(chair, f"prepared to open {language}")
    assert not problems(chair, "a prepared ballot to open")
    line.nth(0).locator("button.primary").click()
    wait_for_ballot(phone)
    expect(phone.page.locator(".ballot")).to_contain_text("To meet again in May")
    expect(phone.page.locator(".countdown")).to_contain_text(re.compile(r"[67]:\d\d"))
    # And any number more.
    area(chair, "extend.minutes").fill("90")
    chair.press("extend.do")
    expect(phone.page.locator(".countdown")).to_contain_text(re.compile(r"1:3\d:\d\d|9[67]:\d\d"))
    vote(phone, "yes")
    close(chair)


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_it_closes_when_all_have_voted_and_is_repeated(arrive, server, language):
    chair, secretary, phone, others = arrivals(arrive, language)
    open_meeting(chair)
    bring_up(chair, 9)
    everybody = [chair, secretary, phone, *others]

    def hold(answer, repeats=None):
        if repeats:
            chair.unfold("decide.again")
        pick_kind(chair)
        chair.unfold("motion.more")
        chair.page.get_by_label(chair.word("motion.closesWhenAll")).locator("visible=true").check()
        if repeats:
            area(chair, "motion.repeats").select_option(index=1)
            look_at(chair, f"repeat form {language}")
        chair.press("ballot.doOpen")
        for person in everybody:
            wait_for_ballot(person)
            vote_quickly(person, answer)
        # Nobody closes it.
        expect(phone.page.locator(".ballot")).to_have_count(0)

    hold("yes")
    expect(phone.page.locator(".result .outcome").first).to_contain_text(
        phone.word("outcome.adopted"))
    expect(phone.page.locator(".decision").first).to_contain_text(phone.word("decision.retained"))
    hold("no", repeats=True)
    expect(phone.page.locator(".result .outcome").first).to_contain_text(
        phone.word("outcome.rejected"))
    # What the first had decided is in force no longer: the commitment is open.
    expect(phone.page.locator(".decision").first).to_contain_text(phone.word("decision.undecided"))
    look_at(phone, f"repeated {language}")


def pick_kind(chair):
    chair.page.locator("label.radio").filter(has_text=chair.word("become.retained")).locator(
        "visible=true").first.click()
    if not chair.button("ballot.doOpen").is_visible():
        chair.press("decide.vote")
    chair.page.locator("label.radio").filter(has_text=chair.word("time.0")).locator(
        "visible=true").first.click()


def vote_quickly(person, option):
    """As `vote`, but the last vote closes the ballot, and then there is nothing to see."""
    person.page.locator(f".choice-{option}").click()
    person.page.wait_for_function(
        "option => !document.querySelector('.ballot') ||"
        " document.querySelector(`.choice-${option}`)?.dataset.state === 'recorded'", arg=option)

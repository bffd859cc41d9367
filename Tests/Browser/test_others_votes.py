"""Proxies, votes by hand and the roll call, as the people see them who give, hold, count and call."""

import re

import pytest
from playwright.sync_api import expect

from people import LAPTOP, PHONE
from test_accessibility import problems
from test_voting import (
    bring_up, enough_people, open_meeting, pick, put_to_the_vote, vote, wait_for_ballot)


def name_of(server, role, index=0):
    return [name for found, _, name in server.links() if found == role][index]


def yes(person, scope=None):
    """Answers the question that a button asks in its place."""
    (scope or person.page).get_by_role(
        "button", name=person.word.beginning("confirm.yes")).locator("visible=true").first.click()


def choose(person, key, name):
    """Picks somebody by name in a menu."""
    field = person.page.locator("label.field").filter(
        has=person.page.locator(".field-name").get_by_text(person.word(key), exact=True))
    menu = field.locator("select").locator("visible=true").first
    menu.select_option(menu.locator("option", has_text=name).first.get_attribute("value"))


def allow_proxies(chair, count=2):
    chair.tab("meeting")
    chair.unfold("rules")
    chair.page.get_by_label(chair.word("rule.proxies.limit")).locator(
        "visible=true").first.fill(str(count))
    save = chair.page.locator("details", has=chair.page.get_by_label(
        chair.word("rule.proxies.limit"))).get_by_role("button", name=chair.word("save")).first
    save.click()
    expect(save).to_be_disabled()
    chair.tab("now")


def seat_line(officer, name):
    return officer.page.locator(".seats li").filter(
        has=officer.page.locator(".seat-name", has_text=name))


def give_proxy(giver, holder):
    giver.tab("people")
    giver.press("proxy.give")
    choose(giver, "proxy.holder", holder)
    giver.press("proxy.give.do")
    yes(giver)
    expect(giver.page.locator(".own-proxy")).to_contain_text(holder)


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_a_holder_votes_differently_for_each_and_the_giver_comes_back(arrive, server, language):
    chair, secretary, _, others = enough_people(arrive)
    holder = arrive("member", 4, language=language, viewport=PHONE)
    giver = arrive("member", 5, language=language)
    allow_proxies(chair)
    give_proxy(giver, name_of(server, "member", 4))
    # The secretary notes another on a signed paper, for somebody who has no link here.
    secretary.tab("people")
    absent = name_of(server, "member", 6)
    line = seat_line(secretary, absent)
    line.locator(".seat-line").click()
    secretary.press("proxy.note")
    choose(secretary, "proxy.holder", name_of(server, "member", 4))
    secretary.page.get_by_label(secretary.word("proxy.paper.name")).fill("رسالة ممضاة")
    secretary.press("proxy.note.do")
    expect(line).to_contain_text(name_of(server, "member", 4))
    holder.tab("people")
    expect(holder.page.locator(".own-proxy")).to_contain_text(absent)
    holder.tab("now")
    open_meeting(chair)
    bring_up(chair, 9)
    put_to_the_vote(chair)
    wait_for_ballot(holder)

    cards = holder.page.locator(".vote-card")
    expect(cards).to_have_count(3)
    expect(cards.nth(0)).to_contain_text(holder.word("ballot.yourOwn"))
    for index, option in enumerate(("yes", "no", "abstain")):
        choice = cards.nth(index).locator(f".choice-{option}")
        choice.click()
        expect(choice).to_contain_text(holder.word("vote.recorded"))
    found = problems(holder, "the cards of a holder")
    holder.page.reload()
    wait_for_ballot(holder)
    for index, option in enumerate(("yes", "no", "abstain")):
        expect(cards.nth(index).locator(f".choice-{option}")).to_have_attribute(
            "aria-pressed", "true")
    # A second device of the holder shows what the first one does.
    second = arrive("member", 4, language=language)
    wait_for_ballot(second)
    cards.nth(2).locator(".choice-yes").click()
    expect(second.page.locator(".vote-card").nth(2).locator(".choice-yes")).to_have_attribute(
        "aria-pressed", "true")
    # Who gave the vote away sees who has it; coming takes it back, for the next ballot.
    giver.tab("now")
    giver.sees(giver.word("proxy.coming", name="{name}").split("{name}")[1].strip(" .")[:12])
    giver.press("presence.atDistance")
    expect(giver.page.locator(".ballot .notice")).to_contain_text(name_of(server, "member", 4))
    chair.sees(name_of(server, "member", 5))
    chair.press("ballot.close")
    yes(chair)
    expect(holder.page.locator(".result").first).to_be_visible()
    holder.unfold("rollCall")
    rows = holder.page.locator("table.roll tbody tr")
    mark = holder.word("proxy").split("{holder}")[1].split("{name}")[0].strip()
    # A word for "yes" may differ from it by its capital only.
    expect(rows.filter(has_text=re.compile(rf" {mark} "))).to_have_count(2)
    found += problems(holder, "the roll call with proxies")
    bring_up(chair, 11)
    put_to_the_vote(chair)
    wait_for_ballot(giver)
    vote(giver, "yes")
    expect(holder.page.locator(".vote-card")).to_have_count(2)
    assert found == []


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_two_tellers_count_hands_until_they_agree(arrive, server, language):
    chair, secretary, phone, others = enough_people(arrive)
    teller = arrive("member", 4, language=language, viewport=PHONE)
    chair.tab("people")
    for index in (1, 2, 3):
        line = seat_line(chair, name_of(server, "member", index))
        line.locator(".seat-line").click()
        chair.press("mark.room")
        chair.press("device.hasNone")
        expect(line).to_contain_text(chair.word("device.without"))
        line.locator(".seat-line").click()
    open_meeting_from(chair)
    bring_up(chair, 9)
    pick(chair, "become.retained")
    chair.press("decide.vote")
    chair.sees(chair.word("rejection.tellersMissing"))
    expect(chair.button("ballot.doOpen")).to_be_disabled()
    chair.tab("people")
    chair.press("tellers.name")
    choose(chair, "tellers.1", name_of(server, "secretary"))
    choose(chair, "tellers.2", name_of(server, "member", 4))
    chair.page.locator(".tellers").get_by_role("button", name=chair.word("save")).click()
    expect(chair.page.locator(".tellers")).to_contain_text(name_of(server, "member", 4))
    chair.tab("now")
    pick(chair, "time.0")
    chair.press("ballot.doOpen")
    wait_for_ballot(teller)

    others[0].sees(others[0].word("ballot.ownByHand"))
    expect(others[0].page.locator(".choice")).to_have_count(0)
    expect(chair.page.locator(".next-step button")).to_be_disabled()
    secretary.speak("ar")
    enter(teller, {"yes": 2, "no": 1, "abstain": 0})
    expect(teller.page.locator(".hand-state")).to_contain_text(
        teller.word("hand.single").split("}")[1][:10])
    enter(secretary, {"yes": 1, "no": 1, "abstain": 1})
    for person in (teller, secretary, chair, phone):
        expect(person.page.locator(".hand-state, .next-step p").first).to_contain_text(
            person.word("hand.differ"))
    found = problems(teller, "the count of a teller")
    # Neither sees what the other found.
    assert "hand-0-yes" not in phone.page.content()
    # By keyboard alone: to the field, the number, to the button.
    field = secretary.page.locator("#hand-0-yes")
    field.focus()
    secretary.page.keyboard.press("Control+a")
    secretary.page.keyboard.type("2")
    for _ in range(2):
        secretary.page.keyboard.press("Tab")
    secretary.page.keyboard.press("Control+a")
    secretary.page.keyboard.type("0")
    secretary.page.keyboard.press("Tab")
    secretary.page.keyboard.press("Tab")
    secretary.page.keyboard.press("Enter")
    for person in (teller, secretary, phone):
        expect(person.page.locator(".hand-state")).to_contain_text(person.word("hand.agreed"))
    vote(phone, "yes")
    chair.press("ballot.close")
    yes(chair)
    result = teller.page.locator(".result").first
    expect(result).to_contain_text(re.compile(
        re.escape(teller.word("verdict.turnout.hand").split("{count}")[1].strip())))
    expect(result.locator(".counts tbody tr").nth(0)).to_contain_text("3")
    teller.unfold("rollCall")
    expect(teller.page.locator(".hand-result")).to_contain_text("2")
    found += problems(teller, "a result with hands")
    assert found == []


def open_meeting_from(chair):
    chair.tab("now")
    open_meeting(chair)


def enter(teller, counts):
    for option, count in counts.items():
        teller.page.locator(f"#hand-0-{option}").fill(str(count))
    expect(teller.page.locator(".hand-sum.fits")).to_be_visible()
    teller.press("hand.enter")


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_the_secretary_calls_the_roll_by_keyboard(arrive, server, language):
    chair = arrive("chair")
    secretary = arrive("secretary", language=language, viewport=LAPTOP)
    members = [arrive("member", index, language=language) for index in range(4)]
    for person in [chair, secretary, *members[:3]]:
        person.tab("people")
        person.press("presence.switch.room")
        person.button("presence.switch.remote").wait_for()
        person.tab("now")
    open_meeting(chair)
    bring_up(chair, 9)
    pick(chair, "become.retained")
    chair.press("decide.vote")
    pick(chair, "time.0")
    chair.page.locator("label.tick").filter(
        has_text=chair.word("motion.rollCall.hint")).locator("visible=true").first.click()
    chair.press("ballot.doOpen")
    wait_for_ballot(secretary)
    members[0].sees(members[0].word("ballot.ownByName"))
    names = secretary.page.locator(".roll-names li")
    expect(names).to_have_count(5)
    first = secretary.page.locator(".roll-name").inner_text()
    secretary.page.locator(".roll-answers .choice").first.focus()
    for answer in ("yes", "no", "yes"):
        called = secretary.page.locator(".roll-name").inner_text()
        choice = secretary.page.locator(f".roll-answers .choice-{answer}")
        choice.focus()
        secretary.page.keyboard.press("Enter")
        expect(names.filter(has_text=called)).to_contain_text(
            secretary.word(f"option.{answer}"))
        expect(secretary.page.locator(".roll-name")).not_to_have_text(called)
        # The next name is called with the keyboard where it was.
        expect(secretary.page.locator(".roll-answers .choice").first).to_be_focused()
    found = problems(secretary, "the roll call")
    secretary.page.reload()
    wait_for_ballot(secretary)
    expect(names.filter(has_text=first)).to_contain_text(secretary.word("option.yes"))
    secretary.press("roll.pass")
    # Who does not take part in the room votes on a device; both are counted together.
    vote(members[3], "no")
    chair.press("ballot.close")
    yes(chair)
    result = members[0].page.locator(".result").first
    expect(result).to_contain_text(
        members[0].word("verdict.turnout.rollCall").split("{count}")[1].strip())
    rows = result.locator(".counts tbody tr")
    expect(rows.nth(0)).to_contain_text("2")
    expect(rows.nth(1)).to_contain_text("2")
    assert found == []

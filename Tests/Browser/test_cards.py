"""Every method of voting from the chair's form to the result, as people see it."""

import re

import pytest
from playwright.sync_api import expect

from people import LAPTOP, PHONE
from test_accessibility import problems
from test_voting import enough_people, open_meeting, pick, vote, wait_for_ballot

OPTIONS = ["Sfax", "تونس", "Gabès"]


def begin(chair, method, text="Where shall we meet?", options=OPTIONS):
    """The chair fills in what every method needs."""
    chair.unfold("motion.open")
    chair.page.locator("textarea").locator("visible=true").first.fill(text)
    chair.page.locator(".methods label.radio").filter(has_text=chair.word(f"method.{method}.hint")) \
        .locator("visible=true").click()
    if options:
        area(chair, "motion.candidates.others" if method == "election" else "motion.lines").fill(
            "\n".join(options))
    pick(chair, "time.0")


def area(person, key):
    """The field with this name; a method of voting may have the same name."""
    name = person.page.locator(".field-name").get_by_text(person.word(key), exact=True)
    return person.page.locator("label.field").filter(has=name).locator(
        "input, select, textarea").locator("visible=true").first


def number(person, key, value):
    area(person, key).fill(str(value))


def send(person):
    person.page.locator("#answer-send").click()
    expect(person.page.locator(".answer-state")).to_contain_text(person.word("vote.recorded"))


def close(chair):
    chair.press("ballot.close")
    # Somebody is always missing in these tests, so it asks.
    chair.page.get_by_role("button", name=chair.word.beginning("confirm.yes")).first.click()
    expect(chair.page.locator(".result, .controls").first).to_be_visible()


def test_approval_says_how_many_are_left_and_keeps_to_them(arrive, server):
    chair, _, phone, others = enough_people(arrive)
    open_meeting(chair)
    begin(chair, "approval")
    number(chair, "limits.approval.most", 2)
    chair.press("ballot.doOpen")
    wait_for_ballot(phone)
    expect(phone.page.locator(".answer-state")).to_have_text(
        phone.word("answer.options.missing.one", count=1))
    expect(phone.page.locator("#answer-send")).to_be_disabled()
    phone.page.get_by_label("Sfax").check()
    phone.page.get_by_label("تونس").check()
    expect(phone.page.get_by_label("Gabès")).to_be_disabled()
    send(phone)
    expect(phone.page.locator("#answer-send")).to_be_disabled()
    phone.page.get_by_label("تونس").uncheck()
    expect(phone.page.locator(".answer-state")).to_have_text(phone.word("answer.changed"))
    send(phone)
    phone.page.reload()
    expect(phone.page.get_by_label("Sfax")).to_be_checked()
    expect(phone.page.get_by_label("تونس")).not_to_be_checked()
    wait_for_ballot(others[0])
    vote(others[0], "blank")
    close(chair)
    rows = phone.page.locator(".result .counts tbody tr")
    expect(rows.nth(0)).to_contain_text("1")
    expect(rows.nth(1)).to_contain_text("0")
    expect(rows.nth(3)).to_contain_text("1")


def test_points_keep_within_the_budget(arrive, server):
    chair, _, phone, others = enough_people(arrive)
    open_meeting(chair)
    begin(chair, "points")
    number(chair, "limits.points.most", 5)
    chair.press("ballot.doOpen")
    wait_for_ballot(phone)
    first, second = (phone.page.locator(".answer-point").nth(index) for index in (0, 1))
    first.get_by_role("spinbutton").fill("99")
    expect(first.get_by_role("spinbutton")).to_have_value("5")
    first.get_by_role("button").first.click()
    expect(phone.page.locator(".remainder")).to_have_text(
        phone.word("answer.points.left.one", count=1, budget=5))
    second.get_by_role("button").last.click()
    expect(second.get_by_role("button").last).to_have_attribute("aria-disabled", "true")
    expect(second.get_by_role("spinbutton")).to_have_value("1")
    send(phone)
    close(chair)
    rows = phone.page.locator(".result .counts tbody tr")
    expect(rows.nth(0).locator(".figure")).to_have_text("4")
    expect(rows.nth(1).locator(".figure")).to_have_text("1")


@pytest.mark.parametrize("counting", ["schulze", "instantRunoff"])
def test_a_ranking_is_tapped_moved_and_shared(arrive, server, counting):
    chair, _, phone, others = enough_people(arrive)
    screen = arrive("projector")
    open_meeting(chair)
    begin(chair, "ranking")
    if counting == "instantRunoff":
        chair.unfold("rule.change")
        area(chair, "rule.ranking").select_option("instantRunoff")
        chair.sees(chair.word("rule.instantRunoff"))
    chair.press("ballot.doOpen")
    wait_for_ballot(phone)
    for option in ("Gabès", "Sfax", "تونس"):
        phone.page.locator(".rank-next", has_text=option).click()
    phone.button("answer.rank.up", option="\u2068تونس\u2069").or_(
        phone.button("answer.rank.up", option="تونس")).first.click()
    lines = phone.page.locator(".ranked li")
    expect(lines.nth(1)).to_contain_text("تونس")
    lines.nth(1).locator(".step").nth(2).click()
    expect(lines.nth(1)).to_have_class(re.compile("joined"))
    lines.nth(1).locator(".step").nth(1).click()
    expect(lines.nth(1)).not_to_have_class(re.compile("joined"))
    send(phone)
    for person, order in ((others[0], ("Gabès", "تونس")), (others[1], ("Sfax", "تونس"))):
        wait_for_ballot(person)
        for option in order:
            person.page.locator(".rank-next", has_text=option).click()
        send(person)
    close(chair)
    result = phone.page.locator(".result").first
    expect(result.locator(".standings li").first).to_contain_text("Gabès")
    table = result.locator("table.pairwise" if counting == "schulze" else "table.rounds")
    expect(table).to_be_visible()
    expect(table.locator("tbody tr").nth(0)).to_contain_text("1")
    expect(screen.page.locator("table.pairwise, table.rounds").first).to_be_visible()


def test_an_election_with_a_tie_for_the_last_seats(arrive, server):
    chair, _, phone, others = enough_people(arrive)
    open_meeting(chair)
    begin(chair, "election", "Elect the delegation", options=[])
    boxes = chair.page.locator(".candidates input")
    for index in (2, 3, 4):
        boxes.nth(index).check()
    number(chair, "limits.election.seats", 2)
    chair.unfold("rule.change")
    area(chair, "rule.preset").select_option("none")
    area(chair, "rule.tie").select_option("castingVote")
    chair.press("ballot.doOpen")
    for person, index in ((phone, 0), (others[0], 1), (others[1], 2)):
        wait_for_ballot(person)
        person.page.locator(".answer-option input").nth(index).check()
        send(person)
    close(chair)
    ties = chair.page.locator(".casting-votes input")
    expect(ties).to_have_count(3)
    ties.nth(0).check()
    ties.nth(2).check()
    expect(ties.nth(1)).to_be_disabled()
    chair.press("castingVote.give")
    chair.page.get_by_role("button", name=chair.word.beginning("confirm.yes")).first.click()
    expect(phone.page.locator(".elected li")).to_have_count(2)


def test_a_scale_of_ones_own_and_one_of_several(arrive, server):
    chair, _, phone, _ = enough_people(arrive)
    open_meeting(chair)
    begin(chair, "graded", options=None)
    area(chair, "motion.levels").fill("Excellent\nFair\nPoor")
    chair.press("ballot.doOpen")
    wait_for_ballot(phone)
    expect(phone.page.locator(".choice")).to_have_count(3)
    vote(phone, "level2")
    close(chair)
    expect(phone.page.locator(".result .counts tbody tr").nth(1)).to_contain_text("1")
    begin(chair, "choice")
    chair.press("ballot.doOpen")
    wait_for_ballot(phone)
    vote(phone, "o3")
    close(chair)
    expect(phone.page.locator(".result .outcome").first).to_contain_text("Gabès")


def test_a_running_count_says_how_many_more_are_needed(arrive, server):
    chair, _, phone, others = enough_people(arrive)
    screen = arrive("projector")
    open_meeting(chair)
    begin(chair, "yesNo", options=None)
    pick(chair, "openness.running")
    chair.unfold("rule.change")
    area(chair, "rule.base").select_option("present")
    chair.press("ballot.doOpen")
    wait_for_ballot(phone)
    vote(phone, "yes")
    # Six are here, four are needed.
    expect(phone.page.locator(".running-line")).to_contain_text("3")
    expect(screen.page.locator(".running-line")).to_contain_text("3")
    vote(others[0], "yes")
    expect(phone.page.locator(".running-line")).to_contain_text("2")


def test_a_rehearsal_is_marked_and_withheld_results_come_together(arrive, server):
    chair, _, phone, _ = enough_people(arrive)
    screen = arrive("projector")
    open_meeting(chair)
    begin(chair, "yesNo", "Is this thing on?", options=None)
    chair.unfold("motion.more")
    chair.page.get_by_label(re.compile(re.escape(chair.word("motion.rehearsal")))).check()
    chair.press("ballot.doRehearse")
    for person in (phone, screen):
        expect(person.page.locator(".rehearsal-sign")).to_contain_text(
            person.word("ballot.rehearsal"))
    wait_for_ballot(phone)
    vote(phone, "yes")
    close(chair)
    expect(phone.page.locator(".result .rehearsal-sign")).to_be_visible()
    begin(chair, "yesNo", "The real one", options=None)
    chair.unfold("motion.more")
    chair.page.get_by_label(re.compile(re.escape(chair.word("motion.withheld")))).check()
    chair.press("ballot.doOpen")
    wait_for_ballot(phone)
    vote(phone, "no")
    close(chair)
    phone.sees(phone.word("ballot.withheld"))
    chair.press("withheld.publish")
    chair.page.get_by_role("button", name=chair.word.beginning("confirm.yes")).first.click()
    expect(phone.page.locator(".result .outcome").first).to_contain_text(
        phone.word("outcome.rejected"))


def test_a_whole_vote_by_keyboard_alone(arrive, server):
    chair, _, _, others = enough_people(arrive)
    open_meeting(chair)
    begin(chair, "ranking")
    chair.press("ballot.doOpen")
    voter = others[0]
    wait_for_ballot(voter)
    page = voter.page

    def reach(selector):
        for _ in range(80):
            if page.evaluate("s => document.activeElement?.matches(s)", selector):
                return
            page.keyboard.press("Tab")
        raise AssertionError(selector + " cannot be reached by the keyboard")

    reach(".rank-next")
    for count in (1, 2, 3):
        page.keyboard.press("Enter")
        expect(page.locator(".ranked li")).to_have_count(count)
        # The place is kept: the next option, at last the button that sends.
        page.wait_for_function("s => document.activeElement?.matches(s)",
                               arg=".rank-next" if count < 3 else "#answer-send")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    last = page.evaluate("() => document.activeElement.getAttribute('aria-label')")
    assert last.startswith(voter.word.beginning("answer.rank.join"))
    page.keyboard.press("Enter")
    expect(page.locator(".ranked li.joined")).to_have_count(1)
    reach("#answer-send")
    page.keyboard.press("Enter")
    expect(page.locator(".answer-state")).to_contain_text(voter.word("vote.recorded"))


METHODS = ["yesNo", "choice", "graded", "approval", "points", "ranking", "election"]


@pytest.mark.parametrize("language", ["ar", "fr"])
@pytest.mark.parametrize("viewport", [LAPTOP, PHONE], ids=["laptop", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_card(arrive, language, viewport, scheme, pictures=None):
    look = {"language": language, "viewport": viewport, "scheme": scheme}
    chair = arrive("chair", **look)
    arrive("secretary")
    member = arrive("member", **look)
    others = [arrive("member", index) for index in (1, 2, 3)]
    screen = arrive("projector", scheme=scheme)
    open_meeting(chair)
    found = []

    def check(person, where):
        found.extend(problems(person, where))
        look_at(person, f"{where} {language} {viewport['width']} {scheme}")

    for method in METHODS:
        begin(chair, method, options=None if method in ("yesNo", "graded") else OPTIONS)
        if method == "ranking":
            chair.unfold("rule.change")
        check(chair, f"form {method}")
        chair.press("ballot.doOpen")
        wait_for_ballot(member)
        check(member, f"card {method}")
        if method in ("approval", "election"):
            member.page.locator(".answer-option input").first.check()
        elif method == "points":
            member.page.locator(".answer-point .step").last.click()
        elif method == "ranking":
            member.page.locator(".rank-next").first.click()
            member.page.locator(".rank-next").first.click()
        else:
            member.page.locator(".choice").first.click()
            expect(member.page.locator(".choice").first).to_contain_text(
                member.word("vote.recorded"))
        if member.page.locator("#answer-send").count():
            send(member)
        check(member, f"answered {method}")
        wait_for_ballot(others[0])
        if method != "yesNo" and method != "graded":
            vote(others[0], "blank")
        close(chair)
        expect(member.page.locator(".result").first).to_be_visible()
        check(member, f"result {method}")
        check(screen, f"wall {method}")
    assert not found, "\n".join(found)


def look_at(person, name):
    """Keeps a picture where MAHDAR_PICTURES names a folder."""
    import os

    folder = os.environ.get("MAHDAR_PICTURES")
    if folder:
        person.page.screenshot(path=f"{folder}/{name.replace(' ', '-')}.png", full_page=True)

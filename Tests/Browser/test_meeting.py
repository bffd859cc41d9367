"""The real meeting of 12 July 2023, from the opening to the Word file, with six people."""

import json
from pathlib import Path

import docx
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import expect

from people import PHONE
from test_minutes import end_of, paragraph, text_of
from test_voting import (
    bring_up, open_meeting, pick, propose, put_to_the_vote, vote, wait_for_ballot)

RETAINED = (2, 9, 13, 26, 11, 3, 4, 1, 20, 14)
MERGED = {24: 2, 23: 2, 16: 13, 17: 13, 18: 13, 12: 11, 5: 4, 6: 4}
SUPPLEMENTARY = {21: "لم تتوفر هياكل مسؤولة", 27: "لم تتوفر هياكل مسؤولة", 22: "رهين التمويل"}
DROPPED = {15: "عدم وضوحه", 10: "عدم وضوحه", 28: "عدم وضوحه", 25: "خارج المحاور", 7: "خطأ في الإجابات"}
FINAL = (2, 9, 13, 26, 11, 19, 3, 4, 1, 20, 14)


def declare(chair, number, kind, reason="", lead=None, titles=None):
    """The chair brings a commitment up and finds no objection to a disposition."""
    bring_up(chair, number)
    propose(chair, kind)
    if lead:
        chair.page.locator("input[type=search]").locator("visible=true").first.fill(str(lead))
        chair.page.locator(".pick").filter(has_text=titles[lead][:40]).locator("input").check(
            force=True)
    if reason:
        chair.page.get_by_label(chair.word("decide.reason"), exact=False).locator(
            "visible=true").first.fill(reason)
    chair.press("consensus.declare")
    expect(chair.button("consensus.declare")).to_be_hidden()


def close_ballot(chair):
    """Closes, and says yes where the page asks: only while somebody has not voted, which can
    change between the question and the answer."""
    result = chair.page.locator(".result").first
    close = chair.button("ballot.close")
    sure = chair.page.get_by_role("button", name=chair.word.beginning("confirm.yes")).first
    for _ in range(20):
        if result.is_visible():
            return
        for button in (sure, close):
            if button.is_visible():
                try:
                    button.click(timeout=1_500)
                except PlaywrightError:
                    continue
                break
        chair.page.wait_for_timeout(500)
    expect(result).to_be_visible()


def test_the_meeting_of_seed_000(arrive, server, commitments, tmp_path):
    chair = arrive("chair")
    secretary = arrive("secretary")
    phone = arrive("member", 0, language="fr", viewport=PHONE)
    member = arrive("member", 1)
    others = [arrive("member", 2), arrive("member", 3)]
    observer = arrive("observers", language="en")

    # Attendance and quorum fill by themselves, on every screen.
    chair.sees(chair.word("step.open"))
    open_meeting(chair)
    expect(observer.page.locator("main")).to_contain_text("ريم القرناوي")

    # Two members vote on the same ballot; one changes their mind, one has no line for a while.
    bring_up(chair, 19)
    put_to_the_vote(chair)
    wait_for_ballot(others[1])
    vote(phone, "no")
    vote(member, "yes")
    phone.offline(True)
    phone.page.locator(".choice-yes").click()
    expect(phone.page.locator(".choice-yes")).not_to_contain_text(phone.word("vote.recorded"))
    vote(others[0], "no")
    vote(chair, "yes")
    vote(secretary, "yes")
    phone.offline(False)
    expect(phone.page.locator(".choice-yes")).to_contain_text(
        phone.word("vote.recorded"), timeout=25_000)
    vote(others[1], "abstain")
    assert observer.page.locator(".result").count() == 0
    close_ballot(chair)
    for person in (chair, phone, member, observer):
        rows = person.page.locator(".result").first.locator("tbody tr")
        expect(rows.nth(0)).to_contain_text("4")
        expect(rows.nth(1)).to_contain_text("1")
        expect(person.page.locator(".result").first).to_contain_text(
            person.word("outcome.adopted"))

    for number in RETAINED[:4]:
        declare(chair, number, "retained")

    # Two people write in the same paragraph; one of them goes on without a line.
    end_of(secretary)
    secretary.page.keyboard.type(" كلام المقرر.")
    paragraph(member).click()
    member.page.keyboard.press("Home")
    member.page.keyboard.type("كلام العضو. ")
    expect(paragraph(member)).to_contain_text("كلام المقرر.")
    secretary.offline(True)
    end_of(secretary)
    secretary.page.keyboard.type(" كُتب دون اتصال.")

    # The power fails in the middle, and comes back.
    server.kill()
    server.start()
    secretary.offline(False)
    expect(paragraph(member)).to_contain_text("كُتب دون اتصال.", timeout=30_000)
    expect(secretary.page.locator(".line-note")).to_be_hidden(timeout=20_000)
    expect(chair.page.locator(".line-note")).to_be_hidden(timeout=20_000)
    assert text_of(secretary) == text_of(member)
    assert text_of(member).count("كُتب دون اتصال.") == 1

    for number in RETAINED[4:]:
        declare(chair, number, "retained")
    for number, lead in MERGED.items():
        declare(chair, number, "merged", lead=lead, titles=commitments)
    for number, reason in SUPPLEMENTARY.items():
        declare(chair, number, "supplementary", reason)
    for number, reason in DROPPED.items():
        declare(chair, number, "dropped", reason)

    # "Drop or supplementary" is settled by a choice between the two.
    bring_up(chair, 8)
    propose(chair, "dropped")
    chair.press("decide.vote")
    pick(chair, "method.choice")
    pick(chair, "time.0")
    chair.press("ballot.doOpen")
    wait_for_ballot(member)
    supplementary = chair.word("become.supplementary")
    for person in (chair, secretary, member):
        name = person.word("become.supplementary")
        choice = person.page.locator(".choice").filter(has_text=supplementary).or_(
            person.page.locator(".choice").filter(has_text=person.word("decision.supplementary")))
        choice.first.click()
        expect(choice.first).to_contain_text(person.word("vote.recorded"))
    close_ballot(chair)

    # What everyone sees in the minutes.
    lists = observer.page.locator("section[data-block]")
    final = lists.filter(has_text=observer.word("list.final")).last
    for number in FINAL:
        expect(final).to_contain_text(commitments[number][:40])
    reserve = lists.filter(has_text=observer.word("list.supplementary")).last
    for number in (*SUPPLEMENTARY, 8):
        expect(reserve).to_contain_text(commitments[number][:40])

    chair.press("step.close")
    chair.page.get_by_role("button", name=chair.word.beginning("confirm.yes")).first.click()
    expect(member.page.locator("main")).to_contain_text(member.word("phase.closed"))

    # The Word file, from the browser.
    with chair.page.expect_download() as download:
        chair.page.get_by_role("button", name=chair.word("documents.docx")).locator(
            "visible=true").first.click()
    file = tmp_path / "minutes.docx"
    download.value.save_as(file)
    check_word_file(file, commitments)


def check_word_file(file, commitments):
    document = docx.Document(file)
    table = next(t for t in document.tables if len(t.columns) == 9)
    assert len(table.rows) == 1 + 28
    assert "69,05" in table.rows[1].cells[7].text
    text = "\n".join(p.text for p in document.paragraphs)
    words = json.loads((Path(__file__).resolve().parents[2] / "web/words/minutes.ar.json").read_text())
    final = text.index(words["list.final"])
    reserve = text.index(words["list.supplementary"])
    assert final < reserve
    for number in FINAL:
        assert commitments[number][:40] in text[final:reserve], number
    for number in (*SUPPLEMENTARY, 8):
        assert commitments[number][:40] in text[reserve:], number

"""The minutes, written by several people at once."""

from playwright.sync_api import expect

from people import PHONE


def paragraph(person, index=0):
    """A written paragraph of the minutes."""
    return person.page.locator("p[data-block] > .minutes-text").nth(index)


def text_of(person, index=0):
    return paragraph(person, index).inner_text().strip()


def end_of(person, index=0):
    """Puts the caret at the end of a paragraph."""
    paragraph(person, index).click()
    person.page.evaluate(
        """(index) => {
            const host = document.querySelectorAll("p[data-block] > .minutes-text")[index];
            const range = document.createRange();
            range.selectNodeContents(host);
            range.collapse(false);
            getSelection().removeAllRanges();
            getSelection().addRange(range);
        }""", index)


def test_two_people_type_in_the_same_paragraph_and_end_with_the_same_text(arrive):
    secretary = arrive("secretary")
    member = arrive("member", 1)
    before = text_of(secretary)
    assert before == text_of(member) and before
    end_of(secretary)
    paragraph(member).click()
    member.page.keyboard.press("Home")
    for one, other in zip(" كتب المقرر هذه الجملة", "كتب العضو هذه الجملة  "):
        secretary.page.keyboard.type(one)
        member.page.keyboard.type(other)
    secretary.page.keyboard.type(".")
    expect(paragraph(member)).to_contain_text("كتب المقرر هذه الجملة.")
    expect(paragraph(secretary)).to_contain_text("كتب العضو هذه الجملة")
    secretary.page.wait_for_timeout(500)
    assert text_of(secretary) == text_of(member)
    assert "كتب المقرر هذه الجملة" in text_of(member), "the runs of two writers were mixed"
    assert len(text_of(member)) >= len(before) + 40


def test_text_typed_without_a_line_is_kept_and_merged(arrive):
    secretary = arrive("secretary")
    member = arrive("member", 1, language="fr")
    secretary.offline(True)
    end_of(secretary)
    secretary.page.keyboard.type(" بلا شبكة", delay=20)
    expect(paragraph(secretary)).to_contain_text("بلا شبكة")
    paragraph(member).click()
    member.page.keyboard.press("Home")
    member.page.keyboard.type("Pendant ce temps. ", delay=20)
    secretary.page.wait_for_timeout(500)
    assert "بلا شبكة" not in text_of(member)
    secretary.offline(False)
    expect(paragraph(member)).to_contain_text("بلا شبكة", timeout=25_000)
    expect(paragraph(secretary)).to_contain_text("Pendant ce temps.", timeout=25_000)
    secretary.page.wait_for_timeout(500)
    assert text_of(secretary) == text_of(member)
    assert text_of(member).count("بلا شبكة") == 1


def test_a_power_cut_while_typing_loses_no_letter(arrive, server):
    secretary = arrive("secretary")
    member = arrive("member", 1)
    end_of(secretary)
    secretary.page.keyboard.type(" قبل", delay=20)
    expect(paragraph(member)).to_contain_text("قبل")
    server.kill()
    secretary.page.keyboard.type(" أثناء", delay=20)
    server.start()
    secretary.page.keyboard.type(" بعد", delay=20)
    expect(paragraph(member)).to_contain_text("قبل أثناء بعد", timeout=25_000)
    assert text_of(member).count("أثناء") == 1


def test_enter_splits_backspace_joins_and_undo_takes_back(arrive):
    secretary = arrive("secretary")
    member = arrive("member", 1)
    count = secretary.page.locator("p[data-block] > .minutes-text").count()
    end_of(secretary)
    secretary.page.keyboard.press("Enter")
    secretary.page.keyboard.type("فقرة جديدة")
    expect(member.page.locator("p[data-block] > .minutes-text")).to_have_count(count + 1)
    expect(paragraph(member, 1)).to_have_text("فقرة جديدة")
    secretary.page.keyboard.press("Control+z")
    expect(member.page.locator("p[data-block] > .minutes-text", has_text="فقرة جديدة")).to_have_count(0)
    secretary.page.keyboard.press("Control+y")
    expect(member.page.locator("p[data-block] > .minutes-text", has_text="فقرة جديدة")).to_have_count(1)


def test_live_blocks_follow_the_meeting_and_cannot_be_typed_over(arrive):
    chair = arrive("chair")
    observer = arrive("observers", language="fr")
    attendance = observer.page.locator("section[data-block]").filter(
        has_text=observer.word("attendance.participants")).first
    expect(attendance).to_contain_text("ريم القرناوي")
    assert observer.page.locator(
        "[contenteditable=plaintext-only], [contenteditable=true]").count() == 0
    assert observer.page.locator("table").filter(has_text="69,05").count() == 1
    rows = observer.page.locator("table").filter(has_text="69,05").locator("tbody tr")
    expect(rows).to_have_count(28)
    arrive("member", 4, viewport=PHONE)
    expect(attendance).to_contain_text("هدى السنوسي")


def test_a_reload_keeps_what_was_written(arrive):
    secretary = arrive("secretary")
    end_of(secretary)
    secretary.page.keyboard.type(" يبقى هذا", delay=10)
    secretary.page.wait_for_timeout(300)
    secretary.page.reload()
    expect(paragraph(secretary)).to_contain_text("يبقى هذا")

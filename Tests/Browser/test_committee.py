"""A committee and two of its meetings: called, held, followed up, copied and verified."""

import json
import re
import shutil
import subprocess

import pytest
from playwright.sync_api import expect

from people import LAPTOP, PHONE, Person
from server import BINARY, Server
from test_accessibility import problems

COMMITTEE = {
    "format": 1,
    "language": "ar",
    "body": "اللجنة الاستشارية المشتركة لشراكة الحكومة المفتوحة",
    "letterhead": ["الجمهورية التونسية", "رئاسة الحكومة"],
    "place": "قاعة الاجتماعات بالطابق الثالث",
    "participants": [
        {"honorific": "السيد", "name": "خالد السلامي", "organisation": "رئاسة الحكومة",
         "constituency": "government", "role": "chair"},
        {"honorific": "السيدة", "name": "ريم القرناوي", "organisation": "رئاسة الحكومة",
         "constituency": "government", "role": "secretary"},
        {"honorific": "السيد", "name": "وسام الهاني", "organisation": "NRGI",
         "constituency": "civilSociety"},
        {"honorific": "السيدة", "name": "سهام بوعزة", "organisation": "التحالف التونسي",
         "constituency": "civilSociety", "votes": False, "alternateOf": 3},
    ],
    "plan": {
        "title": "خطة العمل الوطنية الثالثة",
        "axes": ["الشفافية وحوكمة الموارد الطبيعية", "المشاركة العمومية"],
        "commitments": [
            {"number": 6, "axis": 1, "title": "تكريس الشفافية في مجال الصناعات الاستخراجية",
             "parts": ["موقع طاقتنا"]},
            {"number": 2, "axis": 1, "title": "دعم فتح البيانات العمومية"},
            {"number": 11, "axis": 2, "title": "شراكة الحكومة المفتوحة على المستوى المحلي"},
        ],
    },
}


@pytest.fixture
def committee(tmp_path):
    """The real binary on a folder with one committee, which has not met yet."""
    file = tmp_path / "committee.json"
    file.write_text(json.dumps(COMMITTEE, ensure_ascii=False))
    data = tmp_path / "data"
    subprocess.run([BINARY, "committee", str(file), "--data", str(data)], check=True)
    server = Server(data).start()
    yield server
    server.stop()


@pytest.fixture
def come(browser, committee):
    """come(role, index=0, …): somebody opens their printed link to the committee."""
    people = []

    def open_link(role, index=0, **options):
        person = Person(browser, committee.link(role, index), **options)
        people.append(person)
        return person

    yield open_link
    for person in people:
        person.close()
    for person in people:
        assert person.errors == [], "the page complained"


def call_meeting(person, key, date):
    person.press(key)
    form = person.page.locator("form.form")
    form.locator("[name=subject]").fill("متابعة تنفيذ خطة العمل")
    form.locator("[name=date]").fill(date)
    form.get_by_role("button", name=person.word("committee.call.now")).click()
    expect(form).to_have_count(0)


def enter_last_meeting(person):
    person.page.locator("a.committee-meeting").first.click()
    person.page.wait_for_url(re.compile("/meetings/"))
    person.page.locator("main.stage").wait_for()


def back(person, committee, role, index=0):
    person.page.goto(committee.link(role, index).split("#")[0])
    person.page.locator(".committee-meetings").wait_for()


def close_meeting(chair):
    chair.tab("meeting")
    chair.unfold("course")
    chair.press("step.close")
    chair.page.get_by_role("button", name=chair.word.beginning("confirm.yes")).first.click()
    chair.page.get_by_role("button", name=chair.word("step.close"), exact=True).wait_for(
        state="detached")


def test_two_meetings_of_a_committee(come, committee, tmp_path, browser):
    secretary = come("secretary", language="fr")
    secretary.sees(secretary.word("committee.parity.uneven", government="2", society="1")[:20])
    # A member of the other side makes it even.
    secretary.press("committee.member.add")
    form = secretary.page.locator("form.form")
    form.locator("[name=name]").fill("عبد الحميد الجرموني")
    form.locator("[name=constituency]").select_option("civilSociety")
    form.get_by_role("button", name=secretary.word("save"), exact=True).click()
    secretary.sees("عبد الحميد الجرموني")
    expect(secretary.page.locator(".parity .icon-equal")).to_be_visible()
    call_meeting(secretary, "committee.call.first", "2019-09-20")

    chair = come("chair")
    member = come("member", index=0)
    # Everybody finds the meeting on their page, with a link of their own.
    chair.page.locator("a.committee-meeting").wait_for()
    links = {person.page.locator("a.committee-meeting").first.get_attribute("href")
             for person in (chair, member)}
    assert len(links) == 2
    enter_last_meeting(chair)
    enter_last_meeting(member)
    chair.press("step.open")

    # What was said, how far it has come, what is next.
    chair.tab("list")
    chair.page.locator(".commitment-line").filter(has_text="الاستخراجية").click()
    chair.press("statement.add")
    form = chair.page.locator(".statements-part form")
    form.locator("[name=speaker]").select_option("m3")
    form.locator("[name=kind]").select_option("difficulty")
    form.locator("[name=part]").select_option("1")
    form.locator("[name=text]").fill("موقع طاقتنا لا يحتوي على أي بيانات.")
    form.get_by_role("button", name=chair.word("save"), exact=True).click()
    expect(chair.page.locator(".statement")).to_contain_text("لا يحتوي على أي بيانات")
    chair.press("progress.state")
    form = chair.page.locator(".progress-part form")
    form.locator("[name=percent]").fill("40")
    form.locator("[name=level]").select_option("limited")
    form.locator("[name=evidence]").fill("نسخة أولى من الموقع")
    form.get_by_role("button", name=chair.word("save"), exact=True).click()
    expect(chair.page.locator(".progress-mark").first).to_contain_text("40")
    chair.page.locator(".next-part").get_by_role(
        "button", name=chair.word("actions.add")).click()
    form = chair.page.locator(".next-part form")
    form.locator("[name=text]").fill("مراسلة الوزارة لعقد اجتماع")
    form.locator("[name=due]").fill("2019-10-31")
    form.get_by_role("button", name=chair.word("save"), exact=True).click()
    expect(chair.page.locator(".next-part .actions")).to_contain_text("مراسلة الوزارة")

    # A member puts down what is the member's own, and the minutes show all of it.
    member.tab("list")
    member.page.locator(".commitment-line").filter(has_text="البيانات العمومية").click()
    member.press("statement.add")
    member.page.locator(".statements-part [name=text]").fill("متى يصدر الأمر؟")
    member.page.locator(".statements-part [name=kind]").select_option("question")
    member.press("save")
    minutes = chair.page.locator(".minutes-pane")
    expect(minutes).to_contain_text("تساءل السيد وسام الهاني")
    expect(minutes).to_contain_text("أشار السيد وسام الهاني إلى الصعوبة التالية")
    close_meeting(chair)

    # The next one in one step; people stay who they are, links are new.
    back(chair, committee, "chair")
    call_meeting(chair, "committee.call", "2019-11-25")
    expect(chair.page.locator(".committee-meetings > li")).to_have_count(2)
    enter_last_meeting(chair)
    chair.press("step.open")
    chair.tab("list")
    line = chair.page.locator(".commitment-line").filter(has_text="الاستخراجية")
    expect(line).to_contain_text("40")
    chair.page.locator(".chip").last.click()
    action = chair.page.locator(".actions-part li").first
    expect(action).to_contain_text("مراسلة الوزارة")
    expect(action).to_contain_text(chair.word("action.isOverdue"))
    expect(chair.page.locator(".minutes-pane")).to_contain_text(chair.word("absence.title"))

    # On the page of the committee: who came, what is open, what is late.
    back(member, committee, "member")
    second = member.page.locator(".committee-meetings > li").first
    expect(second).to_contain_text(member.word("committee.overdue.one"))
    expect(member.page.get_by_text(member.word("committee.absent.two")).first).to_be_visible()

    # A copy that is made while the server holds them.
    backup = tmp_path / "backup"
    subprocess.run([BINARY, "backup", str(backup), "--data", committee.data], check=True)
    found = subprocess.run(
        [BINARY, "verify", "--data", str(backup)], capture_output=True, text=True)
    assert found.stdout.count("whole") == 3, found.stdout + found.stderr

    # The folder of the committee alone, copied and opened elsewhere, is whole, and old links hold.
    committee.stop()
    folder = next((tmp_path / "data" / "committees").iterdir())
    copy = tmp_path / "elsewhere"
    shutil.copytree(folder, copy)
    found = subprocess.run([BINARY, "verify", str(copy)], capture_output=True, text=True)
    assert found.returncode == 0, found.stderr
    assert found.stdout.count("whole") == 3
    other = Server(copy, options=["--keys", str(tmp_path / "keys")]).start()
    try:
        link = committee.link("member").replace(committee.origin, other.origin)
        again = Person(browser, link)
        expect(again.page.locator(".committee-meetings > li")).to_have_count(2)
        assert again.errors == []
        again.close()
    finally:
        other.stop()
    # A meeting that is not the one that was followed up, or is gone, is found.
    meeting = sorted((copy / "meetings").iterdir())[0]
    shutil.rmtree(meeting)
    found = subprocess.run([BINARY, "verify", str(copy)], capture_output=True, text=True)
    assert found.returncode == 1
    assert "is missing" in found.stderr


def test_only_officers_act_and_nobody_without_a_link(come, committee, browser):
    member = come("member")
    member.sees(COMMITTEE["body"])
    assert member.page.get_by_role("button", name=member.word("committee.member.add")).count() == 0
    stranger = Person(browser, committee.link("member").split("#")[0] + "#m3.wrong")
    stranger.sees(stranger.word("committee.refused.title"))
    # The browser says of itself that the answer was 401.
    assert all("401" in error for error in stranger.errors)
    stranger.close()


@pytest.mark.parametrize("language", ["ar", "fr"])
@pytest.mark.parametrize("viewport", [LAPTOP, PHONE], ids=["laptop", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_pages_of_a_committee(come, language, viewport, scheme):
    found = []
    chair = come("chair", language=language, viewport=viewport, scheme=scheme)
    call_meeting(chair, "committee.call.first", "2019-09-20")
    found += problems(chair, "committee")
    chair.press("committee.member.add")
    found += problems(chair, "member form")
    enter_last_meeting(chair)
    chair.tab("list")
    found += problems(chair, "plan")
    chair.page.locator(".commitment-line").first.click()
    chair.press("statement.add")
    chair.press("progress.state")
    found += problems(chair, "commitment")
    assert not found, "\n".join(found)

"""A secret ballot as people see it, on the real binary, which is killed in the middle of it."""

import os
import re

from playwright.sync_api import expect

from people import PHONE
from test_voting import enough_people, open_meeting, pick, wait_for_ballot


def open_secretly(chair, *settings, key=None):
    chair.unfold("motion.open")
    chair.page.locator("textarea").locator("visible=true").first.fill("Elect the rapporteur")
    pick(chair, "openness.secret")
    for setting in settings:
        pick(chair, f"secret.{setting}")
    if key:
        pick(chair, f"secret.key.{key}")
    pick(chair, "time.0")
    chair.press("ballot.doOpen")


def vote_secretly(person, option):
    choice = person.page.locator(f".choice-{option}")
    choice.click()
    try:
        expect(choice).to_have_attribute("aria-pressed", "true", timeout=5_000)
    except AssertionError:
        choice.click()
    expect(choice).to_contain_text(person.word("vote.recorded"))
    person.sees(person.word("secret.voted"))


def files_of(folder):
    """Everything in a folder, by path."""
    found = {}
    for path, _, names in os.walk(folder):
        for name in names:
            with open(os.path.join(path, name), "rb") as file:
                found[os.path.relpath(os.path.join(path, name), folder)] = file.read()
    return found


def test_a_secret_ballot_with_codes_survives_a_kill_and_tells_nothing(arrive, server):
    chair, secretary, phone, others = enough_people(arrive)
    open_meeting(chair)
    open_secretly(chair, "check", "participants")
    wait_for_ballot(phone)
    phone.sees(phone.word("secret.notice"))
    phone.unfold("secret.more")
    phone.sees(phone.word("secret.limit.1"))
    expect(phone.page.get_by_text(phone.word("ballot.named"))).to_have_count(0)

    data = str(server.data)
    copies = []
    for person, option in ((phone, "yes"), (others[0], "no"), (others[1], "yes")):
        wait_for_ballot(person)
        vote_secretly(person, option)
        copies.append(files_of(data))
    expect(phone.page.locator(".code-line .code")).to_have_text(re.compile(r"^\S+ \S+$"))
    code = phone.page.locator(".code-line .code").inner_text()

    keys = files_of(data + "-keys")
    assert len(keys) == 1
    server.kill()
    server.start()
    wait_for_ballot(chair)
    expect(phone.page.locator(".code-line .code")).to_have_text(code)
    wait_for_ballot(secretary)
    vote_secretly(secretary, "yes")
    chair.press("ballot.close")
    chair.page.get_by_role("button", name=chair.word.beginning("confirm.yes")).first.click()
    phone.sees(phone.word("secret.closed"))
    own = phone.page.locator(".check-table tr.own")
    expect(own).to_contain_text(code)
    expect(own).to_contain_text(phone.word("secret.table.own"))
    expect(phone.page.locator(".check-table tbody tr")).to_have_count(4)
    expect(phone.page.locator("table.roll")).to_have_count(0)

    assert files_of(data + "-keys") == {}, "the key is destroyed"
    secret = next(iter(keys.values()))
    for copy in copies + [files_of(data)]:
        for name, content in copy.items():
            assert secret not in content, name
            assert b"voteCast" not in content, name
            if name.endswith(".jsonl"):
                for line in content.decode().splitlines():
                    if "boxWritten" in line and "ballotOpened" not in line:
                        assert '"by"' not in line and '"client"' not in line
    sizes = {len(content) for copy in copies for name, content in copy.items() if "/box-" in name}
    assert len(sizes) == 1, "a box has one size"


def test_the_frames_of_all_answers_have_one_length(arrive, server):
    chair, _, phone, others = enough_people(arrive)
    open_meeting(chair)
    lengths = []
    person = others[0]

    def watch(socket):
        socket.on("framesent", lambda frame: "castVote" in str(frame) and lengths.append(len(frame)))
    person.page.on("websocket", watch)
    person.page.reload()
    open_secretly(chair)
    wait_for_ballot(person)
    for option in ("yes", "no", "abstain", "yes"):
        vote_secretly(person, option)
    assert len(lengths) >= 4 and len(set(lengths)) == 1, lengths


def test_the_officers_hold_the_key_and_bring_it_back_after_a_crash(arrive, server):
    chair, secretary, phone, others = enough_people(arrive)
    open_meeting(chair)
    open_secretly(chair, "outcomeOnly", key="officers")
    wait_for_ballot(phone)
    vote_secretly(phone, "yes")
    assert files_of(str(server.data) + "-keys") == {}
    server.kill()
    server.start()
    wait_for_ballot(others[0])
    # Both pages are still there, so their parts come back by themselves.
    vote_secretly(others[0], "yes")
    chair.press("ballot.close")
    chair.page.get_by_role("button", name=chair.word.beginning("confirm.yes")).first.click()
    phone.sees(phone.word("secret.closed"))
    expect(phone.page.locator("table.counts")).to_have_count(0)
    kept = chair.page.evaluate("Object.keys(localStorage).filter(k => k.startsWith('mahdar-part'))")
    assert kept == [], "the part of the key is forgotten"

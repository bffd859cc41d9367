"""axe finds nothing wrong on any screen, in Arabic and in French."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from people import LAPTOP, PHONE
from test_voting import bring_up, enough_people, open_meeting, put_to_the_vote, vote, wait_for_ballot

axe = Axe()


def problems(person, where):
    """What axe finds on the screen as it is, a line or more for each."""
    results = axe.run(person.page)
    return [
        f"{where}: {violation['id']} ({violation['impact']}): {violation['help']}\n    "
        + "\n    ".join(str(node["target"]) + " " + node.get("failureSummary", "")[:200]
                        for node in violation["nodes"][:4])
        for violation in results.response["violations"]
    ]


@pytest.mark.parametrize("language", ["ar", "fr"])
@pytest.mark.parametrize("viewport", [LAPTOP, PHONE], ids=["laptop", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_screen_of_a_meeting(arrive, language, viewport, scheme):
    found = []

    def check(person, where):
        found.extend(problems(person, where))

    look = {"language": language, "viewport": viewport, "scheme": scheme}
    chair = arrive("chair", **look)
    secretary = arrive("secretary", **look)
    member = arrive("member", **look)
    others = [arrive("member", index) for index in (1, 2, 3)]
    observer = arrive("observers", **look)
    screen = arrive("projector", viewport=LAPTOP, scheme=scheme)
    check(member, "member before the opening")
    open_meeting(chair)
    bring_up(chair, 9)
    check(chair, "chair with a commitment")
    check(member, "member with a commitment")
    put_to_the_vote(chair)
    wait_for_ballot(member)
    check(member, "open ballot")
    check(chair, "chair during a ballot")
    check(screen, "projector during a ballot")
    check(observer, "observer during a ballot")
    vote(member, "yes")
    vote(others[0], "no")
    check(member, "after voting")
    chair.press("ballot.close")
    chair.page.get_by_role("button", name=chair.word.beginning("confirm.yes")).first.click()
    expect(member.page.locator(".result").first).to_be_visible()
    check(member, "result")
    check(screen, "projector with a result")
    for tab in ("list", "people", "meeting"):
        chair.tab(tab)
        check(chair, f"chair: {tab}")
    for tab in ("list", "people", "more"):
        member.tab(tab)
        check(member, f"member: {tab}")
    if viewport == PHONE:
        secretary.tab("minutes")
    check(secretary, "minutes")
    assert not found, "\n".join(found)


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_the_door(browser, server, language):
    from people import Person

    person = Person(browser, server.join_link, language=language, viewport=PHONE)
    found = problems(person, "door")
    person.page.locator("input").first.fill("سنية")
    person.press("join.enter")
    person.sees(person.word("waiting.title"))
    found += problems(person, "waiting")
    person.close()
    assert not found, "\n".join(found)

"""`mahdar check`: what does not fit together, until it is settled or accepted in words."""

import asyncio
import json
import os
import subprocess

from mahdar_client import Client, Rejected
from server import BINARY


def check(server, *options):
    """Exit status, lines on standard output, standard error."""
    done = subprocess.run(
        [BINARY, "check", server.meeting, "--data", server.data, *options],
        capture_output=True, text=True, timeout=60)
    return done.returncode, done.stdout.splitlines(), done.stderr


def words(language):
    path = os.path.join(os.path.dirname(__file__), f"../../web/words/minutes.{language}.json")
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def identity(finding):
    """The names of the findings of this test, as docs/PROTOCOL.md forms them."""
    (name, body), = finding.items()
    return "/".join([name, *(str(value) for value in body.values())])


def test_findings_are_printed_until_they_are_accepted(server):
    status, lines, error = check(server, "--language", "en")
    assert status == 1
    assert "findings are open" in error
    assert any("no. 07" in line and "29" in line and "42" in line for line in lines)
    assert any(words("en")["check.mend.totalDiffers"] in line for line in lines)

    async def play():
        chair = await Client(server.origin, server.meeting, server.token("chair")).join()
        try:
            await chair.command("declareListsComplete")
            raise AssertionError("the meeting is not open")
        except Rejected as rejected:
            assert rejected.code == "wrongPhase"
        await chair.command("openMeeting")
        numbers = [one["number"] for one in chair.meeting["commitments"]]
        await chair.command("mergeGroup", lead="n1",
                            members=[f"n{number}" for number in numbers if number != 1],
                            proposal={"disposition": {"kind": "retained"}, "reason": "one plan",
                                      "conditions": []})
        try:
            await chair.command("declareListsComplete")
            raise AssertionError("something is open")
        except Rejected as rejected:
            assert rejected.code == "findingsOpen"
        for number in (26, 19, 4, 20, 5, 6, 8):
            await chair.command("setCount", commitment=f"n{number}", level="none", count=0)
        for number in (9, 19, 20, 5):
            title = next(one["title"] for one in chair.meeting["commitments"]
                         if one["number"] == number)
            await chair.command("rewordCommitment", commitment=f"n{number}",
                                title=title.strip().rstrip(":").strip())
        await chair.command("stateRespondents", count=42)
        await chair.command("nameTieBreak", tieBreak="nextLevels")
        await chair.command("acceptFinding", finding=identity({"totalDiffers": {
            "commitment": "n7", "total": 29, "expected": 42}}), reason="13 answers are lost")
        await chair.command("acceptFinding", finding=identity({"secretaryMissing": {}}),
                            reason="nobody could come")
        await chair.command("declareListsComplete")
        await chair.command("adoptLists")
        await chair.leave()

    asyncio.run(play())
    # Only the closing is missing.
    status, lines, _ = check(server, "--language", "fr")
    assert status == 1
    assert lines[0] == words("fr")["finding.closingTimeMissing"]

    async def close():
        chair = await Client(server.origin, server.meeting, server.token("chair")).join()
        await chair.command("closeMeeting")
        await chair.leave()

    asyncio.run(close())
    status, lines, error = check(server, "--language", "ar")
    assert (status, error) == (0, "")
    assert lines[0] == words("ar")["finding.accepted.title"]
    assert any("13 answers are lost" in line for line in lines)
    assert any("nobody could come" in line for line in lines)


def test_wrong_calls_are_named(server):
    assert check(server, "--language", "de")[0] == 2
    assert check(server, "--format", "json")[0] == 2

"""The protocol as docs/PROTOCOL.md tells it, spoken by a program in another language."""

import asyncio
import json

import pytest
import websockets

from mahdar_client import Client, Refused, Rejected
from server import Server


def client(server, role, index=0):
    return Client(server.origin, server.meeting, server.token(role, index))


def block_of(client, kind):
    blocks = client.meeting["minutes"]["document"]["blocks"]
    return next(b for b in blocks if b["attributes"].get("kind") == kind)


def actions(client):
    """The actions: those of the snapshot and those that came since."""
    later = [e["action"]["text"] for e in client.events("actionAdded")]
    return [a["text"] for a in client.meeting["actions"]] + later


def test_a_client_joins_votes_and_edits(server):
    async def play():
        chair = await client(server, "chair").join()
        secretary = await client(server, "secretary").join()
        members = [await client(server, "member", i).join() for i in range(5)]
        assert len(chair.meeting["commitments"]) == 28
        seats = [c.welcome["seat"] for c in (chair, secretary, *members)]
        await chair.until(lambda: {e["seat"] for e in chair.events("arrived")}
                          | set(chair.meeting["attendance"]["presences"]) >= set(seats))

        await chair.command("openMeeting")
        await chair.command("turnTo", subject={"commitment": "n9"})
        await chair.command("openBallot", motion={
            "subject": {"commitment": "n9"}, "method": "yesNo",
            "proposal": {"disposition": {"kind": "retained"}, "reason": "", "conditions": []}})
        ballot = chair.events("ballotOpened")[0]["ballot"]
        assert len(ballot["electorate"]) == 7 and ballot["votes"] == {}

        for voter, option in zip((chair, secretary, *members), "yes yes no yes abstain yes no".split()):
            await voter.command("castVote", ballot=ballot["id"], choice={"option": option})
        await members[0].command("castVote", ballot=ballot["id"], choice={"option": "yes"})
        await chair.until(lambda: chair.turnout.get(ballot["id"]) == set(seats))
        assert not [e for c in members for e in c.events("voteCast")], "a vote was made public"

        await chair.command("closeBallot", ballot=ballot["id"])
        await members[3].until(lambda: members[3].events("ballotClosed"))
        closed = members[3].events("ballotClosed")[0]
        whole = closed["result"]["tally"]["whole"]
        assert {c["option"]: c["voters"] for c in whole["counts"]} == {"yes": 5, "no": 1}
        assert whole["abstained"] == {"voters": 1, "weight": 1}
        verdict = closed["result"]["verdict"]
        assert verdict["outcome"] == "adopted"
        assert verdict["steps"][0]["requirements"][0]["of"] == 6
        assert members[3].events("decided")[0]["decision"]["act"] == {"ballot": ballot["id"]}

        paragraph = block_of(secretary, "paragraph")
        await secretary.command("editMinutes", base=secretary.position, operation=[
            {"text": {"block": paragraph["id"], "delta": ["نص جديد "]}}])
        await members[0].until(lambda: members[0].events("minutesEdited"))
        assert members[0].events("minutesEdited")[0]["operation"][0]["text"]["delta"] == ["نص جديد "]

    asyncio.run(play())


def test_a_command_sent_again_after_a_lost_answer_counts_once(server):
    async def play():
        chair = await client(server, "chair").join()
        await chair.command("openMeeting")
        await chair._send({"command": {"number": 2, "command": {"addAction": {"text": "once"}}}})
        await chair.cut()
        await chair.join()
        # Applied before or not: it is answered, and applied once.
        await chair.command("addAction", number=2, text="once")
        chair.number = 2
        sequence = await chair.command("addAction", text="last")
        again = await client(server, "secretary").join()
        await again.until(lambda: again.position >= sequence)
        assert actions(again) == ["once", "last"]

    asyncio.run(play())


def test_what_was_recorded_survives_a_power_cut(server):
    async def play():
        chair = await client(server, "chair").join()
        await chair.command("openMeeting")
        recorded = []
        async def write():
            for number in range(190):
                try:
                    await chair.command("addAction", text=f"action {number}")
                except (Refused, websockets.ConnectionClosed, asyncio.TimeoutError, OSError):
                    return
                recorded.append(f"action {number}")
        writing = asyncio.create_task(write())
        await asyncio.sleep(0.15)
        server.kill()
        await writing
        server.start()
        after = await client(server, "chair").join()
        texts = [a["text"] for a in after.meeting["actions"]]
        assert recorded and texts[: len(recorded)] == recorded
        assert len(texts) == len(set(texts))
        assert after.meeting["phase"] == "inSession"

    asyncio.run(play())


def test_a_client_that_comes_back_gets_only_what_it_missed(server):
    async def play():
        chair = await client(server, "chair").join()
        member = await client(server, "member").join()
        await chair.command("openMeeting")
        await member.until(lambda: member.events("phaseChanged"))
        await member.cut()
        seen = len(member.entries)
        await chair.command("turnTo", subject={"commitment": "n9"})
        member.meeting["marker"] = True
        await member.join()
        await member.until(lambda: member.events("turnedTo"))
        assert member.meeting.get("marker"), "a snapshot was sent though little was missed"
        sequences = [e["sequence"] for e in member.entries]
        assert sequences == sorted(set(sequences)) and len(sequences) > seen

    asyncio.run(play())


@pytest.mark.parametrize("message", [
    "nonsense", "[]", "{}", '{"hello":{}}', '{"command":{"number":1,"command":{"openMeeting":{}}}}',
    '{"hello":{"token":"p1.AAAAAAAAAAAAAAAAAAAAAA","client":"py-12345678"}}',
    '{"knock":{"code":"WRONG1","name":"x"}}',
])
def test_who_does_not_belong_is_refused_in_words(server, message):
    async def play():
        address = client(server, "chair").address
        async with websockets.connect(address) as socket:
            await socket.send(message)
            frame = json.loads(await asyncio.wait_for(socket.recv(), 5))
            assert frame[0]["refused"]["reason"] in ("badMessage", "unknownToken", "unknownCode")
            with pytest.raises(websockets.ConnectionClosed):
                await asyncio.wait_for(socket.recv(), 5)

    asyncio.run(play())


def test_roles_are_kept_by_the_meeting(server):
    async def play():
        member = await client(server, "member").join()
        observer = await client(server, "observers").join()
        screen = await client(server, "projector").join()
        for someone in (member, observer, screen):
            with pytest.raises(Rejected) as refusal:
                await someone.command("openMeeting")
            assert refusal.value.code == "notPermitted"

    asyncio.run(play())


def test_somebody_knocks_with_the_room_code_and_is_let_in(server):
    async def play():
        chair = await client(server, "chair").join()
        code = server.join_link.split("code=")[1]
        async with websockets.connect(chair.address) as socket:
            await socket.send(json.dumps({"knock": {"code": code, "name": "سنية"}}))
            knock = json.loads(await socket.recv())[0]["knocking"]["knock"]
            await chair._send({"admit": {"knock": knock, "seat": "p4"}})
            token = json.loads(await socket.recv())[0]["admitted"]["token"]
            links = await chair.ask_links()
            assert token == links["p4"]
        member = await Client(server.origin, server.meeting, token).join()
        assert member.welcome["seat"] == "p4"

    asyncio.run(play())

"""The complete record of a meeting as large as a national consultation makes it."""

import copy
import json

from programs import ROOT

RECORD = ROOT / "Tests" / "Fixtures" / "records" / "nap5.json"


def large_record(commitments, participants, ballots):
    """The record of the example meeting, grown. Without what follows from it and without a digest,
    as the first format had them."""
    meeting = json.loads(RECORD.read_text("utf-8"))["meeting"]
    shared = [seat for seat in meeting["seats"] if not seat["id"].startswith("p")]
    people = [seat for seat in meeting["seats"] if seat["id"].startswith("p")]
    meeting["seats"] = shared + [
        {**copy.deepcopy(people[number % len(people)]), "id": f"p{number + 1}",
         "role": people[number]["role"] if number < len(people) else "member", "votes": True}
        for number in range(participants)]
    stay = meeting["attendance"]["presences"]["p1"]
    meeting["attendance"] = {
        "presences": {seat["id"]: stay for seat in meeting["seats"] if seat["id"][0] == "p"},
        "excused": []}
    meeting["ballots"] = [
        ballot(meeting["ballots"][0], number, participants) for number in range(1, ballots + 1)]
    meeting["commitments"] = [
        commitment(meeting["commitments"], number, ballots) for number in range(1, commitments + 1)]
    return {"format": 1, "language": "ar", "meeting": meeting}


def ballot(example, number, participants):
    """A vote on one commitment in which two of three are in favour."""
    electorate = [{"seat": f"p{one + 1}", "weight": 1} for one in range(participants)]
    votes = {one["seat"]: {"option": ("yes", "yes", "no")[index % 3]}
             for index, one in enumerate(electorate)}
    yes = sum(vote["option"] == "yes" for vote in votes.values())
    counts = {"yes": yes, "no": participants - yes, "abstain": 0}
    result = {
        "counts": [{"option": option, "voters": count, "weight": count}
                   for option, count in counts.items()],
        "turnout": participants, "base": participants, "needed": participants // 2 + 1,
        "reached": yes, "outcome": "adopted"}
    return {
        **copy.deepcopy(example), "id": f"b{number}", "number": number,
        "subject": {"commitment": f"n{number}"}, "electorate": electorate, "votes": votes,
        "membersWeight": participants, "state": {"name": "closed", "result": result},
        "proposal": {"disposition": {"kind": "retained"}, "reason": "", "conditions": [],
                     "related": []}}


def commitment(examples, number, ballots):
    """The first ones are retained by a ballot; of the others one is merged into the one before."""
    one = copy.deepcopy(examples[(number - 1) % len(examples)])
    decision = {"at": 1689153240000, "by": "p1", "conditions": [], "related": [], "reason": "",
                "sequence": number, "act": "consensus", "disposition": {"kind": "retained"}}
    if number <= ballots:
        decision["act"] = {"ballot": f"b{number}"}
    elif number % 3 == 0:
        decision.update(disposition={"kind": "dropped"}, reason="خارج مجال الشراكة")
    elif number % 3 == 1:
        decision.update(disposition={"kind": "merged", "into": f"n{number % ballots + 1}"})
    one.update(id=f"n{number}", number=number, decisions=[decision], earlierTitles=[])
    return one

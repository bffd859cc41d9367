/**
 * The client folds the entries of Tests/Fixtures/meeting to the same states as the server, and
 * derives the same from them.
 */

import assert from "node:assert/strict";
import {readdirSync, readFileSync} from "node:fs";
import {test} from "node:test";

import * as derived from "../../web/derived.js";
import {typedNumbers} from "../../web/derived/references.js";
import {apply, eventNames} from "../../web/meeting.js";

const folder = new URL("../Fixtures/meeting/", import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith(".json"));
const read = (name) => JSON.parse(readFileSync(new URL(name, folder), "utf8"));

/** Without what is the server's own, what only the editor keeps, and keys that mean nothing. */
function comparable(state) {
  const {clients, minutes, ...others} = JSON.parse(JSON.stringify(state));
  others.attendance.excused.sort();
  return others;
}

const ids = (commitments) => commitments.map(({id}) => id);
const line = ({number, lead, members}) => ({number, lead: lead.id, members: ids(members)});

function derive(state) {
  const all = derived.ranking(state);
  const merged = all.map(({commitment}) => commitment)
    .map(({id}) => [id, ids(derived.membersOf(state, id))]).filter(([, list]) => list.length);
  const findings = derived.findings(state);
  return JSON.parse(JSON.stringify({
    ranking: all.map(({commitment, row, rank, tied}) => ({
      commitment: commitment.id, number: commitment.number, row, rank, tied,
      total: derived.total(state, commitment), share: derived.share(state, commitment),
    })),
    respondents: derived.respondents(state),
    finalList: derived.finalList(state).map(line),
    supplementaryList: derived.supplementaryList(state).map(line),
    dropped: ids(derived.decided(state, "dropped")),
    undecided: ids(derived.decided(state, "undecided")),
    members: Object.fromEntries(merged),
    quorum: derived.quorum(state),
    voters: ids(derived.voters(state)),
    presentVoters: ids(derived.voters(state).filter(({id}) => derived.modeOf(state, id))),
    findings,
    findingIDs: findings.map((finding) => derived.findingID(state, finding)),
    acceptedFindings: derived.acceptedFindings(state)
      .map(({finding}) => derived.findingID(state, finding)),
    sensitivity: derived.sensitivity(state).map(({commitment, places}) => ({
      commitment: commitment.id,
      rows: places.map(({row}) => row), ranks: places.map(({rank}) => rank),
    })),
    listsState: derived.listsState(state),
    actions: derived.agreedActions(state).map(({action, commitment, condition}) => action
      ? {action: action.id} : {commitment: commitment.id, condition: condition.id}),
    openBallot: derived.openBallot(state)?.id,
  }));
}

for (const name of names) {
  test(`${name} leads to the states and to what follows from them`, () => {
    const {entries, snapshots} = read(name);
    const moments = new Map(snapshots.map((moment) => [moment.sequence, moment]));
    let state;
    for (const entry of entries) {
      state = apply(state, entry);
      const moment = moments.get(entry.sequence);
      if (!moment) continue;
      assert.deepEqual(comparable(state), comparable(moment.state), `state at ${entry.sequence}`);
      assert.deepEqual(derive(state), moment.derived, `derived at ${entry.sequence}`);
      moments.delete(entry.sequence);
    }
    assert.equal(moments.size, 0, "every snapshot was met");
  });
}

test("every event that the client knows comes up in some fixture", () => {
  const found = new Set(names.flatMap((name) => read(name).entries)
    .flatMap(({events}) => events.flatMap((event) => Object.keys(event))));
  // Never public.
  const elsewhere = ["voteCast"];
  assert.deepEqual(eventNames.filter((name) => !found.has(name)), elsewhere);
});

test("typed references are found where a number is announced", () => {
  const cases = JSON.parse(readFileSync(new URL("../references.json", folder), "utf8"));
  for (const {text, numbers} of cases) assert.deepEqual(typedNumbers(text), numbers, text);
});

test("the printed meeting has every kind of place that a finding can name", () => {
  const {entries} = read("nap5-as-printed.json");
  let state;
  const found = new Set();
  for (const entry of entries) {
    state = apply(state, entry);
    for (const finding of derived.findings(state)) found.add(Object.keys(finding)[0]);
  }
  for (const name of ["respondentsNotStated", "tieBreakNotNamed", "orderNotDeclared",
    "typedReference", "dependsOnOpen", "dependencyNotReviewed", "closingTimeMissing"]) {
    assert.ok(found.has(name), name);
  }
});

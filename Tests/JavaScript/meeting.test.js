// The client folds the meeting and derives from it exactly what Swift does; see
// Tests/Fixtures/meeting/README.md.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import test from 'node:test';
import * as derived from '../../web/derived.js';
import { apply, eventNames } from '../../web/meeting.js';

const folder = new URL('../Fixtures/meeting/', import.meta.url);
const fixtures = readdirSync(folder).filter((name) => name.endsWith('.json'))
  .map((name) => ({ name, ...JSON.parse(readFileSync(new URL(name, folder), 'utf8')) }));

/** Without what is absent, what is the server's own, and the minutes, which the editor folds. */
function comparable(state) {
  const { clients, minutes, ...rest } = JSON.parse(JSON.stringify(state));
  rest.attendance.excused.sort();
  return rest;
}

function everythingDerived(state) {
  const ids = (commitments) => commitments.map(({ id }) => id);
  const list = (entries) => entries.map(({ number, lead, members }) =>
    ({ number, lead: lead.id, members: ids(members) }));
  const members = {};
  for (const { id } of state.commitments) {
    const merged = derived.membersOf(state, id);
    if (merged.length) members[id] = ids(merged);
  }
  return JSON.parse(JSON.stringify({
    ranking: derived.ranking(state).map(({ commitment, row, rank, tied }) => ({
      commitment: commitment.id, number: commitment.number, row, rank, tied,
      total: derived.total(state, commitment), share: derived.share(state, commitment),
    })),
    respondents: derived.respondents(state),
    finalList: list(derived.finalList(state)),
    supplementaryList: list(derived.supplementaryList(state)),
    dropped: ids(derived.decided(state, 'dropped')),
    undecided: ids(derived.decided(state, 'undecided')),
    members,
    quorum: derived.quorum(state),
    voters: ids(derived.voters(state)),
    presentVoters: ids(derived.voters(state).filter(({ id }) => derived.modeOf(state, id))),
    findings: derived.findings(state),
    findingIDs: derived.findings(state).map((finding) => derived.findingID(state, finding)),
    acceptedFindings: derived.acceptedFindings(state)
      .map(({ finding }) => derived.findingID(state, finding)),
    sensitivity: derived.sensitivity(state).map(({ commitment, places }) => ({
      commitment: commitment.id,
      rows: places.map(({ row }) => row), ranks: places.map(({ rank }) => rank),
    })),
    listsState: derived.listsState(state),
    actions: derived.agreedActions(state).map(({ action, commitment, condition }) => action
      ? { action: action.id } : { commitment: commitment.id, condition: condition.id }),
    openBallot: derived.openBallot(state)?.id,
    speakingOrder: derived.speakingOrder(state),
    speakingTimes: derived.speakingTimes(state),
    admittedMotions: ids(derived.admittedMotions(state)),
    outdatedMotions: ids(state.floor.motions.filter((one) => derived.isOutdated(state, one))),
    pendingAmendments: Object.fromEntries(state.commitments
      .map(({ id }) => [id, ids(derived.pendingAmendments(state, id))])
      .filter(([, motions]) => motions.length)),
  }));
}

for (const { name, entries, snapshots } of fixtures) {
  test(`${name} folds and derives as in Swift`, () => {
    let state;
    let compared = 0;
    for (const entry of entries) {
      const frozen = deepFreeze(state);
      state = apply(frozen, entry);
      const expected = snapshots.find(({ sequence }) => sequence === entry.sequence);
      if (!expected) continue;
      compared += 1;
      assert.deepEqual(comparable(state), comparable(expected.state));
      assert.deepEqual(everythingDerived(state), expected.derived);
    }
    assert.equal(compared, snapshots.length);
    assert.ok(compared > 0);
  });
}

test('every event of Swift is known here', () => {
  const swift = readFileSync(new URL('../../Sources/Meeting/Event.swift', import.meta.url), 'utf8');
  const names = [...swift.matchAll(/^ {4}case (\w+)/gm)].map(([, name]) => name);
  assert.deepEqual([...eventNames].sort(), names.sort());
});

test('an event of a later program changes nothing but the sequence', () => {
  const [{ entries }] = fixtures;
  const state = apply(undefined, entries[0]);
  const next = apply(state, { sequence: 99, at: 0, events: [{ unheardOf: {} }] });
  assert.deepEqual(next, { ...state, sequence: 99 });
});

test('what an entry does not touch stays the same object', () => {
  const [{ entries }] = fixtures;
  const state = apply(undefined, entries[0]);
  const next = apply(state, {
    sequence: 99, at: 5, events: [{ floorRequested: { seat: state.seats[0].id } }],
  });
  assert.equal(next.seats, state.seats);
  assert.equal(next.commitments, state.commitments);
  assert.notEqual(next.floor, state.floor);
});

test('the next step follows the course of the meeting', () => {
  const { entries } = fixtures.find(({ name }) => name === 'seed-000.json');
  const steps = new Set();
  let state;
  for (const entry of entries) {
    state = apply(state, entry);
    steps.add(derived.nextStep(state).name);
  }
  for (const step of ['open', 'turn', 'ballot', 'decide', 'closed']) assert.ok(steps.has(step), step);
});

function deepFreeze(value) {
  if (value && typeof value === 'object' && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}

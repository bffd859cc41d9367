// What the check panel rests on; that findings are the same as in Swift is in meeting.test.js.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import * as derived from '../../web/derived.js';
import { typedNumbers } from '../../web/derived/references.js';
import { apply } from '../../web/meeting.js';
import { findingPlaces, findingSentence, mendSentence, orderSentence } from '../../web/sentences.js';
import { createWords } from '../../web/words.js';

const read = (path) =>
  JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));

/** The states of the printed meeting, after each entry. */
function* states(name) {
  let state;
  for (const entry of read(`Tests/Fixtures/meeting/${name}.json`).entries) {
    state = apply(state, entry);
    yield state;
  }
}

const words = (language) => createWords(language, {
  ...read(`web/words/minutes.${language}.json`), ...read(`web/words/${language}.json`),
}, () => 'Africa/Tunis');

test('typed references are found where a number is announced', () => {
  for (const { text, numbers } of read('Tests/Fixtures/references.json')) {
    assert.deepEqual(typedNumbers(text), numbers, text);
  }
});

test('every finding has a sentence and a way to mend it, with nothing left to fill in', () => {
  const found = new Set();
  const all = ['ar', 'fr', 'en'].map(words);
  const followedUp = [...states('random-21')].at(-1);
  const unproved = {
    commitment: 'n1', level: 'complete', evidence: '', date: '2023-07-12', meeting: followedUp.id,
  };
  const made = [{
    ...followedUp,
    actions: [{ id: 'a9', text: 'write', due: '2001-01-01', done: false }],
    followUp: {
      ...followedUp.followUp, progress: [...followedUp.followUp.progress, unproved],
      statements: [{ id: 's1', commitment: 'n1', kind: 'report', text: 'said by nobody' }],
    },
  }];
  for (const played of [
    ...['nap5-as-printed', 'groups', 'lists', 'random-7', 'random-21'].map(states), made,
  ]) {
    for (const state of played) {
      for (const finding of derived.findings(state)) {
        const id = derived.findingID(state, finding);
        if (found.has(id)) continue;
        found.add(id);
        for (const one of all) {
          for (const text of [findingSentence(one, state, finding), mendSentence(one, finding)]) {
            assert.doesNotMatch(text, /[{}]|undefined|^finding\.|^check\./, text);
          }
        }
      }
    }
  }
  const names = new Set([...found].map((id) => id.split('/')[0]));
  const swift = readFileSync(
    new URL('../../Sources/Meeting/Checks/Finding.swift', import.meta.url), 'utf8');
  const declared = [...swift.split('package enum CheckRule')[0].matchAll(/^ {4}case (\w+)/gm)];
  for (const [, name] of declared) assert.ok(names.has(name) || name === 'chairMissing', name);
});

test('each open finding stands at one place', () => {
  for (const state of states('nap5-as-printed')) {
    const placed = findingPlaces(state).flatMap(({ findings }) => findings);
    assert.deepEqual(placed, derived.pressingFindings(state));
  }
});

test('an accepted finding is no longer pressing, and what cannot be settled yet never is', () => {
  const last = [...states('nap5-as-printed')].at(-1);
  assert.equal(derived.acceptedFindings(last).length, 7);
  assert.deepEqual(derived.pressingFindings(last), []);
  const [first] = states('nap5-as-printed');
  assert.ok(derived.findings(first).some((finding) => finding.notYetDecided));
  assert.ok(!derived.pressingFindings(first).some((finding) => finding.notYetDecided));
});

test('what a list is ordered by is said as it was declared', () => {
  const english = words('en');
  const last = [...states('nap5-as-printed')].at(-1);
  assert.match(orderSentence(english, last, 'final'), /commitment’s number/);
  const byHand = { ...last, lists: {
    ...last.lists, finalOrder: { key: 'byHand', commitments: [], reason: 'urgent' },
  } };
  assert.match(orderSentence(english, byHand, 'final'), /urgent/);
  const nextLevels = { ...last, consultation: { ...last.consultation, tieBreak: 'nextLevels' } };
  assert.match(orderSentence(english, nextLevels, 'final'), /next levels/);
});

test('number 26 is fourth, first without blanks, and twentieth with the second level', () => {
  const last = [...states('nap5-as-printed')].at(-1);
  const { places } = derived.sensitivity(last).find(({ commitment }) => commitment.number === 26);
  const row = (measure, base) => places[derived.rankingWays.findIndex((way) =>
    way.measure === measure && way.base === base)].row;
  assert.equal(row('highest', 'all'), 4);
  assert.equal(row('highest', 'answered'), 1);
  assert.equal(row('highestTwo', 'all'), 20);
});

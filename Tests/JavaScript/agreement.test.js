// What is derived from agreement and adoption, and the difference of two wordings. How they fold is
// tried with the fixtures, in meeting.test.js.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import * as derived from '../../web/derived.js';
import { rewording } from '../../web/derived/rewording.js';
import { apply } from '../../web/meeting.js';

const fixture = (name) =>
  JSON.parse(readFileSync(new URL(`../Fixtures/meeting/${name}.json`, import.meta.url), 'utf8'));

const block = (id, text, kind = 'paragraph', level = undefined) =>
  ({ id, text, trashed: false, attributes: level ? { kind, level } : { kind } });

const state = (agreement = {}) => ({
  agreement: { views: [], locks: [], proposals: [], threads: [], ...agreement },
  adoptions: { minutes: [], addenda: [] }, phase: 'inSession', ballots: [],
});

const blocks = [
  block('h1', 'Part', 'heading', '1'), block('a', 'one'), block('h2', 'Sub', 'heading', '2'),
  block('b', 'two'), block('t', '', 'resultTable'), block('h3', 'Next', 'heading', '1'),
  block('c', ''), block('d', 'three'),
];

test('a section is locked from its heading to the next of its level or higher', () => {
  const locked = (heading) =>
    [...derived.lockedBlocks(state({ locks: [{ heading, at: 0 }] }), blocks).keys()];
  assert.deepEqual(locked('h1'), ['h1', 'a', 'h2', 'b', 't']);
  assert.deepEqual(locked('h2'), ['h2', 'b', 't']);
  assert.deepEqual(locked('h3'), ['h3', 'c', 'd']);
  assert.deepEqual(locked('a'), []);
  assert.deepEqual(locked('gone'), []);
});

test('what is open is listed in the order of the minutes', () => {
  const view = (id, more = {}) => ({ block: id, seat: 'p1', at: 0, ...more });
  const open = derived.openPassages(state({
    views: [view('h1'), view('a', { objection: 'no' }), view('h2', { voidedAt: 1 }), view('b'),
      view('h3')],
    threads: [{ id: 't1', block: 'b', comments: [] },
      { id: 't2', block: 'h3', comments: [], resolution: { at: 0 } }],
    proposals: [{ id: 'w1', block: 'a' }, { id: 'w2', block: 'h3', settlement: {} }],
  }), blocks);
  assert.deepEqual(open.map(({ block: { id }, open: names }) => [id, ...names]), [
    ['a', 'objected', 'proposals'], ['h2', 'voided'], ['b', 'threads'], ['d', 'unsaid'],
  ]);
});

test('the adoption of a meeting is followed to its end', () => {
  let meeting;
  const seen = new Set();
  for (const entry of fixture('adoption').entries) {
    meeting = apply(meeting, entry);
    const pending = derived.beingAdopted(meeting);
    assert.equal(derived.isFrozen(meeting), Boolean(pending) || meeting.phase === 'adopted');
    if (pending) {
      seen.add(pending.addendum ? 'addendum' : 'minutes');
      seen.add(`${derived.missingApprovers(meeting).length} missing`);
      assert.equal(derived.approvers(meeting).length, 3);
    }
    if (derived.lastBrokenOff(meeting)) seen.add('broken off');
  }
  assert.deepEqual([...seen].sort(), [
    '0 missing', '1 missing', '2 missing', '3 missing', 'addendum', 'broken off', 'minutes']);
  assert.equal(derived.adoptedAddenda(meeting).length, 1);
  assert.deepEqual(derived.adoptedMinutes(meeting).responses.map(({ reservation }) => reservation),
    [undefined, 'it was not verified', undefined]);
  assert.equal(derived.nextStep(meeting).name, 'closed');
});

test('a state from before there was agreement says nothing', () => {
  const { agreement, adoptions, ...old } = state();
  assert.deepEqual(derived.viewsOn(old, 'a'), []);
  assert.equal(derived.beingAdopted(old), undefined);
  assert.equal(derived.isFrozen(old), false);
  assert.equal(derived.openPassages(old, blocks).length, 6);
});

const pieces = (before, after) =>
  rewording(before, after).map(({ kind, text }) => ({ kept: '=', inserted: '+', deleted: '-' })[kind] + text);

test('a difference keeps the words that both wordings share', () => {
  assert.deepEqual(pieces('one two three', 'one 2 three'), ['=one ', '-two', '+2', '= three']);
  assert.deepEqual(pieces('was agreed.', 'was agreed. By all'), ['=was agreed.', '+ By all']);
  assert.deepEqual(pieces('', 'new'), ['+new']);
  assert.deepEqual(pieces('same', 'same'), ['=same']);
  assert.deepEqual(pieces('قائمة نهائية', 'قائمة أولى نهائية'), ['=قائمة ', '+أولى ', '=نهائية']);
});

test('a difference gives back both wordings', () => {
  const words = ['a', 'b', 'c', ' ', '  ', 'd'];
  let seed = 7;
  const random = (most) => (seed = (seed * 48271) % 2147483647) % most;
  const text = () => Array.from({ length: random(12) }, () => words[random(words.length)]).join('');
  for (let count = 0; count < 500; count += 1) {
    const [before, after] = [text(), text()];
    const found = rewording(before, after);
    const side = (other) => found.filter(({ kind }) => kind !== other).map((one) => one.text).join('');
    assert.equal(side('inserted'), before);
    assert.equal(side('deleted'), after);
  }
});

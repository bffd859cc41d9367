// Who speaks next, the clock, and what an amendment changes.

import assert from 'node:assert/strict';
import test from 'node:test';
import { keyOf } from '../../web/acts.js';
import { speakingOrder, speakingTimes, speechClock } from '../../web/derived.js';
import { wordingDifference } from '../../web/derived/wording.js';
import { command } from '../../web/protocol.js';

const sides = { a: 'government', b: 'government', c: 'civilSociety', d: 'partner', e: undefined };

function meeting({ requests = [], speeches = [], speaker, alternates = true }) {
  return {
    seats: Object.entries(sides).map(([id, constituency]) => ({ id, person: { constituency } })),
    rules: { floor: { alternates, seconders: 0 } },
    floor: {
      requests: requests.map((one) => (typeof one === 'string' ? { seat: one, kind: 'speech' } : one)),
      speeches, speaker, motions: [],
    },
  };
}

const order = (state) => speakingOrder(state).map(({ seat }) => seat).join('');

test('without alternation people speak as they asked', () => {
  assert.equal(order(meeting({ requests: ['a', 'b', 'c'], alternates: false })), 'abc');
});

test('the side heard longest ago comes first, and within a side who asked first', () => {
  assert.equal(order(meeting({ requests: ['a', 'b', 'c'] })), 'acb');
  assert.equal(order(meeting({ requests: ['a', 'b', 'c'], speaker: { seat: 'a', kind: 'speech' } })), 'cab');
  const speeches = [{ seat: 'c', kind: 'speech' }, { seat: 'd', kind: 'speech' }];
  assert.equal(order(meeting({ requests: ['c', 'd', 'a', 'e'], speeches })), 'aecd');
});

test('a point of order comes before everything and counts for no side', () => {
  const point = { seat: 'b', kind: 'pointOfOrder' };
  const rest = { seat: 'd', kind: 'continuation', remaining: 5 };
  assert.equal(order(meeting({ requests: ['a', rest, 'c', point] })), 'bdac');
  assert.equal(
    order(meeting({ requests: ['a', 'c'], speeches: [{ seat: 'b', kind: 'pointOfOrder' }] })), 'ac');
});

test('what is left of the time, and by how much it is over', () => {
  assert.deepEqual(speechClock({ since: 1_000, allowance: 60_000 }, 31_000),
    { elapsed: 30_000, remaining: 30_000, over: 0 });
  assert.deepEqual(speechClock({ since: 1_000, allowance: 60_000 }, 71_000),
    { elapsed: 70_000, remaining: 0, over: 10_000 });
  assert.deepEqual(speechClock({ since: 1_000 }, 500), { elapsed: 0, over: 0 });
});

test('a speech that was broken off and went on is one', () => {
  const speeches = [
    { seat: 'c', kind: 'speech', from: 0, until: 10 },
    { seat: 'a', kind: 'pointOfOrder', from: 10, until: 12 },
    { seat: 'c', kind: 'continuation', from: 12, until: 20 },
  ];
  assert.deepEqual(speakingTimes(meeting({ speeches })), [
    { seat: 'a', speeches: 0, pointsOfOrder: 1, time: 2 },
    { seat: 'c', speeches: 1, pointsOfOrder: 0, time: 18 },
  ]);
});

const told = (before, after) => wordingDifference(before, after)
  .map(({ kind, text }) => ({ same: text, deleted: `[-${text}-]`, inserted: `[+${text}+]` })[kind])
  .join('');

test('an amendment is read by whole words', () => {
  assert.equal(told('publish the plan', 'publish the whole plan'), 'publish the [+whole +]plan');
  assert.equal(told('by the end of 2025', 'by the end of 2026'), 'by the end of [-2025 -][+2026+]');
  assert.equal(told('نشر الخطة', 'نشر الخطة السنوية'), 'نشر الخطة [+السنوية+]');
  assert.equal(told('', 'new'), '[+new+]');
  assert.equal(told('one two three', 'three'), '[-one two -]three');
});

test('without what is inserted it is the old text, without what is deleted the new one', () => {
  const words = ['a', 'b', 'c', 'ا', 'ب'];
  let seed = 7;
  const next = (limit) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed % limit;
  };
  const text = () => Array.from({ length: next(8) }, () => words[next(words.length)]).join(' ');
  const plain = (pieces, kind) => pieces.filter((piece) => piece.kind !== kind)
    .map((piece) => piece.text.trim()).filter(Boolean).join(' ');
  for (let round = 0; round < 2_000; round += 1) {
    const [before, after] = [text(), text()];
    const pieces = wordingDifference(before, after);
    assert.equal(plain(pieces, 'inserted'), before);
    assert.equal(plain(pieces, 'deleted'), after);
    for (const [index, piece] of pieces.entries()) {
      assert.notEqual(piece.kind, pieces[index + 1]?.kind, 'pieces of one kind are one');
    }
  }
});

test('a request and a point of order are two acts; a vote names its motion', () => {
  assert.notEqual(keyOf(command.requestFloor()), keyOf(command.requestFloor(true)));
  assert.notEqual(keyOf(command.admitMotion('m1')), keyOf(command.admitMotion('m2')));
  const vote = (floorMotion) => keyOf(command.openBallot({ floorMotion, method: 'yesNo' }));
  assert.notEqual(vote('m1'), vote('m2'));
  // Without a motion from the floor it is the one act that forms wait for.
  assert.equal(keyOf(command.openBallot({ method: 'yesNo' })), keyOf(command.openBallot()));
});

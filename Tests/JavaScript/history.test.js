// Looking back: the timeline, the difference between two moments, the way back of a passage.

import assert from 'node:assert/strict';
import test from 'node:test';
import { apply, clamp } from '../../web/minutes/document.js';
import { differencesBetween, longestCommon, textDifference }
  from '../../web/minutes/historyDifference.js';
import { lookedPieces } from '../../web/minutes/historyLook.js';
import { addRun } from '../../web/minutes/runs.js';
import { restoration } from '../../web/minutes/historyRestore.js';
import { Timeline } from '../../web/minutes/historyTimeline.js';
import { fingerprint } from './digest.js';
import { Random, randomDocument, randomOperation, randomText } from './random.js';

const block = (id, text, more = {}) => ({
  id, attributes: { kind: 'paragraph' }, text, authors: text ? [['p1', text.length]] : [],
  trashed: false, ...more,
});
const documentOf = (...blocks) => ({ blocks, aliases: {} });

function meeting(document) {
  return {
    id: 'm', sequence: 1, phase: 'prepared', phaseChanges: [], ballots: [], commitments: [],
    actions: [], preparedBallots: [], minutes: { document }, header: {}, attendance: { presences: {}, excused: [] },
  };
}

const entry = (sequence, ...events) => ({ sequence, at: sequence * 1000, by: 'p2', events });
const prepared = (document) => entry(1, { meetingPrepared: { meeting: meeting(document) } });

test('every step of a long meeting is the fold up to there, in whatever order it is asked for', () => {
  const random = new Random(5);
  const timeline = new Timeline();
  let document = randomDocument(random);
  const entries = [prepared(document)];
  const wanted = [fingerprint(document)];
  for (let index = 1; index < 20_000; index += 1) {
    let made = 0;
    const fresh = () => `n${index}-${(made += 1)}`;
    const operation = index % 40 === 0 ? randomOperation(random, document, fresh)
      : clamp(document, [{ text: { block: document.blocks[0].id, delta: [randomText(random, 1)] } }]);
    document = apply(document, operation, 'p2');
    // Votes are not public: their numbers are missing.
    entries.push(entry(index * 2, { minutesEdited: { operation } }));
    wanted.push(fingerprint(document));
  }
  timeline.append(entries.slice(0, 7_000));
  timeline.append(entries.slice(6_000));
  assert.equal(timeline.count, entries.length);
  for (let ask = 0; ask < 300; ask += 1) {
    const index = random.below(timeline.count);
    const moment = timeline.at(index);
    assert.equal(moment.entry, entries[index]);
    assert.equal(fingerprint(moment.document), wanted[index], `at ${index}`);
    assert.equal(timeline.indexAt(moment.entry.sequence), index);
    assert.equal(timeline.indexAt(moment.entry.sequence + 1), index, 'a vote changes nothing');
  }
});

test('openings, breaks, ballots and decisions are marked', () => {
  const timeline = new Timeline();
  const ballot = { id: 'b1', number: 1, state: { name: 'open' }, votes: {} };
  timeline.append([
    prepared(documentOf(block('a', 'x'))),
    entry(2, { phaseChanged: { phase: 'inSession' } }),
    entry(3, { ballotOpened: { ballot } }),
    entry(5, { ballotClosed: { ballot: 'b1', result: {}, votes: [] } },
      { decided: { commitment: 'n1', decision: {} } }),
    entry(6, { phaseChanged: { phase: 'suspended' } }),
    entry(7, { phaseChanged: { phase: 'inSession' } }),
    entry(8, { phaseChanged: { phase: 'closed' } }),
  ]);
  assert.deepEqual(timeline.marks.map(({ kind, index, number }) => [kind, index, number]), [
    ['opened', 1, undefined], ['ballotOpened', 2, 1], ['ballotClosed', 3, 1],
    ['suspended', 4, undefined], ['resumed', 5, undefined], ['closed', 6, undefined],
  ]);
  assert.equal(timeline.at(2).state.ballots[0].state.name, 'open');
  assert.equal(timeline.at(3).state.ballots[0].state.name, 'closed');
});

/** Both texts of a difference. */
const sides = (pieces) => ['removed', 'added'].map((kind) =>
  pieces.filter((piece) => piece.kind === 'same' || piece.kind === kind)
    .map(({ text }) => text).join(''));

test('a difference of texts reads in whole words', () => {
  assert.deepEqual(
    textDifference('اتفق الحاضرون على التعهد', 'وافق الحاضرون على هذا التعهد'), [
      { kind: 'removed', text: 'اتفق' }, { kind: 'added', text: 'وافق' },
      { kind: 'same', text: ' الحاضرون على ' }, { kind: 'added', text: 'هذا ' },
      { kind: 'same', text: 'التعهد' },
    ]);
  assert.deepEqual(textDifference('le 12 juillet', 'un 13 juillet'), [
    { kind: 'removed', text: 'le 12' }, { kind: 'added', text: 'un 13' },
    { kind: 'same', text: ' juillet' },
  ]);
  assert.deepEqual(textDifference('', 'x'), [{ kind: 'added', text: 'x' }]);
});

test('a difference holds both texts whole, whatever they are', () => {
  const random = new Random(11);
  for (let round = 0; round < 2_000; round += 1) {
    const before = randomText(random, random.below(30));
    const after = random.chance(0.3) ? randomText(random, random.below(30))
      : before.slice(0, random.below(10)) + 'é ' + before.slice(random.below(20));
    assert.deepEqual(sides(textDifference(before, after)), [before, after]);
  }
});

test('a longest common list is as long as can be', () => {
  const random = new Random(3);
  for (let round = 0; round < 500; round += 1) {
    const [left, right] = [0, 1].map(() =>
      Array.from({ length: random.below(12) }, () => random.below(4)));
    const table = [new Array(right.length + 1).fill(0)];
    for (const one of left) {
      const above = table[table.length - 1];
      const row = [0];
      right.forEach((other, index) => row.push(
        one === other ? above[index] + 1 : Math.max(above[index + 1], row[index])));
      table.push(row);
    }
    const found = longestCommon(left, right);
    assert.equal(found.length, table[left.length][right.length], `${left} / ${right}`);
    for (const list of [left, right]) {
      let place = 0;
      for (const one of list) if (one === found[place]) place += 1;
      assert.equal(place, found.length);
    }
  }
});

test('blocks that came, went, moved or changed are told apart', () => {
  const before = documentOf(block('a', 'one'), block('b', 'two'), block('c', 'three'), block('d', 'x'));
  const after = documentOf(
    block('c', 'three'), block('a', 'one and more'), block('b', 'two', { trashed: true }),
    block('n', 'new'), block('d', 'x', { attributes: { kind: 'heading' } }));
  const found = differencesBetween(before, after)
    .map(({ kind, isMoved, isDressed, block: { id } }) => [id, kind, isMoved, isDressed]);
  assert.deepEqual(found, [
    ['b', 'removed', false, false], ['c', 'same', false, false], ['a', 'changed', true, false],
    ['n', 'added', false, false], ['d', 'changed', false, true],
  ]);
});

test('a passage comes back as it was, under the names of its authors', () => {
  const then = documentOf(block('a', 'Amal wrote this. Bilel added that.', {
    authors: [['p1', 17], ['p2', 17]],
  }));
  const now = documentOf(block('a', 'Bilel added that.', {
    attributes: { kind: 'note', speaker: 'p3' }, authors: [['p2', 17]], trashed: true,
  }));
  const operation = restoration(then, now, 'a', () => 'k1');
  assert.deepEqual(operation, [
    { restore: { block: 'a' } },
    { set: { block: 'a', attributes: { speaker: null, kind: 'paragraph' } } },
    { text: { block: 'a', delta: [{ text: 'Amal wrote this. ', author: 'p1' }] } },
  ]);
  assert.deepEqual(apply(now, operation, 'p9'), then);
  assert.deepEqual(restoration(then, then, 'a', () => 'k1'), []);
});

test('a passage whose block is gone comes back at its place', () => {
  const then = documentOf(block('a', 'x'), block('b', 'gone'), block('c', 'y'));
  const now = documentOf(block('c', 'y'), block('a', 'x'));
  const after = apply(now, restoration(then, now, 'b', () => 'k1'), 'p9');
  assert.deepEqual(after.blocks.map(({ id, text }) => [id, text]),
    [['c', 'y'], ['a', 'x'], ['k1', 'gone']]);
  assert.deepEqual(after.blocks[2].authors, [['p1', 4]]);
});

/** The stretches that look alike, whoever wrote them. */
function looksOf({ authors }) {
  const looks = [];
  for (const [, count, format] of authors) addRun(looks, '', count, format);
  return looks;
}

test('what comes back is what was, after any edits', () => {
  const random = new Random(17);
  for (let round = 0; round < 500; round += 1) {
    const then = randomDocument(random);
    let now = then;
    let made = 0;
    const fresh = () => `k${(made += 1)}`;
    for (let edit = 0; edit < 4; edit += 1) {
      now = apply(now, randomOperation(random, now, fresh), 'u2');
    }
    for (const was of then.blocks.filter(({ trashed }) => !trashed)) {
      const back = apply(now, restoration(then, now, was.id, fresh), 'u9')
        .blocks.find(({ id }) => id === was.id);
      assert.equal(back.text, was.text);
      assert.deepEqual(back.attributes, was.attributes);
      assert.equal(back.trashed, false);
      assert.ok(!back.authors.some(([author]) => author === 'u9'), 'no author was lost');
      assert.deepEqual(looksOf(back), looksOf(was));
    }
  }
});

test('what was bold or led somewhere then is so when looking back, and a change of it is told', () => {
  const was = block('b', 'one two three',
    { authors: [['p1', 4], ['p1', 3, { bold: 'true' }], ['p2', 6]] });
  const is = block('b', 'one 😀 three', { authors: [
    ['p1', 7], ['p2', 2, { bold: 'true', italic: 'true' }],
    ['p2', 3, { link: 'https://example.org' }]] });
  const [difference] = differencesBetween(documentOf(was), documentOf(is));
  assert.equal(difference.kind, 'changed');
  assert.equal(difference.isFormatted, true);
  const told = (pieces) => pieces.flatMap(({ kind, looks }) => looks.map((look) => [
    kind, look.text, [look.isBold && 'bold', look.isItalic && 'italic', look.address]
      .filter(Boolean).join(' ')]));
  assert.deepEqual(told(lookedPieces(difference.pieces, difference.was, difference.block)), [
    ['same', 'one ', ''], ['removed', 'two', 'bold'], ['added', '😀', ''], ['same', ' ', ''],
    ['same', 'th', 'bold italic'], ['same', 'ree', 'https://example.org'],
  ]);
  const [alike] = differencesBetween(documentOf(was), documentOf({ ...was, authors:
    [['p2', 4], ['p2', 3, { bold: 'true' }], ['p1', 6]] }));
  assert.equal(alike.kind, 'same', 'who wrote it is no difference of looks');
});
